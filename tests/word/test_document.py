from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from lawkit.errors import ContentError, OutputError
from lawkit.kits.numbers import numbers_of
from lawkit.library.paths import content_root
from lawkit.localization.drafting import load_drafting
from lawkit.word import law_numbering as law
from lawkit.word.document import Setup, WordDocument
from lawkit.word.page import Page
from lawkit.word.pieces import (
    Blank,
    CheckBox,
    Comment,
    DropDown,
    Footnote,
    Link,
    OpenChoice,
    PageReference,
    Reference,
    Text,
    plain,
)
from lawkit.word.table import Cell, Column
from tests.word.element_order import faults

COMMON, CIVIL = (numbers_of(load_drafting((content_root(),), "en"), name) for name in ("common", "civil"))


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def everything(**setup: object) -> WordDocument:
    document = WordDocument(Setup("A law", lists=COMMON, header=("A law", "Draft"), footer="lawkit", **setup))  # type: ignore[arg-type]
    document.title("A law", "of a state")
    document.contents("Arrangement")
    document.paragraph("Preliminary", law.PART, "part")
    document.paragraph(Comment("Title", ("Required.", "A note.")), law.CLAUSE, "title")
    document.paragraph(["See section ", Reference("theft"), Reference("theft#b"), "."], law.TEXT)
    document.paragraph("Theft", law.CLAUSE, "theft")
    document.paragraph([Blank("who", "who", "[who]"), " commits", Footnote("A treaty art. 1")], law.PARAGRAPH)
    document.paragraph([OpenChoice("o", "which", Text("[a / b]", open=True)), ":"], law.PARAGRAPH, "theft#b")
    document.paragraph("one", law.ITEM)
    document.paragraph([Blank("who", "who", "[who]")], law.SUBITEM)
    document.paragraph("Kinds", law.SCHEDULE, "kinds")
    document.paragraph([Reference("kinds"), " on page ", PageReference("kinds")], law.SCHEDULE_PARAGRAPH)
    document.heading("Rest")
    document.steps(["one", "two"])
    document.bullet("point")
    document.note("note")
    rows = [["a", Cell(("b", "c"), fill="FFEEDD")], [CheckBox("q", "yes"), DropDown("d", "kind", ("x", "y"))]]
    document.table([Column("A"), Column("B", 2)], rows, "Table", "What it shows")
    document.paragraph(Link("site", "https://example.org/?a=1&b=2"))
    return document


def test_the_same_input_gives_the_same_bytes() -> None:
    assert everything().to_bytes() == everything().to_bytes()


@pytest.mark.parametrize("right_to_left", [False, True])
def test_children_stand_in_the_order_of_the_schema(right_to_left: bool) -> None:
    assert faults(everything(right_to_left=right_to_left).to_bytes()) == []


def test_a_document_opens_with_python_docx() -> None:
    opened = docx.Document(BytesIO(everything(date=date(2026, 5, 1)).to_bytes()))
    assert opened.core_properties.title == "A law"
    assert opened.core_properties.created.date() == date(2026, 5, 1)
    assert [comment.author for comment in opened.comments] == ["lawkit"]
    assert opened.tables[0].cell(1, 1).paragraphs[1].text == "c"


