"""Headings that have a number and no word, over sections that count on below them: "II. Requirements", then 7, 8, 9."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lawkit.drafts.labels import Label
from lawkit.drafts.lines import Line
from lawkit.drafts.numbering import FIRST, Value, follows
from lawkit.drafts.series import section_number
from lawkit.drafts.structure_words import NumberedWord

_HEADING = NumberedWord(words=[], kind="chapter", rank=35)  # below the parts and chapters that have a word
_ALPHABETS = ("upper-roman", "han", "upper")
_WORDS = 16
_UNSPACED = 40  # letters


def divide_by_headings(lines: Sequence[Line], series: str) -> None:
    """Makes chapters of the numbered headings in some lines whose sections count in a series."""
    found: dict[tuple[str, str], list[tuple[Line, Value]]] = defaultdict(list)
    others: dict[tuple[str, str], int] = defaultdict(int)
    for at, line in enumerate(lines):
        if line.mark is None or section_number(line, series) or line.group:
            continue
        over = is_heading(line, line.mark.end) and _opens_section(lines, at + 1, series)
        for alphabet, value in line.mark.readings:
            if alphabet in _ALPHABETS:
                if over:
                    found[line.mark.wrap, alphabet].append((line, value))
                else:
                    others[line.mark.wrap, alphabet] += 1
    for style in sorted(found, key=lambda style: _ALPHABETS.index(style[1])):
        headings = [(line, value) for line, value in found[style] if line.mark is not None]
        values = [value for _, value in headings]
        rising = sum(follows(last, value) == 3 for last, value in zip([(), *values], values, strict=False))
        if len(headings) > 1 and values[0] == FIRST and rising == len(values) and others[style] <= len(values):
            for line, value in headings:
                make_chapter(line, value, _HEADING)


def make_chapter(line: Line, value: Value, word: NumberedWord) -> None:
    """Makes of a numbered line a heading over the sections that come after it."""
    number, end = (line.bare[0], line.bare[2]) if line.bare else ("", 0)
    if line.mark and not line.bare:
        number, end = line.mark.body, line.mark.end
    line.group = Label(word, "headings", number, value, value, line.lead, end, True, number)
    line.bare = line.mark = None


def is_heading(line: Line, at: int) -> bool:
    """Whether the words from a position of a line are a few that end in no sign."""
    words = line.text[at:].split()
    if not words or words[-1][-1] in ".:;,。；：，、،؛" or words[0][:1].islower():
        return False
    return len(words) <= _WORDS and (not words[0][0] >= "\u4e00" or len("".join(words)) <= _UNSPACED)


def _opens_section(lines: Sequence[Line], at: int, series: str) -> bool:
    """Whether the next line has the number of a section, or the one after a heading has."""
    for line in lines[at : at + 2]:
        if section_number(line, series):
            return True
        if line.has_number or not is_heading(line, 0):
            return False
    return False
