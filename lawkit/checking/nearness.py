"""Which provisions come nearest to a duty that the law does not meet: where a drafter should look, never a verdict.

Every concept of a rule counts by its rarity in the laws that are read, as words do in a search engine (inverse document
frequency); what the rule asks of its elements counts half.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import log

import numpy as np

from lawkit.checking.asked import Floats
from lawkit.checking.law import Unit
from lawkit.checking.postings import Postings
from lawkit.checking.rules import Rule

LEAST_SHARE = 0.2  # of what a provision that addressed the duty would score; below it nothing is near


class Nearness:
    """Scores units against rules by the concepts they share."""

    def __init__(self, units: Sequence[Unit], postings: Postings) -> None:
        self._units = units
        self._postings = postings

    def nearest(self, rule: Rule, most: int = 3) -> list[Unit]:
        """The nearest units, each from another section; fewer, or none, where nothing comes near."""
        asked = rule.asked
        counts = self._postings.counts(asked.concepts)
        weights = asked.shares * self._rarity[counts]
        every = weights.repeat(counts)
        scores = np.bincount(self._postings.every(asked.concepts), every, len(self._units))
        enough = LEAST_SHARE * asked.usual_score(weights)
        near = ((scores >= enough) & (scores > 0)).nonzero()[0]
        found: list[Unit] = []
        sections: set[tuple[int, int]] = set()
        for number in near[(-scores[near]).argsort(kind="stable")].tolist():
            unit = self._units[number]
            key = (id(unit.law), unit.section)
            if len(found) == most:
                break
            if key not in sections:
                sections.add(key)
                found.append(unit)
        return found

    @cached_property
    def _rarity(self) -> Floats:
        """How rare a concept is in the laws that are read, by the number of units that speak of it."""
        count = len(self._units)
        return np.array([log(1 + count / (1 + speaking)) for speaking in range(count + 1)])
