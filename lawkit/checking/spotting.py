"""Finding where a text speaks of each concept, by the words of its language.

A word entry is a phrase, matched by stems (`nuclear material` meets "nuclear materials"); `=word` in it is matched as
it stands; `~` lets up to five words stand between its parts (`damage ~ environment`), `~12` up to twelve; an entry that
begins with `-` is a phrase within which the concept's other words do not count (`-use of force`). Where a language asks
for a comma inside a phrase (in Russian before participles and relative pronouns), it may be left out of the entry.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.attrs import IDX, LENGTH, LOWER, NORM

from lawkit.checking.bits import bits_of
from lawkit.checking.expressions import Expression, Has
from lawkit.checking.languages import made_by, tokenizer, tokens_per_word, with_commas
from lawkit.checking.lookup import PhraseLookup, Place
from lawkit.checking.normalisation import Normalised, normalise
from lawkit.checking.notation import Known, compile_expression
from lawkit.checking.spots import Spot
from lawkit.errors import ContentError, ContentFault
from lawkit.library.content import GAP, Concept, ConceptWords
from lawkit.library.kept import worked_out_once
from lawkit.sentences import marked

USUAL_GAP = 5
_ARABIC_ARTICLE = re.compile("[وفبك]{0,2}(?:ال|لل)")
_ARABIC_ACT = re.compile("ت..ي.|ت.ا..|ت...|ا.{3,5}ا.")  # the measures of nouns of action: تصدير، تداول، تصرف، استيراد
_ARABIC_ANY = re.compile("[وفبلك]?(?:اي|اية|كل|كافة|جميع|ايا من|اي من)")
BETWEEN_PHRASES = "\ue000"  # a sign that no phrase has
Run = tuple[list[int], list[int]]  # the stems and the forms of the words of a phrase


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
        self._known: Known = {}
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
            raise ValueError(marked("no concept is called '{name}'", name=concept)) from None

    def bit_or_none(self, concept: str) -> int:
        """The concept's own bit; 0 where the library has no such concept."""
        return self._bits.get(concept, 0)

    def meaning(self, concept: str) -> Expression:
        """What to look for where a rule names the concept: the concept itself, or its `when`."""
        if concept not in self._when:
            return Has(self.bit(concept))
        if concept not in self._compiled:
            self._compiled[concept] = None
            self._compiled[concept] = self.compiled(self._when[concept])
        compiled = self._compiled[concept]
        if compiled is None:
            raise ValueError(marked("the concept '{concept}' is said to stand for itself", concept=concept))
        return compiled

    def compiled(self, source: Any) -> Expression:
        """An expression as written in YAML, ready to be held against the law. ValueError says what is wrong with it."""
        return compile_expression(source, self.meaning, self._known)

    def closed(self, concept: str) -> int:
        """The bits of the concept and of every concept that includes it."""
        return self._closed[concept]

    def names(self, mask: int) -> list[str]:
        """The concepts whose bits are set."""
        return [self._names[bit.bit_length() - 1] for bit in bits_of(mask)]


@dataclass(frozen=True, slots=True)
class _Phrase:
    concept: str
    parts: tuple[int, ...]  # pattern numbers
    gaps: tuple[int, ...]  # words allowed before each part after the first


@dataclass(frozen=True, slots=True)
class _Lookup:
    """Patterns to be looked for, and for each group of the same words what it means."""

    lookup: PhraseLookup
    masks: list[int]  # the concepts of which the words alone speak, and that nothing takes back
    kept: list[int]  # the pattern of the group where something else depends on its places, or -1


@dataclass(frozen=True)
class Tokens:
    """A text as tokens, kept so that terms which the draft defines can be looked for later."""

    normalised: Normalised
    stems: list[int]  # of each token, the number of its stem
    forms: list[int]  # of each token, the number of its form in small letters
    starts: list[int]  # of each token, in the normalised text
    ends: list[int]
    original_starts: list[int]  # of each token, in the text as it was given
    original_ends: list[int]

    def words(self, first: int, last: int) -> str:
        """The normalised text from one token to before another."""
        return self.normalised.text[self.starts[first] : self.ends[last - 1]]


