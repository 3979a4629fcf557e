"""Two languages side by side: what the column of the second one is called in the file, so that both can live in it.

The second language has lists, styles, bookmarks and blanks of its own: its numbers count on by themselves, and a name
filled in in one language stays out of the other. Its headings stand six outline levels below those of the first, so
that each language has a table of contents that Word can make anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from lawkit.word.markup import Element, node, printable, valued
from lawkit.word.numbering import ListScheme
from lawkit.word.pieces import (
    Blank,
    Comment,
    Footnote,
    OpenChoice,
    PageReference,
    Piece,
    Pieces,
    Reference,
    as_pieces,
)

LEVELS_BELOW = 6  # outline levels between the headings of the two languages
_NAMED = " (second language)"
_STYLE, _LIST, _MARK = "Second", "second:", "second:"


@dataclass(frozen=True, slots=True)
class SecondLanguage:
    """The language of the second column."""

    language: str  # BCP 47
    right_to_left: bool = False
    lists: tuple[ListScheme, ...] = ()
    header: tuple[Pieces, Pieces] = ("", "")

    def schemes(self) -> tuple[ListScheme, ...]:
        """Its lists under the names that they have beside those of the first language."""
        return tuple(
            ListScheme(
                second_list(one.name),
                tuple(replace(level, style=second_style(level.style)) for level in one.levels),
                self.right_to_left,
            )
            for one in self.lists
        )

    def pieces(self, pieces: Pieces) -> list[Piece]:
        """Pieces whose references and blanks are those of this column."""
        return [self._piece(piece) for piece in as_pieces(pieces)]

    def _piece(self, piece: Piece) -> Piece:
        match piece:
            case Reference() | PageReference():
                return replace(piece, target=second_mark(piece.target))
            case Blank(id=name):
                return replace(piece, id=f"{name}@{self.language}")
            case OpenChoice(id=name):
                return replace(piece, id=f"{name}@{self.language}", pieces=self.pieces(piece.pieces))
            case Footnote():
                return Footnote(self.pieces(piece.pieces))
            case Comment():
                notes = tuple(self.pieces(one) for one in piece.paragraphs)
                return replace(piece, over=self.pieces(piece.over), paragraphs=notes)
            case _:
                return piece


def second_style(style: str) -> str:
    """The style of the second column that looks like one of the first."""
    return f"{style}{_STYLE}" if style else ""


def second_style_name(name: str) -> str:
    """The name of a style of the second column."""
    built_in = name[:-1] in ("heading ", "toc ") and name[-1] in "123"
    return f"{name[:-1]}{int(name[-1]) + LEVELS_BELOW}" if built_in else f"{name}{_NAMED}"


def first_style_name(name: str) -> str:
    """The name of the style of the first column that a style of the second looks like; any other name as it is."""
    built_in = name[:-1] in ("heading ", "toc ") and name[-1] in "789"
    return f"{name[:-1]}{int(name[-1]) - LEVELS_BELOW}" if built_in else name.removesuffix(_NAMED)


def second_list(name: str) -> str:
    """The list of the second column that is like one of the first."""
    return f"{_LIST}{name}"


def second_mark(mark: str) -> str:
    """The mark of the second column beside one of the first."""
    return f"{_MARK}{mark}" if mark else ""


class TextFlow(Protocol):
    """What takes paragraphs one after the other: a document, or one column of it."""

    def title(self, text: str, subtitle: Pieces = "") -> None:
        """The title, and a line below it."""

    def note(self, pieces: Pieces) -> None:
        """A boxed remark to the reader."""

    def paragraph(self, pieces: Pieces, style: str = "Normal", mark: str = "") -> object:
        """A paragraph; `mark` names it for references."""

    def restart(self, list_name: str) -> None:
        """The next paragraph of a list begins at one again."""


@dataclass(frozen=True, slots=True)
class ColumnParagraph:
    """A paragraph of one column; `restarted` are the lists that begin at one again with it."""

    pieces: Pieces
    style: str = "Normal"
    mark: str = ""
    restarted: tuple[str, ...] = ()


@dataclass
class ColumnText:
    """Keeps what is written for one column until the other one is there too; written to as a document is."""

    paragraphs: list[ColumnParagraph] = field(default_factory=list)
    _restarted: list[str] = field(default_factory=list)

    def title(self, text: str, subtitle: Pieces = "") -> None:
        """The title, and a line below it."""
        self.paragraph(text, "Title")
        if subtitle:
            self.paragraph(subtitle, "Subtitle")

    def note(self, pieces: Pieces) -> None:
        """A boxed remark to the reader."""
        self.paragraph(pieces, "Note")

    def paragraph(self, pieces: Pieces, style: str = "Normal", mark: str = "") -> None:
        """A paragraph."""
        self.paragraphs.append(ColumnParagraph(pieces, style, mark, tuple(self._restarted)))
        self._restarted = []

    def restart(self, list_name: str) -> None:
        """The next paragraph of a list begins at one again."""
        self._restarted.append(list_name)


def columns_element(
    heads: Sequence[Element], rows: Sequence[Sequence[Sequence[Element]]], width: int, title: str, right_to_left: bool
) -> Element:
    """A table of two columns, a rule between them; `rows` holds the paragraphs of both cells of every row."""
    half = width // 2
    rule = node("w:insideV", {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "BFC7D1"})
    margins = [node(f"w:{side}", {"w:w": 142, "w:type": "dxa"}) for side in ("left", "right")]
    properties = node(
        "w:tblPr",
        None,
        valued("w:tblStyle", "TableNormal"),
        node("w:bidiVisual") if right_to_left else None,
        node("w:tblW", {"w:w": 2 * half, "w:type": "dxa"}),
        node("w:tblBorders", None, rule),
        node("w:tblLayout", {"w:type": "fixed"}),
        node("w:tblCellMar", None, *margins),
        node("w:tblLook", {"w:val": "0420", "w:firstRow": 1, "w:lastRow": 0, "w:firstColumn": 0, "w:lastColumn": 0,
                           "w:noHBand": 0, "w:noVBand": 1}),
        valued("w:tblCaption", printable(title)),
    )  # fmt: skip
    table = node("w:tbl", None, properties)
    table.append(node("w:tblGrid", None, *(node("w:gridCol", {"w:w": half}) for _ in range(2))))
    head = node("w:tr", None, node("w:trPr", None, node("w:cantSplit"), node("w:tblHeader")))
    head.extend([_cell([one], half) for one in heads])
    table.append(head)
    for cells in rows:
        row = node("w:tr", None, node("w:trPr", None, node("w:cantSplit")))
        row.extend([_cell(paragraphs, half) for paragraphs in cells])
        table.append(row)
    return table


def _cell(paragraphs: Sequence[Element], width: int) -> Element:
    return node("w:tc", None, node("w:tcPr", None, node("w:tcW", {"w:w": width, "w:type": "dxa"})), *paragraphs)
