from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from lawkit.errors import TemplateError
from lawkit.house_template import read_house
from lawkit.kits.numbers import numbers_of
from lawkit.library.paths import content_root
from lawkit.localization.drafting import load_drafting
from lawkit.word import law_numbering as law
from lawkit.word.document import Setup, WordDocument
from lawkit.word.house import House
from lawkit.word.markup import DECLARATIONS
from lawkit.word.page import Page
from tests.word.element_order import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


LISTS = numbers_of(load_drafting((content_root(),), "en"), "common")


def part(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


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
    page = Page(landscape=landscape, house=house)
    document = WordDocument(Setup("Act", page=page, header=("Act", "Draft"), lists=LISTS))
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


# -- styles by other names -------------------------------------------------------------------------------------------


def with_style(folder: Path, name: str, level: int | None = None, text: bool = True) -> Path:
    """A template whose one paragraph stands in a red style of its own."""
    document = docx.Document()
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.color.rgb = RGBColor(0xC0, 0, 0)
    style.font.name = "Garamond"
    if level is not None:
        outline = etree.SubElement(style.element.get_or_add_pPr(), f"{W}outlineLvl")
        outline.set(f"{W}val", str(level))
    if text:
        document.add_paragraph("Un texte", style=style)
    path = folder / "named.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Titre 1", "Heading 1"),
        ("Título 2", "Heading 2"),
        ("Заголовок 3", "Heading 3"),
        ("标题 1", "Heading 1"),
        ("عنوان 1", "Heading 1"),
        ("Judul 1", "Heading 1"),
        ("Corps de texte", "Normal"),
        ("Основной текст", "Normal"),
        ("Liste à puces", "List Bullet"),
        ("Статья", "Law Clause"),
        ("Pasal", "Law Clause"),
        ("条", "Law Clause"),
        ("Texto de tabla", "Table Text"),
    ],
)
def test_a_style_is_known_by_its_name_in_other_languages(theirs: str, ours: str, tmp_path: Path) -> None:
    data = written(read_house(with_style(tmp_path, theirs)))
    assert docx.Document(BytesIO(data)).styles[ours].font.color.rgb == RGBColor(0xC0, 0, 0)
    assert docx.Document(BytesIO(data)).styles[ours].font.name == "Garamond"
    assert faults(data) == []


def test_a_heading_of_the_ministrys_own_is_known_by_its_outline_level(tmp_path: Path) -> None:
    styles = docx.Document(BytesIO(written(read_house(with_style(tmp_path, "MoJ Top", 0))))).styles
    assert styles["Heading 1"].font.color.rgb == RGBColor(0xC0, 0, 0)
    assert styles["Heading 2"].font.color.rgb != RGBColor(0xC0, 0, 0)


def test_a_style_in_which_the_template_speaks_goes_before_one_that_only_lies_in_it(tmp_path: Path) -> None:
    unused = docx.Document(BytesIO(written(read_house(with_style(tmp_path, "MoJ Top", 0, text=False))))).styles
    assert unused["Heading 1"].font.color.rgb != RGBColor(0xC0, 0, 0)  # the template has a plain Heading 1 too


def test_the_templates_list_numbers_do_not_touch_those_of_the_law(tmp_path: Path) -> None:
    path = with_style(tmp_path, "Статья")
    document = docx.Document(str(path))
    properties = document.styles["Статья"].element.get_or_add_pPr()
    numbers = etree.SubElement(properties, f"{W}numPr")
    etree.SubElement(numbers, f"{W}numId").set(f"{W}val", "7")
    properties.insert(0, numbers)
    document.save(str(path))
    styles = part(written(read_house(path)), "word/styles.xml")
    clause = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "LawClause")
    own = part(written(None), "word/styles.xml")
    before = next(one for one in own.iter(f"{W}style") if one.get(f"{W}styleId") == "LawClause")
    number = f"{W}pPr/{W}numPr/{W}numId"
    assert clause.find(number).get(f"{W}val") == before.find(number).get(f"{W}val")  # type: ignore[union-attr]


def test_the_templates_table_style_is_used(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 1, style="Light List Accent 1").cell(0, 0).text = "words"
    document.save(str(tmp_path / "tables.docx"))
    styles = part(written(read_house(tmp_path / "tables.docx")), "word/styles.xml")
    table = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "LawkitTable")
    assert "4F81BD" in {one.get(f"{W}color") for one in table.iter() if one.get(f"{W}color")}
    assert table.find(f"{W}name").get(f"{W}val") == "Lawkit Table"  # type: ignore[union-attr]


