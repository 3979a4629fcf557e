"""A kit that was edited in Word comes back: clauses, answers and comments are known again, and nothing is lost."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from lawkit.errors import DraftError, OutputError
from lawkit.kits.answers_file import with_answers
from lawkit.kits.kit import build_kit
from lawkit.kits.remaking import Remade, remake
from lawkit.library.loader import Library, load
from lawkit.localization.countries import load_country
from lawkit.localization.messages import translator
from lawkit.reports.returned_report import returned_json, returned_lines
from tests.word.undone import W, canonical, parts, settled

ACT = "01-model-act.docx"
SOFFICE = shutil.which("soffice")


@cache
def library() -> Library:
    return load()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kits") / "kit"
    country = load_country("KE", library().roots)
    build_kit(library(), country, "en", ["icsant"], "common", None, date(2026, 3, 1), folder)
    return folder


@pytest.fixture
def kit(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "kit"))


def edited(folder: Path, change: Callable[[Any], None]) -> None:
    """Changes the model act as a user of Word would."""
    document = docx.Document(str(folder / ACT))
    change(document)
    document.save(str(folder / ACT))


def again(folder: Path) -> Remade:
    return remake(library(), folder, folder.with_name("new"), None)


def paragraph(document: Any, words: str, style: str = "") -> Any:
    found = [one for one in document.paragraphs if words in one.text and (not style or one.style.name == style)]
    return found[-1]


def fill(document: Any, tag: str, words: str) -> None:
    for control in document.element.body.iter(qn("w:sdt")):
        mark = control.find(qn("w:sdtPr")).find(qn("w:tag"))
        if mark is not None and mark.get(qn("w:val")) == tag:
            texts = list(control.iter(qn("w:t")))
            texts[0].text = words
            for text in texts[1:]:
                text.text = ""


def test_an_untouched_kit_has_nothing_to_report(kit: Path) -> None:
    remade = again(kit)
    assert not remade.kit.edited
    assert list(returned_lines(remade, translator("en"))) == ["Nothing in the kit was changed."]
    assert (remade.folder / ACT).read_bytes() == (kit / ACT).read_bytes()


def test_changed_deleted_and_added_clauses_are_told_apart(kit: Path) -> None:
    def change(document: Any) -> None:
        paragraph(document, "commits an offence if the person").runs[0].text = "A grown person commits an offence if "
        heading = paragraph(document, "Threats", "Law Clause")
        new = copy.deepcopy(heading._p)
        for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"):
            for one in new.findall(qn(f"w:{name}")):
                new.remove(one)
        for run in new.findall(qn("w:r"))[1:]:
            new.remove(run)
        new.find(qn("w:r")).find(qn("w:t")).text = "Hoaxes"
        heading._p.addprevious(new)
        gone = paragraph(document, "Attempt", "Law Clause")
        following = []
        at = gone._p.getnext()
        while at.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val")) != "LawClause":
            following.append(at)
            at = at.getnext()
        for one in (gone._p, *following):
            one.getparent().remove(one)

    edited(kit, change)
    remade = again(kit)
    [text] = remade.kit.texts
    assert len(text.changed) == 1
    assert text.deleted == ("offences.attempt",)
    assert [one.words[0] for one in text.added] == ["Hoaxes"]
    lines = "\n".join(returned_lines(remade, translator("en")))
    assert "+ A grown person commits an offence if" in lines
    assert "- offences.attempt" in lines
    data = json.loads(returned_json(remade))
    assert data["texts"][0]["deleted"] == ["offences.attempt"]
    words = "\n".join(one.text for one in docx.Document(str(remade.folder / ACT)).paragraphs)
    assert "Hoaxes" in words  # the drafter's file is the one in the new kit
    assert "A grown person" in words
    assert (remade.folder / "01-model-act.fresh.docx").is_file()


def test_answers_in_controls_go_into_the_answers_file_and_change_no_clause(kit: Path) -> None:
    edited(kit, lambda document: fill(document, "competent-authority", "the Nuclear Authority"))
    remade = again(kit)
    assert remade.answers.found == {"placeholders": {"competent-authority": "the Nuclear Authority"}}
    assert not remade.kit.texts[0].changed
    assert 'competent-authority: "the Nuclear Authority"' in (remade.folder / "answers.yaml").read_text()
    fresh = "".join(docx.Document(str(remade.folder / "01-model-act.fresh.docx")).element.body.itertext())
    assert fresh.count("the Nuclear Authority") > 1  # filled once, everywhere


def test_different_answers_to_one_blank_are_told_and_none_is_taken(kit: Path) -> None:
    def change(document: Any) -> None:
        found = []
        for control in document.element.body.iter(qn("w:sdt")):
            mark = control.find(qn("w:sdtPr")).find(qn("w:tag"))
            if mark is not None and mark.get(qn("w:val")) == "competent-authority":
                found.append(next(control.iter(qn("w:t"))))
        found[0].text, found[1].text = "the Nuclear Authority", "the Energy Ministry"

    edited(kit, change)
    remade = again(kit)
    assert set(remade.answers.several["competent-authority"]) == {"the Nuclear Authority", "the Energy Ministry"}
    assert not remade.answers.found


def test_comments_of_others_are_reported_and_stay(kit: Path) -> None:
    def change(document: Any) -> None:
        heading = paragraph(document, "Threats", "Law Clause")
        document.add_comment(heading.runs, text="Is this needed?", author="A. Colleague", initials="AC")

    edited(kit, change)
    remade = again(kit)
    [(file, comment)] = list(remade.kit.comments())
    assert (file, comment.author, comment.words) == (ACT, "A. Colleague", "Is this needed?")
    assert comment.clause == "offences.threats"
    assert b"Is this needed?" in parts((remade.folder / ACT).read_bytes())["word/comments.xml"]


def test_what_is_new_in_the_kit_is_put_into_the_edited_file_as_tracked_insertions(kit: Path) -> None:
    edited(kit, lambda document: fill(document, "competent-authority", "the Nuclear Authority"))
    path = kit / "kit.json"
    manifest = json.loads(path.read_text())
    manifest["options"]["instruments"] = ["cppnm-a", "icsant"]  # as if the state had joined another convention since
    path.write_text(json.dumps(manifest))
    old = (kit / ACT).read_bytes()
    remade = again(kit)
    merged = remade.merged[ACT]
    assert "offences.theft" in merged.inserted
    new = parts((remade.folder / ACT).read_bytes())
    accepted = settled(new["word/document.xml"], new["word/comments.xml"], accept=True)
    headings = ["".join(t.text or "" for t in p.iter(W + "t")) for p in accepted.iter(W + "p")]
    assert "Theft and other unlawful obtaining of nuclear material" in headings
    rejected = settled(new["word/document.xml"], new["word/comments.xml"], accept=False)
    before = parts(old)
    as_it_was = settled(before["word/document.xml"], before["word/comments.xml"], accept=False)
    assert canonical(rejected) == canonical(as_it_was)
    found = remake(library(), remade.folder, remade.folder.with_name("third"), None)
    assert not found.kit.texts[0].added  # what was put in is known by its id when it comes back


def test_an_edited_kit_is_never_overwritten(kit: Path) -> None:
    edited(kit, lambda document: fill(document, "competent-authority", "the Nuclear Authority"))
    country = load_country("KE", library().roots)
    with pytest.raises(OutputError, match="lawkit kit --from"):
        build_kit(library(), country, "en", ["icsant"], "common", None, None, kit)
    remade = again(kit)
    with pytest.raises(OutputError, match="changed since"):
        remake(library(), kit, remade.folder, None)  # the new folder holds edited files, too


def test_a_folder_without_a_kit_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match=r"no folder of a kit"):
        remake(library(), tmp_path, tmp_path / "new", None)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_clauses_are_known_again_after_libreoffice(kit: Path, tmp_path: Path) -> None:
    assert SOFFICE is not None
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", "docx", "--outdir", str(tmp_path / "lo"), str(kit / ACT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    shutil.copy(tmp_path / "lo" / ACT, kit / ACT)
    [text] = again(kit).kit.texts
    assert not text.changed
    assert not text.deleted
    assert not text.added


def test_only_empty_answers_are_filled_and_every_other_line_stays() -> None:
    text = (
        "# mine\ncountry: KE\nfacts:\n  federal: no  # asked the ministry\nplaceholders:\n"
        "  a:\n  b: \"told\"\n  c: ''\noptions:\n"
    )
    written, otherwise = with_answers(text, {"placeholders": {"a": "x: y", "b": "else", "c": "z", "d": "new"}})
    assert written == (
        "# mine\ncountry: KE\nfacts:\n  federal: no  # asked the ministry\nplaceholders:\n"
        '  a: "x: y"\n  b: "told"\n  c: "z"\n  d: "new"\noptions:\n'
    )
    assert otherwise == {"placeholders.b": "else"}


def test_a_file_that_word_cannot_read_is_named(kit: Path) -> None:
    (kit / ACT).write_bytes(b"no zip")
    with pytest.raises(DraftError, match=ACT):
        again(kit)
    assert BytesIO((kit / ACT).read_bytes()).read() == b"no zip"
