"""The first pass over a collection: which laws could bear on an obligation, told without reading them as laws."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

import numpy as np

from lawkit.checking.bits import bits_of
from lawkit.checking.check import Checker
from lawkit.checking.necessity import needs_of_meanings, needs_of_rules
from lawkit.drafts.formats.file import Limits
from lawkit.drafts.language import best, shares
from lawkit.drafts.reading import format_of, opened, read_source
from lawkit.errors import DraftError
from lawkit.library.loader import Library
from lawkit.survey.raw_words import Numbers, RawWords, runs_in
from lawkit.survey.sieve import Sieve, Terms

_PLAIN = ("text", "markdown")  # formats whose bytes are the words
_SLICES, _SLICE = 8, 1200  # characters that show the language
_SCRIPTS = {
    "zh": re.compile("[\u3400-\u9fff]"),
    "ar": re.compile("[\u0621-\u064a]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
# Languages of one alphabet, told apart by their small words; those after the first five are only there so that a law
# in them is not taken for one in another.
_LATIN = ("en", "fr", "es", "pt", "id", "de", "nl", "it")
_CLOSE = 0.6  # of the small words of the likeliest language: another with as many is looked at, too


@dataclass(frozen=True, slots=True)
class Sifted:
    """What the first pass says of one law; `error` says why it could not be read.

    `languages` are those whose words were looked for; where there is none, the check has no words for the law.
    """

    languages: tuple[str, ...] = ()
    words: int = 0
    places: Mapping[str, int] = field(default_factory=dict)  # obligation -> in how many windows it could be addressed
    error: str = ""


class FirstPass:
    """Sieves by language, made ready as laws in it come; `instruments` are ids of the library."""

    def __init__(self, checker: Checker, library: Library, instruments: Sequence[str], language: str | None) -> None:
        self._library = library
        self._given = language
        self._masks = checker.masks
        self._needs = needs_of_rules(checker.rules)
        folders = (path for root in library.roots for path in root.glob("locales/*/words"))
        self._searchable = frozenset(path.parent.name for path in folders)
        self._asked = frozenset(one.id for one in library.obligations_of(instruments))
        self._terms = [
            Terms(self._masks.closed(name), needs) for name, needs in needs_of_meanings(checker.meanings).items()
        ]
        penalty, offence = self._masks.bit_or_none("penalty"), self._masks.bit_or_none("offence-formula")
        if penalty and offence:  # conduct that a table of penalties makes an offence has no words of its own for it
            self._terms.append(Terms(offence, (frozenset(bits_of(penalty)),)))
        self._sieves: dict[str, Sieve | None] = {}
        self._words: dict[str, RawWords] = {}

    def sift(self, path: Path) -> Sifted:
        """What one file could address."""
        try:
            text = raw_text(path)
        except DraftError as error:
            return Sifted(error=str(error).removeprefix(f"{path.name}: "))
        languages = (self._given,) if self._given else likely_languages(text, self._searchable)
        looked: list[str] = []
        found: dict[str, int] = {}
        words = 0
        for language in languages:
            sieve = self._sieve(language)
            if sieve is None:
                continue
            numbers, raw = self._numbers(text, language)
            looked.append(language)
            words = words or len(numbers)
            for obligation, places in sieve.could_address(numbers, raw).items():
                if obligation in self._asked:
                    found[obligation] = max(places, found.get(obligation, 0))
        return Sifted(tuple(looked), words or len(text.split()), found)

    def _numbers(self, text: str, language: str) -> tuple[Numbers, RawWords | None]:
        if language == "zh":
            signs = "".join(runs_in(text, language))
            return np.frombuffer(signs.encode("utf-32-le"), dtype=np.uint32).astype(np.int64), None
        reading = language if language == "ar" else ""
        raw = self._words.get(reading)
        if raw is None:
            raw = self._words[reading] = RawWords(reading)
        if raw.is_full:
            raw.forget()
            for other, sieve in self._sieves.items():
                if sieve is not None and (other == "ar") == (language == "ar"):
                    sieve.forget()
        return raw.numbers(text), raw

    def _sieve(self, language: str) -> Sieve | None:
        if language not in self._sieves:
            words = self._library.words(language)
            self._sieves[language] = Sieve(language, words, self._masks, self._needs, self._terms) if words else None
        return self._sieves[language]


def raw_text(path: Path) -> str:
    """The words of a file; of plain text without any of the care that a law takes to be read."""
    file = opened(path, Limits())
    if format_of(file) in _PLAIN:
        try:
            text = file.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        else:
            if "\0" not in text:
                return text
    return "\n".join(block.text for block in read_source(path).blocks)


def likely_languages(text: str, searchable: Container[str]) -> tuple[str, ...]:
    """The languages that a text may be in, the likeliest first; () where none of them is searchable."""
    step = max(_SLICE, len(text) // _SLICES)
    sample = " ".join(text[at : at + _SLICE] for at in range(0, min(len(text), step * _SLICES), step)).lower()
    letters = sum(map(str.isalpha, sample))
    found = []
    for language, letter in _SCRIPTS.items():
        share = len(letter.findall(sample)) / letters if letters else 0.0
        if share > 0.5:
            return (language,)
        if share > 0.2:
            found.append(language)
    words = set(sample.split())
    counts = Counter({language: len(words & _small_words(language)) for language in _LATIN})
    most = max(counts.values())
    close = [language for language, count in counts.most_common() if count and count >= _CLOSE * most]
    if not close or close[0] not in searchable:  # be sure before a law is left aside
        close = [best(shares(text))[0], *close]
        if close[0] not in searchable:
            return ()
    return tuple(dict.fromkeys(one for one in (*close, *found) if one in searchable))


@cache
def _small_words(language: str) -> frozenset[str]:
    """Words that every text of a language has."""
    return frozenset(import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS)
