from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from lxml import etree

from lawkit.errors import ContentError, OutputError, UnknownNameError
from lawkit.house_template import read_house
from lawkit.kits.kit import DOCUMENTS, Kit, build_kit, zip_kit
from lawkit.library.loader import load
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country
from tests.kits.examples import PACK, country, library
from tests.word.element_order import faults
from tests.word.test_house import template

BOTH = ("alpha", "beta")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(folder: Path, tradition: str | None = None, answers: Answers | None = None, **facts: str) -> Kit:
    return build_kit(library(), country(**facts), None, BOTH, tradition, answers, date(2026, 5, 1), folder / "kit")


def xml(kit: Kit, file: str, part: str) -> etree._Element:
    with ZipFile(kit.folder / file) as package:
        return etree.fromstring(package.read(part))


def words(kit: Kit, file: str) -> str:
    body = xml(kit, file, "word/document.xml")
    return "\n".join("".join(paragraph.itertext(f"{W}t")) for paragraph in body.iter(f"{W}p"))


def test_a_kit_holds_every_document_and_a_manifest_with_digests(tmp_path: Path) -> None:
    kit = made(tmp_path)
    assert sorted(path.name for path in kit.folder.iterdir()) == sorted(kit.files)
    assert {one.name for one in DOCUMENTS} < set(kit.files)
    manifest = json.loads((kit.folder / "kit.json").read_text())
    assert manifest["options"]["instruments"] == ["alpha", "beta"]
    for name, digest in manifest["files"].items():
        assert sha256((kit.folder / name).read_bytes()).hexdigest() == digest


def test_the_same_state_and_options_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one"), made(tmp_path / "two")
    for name in one.files:
        assert (one.folder / name).read_bytes() == (two.folder / name).read_bytes(), name


@pytest.mark.parametrize("tradition", ["common", "civil"])
def test_every_file_opens_keeps_the_order_of_the_schema_and_holds_no_template(tmp_path: Path, tradition: str) -> None:
    kit = made(tmp_path, tradition)
    for name in kit.files:
        if name.endswith(".docx"):
            data = (kit.folder / name).read_bytes()
            docx.Document(BytesIO(data))
            assert faults(data) == []
            assert "{" not in words(kit, name)
            assert "\ue000" not in words(kit, name)


def test_every_paragraph_with_an_authority_or_a_suggestion_has_its_footnote(tmp_path: Path) -> None:
    kit = made(tmp_path)
    selection = kit.context.selection
    pieces = [p for c in selection.clauses() for p in (*c.paragraphs, *c.definitions)]
    pieces += [item for piece in list(pieces) for item in piece.items]
    expected = sum(bool(piece.authority) or piece.suggestion for piece in pieces)
    notes = xml(kit, "01-model-act.docx", "word/footnotes.xml")
    assert len(notes) - 2 == expected
    texts = ["".join(note.itertext(f"{W}t")) for note in notes]
    assert "Lawkit suggestion; not required by an instrument." in texts
    assert "Alpha art. 1; Beta art. 1." in texts
    assert "Beta art. 2 (reference not verified)." in texts
    assert "Alpha art. 9." in texts


def test_the_act_numbers_sections_and_refers_to_them_by_number(tmp_path: Path) -> None:
    text = words(made(tmp_path), "01-model-act.docx")
    assert "within the limits of section\u00a05" in text
    assert "Subsection\u00a0(1) applies in Part II." in text
    assert "hides a thing that was taken under subsection\u00a0(1)(a)." in text
    assert "means a place named in Schedule 1" in text


def test_a_civil_act_has_titles_and_articles(tmp_path: Path) -> None:
    text = words(made(tmp_path, "civil"), "01-model-act.docx")
    assert "This Law is the [short title] of Marovia." in text
    assert "Paragraph\u00a01 of this Article yields to Article 6." in text


def test_definitions_stand_in_the_order_of_the_alphabet_and_the_last_ends_with_a_full_stop(tmp_path: Path) -> None:
    text = words(made(tmp_path), "01-model-act.docx")
    places = [text.index(term) for term in ("“Blue thing”", "“red thing”", "“zone”")]
    assert places == sorted(places)
    assert "means a place named in Schedule 1." in text


def test_drafting_notes_are_comments_by_lawkit(tmp_path: Path) -> None:
    opened = docx.Document(made(tmp_path).folder / "01-model-act.docx")
    comments = list(opened.comments)
    assert {comment.author for comment in comments} == {"lawkit"}
    taking = next(comment.text for comment in comments if "Ask only for intent." in comment.text)
    assert "Do not add: a wish for gain" in taking
    assert "Required. Source: a treaty." in taking


