"""A printed page as lines with their places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Line:
    """A printed line and its box in points from the lower left corner; all zero when the place is not known."""

    text: str
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    size: float = 0.0
    right_to_left: bool = False
    base: float = 0.0  # height of the baseline


@dataclass(slots=True)
class Page:
    """The lines of one page, in reading order."""

    number: int
    width: float
    height: float
    lines: list[Line]


def beside(last: Line, line: Line) -> bool:
    """Whether two pieces stand at one height and next to each other, so that they are one printed line."""
    if not last.top or not line.top:
        return False
    height = min(last.top - last.bottom, line.top - line.bottom)
    gap = max(line.left - last.right, last.left - line.right)
    return min(last.top, line.top) - max(last.bottom, line.bottom) > 0.5 * height and gap < 2 * max(
        last.size, line.size
    )


def joined(last: Line, line: Line) -> Line:
    """One line of two pieces that stand beside each other."""
    joint = "" if line.left - last.right < last.size * 0.15 else " "
    return Line(
        last.text + joint + line.text,
        min(last.left, line.left),
        min(last.bottom, line.bottom),
        max(last.right, line.right),
        max(last.top, line.top),
        max(last.size, line.size),
        last.right_to_left,
        last.base,
    )
