"""Where a law speaks of which concepts: all its spots in order, and stretches that are looked at, not copied."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from lawkit.drafts.draft import Span

FEW = 48  # spots that are gone through faster than they are looked up
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of spots within a stretch: the numbers of the first and after the last, and how far words are moved."""

    first: int
    after: int
    shift: int


class Spots:
    """The spots of one law, in order of their places."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.all = list(spots)
        self.starts = [spot.start for spot in self.all]
        self._masks = [spot.mask for spot in self.all]
        self._with_any: dict[int, list[int]] = {}

    def between(self, start: int, end: int) -> list[Spot]:
        """The spots that begin between two offsets."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

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
        return reduce(or_, (reduce(or_, self._masks[piece.first : piece.after]) for piece in pieces), 0)

    def within(self, pieces: Sequence[Piece]) -> list[Spot]:
        """The spots within some runs, in order, words counted on from run to run."""
        found: list[Spot] = []
        for piece in pieces:
            spots, shift = self.all[piece.first : piece.after], piece.shift
            found += [Spot(*s[:2], s.first + shift, s.last + shift, s.mask) for s in spots] if shift else spots
        return found

    def places(self, piece: Piece, bits: int) -> list[Spot]:
        """The spots of any of some concepts within one run, in order."""
        if piece.after - piece.first <= FEW:
            return [spot for spot in self.all[piece.first : piece.after] if spot.mask & bits]
        listed = self._numbers(bits)
        numbers = listed[bisect_left(listed, piece.first) : bisect_left(listed, piece.after)]
        return [self.all[number] for number in numbers]

    @cached_property
    def _with_mask(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, mask in enumerate(self._masks):
            found[mask].append(number)
        return found

    def _numbers(self, bits: int) -> list[int]:
        """The numbers of all spots of any of some concepts; looked for once, because many rules ask."""
        if bits not in self._with_any:
            groups = (numbers for mask, numbers in self._with_mask.items() if mask & bits)
            self._with_any[bits] = sorted(number for numbers in groups for number in numbers)
        return self._with_any[bits]
