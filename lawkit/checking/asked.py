"""Every concept that a rule asks for, put ready to be weighed by how rare it is in a law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lawkit.checking.bits import Numbers, places_of
from lawkit.checking.expressions import Expression

ELEMENT_SHARE = 0.5  # what a concept counts that only an element asks for

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """The concepts of one rule by their places, what each counts, and in which ways a provision addresses the duty.

    A way is a list of parts, from each of which one concept is needed; `parts` has the numbers of the concepts of all
    parts one after another, `firsts` where each part begins, and `ways` how many parts each way has.
    """

    concepts: Numbers
    shares: Floats
    parts: Numbers
    firsts: Numbers
    ways: tuple[int, ...]

    def usual_score(self, weights: Floats) -> float:
        """What a provision scores that addresses the duty in the easiest way, each part by its commonest word."""
        least = iter(np.minimum.reduceat(weights[self.parts], self.firsts).tolist() if len(self.firsts) else ())
        return min((sum(next(least) for _ in range(parts)) for parts in self.ways), default=0.0)


def asked_by(elements: Sequence[Expression], addressed: Sequence[Expression]) -> Asked:
    """What a rule asks for that addresses its duty and shows its elements by these expressions."""
    shares: dict[int, float] = {}
    for expression in elements:
        shares.update(dict.fromkeys(places_of(expression.bits()).tolist(), ELEMENT_SHARE))
    bits = 0
    for expression in addressed:
        bits |= expression.bits()
    shares.update(dict.fromkeys(places_of(bits).tolist(), 1.0))
    numbers = {place: number for number, place in enumerate(shares)}
    ways = [[places_of(mask).tolist() for mask in expression.needed() if mask] for expression in addressed]
    parts = [part for way in ways for part in way]
    return Asked(
        concepts=np.array(list(shares), dtype=np.intp),
        shares=np.array(list(shares.values()), dtype=np.float64),
        parts=np.array([numbers[place] for part in parts for place in part], dtype=np.intp),
        firsts=np.cumsum([0, *map(len, parts)])[:-1],
        ways=tuple(map(len, ways)),
    )
