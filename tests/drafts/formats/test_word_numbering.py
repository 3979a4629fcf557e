"""Automatic numbers of Word stand before the paragraph as they are printed."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats import word
from tests.drafts.formats.written_files import file_of, list_definition, list_instance, paragraph, texts, word_file

SECTIONS = list_definition(("decimal", "%1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))


def labels(levels: list[tuple[int, int]], numbering: str, styles: str = "") -> list[str]:
    """The numbers printed before paragraphs with these (w:numId, level)."""
    body = "".join(paragraph("x", numbering=number, level=level) for number, level in levels)
    read = texts(word.read(file_of(word_file(body, numbering=numbering, styles=styles))))
    return [text.removesuffix("x").rstrip() for text in read]


def test_sections_subsections_and_items_count_and_restart() -> None:
    levels = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert labels(levels, SECTIONS + list_instance(1)) == ["1.", "(1)", "(a)", "(b)", "(i)", "(2)", "(a)", "2.", "(1)"]


def test_a_label_may_show_the_levels_above_it() -> None:
    numbering = list_definition(("upperRoman", "Part %1"), ("decimal", "%1.%2")) + list_instance(1)
    assert labels([(1, 0), (1, 1), (1, 1)], numbering) == ["Part I", "I.1", "I.2"]


def test_a_mark_of_direction_is_no_part_of_a_label() -> None:
    numbering = list_definition(("decimal", "الباب %1\u200f")) + list_instance(1)
    assert labels([(1, 0), (1, 0)], numbering) == ["الباب 1", "الباب 2"]


def test_legal_numbering_prints_every_level_in_decimal() -> None:
    numbering = list_definition(("upperRoman", "%1"), ("decimal", "%1.%2"), extra=("", "<w:isLgl/>")) + list_instance(1)
    assert labels([(1, 0), (1, 0), (1, 1)], numbering) == ["I", "II", "2.1"]


def test_a_level_may_go_on_through_the_whole_law() -> None:
    numbering = list_definition(
        ("decimal", "Chapter %1"), ("decimal", "%2."), extra=("", '<w:lvlRestart w:val="0"/>')
    ) + list_instance(1)
    assert labels([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], numbering) == ["Chapter 1", "1.", "2.", "Chapter 2", "3."]


def test_two_lists_of_one_definition_continue_each_other_unless_overridden() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = SECTIONS + list_instance(1) + list_instance(2) + list_instance(3, overrides=override)
    assert labels([(1, 0), (2, 0), (3, 0), (3, 0)], numbering) == ["1.", "2.", "1.", "2."]


def test_an_override_may_replace_a_level() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    numbering = SECTIONS + list_instance(1, overrides=f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>')
    assert labels([(1, 0), (1, 0)], numbering) == ["E)", "F)"]


def test_numbering_comes_through_styles_and_the_level_names_its_style() -> None:
    extra = ('<w:pStyle w:val="Sec"/>', '<w:pStyle w:val="Sub"/>')
    numbering = list_definition(("decimal", "%1."), ("decimal", "(%2)"), extra=extra) + list_instance(4)
    linked = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Sec"><w:name w:val="Sec"/>{linked}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Sec"/></w:style>'
    )
    body = paragraph("A", style="Sec") + paragraph("b", style="Sub") + paragraph("c", style="Sub")
    read = texts(word.read(file_of(word_file(body, numbering=numbering, styles=styles))))
    assert read == ["1. A", "(1) b", "(2) c"]


def test_number_zero_takes_the_numbering_of_a_style_away() -> None:
    numbering = SECTIONS + list_instance(4)
    linked = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="Sec"><w:name w:val="Sec"/>{linked}</w:style>'
    away = '<w:pStyle w:val="Sec"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = f"<w:p><w:pPr>{away}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    assert texts(word.read(file_of(word_file(body, numbering=numbering, styles=styles)))) == ["x"]


def test_a_list_may_be_defined_by_a_numbering_style() -> None:
    link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Law"/></w:abstractNum>'
    styles = (
        '<w:style w:type="numbering" w:styleId="Law"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = SECTIONS + link + list_instance(1) + list_instance(2, abstract=7)
    assert labels([(2, 0), (2, 1)], numbering, styles) == ["1.", "(1)"]


def test_an_article_may_be_nothing_but_its_automatic_number() -> None:
    numbering = list_definition(("decimal", "Article %1")) + list_instance(1)
    body = paragraph("", numbering=1) + paragraph("Offences") + paragraph("", numbering=1)
    assert texts(word.read(file_of(word_file(body, numbering=numbering)))) == ["Article 1", "Offences", "Article 2"]


def test_no_space_is_printed_where_the_list_prints_none() -> None:
    numbering = list_definition(("chineseCountingThousand", "第%1条"), extra=('<w:suff w:val="nothing"/>',))
    body = paragraph("总则", numbering=1)
    assert texts(word.read(file_of(word_file(body, numbering=numbering + list_instance(1))))) == ["第一条总则"]


def test_a_paragraph_deleted_with_its_mark_takes_no_number() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    body = (
        paragraph("first", numbering=1)
        + paragraph(deleted, numbering=1, mark='<w:del w:id="2"/>')
        + paragraph("second", numbering=1)
    )
    read = texts(word.read(file_of(word_file(body, numbering=SECTIONS + list_instance(1)))))
    assert read == ["1. first", "2. second"]


def test_bullets_print_as_bullets_and_dashes_as_dashes() -> None:
    numbering = list_definition(("bullet", "\uf0b7"), ("bullet", "–")) + list_instance(1)
    assert labels([(1, 0), (1, 1)], numbering) == ["•", "–"]


@pytest.mark.parametrize(
    ("number_format", "third"),
    [
        ("decimal", "3"),
        ("decimalZero", "03"),
        ("upperRoman", "III"),
        ("lowerLetter", "c"),
        ("ordinal", "3rd"),
        ("cardinalText", "Three"),
        ("ordinalText", "Third"),
        ("chineseCounting", "三"),
        ("ideographDigital", "三"),
        ("chineseLegalSimplified", "叁"),
        ("arabicAlpha", "ت"),
        ("arabicAbjad", "ج"),
        ("russianLower", "в"),
        ("decimalEnclosedCircle", "③"),
        ("aFormatOfTheFuture", "3"),
    ],
)
def test_every_number_format_of_a_law(number_format: str, third: str) -> None:
    numbering = list_definition((number_format, "%1")) + list_instance(1)
    assert labels([(1, 0)] * 3, numbering)[2] == third
