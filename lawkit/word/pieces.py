"""What can stand within a paragraph: plain text, references, blanks, notes, comments, tick boxes, links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text in one character format; `open` marks a choice still to make (highlighted)."""

    text: str
    bold: bool = False
    italic: bool = False
    open: bool = False
    style: str = ""  # the id of a character style: "DefinedTerm", "Faint"
    colour: str = ""  # RRGGBB
    language: str = ""  # when it differs from the document's: "fr"
    size: float = 0.0  # points; 0: as the style says


@dataclass(frozen=True, slots=True)
class Reference:
    """A live cross-reference (REF field) to a bookmarked paragraph: prints its own number, `12` or `(1)`.

    A `bare` one prints `12` of `Article 12`, for words that need another form before the number.
    """

    target: str  # the name given as `mark` when the target was written, before or after this
    bare: bool = False
    open: bool = False  # within a choice still to make
    in_words: bool = False  # the number is one in which Word cannot count, `premier`: a bare one is a link, no field


@dataclass(frozen=True, slots=True)
class PageReference:
    """The page on which a bookmarked paragraph stands (PAGEREF field)."""

    target: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A content control bound to the document's answers: filling one fills all with the same id."""

    id: str
    label: str  # what the control is called in Word
    value: str  # the answer, or the label in brackets while open
    open: bool = True
    long: bool = False  # several lines may be written


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """A bracketed option as one content control, so that it is found again when the file is read back."""

    id: str
    label: str
    pieces: Pieces
    open: bool = True


@dataclass(frozen=True, slots=True)
class DropDown:
    """A content control that offers a list of answers."""

    id: str
    label: str
    choices: tuple[str, ...]
    chosen: str = ""  # empty: the prompt is shown
    prompt: str = "…"
    values: tuple[str, ...] = ()  # what the file says for each choice, whatever the language; else its words


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A box to tick with a click; `label` names it to a screen reader."""

    id: str
    label: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote mark here, and its text at the foot of the page."""

    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Comment:
    """A margin comment over some pieces; each paragraph of the comment is text or pieces."""

    over: Pieces
    paragraphs: tuple[Pieces, ...]
    author: str = "lawkit"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web address."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break within a paragraph; avoid it in text that will be translated."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop."""


Piece: TypeAlias = (
    Text
    | Reference
    | PageReference
    | Blank
    | OpenChoice
    | DropDown
    | CheckBox
    | Footnote
    | Comment
    | Link
    | Break
    | Tab
)
Pieces: TypeAlias = str | Piece | Sequence[str | Piece]


def as_pieces(pieces: Pieces) -> list[Piece]:
    """Any way of giving pieces as a list of pieces."""
    if isinstance(pieces, str):
        return [Text(pieces)] if pieces else []
    if isinstance(pieces, (list, Sequence)):  # a list is told at once, a sequence by its registry
        return [Text(piece) if isinstance(piece, str) else piece for piece in pieces]
    return [pieces]


def plain(pieces: Pieces) -> str:
    """The words alone, for headings in a table of contents and for tests; references print as their target."""
    words = ""
    for piece in as_pieces(pieces):
        match piece:
            case Text(text=text) | Link(text=text):
                words += text
            case Blank(value=value):
                words += value
            case OpenChoice(pieces=inner) | Comment(over=inner):
                words += plain(inner)
            case Reference(target=target):
                words += target
            case Break() | Tab():
                words += " "
            case _:
                pass
    return words
