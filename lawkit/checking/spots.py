"""Where a law speaks of which concepts: all its spots in order, and stretches that are looked at, not copied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

import numpy as np

from lawkit.checking.bits import ConceptTable, Flags, Numbers
from lawkit.drafts.draft import Span

FEW = 48  # spots that are gone through faster than they are looked up
BLOCK = 16  # spots whose concepts are put together once
BETWEEN_PIECES = 2  # words that are counted between two pieces of a stretch


class Spot(NamedTuple):
    """A place where a concept is spoken of; `mask` has the bits of the concept and of all that include it.

    Tuples, because a long law has a hundred thousand of them, in order of their places.
    """

    start: int
    end: int
    first: int  # word positions, counted within the text that is being read
    last: int
    mask: int


class Piece(NamedTuple):
    """A run of spots within a stretch: the numbers of the first and after the last, and how far words are moved."""

    first: int
    after: int
    shift: int


@dataclass(frozen=True, slots=True)
class Within:
    """All spots within a stretch: for each its number, that of its mask, and how far its words are moved."""

    numbers: Numbers
    kinds: Numbers
    shifts: Numbers


class Spots:
    """The spots of one law, in order of their places."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.all = list(spots)
        self.starts = [spot.start for spot in self.all]
        self._masks = [spot.mask for spot in self.all]
        self._speaking: dict[int, Flags] = {}

    def between(self, start: int, end: int) -> list[Spot]:
        """The spots that begin between two offsets."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def numbers_between(self, start: int, end: int) -> range:
        """Their numbers in the law."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def pieces(self, spans: Iterable[Span]) -> tuple[Piece, ...]:
        """The runs of spots within several spans; words are counted on from span to span."""
        found: list[Piece] = []
        for start, end in spans:
            first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
            if first < after:
                shift = 0
                if found:
                    before = self.all[found[-1].after - 1].last + found[-1].shift
                    shift = before + BETWEEN_PIECES - self.all[first].first
                found.append(Piece(first, after, shift))
        return tuple(found)

    def mask(self, pieces: Sequence[Piece]) -> int:
        """Every concept that some runs of spots speak of, as bits."""
        found = 0
        for piece in pieces:
            found |= self._mask_between(piece.first, piece.after)
        return found

    def _mask_between(self, first: int, after: int) -> int:
        whole, rest = -(-first // BLOCK), after // BLOCK  # the blocks that lie within
        if whole >= rest:
            return reduce(or_, self._masks[first:after], 0)
        ends = (*self._masks[first : whole * BLOCK], *self._masks[rest * BLOCK : after])
        return reduce(or_, (*self._blocks[whole:rest], *ends), 0)

    @cached_property
    def _blocks(self) -> list[int]:
        """What every run of so many spots speaks of: sections are read again and again, around each of their units."""
        return [reduce(or_, self._masks[at : at + BLOCK]) for at in range(0, len(self._masks), BLOCK)]

    def within(self, pieces: Sequence[Piece]) -> Within:
        """The spots within some runs, in order, to be asked where they speak of what."""
        firsts, afters, shifts = np.array(pieces, dtype=np.intp).T
        counts = afters - firsts
        moved = firsts - (counts.cumsum() - counts)  # from a place in the stretch to the number of the spot
        numbers = np.arange(counts.sum()) + moved.repeat(counts)
        return Within(numbers, self._kinds[numbers], shifts.repeat(counts))

    def places(self, within: Within, bits: int) -> list[Spot]:
        """The spots of any of some concepts, words counted on from run to run."""
        here = self._which_speak(bits)[within.kinds].nonzero()[0]
        spots = [self.all[number] for number in within.numbers[here].tolist()]
        return [_moved(spot, shift) for spot, shift in zip(spots, within.shifts[here].tolist(), strict=True)]

    def few_places(self, pieces: Sequence[Piece], bits: int) -> list[Spot]:
        """The same for stretches of few spots, which are gone through faster than they are looked up."""
        return [
            _moved(spot, piece.shift)
            for piece in pieces
            for spot in self.all[piece.first : piece.after]
            if spot.mask & bits
        ]

    @cached_property
    def _kinds(self) -> Numbers:
        """For each spot the number of its mask among all that differ: a law has a thousand of them."""
        numbers: dict[int, int] = {}
        return np.array([numbers.setdefault(mask, len(numbers)) for mask in self._masks], dtype=np.intp)

    @cached_property
    def _table(self) -> ConceptTable:
        return ConceptTable(list(dict.fromkeys(self._masks)))

    def _which_speak(self, bits: int) -> Flags:
        """Which of the different masks have any of some concepts; looked for once, because many rules ask."""
        known = self._speaking.get(bits)
        if known is None:
            known = self._speaking[bits] = self._table.any_of(bits)
        return known


def _moved(spot: Spot, words: int) -> Spot:
    return Spot(spot.start, spot.end, spot.first + words, spot.last + words, spot.mask) if words else spot
