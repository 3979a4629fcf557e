"""The direction in which a language is written."""

from __future__ import annotations

from typing import Literal
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Right to left for Arabic, Hebrew, Persian and the like; left to right otherwise, also where CLDR is silent."""
    try:
        return "rtl" if Locale.parse(language).text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"


def direction_of(text: str) -> Literal["ltr", "rtl"]:
    """Right to left for a text with any letter of a script that runs so, as a citation that begins with an acronym."""
    return "rtl" if any(bidirectional(sign) in ("R", "AL") for sign in text) else "ltr"