def test_a_file_carries_no_author_and_without_a_date_no_time() -> None:
    data = everything().to_bytes()
    core = part(data, "docProps/core.xml")
    assert "creator" not in core
    assert "created" not in core
    with ZipFile(BytesIO(data)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "w:date=" not in part(data, "word/comments.xml")


def test_sections_count_on_through_parts_and_paragraphs_begin_anew_in_each() -> None:
    document = WordDocument(Setup("A law", lists=COMMON))
    numbers = []
    for _part in range(2):
        numbers.append(document.paragraph("p", law.PART))
        for _clause in range(2):
            numbers.append(document.paragraph("c", law.CLAUSE))
            numbers += [document.paragraph("x", style) for style in (law.PARAGRAPH, law.PARAGRAPH, law.ITEM)]
    first = ["Part I", "1.", "(1)", "(2)", "(a)", "2.", "(1)", "(2)", "(a)"]
    assert numbers == [*first, "Part II", "3.", "(1)", "(2)", "(a)", "4.", "(1)", "(2)", "(a)"]


def test_items_of_an_unnumbered_paragraph_begin_anew_in_each_section() -> None:
    document = WordDocument(Setup("A law", lists=COMMON))
    numbers = [document.paragraph("x", style) for style in (law.CLAUSE, law.ITEM, law.ITEM, law.CLAUSE, law.ITEM)]
    assert numbers == ["1.", "(a)", "(b)", "2.", "(a)"]


def test_a_civil_law_counts_in_titles_and_articles() -> None:
    document = WordDocument(Setup("A law", lists=CIVIL))
    numbers = [document.paragraph("x", style) for style in (law.PART, law.CLAUSE, law.PARAGRAPH, law.ITEM)]
    assert numbers == ["Title I", "Article 1.", "1.", "(a)"]


def test_a_reference_holds_the_number_of_its_target_even_when_it_comes_first() -> None:
    xml = part(everything().to_bytes(), "word/document.xml")
    cached = re.findall(r" REF (_lk_\w+) [^<]*</w:instrText>.*?separate\"/></w:r><w:r><w:t[^>]*>([^<]*)<", xml)
    assert {text for mark, text in cached if "theft_b" in mark} == {"(2)"}
    assert [text for mark, text in cached if re.fullmatch(r"_lk_theft_[0-9a-f]{6}", mark)] == ["2"]
    assert all(f'w:name="{mark}"' in xml for mark, _text in cached)


def test_a_reference_to_nothing_is_an_error_that_names_it() -> None:
    document = WordDocument(Setup("A law", lists=COMMON))
    document.paragraph(Reference("gone"))
    with pytest.raises(ContentError, match="gone"):
        document.to_bytes()


def test_a_mark_stands_for_one_place_only() -> None:
    document = WordDocument(Setup("A law"))
    document.paragraph("x", mark="same")
    with pytest.raises(ContentError, match="same"):
        document.paragraph("y", mark="same")


def test_the_table_of_contents_holds_the_headings_with_their_numbers() -> None:
    opened = docx.Document(BytesIO(everything().to_bytes()))
    lines = [one.text for one in opened.paragraphs if one.style.name.startswith("toc")]
    assert [line.rpartition("\t")[0] for line in lines] == [
        "Part I\tPreliminary", "1.\tTitle", "2.\tTheft", "Schedule 1\tKinds", "Rest",
    ]  # fmt: skip


def test_blanks_with_one_id_share_one_answer() -> None:
    data = everything().to_bytes()
    xml = part(data, "word/document.xml")
    assert xml.count("/k:answers[1]/k:answer[@id='who'][1]") == 2
    assert '<answer id="who" open="true">[who]</answer>' in part(data, "customXml/item1.xml")


def test_the_file_remembers_which_bookmark_stands_for_which_clause() -> None:
    store = part(everything().to_bytes(), "customXml/item1.xml")
    assert re.search(r'<mark bookmark="_lk_theft_b_\w+" id="theft#b"/>', store)


def test_control_numbers_differ() -> None:
    numbers = re.findall(r'<w:id w:val="(\d+)"/>', part(everything().to_bytes(), "word/document.xml"))
    assert len(numbers) == len(set(numbers)) == 5


def test_open_words_are_highlighted() -> None:
    xml = part(everything().to_bytes(), "word/document.xml")
    assert re.search(r'<w:highlight w:val="yellow"/></w:rPr><w:t>\[a / b\]', xml)


def test_a_table_repeats_its_header_row_and_is_described() -> None:
    xml = part(everything().to_bytes(), "word/document.xml")
    assert xml.count("<w:tblHeader/>") == 1
    assert '<w:tblDescription w:val="What it shows"/>' in xml


def test_a_right_to_left_document_turns_paragraphs_tables_sections_and_runs() -> None:
    document = WordDocument(Setup("قانون", language="ar", right_to_left=True))
    document.paragraph("المادة الأولى")
    document.paragraph("CPPNM")
    document.table([Column("أ")], [["ب"]])
    data = document.to_bytes()
    xml = part(data, "word/document.xml")
    assert "<w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>المادة" in xml
    assert "<w:r><w:t>CPPNM" in xml
    assert "<w:bidiVisual/>" in xml
    assert "<w:bidi/></w:sectPr>" in xml
    assert 'w:bidi="ar"' in part(data, "word/styles.xml")


def test_signs_that_xml_forbids_are_left_out() -> None:
    document = WordDocument(Setup("A law"))
    document.paragraph("a\x00b\x0bc")
    assert docx.Document(BytesIO(document.to_bytes())).paragraphs[0].text == "abc"


def test_a_landscape_page_is_wider_than_high() -> None:
    width, height = Page(landscape=True).size
    assert width > height


def test_the_plain_words_of_pieces_leave_footnotes_out() -> None:
    assert plain(["a ", Text("b", bold=True), Footnote("c"), Comment("d", ("e",))]) == "a bd"


def test_a_place_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        WordDocument(Setup("A law")).save(tmp_path / "none" / "law.docx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_the_numbers_that_lawkit_counted(tmp_path: Path) -> None:
    everything().save(tmp_path / "law.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "law.docx")], check=True, capture_output=True, timeout=180)
    text = (tmp_path / "law.txt").read_text(encoding="utf-8-sig")
    for line in ("Part I", "1.", "2.", "(2)", "See section 2(2).", "Schedule 1"):
        assert line in text


def test_a_bare_number_stands_once_in_the_words_of_a_paragraph_and_is_live() -> None:
    document = WordDocument(Setup(title="t", lists=CIVIL))
    document.paragraph("Theft", "LawClause", "theft")
    document.paragraph(["de l'article ", Reference("theft", bare=True), " et ", Reference("theft")])
    body = docx.Document(BytesIO(document.to_bytes())).element.body
    paragraph = next(one for one in body.iter("{*}p") if "de l'article" in "".join(one.itertext("{*}t")))
    assert "".join(paragraph.itertext("{*}t")) == "de l'article 1 et Article 1"
    codes = [code.text.strip() for code in paragraph.iter("{*}instrText")]
    assert codes[0] == "QUOTE"
    assert codes[1].startswith("REF ")
    assert codes[1].endswith("\\n \\h \\t")
