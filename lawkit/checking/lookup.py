"""Finding many phrases in a text at once, each a run of word numbers.

spaCy's PhraseMatcher does the same, but makes a document of every phrase first: for the twenty thousand phrases of a
language that takes longer than a whole check.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

Place = tuple[int, int]  # the first token, and the one after the last


@dataclass(slots=True)
class _Beginning:
    """The phrases that begin with a word: those of it alone, and the lengths of the others by their second word."""

    alone: list[int] = field(default_factory=list)
    lengths: dict[int, set[int]] = field(default_factory=dict)


class PhraseLookup:
    """Phrases by number; `find` gives every place of each."""

    def __init__(self) -> None:
        self._beginnings: dict[int, _Beginning] = defaultdict(_Beginning)
        self._longer: dict[tuple[int, ...], list[int]] = defaultdict(list)

    def add(self, number: int, words: Sequence[int]) -> None:
        """A phrase of one or more words."""
        if len(words) == 1:
            self._beginnings[words[0]].alone.append(number)
        elif words:
            self._beginnings[words[0]].lengths.setdefault(words[1], set()).add(len(words))
            self._longer[tuple(words)].append(number)

    def find(self, words: Sequence[int]) -> dict[int, list[Place]]:
        """The places of every phrase that occurs in a text, in order."""
        found: dict[int, list[Place]] = defaultdict(list)
        beginnings, longer = self._beginnings, self._longer
        following = [*words[1:], -1]
        for at, word in enumerate(words):
            if word not in beginnings:
                continue
            beginning = beginnings[word]
            for number in beginning.alone:
                found[number].append((at, at + 1))
            for length in beginning.lengths.get(following[at], ()):
                phrase = tuple(words[at : at + length])  # shorter at the end of the text
                for number in longer.get(phrase, ()) if len(phrase) == length else ():
                    found[number].append((at, at + length))
        return found
