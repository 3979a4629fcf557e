"""Which units speak of which concept, so that a rule is held only against those that could meet it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from lawkit.checking.law import Unit

Flags = npt.NDArray[np.bool_]  # one for each unit


class Postings:
    """The numbers of the units that speak of each concept; concepts are bits, as in the masks of spots."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._count = len(units)
        listed: dict[int, list[int]] = defaultdict(list)
        for number, unit in enumerate(units):
            for bit in bits_of(unit.reading.mask):
                listed[bit].append(number)
        self._numbers = {bit: np.array(numbers, dtype=np.intp) for bit, numbers in listed.items()}

    def of(self, bit: int) -> npt.NDArray[np.intp]:
        """The numbers of the units that speak of a concept, in order."""
        return self._numbers.get(bit, _NOBODY)

    def all_of(self, sets: Sequence[int]) -> list[int]:
        """The numbers of the units that speak of one concept at least of every set."""
        flags = np.ones(self._count, dtype=bool)
        for concepts in sets:
            flags &= self._any_of(concepts)
        return _numbers(flags)

    def rarest(self, sets: Sequence[int]) -> list[int]:
        """The numbers of the units that speak of one concept at least of the set that the fewest units speak of."""
        every = [self._any_of(concepts) for concepts in sets] or [np.ones(self._count, dtype=bool)]
        return _numbers(min(every, key=np.count_nonzero))

    def _any_of(self, concepts: int) -> Flags:
        flags = np.zeros(self._count, dtype=bool)
        for bit in bits_of(concepts):
            flags[self.of(bit)] = True
        return flags


_NOBODY = np.array([], dtype=np.intp)


def _numbers(flags: Flags) -> list[int]:
    found: list[int] = np.flatnonzero(flags).tolist()
    return found


def bits_of(mask: int) -> Iterator[int]:
    """Every bit that is set in a mask, the lowest first."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low
