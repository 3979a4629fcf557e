"""Where a number belongs among the lists that are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lawkit.drafts.draft import Kind
from lawkit.drafts.labels import number_value
from lawkit.drafts.nodes import Level, Style
from lawkit.drafts.numbering import FIRST, Mark, Value, follows

DEEPEST = 20  # levels of lists; no law goes deeper, and a broken file must not either


@dataclass(frozen=True, slots=True)
class Place:
    """A depth among the open lists; `fresh` when a list begins there."""

    depth: int
    style: Style
    value: Value
    fresh: bool
    step: int


def placed(
    mark: Mark, levels: Sequence[Level], floor: int, after: Mark | None, list_opened: bool, ahead: Iterable[Mark] = ()
) -> Place:
    """The place of a number: the deepest open list that it continues, else a new one.

    `floor` is the depth above which the number cannot reach; `after` is the number of a following line, which tells
    the letter (i) from the numeral (i); `list_opened` says that the words before end in a colon or dash.
    """
    fresh_depth = max(min(len(levels), DEEPEST), floor + 1)
    if mark.wrap == "bullet":
        style = ("bullet", mark.text.strip()[0])
        for depth in range(len(levels) - 1, floor, -1):
            if levels[depth].style == style:
                return Place(depth, style, FIRST, False, 3)
        return Place(fresh_depth, style, FIRST, True, 3)
    if mark.wrap == "para":  # "§ 2" within an article stands right below it, whatever lists came before
        style, value = ("para", mark.readings[0][0]), mark.readings[0][1]
        return Place(floor + 1, style, value, len(levels) <= floor + 1, 3)
    if mark.wrap == "multi" and (place := _below_its_number(mark, levels, floor)):
        return place
    options: list[Place] = []
    for depth in range(len(levels) - 1, floor, -1):
        level = levels[depth]
        if level.style is None or level.style[0] != mark.wrap:
            continue
        for alphabet, value in mark.readings:
            if alphabet == level.style[1]:
                step = follows(level.value, value)
                if step:
                    options.append(Place(depth, level.style, value, False, step))
    first = next((alphabet for alphabet, value in mark.readings if value == FIRST), "")
    new = Place(fresh_depth, (mark.wrap, first), FIRST, True, 3) if first else None
    best = max(
        options, key=lambda place: (min(place.step, 2) if place.step > 1 else 1, place.step, place.depth), default=None
    )
    if best is None or (best.step == 1 and new):
        deepest = levels[-1]
        if new and not list_opened and len(levels) - 1 > floor and deepest.style == new.style and deepest.value > FIRST:
            return Place(len(levels) - 1, new.style, FIRST, False, 2)  # a second list beside the first
        return new or _orphan(mark, fresh_depth)
    if new and best.step >= 2:
        return best if _continues(best, new, after, list_opened) else new
    if best.step == 3:
        return _unless_ended(best, options, levels, ahead)
    return best


def _below_its_number(mark: Mark, levels: Sequence[Level], floor: int) -> Place | None:
    """The place of "3.2.1": beside 3.2.4, else below 3.2 or section 3; None where none of them is open."""
    alphabet, value = mark.readings[0]
    style = (mark.wrap, alphabet)
    for depth in range(len(levels) - 1, floor - 1, -1):
        level = levels[depth]
        if depth > floor and level.style == style and level.value[:-1] == value[:-1]:
            return Place(depth, style, value, False, 3)
        above = level.value if level.style == style else _own_number(level)
        if above == value[:-1]:
            return Place(depth + 1, style, value, len(levels) <= depth + 1, 3)
    return None


def _own_number(level: Level) -> Value:
    return number_value(level.node.number) if level.node.kind is Kind.SECTION and level.node.number else ()


def _orphan(mark: Mark, depth: int) -> Place:
    alphabet, value = (
        mark.readings[-1] if len(mark.readings[0][1]) == 1 and mark.readings[0][1][0] >= 50 else mark.readings[0]
    )
    return Place(depth, (mark.wrap, alphabet), value, True, 0)


def _continues(best: Place, new: Place, after: Mark | None, list_opened: bool) -> bool:
    if best.style == new.style:
        return True
    if after is not None and after.wrap == new.style[0]:
        for alphabet, value in after.readings:
            if alphabet == new.style[1] and value == (2,):
                return False
        for alphabet, value in after.readings:
            if alphabet == best.style[1] and follows(best.value, value) == 3:
                return True
        if any(alphabet == new.style[1] and value == FIRST for alphabet, value in after.readings):
            return True
    return best.step == 3 and not list_opened


def _unless_ended(best: Place, options: list[Place], levels: Sequence[Level], ahead: Iterable[Mark]) -> Place:
    """Of two lists that want the same number, the inner one unless it is over.

    The list between them tells: where it goes on further down, the inner list has not ended yet. Otherwise a list
    whose items end in commas is over once one ends in a full stop.
    """
    outer = next((place for place in options if place.step == 3 and place.depth < best.depth), None)
    if outer is None:
        return best
    between = [level for level in levels[outer.depth + 1 : best.depth] if level.style]
    for mark in ahead:
        for level in between:
            if level.style and level.style[0] == mark.wrap:
                for alphabet, value in mark.readings:
                    if alphabet == level.style[1]:
                        return best if follows(level.value, value) == 3 else outer
    return outer if levels[best.depth].ended else best


def form_of(mark: Mark, place: Place) -> str:
    """Which form a locator gives the number: "paren", "letter", "degree" and so on."""
    alphabet = place.style[1]
    if mark.wrap == "bullet":
        return "bullet"
    if mark.wrap in ("degree", "para"):
        return mark.wrap
    if mark.wrap == "multi":
        return "whole"
    if alphabet == "decimal":
        return "paren" if mark.wrap == "paren" else "decimal"
    if alphabet == "upper-roman":
        return "roman"
    if alphabet == "han" and mark.wrap == "comma":
        return "numeral"
    return "letter" if alphabet not in ("han", "circled") else alphabet
