"""A model text part by part as it will be printed, for a page: numbers, words, what is open, authority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawkit.kits.authority import footnote
from lawkit.kits.clauses import KeptClause, KeptPart
from lawkit.kits.places import is_numbered, paragraph_mark, part_mark
from lawkit.kits.wording import Wording
from lawkit.library.content import DefinitionEntry, Paragraph
from lawkit.word.pieces import Blank, Comment, OpenChoice, Pieces, Reference, Text, as_pieces


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


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause; one without heading is part of the opening words. `notes` are for the drafter, not of the law."""

    id: str
    label: str
    heading: tuple[Words, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    inserted: tuple[ShownClause, ...] = ()


def shown_part(wording: Wording, part: KeptPart) -> list[ShownClause]:
    """The clauses of a part as they will be printed."""
    return [_Shower(wording).clause(clause) for clause in part.clauses]


def part_label(wording: Wording, part: KeptPart) -> str:
    """A part's number, where it has one: `Part 2`."""
    return wording.numbered.numbers.get(part_mark(part.id), "")


@dataclass(frozen=True)
class _Shower:
    wording: Wording

    def clause(self, clause: KeptClause) -> ShownClause:
        content = clause.clause
        heading = () if clause.front else self.words(self.wording.pieces(clause.heading, clause))
        label = self.wording.numbered.numbers.get(clause.id, "")
        if clause.law:
            heading = (*self.words(self.wording.references.inserted_heading(clause.id)), *heading)
            label = ""
        doubts = [one for one in (content.explanation, content.condition) if one]
        return ShownClause(
            clause.id,
            label,
            heading,
            tuple(self._lines(clause)),
            (*doubts, *content.notes, *content.must_not_add),
            tuple(self.clause(one.clause) for one in clause.inserted),
        )

    def _lines(self, clause: KeptClause) -> Iterator[Line]:
        numbered = is_numbered(clause) and not clause.front
        for number, paragraph in enumerate(clause.paragraphs, 1):
            yield from self._paragraph(clause, paragraph, (number,), numbered)
            if number == 1:
                yield from self._definitions(clause)
        if not clause.paragraphs:
            yield from self._definitions(clause)

    def _paragraph(
        self, clause: KeptClause, paragraph: Paragraph, position: tuple[int, ...], numbered: bool
    ) -> Iterator[Line]:
        depth = len(position) - 1
        mark = paragraph_mark(clause.id, position, paragraph.id)
        label = self.wording.numbered.numbers.get(mark, "") if numbered else ""
        pieces = self.wording.pieces(paragraph.text, clause, sentence=depth == 0)
        yield Line(depth, label, self.words(pieces), self._basis(paragraph))
        for number, item in enumerate(paragraph.items, 1):
            yield from self._paragraph(clause, item, (*position, number), not clause.front)
        if paragraph.closing:
            yield Line(depth, "", self.words(self.wording.pieces(paragraph.closing, clause)))

    def _definitions(self, clause: KeptClause) -> Iterator[Line]:
        drafting = self.wording.numbered.drafting
        key = drafting.sorting()
        for entry in sorted(clause.definitions, key=lambda one: key(one.term)) if key else clause.definitions:
            before = drafting.definition.replace("{term}", entry.term)
            words = (Words(before), *self.words(self.wording.pieces(entry.text, clause)))
            yield Line(1, "", words, self._basis(entry))
            yield from self._items(clause, entry.items, 2)
            if entry.closing:
                yield Line(1, "", self.words(self.wording.pieces(entry.closing, clause)))

    def _items(self, clause: KeptClause, items: Sequence[Paragraph], depth: int) -> Iterator[Line]:
        for number, item in enumerate(items):
            label = f"({chr(ord('a') + number % 26)})" if depth == 2 else "–"
            yield Line(depth, label, self.words(self.wording.pieces(item.text, clause)), self._basis(item))
            yield from self._items(clause, item.items, depth + 1)

    def _basis(self, piece: Paragraph | DefinitionEntry) -> str:
        chosen = self.wording.selection.instruments
        return footnote(self.wording.library, piece.authority, piece.suggestion, chosen, self.wording.translate)

    def words(self, pieces: Pieces, is_open: bool = False) -> tuple[Words, ...]:
        found: list[Words] = []
        for piece in as_pieces(pieces):
            match piece:
                case Text(text=text):
                    found.append(Words(text, is_open or piece.open))
                case Blank(value=value):
                    found.append(Words(value, is_open or piece.open))
                case Reference(target=target):
                    numbered = self.wording.numbered
                    number = (numbered.bare if piece.bare else numbered.numbers).get(target, target)
                    found.append(Words(number, is_open, target.partition("#")[0]))
                case OpenChoice(pieces=inner):
                    found += self.words(inner, is_open or piece.open)
                case Comment(over=inner):
                    found += self.words(inner, is_open)
                case _:
                    pass
        return tuple(found)
