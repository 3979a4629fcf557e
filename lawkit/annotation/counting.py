"""Numbers in the way a draft prints them: from a form such as "({a})" or "{n} {bis}" to the next number."""

from __future__ import annotations

import re
from collections.abc import Callable

from lawkit.drafts.formats.numerals import repeated_letters, roman
from lawkit.drafts.numbering import han_numeral

_SLOT = re.compile(r"\{([^{}]+)\}")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HIJAI = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ORDINALS = ("أولاً", "ثانياً", "ثالثاً", "رابعاً", "خامساً", "سادساً", "سابعاً", "ثامناً", "تاسعاً", "عاشراً")
_ADVERBS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies")
ADVERBS = len(_ADVERBS)

_COUNTS: dict[str, Callable[[int], str]] = {
    "a": repeated_letters,
    "A": lambda number: _carried(number, _LATIN.upper()),
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "han": han_numeral,
    "cyr": lambda number: repeated_letters(number, _CYRILLIC),
    "abjad": lambda number: repeated_letters(number, _ABJAD),
    "hijai": lambda number: repeated_letters(number, _HIJAI),
    "circled": lambda number: chr(ord("①") + (number - 1) % 20),
    "ordinal": lambda number: _ORDINALS[(number - 1) % len(_ORDINALS)],
    "bis": lambda number: _ADVERBS[(number - 1) % ADVERBS],
    "mukarrar": lambda number: "مكرر" if number == 1 else f"مكرر {number - 1}",
}
ALPHABETS = {
    "decimal": "1", "lower": "a", "upper": "A", "lower-double": "a", "lower-roman": "i", "upper-roman": "I",
    "cyrillic": "cyr", "abjad": "abjad", "hijai": "hijai", "han": "han", "circled": "circled",
    "ordinal": "ordinal",
}  # fmt: skip
"""The slot for each alphabet in which a law's lists are read (see `lawkit.drafts.numbering.readings_of`)."""


def counted(form: str, number: int, base: str = "") -> str:
    """The number in a form; `base` stands for `{n}`. A slot that is a digit one counts in the digits of its script."""

    def slot(match: re.Match[str]) -> str:
        name = match[1]
        if name == "n":
            return base
        if len(name) == 1 and name.isdecimal():
            return digits(number, name)
        return _COUNTS[name](number)

    return _SLOT.sub(slot, form)


def digits(number: int, one: str = "1") -> str:
    """A number in the digits of a script, told by its digit one."""
    zero = ord(one) - int(one)
    return "".join(chr(zero + int(digit)) for digit in str(number))


def _carried(number: int, letters: str) -> str:
    """A to Z, then AA, AB…"""
    rest, letter = divmod(number - 1, len(letters))
    return (_carried(rest, letters) if rest else "") + letters[letter]
