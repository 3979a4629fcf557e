"""Web pages read as a browser shows them."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats import html
from lawkit.drafts.source import BlockKind, Source
from lawkit.errors import DraftError
from tests.drafts.formats.written_files import block_of, file_of, texts


def read(body: str) -> Source:
    return html.read(file_of(f"<!DOCTYPE html><html lang=fr><title>Loi</title><body>{body}</body></html>".encode()))


def test_blocks_part_paragraphs_and_inline_elements_do_not() -> None:
    source = read("<div>Any <b>per</b>son\n  who<p>commits</div><p>an&nbsp;offence</p>")
    assert texts(source) == ["Any person who", "commits", "an\u00a0offence"]
    assert (source.language, source.title) == ("fr", "Loi")


def test_scripts_styles_hidden_and_deleted_text_are_left_out() -> None:
    body = (
        "<script>x()</script><style>p{}</style><p hidden>a</p><p style='display: none'>b</p><template>c</template>"
        "<p>kept <del>gone</del><ins>new</ins></p><!-- comment -->"
    )
    assert texts(read(body)) == ["kept new"]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1.", "2.", "3."]),
        ("type=a", ["a.", "b.", "c."]),
        ("type=I start=4", ["IV.", "V.", "VI."]),
        ("reversed", ["3.", "2.", "1."]),
        ("style='list-style-type: lower-roman'", ["i.", "ii.", "iii."]),
        ("style='list-style: none'", ["", "", ""]),
    ],
)
def test_list_numbers_are_printed(attributes: str, labels: list[str]) -> None:
    read_texts = texts(read(f"<ol {attributes}><li>x<li><p>x</p><li>x</ol>"))
    assert [text.removesuffix("x").strip() for text in read_texts] == labels


def test_an_item_that_has_its_own_number_gets_no_other() -> None:
    assert texts(read("<ol><li>(a) plutonium;<li value=7>uranium</ol><ul><li>thorium</ul>")) == [
        "(a) plutonium;",
        "7. uranium",
        "• thorium",
    ]


def test_nested_lists_carry_their_level() -> None:
    source = read("<ol><li>one<ol type=a><li>two</ol></ol>")
    assert [(block.text, block.level) for block in source.blocks] == [("1. one", 1), ("a. two", 2)]


def test_headings_cells_quotes_and_contents_are_told_apart() -> None:
    source = read(
        "<nav><a href=#s1>Offences</a></nav><div class=toc><p>Penalties</p></div><h2>Part 1</h2>"
        "<table><tr><td>cell</table><blockquote>quoted</blockquote>"
    )
    assert [(block.text, block.kind.value) for block in source.blocks] == [
        ("Offences", "contents"),
        ("Penalties", "contents"),
        ("Part 1", "heading"),
        ("cell", "cell"),
        ("quoted", "quote"),
    ]


def test_note_marks_do_not_interrupt_the_law() -> None:
    body = (
        '<p>material<a href="#_ftn1"><sup>[1]</sup></a> is dangerous</p>'
        '<div id=ftn1 style="mso-element:footnote"><p>See the treaty.</p></div>'
    )
    source = read(body)
    assert texts(source) == ["material is dangerous", "See the treaty."]
    assert block_of(source, "treaty").kind is BlockKind.FOOTNOTE


def test_breaks_part_list_entries_but_not_sentences() -> None:
    assert texts(read("<p>means:<br>(a) plutonium; or<br>(b) uranium<p>a person<br>who possesses")) == [
        "means:",
        "(a) plutonium; or",
        "(b) uranium",
        "a person who possesses",
    ]


def test_the_main_part_of_a_page_is_read_alone() -> None:
    words = "The law itself is long. " * 20
    source = read(f"<div>Menu Login Search</div><main><p>{words}</p></main><footer>Imprint</footer>")
    assert texts(source) == [words.strip()]
    assert any("main part" in warning for warning in source.warnings)


def test_the_declared_encoding_is_used() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Статья 5</p></body></html>'
    assert texts(html.read(file_of(page.encode("cp1251")))) == ["Статья 5"]


def test_a_wrong_declaration_does_not_matter() -> None:
    page = '<html><head><meta charset="us-ascii"></head><body><p>Artículo 5</p></body></html>'
    assert texts(html.read(file_of(page.encode()))) == ["Artículo 5"]


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(DraftError, match="nested too deeply"):
        read("<div>" * 5000 + "deep")
