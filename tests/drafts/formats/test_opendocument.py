"""OpenDocument texts read as LibreOffice prints them."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats import opendocument
from lawkit.drafts.source import BlockKind, Source
from lawkit.errors import DraftError
from tests.drafts.formats.written_files import file_of, open_document, texts

LAW = (
    '<text:list-style style:name="Law">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="2"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="–"/>'
    "</text:list-style>"
)


def read(body: str, styles: str = "", automatic: str = LAW) -> Source:
    return opendocument.read(file_of(open_document(body, styles=styles, automatic=automatic)))


def item(words: str, *inner: str, attributes: str = "") -> str:
    paragraph = f"<text:p>{words}</text:p>" if words else ""
    return f"<text:list-item {attributes}>{paragraph}{''.join(inner)}</text:list-item>"


def listed(*items: str, attributes: str = 'text:style-name="Law"') -> str:
    return f"<text:list {attributes}>{''.join(items)}</text:list>"


def test_nested_lists_print_their_numbers() -> None:
    body = listed(item("A", listed(item("x"), item("y"), attributes="")), item("B", listed(item("z"), attributes="")))
    assert texts(read(body)) == ["1. A", "(a) x", "(b) y", "2. B", "(a) z"]


def test_a_list_continues_only_where_it_says_so() -> None:
    go_on = 'text:style-name="Law" text:continue-numbering="true"'
    body = listed(item("A")) + "<text:p>text</text:p>" + listed(item("B"), attributes=go_on) + listed(item("C"))
    assert texts(read(body)) == ["1. A", "text", "2. B", "1. C"]


def test_an_item_that_opens_with_a_list_only_deepens_it() -> None:
    go_on = 'text:style-name="Law" text:continue-numbering="true"'
    inner = listed(item("y"), attributes="")
    body = listed(item("A", listed(item("x"), attributes=""))) + listed(item("", inner), item("B"), attributes=go_on)
    assert texts(read(body)) == ["1. A", "(a) x", "(b) y", "2. B"]


def test_a_start_value_and_several_levels_in_a_label() -> None:
    deep = listed(item("", listed(item("deep"), attributes="")), attributes="")
    body = listed(item("A", deep, attributes='text:start-value="7"'))
    assert texts(read(body)) == ["7. A", "a.i deep"]


def test_only_the_first_paragraph_of_an_item_is_numbered() -> None:
    assert texts(read(listed(item("A", "<text:p>more</text:p>"), item("B")))) == ["1. A", "more", "2. B"]


def test_headings_take_the_outline_numbering() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Part "/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">General</text:h><text:h text:outline-level="2">Scope</text:h>'
    source = read(body, styles=outline)
    assert [(block.text, block.kind, block.level) for block in source.blocks] == [
        ("Part I General", BlockKind.HEADING, 1),
        ("Scope", BlockKind.HEADING, 2),
    ]


def test_deleted_text_and_comments_are_not_read() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    body = changes + '<text:p>kept<text:change text:change-id="1"/><office:annotation><text:p>why?</text:p>'
    source = read(body + "</office:annotation></text:p>")
    assert texts(source) == ["kept"]
    assert any("tracked changes" in warning for warning in source.warnings)


def test_white_space_is_that_of_the_page() -> None:
    body = '<text:p>a\n   b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>(e) f</text:p>'
    assert texts(read(body)) == ["a b  c\td", "(e) f"]


def test_notes_tables_boxes_and_contents_are_told_apart() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body>"
    box = "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>"
    contents = (
        "<text:table-of-content><text:table-of-content-source/><text:index-body><text:p>1 Scope 3</text:p>"
        "</text:index-body></text:table-of-content>"
    )
    table = "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row>"
    source = read(f"{contents}<text:p>law{note}</text:note>{box} text</text:p>{table}</table:table>")
    assert [(block.text, block.kind.value) for block in source.blocks] == [
        ("1 Scope 3", "contents"),
        ("law text", "paragraph"),
        ("box", "paragraph"),
        ("note", "footnote"),
        ("cell", "cell"),
    ]


def test_hidden_sections_and_hidden_characters_are_left_out_with_a_warning() -> None:
    style = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    body = (
        '<text:section text:display="none"><text:p>secret</text:p></text:section>'
        '<text:p>seen<text:span text:style-name="T1">unseen</text:span></text:p>'
    )
    source = read(body, automatic=style)
    assert texts(source) == ["seen"]
    assert any("hidden" in warning for warning in source.warnings)


def test_a_protected_file_is_refused_in_one_line() -> None:
    data = open_document("<text:p>x</text:p>", manifest="<encryption-data/>")
    with pytest.raises(DraftError, match="protected with a password"):
        opendocument.read(file_of(data, "bill.odt"))
