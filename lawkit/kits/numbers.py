"""The numbers of a text's provisions, counted as Word will count them, before anything is written.

A text needs the numbers of the other texts to refer to them; so they are known from the selection alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawkit.kits.clauses import KeptClause, KeptPart, Selection
from lawkit.kits.model_texts import TextNames, Translate, text_names, unit_names
from lawkit.kits.places import Place, is_numbered, paragraph_mark, part_mark, places
from lawkit.library.content import Paragraph
from lawkit.word import law_numbering as law
from lawkit.word.law_numbering import law_lists
from lawkit.word.numbering import Numbering

_LAW = (law.PARAGRAPH, law.ITEM, law.SUBITEM, law.POINT)
_SCHEDULE = (law.SCHEDULE_PARAGRAPH, law.SCHEDULE_ITEM, law.SCHEDULE_SUBITEM, law.SCHEDULE_SUBITEM)


@dataclass(frozen=True)
class NumberedText:
    """A selection with the place and the printed number of everything in it."""

    selection: Selection
    names: TextNames
    places: dict[str, Place]
    numbers: dict[str, str]  # mark -> its own number without a final stop: `12`, `(1)`, `Article 3`, `Schedule 1`

    @property
    def id(self) -> str:
        """The model text's id."""
        return self.selection.model_law

    def locator(self, mark: str) -> str:
        """The place of a clause or paragraph as the text numbers it: `12(1)(a)`, `Article 3`, `Schedule 1`."""
        first, *rest = [self.numbers[one] for one in self.places[mark].chain]
        return first + "".join(one if one.startswith("(") else f"({one})" for one in rest)


def number_text(selection: Selection, _: Translate) -> NumberedText:
    """The places and numbers of a selection."""
    civil = selection.tradition == "civil"
    counter = _Counter(Numbering(law_lists(selection.tradition, unit_names(civil, _))))
    for part in selection.parts:
        counter.part(part)
    return NumberedText(
        selection, text_names(selection.model_law, civil, _), places(selection), counter.found
    )  # fmt: skip


def clause_style(clause: KeptClause) -> str:
    """The paragraph style of a clause's heading."""
    return law.SCHEDULE if clause.schedule else law.CLAUSE


def paragraph_style(clause: KeptClause, depth: int, numbered: bool) -> str:
    """The style of a paragraph (depth 0) or item of a clause."""
    styles: Sequence[str] = _SCHEDULE if clause.schedule else _LAW
    return styles[min(depth, len(styles) - 1)] if numbered else law.TEXT


@dataclass
class _Counter:
    numbering: Numbering

    def __post_init__(self) -> None:
        self.found: dict[str, str] = {}

    def part(self, part: KeptPart) -> None:
        if part.front:
            return
        if not part.schedule:
            self._count(part_mark(part.id), law.PART)
        for clause in part.clauses:
            self._count(clause.id, clause_style(clause))
            numbered = is_numbered(clause)
            for number, paragraph in enumerate(clause.paragraphs, start=1):
                self._paragraph(clause, paragraph, (number,), numbered)

    def _paragraph(self, clause: KeptClause, paragraph: Paragraph, position: tuple[int, ...], numbered: bool) -> None:
        style = paragraph_style(clause, len(position) - 1, numbered)
        self._count(paragraph_mark(clause.id, position, paragraph.id), style)
        for number, item in enumerate(paragraph.items, start=1):
            self._paragraph(clause, item, (*position, number), True)

    def _count(self, mark: str, style: str) -> None:
        place = self.numbering.list_of(style)
        if place is not None:
            self.found[mark] = self.numbering.counters[place[0]].advance(place[1]).rstrip(".")
