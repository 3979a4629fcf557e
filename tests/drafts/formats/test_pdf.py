"""Printed pages become paragraphs again."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats import pdf
from lawkit.drafts.formats.pdf_right_to_left import brackets_in_order
from lawkit.drafts.source import BlockKind, Source
from lawkit.errors import DraftError
from tests.drafts.formats.written_files import file_of, pdf_file, texts

LEFT, TOP, STEP = 70.0, 780.0, 14.0
FULL = "Any person who possesses, uses, transfers, alters, disposes of or disperses nuclear materi"


def page(*lines: str, footer: str = "", header: str = "") -> list[tuple[float, float, str]]:
    placed = [(LEFT, TOP - 40 - index * STEP, line) for index, line in enumerate(lines)]
    if header:
        placed.insert(0, (LEFT, TOP + 20, header))
    if footer:
        placed.append((290.0, 30.0, footer))
    return placed


def read(*pages: list[tuple[float, float, str]]) -> Source:
    return pdf.read(file_of(pdf_file(*pages), "bill.pdf"))


def test_a_wrapped_line_goes_on_in_the_next() -> None:
    first = "1. Any person who without lawful authority receives, possesses or uses nuclear material and"
    assert texts(read(page(first, "thereby causes death commits an offence.", "2. An attempt is an offence."))) == [
        f"{first} thereby causes death commits an offence.",
        "2. An attempt is an offence.",
    ]


def test_list_entries_begin_paragraphs() -> None:
    lines = ["In this Act nuclear material means any of the following:", "(a) plutonium;", "(b) uranium-233; or"]
    assert texts(read(page(*lines, "(c) uranium enriched in the isotope 235."))) == [
        *lines,
        "(c) uranium enriched in the isotope 235.",
    ]


def test_a_reference_at_the_start_of_a_line_begins_no_paragraph() -> None:
    first = "(2) Where a person is convicted of an offence against this Act by reason of conduct under any"
    [joined] = texts(read(page(first, "section 4(1) or section 5 the court may order forfeiture.")))
    assert joined == f"{first} section 4(1) or section 5 the court may order forfeiture."


def test_the_hyphen_of_a_parted_word_goes_and_that_of_a_compound_stays() -> None:
    parted = "The competent authority shall keep a register of all radioactive sources and of any authori-"
    compound = "The State shall fulfil each of its duties under every treaty that concerns the use or the non-"
    source = read(
        page(parted, "sation that it gives.", "The non-proliferation of weapons is an aim.", compound, "proliferation.")
    )
    assert "authorisation that it gives." in texts(source)[0]
    assert texts(source)[-1].endswith("the non-proliferation.")


def test_headers_footers_and_page_numbers_are_left_out_and_counted() -> None:
    pages = [
        page(f"Section text number {n} of the bill, long enough to stand.", header="Nuclear Bill", footer=f"- {n} -")
        for n in (1, 2, 3, 4)
    ]
    source = read(*pages)
    assert not any("Nuclear Bill" in text or "- " in text for text in texts(source))
    assert any(warning.startswith("8 lines") for warning in source.warnings)


def test_article_numbers_at_the_top_of_pages_are_no_headers() -> None:
    pages = [page("The words of this article are long enough.", header=f"Pasal {n}") for n in (3, 6, 8, 13)]
    assert [text for text in texts(read(*pages)) if text.startswith("Pasal")] == [
        "Pasal 3",
        "Pasal 6",
        "Pasal 8",
        "Pasal 13",
    ]


def test_a_header_below_a_coat_of_arms_and_a_dashed_page_number_are_left_out() -> None:
    pages = [
        [(280.0, 690.0, "PRESIDEN"), (290.0, 670.0, f"- {n} -"), (LEFT, 640.0, f"{word} words of the law stand here.")]
        for n, word in enumerate(["First", "Second", "Third", "Fourth"], 1)
    ]
    assert texts(read(*pages))[0] == "First words of the law stand here."
    assert not any("PRESIDEN" in text or "-" in text for text in texts(read(*pages)))


def test_the_catchwords_of_a_gazette_are_left_out() -> None:
    first = page("1. The first rule of the law.", "2. Every ...")
    assert texts(read(first, page("2. Every operator keeps records."))) == [
        "1. The first rule of the law.",
        "2. Every operator keeps records.",
    ]


def test_a_list_of_references_is_one_paragraph() -> None:
    first = "(1) Whoever contravenes any of the rules in Article 5, paragraph (1), Article 6, Article 18,"
    [joined] = texts(read(page(first, "Article 20, Article 21 and Article 31 is liable to a fine.")))
    assert joined == f"{first} Article 20, Article 21 and Article 31 is liable to a fine."


def test_a_pdf_whose_fonts_name_no_letters_is_refused() -> None:
    with pytest.raises(DraftError, match="which letters they show"):
        read(page(*[";9)+!1%!7' <9)+!! )!'!# 8!9 .!0-2.'!(!7 ab12cd"] * 20))


def test_the_file_name_that_programs_put_as_title_is_no_title() -> None:
    assert pdf._PROGRAM_TITLE.search("Microsoft Word - UU0101997.rtf")


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    first = "3. The Minister may by order published in the Gazette amend the Schedule so as to add to it"
    assert texts(read(page(first, footer="1"), page("any radioactive source.", footer="2"))) == [
        f"{first} any radioactive source."
    ]


def test_dot_leaders_are_a_table_of_contents() -> None:
    source = read(page("1. Short title .................. 3", "2. Interpretation ............... 4", "1. Short title"))
    assert [block.kind for block in source.blocks] == [BlockKind.CONTENTS, BlockKind.CONTENTS, BlockKind.PARAGRAPH]


def test_a_footnote_stands_apart_and_its_mark_does_not_interrupt_the_law() -> None:
    words = "Every operator of a nuclear facility shall protect nuclear material"
    lines = [
        (LEFT, 700.0, words),
        (LEFT + 321.0, 704.0, "small:1"),
        (LEFT + 326.0, 700.0, "in use and in storage"),
        (LEFT, 686.0, "against theft."),
        (LEFT, 120.0, "small:1 Compare the treaty of 1980, as amended."),
    ]
    source = read(lines)
    assert texts(source, BlockKind.PARAGRAPH) == [f"{words} in use and in storage against theft."]
    assert texts(source, BlockKind.FOOTNOTE) == ["1 Compare the treaty of 1980, as amended."]


def test_columns_are_warned_about() -> None:
    left = [(50.0, 700 - n * STEP, "words of the left column here.") for n in range(12)]
    right = [(320.0, 700 - n * STEP, "words of the right column here") for n in range(12)]
    assert any("columns" in warning for warning in read(left + right).warnings)


def test_a_scan_is_refused_with_advice() -> None:
    with pytest.raises(DraftError, match=r"bill\.pdf: .*no text layer.*OCR"):
        read([], [])


def test_a_protected_pdf_is_refused() -> None:
    with pytest.raises(DraftError, match="password"):
        pdf.read(file_of(pdf_file(page("secret"), encrypted=True)))


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(DraftError, match="damaged"):
        pdf.read(file_of(b"%PDF-1.7\n" + b"\0\xff junk" * 100))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("رقم )1( لسنة", "رقم (1) لسنة"), ("المادة (5)", "المادة (5)"), (")6( و )7(", "(6) و (7)")],
)
def test_mirrored_brackets_of_arabic_pages_are_turned(text: str, expected: str) -> None:
    assert brackets_in_order(text) == expected
