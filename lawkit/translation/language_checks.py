"""What the checks of a translation must know of its language: locales/<language>/checks.yaml, and the term base."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import Field

from lawkit.errors import ContentError
from lawkit.library.content import Content, Identifier
from lawkit.library.loader import Library
from lawkit.library.parsed import read_parsed
from lawkit.library.paths import content_root
from lawkit.sentences import marked
from lawkit.translation.term_base import TermEntry, term_base
from lawkit.word.numbering import Format, printed

_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?:[ \u00a0\u202f.,]\d{3})+)(?!\d)")
_ENGLISH = re.compile(
    r"\b(?:the|shall|which|person|must|whether|where|without|under|offence|with|that|any|such|by|from|been|its|their)\b"
)
_ENGLISH_NUMERALS = {
    str(number): re.compile(rf"(?<!\bthe )\b{words}\b(?!-)", re.I)  # not `the two of them`
    for number, words in (
        (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"), (8, "eight"), (9, "nine"),
        (10, "ten"), (12, "twelve"), (14, "fourteen"), (15, "fifteen"), (18, "eighteen"), (20, "twenty"),
        (24, "twenty-four"), (30, "thirty"), (40, "forty"), (60, "sixty"), (90, "ninety"),
    )
}  # fmt: skip
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_CHINESE_NUMBERS = 10_000
_SHORTEST_WORD = 3  # letters of a word that prefixes may leave over


class Modality(Content):
    """Words of English that bind or allow, and what one of stands in the translation (regular expressions)."""

    english: str
    words: tuple[str, ...] = Field(min_length=1)
    says: str  # to a translator: `shall not`


class ChecksFile(Content):
    """One file locales/<language>/checks.yaml."""

    language: str
    lengths: tuple[float, float] = (0.5, 2.2)  # the usual length of a translation as a part of the English one
    quoted: str = '«[^»]*»|“[^”]*”|"[^"]*"|„[^“”]*[“”]'  # a regular expression for words in quotation marks
    stops: dict[str, str] = Field(default_factory=dict)  # English stop -> regular expression
    modality: tuple[Modality, ...] = ()
    loanwords: tuple[str, ...] = ()  # words that look English and are not
    chinese_numerals: bool = False
    numerals: dict[str, str] = Field(default_factory=dict)  # number in figures -> regular expression for its words
    months: str = ""  # a regular expression for months in figures, where English has their names
    spaces: bool = True  # whether words are separated by spaces
    prefixes: str = ""  # a regular expression for what is written to the beginning of words: and, the, with
    not_terms: tuple[Identifier, ...] = ()  # concepts whose English words have too many senses to be held to one term


@dataclass(frozen=True)
class LanguageChecks:
    """One language's data, ready to be used."""

    data: ChecksFile
    terms: Sequence[TermEntry]
    translate: Callable[[str], str] = marked  # the words of findings

    @cached_property
    def quoted(self) -> re.Pattern[str]:
        """Words in quotation marks."""
        return re.compile(self.data.quoted)

    @property
    def lengths(self) -> tuple[float, float]:
        """The usual length of a translation, least and most, as a part of the English one."""
        return self.data.lengths

    @cached_property
    def stops(self) -> dict[str, str]:
        """English stop -> a regular expression for what stands there."""
        return {";": "[;；؛]", ":": "[:：]", ".": "[.。]", ",": "[,，、،]"} | self.data.stops

    @property
    def spelled(self) -> Callable[[str, str], bool] | None:
        """Whether a number stands in a text in the language's own numerals; None where it has only figures."""
        return _in_chinese if self.data.chinese_numerals else None

    def digits(self, text: str) -> str:
        """A text with all figures as 0 to 9, and without separators of thousands."""
        text = re.sub(self.data.months, " ", text) if self.data.months else text
        plain = "".join(str(unicodedata.digit(one)) if one.isdigit() and not one.isascii() else one for one in text)
        return _THOUSANDS.sub(lambda found: found[1] + re.sub(r"\D", "", found[2]), plain)

    def number(self, number: str) -> str:
        """A number however its decimals are written."""
        joined = _THOUSANDS.sub(lambda found: found[1] + re.sub(r"\D", "", found[2]), number)
        return joined.replace(",", ".").rstrip(".")

    def numerals_in(self, english: str) -> list[str]:
        """The numbers, in figures, that stand in words in an English text, as far as the language's words are known."""
        return [
            number for number, words in _ENGLISH_NUMERALS.items()
            if number in self.data.numerals and words.search(english)
        ]  # fmt: skip

    def has_numeral(self, number: str, text: str) -> bool:
        """Whether a number stands in a translation, in words or in figures."""
        words = self.data.numerals[number]
        return number in re.findall(r"\d+", self.digits(text)) or re.search(words, text, re.I) is not None

    def english_words(self, text: str) -> list[str]:
        """The words of a translation that are English."""
        loans = set(self.data.loanwords)
        return [one for one in dict.fromkeys(_ENGLISH.findall(text)) if one not in loans]

    def modality_messages(self, english: str, text: str) -> Iterator[str]:
        """Binding and allowing words that the translation does not seem to have."""
        for one in self.data.modality:
            if re.search(one.english, english) and not any(re.search(word, text, re.I) for word in one.words):
                _ = self.translate
                yield _("“{words}” in English; the translation has none of the usual words for it").format(
                    words=one.says
                )
                return

    def term_messages(self, english: str, text: str) -> Iterator[str]:
        """Terms of art that are translated otherwise than the term base says."""
        words, folded = {form for word in _words(text) for form in self._forms(word)}, self._joined(text)
        _, asked = self.translate, english.casefold()
        for entry in self.terms:
            if entry.concept in self.data.not_terms or not entry.preferred:
                continue
            if entry.is_phrase and entry.pattern.search(asked) and not self._has(entry, words, folded):
                yield _("“{english}” is “{term}” in the term base").format(
                    english=entry.english[0], term=entry.preferred
                )
            for term in entry.deprecated:
                if self._joined(term) and self._joined(term) in folded:
                    yield _("“{term}” should not be used; the term base prefers “{preferred}”").format(
                        term=term, preferred=entry.preferred
                    )

    def _has(self, entry: TermEntry, words: set[str], folded: str) -> bool:
        terms = (entry.preferred, *entry.admitted)
        if not self.data.spaces:
            return any(term in folded for term in terms)
        return any(
            all(not words.isdisjoint(self._forms(word)) for word in _words(term)) for term in (*terms, *entry.loose)
        )

    def _joined(self, text: str) -> str:
        return " ".join(self._stems(text)) if self.data.spaces else text

    @cached_property
    def _stemmer(self) -> Callable[[str], str]:
        import Stemmer
        from babel import Locale

        name = str(Locale.parse(self.data.language).get_language_name("en")).lower()
        if name not in Stemmer.algorithms():
            return str
        stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
        return stem

    def _stems(self, text: str) -> list[str]:
        return [self._stem(word) for word in _words(text)]

    def _forms(self, word: str) -> set[str]:
        """The stem of a word, and that of what is left without the prefixes that the language writes to it."""
        bare = re.sub(self.data.prefixes, "", word) if self.data.prefixes else word
        return {self._stem(word), self._stem(bare)} if len(bare) >= _SHORTEST_WORD else {self._stem(word)}

    def _stem(self, word: str) -> str:
        """What no stemming shortens further: `nucleares` loses two endings before it is what `nuclear` is."""
        known = self._known_stems.get(word)
        if known is None:
            known, shorter = word, self._stemmer(word)
            while shorter != known:
                known, shorter = shorter, self._stemmer(shorter)
            self._known_stems[word] = known
        return known

    @cached_property
    def _known_stems(self) -> dict[str, str]:
        return {}


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without vowel signs."""
    return _LETTER_RUN.findall(_unpointed(text.casefold()))


def _unpointed(text: str) -> str:
    """A text without the vowel signs of Arabic."""
    return "".join(one for one in text if not 0x064B <= ord(one) <= 0x0652)


def _in_chinese(number: str, text: str) -> bool:
    if not number.isdigit():
        return False
    tens, rest = divmod(int(number), _CHINESE_NUMBERS)
    if not tens:
        return printed(rest, Format.CHINESE) in text
    return not rest and tens < _CHINESE_NUMBERS and f"{printed(tens, Format.CHINESE)}万" in text


def read_checks(roots: Sequence[Path], language: str) -> ChecksFile:
    """A language's data for the checks: the last pack's that has any; the bare defaults where none has.

    Raises ContentError for a faulty file.
    """
    for root in (*reversed(roots), content_root()):
        path = root / "locales" / language / "checks.yaml"
        if path.is_file():
            data, faults = read_parsed(path, ChecksFile)
            if data is None or faults:
                raise ContentError(faults)
            return data
    return ChecksFile(language=language)


def language_checks(
    library: Library, language: str, translate: Callable[[str], str] = marked
) -> LanguageChecks:  # fmt: skip
    """What the checks must know of a language; `translate` gives the words of findings."""
    return LanguageChecks(read_checks(library.roots, language), term_base(library, language), translate)
