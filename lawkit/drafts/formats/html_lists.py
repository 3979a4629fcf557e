"""The numbers that a browser prints before the items of an HTML list."""

from __future__ import annotations

import re

from lxml import etree

from lawkit.drafts.formats.numerals import printed

Element = etree._Element

_TYPES = {"1": "decimal", "a": "lowerAlpha", "A": "upperAlpha", "i": "lowerRoman", "I": "upperRoman"}
# CSS names of counter styles, as in the numerals of word processors.
_STYLES = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerAlpha",
    "lower-latin": "lowerAlpha", "upper-alpha": "upperAlpha", "upper-latin": "upperAlpha", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "lower-greek": "lowerGreek", "arabic-indic": "arabicIndic", "persian": "persian",
    "cjk-ideographic": "chineseCountingThousand", "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand", "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-decimal": "ideographDigital", "cjk-heavenly-stem": "ideographTraditional", "hebrew": "hebrew2",
}  # fmt: skip
_SIGNS = {"disc", "circle", "square"}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)


class Counter:
    """Counts the items of one list."""

    def __init__(self, element: Element, unnumbered: bool) -> None:
        self._ordered = element.tag == "ol"
        self._format = _format(element, "decimal" if self._ordered else "bullet")
        if unnumbered and not _STYLE.search(element.get("style", "")):
            self._format = "none"
        self._step = -1 if element.get("reversed") is not None else 1
        start = _whole(element.get("start"))
        if start is None:
            start = sum(1 for _ in element.iterchildren("li")) if self._step < 0 else 1
        self._next = start

    def label(self, item: Element) -> str:
        """The label of the next item with the space that follows; "" in a list that shows none."""
        number_format = _format(item, self._format)
        if not self._ordered:
            return "" if number_format == "none" else "• "
        value = _whole(item.get("value"))
        number = self._next if value is None else value
        self._next = number + self._step
        if number_format in ("none", "bullet"):
            return "• " if number_format == "bullet" else ""
        return f"{printed(number, number_format)}. "


def _format(element: Element, otherwise: str) -> str:
    written = _TYPES.get(element.get("type", ""))
    if written:
        return written
    css = _STYLE.search(element.get("style", ""))
    for word in css.group(1).lower().split() if css else ():
        if word in _STYLES:
            return _STYLES[word]
        if word in _SIGNS:
            return "bullet"
        if word == "none":
            return "none"
    return otherwise


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else None
