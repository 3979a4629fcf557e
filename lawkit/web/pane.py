"""The text of a draft cut where evidence begins and ends, so that a page can highlight it and link both ways."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lawkit.untranslated import unmarked

PART = 10_000  # code points of the draft that a page shows at once, at least


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft: `numbers` are the rows whose evidence it is, `begins` those whose evidence begins
    here and does not only go on.

    A link to evidence leads to the piece that starts where the evidence does.
    """

    start: int
    text: str
    numbers: tuple[int, ...]
    begins: tuple[int, ...]
    target: bool  # whether something may link to it


def places_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    """All places in the draft that a row shows: its evidence, that of its elements, what narrows it."""
    parts = [one for element in row["elements"] for one in element["evidence"]]
    return [*row["evidence"], *parts, *row["narrowed"]]


def parts(length: int, starts: Iterable[int], size: int = PART) -> list[tuple[int, int]]:
    """A text cut where units of the law begin, so that each part has at least `size` code points and not many more."""
    cuts, last = [0], 0
    for start in sorted(starts):
        while start - last > 2 * size:
            last += size
            cuts.append(last)
        if start - last >= size:
            last = start
            cuts.append(last)
    cuts.extend(range(last + 2 * size, length - size, 2 * size))
    return list(zip(cuts, [*cuts[1:], length], strict=True))


def part_at(found: Sequence[tuple[int, int]], offset: int) -> int:
    """The number of the part in which an offset stands, from zero."""
    return max(bisect_right([begin for begin, _end in found], offset) - 1, 0)


def pieces(text: str, rows: Iterable[dict[str, Any]], begin: int = 0, stop: int | None = None) -> list[Piece]:
    """The text from `begin` to `stop` in pieces, in order and without loss; offsets are those of the whole text."""
    stop = len(text) if stop is None else stop
    opening: dict[int, set[int]] = {}
    closing: dict[int, list[int]] = {}
    opened: dict[int, list[int]] = {}
    targets: set[int] = set()
    for row in rows:
        for place in places_of(row):
            first, last = max(place["start"], begin), min(place["end"], stop)
            if first < last:
                opened.setdefault(first, []).append(row["number"])
                closing.setdefault(last, []).append(row["number"])
                opening.setdefault(first, set()).add(row["number"])
        at = (place["start"] for place in (*places_of(row), *row["nearest"]))
        targets.update(start for start in at if begin <= start < stop)
    cuts = sorted({begin, *opened, *closing, *targets} - {stop})
    live: dict[int, int] = {}
    found = []
    for start, end in zip(cuts, [*cuts[1:], stop], strict=True):
        before = {number for number, count in live.items() if count > 0}
        for number in closing.get(start, ()):
            live[number] -= 1
        for number in opened.get(start, ()):
            live[number] = live.get(number, 0) + 1
        numbers = tuple(sorted(number for number, count in live.items() if count > 0))
        begins = tuple(sorted(opening.get(start, set()) - before))
        if text[start:end] or start in targets:
            found.append(Piece(start, unmarked(text[start:end]), numbers, begins, start in targets))
    return found
