"""The words of a text as numbers, fast: what the first pass over a collection reads instead of provisions.

A word is a run of letters and digits, however it is wrapped in marks; in Chinese it is a sign. Numbers are given to
words as they come and are kept, so that most of a collection is read by looking up what was seen before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

import numpy as np
import numpy.typing as npt

from lawkit.checking.normalisation import normalise

Numbers = npt.NDArray[np.int64]
MOST_KEPT = 500_000  # spellings; then the memory is begun anew
_RUN = re.compile(r"[^\W_]+")
_ARABIC_RUN = re.compile(r"[^\W\d_]+|\d+")
_NO_WORD = -1


def runs_in(text: str, language: str) -> list[str]:
    """The words of a text in small letters, in the way in which the first pass reads them."""
    plain = (text if text.isascii() else normalise(text).text).lower()
    if language == "zh":
        return list("".join(plain.split()))
    return (_ARABIC_RUN if language == "ar" else _RUN).findall(plain)


class RawWords:
    """Numbers the words of texts whose words are parted by spaces; `language` decides how figures are read."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.forget()

    def forget(self) -> None:
        """Begins anew; numbers given before mean nothing any more."""
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._several: list[list[int]] = [[]]  # of pieces that hold no word or several; the first for none
        self._of_piece = _Pieces(self._number_piece)

    @property
    def is_full(self) -> bool:
        """Whether it is time to forget."""
        return len(self._of_piece) > MOST_KEPT

    def numbers(self, text: str) -> Numbers:
        """The number of every word of a text in order: its place in `words`."""
        pieces = text.split()
        found = np.fromiter(map(self._of_piece.__getitem__, pieces), dtype=np.int64, count=len(pieces))
        odd = np.flatnonzero(found < 0)
        if not len(odd):
            return found
        lists = [self._several[_NO_WORD - one] for one in found[odd].tolist()]
        counts = np.ones(len(found), dtype=np.int64)
        counts[odd] = [len(one) for one in lists]
        spread = np.repeat(found, counts)
        spread[spread < 0] = np.fromiter(chain.from_iterable(lists), dtype=np.int64)
        return spread

    def _number_piece(self, piece: str) -> int:
        """The number of a piece's only word, or a negative one for the list of its words."""
        words = [self._number(word) for word in runs_in(piece, self._language)]
        if len(words) == 1:
            return words[0]
        if not words:
            return _NO_WORD
        self._several.append(words)
        return _NO_WORD - (len(self._several) - 1)

    def _number(self, word: str) -> int:
        if word not in self._numbers:
            self._numbers[word] = len(self.words)
            self.words.append(word)
        return self._numbers[word]


class _Pieces(dict[str, int]):
    """Works out what it does not know yet; what it knows is looked up without a call into Python."""

    def __init__(self, work_out: Callable[[str], int]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, piece: str) -> int:
        self[piece] = number = self._work_out(piece)
        return number