# -- the letterhead --------------------------------------------------------------------------------------------------

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def letterhead(folder: Path, first_page: bool = False, inside: str = "") -> Path:
    """A template with arms and the name of a ministry above, an address below; `inside` is put into its header."""
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = first_page
    header = section.first_page_header if first_page else section.header
    header.paragraphs[0].add_run().add_picture(BytesIO(PIXEL), Mm(20))
    header.paragraphs[0].add_run("Ministère de la Justice")
    (section.first_page_footer if first_page else section.footer).paragraphs[0].add_run("BP 1, Capitale")
    if inside:
        for element in etree.fromstring(f"<all {DECLARATIONS} {OLD}>{inside}</all>"):
            header.paragraphs[0]._p.append(element)
    path = folder / "letterhead.docx"
    document.save(str(path))
    return path


OLD = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"'


def test_the_letterhead_stands_above_our_running_line(tmp_path: Path) -> None:
    data = written(read_house(letterhead(tmp_path)))
    section = docx.Document(BytesIO(data)).sections[0]
    assert [one.text for one in section.header.paragraphs] == ["Ministère de la Justice", "Act\tDraft"]
    assert section.footer.paragraphs[0].text == "BP 1, Capitale"
    assert "1 / 1" in section.footer.paragraphs[-1].text
    with ZipFile(BytesIO(data)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert [package.read(name) for name in pictures] == [PIXEL]
    assert faults(data) == []
    assert written(read_house(letterhead(tmp_path))) == data


def test_a_letterhead_of_the_first_page_stays_on_the_first_page(tmp_path: Path) -> None:
    section = docx.Document(BytesIO(written(read_house(letterhead(tmp_path, first_page=True))))).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == "Ministère de la Justice"
    assert [one.text for one in section.header.paragraphs] == ["Act\tDraft"]
    assert "1 / 1" in section.first_page_footer.paragraphs[-1].text


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar '
    'w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inside", "gone", "stays"),
    [
        (FIELD.format(code="INCLUDETEXT file:///etc/passwd"), b"INCLUDETEXT", b"shown"),
        (FIELD.format(code="DDEAUTO c:\\\\cmd.exe"), b"DDEAUTO", b"shown"),
        ('<w:fldSimple w:instr="LINK Excel.Sheet x"><w:r><w:t>sum</w:t></w:r></w:fldSimple>', b"LINK", b"sum"),
        ('<w:hyperlink r:id="rId99"><w:r><w:t>site</w:t></w:r></w:hyperlink>', b"hyperlink", b"site"),
        ('<w:r><w:object><o:OLEObject r:id="rId99"/></w:object></w:r>', b"OLEObject", b"Minist"),
        ('<w:r><w:drawing><a:blip r:link="rId99"/></w:drawing></w:r>', b"r:link", b"Minist"),
        ('<w:r><w:pict><v:shape href="http://x.example/"><v:imagedata r:id="rId99"/></v:shape></w:pict></w:r>',
         b"x.example", b"Minist"),
        ('<w:ins w:author="A. Person"><w:r><w:t>new</w:t></w:r></w:ins>', b"A. Person", b"new"),
        ('<w:altChunk r:id="rId99"/>', b"altChunk", b"Minist"),
    ],
)  # fmt: skip
def test_nothing_of_a_letterhead_acts_or_leads_out_of_the_file(
    inside: str, gone: bytes, stays: bytes, tmp_path: Path
) -> None:
    data = written(read_house(letterhead(tmp_path, inside=inside)))
    with ZipFile(BytesIO(data)) as package:
        header = package.read("word/header1.xml")
        assert gone not in header
        assert stays in header
        assert not any(b"External" in package.read(name) for name in package.namelist() if name.endswith(".rels"))


def test_a_page_number_of_the_letterhead_is_not_printed_twice(tmp_path: Path) -> None:
    document = docx.Document()
    footer = document.sections[0].footer.paragraphs[0]._p
    for element in etree.fromstring(f"<all {DECLARATIONS}>{FIELD.format(code='PAGE')}</all>"):
        footer.append(element)
    document.save(str(tmp_path / "numbered.docx"))
    data = written(read_house(tmp_path / "numbered.docx"))
    assert b"".join(etree.tostring(part(data, "word/footer1.xml")).split()).count(b"PAGE") == 1


def test_a_template_that_is_a_trap_is_refused_in_one_line(tmp_path: Path) -> None:
    path = letterhead(tmp_path)
    with ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    bomb = {**files, "word/styles.xml": files["word/styles.xml"] + b" " * 90_000_000}
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    declared = {**files, "word/header1.xml": entity + b"<w:hdr xmlns:w='urn:x'>&e;</w:hdr>"}
    declared = {name: declared.get(name, data) for name, data in files.items()}
    for name in [one for one in files if one.startswith("word/header")]:
        declared[name] = declared["word/header1.xml"] if "word/header1.xml" in declared else entity + b"<a>&e;</a>"
    for number, content in enumerate((bomb, declared)):
        trap = tmp_path / f"trap{number}.docx"
        with ZipFile(trap, "w", ZIP_DEFLATED) as package:
            for name, data in content.items():
                package.writestr(name, data)
        with pytest.raises(TemplateError) as refused:
            read_house(trap)
        assert "\n" not in str(refused.value)
