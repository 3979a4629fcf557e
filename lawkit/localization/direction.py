"""The direction in which a language is written."""

from __future__ import annotations

from typing import Literal

from babel import Locale, UnknownLocaleError


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Right to left for Arabic, Hebrew, Persian and the like; left to right otherwise, also where CLDR is silent."""
    try:
        return "rtl" if Locale.parse(language).text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"
