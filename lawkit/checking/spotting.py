"""Finding where a text speaks of each concept, by the words of its language.

A word entry is a phrase, matched by stems (`nuclear material` meets "nuclear materials"); `=word` in it is matched as
it stands; `~` lets up to five words stand between its parts (`damage ~ environment`), `~12` up to twelve; an entry that
begins with `-` is a phrase within which the concept's other words do not count (`-use of force`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from spacy.attrs import IDX, LENGTH
from spacy.matcher import PhraseMatcher

from lawkit.checking.expressions import Expression, Has, Spot, compile_expression
from lawkit.checking.languages import pipeline, tokens_per_word
from lawkit.checking.normalisation import Normalised, normalise
from lawkit.errors import ContentError, ContentFault
from lawkit.library.content import Concept, ConceptWords

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GAP = re.compile(r"\s*~(\d*)\s*")
USUAL_GAP = 5


class Masks:
    """A bit for every concept, and for each the bits of all concepts that include it."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._bits = {name: 1 << number for number, name in enumerate(concepts)}
        self._names = list(concepts)
        including: dict[str, set[str]] = defaultdict(set)
        for concept in concepts.values():
            for part in concept.includes:
                including[part].add(concept.id)
        self._when = {concept.id: concept.when for concept in concepts.values() if concept.when}
        self._compiled: dict[str, Expression | None] = {}
        self._closed: dict[str, int] = {}
        for name in concepts:
            reached, pending = {name}, [name]
            while pending:
                for wider in including[pending.pop()] - reached:
                    reached.add(wider)
                    pending.append(wider)
            self._closed[name] = sum(self._bits[one] for one in reached if one in self._bits)

    def bit(self, concept: str) -> int:
        """The concept's own bit; ValueError for a name that no concept has."""
        try:
            return self._bits[concept]
        except KeyError:
            raise ValueError(f"no concept is called '{concept}'") from None

    def bit_or_none(self, concept: str) -> int:
        """The concept's own bit; 0 where the library has no such concept."""
        return self._bits.get(concept, 0)

    def meaning(self, concept: str) -> Expression:
        """What to look for where a rule names the concept: the concept itself, or its `when`."""
        if concept not in self._when:
            return Has(self.bit(concept))
        if concept not in self._compiled:
            self._compiled[concept] = None
            self._compiled[concept] = compile_expression(self._when[concept], self.meaning)
        compiled = self._compiled[concept]
        if compiled is None:
            raise ValueError(f"the concept '{concept}' is said to stand for itself")
        return compiled

    def closed(self, concept: str) -> int:
        """The bits of the concept and of every concept that includes it."""
        return self._closed[concept]

    def names(self, mask: int) -> list[str]:
        """The concepts whose bits are set."""
        found = []
        while mask:
            low = mask & -mask
            found.append(self._names[low.bit_length() - 1])
            mask ^= low
        return found


@dataclass(frozen=True, slots=True)
class _Phrase:
    concept: str
    parts: tuple[int, ...]  # pattern numbers
    gaps: tuple[int, ...]  # words allowed before each part after the first


@dataclass(frozen=True)
class Tokens:
    """A text as tokens, kept so that terms which the draft defines can be looked for later."""

    normalised: Normalised
    doc: Doc
    starts: list[int]  # of each token, in the normalised text
    ends: list[int]


