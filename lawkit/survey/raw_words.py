"""The words of a text as numbers, fast: what the first pass over a collection reads instead of provisions.

A word is a run of letters and digits, however it is wrapped in marks; in Chinese it is a sign. Numbers are given to
words as they come and are kept, so that most of a collection is read by looking up what was seen before. The bytes of a
text are cut into pieces and looked up by whole arrays; only a piece that was never seen before is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from lawkit.checking.normalisation import normalise

Numbers = npt.NDArray[np.int32]
_Hashes = npt.NDArray[np.uint64]
_Places = npt.NDArray[np.int64]
MOST_KEPT = 500_000  # spellings; then the memory is begun anew
_RUN = re.compile(r"[^\W_]+")
_ARABIC_RUN = re.compile(r"[^\W\d_]+|\d+")
# A piece is a run of these bytes: small ASCII letters, digits, and whatever belongs to a sign that is not ASCII.
_PIECE_BYTES = bytes(
    ord(chr(byte).lower()) if byte < 0x80 and chr(byte).isalnum() else byte if byte >= 0x80 else 0
    for byte in range(0x100)
)
_AT_ONCE = 1 << 17  # bytes; larger arrays are slower to make than to fill
_EIGHT = 8  # bytes that are looked at together
_PART = np.array([(1 << 8 * count) - 1 for count in range(_EIGHT + 1)], dtype=np.uint64)  # the first so many of eight
SPREAD = np.uint64(0x9E3779B97F4A7C15)  # odd, and its bits well mixed: what it multiplies is spread evenly
_SPREAD_MORE = np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT, _SHIFT_MORE = np.uint64(29), np.uint64(31)
_SLOTS_BITS = 21
_SLOT_SHIFT = np.uint64(64 - _SLOTS_BITS)
_LAST_SLOT = (1 << _SLOTS_BITS) - 1
_FREE = np.uint64(0)
_NOT_SEEN, _NO_SIGN = -2, -1


def runs_in(text: str, language: str) -> list[str]:
    """The words of a text in small letters, in the way in which the first pass reads them."""
    plain = (text if text.isascii() else normalise(text).text).lower()
    if language == "zh":
        return list("".join(plain.split()))
    return (_ARABIC_RUN if language == "ar" else _RUN).findall(plain)


class RawWords:
    """Numbers the words of texts whose words are parted by spaces; `language` decides how figures are read.

    Pieces are known by a digest of 64 bits: of half a million, two have the same with a chance of one to a hundred
    million, and then a word is taken for another.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self.forget()

    def forget(self) -> None:
        """Begins anew; numbers given before mean nothing any more."""
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._pieces = 0
        self._hashes = np.zeros(_LAST_SLOT + 1, dtype=np.uint64)
        self._of_slot = np.zeros(_LAST_SLOT + 1, dtype=np.int32)  # a word, or -1 less the place of a list in the next
        self._lists: list[tuple[int, int]] = []  # of pieces that hold no word or several: first and count in `_listed`
        self._listed: list[int] = []

    @property
    def is_full(self) -> bool:
        """Whether it is time to forget."""
        return self._pieces > MOST_KEPT

    def numbers(self, text: str) -> Numbers:
        """The number of every word of a text in order: its place in `words`."""
        parts = [self._of_slot[self._slots(part)] for part in _parts(text)]
        found = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)
        odd = np.flatnonzero(found < 0)
        if not len(odd):
            return found
        lists = np.array(self._lists, dtype=np.int32)[-1 - found[odd]]
        counts = np.ones(len(found), dtype=np.int32)
        counts[odd] = lists[:, 1]
        spread = np.repeat(found, counts)
        within = np.arange(lists[:, 1].sum()) - np.repeat(np.cumsum(lists[:, 1]) - lists[:, 1], lists[:, 1])
        spread[spread < 0] = np.array(self._listed, dtype=np.int32)[np.repeat(lists[:, 0], lists[:, 1]) + within]
        return spread

    def _slots(self, part: bytes) -> _Places:
        """Where each piece of a part of a text stands in the tables."""
        starts, lengths = _pieces_in(part)
        hashes = _hashes_of(part, starts, lengths)
        slots = (hashes >> _SLOT_SHIFT).astype(np.int64)
        apart = np.flatnonzero(self._hashes[slots] != hashes)
        while len(apart):
            new = apart[self._hashes[slots[apart]] == _FREE]
            _, firsts = np.unique(hashes[new], return_index=True)
            for at in sorted(new[firsts].tolist()):
                piece = part[starts[at] : starts[at] + lengths[at]].decode("utf-8", "replace")
                self._keep(int(slots[at]), hashes[at], piece)
            apart = apart[self._hashes[slots[apart]] != hashes[apart]]
            slots[apart] = (slots[apart] + 1) & _LAST_SLOT
            apart = apart[self._hashes[slots[apart]] != hashes[apart]]
        return slots

    def _keep(self, slot: int, digest: np.uint64, piece: str) -> None:
        """Takes a piece into a slot, unless another one has just taken it."""
        if self._hashes[slot] != _FREE:
            return
        words = [self._number(word) for word in runs_in(piece, self._language)]
        if len(words) == 1:
            number = words[0]
        else:
            number = -1 - len(self._lists)
            self._lists.append((len(self._listed), len(words)))
            self._listed += words
        self._hashes[slot], self._of_slot[slot] = digest, number
        self._pieces += 1

    def _number(self, word: str) -> int:
        if word not in self._numbers:
            self._numbers[word] = len(self.words)
            self.words.append(word)
        return self._numbers[word]


