"""Figures other than 0 to 9, in which the laws of some states are printed: ten signs, that of zero first."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![A-Za-z0-9/_-])(\d+)(?:\.(\d+))?(?![\w-]*[A-Za-z])")
_DECIMAL_SIGN = {"٠": "٫", "۰": "٫"}  # zero -> the sign before decimals; elsewhere the point stays


def with_figures(text: str, figures: str) -> str:
    """A text with ten other figures in place of 0 to 9; as it stands where `figures` is empty."""
    return text.translate({ord("0") + value: figure for value, figure in enumerate(figures)}) if figures else text


def numbers_with_figures(text: str, figures: str) -> str:
    """The same for the numbers of a sentence; those in codes and names of Latin letters (`INFCIRC/225`) stay."""
    if not figures:
        return text
    sign = _DECIMAL_SIGN.get(figures[0], ".")

    def number(found: re.Match[str]) -> str:
        return with_figures(found[1] + (f"{sign}{found[2]}" if found[2] else ""), figures)

    return _NUMBER.sub(number, text)
