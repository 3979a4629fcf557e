"""Which duties a text could address, told by its words alone, many times faster than it can be read as a law.

The needs of the rules (`lawkit.checking.necessity`) are held against windows of the raw text. A phrase counts as spoken
in a window when all its words, each followed by the next, stand somewhere in it. Every feature of a text has one bit a
window, so that sixty-four windows are looked at together. A window reaches as far as what a rule reads together; a
term that a law may define counts everywhere in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lawkit.checking.bits import bits_of
from lawkit.checking.languages import stems, tokens_per_word
from lawkit.checking.necessity import Need, Needs, RuleNeeds
from lawkit.checking.spotting import GAP, Masks
from lawkit.library.content import ConceptWords
from lawkit.survey.raw_words import Numbers, RawWords, runs_in

BLOCK = 200  # words; a window is a block with the next
WIDE = 2  # blocks more on either side where a rule reads whole sections
WINDOWS = 64  # at once
OVERLAP = 4  # blocks that are looked at twice where a text has more windows
ROUNDS = 5  # a duty may need another that needs another
ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
Bits = npt.NDArray[np.uint64]
_UNKNOWN = -2  # a word whose stem has not been looked for
_NOTHING = -1  # a word that no phrase has


@dataclass(frozen=True, slots=True)
class Terms:
    """A concept that more words can stand for than its own: its bits, and what the law must then speak of."""

    bits: int
    needs: Needs


class Sieve:
    """Holds the needs of rules against texts of one language."""

    def __init__(
        self,
        language: str,
        words: Mapping[str, ConceptWords],
        masks: Masks,
        rules: Sequence[RuleNeeds],
        terms: Sequence[Terms],
    ) -> None:
        self._language = language
        self._stem = stems(language)
        self._block = max(1, round(BLOCK * tokens_per_word(language)))
        self.obligations = [rule.obligation for rule in rules]
        wanted = {one for rule in rules for need in _all_needs(rule) for one in need if isinstance(one, int)}
        wanted |= {one for term in terms for need in term.needs for one in need if isinstance(one, int)}
        wanted |= {bit for term in terms for bit in bits_of(term.bits)}
        rows: list[int | str] = [*sorted(wanted), *self.obligations]
        self._places = {one: number for number, one in enumerate(rows)}
        self._concepts = len(wanted)
        self._features: dict[tuple[str, ...], int] = {}
        self._read_phrases(words, masks)
        self._read_needs(rules, terms)
        self._tables()

    def _read_phrases(self, words: Mapping[str, ConceptWords], masks: Masks) -> None:
        by_concept: dict[int, set[frozenset[int]]] = defaultdict(set)
        for concept, entry in words.items():
            places = [self._places[bit] for bit in bits_of(masks.closed(concept)) if bit in self._places]
            if places:
                phrases = {self._features_of(phrase) for phrase in entry.words if not phrase.startswith("-")}
                for place in places:
                    by_concept[place] |= phrases
        numbers: dict[frozenset[int], int] = {}
        listed = []
        for place in range(self._concepts):
            kept: list[frozenset[int]] = []
            for phrase in sorted(by_concept[place], key=lambda one: (len(one), sorted(one))):
                if not any(shorter <= phrase for shorter in kept):
                    kept.append(phrase)
            listed.append([numbers.setdefault(phrase, len(numbers)) for phrase in kept])
        # One place more in every table stands for what is never there, and after it one for what always is.
        self._phrases = _Table([sorted(phrase) or [len(self._features) + 1] for phrase in numbers])
        self._by_concept = _Table([one or [len(numbers)] for one in listed])

    def _features_of(self, phrase: str) -> frozenset[int]:
        """The words and pairs of words that stand in every text that has the phrase."""
        found: set[int] = set()
        for piece in GAP.split(phrase.strip())[::2] if "~" in phrase else [phrase.strip()]:
            exact = piece.startswith("=")
            runs = runs_in(piece.removeprefix("="), self._language)
            keys = [f"={run}" if exact else self._stem(run) for run in runs]
            pairs: Iterable[tuple[str, ...]] = pairwise(keys) if len(keys) > 1 else ((one,) for one in keys)
            found.update(self._features.setdefault(pair, len(self._features)) for pair in pairs)
        return frozenset(found)

    def _read_needs(self, rules: Sequence[RuleNeeds], terms: Sequence[Terms]) -> None:
        needs: dict[Need, int] = {}

        def numbered(wanted: Needs) -> list[int]:
            return [needs.setdefault(one, len(needs)) for one in wanted]

        ways = [(number, way) for number, rule in enumerate(rules) for way in rule.ways]
        besides = [numbered(rule.besides) for rule in rules]
        of_terms = [numbered(term.needs) for term in terms]
        of_ways = [numbered(way.needs) for _number, way in ways]
        wide, always = len(needs), 2 * len(needs) + 1  # every need twice: within a window, and within a wide one
        for listed, (_number, way) in zip(of_ways, ways, strict=True):
            if way.is_wide:
                listed[:] = [one + wide for one in listed]
        never = len(self._places)  # a duty that is not asked about is addressed nowhere
        self._needs = _Table([[self._places.get(one, never) for one in need] for need in needs])
        self._ways = _Table([one or [always] for one in of_ways])
        self._terms = _Table([one or [always] for one in of_terms])
        self._besides = _Table([one or [always] for one in besides])
        by_rule: dict[int, list[int]] = defaultdict(list)
        for number, (rule, _way) in enumerate(ways):
            by_rule[rule].append(number)
        self._by_rule = _Table([by_rule[number] or [len(ways)] for number in range(len(rules))])
        self._stands_for = [[self._places[bit] for bit in bits_of(term.bits)] for term in terms]

    def _tables(self) -> None:
        """The features by the numbers of their words."""
        keys = sorted({key for feature in self._features for key in feature})
        self._keys = {key: number for number, key in enumerate(keys)}
        self._alone = np.full(len(keys), _NOTHING, dtype=np.int64)
        pairs = {}
        for feature, number in self._features.items():
            if len(feature) == 1:
                self._alone[self._keys[feature[0]]] = number
            else:
                pairs[self._keys[feature[0]] * len(keys) + self._keys[feature[1]]] = number
        self._pairs = np.array(sorted(pairs), dtype=np.int64)
        self._pair_features = np.array([pairs[one] for one in sorted(pairs)], dtype=np.int64)
        self._known: dict[bool, Numbers] = {}
        self.forget()

    def forget(self) -> None:
        """To be called when the words of texts are numbered anew."""
        self._known = {exact: np.full(1024, _UNKNOWN, dtype=np.int64) for exact in (False, True)}

    def could_address(self, numbers: Numbers, words: RawWords | None) -> dict[str, int]:
        """The obligations that a text could address, and in how many windows of it.

        `numbers` are those of its words, or where `words` is None the code points of its signs.
        """
        features = self._features_in(numbers, words)
        concepts = self._by_concept.any_of(_with_rest(self._phrases.all_of(features)))
        spoken = np.zeros((len(self._places) + 1, features.shape[1]), dtype=np.uint64)
        spoken[: self._concepts] = concepts
        own = spoken[self._concepts : -1]
        count = -1
        for _ in range(ROUNDS):
            near = self._needs.any_of(spoken)
            needs = _with_rest(np.concatenate([near, _wider(near)]))
            meant = self._terms.all_of(needs).any(axis=1)
            for number in np.flatnonzero(meant):
                spoken[self._stands_for[number]] = ALL
            anywhere = np.where(needs.any(axis=1, keepdims=True), ALL, np.uint64(0))
            able = self._by_rule.any_of(_with_rest(self._ways.all_of(needs))) & self._besides.all_of(anywhere)
            own[:] = np.where(able.any(axis=1, keepdims=True), ALL, np.uint64(0))
            now = int(np.count_nonzero(spoken))
            if now == count:
                break
            count = now
        places = np.unpackbits(able.view(np.uint8), axis=1).sum(axis=1)
        return {self.obligations[number]: int(places[number]) for number in np.flatnonzero(places)}

    def _features_in(self, numbers: Numbers, words: RawWords | None) -> Bits:
        """For every feature the windows in which it stands, one bit each; two more rows for never and always."""
        length = len(self._features)
        per_segment = (WINDOWS - OVERLAP) * self._block
        segments = max(1, -(-len(numbers) // per_segment))
        found = np.zeros((length + 2, segments * WINDOWS), dtype=np.uint8)
        for exact in (False, True):
            keys = self._keys_of(numbers, words, exact)
            at = np.flatnonzero(keys >= 0)
            alone = self._alone[keys[at]]
            pairs = at[:-1][at[1:] == at[:-1] + 1]
            codes = keys[pairs] * len(self._keys) + keys[pairs + 1]
            ranks = np.minimum(np.searchsorted(self._pairs, codes), len(self._pairs) - 1)
            is_pair = self._pairs[ranks] == codes if len(self._pairs) else np.zeros(len(codes), dtype=bool)
            features = np.concatenate([alone[alone >= 0], self._pair_features[ranks[is_pair]]])
            blocks = np.concatenate([at[alone >= 0], pairs[is_pair]]) // self._block
            segment, place = np.divmod(blocks, WINDOWS - OVERLAP)
            found[features, segment * WINDOWS + place] = 1
            again = (place < OVERLAP) & (segment > 0)  # the beginning of a segment is the end of the one before, too
            found[features[again], (segment[again] - 1) * WINDOWS + WINDOWS - OVERLAP + place[again]] = 1
        bits = np.packbits(found, axis=1, bitorder="little").view(np.uint64)
        bits |= bits >> np.uint64(1)  # a window is a block with the next
        bits[length + 1] = ALL
        return bits

    def _keys_of(self, numbers: Numbers, words: RawWords | None, exact: bool) -> Numbers:
        known = self._known[exact]
        most = int(numbers.max(initial=0))
        if most >= len(known):
            known = self._known[exact] = np.concatenate([known, np.full(most + 1024, _UNKNOWN, dtype=np.int64)])
        keys = known[numbers]
        new = np.unique(numbers[keys == _UNKNOWN])
        if len(new):
            for number in new.tolist():
                word = words.words[number] if words is not None else chr(number)
                known[number] = self._keys.get(f"={word}" if exact else self._stem(word), _NOTHING)
            keys = known[numbers]
        return keys


class _Table:
    """Lists of numbers of rows, to be put together row by row."""

    def __init__(self, lists: Sequence[Sequence[int]]) -> None:
        self._numbers = np.array([one for listed in lists for one in listed], dtype=np.intp)
        self._firsts = np.cumsum([0, *(len(listed) for listed in lists)])[:-1]

    def all_of(self, rows: Bits) -> Bits:
        """For each list, in which windows all its rows are set."""
        found: Bits = np.bitwise_and.reduceat(rows[self._numbers], self._firsts, axis=0)
        return found

    def any_of(self, rows: Bits) -> Bits:
        """For each list, in which windows one of its rows is set."""
        found: Bits = np.bitwise_or.reduceat(rows[self._numbers], self._firsts, axis=0)
        return found


def _with_rest(rows: Bits) -> Bits:
    """The rows, one for what is never there and one for what always is."""
    rest = np.zeros((2, rows.shape[1]), dtype=np.uint64)
    rest[1] = ALL
    return np.concatenate([rows, rest])


def _wider(rows: Bits) -> Bits:
    wide = rows.copy()
    for blocks in range(1, WIDE + 1):
        wide |= (rows << np.uint64(blocks)) | (rows >> np.uint64(blocks))
    return wide


def _all_needs(rule: RuleNeeds) -> Iterable[Need]:
    yield from rule.besides
    for way in rule.ways:
        yield from way.needs
