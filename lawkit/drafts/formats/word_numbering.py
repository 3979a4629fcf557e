"""Automatic numbers of a Word file: the definitions in numbering.xml and the running counters.

ECMA-376 part 1, 17.9. Word counts per abstract definition, not per w:num: two lists of the same definition continue
each other unless a w:num overrides a start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawkit.drafts.formats.numerals import printed
from lawkit.drafts.formats.word_parts import MC, Element, Styles, W, number_value, on, value

_PLACE = re.compile(r"%([1-9])")
_DASHES = {"-", "–", "—", "−", "‒", "―"}
_DIRECTION_MARKS = dict.fromkeys([0x200E, 0x200F, 0x061C])  # they show nothing, and part a number from its like
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers look and when they start again."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False  # every number of the label in decimal, whatever its own level says
    suffix: str = "tab"
    restart: int | None = None  # 0 never, n after level n (from 1), None after any higher level
    hidden: bool = False
    style: str = ""
    left: int = 0  # of the text, in twentieths of a point
    hanging: int = 0  # of the number before it


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in the lists of a file: which definition, which level from 0, and how it is set."""

    definition: str
    level: int
    left: int
    hanging: int
    tab: bool


@dataclass
class _List:
    """One w:num: its abstract definition, its levels, and the starts that it overrides."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Gives each numbered paragraph its label, in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[int, Element] = {}
        if root is not None:
            self._abstracts = {e.get(W + "abstractNumId", ""): e for e in root.iterchildren(W + "abstractNum")}
            for element in root.iterchildren(W + "num"):
                identity = element.get(W + "numId", "")
                if identity.lstrip("-").isdigit():
                    self._nums[int(identity)] = element
        self._lists: dict[int, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, properties: Element | None, style: str) -> str:
        """The printed number of a paragraph with the space that follows it; "" when it has none.

        Counts the paragraph, so call it once for each, in reading order.
        """
        numbering, level = self._reference(properties, style)
        found = self._list(numbering) if numbering else None
        if found is None:
            return ""
        return self._counted(numbering, found, max(0, min(level, LEVELS - 1)))

    def place(self, properties: Element | None, style: str) -> ListPlace | None:
        """Where a paragraph stands in the lists; None outside them. Counts nothing."""
        numbering, index = self._reference(properties, style)
        found = self._list(numbering) if numbering else None
        if found is None:
            return None
        level = found.levels.get(index, Level())
        return ListPlace(found.abstract, index, level.left, level.hanging, level.suffix == "tab")

    def level(self, properties: Element | None, style: str) -> int:
        """The depth of a paragraph in its list, from 1; 0 for a paragraph outside lists."""
        numbering, level = self._reference(properties, style)
        return level + 1 if numbering and self._list(numbering) else 0

    def _reference(self, properties: Element | None, style: str) -> tuple[int, int]:
        """The w:numId of a paragraph, its own or its style's, and the level; 0 for none."""
        numbering = number_value(properties, "numPr", "numId")
        level = number_value(properties, "numPr", "ilvl")
        if numbering is None:
            numbering = self._styles[style].numbering
            if numbering and level is None:
                level = self._level_of_style(numbering, style, self._styles[style].level)
        return numbering or 0, level or 0

    def _level_of_style(self, numbering: int, style: str, written: int | None) -> int | None:
        """A style does not carry its level; the level names the style instead (w:lvl/w:pStyle)."""
        found = self._list(numbering)
        for number, level in () if found is None else found.levels.items():
            if level.style == style:
                return number
        return written

    def _list(self, numbering: int) -> _List | None:
        if numbering not in self._lists:
            self._lists[numbering] = self._defined(numbering)
        return self._lists[numbering]

    def _defined(self, numbering: int, depth: int = 0) -> _List | None:
        element = self._nums.get(numbering)
        if element is None or depth > 4:
            return None
        identity = value(element, "abstractNumId") or ""
        abstract = self._abstracts.get(identity)
        if abstract is None:
            return None
        linked = value(abstract, "numStyleLink")
        if linked:
            target = self._styles.numbering_of(linked)
            through = self._defined(target, depth + 1) if target is not None else None
            if through is None:
                return None
            found = _List(through.abstract, dict(through.levels), dict(through.starts))
        else:
            found = _List(identity, {_index(e): _level(e) for e in abstract.iterchildren(W + "lvl")})
        for override in element.iterchildren(W + "lvlOverride"):
            index = _index(override)
            replaced = override.find(W + "lvl")
            if replaced is not None:
                found.levels[index] = _level(replaced)
            start = number_value(override, "startOverride")
            if start is not None:
                found.starts[index] = start
        return found

    def _counted(self, numbering: int, found: _List, index: int) -> str:
        counters = self._counters.setdefault(found.abstract, [None] * LEVELS)
        level = found.levels.get(index, Level())
        current, start = counters[index], level.start
        # A start override counts once, when the list is first used at that level.
        if index in found.starts and (numbering, index) not in self._begun:
            self._begun.add((numbering, index))
            current, start = None, found.starts[index]
        counters[index] = start if current is None else current + 1
        for above in range(index):
            if counters[above] is None:
                counters[above] = found.starts.get(above, found.levels.get(above, Level()).start)
        for below in range(index + 1, LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or index < restart:
                counters[below] = None
        return _label(found, level, counters)


def _index(element: Element) -> int:
    text = element.get(W + "ilvl", "0")
    return int(text) if text.isdigit() else 0


def _level(element: Element) -> Level:
    start = number_value(element, "start")
    indent = element.find(f"{W}pPr/{W}ind")
    return Level(
        start=0 if start is None else start,
        number_format=_format(element),
        text=(value(element, "lvlText") or "").translate(_DIRECTION_MARKS),
        legal=bool(on(element, "isLgl")),
        suffix=value(element, "suff") or "tab",
        restart=number_value(element, "lvlRestart"),
        hidden=bool(on(element.find(W + "rPr"), "vanish")),
        style=value(element, "pStyle") or "",
        left=_twips(indent, "left", "start"),
        hanging=_twips(indent, "hanging") - _twips(indent, "firstLine"),
    )


def _twips(indent: Element | None, *names: str) -> int:
    for name in names if indent is not None else ():
        written = indent.get(W + name, "") if indent is not None else ""
        if written.lstrip("-").isdigit():
            return int(written)
    return 0


def _format(element: Element) -> str:
    """The number format; Word 2010 and later wrap formats that older programs do not know in alternate content."""
    written = element.find(W + "numFmt")
    if written is None:
        written = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if written is None:
        return "decimal"
    if written.get(W + "val") == "custom":
        sample = written.get(W + "format", "")
        return "decimalZero" if sample.startswith("0") else "decimal"
    return written.get(W + "val", "decimal")


def _label(found: _List, level: Level, counters: list[int | None]) -> str:
    if level.hidden:
        return ""
    space = "" if level.suffix == "nothing" else " "
    if level.number_format == "bullet":
        sign = level.text.strip()
        return (sign if sign in _DASHES else "•") + " "

    def number(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        own = found.levels.get(place, Level())
        count = counters[place]
        number_format = own.number_format
        if number_format == "bullet":
            return ""
        if level.legal and number_format not in ("decimal", "decimalZero"):
            number_format = "decimal"
        return printed(own.start if count is None else count, number_format)

    label = _PLACE.sub(number, level.text).strip()
    return label + space if label else ""
