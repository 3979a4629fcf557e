"""The numbers of a text's provisions, counted as Word will count them, before anything is written.

A text needs the numbers of the other texts to refer to them; so they are known from the selection alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from lawkit.kits.clauses import KeptClause, KeptPart, Selection
from lawkit.kits.places import InsertedNumber, Place, inserted_numbers, is_numbered, paragraph_mark, part_mark, places
from lawkit.library.content import Paragraph
from lawkit.localization.drafting import Drafting, Style, TextWords
from lawkit.word import law_numbering as law
from lawkit.word.law_numbering import UnitNumber, UnitStyles, law_lists
from lawkit.word.numbering import Format, ListScheme, Numbering


@dataclass(frozen=True)
class NumberedText:
    """A selection with the place and the printed number of everything in it."""

    selection: Selection
    drafting: Drafting
    places: dict[str, Place]
    numbers: dict[str, str]  # mark -> its own number, no stop at its end: `12`, `(1)`, `Article 3`, `Schedule 1`
    printed: dict[str, str]  # mark -> its number as it stands before its words: `12.`, `(1)`, `Article 3.`
    bare: dict[str, str]  # mark -> the same without words and brackets: `12`, `1`, `3`, `1`
    in_words: frozenset[str]  # marks whose number stands in the file as words, because Word cannot count so
    inserted: dict[str, InsertedNumber]  # clause id -> its number, where a bill inserts it into another law

    @property
    def id(self) -> str:
        """The model text's id."""
        return self.selection.model_law

    @property
    def style(self) -> Style:
        """How its tradition numbers and cites."""
        return self.drafting.style(self.selection.tradition)

    @property
    def words(self) -> TextWords:
        """What it is called."""
        return self.style.text(self.id)


def numbers_of(drafting: Drafting, tradition: str, narrow: bool = False) -> tuple[ListScheme, ...]:
    """The lists of a law in a drafting style, for a page or for a narrow column."""
    units = drafting.style(tradition).numbers.items()
    return law_lists(
        {
            unit: UnitNumber(
                Format(one.format), one.text, one.after, one.centred, one.ordinals, drafting.figures, one.hidden
            )
            for unit, one in units
        },
        narrow,
    )


def number_text(selection: Selection, drafting: Drafting) -> NumberedText:
    """The places and numbers of a selection."""
    style = drafting.style(selection.tradition)
    counter = _Counter(Numbering(numbers_of(drafting, selection.tradition)), style.caput)
    for part in selection.parts:
        counter.part(part)
    inserted = inserted_numbers(selection, style.citations.inserted, drafting.figures)
    found, bare, in_words = counter.found, counter.bare, frozenset(counter.in_words)
    held = places(selection, style.caput)
    return NumberedText(selection, drafting, held, found, counter.printed, bare, in_words, inserted)


def styles_of(clause: KeptClause) -> UnitStyles:
    """The paragraph styles of a clause."""
    if clause.law:
        return law.INSERTED_STYLES
    return law.SCHEDULE_STYLES if clause.schedule else law.SECTION_STYLES


@dataclass
class _Counter:
    numbering: Numbering
    caput: bool

    def __post_init__(self) -> None:
        self.found: dict[str, str] = {}
        self.printed: dict[str, str] = {}
        self.bare: dict[str, str] = {}
        self.in_words: set[str] = set()

    def part(self, part: KeptPart) -> None:
        if part.front:
            return
        if not part.schedule:
            self._count(part_mark(part.id), law.PART)
        for clause in part.clauses:
            self._clause(clause)
            for one in clause.inserted:
                self.numbering.counters["inserted"].restart()
                self._clause(one.clause)

    def _clause(self, clause: KeptClause) -> None:
        self._count(clause.id, styles_of(clause).heading)
        for number, paragraph in enumerate(clause.paragraphs, start=1):
            self._paragraph(clause, paragraph, (number,), is_numbered(clause, number, self.caput))

    def _paragraph(self, clause: KeptClause, paragraph: Paragraph, position: tuple[int, ...], numbered: bool) -> None:
        styles = styles_of(clause)
        style = styles.level(len(position) - 1) if numbered else styles.text
        self._count(paragraph_mark(clause.id, position, paragraph.id), style)
        for number, item in enumerate(paragraph.items, start=1):
            self._paragraph(clause, item, (*position, number), True)

    def _count(self, mark: str, style: str) -> None:
        place = self.numbering.list_of(style)
        if place is not None:
            counter = self.numbering.counters[place[0]]
            self.printed[mark] = counter.advance(place[1])
            self.found[mark] = self.printed[mark].rstrip(".:")
            self.bare[mark] = counter.bare(place[1])
            if not counter.is_counted(place[1]):
                self.in_words.add(mark)
