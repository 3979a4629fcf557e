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
from lawkit.checking.spotting import Masks
from lawkit.library.content import GAP, ConceptWords
from lawkit.survey.raw_words import SPREAD, Numbers, RawWords, runs_in

BLOCK = 200  # words; a window is a block with the next
WIDE = 2  # blocks more on either side where a rule reads whole sections
WINDOWS = 64  # at once
OVERLAP = 4  # blocks that are looked at twice where a text has more windows
ROUNDS = 5  # a duty may need another that needs another
ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
Bits = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
Codes = npt.NDArray[np.int64]
Present = tuple[Flags, Bits]
"""Which rows of a table stand anywhere in a text, and of those alone the windows."""
_NOTHING = -1  # a word that no phrase has
_ALONE, _FIRST, _SECOND = np.uint8(1), np.uint8(2), np.uint8(4)  # what a word can be in a feature
_STEM, _EXACT = np.uint8(0), np.uint8(3)  # how far these are shifted where its stem counts, or the very word
_LOOKUP_BITS = 17
_UNKNOWN = np.uint8(128)  # a word that has not been looked for


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
        self._alone = np.full(len(keys), _NOTHING, dtype=np.int32)
        self._part_in = np.zeros(len(keys), dtype=np.uint8)  # of each key what it can be: alone, first, second
        pairs = {}
        for feature, number in self._features.items():
            places = [self._keys[key] for key in feature]
            if len(places) == 1:
                self._alone[places[0]] = number
                self._part_in[places[0]] |= _ALONE
            else:
                pairs[places[0] * len(keys) + places[1]] = number
                self._part_in[places[0]] |= _FIRST
                self._part_in[places[1]] |= _SECOND
        self._pairs = _Lookup(pairs)
        self.forget()

    def forget(self) -> None:
        """To be called when the words of texts are numbered anew."""
        self._parts: npt.NDArray[np.uint8] = np.zeros(0, dtype=np.uint8)
        self._key_of = {exact: np.zeros(0, dtype=np.int32) for exact in (False, True)}

    def could_address(self, texts: Sequence[Numbers], words: RawWords | None) -> list[dict[str, int]]:
        """Of each text the obligations that it could address, and in how many windows of it.

        A text is given by the numbers of its words, or where `words` is None by the code points of its signs. Many
        texts at once take hardly longer than one.
        """
        layout = _Layout([len(one) for one in texts], self._block)
        features, where = self._features_in(np.concatenate(texts), words, layout)
        phrases, where = self._phrases.all_present(features, where)
        concepts, where = self._by_concept.any_present(np.append(phrases, False), where)
        spoken = np.zeros((len(self._places) + 1, layout.segments), dtype=np.uint64)
        spoken[np.flatnonzero(concepts)] = where
        own = spoken[self._concepts : -1]
        count = -1
        for _ in range(ROUNDS):
            near = self._needs.any_of(spoken)
            needs = _with_rest(np.concatenate([near, _wider(near)]))
            meant = layout.anywhere(self._terms.all_of(needs))
            for number in np.flatnonzero(meant.any(axis=1)):
                spoken[self._stands_for[number]] |= meant[number]
            able = self._by_rule.any_of(_with_rest(self._ways.all_of(needs)))
            able &= self._besides.all_of(layout.anywhere(needs))
            own[:] = layout.anywhere(able)
            now = int(np.count_nonzero(spoken))
            if now == count:
                break
            count = now
        places = layout.counts(able)
        found: list[dict[str, int]] = [{} for _ in texts]
        for number, text in zip(*(one.tolist() for one in np.nonzero(places)), strict=True):
            found[text][self.obligations[number]] = int(places[number, text])
        return found

    def _features_in(self, numbers: Numbers, words: RawWords | None, layout: _Layout) -> Present:
        """The features that stand in texts, and of each of them the windows, one bit each."""
        features, at = self._places_of(numbers, words, layout.ends)
        present = np.zeros(len(self._features) + 2, dtype=np.bool_)  # two more for never and always
        present[features] = present[-1] = True
        row = (np.cumsum(present, dtype=np.int32) - 1)[features]
        bits = np.zeros((np.count_nonzero(present), layout.segments), dtype=np.uint64)
        np.bitwise_or.at(bits.ravel(), row * layout.segments + layout.segment[at], layout.bit[at])
        # The beginning of a segment is the end of the one before, too.
        bits[:, layout.continued] |= bits[:, layout.continued + 1] << np.uint64(WINDOWS - OVERLAP)
        bits |= bits >> np.uint64(1)  # a window is a block with the next
        bits[-1] = ALL
        return present, bits

    def _places_of(
        self, numbers: Numbers, words: RawWords | None, ends: Places
    ) -> tuple[npt.NDArray[np.int32], Places]:
        """Every feature in texts that end before `ends`, and the word at which it stands, in no order."""
        parts = self._parts_of(numbers, words)
        parts[ends - 1] &= ~(_FIRST | _FIRST << _EXACT)  # the last word of a text and the first of the next are no pair
        features, places = [], []
        for exact, shift in ((False, _STEM), (True, _EXACT)):
            keys = self._key_of[exact]
            at = np.flatnonzero(parts & (_ALONE << shift))
            features.append(self._alone[keys[numbers[at]]])
            places.append(at)
            at = np.flatnonzero(parts[:-1] & (parts[1:] >> 1) & (_FIRST << shift))
            codes = keys[numbers[at]].astype(np.int64) * len(self._keys) + keys[numbers[at + 1]]
            found, is_pair = self._pairs.find(codes)
            features.append(found)
            places.append(at[is_pair])
        return np.concatenate(features), np.concatenate(places)

    def _parts_of(self, numbers: Numbers, words: RawWords | None) -> npt.NDArray[np.uint8]:
        """What every word of a text can be in a feature; words that are new are looked for among the keys."""
        more = int(numbers.max(initial=-1)) + 1 - len(self._parts)
        if more > 0:
            more += len(self._parts)
            self._parts = np.concatenate([self._parts, np.full(more, _UNKNOWN, dtype=np.uint8)])
            for exact, keys in self._key_of.items():
                self._key_of[exact] = np.concatenate([keys, np.full(more, _NOTHING, dtype=np.int32)])
        parts = self._parts[numbers]
        new = np.unique(numbers[parts == _UNKNOWN])
        if not len(new):
            return parts
        for number in new.tolist():
            word = words.words[number] if words is not None else chr(number)
            self._parts[number] = 0
            for exact, key in ((False, self._keys.get(self._stem(word))), (True, self._keys.get(f"={word}"))):
                if key is not None:
                    self._key_of[exact][number] = key
                    self._parts[number] |= self._part_in[key] << (_EXACT if exact else _STEM)
        return self._parts[numbers]