def test_open_choices_are_highlighted_and_listed_and_an_answer_closes_them(tmp_path: Path) -> None:
    kit = made(tmp_path)
    act = words(kit, "01-model-act.docx")
    assert "Which words does the penal code use?" in act
    assert "Which office is in charge?" in words(kit, "00-start-here.docx")
    answers = Answers(
        placeholders={"office": "Office of Things", "short-title": "Things Act", "money": "crowns"},
        options={"offences.taking/mind": "intent"},
        facts={"has_reactor": "false", "has_sea": "false", "enacting_formula": "Enacted."},
    )
    closed = made(tmp_path / "closed", answers=answers)
    text = words(closed, "01-model-act.docx")
    assert kit.open_choices == 7
    assert closed.open_choices == 0
    assert "Office of Things carries out this Act" in text
    assert "[office in charge]" not in text
    assert "Reactors" not in text
    assert "Blanks to fill in" not in text
    assert "chosen: intent" in text


def test_what_is_unknown_is_shown_as_unknown_and_never_filled_in(tmp_path: Path) -> None:
    start = words(made(tmp_path), "00-start-here.docx")
    assert "unknown: ask the depositary before deciding" in start
    assert "no source seen" in start
    assert "[enacting formula]" in words(made(tmp_path / "again"), "01-model-act.docx")


def test_start_here_says_since_when_by_which_source_and_that_the_depositary_decides(tmp_path: Path) -> None:
    start = words(made(tmp_path), "00-start-here.docx")
    for part in ("3 February 2010", "a list", "30 June 2025", "the depositary", "confirm every treaty status"):
        assert part in start


def test_instruments_that_nobody_named_are_those_that_bind_the_state(tmp_path: Path) -> None:
    kit = build_kit(library(), country(), None, (), None, None, None, tmp_path / "kit")
    assert kit.context.instruments == ("alpha",)


def test_an_unknown_instrument_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="alpha"):
        build_kit(library(), country(), None, ("gamma",), None, None, None, tmp_path / "kit")
    assert not list(tmp_path.iterdir())


def test_the_table_names_the_place_in_the_act_that_meets_each_duty(tmp_path: Path) -> None:
    kit = made(tmp_path)
    text = words(kit, "05-obligations-and-clauses.docx")
    assert "5(1), 5(1)(a) Taking" in text
    assert "none needed" in text
    sheet = openpyxl.load_workbook(kit.folder / "05-obligations-and-clauses.xlsx").active
    rows = {row[0]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert list(rows) == ["alpha.1", "alpha.2", "alpha.3", "beta.1", "beta.2"]
    assert rows["alpha.3"][7:9] == ("offences.taking: Taking", "5(1), 5(1)(a)")
    assert rows["beta.2"][10] == "not verified"


def test_the_checklist_gives_each_duty_three_boxes_and_room_for_evidence(tmp_path: Path) -> None:
    body = xml(made(tmp_path), "06-checklist.docx", "word/document.xml")
    tags = [tag.get(f"{W}val") for tag in body.iter(f"{W}tag")]
    for duty in ("alpha.1", "beta.2"):
        assert [tag for tag in tags if tag.startswith(f"{duty}:")] == [
            f"{duty}:yes", f"{duty}:partly", f"{duty}:no", f"{duty}:evidence",
        ]  # fmt: skip


def test_without_a_date_no_document_carries_one(tmp_path: Path) -> None:
    kit = build_kit(library(), country(), None, BOTH, None, None, None, tmp_path / "kit")
    with ZipFile(kit.folder / "01-model-act.docx") as package:
        assert b"created" not in package.read("docProps/core.xml")


def test_nothing_is_left_behind_when_a_kit_fails(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(PACK, broken)
    file = broken / "model_laws/act/20-offences.yaml"
    file.write_text(file.read_text().replace("option('mind')", "option('none')"))
    with pytest.raises(ContentError, match=r"offences\.taking"):
        build_kit(library(broken), country(), None, BOTH, None, None, None, tmp_path / "out" / "kit")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_a_kit_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="other files"):
        made(tmp_path)
    assert (tmp_path / "kit" / "mine.txt").read_text() == "mine"


def test_a_document_that_was_edited_is_not_overwritten(tmp_path: Path) -> None:
    kit = made(tmp_path)
    made(tmp_path)
    (kit.folder / "01-model-act.docx").write_bytes(b"edited")
    with pytest.raises(OutputError, match=r"01-model-act\.docx: was added or changed"):
        made(tmp_path)
    assert (kit.folder / "01-model-act.docx").read_bytes() == b"edited"


def test_an_answers_file_that_was_filled_in_is_kept(tmp_path: Path) -> None:
    kit = made(tmp_path)
    answers = kit.folder / "answers.yaml"
    answers.write_text(answers.read_text().replace("  office:", "  office: Office of Things"))
    made(tmp_path)
    assert "office: Office of Things" in answers.read_text()


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kit").write_text("x")
    with pytest.raises(OutputError, match="is a file"):
        made(tmp_path)


def test_a_kit_can_be_one_archive(tmp_path: Path) -> None:
    kit = made(tmp_path)
    archive = zip_kit(kit)
    with ZipFile(archive) as package:
        assert sorted(package.namelist()) == sorted(f"kit/{name}" for name in kit.files)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_act_and_prints_the_numbers_of_references(tmp_path: Path) -> None:
    kit = made(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(kit.folder / "01-model-act.docx")], check=True, capture_output=True, timeout=180)
    text = (tmp_path / "01-model-act.txt").read_text(encoding="utf-8-sig").replace("\u00a0", " ")
    assert re.search(r"^\s*5\.\s+Taking$", text, re.MULTILINE)
    assert "within the limits of section 5" in text
    assert "taken under subsection (1)(a)." in text


