"""Which provisions come nearest to a duty that the law does not meet: where a drafter should look, never a verdict.

Every concept of a rule counts by its rarity in the laws that are read, as words do in a search engine (inverse document
frequency); what the rule asks of its elements counts half.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

import numpy as np

from lawkit.checking.bits import bits_of
from lawkit.checking.law import Unit
from lawkit.checking.postings import Postings
from lawkit.checking.rules import Rule

ELEMENT_WEIGHT = 0.5
LEAST_SHARE = 0.2  # of what a provision that addressed the duty would score; below it nothing is near


class Nearness:
    """Scores units against rules by the concepts they share."""

    def __init__(self, units: Sequence[Unit], postings: Postings) -> None:
        self._units = units
        self._postings = postings

    def nearest(self, rule: Rule, most: int = 3) -> list[Unit]:
        """The nearest units, each from another section; fewer, or none, where nothing comes near."""
        weights: dict[int, float] = {}
        for condition in rule.elements:
            weights.update(self._weights(condition.expression.bits(), ELEMENT_WEIGHT))
        weights.update(self._weights(rule.bits, 1.0))
        scores = np.zeros(len(self._units))
        for bit, weight in weights.items():
            scores[self._postings.of(bit)] += weight
        enough = LEAST_SHARE * self._usual_score(rule, weights)
        near = np.flatnonzero((scores >= enough) & (scores > 0))
        found: list[Unit] = []
        sections: set[tuple[int, int]] = set()
        for number in near[np.argsort(-scores[near], kind="stable")]:
            unit = self._units[number]
            key = (id(unit.law), unit.section)
            if len(found) == most:
                break
            if key not in sections:
                sections.add(key)
                found.append(unit)
        return found

    def _weights(self, bits: int, share: float) -> dict[int, float]:
        count = len(self._units)
        return {bit: share * log(1 + count / (1 + len(self._postings.of(bit)))) for bit in bits_of(bits)}

    @staticmethod
    def _usual_score(rule: Rule, weights: Mapping[int, float]) -> float:
        """What a provision scores that addresses the duty in the easiest way, each part by its commonest word."""
        totals = []
        for expression in rule.addressed:
            parts = [[weight for bit, weight in weights.items() if bit & mask] for mask in expression.needed()]
            totals.append(sum(min(part) for part in parts if part))
        return min(totals, default=0.0)
