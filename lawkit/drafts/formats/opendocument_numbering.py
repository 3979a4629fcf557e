"""Automatic numbers of an OpenDocument text: list styles, outline numbering and the running counters.

OpenDocument 1.3 part 3, 5.3 (lists) and 16.30 (list styles). Where the standard leaves room, the counting is
LibreOffice's, which wrote nearly every such file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from lawkit.drafts.formats.numerals import printed

Element = etree._Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DASHES = {"-", "–", "—", "−", "‒", "―"}
LEVELS = 10
# The standard's own formats, and the samples by which LibreOffice names others.
_FORMATS = {"1": "decimal", "a": "lowerAlpha", "A": "upperAlpha", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_SAMPLES = (
    ("أ, ب, ت", "arabicAlpha"), ("أ, ب, ج", "arabicAbjad"), ("一, 二", "chineseCountingThousand"),
    ("壹, 贰", "chineseLegalSimplified"), ("①", "decimalEnclosedCircle"), ("甲, 乙", "ideographTraditional"),
    ("а, б", "russianLower"), ("А, Б", "russianUpper"), ("01, 02", "decimalZero"), ("1st, 2nd", "ordinal"),
    ("First, Second", "ordinalText"), ("One, Two", "cardinalText"), ("α, β", "lowerGreek"),
    ("١, ٢", "arabicIndic"), ("۱, ۲", "persian"), ("１, ２", "decimalFullWidth"),
)  # fmt: skip
_PLACE = re.compile(r"%(\d+)%")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style."""

    number_format: str = "none"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1  # how many levels the label shows: 2 for 1.2
    pattern: str | None = None  # LibreOffice's own label pattern, %1%.%2%
    bullet: str = ""


@dataclass
class Counters:
    """How far one list has counted, level by level."""

    values: list[int | None] = field(default_factory=lambda: [None] * (LEVELS + 1))


class Numbering:
    """Gives list items and numbered headings their labels, in reading order."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        self._outline: dict[int, Level] = {}
        for root in roots:
            for element in root.iter(TEXT + "list-style"):
                self._styles[element.get(STYLE + "name", "")] = _levels(element)
            for element in root.iter(TEXT + "outline-style"):
                self._outline = _levels(element)
        self._heading_counters = Counters()
        self._by_identity: dict[str, Counters] = {}
        self._last_of_style: dict[str, Counters] = {}

    def begin(self, element: Element, style: str) -> Counters:
        """The counters for a list that stands in no other list: new, or those of the list it continues."""
        continued = element.get(TEXT + "continue-list", "")
        if continued and continued in self._by_identity:
            counters = self._by_identity[continued]
        elif element.get(TEXT + "continue-numbering") == "true" and style in self._last_of_style:
            counters = self._last_of_style[style]
        else:
            counters = Counters()
        self._by_identity[element.get(_XML_ID, "")] = counters
        self._last_of_style[style] = counters
        return counters

    def item(self, style: str, counters: Counters, level: int, start: int | None) -> str:
        """The label of the next item of a list, with the space that follows; counts it."""
        return _counted(self._styles.get(style, {}), counters, level, start)

    def heading(self, level: int, start: int | None) -> str:
        """The label of the next heading by the outline numbering of the document; counts it."""
        return _counted(self._outline, self._heading_counters, level, start) if self._outline else ""


def whole(text: str | None) -> int | None:
    """An attribute as a whole number, None when it is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def _levels(element: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for child in element.iterchildren():
        number = whole(child.get(TEXT + "level"))
        if number is None or not 1 <= number <= LEVELS:
            continue
        if child.tag == TEXT + "list-level-style-bullet":
            sign = child.get(TEXT + "bullet-char", "•").strip()
            levels[number] = Level(bullet=sign if sign in _DASHES else "•")
        elif child.tag == TEXT + "list-level-style-image":
            levels[number] = Level(bullet="•")
        else:
            start, shown = whole(child.get(TEXT + "start-value")), whole(child.get(TEXT + "display-levels"))
            levels[number] = Level(
                _number_format(child.get(STYLE + "num-format", "")),
                child.get(STYLE + "num-prefix", ""),
                child.get(STYLE + "num-suffix", ""),
                1 if start is None else start,
                shown or 1,
                child.get(LOEXT + "num-list-format"),
            )
    return levels


def _number_format(written: str) -> str:
    if written in _FORMATS:
        return _FORMATS[written]
    return next((name for sample, name in _SAMPLES if written.startswith(sample)), "decimal")


def _counted(levels: dict[int, Level], counters: Counters, number: int, start: int | None) -> str:
    number = max(1, min(number, LEVELS))
    level = levels.get(number, Level())
    values = counters.values
    current = values[number]
    if start is not None:
        values[number] = start
    else:
        values[number] = level.start if current is None else current + 1
    for above in range(1, number):
        if values[above] is None:
            values[above] = levels.get(above, Level()).start
    values[number + 1 :] = [None] * (LEVELS - number)
    if level.bullet:
        return f"{level.bullet} "
    label = _label(levels, values, number).strip()
    return f"{label} " if label else ""


def _label(levels: dict[int, Level], values: list[int | None], number: int) -> str:
    level = levels.get(number, Level())

    def shown(place: int) -> str:
        return printed(values[place] or 0, levels.get(place, Level()).number_format) if place <= LEVELS else ""

    if level.pattern is not None:
        if level.number_format == "none" and "%" in level.pattern and not _PLACE.sub("", level.pattern).strip():
            return ""
        return _PLACE.sub(lambda match: shown(int(match.group(1))), level.pattern)
    if level.number_format == "none":
        return level.prefix + level.suffix
    places = [shown(place) for place in range(max(1, number - level.shown + 1), number + 1)]
    return level.prefix + ".".join(place for place in places if place) + level.suffix
