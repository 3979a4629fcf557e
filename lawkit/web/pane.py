"""The text of a draft cut where evidence begins and ends, so that a page can highlight it and link both ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lawkit.untranslated import unmarked


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


def pieces(text: str, rows: Iterable[dict[str, Any]]) -> list[Piece]:
    """The text in pieces, in order and without loss."""
    opening: dict[int, set[int]] = {}
    closing: dict[int, list[int]] = {}
    opened: dict[int, list[int]] = {}
    targets: set[int] = set()
    for row in rows:
        for place in places_of(row):
            opened.setdefault(place["start"], []).append(row["number"])
            closing.setdefault(place["end"], []).append(row["number"])
            opening.setdefault(place["start"], set()).add(row["number"])
        targets.update(place["start"] for place in (*places_of(row), *row["nearest"]))
    cuts = sorted({0, *opened, *closing, *targets})
    live: dict[int, int] = {}
    found = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
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
