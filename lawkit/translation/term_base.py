"""The term base: one entry a concept, from the words that the check looks for in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lawkit.library.content import ConceptWords
from lawkit.library.loader import Library
from lawkit.library.translations import ENGLISH

_SIGNS = re.compile(r"^[=]|[~*]")
_GAP = re.compile(r"~\d*|\*")


@dataclass(frozen=True)
class TermEntry:
    """A concept with its terms in English and in one other language."""

    concept: str
    definition: str
    english: tuple[str, ...]
    preferred: str = ""
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    loose: tuple[str, ...] = ()  # words of admitted terms between which others may stand

    @property
    def is_phrase(self) -> bool:
        """Whether the English term is several words: a single one, as `make`, has too many senses to be held to."""
        return bool(self.english) and " " in self.english[0]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the first English term, in singular or plural, in a text in small letters."""
        return re.compile(rf"\b{re.escape(self.english[0].casefold())}(?:s|es)?\b")


def plain_words(words: Sequence[str]) -> tuple[str, ...]:
    """Words that are terms: not those that take others back (-), name a gap (~) or need the very form (=)."""
    return tuple(one.lstrip("=") for one in words if not one.startswith("-") and not _SIGNS.search(one.lstrip("=")))


def loose_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words that name a gap, without its sign: `convention ~6 nuclear terrorism`."""
    return tuple(_GAP.sub(" ", one.lstrip("=")) for one in words if "~" in one and not one.startswith("-"))


def english_terms(entry: ConceptWords | None) -> tuple[str, ...]:
    """The English terms of a concept, the preferred one first."""
    if entry is None:
        return ()
    return tuple(dict.fromkeys((*([entry.preferred] if entry.preferred else []), *plain_words(entry.words))))


def term_base(library: Library, language: str) -> list[TermEntry]:
    """The entries of a language: every concept for which it has a preferred or a deprecated term."""
    return [entry for entry in every_entry(library, language) if entry.preferred or entry.deprecated]


def every_entry(library: Library, language: str) -> Iterator[TermEntry]:
    """An entry for every concept that has words, with what the language has for it."""
    english, words = library.words(ENGLISH), library.words(language)
    for name, concept in library.concepts.items():
        terms, own = english_terms(english.get(name)), words.get(name)
        if not terms and own is None:
            continue
        yield TermEntry(
            name,
            concept.definition,
            terms,
            own.preferred if own else "",
            plain_words(own.words) if own else (),
            own.deprecated if own else (),
            own.source if own else "",
            own.note if own else "",
            loose_words(own.words) if own else (),
        )
