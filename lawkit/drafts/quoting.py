"""How far the words reach that an amending provision quotes: from the line that opens the quotation to its close."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lawkit.drafts.lines import Line
from lawkit.drafts.numbering import mark_at

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "'": "'", "「": "」", "『": "』"}
_AFTER = re.compile(r"[\s.;,:。；，]*(?:(?:and|or|et|ou|y|o|e|dan|atau|и|و)[\s.;,]*)?$")
LONGEST = 3000  # lines; no single quotation is longer
_NUMBER = re.compile(r"[(\[]?(?:[^\W\d_]{1,9}\.?\s)?§{0,2}\s?[\divxlcA-Z]")


def opens_quotation(text: str) -> bool:
    """Whether a line begins with an opening quotation mark of any kind."""
    rest = text[1:].lstrip()
    return text[:1] in _PAIRS and (text[0] == "«" or not text[1:2].isspace() or rest[:1] in _PAIRS)


class Quotations:
    """Finds where quotations close; remembers where none does, so that broken text is not searched twice."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._open: dict[str, tuple[int, int]] = {}  # by sign: lines between which no quotation closes

    def end(self, first: int, stops: Callable[[Line], bool]) -> int:
        """The number of the line that closes the quotation which line `first` opens; -1 when none does.

        The mark may be repeated at the head of every paragraph, and other words may be quoted within. `stops` tells a
        line that cannot be quoted: the provision of the amending law itself that comes next.
        """
        sign = self.lines[first].text[0]
        start, until = self._open.get(sign, (0, -1))
        known = until if start <= first <= until else first
        at = first
        for line in self.lines[first : first + LONGEST]:
            at = line.number
            if at > first and stops(line):
                break
            if at == first or at > known:
                if _closes(line.text, sign, at == first):
                    return at
            elif known >= len(self.lines) - 1:
                break
        self._open[sign] = (first, max(at, known))
        return -1


def _closes(text: str, sign: str, first: bool) -> bool:
    """Whether the last mark of a line closes what an earlier line, or its own first mark, opened."""
    closers = _PAIRS[sign]
    last = max(text.rfind(closer) for closer in closers)
    if last < (1 if text[:1] == sign else 0) or not _AFTER.fullmatch(text, last + 1):
        return False
    start = 1 if text[0] == sign and (first or _reopens(text, sign, closers)) else 0
    open_marks = 0
    for at in range(start, last + 1):
        mark = text[at]
        if mark == sign and (sign not in closers or _is_opening(text, at, start)):
            open_marks += 1
        elif mark in closers and not _is_apostrophe(text, at):
            if at == last:
                return open_marks == 0
            open_marks = max(0, open_marks - 1)
    return False


def _reopens(text: str, sign: str, closers: str) -> bool:
    """Whether a line begins with the mark only because every quoted paragraph does."""
    if mark_at(text, 1) is not None or _NUMBER.match(text, 1):
        return True
    inner = [text.find(closer, 1) for closer in closers]
    found = [at for at in inner if at > 0]
    return not found or bool(_AFTER.fullmatch(text, min(found) + 1))


def _is_opening(text: str, at: int, start: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return at == start or before.isspace() or before in "([—–-" or (before in "\"'“‘" and after.isalnum())


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] in "’'" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
