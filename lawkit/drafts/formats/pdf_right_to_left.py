"""Lines of Arabic or Hebrew print in reading order, from the places of their letters.

Pdfium orders right-to-left text by runs of the file and turns ligatures around; programs differ in how they store
brackets and vowel signs. The places of the letters on the page are the same whatever the program.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_LETTERS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Numbers and words of other scripts run left to right within the line (Unicode bidirectional algorithm, W4 and N1).
_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-zÀ-ÿ](?:[A-Za-zÀ-ÿ\d .,'’&/-]*[A-Za-zÀ-ÿ\d])?|[\d٠-٩۰-۹](?:[\d٠-٩۰-۹.,/:٫٬]*[\d٠-٩۰-۹])?"
)
_PERCENT = re.compile(r"([.،؛]?)%([\d٠-٩۰-۹]+(?:[.,٫][\d٠-٩۰-۹]+)?)")  # printed on either side of its number
# Justified Arabic print stretches words with tatweel between letters; no letter of the law.
_STRETCH = re.compile(r"(?<=[\u0620-\u064a])\u0640+(?=[\u0620-\u063f\u0641-\u0652])")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»"}
_MIRROR = str.maketrans("()[]{}«»", ")(][}{»«")
_ALEFS = "اأإآٱ"
_GAP = 0.1  # of the letter size; what is wider is a space between words


@dataclass(slots=True)
class _Glyph:
    """What is printed at one place: a letter, or the letters of a ligature, with their vowel signs."""

    left: float
    right: float
    text: str
    marks: str = ""


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text are Arabic or Hebrew."""
    return len(_LETTERS.findall(text)) * 2 > sum(1 for c in text if c.isalpha())


def in_reading_order(text_page: Any, parts: list[tuple[int, int]], size: float) -> str:
    """The characters of one printed line from right to left, numbers and foreign words from left to right.

    `parts` are the places (start, length) of its characters on the page.
    """
    glyphs = _glyphs(text_page, [index for start, length in parts for index in range(start, start + length)])
    if not glyphs:
        return ""
    glyphs.sort(key=lambda glyph: -(glyph.left + glyph.right))
    read = ""
    before: _Glyph | None = None
    for glyph in glyphs:
        if before is not None and before.left - glyph.right > size * _GAP:
            read += " "
        read += glyph.text + glyph.marks
        before = glyph
    read = _LEFT_TO_RIGHT.sub(lambda match: match.group()[::-1], _STRETCH.sub("", read))
    return _PERCENT.sub(r"\2%\1", read)


def _glyphs(text_page: Any, indices: list[int]) -> list[_Glyph]:
    box = pdfium.FS_RECTF()
    glyphs: list[_Glyph] = []
    marks: list[tuple[float, str]] = []
    for index in indices:
        sign = chr(pdfium.FPDFText_GetUnicode(text_page, index))
        if sign.isspace() or sign < " " or not pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
            continue
        if unicodedata.category(sign) == "Mn":
            marks.append(((box.left + box.right) / 2, sign))
        elif glyphs and _LETTERS.match(sign) and (glyphs[-1].left, glyphs[-1].right) == (box.left, box.right):
            glyphs[-1].text += sign
        else:
            glyphs.append(_Glyph(box.left, box.right, sign))
    for glyph in glyphs:
        # Lam and alef printed as one glyph come out turned around.
        if len(glyph.text) > 1 and glyph.text[0] in _ALEFS:
            glyph.text = glyph.text[::-1]
    for place, sign in marks:
        if glyphs:
            under = min(glyphs, key=lambda glyph: max(glyph.left - place, place - glyph.right, 0.0))
            under.marks += sign
    return glyphs


def brackets_in_order(text: str) -> str:
    """Some programs store the mirrored bracket of right-to-left text; the way that leaves fewer open is right."""
    mirrored = text.translate(_MIRROR)
    page_is_mirrored = _unpaired(mirrored) < _unpaired(text)
    lines = []
    for line, turned in zip(text.split("\n"), mirrored.split("\n"), strict=True):
        surplus = _unpaired(line) - _unpaired(turned)
        lines.append(turned if surplus > 0 or (surplus == 0 and page_is_mirrored) else line)
    return "\n".join(lines)


def _unpaired(text: str) -> int:
    """How many brackets of a text find no partner."""
    depth = wrong = 0
    for sign in text:
        if sign in _BRACKETS:
            depth += 1
        elif sign in _BRACKETS.values():
            if depth:
                depth -= 1
            else:
                wrong += 1
    return wrong + depth