class Spotter:
    """Spots concepts in texts of one language."""

    def __init__(self, language: str, words: Mapping[str, ConceptWords], masks: Masks) -> None:
        unknown = [concept for concept in words if not masks.bit_or_none(concept)]
        if unknown:
            place = f"locales/{language}/words"
            raise ContentError(
                [ContentFault(place, 0, one, marked("no concept is called '{name}'", name=one)) for one in unknown]
            )
        self._language = language
        self._tokenizer = tokenizer(language)
        self._per_word = tokens_per_word(language)
        self._masks = masks
        self._blocked: dict[int, list[str]] = defaultdict(list)
        self._blocking: list[_Phrase] = []  # those with a gap
        self._single: dict[int, list[str]] = defaultdict(list)  # pattern -> concepts met by it alone
        self._phrases: dict[int, list[_Phrase]] = defaultdict(list)  # by the pattern of the first part
        self._patterns: dict[str, int] = {}
        for concept, entry in words.items():
            for phrase in entry.words:
                for punctuated in dict.fromkeys((phrase, with_commas(phrase, language))):
                    self._add(concept, punctuated)
        lookups = self._read_patterns()
        self._join_alike({number: group[0] for lookup in lookups for group in lookup.groups for number in group})
        # Only concepts that have a phrase with a minus must be looked at one by one.
        careful = {concept for concepts in self._blocked.values() for concept in concepts}
        careful |= {phrase.concept for phrase in self._blocking}
        self._free: dict[int, int] = {}  # pattern -> mask of the concepts that nothing takes back
        for number, concepts in self._single.items():
            for concept in concepts:
                if concept not in careful:
                    self._free[number] = self._free.get(number, 0) | masks.closed(concept)
            self._single[number] = [concept for concept in concepts if concept in careful]
        self._lookups = [self._ready(lookup) for lookup in lookups]

    def _add(self, concept: str, phrase: str) -> None:
        blocks = phrase.startswith("-")
        phrase = phrase.removeprefix("-").strip()
        pieces = GAP.split(phrase) if "~" in phrase else [phrase]
        numbers = tuple(self._pattern(piece) for piece in pieces[::2])
        gaps = tuple(round((int(gap) if gap else USUAL_GAP) * self._per_word) for gap in pieces[1::2])
        if blocks and len(numbers) > 1:
            self._blocking.append(_Phrase(concept, numbers, gaps))
        elif blocks:
            self._blocked[numbers[0]].append(concept)
        elif len(numbers) == 1:
            self._single[numbers[0]].append(concept)
        else:
            self._phrases[numbers[0]].append(_Phrase(concept, numbers, gaps))

    def _pattern(self, phrase: str) -> int:
        return self._patterns.setdefault(phrase, len(self._patterns))

    def _join_alike(self, alike: Mapping[int, int]) -> None:
        """Puts one pattern for all of the same words: their places are the same and need be kept only once."""

        def joined(phrase: _Phrase) -> _Phrase:
            return replace(phrase, parts=tuple(alike.get(part, part) for part in phrase.parts))

        self._blocking = [joined(phrase) for phrase in self._blocking]
        for listed in (self._blocked, self._single):
            found = dict.fromkeys((alike.get(number, number), one) for number in listed for one in listed[number])
            listed.clear()
            for number, one in found:
                listed[number].append(one)
        phrases = dict.fromkeys(joined(phrase) for phrases in self._phrases.values() for phrase in phrases)
        self._phrases.clear()
        for phrase in phrases:
            self._phrases[phrase.parts[0]].append(phrase)

    def _ready(self, lookup: PhraseLookup) -> _Lookup:
        """A lookup with what each of its groups means by itself, and those whose places must be kept."""
        gapped = [*self._blocking, *(phrase for phrases in self._phrases.values() for phrase in phrases)]
        kept = {part for phrase in gapped for part in phrase.parts} | set(self._blocked)
        kept |= {number for number, concepts in self._single.items() if concepts}
        firsts = [group[0] for group in lookup.groups]
        masks = [self._free.get(one, 0) for one in firsts]
        return _Lookup(lookup, masks, [one if one in kept else -1 for one in firsts])

    def _read_patterns(self) -> tuple[PhraseLookup, PhraseLookup]:
        """The patterns by their stems, and those that ask for the very word."""
        stems, exact = PhraseLookup(), PhraseLookup()
        plain = [phrase.removeprefix("=") for phrase in self._patterns]
        for (phrase, number), (stemmed, forms) in zip(self._patterns.items(), self._kept_runs(plain), strict=True):
            if phrase.startswith("="):
                exact.add(number, forms)
            else:
                stems.add(number, stemmed)
        return stems, exact

    def _kept_runs(self, phrases: Sequence[str]) -> Sequence[Run]:
        """As `_runs`, from the last time where nothing has changed: it takes as long as to read a short law."""
        sources = [*made_by(self._language), *(phrase.encode() for phrase in phrases)]
        runs: Sequence[Run] = worked_out_once(sources, lambda: self._runs(phrases))
        return runs

    def _runs(self, phrases: Sequence[str]) -> list[Run]:
        """The stems and forms of many phrases, read as one text: a text takes longer to open than to read."""
        tokens = self.tokens(f" {BETWEEN_PHRASES} ".join(phrases))
        strings = self._tokenizer.vocab.strings
        between = strings[BETWEEN_PHRASES]
        blank = {form for form in set(tokens.forms) if strings[form].isspace()}
        stems: list[int] = []
        forms: list[int] = []
        runs = [(stems, forms)]
        for stem, form in zip(tokens.stems, tokens.forms, strict=True):
            if form == between:
                stems, forms = [], []
                runs.append((stems, forms))
            elif form not in blank:
                stems.append(stem)
                forms.append(form)
        return runs

    def tokens(self, text: str) -> Tokens:
        """The text as tokens."""
        normalised = normalise(text)
        doc = self._tokenizer(normalised.text)
        places = doc.to_array([IDX, LENGTH, NORM, LOWER])
        starts = places[:, 0].astype("int64")
        ends = starts + places[:, 1].astype("int64")
        return Tokens(
            normalised,
            stems=places[:, 2].tolist(),
            forms=places[:, 3].tolist(),
            starts=starts.tolist(),
            ends=ends.tolist(),
            original_starts=normalised.originals(starts).tolist(),
            original_ends=(normalised.originals(ends - 1) + 1).tolist(),
        )

    def spots(self, tokens: Tokens) -> list[Spot]:
        """Every place where a concept is spoken of, in order; offsets are those of the original text."""
        found: dict[Place, int] = {}
        places: dict[int, list[Place]] = defaultdict(list)  # of the patterns that do not stand for concepts alone
        for ready, words in zip(self._lookups, (tokens.stems, tokens.forms), strict=True):
            masks, kept = ready.masks, ready.kept
            for place, group in ready.lookup.runs(words):
                if mask := masks[group]:
                    found[place] = found[place] | mask if place in found else mask
                if kept[group] >= 0:
                    places[kept[group]].append(place)
        blocked: dict[str, dict[int, int]] = defaultdict(dict)  # concept -> token -> end of the phrase around it
        blocking = [(concept, places.get(number, [])) for number, listed in self._blocked.items() for concept in listed]
        for phrase in self._blocking:
            runs = _joined([places.get(part, []) for part in phrase.parts], phrase.gaps)
            blocking.append((phrase.concept, runs))
        for concept, runs in blocking:
            for first, last in runs:
                for token in range(first, last):
                    blocked[concept][token] = max(last, blocked[concept].get(token, 0))
        nowhere: dict[int, int] = {}
        for number, here in places.items():
            for concept in self._single.get(number, ()):
                mask, inside = self._masks.closed(concept), blocked.get(concept, nowhere)
                for place in here:
                    if inside.get(place[0], 0) < place[1]:
                        found[place] = found.get(place, 0) | mask
            for phrase in self._phrases.get(number, ()):
                mask, inside = self._masks.closed(phrase.concept), blocked.get(phrase.concept, nowhere)
                for place in _joined([places.get(part, []) for part in phrase.parts], phrase.gaps):
                    if inside.get(place[0], 0) < place[1]:
                        found[place] = found.get(place, 0) | mask
        return [self._spot(tokens, place, found[place]) for place in sorted(found)]

    def term_spots(self, tokens: Tokens, terms: Iterable[str]) -> dict[str, list[Spot]]:
        """Where the terms that a draft defines are used; the spots speak of no concept yet.

        A term of a single Chinese sign is part of many other words, and not looked for.
        """
        listed = sorted(terms)
        lookup = PhraseLookup()
        for number, (stems, _) in enumerate(self._runs(listed)):
            lookup.add(number, stems)
        found: dict[str, list[Spot]] = {}
        for number, places in lookup.find(tokens.stems).items():
            term = listed[number]
            found[term] = [
                self._spot(tokens, (first, last), 0)
                for first, last in places
                if last - first > 1
                or (
                    self._per_word == 1
                    and _same_word(term, tokens.words(first, last), tokens.words(first - 1, first) if first else "")
                )
            ]
        return found

    def _spot(self, tokens: Tokens, place: Place, mask: int) -> Spot:
        first, last = place
        start, end = tokens.original_starts[first], tokens.original_ends[last - 1]
        if self._per_word != 1:
            first, last = int(first / self._per_word), int(last / self._per_word)
        return Spot(start, end, first, last, mask)


