"""Where the text of a draft stands in its Word file: from offsets in the text to elements of the document part.

An element is named by its place among all elements of the part in document order, so that whoever writes into the
file finds it again without this reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lawkit.drafts.formats import word
from lawkit.drafts.formats.file import File, Limits
from lawkit.drafts.formats.word_body import Paragraph
from lawkit.drafts.formats.word_numbering import ListPlace
from lawkit.drafts.formats.word_parts import Element, WordParts

_ENOUGH = 40  # characters that find a piece of a paragraph again


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph of the text and where the file holds it. Offsets count code points of `Draft.text`.

    `first` and `last` are the w:p that begin and end it: element numbers, in the paragraph of the body that a note
    hangs on where `note` is set. `automatic` is the number that the list prints, as far as it opens the text. `runs`
    are pairs of an offset in the text and the number of the w:r that begins there.
    """

    start: int
    end: int
    first: int
    last: int
    automatic: str = ""
    style: str = ""
    note: bool = False
    in_table: bool = False
    in_contents: bool = False
    in_list: ListPlace | None = None  # where `automatic` comes from
    runs: tuple[tuple[int, int], ...] = ()

    def run_at(self, offset: int) -> int | None:
        """The run that holds a character of the text; None for an automatic number."""
        found = None
        for start, run in self.runs:
            if start > offset:
                break
            found = run
        return found


@dataclass(frozen=True)
class WordPlaces:
    """A Word file as it stands on the disk, the name of its main part, and the places of its text in order."""

    data: bytes
    main: str
    places: tuple[Place, ...]


def is_word(path: Path) -> bool:
    """Whether a readable draft is a Word file. Raises DraftError as reading it does."""
    from lawkit.drafts.reading import format_of

    return format_of(_file(path)) == "word"


def word_places(path: Path) -> WordPlaces:
    """The places of a Word file's text. Raises DraftError when the file cannot be read."""
    return places_of(_file(path))


def places_of(file: File) -> WordPlaces:
    """The places of a Word file's text. Raises DraftError when the file cannot be read."""
    parts = WordParts(file)
    numbers = {element: number for number, element in enumerate(parts.document.iter())}
    found: list[Place] = []
    at = 0
    body = (0, 0)  # the paragraph of the body that a note hangs on
    for paragraph, blocks in word.printed_blocks(parts):
        if not paragraph.note:
            body = numbers[paragraph.element], numbers[_last(paragraph)]
        cursor = 0
        for block in blocks:
            automatic = paragraph.number if not cursor and block.text.startswith(paragraph.number.strip()) else ""
            words = block.text[len(automatic) :].strip() if automatic else block.text
            cursor = max(paragraph.text.find(words[:_ENOUGH], cursor), cursor)
            shift = at + (len(block.text) - len(words)) - cursor
            runs = () if paragraph.note else _runs(paragraph, shift, at + len(block.text), numbers)
            found.append(
                Place(
                    at, at + len(block.text), *body, automatic.strip(), paragraph.style, paragraph.note,
                    paragraph.in_table, paragraph.in_contents, paragraph.list_place if automatic else None, runs,
                )
            )  # fmt: skip
            cursor += max(len(words), 1)
            at += len(block.text) + 1
    return WordPlaces(file.data, parts.main, tuple(found))


def _file(path: Path) -> File:
    from lawkit.drafts.reading import opened

    return opened(path, Limits())


def _last(paragraph: Paragraph) -> Element:
    return paragraph.element if paragraph.last is None else paragraph.last


def _runs(paragraph: Paragraph, shift: int, end: int, numbers: dict[Element, int]) -> tuple[tuple[int, int], ...]:
    return tuple((at + shift, numbers[run]) for at, run in paragraph.runs if at + shift < end)
