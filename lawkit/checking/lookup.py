"""Finding many phrases in a text at once, each a run of word numbers.

spaCy's PhraseMatcher does the same, but makes a document of every phrase first: for the twenty thousand phrases of a
language that takes longer than a whole check.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

Place = tuple[int, int]  # the first token, and the one after the last


class PhraseLookup:
    """Phrases by number; `find` gives every place of each."""

    def __init__(self) -> None:
        self._single: dict[int, list[int]] = {}
        self._longer: dict[tuple[int, ...], list[int]] = {}
        self._lengths: dict[tuple[int, int], set[int]] = {}  # by the first two words

    def add(self, number: int, words: Sequence[int]) -> None:
        """A phrase of one or more words."""
        if len(words) == 1:
            self._single.setdefault(words[0], []).append(number)
        elif words:
            self._longer.setdefault(tuple(words), []).append(number)
            self._lengths.setdefault((words[0], words[1]), set()).add(len(words))

    def find(self, words: Sequence[int]) -> dict[int, list[Place]]:
        """The places of every phrase that occurs in a text, in order."""
        found: dict[int, list[Place]] = defaultdict(list)
        single, longer, lengths = self._single, self._longer, self._lengths
        for at, word in enumerate(words):
            if word in single:
                for number in single[word]:
                    found[number].append((at, at + 1))
        for at, pair in enumerate(pairwise(words)):
            if pair in lengths:
                for length in lengths[pair]:
                    phrase = tuple(words[at : at + length])  # shorter at the end of the text
                    for number in longer.get(phrase, ()) if len(phrase) == length else ():
                        found[number].append((at, at + length))
        return found
