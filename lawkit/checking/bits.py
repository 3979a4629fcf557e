"""Sets of concepts as the bits of one number, and tables that tell which of many such sets speak of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]  # one for each set
Numbers = npt.NDArray[np.intp]


def bits_of(mask: int) -> Iterator[int]:
    """Every bit that is set in a mask, the lowest first."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


@lru_cache(maxsize=1 << 15)  # the rules ask about a few thousand sets, again for every law
def places_of(mask: int) -> Numbers:
    """The places of the bits that are set in a mask, the lowest first."""
    return np.array([bit.bit_length() - 1 for bit in bits_of(mask)], dtype=np.intp)


def numbers_in(members: int) -> list[int]:
    """The places of the bits that are set in a very long number, the lowest first."""
    if members.bit_count() < 4:
        return [bit.bit_length() - 1 for bit in bits_of(members)]
    found: list[int] = _unpacked([members])[0].nonzero()[0].tolist()
    return found


def _unpacked(masks: Sequence[int]) -> npt.NDArray[np.uint8]:
    """A row for each mask, with a column for each bit."""
    width = max(1, -(-max((mask.bit_length() for mask in masks), default=0) // 8))
    packed = b"".join(mask.to_bytes(width, "little") for mask in masks)
    return np.unpackbits(np.frombuffer(packed, np.uint8).reshape(len(masks), width), axis=1, bitorder="little")


class ConceptTable:
    """For each concept, which of some sets (`masks`) have it."""

    def __init__(self, masks: Sequence[int]) -> None:
        self._rows = np.ascontiguousarray(_unpacked(masks).T).view(np.bool_)
        self._all = (1 << len(self._rows)) - 1

    def any_of(self, concepts: int) -> Flags:
        """Which of the sets have one at least of some concepts."""
        flags: Flags = np.logical_or.reduce(self._rows[places_of(concepts & self._all)], axis=0)
        return flags

    def by_concept(self) -> tuple[Numbers, Numbers]:
        """The numbers of the sets that have each concept, those of one concept after another, and how many each has."""
        concepts, members = np.nonzero(self._rows)
        return members, np.bincount(concepts, minlength=len(self._rows))

    def packed(self) -> list[int]:
        """For each concept, by its place, the sets that have it as the bits of a number."""
        rows = np.packbits(self._rows, axis=1, bitorder="little")
        return [int.from_bytes(row.tobytes(), "little") for row in rows]
