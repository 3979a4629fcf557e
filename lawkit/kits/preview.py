"""A model text part by part as it will be printed, for a page: numbers, words, what is open, authority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lawkit.kits.clauses import KeptPart
from lawkit.kits.context import KitContext
from lawkit.kits.law_text import LawText
from lawkit.kits.model_texts import ModelText
from lawkit.kits.numbers import numbers_of
from lawkit.kits.opening import working_title, write_opening
from lawkit.kits.places import part_mark
from lawkit.kits.wording import Wording
from lawkit.library.content import Clause
from lawkit.word import law_numbering as law
from lawkit.word.columns import ColumnParagraph, ColumnText
from lawkit.word.numbering import Numbering
from lawkit.word.pieces import Blank, Comment, Footnote, OpenChoice, Pieces, Reference, Text, as_pieces

OPENING = "opening"  # what stands before the first part, among the parts of a text


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a line; `open` marks a blank or a choice still to make, `target` the clause that a number names."""

    text: str
    open: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: how deep it stands, its number, its words, and the authority on which it rests."""

    depth: int
    label: str
    words: tuple[Words, ...]
    basis: str = ""


@dataclass(slots=True)
class ShownClause:
    """A clause, or the opening words with the title as their heading. `notes` are for the drafter, not of the law."""

    id: str
    label: str
    heading: tuple[Words, ...]
    notes: list[str]
    lines: list[Line] = field(default_factory=list)


def shown_opening(context: KitContext, text: ModelText) -> ShownClause:
    """What stands before the first part: the title, and the words down to those of enactment."""
    flow = ColumnText()
    write_opening(flow, context, text)
    shown = ShownClause(OPENING, "", (Words(working_title(context, text)),), [])
    reader = _Reader(context.wordings[text.id])
    for paragraph in flow.paragraphs:
        shown.lines.append(reader.line(paragraph))
        shown.notes += _notes(paragraph.pieces)
    return shown


def shown_part(wording: Wording, part: KeptPart) -> list[ShownClause]:
    """The clauses of a part as they will be printed, each followed by those that it inserts into another law."""
    flow = ColumnText()
    LawText(flow, wording).parts([part])
    return list(_Reader(wording).clauses(part, flow.paragraphs))


def part_label(wording: Wording, part: KeptPart) -> str:
    """A part's number, where it has one: `Part 2`."""
    return wording.numbered.numbers.get(part_mark(part.id), "")


def _depths() -> Iterator[tuple[str, int]]:
    for styles in (law.SECTION_STYLES, law.SCHEDULE_STYLES, law.INSERTED_STYLES):
        yield from ((style, depth) for depth, style in enumerate(styles.levels))
        yield from ((style, depth) for depth, style in enumerate(styles.definition_levels, start=2))
        yield from ((styles.definition, 1), (styles.item_closing, 1), (styles.closing, 0))


_DEPTHS = dict(_depths())  # of paragraph styles; those that are not named stand at the margin


class _Reader:
    """Reads the paragraphs of a law as they go into a document."""

    def __init__(self, wording: Wording) -> None:
        self._numbered = wording.numbered
        style = wording.selection.tradition
        self._items = Numbering(numbers_of(wording.numbered.drafting, style))  # what no mark names counts for itself

    def clauses(self, part: KeptPart, paragraphs: Sequence[ColumnParagraph]) -> Iterator[ShownClause]:
        """The clauses that the paragraphs of a part make."""
        contents = {one.id: one.clause for one in part.clauses}
        contents |= {below.clause.id: below.clause.clause for one in part.clauses for below in one.inserted}
        shown: ShownClause | None = None
        for paragraph in paragraphs:
            content = contents.get(paragraph.mark)
            if content is not None:
                if shown is not None:
                    yield shown
                shown = self._begun(content, paragraph)
            elif shown is not None:
                shown.lines.append(self.line(paragraph))
                shown.notes += _notes(paragraph.pieces)
        if shown is not None:
            yield shown

    def _begun(self, content: Clause, paragraph: ColumnParagraph) -> ShownClause:
        label = "" if paragraph.style == law.INSERTED else self._numbered.printed.get(paragraph.mark, "")
        explained = [content.explanation] if content.explanation else []
        return ShownClause(content.id, label, self._words(paragraph.pieces), [*explained, *_notes(paragraph.pieces)])

    def line(self, paragraph: ColumnParagraph) -> Line:
        """A paragraph as it is printed."""
        basis = "; ".join(_plain(piece.pieces) for piece in _footnotes(paragraph.pieces))
        depth = _DEPTHS.get(paragraph.style, 0)
        return Line(depth, self._label(paragraph), self._words(paragraph.pieces), basis)

    def _label(self, paragraph: ColumnParagraph) -> str:
        for name in paragraph.restarted:
            self._items.counters[name].restart()
        if paragraph.mark:
            return self._numbered.printed.get(paragraph.mark, "")
        place = self._items.list_of(paragraph.style)
        return self._items.counters[place[0]].advance(place[1]) if place else ""

    def _words(self, pieces: Pieces, is_open: bool = False) -> tuple[Words, ...]:
        found: list[Words] = []
        for piece in as_pieces(pieces):
            match piece:
                case Text(text=text):
                    found.append(Words(text, is_open or piece.open))
                case Blank(value=value):
                    found.append(Words(value, is_open or piece.open))
                case Reference(target=target):
                    number = (self._numbered.bare if piece.bare else self._numbered.numbers).get(target, target)
                    found.append(Words(number, is_open, target.partition("#")[0]))
                case OpenChoice(pieces=inner):
                    found += self._words(inner, is_open or piece.open)
                case Comment(over=inner):
                    found += self._words(inner, is_open)
                case _:
                    pass
        return tuple(found)


def _footnotes(pieces: Pieces) -> list[Footnote]:
    return [piece for piece in as_pieces(pieces) if isinstance(piece, Footnote)]


def _notes(pieces: Pieces) -> list[str]:
    """What the comments on a paragraph say."""
    comments = (piece for piece in as_pieces(pieces) if isinstance(piece, Comment))
    return [_plain(note) for comment in comments for note in comment.paragraphs]


def _plain(pieces: Pieces) -> str:
    return "".join(piece.text for piece in as_pieces(pieces) if isinstance(piece, Text))
