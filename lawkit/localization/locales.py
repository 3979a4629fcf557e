"""Babel's locale for a language code of ours."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def locale_of(language: str) -> Locale:
    """The locale of `ar`, `sr-Latn`, `pt_BR`; of the bare language, then English, where CLDR lacks it."""
    for code in (language, language.replace("-", "_").split("_")[0]):
        try:
            return Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
