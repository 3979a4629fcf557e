from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor

from lawkit.errors import TemplateError
from lawkit.word import law_numbering as law
from lawkit.word.document import Setup, WordDocument
from lawkit.word.house import House, read_house
from lawkit.word.page import Page
from tests.word.element_order import faults


def template(folder: Path) -> Path:
    """A ministry's template: Georgia, green headings, A4 with wide margins, and a style of ours by name."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(12)
    heading = document.styles["Heading 1"]
    heading.font.color.rgb = RGBColor(0, 0x66, 0)
    heading.font.size = Pt(20)
    own = document.styles.add_style("Law Clause", WD_STYLE_TYPE.PARAGRAPH)
    own.font.bold = True
    own.font.color.rgb = RGBColor(0x99, 0, 0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    path = folder / "house.docx"
    document.save(str(path))
    return path


def written(house: House | None, landscape: bool = False) -> bytes:
    document = WordDocument(Setup("Act", page=Page(landscape=landscape, house=house), header=("Act", "Draft")))
    document.heading("Offences")
    document.paragraph("Theft", law.CLAUSE, "offences.theft")
    document.paragraph("A person commits an offence.", law.PARAGRAPH)
    return document.to_bytes()


def test_the_templates_styles_page_and_theme_are_used(tmp_path: Path) -> None:
    data = written(read_house(template(tmp_path)))
    document = docx.Document(BytesIO(data))
    assert document.styles["Normal"].font.name == "Georgia"
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0, 0x66, 0)
    assert document.styles["Heading 1"].font.size == Pt(20)
    assert document.styles["Law Clause"].font.color.rgb == RGBColor(0x99, 0, 0)
    assert document.sections[0].left_margin.mm == pytest.approx(30, abs=0.1)
    with ZipFile(BytesIO(data)) as package:
        assert "word/theme/theme1.xml" in package.namelist()


def test_what_the_template_does_not_know_takes_the_look_of_its_base(tmp_path: Path) -> None:
    house = read_house(template(tmp_path))
    ours, dressed = (docx.Document(BytesIO(written(one))).styles["Law Part"] for one in (None, house))
    assert ours.font.size is not None
    assert dressed.font.size is None
    assert dressed.base_style.name == "Heading 1"


def test_numbering_and_outline_stay(tmp_path: Path) -> None:
    for data in (written(None), written(read_house(template(tmp_path)))):
        with ZipFile(BytesIO(data)) as package:
            styles = package.read("word/styles.xml").decode()
        clause = styles.split('w:styleId="LawClause"')[1].split("</w:style>")[0]
        assert '<w:outlineLvl w:val="2"/>' in clause
        assert "<w:keepNext/>" in clause


def test_a_landscape_page_is_the_templates_paper_turned(tmp_path: Path) -> None:
    section = docx.Document(BytesIO(written(read_house(template(tmp_path)), landscape=True))).sections[0]
    assert section.page_width > section.page_height


def test_the_file_keeps_the_order_of_the_schema_and_its_bytes(tmp_path: Path) -> None:
    house = read_house(template(tmp_path))
    assert faults(written(house)) == []
    assert written(house) == written(house)


def test_what_is_no_word_document_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_text("text")
    with pytest.raises(TemplateError, match="is not a Word document"):
        read_house(tmp_path / "note.docx")
    with pytest.raises(TemplateError, match="cannot be read"):
        read_house(tmp_path / "absent.docx")