class _Layout:
    """How texts of so many words lie side by side: each in segments of WINDOWS blocks, of `block` words each."""

    def __init__(self, lengths: Sequence[int], block: int) -> None:
        own = WINDOWS - OVERLAP  # blocks of a segment that are not those of the next
        of_text = np.array([max(1, -(-length // (own * block))) for length in lengths], dtype=np.intp)
        self.segments = int(of_text.sum())
        self.ends = np.cumsum([length for length in lengths if length], dtype=np.intp)
        self._firsts = np.cumsum(of_text) - of_text
        text = np.repeat(np.arange(len(lengths)), of_text)
        self.continued = np.flatnonzero(text[1:] == text[:-1])  # segments that the next goes on with
        longer = np.flatnonzero(of_text > 1)
        self._longer = [(self._firsts[one], self._firsts[one] + of_text[one]) for one in longer.tolist()]
        count = np.array(lengths, dtype=np.intp)
        at = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        of_word, place = np.divmod(at // block, own)
        self.segment = of_word + np.repeat(self._firsts, count)  # in which every word stands, and in which block of it
        self.bit = np.uint64(1) << place.astype(np.uint64)

    def anywhere(self, rows: Bits) -> Bits:
        """All windows of a text where one of them is set."""
        some = rows != 0
        for first, end in self._longer:
            some[:, first:end] = some[:, first:end].any(axis=1, keepdims=True)
        return np.where(some, ALL, np.uint64(0))

    def counts(self, rows: Bits) -> Places:
        """In how many windows of each text each row is set; those that two segments share count twice."""
        counts = np.unpackbits(np.ascontiguousarray(rows).view(np.uint8), axis=1)
        counts = counts.reshape(len(rows), self.segments, WINDOWS).sum(axis=2)
        found: Places = np.add.reduceat(counts, self._firsts, axis=1)
        return found


class _Table:
    """Lists of numbers of rows, to be put together row by row."""

    def __init__(self, lists: Sequence[Sequence[int]]) -> None:
        self._numbers = np.array([one for listed in lists for one in listed], dtype=np.intp)
        counts = np.array([len(listed) for listed in lists], dtype=np.intp)
        self._firsts = np.cumsum(counts) - counts
        self._owners = np.repeat(np.arange(len(lists)), counts)

    def all_of(self, rows: Bits) -> Bits:
        """For each list, in which windows all its rows are set."""
        found: Bits = np.bitwise_and.reduceat(rows[self._numbers], self._firsts, axis=0)
        return found

    def any_of(self, rows: Bits) -> Bits:
        """For each list, in which windows one of its rows is set."""
        found: Bits = np.bitwise_or.reduceat(rows[self._numbers], self._firsts, axis=0)
        return found

    def all_present(self, present: Flags, rows: Bits) -> Present:
        """As `all_of`, where only rows that stand anywhere are given, for the lists of which all rows do."""
        whole = np.ones(len(self._firsts), dtype=np.bool_)
        whole[self._owners[~present[self._numbers]]] = False
        return whole, self._put_together(np.bitwise_and, np.flatnonzero(whole[self._owners]), present, rows)

    def any_present(self, present: Flags, rows: Bits) -> Present:
        """As `any_of`, where only rows that stand anywhere are given, for the lists of which one row does."""
        chosen = np.flatnonzero(present[self._numbers])
        some = np.zeros(len(self._firsts), dtype=np.bool_)
        some[self._owners[chosen]] = True
        return some, self._put_together(np.bitwise_or, chosen, present, rows)

    def _put_together(self, how: np.ufunc, chosen: Places, present: Flags, rows: Bits) -> Bits:
        row = np.cumsum(present, dtype=np.int32)
        beginnings = np.flatnonzero(np.diff(self._owners[chosen], prepend=-1))
        found: Bits = how.reduceat(rows[row[self._numbers[chosen]] - 1], beginnings, axis=0)
        return found


class _Lookup:
    """Numbers by codes, for many codes at once: a table in which nearly every code has a slot of its own."""

    def __init__(self, numbers: Mapping[int, int]) -> None:
        codes = sorted(numbers)
        self._codes = np.array([*codes, -1], dtype=np.int64)  # the last stands for none
        self._numbers = np.array([numbers[code] for code in codes], dtype=np.int32)
        self._crowded = len(codes) + 1
        self._slots = np.full(1 << _LOOKUP_BITS, len(codes), dtype=np.int32)
        for number, slot in enumerate(self._slot(self._codes[:-1]).tolist()):
            self._slots[slot] = number if self._slots[slot] == len(codes) else self._crowded

    def find(self, codes: Codes) -> tuple[npt.NDArray[np.int32], Flags]:
        """The numbers of those that have one, and which these are."""
        places = self._slots[self._slot(codes)]
        crowded = np.flatnonzero(places == self._crowded)
        places[crowded] = np.searchsorted(self._codes[:-1], codes[crowded])
        known = self._codes[places] == codes
        return self._numbers[places[known]], known

    def _slot(self, codes: Codes) -> npt.NDArray[np.uint64]:
        return (codes.view(np.uint64) * SPREAD) >> np.uint64(64 - _LOOKUP_BITS)


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
