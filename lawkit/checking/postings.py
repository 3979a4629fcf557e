"""Which readings speak of which concept, so that an expression is held only against those that could meet it.

A set of readings is one long number with a bit for each. So what an expression asks for is put together for all of them
at once, as its own words say it: all of, one of, so many of.
"""

from __future__ import annotations

from collections.abc import Sequence

from lawkit.checking.bits import ConceptTable, Numbers, places_of
from lawkit.checking.expressions import Expression
from lawkit.checking.readings import Reading


class Postings:
    """The numbers of the readings that speak of each concept; concepts are bits, as in the masks of spots."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._table = ConceptTable([reading.mask for reading in readings])
        self._by_concept = self._table.packed()
        self._all_concepts = (1 << len(self._by_concept)) - 1
        self._members: dict[int, Numbers] = {}
        self._speaking: dict[int, int] = {}
        self._able: dict[int, int] = {}  # by the identity of an expression
        self.everyone = (1 << len(readings)) - 1
        self.with_term = sum(1 << number for number, one in enumerate(readings) if one.term is not None)

    def of(self, bit: int) -> Numbers:
        """The numbers of the readings that speak of a concept, in order."""
        if bit not in self._members:
            self._members[bit] = self._table.members(bit)
        return self._members[bit]

    def speaking(self, concepts: int) -> int:
        """The readings that speak of one concept at least of some."""
        known = self._speaking.get(concepts)
        if known is None:
            known = 0
            for place in places_of(concepts & self._all_concepts).tolist():
                known |= self._by_concept[place]
            self._speaking[concepts] = known
        return known

    def able(self, expression: Expression) -> int:
        """The readings that could meet an expression by the concepts that they speak of."""
        known = self._able.get(id(expression))
        if known is None:
            known = self._able[id(expression)] = expression.able(self)
        return known

    def rarest(self, sets: Sequence[int]) -> int:
        """The readings that speak of one concept at least of the set that the fewest readings speak of."""
        return min(map(self.speaking, sets), key=int.bit_count, default=self.everyone)
