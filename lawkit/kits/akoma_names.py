"""The names of Akoma Ntoso for the units of a law, and the eId of every provision by its naming convention."""

from __future__ import annotations

from dataclasses import dataclass

from lawkit.kits.clauses import KeptClause
from lawkit.kits.numbers import NumberedText
from lawkit.kits.places import definition_mark, is_numbered, paragraph_mark, part_mark
from lawkit.library.content import Paragraph

_COMMON = ("section", "subsection", "paragraph", "subparagraph", "point", "indent")
_CIVIL = ("article", "paragraph", "point", "indent")
_SHORT = {
    "section": "sec", "article": "art", "subsection": "subsec", "paragraph": "para", "subparagraph": "subpara",
    "point": "point", "indent": "indent",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AkomaUnits:
    """The elements for the units of a drafting tradition."""

    civil: bool

    @property
    def part(self) -> str:
        """The element for a part of a law."""
        return "title" if self.civil else "part"

    def unit(self, depth: int) -> str:
        """The element for a provision (depth 0), its paragraphs, their items…"""
        units = _CIVIL if self.civil else _COMMON
        return units[min(depth, len(units) - 1)]

    def short(self, depth: int) -> str:
        """How an eId abbreviates it."""
        return _SHORT[self.unit(depth)]


def eids(numbered: NumberedText, units: AkomaUnits) -> dict[str, str]:
    """Mark -> eId of every part, provision, paragraph, item and definition of a text."""
    names = _Names(numbered, units, {})
    for part in (one for one in numbered.selection.parts if not one.front):
        mark = part_mark(part.id)
        if not part.schedule:
            names.found[mark] = f"{units.part}_{names.bare(mark)}"
        for clause in part.clauses:
            names.clause(clause, f"{'hcontainer' if part.schedule else units.short(0)}_{names.bare(clause.id)}")
            for order, one in enumerate(clause.inserted, start=1):
                names.clause(one.clause, f"{names.found[clause.id]}__qstr_{order}__{units.short(0)}_{order}")
    return names.found


@dataclass(frozen=True, slots=True)
class _Names:
    numbered: NumberedText
    units: AkomaUnits
    found: dict[str, str]

    def clause(self, clause: KeptClause, eid: str) -> None:
        self.found[clause.id] = eid
        several = is_numbered(clause, len(clause.paragraphs), caput=False)
        for number, paragraph in enumerate(clause.paragraphs, start=1):
            mark = paragraph_mark(clause.id, (number,), paragraph.id)
            counted = is_numbered(clause, number, self.numbered.style.caput)
            own = self.bare(mark) if counted else "0"
            self.found[mark] = f"{eid}__{self.units.short(1)}_{own}" if several else eid
            self._items(clause, paragraph, (number,), self.found[mark], 2 if several else 1)
        for order, entry in enumerate(clause.definitions, start=1):
            self.found[definition_mark(clause.id, entry.concept)] = f"{eid}__def_{order}"

    def bare(self, mark: str) -> str:
        """A number without words, brackets and spaces."""
        return "".join(self.numbered.bare.get(mark, "").split()) or "1"

    def _items(
        self, clause: KeptClause, paragraph: Paragraph, position: tuple[int, ...], above: str, depth: int
    ) -> None:
        for number, item in enumerate(paragraph.items, start=1):
            mark = paragraph_mark(clause.id, (*position, number), item.id)
            self.found[mark] = f"{above}__{self.units.short(depth)}_{self.bare(mark)}"
            self._items(clause, item, (*position, number), self.found[mark], depth + 1)
