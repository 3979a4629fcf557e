"""The first pass over a collection: which laws could bear on an obligation, told without reading them as laws."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lawkit.checking.bits import bits_of
from lawkit.checking.check import Checker
from lawkit.checking.necessity import needs_of_meanings, needs_of_rules
from lawkit.drafts.formats.file import Limits
from lawkit.drafts.language import best, shares
from lawkit.drafts.reading import format_of, opened, read_source
from lawkit.errors import DraftError
from lawkit.library.loader import Library
from lawkit.survey.raw_words import RawSigns, RawWords
from lawkit.survey.sieve import Sieve, Terms

_PLAIN = ("text", "markdown")  # formats whose bytes are the words
_SLICES, _SLICE = 8, 1200  # characters that show the language
_AT_ONCE = 1_200_000  # characters of texts that are looked at together, and what the shortest counts for
_SHORTEST = 60_000
_SCRIPTS = {"zh": range(0x3400, 0xA000), "ar": range(0x621, 0x64B), "ru": range(0x400, 0x500)}  # by code point
# Languages of one alphabet, told apart by their small words; those after the first five are only there so that a law
# in them is not taken for one in another.
_LATIN = ("en", "fr", "es", "pt", "id", "de", "nl", "it")
_FIGURE, _MOST = 16, 0xFFFF  # bits for the count of one language, and the most that they hold
_LAST_CODE = 0xFFFF
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


def encoded_sifted(sifted: Sifted) -> str:
    """What the first pass says of a law that could be read, as one line of JSON."""
    return json.dumps([sifted.languages, sifted.words, sifted.places], separators=(",", ":"))


def decoded_sifted(text: str) -> Sifted:
    """What `encoded_sifted` wrote."""
    languages, words, places = json.loads(text)
    return Sifted(tuple(languages), words, places)


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
        self._signs = RawSigns()

    def sift(self, paths: Sequence[Path]) -> tuple[Sifted, ...]:
        """What each of some files could address; several at once take less time than one by one."""
        errors: dict[int, str] = {}
        looks: dict[str, list[tuple[int, str]]] = {}  # by language: files and their texts
        languages: list[tuple[str, ...]] = []
        words = [0] * len(paths)
        for number, path in enumerate(paths):
            languages.append(())
            try:
                text = raw_text(path)
            except DraftError as error:
                errors[number] = error.sentence
                continue
            likely = (self._given,) if self._given else likely_languages(text, self._searchable)
            languages[number] = tuple(one for one in likely if self._sieve(one))
            for language in languages[number]:
                looks.setdefault(language, []).append((number, text))
            if not languages[number]:
                words[number] = len(text.split())
        found: list[dict[str, int]] = [{} for _ in paths]
        for language, texts in looks.items():
            for group in _groups(texts):
                numbers, able = self._could_address(language, [text for _number, text in group])
                for (number, _text), count, places in zip(group, numbers, able, strict=True):
                    if language == languages[number][0]:
                        words[number] = count
                    for obligation in self._asked.intersection(places):
                        found[number][obligation] = max(places[obligation], found[number].get(obligation, 0))
        return tuple(
            Sifted(error=errors[number])
            if number in errors
            else Sifted(languages[number], words[number], dict(sorted(found[number].items())))
            for number in range(len(paths))
        )

    def _could_address(self, language: str, texts: Sequence[str]) -> tuple[list[int], list[dict[str, int]]]:
        """How many words each text has, and which obligations it could address in which number of windows."""
        sieve = self._sieve(language)
        assert sieve
        if language == "zh":
            signs = [self._signs.numbers(text) for text in texts]
            return [len(one) for one in signs], sieve.could_address(signs, None)
        reading = language if language == "ar" else ""
        raw = self._words.get(reading)
        if raw is None:
            raw = self._words[reading] = RawWords(reading)
        if raw.is_full:
            raw.forget()
            for other, one in self._sieves.items():
                if one is not None and (other == "ar") == (language == "ar"):
                    one.forget()
        numbers = [raw.numbers(text) for text in texts]
        return [len(one) for one in numbers], sieve.could_address(numbers, raw)

    def _sieve(self, language: str) -> Sieve | None:
        if language not in self._sieves:
            words = self._library.words(language)
            self._sieves[language] = Sieve(language, words, self._masks, self._needs, self._terms) if words else None
        return self._sieves[language]


def _groups(texts: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """As many texts at a time as are looked at together."""
    group: list[tuple[int, str]] = []
    length = 0
    for one in texts:
        group.append(one)
        length += max(len(one[1]), _SHORTEST)
        if length >= _AT_ONCE:
            yield group
            group, length = [], 0
    if group:
        yield group


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
    found = []
    for language, share in _script_shares(sample).items():
        if share > 0.5:
            return (language,)
        if share > 0.2:
            found.append(language)
    words = _small_words()
    total = sum(map(words.__getitem__, words.keys() & sample.split()))
    counts = {language: total >> _FIGURE * number & _MOST for number, language in enumerate(_LATIN)}
    most = max(counts.values())
    likeliest = sorted(counts, key=counts.__getitem__, reverse=True)
    close = [language for language in likeliest if counts[language] and counts[language] >= _CLOSE * most]
    if not close or close[0] not in searchable:  # be sure before a law is left aside
        close = [best(shares(text))[0], *close]
        if close[0] not in searchable:
            return ()
    return tuple(dict.fromkeys(one for one in (*close, *found) if one in searchable))


def _script_shares(sample: str) -> dict[str, float]:
    """How much of the letters are of each script that shows its language."""
    if sample.isascii():
        return {}
    codes = np.frombuffer(sample.encode("utf-32-le", "replace"), dtype="<u4")
    kinds = np.bincount(_kinds_of_letters()[np.minimum(codes, _LAST_CODE)], minlength=len(_SCRIPTS) + 2).tolist()
    letters = sum(kinds[1:])
    return {language: count / letters for language, count in zip(_SCRIPTS, kinds[2:], strict=True) if letters}


@cache
def _kinds_of_letters() -> npt.NDArray[np.uint8]:
    """By code point: 0 no letter, 1 a letter, from 2 on a letter of each of _SCRIPTS."""
    kinds = np.array([chr(code).isalpha() for code in range(_LAST_CODE + 1)], dtype=np.uint8)
    for number, codes in enumerate(_SCRIPTS.values(), 2):
        kinds[codes.start : codes.stop] *= number
    return kinds


@cache
def _small_words() -> dict[str, int]:
    """Words that every text of a language has; of each a one in the figure of every language that has it."""
    found: dict[str, int] = {}
    for number, language in enumerate(_LATIN):
        for word in import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS:
            found[word] = found.get(word, 0) + (1 << _FIGURE * number)
    return found