def _same_word(term: str, word: str, before: str) -> bool:
    """Whether a word is a form of a term of one word; "Regulator" and "regulations" only share their stem."""
    term, word = _plain(term), _plain(word)
    if term.startswith("ال") and not _ARABIC_ARTICLE.match(word):
        # "الهيئة" is the Authority, "على هيئة خام" is "in the form of ore"; but "تداول السلع" is the trade that
        # "التداول" defines (a noun of action stands before its object without the article), "أي سلعة" any such good
        return bool(_ARABIC_ACT.fullmatch(term[2:]) or _ARABIC_ANY.fullmatch(_plain(before)))
    if not term.isascii():
        return True  # other scripts put signs before a word, too
    shared = min(len(term), len(word)) - 1
    return term[:shared] == word[:shared]


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))


def _joined(parts: list[list[Place]], gaps: tuple[int, ...]) -> list[Place]:
    """Runs in which each part follows the one before it within its gap; the places of each part are in order."""
    if not all(parts):
        return []
    runs = parts[0]
    for following, gap in zip(parts[1:], gaps, strict=True):
        runs = _followed(runs, following, gap) if len(runs) < len(following) else _following(runs, following, gap)
    return runs


def _followed(runs: list[Place], following: list[Place], gap: int) -> list[Place]:
    """Each run with the first place of the next part behind it, found from the runs, of which there are fewer."""
    joined = []
    for first, last in runs:
        at = bisect_left(following, (last,))
        if at < len(following) and following[at][0] - last <= gap:
            joined.append((first, following[at][1]))
    return joined


def _following(runs: list[Place], following: list[Place], gap: int) -> list[Place]:
    """The same, found from the places of the next part, of which there are fewer."""
    joined = []
    lasts = [last for _, last in runs]
    before = -1  # what ends where the next part stood before, or earlier, goes on with that one
    for start, end in following:
        earliest = bisect_left(lasts, max(before + 1, start - gap))
        joined += [(first, end) for first, _ in runs[earliest : bisect_right(lasts, start, earliest)]]
        before = start
    return joined
