"""Tables: a repeated header row, rows kept whole, column widths in parts of the page, coloured cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from lawkit.word.markup import Element, copied, node, printable, valued
from lawkit.word.pieces import Pieces

_HEAD_FILL = "1F3A5F"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the table's width (the shares need not sum to one)."""

    heading: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one or more paragraphs; `fill` is RRGGBB, `span` the number of columns it covers."""

    paragraphs: tuple[Pieces, ...]
    fill: str = ""
    span: int = 1
    style: str = "TableText"
    centred: bool = False


CellLike: TypeAlias = Pieces | Cell


def table_element(
    columns: Sequence[Column],
    rows: Sequence[Sequence[CellLike]],
    paragraph: Callable[[Pieces, str, bool], Element],
    width: int,
    title: str = "",
    description: str = "",
    right_to_left: bool = False,
    heads: int = 0,
) -> Element:
    """A table of a width in twentieths of a point; `paragraph(pieces, style, centred)` writes a paragraph.

    `heads` says how many of the first rows are repeated on every page, where the columns have no headings.
    """
    total = sum(column.width for column in columns)
    widths = [round(width * column.width / total) for column in columns]
    named = any(column.heading for column in columns)
    headed = named or heads > 0
    properties = node(
        "w:tblPr",
        None,
        valued("w:tblStyle", "LawkitTable"),
        node("w:bidiVisual") if right_to_left else None,
        node("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
        node("w:tblLayout", {"w:type": "fixed"}),
        node("w:tblLook", {"w:val": "0420" if headed else "0400", "w:firstRow": int(headed), "w:lastRow": 0,
                           "w:firstColumn": 0, "w:lastColumn": 0, "w:noHBand": 0, "w:noVBand": 1}),
        valued("w:tblCaption", printable(title)) if title else None,
        valued("w:tblDescription", printable(description)) if description else None,
    )  # fmt: skip
    table = node("w:tbl", None, properties)
    table.append(node("w:tblGrid", None, *(node("w:gridCol", {"w:w": one}) for one in widths)))
    if named:
        head = [Cell((column.heading,), fill=_HEAD_FILL, style="TableHead") for column in columns]
        table.append(_row(head, widths, paragraph, header=True))
    for number, row in enumerate(rows):
        table.append(_row(row, widths, paragraph, header=number < heads))
    return table


def _row(
    cells: Sequence[CellLike],
    widths: Sequence[int],
    paragraph: Callable[[Pieces, str, bool], Element],
    header: bool = False,
) -> Element:
    row = copied(_row_like(header))
    at = 0
    for one in cells:
        cell = one if isinstance(one, Cell) else Cell((one,))
        element = copied(_cell_like(sum(widths[at : at + cell.span]), cell.span, cell.fill))
        element.extend([paragraph(pieces, cell.style, cell.centred) for pieces in cell.paragraphs or ("",)])
        row.append(element)
        at += cell.span
    return row


@lru_cache(maxsize=2)
def _row_like(header: bool) -> Element:
    """The pattern of a row without its cells."""
    properties = node("w:trPr", None, node("w:cantSplit"), node("w:tblHeader") if header else None)
    return copied(node("w:tr", None, properties))


@lru_cache(maxsize=1024)
def _cell_like(width: int, span: int, fill: str) -> Element:
    """The pattern of a cell without its paragraphs."""
    properties = node(
        "w:tcPr",
        None,
        node("w:tcW", {"w:w": width, "w:type": "dxa"}),
        valued("w:gridSpan", span) if span > 1 else None,
        node("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}) if fill else None,
    )
    return copied(node("w:tc", None, properties))