@pytest.mark.parametrize("code", ["KE", "SN", "US", "KP"])
def test_the_shipped_content_makes_a_kit_for_any_state(tmp_path: Path, code: str) -> None:
    shipped = load()
    instruments = ("cppnm-a", "icsant")
    kit = build_kit(shipped, load_country(code), None, instruments, None, None, None, tmp_path / code)
    assert "{{" not in words(kit, "01-model-act.docx")


@pytest.mark.parametrize("instruments", [("cppnm-a",), ("icsant",), ("cppnm-a", "icsant")])
@pytest.mark.parametrize("tradition", ["common", "civil"])
def test_no_reference_of_the_shipped_act_dangles(tmp_path: Path, instruments: tuple[str, ...], tradition: str) -> None:
    build_kit(load(), load_country("KE"), None, instruments, tradition, None, None, tmp_path / "kit")


def test_the_guide_names_every_file_of_a_shipped_kit_and_who_uses_it(tmp_path: Path) -> None:
    kit = build_kit(load(), load_country("KE"), None, ["cppnm-a"], None, None, None, tmp_path / "kit")
    guide = words(kit, "00-start-here.docx")
    for name in kit.files:
        if not name.endswith(".xlsx"):
            assert name in guide, name
    assert "Foreign ministry" in guide
    assert "lawkit check DRAFT --country KE" in guide


def test_a_ministrys_template_dresses_every_word_file_of_the_kit(tmp_path: Path) -> None:
    house = read_house(template(tmp_path))
    kit = build_kit(library(), country(), None, BOTH, None, None, None, tmp_path / "kit", house=house)
    for name in (one for one in kit.files if one.endswith(".docx")):
        data = (kit.folder / name).read_bytes()
        assert docx.Document(BytesIO(data)).styles["Normal"].font.name == "Georgia"
        assert faults(data) == []
    made = json.loads((kit.folder / "kit.json").read_text(encoding="utf-8"))
    assert made["options"]["template"] == house.sha256 == sha256((tmp_path / "house.docx").read_bytes()).hexdigest()


def test_what_is_open_in_the_papers_alone_is_listed_with_its_file_and_counted(tmp_path: Path) -> None:
    kit = build_kit(load(), load_country("GH"), None, ["icsant"], None, None, None, tmp_path / "kit")
    guide = words(kit, "00-start-here.docx").split("\n")
    at = guide.index("name of the person who signs")
    assert guide[at + 2] == "07-treaty-actions.docx"
    question = "Does the State accept the settlement of disputes under the Nuclear Terrorism Convention?"
    assert question in guide
    assert any(line.startswith(f"{kit.open_choices} choices are still open.") for line in guide)
    told = Answers(placeholders={"signatory-name": "Ama Mensah"})
    answered = build_kit(load(), load_country("GH"), None, ["icsant"], None, told, None, tmp_path / "answered")
    assert answered.open_choices == kit.open_choices - 1
    assert "Ama Mensah" in words(answered, "07-treaty-actions.docx")
