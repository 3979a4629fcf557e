from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from lxml import etree

from lawkit.cli import commands
from lawkit.errors import DraftError
from lawkit.kits.reports import write_reports
from lawkit.word.edition import public_edition
from lawkit.word.package import zipped
from tests.kits.papers import W, context_of, paragraphs, printed, words

RESTRICTED = "Who is the national point of contact for the Committee?"
PUBLIC = "Which law sets up physical protection, and which authority carries it out?"


def reports(state: str, *instruments: str) -> bytes:
    return write_reports(*printed(state, *instruments))


def edited(data: bytes, question: str, answer: str = "", marking: str = "") -> bytes:
    """The reports after somebody wrote into the row of a question, or chose another marking for it, in Word."""
    with ZipFile(BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(files["word/document.xml"])
    row = next(one for one in root.iter(f"{W}tr") if question in "".join(one.itertext(f"{W}t")))
    controls = list(row.iter(f"{W}sdt"))
    store = etree.fromstring(files["customXml/item1.xml"])
    if answer:
        next(controls[0].iter(f"{W}t")).text = answer
        tag = next(controls[0].iter(f"{W}tag")).get(f"{W}val")
        next(one for one in store if one.get("id") == tag).text = answer
    if marking:
        next(controls[-1].iter(f"{W}t")).text = marking
    files["word/document.xml"] = etree.tostring(root)
    files["customXml/item1.xml"] = etree.tostring(store)
    return zipped(files)


def everything(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_every_row_of_every_table_is_marked() -> None:
    with ZipFile(BytesIO(reports("KE"))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for row in root.iter(f"{W}tr"):
        tags = [tag.get(f"{W}val") for tag in row.iter(f"{W}tag")]
        assert row.find(f"{W}trPr/{W}tblHeader") is not None or any(tag.startswith("marking:") for tag in tags)


def test_the_public_edition_holds_public_rows_alone() -> None:
    whole = words(reports("KE"))
    public = words(public_edition(reports("KE")))
    assert RESTRICTED in whole
    assert RESTRICTED not in public
    assert PUBLIC in whole
    assert PUBLIC in public
    assert "restricted edition" in whole.split("\n")[1]
    assert "public edition" in public.split("\n")[1]


def test_what_was_written_into_a_restricted_row_is_nowhere_in_the_public_file() -> None:
    filled = edited(reports("KE"), RESTRICTED, answer="SECRETNUMBER")
    assert "SECRETNUMBER" in everything(filled)
    assert "SECRETNUMBER" not in everything(public_edition(filled))


def test_the_state_may_change_a_marking() -> None:
    opened = public_edition(edited(reports("KE"), RESTRICTED, marking="public"))
    closed = public_edition(edited(reports("KE"), PUBLIC, marking="restricted"))
    garbled = public_edition(edited(reports("KE"), PUBLIC, marking="perhaps public"))
    assert RESTRICTED in words(opened)
    assert PUBLIC not in words(closed)
    assert PUBLIC not in words(garbled)  # what is not clearly public stays in


def test_the_public_edition_is_the_same_choice_in_every_language() -> None:
    context, texts = context_of("JO", "cppnm-a", language="ar"), printed("JO", "cppnm-a")[1]
    whole = write_reports(context, texts)
    assert len(rows(public_edition(whole))) == len(rows(public_edition(reports("JO", "cppnm-a"))))
    assert 0 < len(rows(public_edition(whole))) < len(rows(whole))


def rows(data: bytes) -> list[etree._Element]:
    with ZipFile(BytesIO(data)) as package:
        return list(etree.fromstring(package.read("word/document.xml")).iter(f"{W}tr"))


def test_a_file_without_markings_or_with_tracked_changes_is_refused() -> None:
    with pytest.raises(DraftError, match="is not a Word file"):
        public_edition(b"text", "note.docx")
    tracked = edited(reports("KE"), PUBLIC)
    with ZipFile(BytesIO(tracked)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    insertion = b'<w:body><w:p><w:ins w:id="9"/></w:p>'
    files["word/document.xml"] = files["word/document.xml"].replace(b"<w:body>", insertion)
    with pytest.raises(DraftError, match="tracked changes"):
        public_edition(zipped(files))


def test_only_needs_and_reviews_of_the_states_instruments_stand_there() -> None:
    text = words(reports("BB", "cppnm-a"))
    assert "Table on resolution 1540" not in text
    assert "boarded under the convention" not in text
    assert "review conference under article 16" in text
    assert "Table on resolution 1540" in words(reports("KE", "unscr1540"))


def test_the_needs_are_gathered_by_kind() -> None:
    lines = paragraphs(reports("KE"))
    kinds = ("Drafting", "Training", "Equipment", "Money")
    headings = [line for line in lines if line in kinds]
    assert headings == [*kinds, *kinds]  # in the table of contents, and above the rows


def test_both_editions_are_the_same_every_time() -> None:
    assert reports("KE") == reports("KE")
    assert public_edition(reports("KE")) == public_edition(reports("KE"))


def test_the_command_writes_the_public_edition_beside_the_reports(tmp_path: Path) -> None:
    (tmp_path / "08-reports.docx").write_bytes(reports("KE"))
    result = CliRunner().invoke(commands, ["public-edition", str(tmp_path / "08-reports.docx")])
    assert result.exit_code == 0, result.output
    assert RESTRICTED not in words((tmp_path / "08-reports-public.docx").read_bytes())
