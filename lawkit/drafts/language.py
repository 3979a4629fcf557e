"""The language that a text is written in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lawkit.sentences import language_named

if TYPE_CHECKING:
    from lingua import LanguageDetector

# The languages of lawkit, and those that a draft handed in by mistake is likely to be in: without them a German law
# would pass for a Dutch or English one.
_NAMES = {
    "en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic", "ru": "Russian", "zh": "Chinese",
    "id": "Indonesian", "pt": "Portuguese", "de": "German", "nl": "Dutch", "it": "Italian", "ms": "Malay",
    "ja": "Japanese", "ko": "Korean", "uk": "Ukrainian", "fa": "Persian", "ur": "Urdu", "tr": "Turkish",
    "vi": "Vietnamese", "pl": "Polish", "ca": "Catalan", "ro": "Romanian", "bg": "Bulgarian", "kk": "Kazakh",
    "sv": "Swedish", "th": "Thai", "hi": "Hindi", "el": "Greek", "he": "Hebrew", "sw": "Swahili",
}  # fmt: skip
_MARKS = {
    "id": ("pasal", "ayat", "undang-undang", "dimaksud", "peraturan", "tentang", "karena", "harus", "adalah", "bahwa"),
    "ms": (
        "seksyen",
        "akta",
        "hendaklah",
        "mana-mana",
        "perenggan",
        "subseksyen",
        "tertakluk",
        "ialah",
        "atas",
        "kerana",
    ),
}
_SLICES = 8
_SLICE = 500
_ENOUGH_LETTERS = 3


def name(code: str) -> str:
    """The name of a language, in English until it is shown; the code itself where lawkit does not know it."""
    return language_named(code, _NAMES[code]) if code in _NAMES else code


def detect(text: str) -> tuple[str, float]:
    """The ISO 639-1 code of a text's language and the confidence from 0 to 1; ("", 0.0) for a text without words.

    Looks at slices spread over the text, so that an annex or a quoted treaty in another language does not decide.
    """
    return best(shares(text))


def best(share: dict[str, float]) -> tuple[str, float]:
    """The language with the greatest share, and the share; ("", 0.0) when there is none."""
    if not share:
        return "", 0.0
    code = max(share, key=lambda candidate: share[candidate])
    return code, round(share[code], 4)


def shares(text: str) -> dict[str, float]:
    """How much of a text is in each language, as far as slices of it show; the shares add up to at most 1."""
    found: dict[str, float] = {}
    slices = _sample(text)
    for piece in slices:
        code, confidence = _of_slice(piece)
        if code:
            found[code] = found.get(code, 0.0) + confidence / len(slices)
    if "id" in found and "ms" in found:
        one = _indonesian_or_malay(" ".join(slices).lower(), found)
        found = {code: share for code, share in found.items() if code not in _MARKS} | {one: found["id"] + found["ms"]}
    return found


def _indonesian_or_malay(text: str, found: dict[str, float]) -> str:
    """The one of the two that the words of statutes show; trigrams alone often take one for the other."""
    words = text.split()
    counts = {code: sum(words.count(mark) for mark in marks) for code, marks in _MARKS.items()}
    if counts["id"] == counts["ms"]:
        return max(("id", "ms"), key=lambda code: found[code])
    return max(counts, key=lambda code: counts[code])


def _sample(text: str) -> list[str]:
    if len(text) <= _SLICE * _SLICES:
        pieces = [text[at : at + _SLICE] for at in range(0, len(text), _SLICE)]
        if len(pieces) > 1 and len(pieces[-1]) < _SLICE // 2:
            pieces[-2:] = [pieces[-2] + pieces[-1]]
    else:
        step = len(text) // _SLICES
        pieces = [text[at * step : at * step + _SLICE] for at in range(_SLICES)]
    return [piece for piece in pieces if sum(1 for c in piece if c.isalpha()) >= _ENOUGH_LETTERS]


def _of_slice(piece: str) -> tuple[str, float]:
    values = _detector().compute_language_confidence_values(piece)
    if not values or values[0].value <= 0:
        return "", 0.0
    return values[0].language.iso_code_639_1.name.lower(), values[0].value


@cache
def _detector() -> LanguageDetector:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code.upper()) for code in _NAMES]
    # The full models take half a gigabyte; trigrams suffice for more than a line of text.
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()
