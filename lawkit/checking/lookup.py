"""Finding many phrases in a text at once, each a run of word numbers.

spaCy's PhraseMatcher does the same, but makes a document of every phrase first: for the twenty thousand phrases of a
language that takes longer than a whole check.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Place = tuple[int, int]  # the first token, and the one after the last


@dataclass(slots=True)
class _Beginning:
    """The phrases that begin with a word: the group of it alone, and the lengths of the others by their second word."""

    alone: int = -1
    lengths: dict[int, tuple[int, ...]] = field(default_factory=dict)


class PhraseLookup:
    """Phrases by number. Those of the same words are one group: `groups` has their numbers."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self._beginnings: dict[int, _Beginning] = defaultdict(_Beginning)
        self._longer: dict[tuple[int, ...], int] = {}  # groups by their words

    def add(self, number: int, words: Sequence[int]) -> None:
        """A phrase of one or more words."""
        if not words:
            return
        beginning = self._beginnings[words[0]]
        group = beginning.alone if len(words) == 1 else self._longer.get(tuple(words), -1)
        if group >= 0:
            self.groups[group].append(number)
            return
        group = len(self.groups)
        self.groups.append([number])
        if len(words) == 1:
            beginning.alone = group
        else:
            lengths = beginning.lengths.get(words[1], ())
            beginning.lengths[words[1]] = (*lengths, *({len(words)} - {*lengths}))
            self._longer[tuple(words)] = group

    def runs(self, words: Sequence[int]) -> Iterator[tuple[Place, int]]:
        """Every place where the words of a group stand in a text, with the group, in the order of their first words."""
        beginnings, longer = self._beginnings, self._longer
        following = [*words[1:], -1]
        for at, word in enumerate(words):
            if word not in beginnings:
                continue
            beginning = beginnings[word]
            if beginning.alone >= 0:
                yield (at, at + 1), beginning.alone
            for length in beginning.lengths.get(following[at], ()):
                group = longer.get(tuple(words[at : at + length]))
                if group is not None and at + length <= len(words):
                    yield (at, at + length), group

    def find(self, words: Sequence[int]) -> dict[int, list[Place]]:
        """The places of every phrase that occurs in a text, in order."""
        found: dict[int, list[Place]] = defaultdict(list)
        for place, group in self.runs(words):
            for number in self.groups[group]:
                found[number].append(place)
        return found
