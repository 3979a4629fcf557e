"""Which readings speak of which concept, so that an expression is held only against those that could meet it.

A set of readings is one long number with a bit for each. So what an expression asks for is put together for all of them
at once, as its own words say it: all of, one of, so many of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from lawkit.checking.bits import ConceptTable, Numbers, places_of
from lawkit.checking.expressions import Expression
from lawkit.checking.readings import Reading


class Postings:
    """The numbers of the readings that speak of each concept; concepts are bits, as in the masks of spots."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        table = ConceptTable([reading.mask for reading in readings])
        self._table = table
        self._by_concept = table.packed()
        self._all_concepts = (1 << len(self._by_concept)) - 1
        self._speaking: dict[int, int] = {}
        self._able: dict[int, int] = {}  # by the identity of an expression
        self.everyone = (1 << len(readings)) - 1
        self.with_term = sum(1 << number for number, one in enumerate(readings) if one.term is not None)

    @cached_property
    def _listed(self) -> tuple[Numbers, Numbers, Numbers]:
        """The readings of one concept after another, where those of each begin, and how many they are."""
        readings, counts = self._table.by_concept()
        counts = np.append(counts, 0)  # for all concepts beyond those that are spoken of
        return readings, np.cumsum(counts) - counts, counts

    def counts(self, concepts: Numbers) -> Numbers:
        """How many readings speak of each of some concepts, which are given by their places."""
        counts = self._listed[2]
        found: Numbers = counts[np.minimum(concepts, len(counts) - 1)]
        return found

    def every(self, concepts: Numbers) -> Numbers:
        """The numbers of the readings that speak of some concepts, those of one concept after another."""
        readings, firsts, counts = self._listed
        concepts = np.minimum(concepts, len(counts) - 1)
        here = counts[concepts]
        moved = firsts[concepts] - (here.cumsum() - here)  # from a place in the answer to one in the list of all
        found: Numbers = readings[np.arange(here.sum()) + moved.repeat(here)]
        return found

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
