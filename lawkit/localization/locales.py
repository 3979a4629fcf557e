"""Babel's locale for a language code of ours."""

from __future__ import annotations

import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import exists

_FIGURES = {  # CLDR's name of a system of figures -> its zero (Unicode); Babel does not carry the figures themselves
    "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "khmr": 0x17E0, "laoo": 0xED0, "mymr": 0x1040,
    "thai": 0xE50, "tibt": 0xF20,
}  # fmt: skip
_LETTERS = {"Arab": "ARABIC", "Cyrl": "CYRILLIC", "Hans": "CJK", "Hant": "CJK"}  # how Unicode names them


def is_language(code: str) -> bool:
    """Whether CLDR knows a language code: `sw`, `pt_BR`."""
    try:
        return bool(code) and code[:1].isalpha() and bool(Locale.parse(code.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return False


def language_name(language: str, shown_in: str) -> str:
    """What a language is called in a language; its code where CLDR is silent."""
    return locale_of(shown_in).languages.get(language.replace("-", "_")) or language


def state_name(code: str, shown_in: str) -> str:
    """What a state is called in a language; its code where CLDR is silent."""
    return locale_of(shown_in).territories.get(code) or code


def own_figures(language: str, state: str) -> str:
    """The ten figures that CLDR gives a language in a state, zero first; '' where they are 0 to 9, or it is silent.

    `ar` has others in Egypt and Saudi Arabia, and has 0 to 9 in Morocco.
    """
    code = f"{language.split('-')[0]}_{state}"
    zero = _FIGURES.get(Locale.parse(code).default_numbering_system) if exists(code) else None
    return "".join(chr(zero + value) for value in range(10)) if zero else ""


def is_in_script_of(text: str, language: str) -> bool:
    """Whether a text has a letter of the script in which a language is usually written (Unicode CLDR)."""
    likely = get_global("likely_subtags").get(language.split("-")[0], "")
    letters = next((name for script, name in _LETTERS.items() if f"_{script}_" in likely), "LATIN")
    return any(unicodedata.name(one, "").startswith(letters) for one in text)


@cache
def locale_of(language: str) -> Locale:
    """The locale of `ar`, `sr-Latn`, `pt_BR`; of the bare language, then English, where CLDR lacks it."""
    for code in (language, language.replace("-", "_").split("_")[0]):
        try:
            return Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