class RawSigns:
    """Numbers the signs of Chinese texts, each by its code point once what is written otherwise is made the same."""

    def __init__(self) -> None:
        self._plain = np.full(0x110000, _NOT_SEEN, dtype=np.int32)

    def numbers(self, text: str) -> Numbers:
        """The code point of every sign of a text in order."""
        codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4")
        found = self._plain[codes]
        if (found == _NOT_SEEN).any():
            for code in np.unique(codes[found == _NOT_SEEN]).tolist():
                self._plain[code] = next(map(ord, "".join(normalise(chr(code)).text.lower().split())), _NO_SIGN)
            found = self._plain[codes]
        signs: Numbers = found[found != _NO_SIGN]
        return signs


def _parts(text: str) -> Iterator[bytes]:
    """The text in small letters with a zero for every byte that parts pieces, cut between pieces."""
    data = text.encode("utf-8", "replace").translate(_PIECE_BYTES)
    start = 0
    while start < len(data):
        end = len(data)
        if end - start > _AT_ONCE:
            end = data.rfind(b"\0", start, start + _AT_ONCE)
            if end < 0:
                end = data.find(b"\0", start)
            end = end + 1 if end >= 0 else len(data)
        yield data[start:end]
        start = end


def _pieces_in(part: bytes) -> tuple[_Places, _Places]:
    """Where pieces begin, and how many bytes they have."""
    is_in = np.frombuffer(b"\0" + part + b"\0", dtype=np.uint8) != 0
    edges = np.flatnonzero(is_in[1:] != is_in[:-1])
    return edges[0::2], edges[1::2] - edges[0::2]


def _hashes_of(part: bytes, starts: _Places, lengths: _Places) -> _Hashes:
    """A digest of every piece, never the one that stands for a free slot."""
    padded = part + bytes(_EIGHT)
    eights: _Hashes = np.ndarray((len(part) + 1,), dtype="<u8", buffer=padded, strides=(1,))
    hashes = (eights[starts] & _PART[np.minimum(lengths, _EIGHT)]) * SPREAD
    hashes ^= hashes >> _SHIFT
    longer = np.flatnonzero(lengths > _EIGHT)
    read = _EIGHT
    while len(longer):
        left = lengths[longer] - read
        mixed = (hashes[longer] ^ (eights[starts[longer] + read] & _PART[np.minimum(left, _EIGHT)])) * _SPREAD_MORE
        hashes[longer] = mixed ^ (mixed >> _SHIFT_MORE)
        read += _EIGHT
        longer = longer[left > _EIGHT]
    hashes[hashes == _FREE] = 1
    return hashes
