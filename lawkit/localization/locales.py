"""Babel's locale for a language code of ours."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


def is_language(code: str) -> bool:
    """Whether CLDR knows a language code: `sw`, `pt_BR`."""
    try:
        return bool(code) and code[:1].isalpha() and bool(Locale.parse(code.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return False


def language_name(language: str, shown_in: str) -> str:
    """What a language is called in a language; its code where CLDR is silent."""
    return locale_of(shown_in).languages.get(language.replace("-", "_")) or language


@cache
def locale_of(language: str) -> Locale:
    """The locale of `ar`, `sr-Latn`, `pt_BR`; of the bare language, then English, where CLDR lacks it."""
    for code in (language, language.replace("-", "_").split("_")[0]):
        try:
            return Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