class Spotter:
    """Spots concepts in texts of one language."""

    def __init__(self, language: str, words: Mapping[str, ConceptWords], masks: Masks) -> None:
        self._nlp = pipeline(language)
        self._per_word = tokens_per_word(language)
        self._masks = masks
        self._phrases: list[_Phrase] = []
        self._single: dict[int, list[str]] = defaultdict(list)  # pattern -> concepts met by it alone
        self._blocked: dict[int, list[str]] = defaultdict(list)
        self._patterns: dict[tuple[bool, str], int] = {}
        self._stems = PhraseMatcher(self._nlp.vocab, attr="NORM")
        self._exact = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        unknown = [concept for concept in words if not masks.bit_or_none(concept)]
        if unknown:
            place = f"locales/{language}/words"
            raise ContentError([ContentFault(place, 0, one, f"no concept is called '{one}'") for one in unknown])
        for concept, entry in words.items():
            for phrase in entry.words:
                self._add(concept, phrase)

    def _add(self, concept: str, phrase: str) -> None:
        blocks = phrase.startswith("-")
        phrase = phrase.removeprefix("-").strip()
        pieces = _GAP.split(phrase)
        numbers = tuple(self._pattern(piece) for piece in pieces[::2])
        gaps = tuple(round((int(gap) if gap else USUAL_GAP) * self._per_word) for gap in pieces[1::2])
        if blocks:
            self._blocked[numbers[0]].append(concept)
        elif len(numbers) == 1:
            self._single[numbers[0]].append(concept)
        else:
            self._phrases.append(_Phrase(concept, numbers, gaps))

    def _pattern(self, phrase: str) -> int:
        exact = phrase.startswith("=")
        plain = normalise(phrase.removeprefix("=")).text.strip()
        key = (exact, " ".join(plain.lower().split()))
        if key not in self._patterns:
            number = self._patterns[key] = len(self._patterns)
            doc = self._nlp.make_doc(" ".join(plain.split()))
            (self._exact if exact else self._stems).add(str(number), [doc])
        return self._patterns[key]

    def tokens(self, text: str) -> Tokens:
        """The text as tokens."""
        normalised = normalise(text)
        doc = self._nlp.make_doc(normalised.text)
        places = doc.to_array([IDX, LENGTH]).astype("int64")
        return Tokens(normalised, doc, places[:, 0].tolist(), places.sum(axis=1).tolist())

    def spots(self, tokens: Tokens) -> list[Spot]:
        """Every place where a concept is spoken of, in order; offsets are those of the original text."""
        doc = tokens.doc
        strings = self._nlp.vocab.strings
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for matcher in (self._stems, self._exact):
            for key, first, last in matcher(doc):
                places[int(strings[key])].append((first, last))
        blocked: dict[str, dict[int, int]] = defaultdict(dict)  # concept -> token -> end of the phrase around it
        for number, concepts in self._blocked.items():
            for first, last in places.get(number, ()):
                for concept, token in product(concepts, range(first, last)):
                    blocked[concept][token] = max(last, blocked[concept].get(token, 0))
        nowhere: dict[int, int] = {}
        found: dict[tuple[int, int], int] = defaultdict(int)
        for number, concepts in self._single.items():
            for concept in concepts:
                mask, inside = self._masks.closed(concept), blocked.get(concept, nowhere)
                for place in places.get(number, ()):
                    if inside.get(place[0], 0) < place[1]:
                        found[place] |= mask
        for phrase in self._phrases:
            mask, inside = self._masks.closed(phrase.concept), blocked.get(phrase.concept, nowhere)
            for place in _joined([places.get(part, []) for part in phrase.parts], phrase.gaps):
                if inside.get(place[0], 0) < place[1]:
                    found[place] |= mask
        return [self._spot(tokens, place, mask) for place, mask in sorted(found.items())]

    def term_spots(self, tokens: Tokens, terms: Mapping[str, int]) -> dict[str, list[Spot]]:
        """Where the terms that a draft defines are used; `terms` maps each to the mask of what it means."""
        matcher = PhraseMatcher(self._nlp.vocab, attr="NORM")
        keys: dict[str, str] = {}
        for number, term in enumerate(terms):
            plain = " ".join(normalise(term).text.split())
            if plain:
                matcher.add(f"term {number}", [self._nlp.make_doc(plain)])
                keys[f"term {number}"] = term
        strings = self._nlp.vocab.strings
        found: dict[str, list[Spot]] = defaultdict(list)
        for key, first, last in matcher(tokens.doc):
            term = keys[strings[key]]
            if last - first == 1 and not _same_word(term, tokens.doc[first].text):
                continue
            found[term].append(self._spot(tokens, (first, last), terms[term]))
        return found

    def _spot(self, tokens: Tokens, place: tuple[int, int], mask: int) -> Spot:
        first, last = place
        start = tokens.normalised.original(tokens.starts[first])
        end = tokens.normalised.original_end(tokens.ends[last - 1])
        return Spot(start, end, int(first / self._per_word), int(last / self._per_word), mask)


def _same_word(term: str, word: str) -> bool:
    """Whether a word is a form of a term of one word; "Regulator" and "regulations" only share their stem."""
    term, word = _plain(term), _plain(word)
    if not term.isascii():
        return True  # other scripts put signs before a word, too
    shared = min(len(term), len(word)) - 1
    return term[:shared] == word[:shared]


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))


def _joined(parts: list[list[tuple[int, int]]], gaps: tuple[int, ...]) -> list[tuple[int, int]]:
    """Runs in which each part follows the one before it within its gap."""
    if not all(parts):
        return []
    runs = sorted(parts[0])
    for following, gap in zip(parts[1:], gaps, strict=True):
        following = sorted(following)
        joined, at = [], 0
        for first, last in runs:
            while at < len(following) and following[at][0] < last:
                at += 1
            if at < len(following) and following[at][0] - last <= gap:
                joined.append((first, following[at][1]))
        runs = joined
    return runs
