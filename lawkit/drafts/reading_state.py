"""What the outline knows while it reads: the tree so far, the lists that are open, the lines around."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from lawkit.drafts.amendments import Amendment
from lawkit.drafts.draft import Kind, Span
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import Value, folded, mark_at
from lawkit.drafts.phrases import Phrases
from lawkit.drafts.quoting import Quotations
from lawkit.drafts.series import BARE, Series, section_number

# "Objeto. Esta ley …", "Objeto.- Esta ley …", "Objeto - Esta lei …": a heading on the line of its section
FIRST_WORDS = re.compile(
    r"\s*(?P<heading>[^\W\d_a-zà-ÿа-я][^.—–:;()\d-]{2,90}?)(?:\.\s?[-–—]*|\s[-–—])\s+(?=[^\W_a-zà-ÿа-я]|[(\[«“\"]|\w\))"
)
UNNUMBERED_RANK = 50  # of a heading without a number, below all numbered groups
_HEADING_WORDS = 24
_RUN_IN_WORDS = 10
_FEWEST_RUN_IN = 3


@dataclass(slots=True)
class Frame:
    """Words that an amending provision puts into, or takes out of, another law."""

    node: Node
    floor: int
    amendment: Amendment
    line: int = -1  # number of the line whose words announce it
    until: int = -1  # number of the last quoted line
    quoted: bool = False
    last: Value = ()


class ReadingState:
    """The state that all parts of the outline share."""

    def __init__(self, text: str, lines: list[Line], phrases: Phrases, series: Mapping[int, Series]) -> None:
        """`series` are those of the instruments in one file, by the line at which each begins."""
        self.text = text
        self.lines = lines
        self.phrases = phrases
        self.instruments = series
        self.root = Node(Kind.ROOT, 0, len(text))
        self.groups: list[tuple[int, Node]] = []
        self.levels: list[Level] = []
        self.pending: list[Line] = []
        self.region = Kind.PREAMBLE
        self.preamble: Node | None = None
        self.last: Value = ()  # number of the last section of the main series
        self.open_value: Value = ()  # number of the section that is open now
        self.code = ""  # the letters of a code before that number: "L" of "L. 1333-1"
        self.schedule_last: Value = ()
        self.run = 0
        self.group_value: Value = ()  # number of the part or chapter opened last
        self.restarts = False  # every part counts its sections anew
        self.quotations = Quotations(lines)
        self.frame: Frame | None = None
        self.floor = 0
        self._current = lines[0] if lines else Line(0, 0, 0, "")
        self.body_from = self._body_begins()
        self._take_up(0)

    def _take_up(self, start: int) -> None:
        """Learns how the instrument that begins at a line counts its sections and sets their headings."""
        end = min((other for other in self.instruments if other > start), default=len(self.lines))
        self.series = self.instruments.get(start) or Series("")
        own = self.lines[start:end]
        self.headed_before = self._has_headings_before(own)
        self.inline_headings = not self.headed_before and self._has_inline_headings(own)
        self.dotted_headings = self.inline_headings
        self.run_in_headings = not self.inline_headings and self._has_run_in_headings(own)

    def _next(self, line: Line, step: int = 1) -> Line | None:
        at = line.number + step
        while at < len(self.lines) and self.lines[at].flags & {"furniture", "note"}:
            at += 1
        return self.lines[at] if at < len(self.lines) else None

    def _before(self, line: Line) -> Line | None:
        at = line.number - 1
        while at >= 0 and self.lines[at].flags & {"furniture", "note"}:
            at -= 1
        return self.lines[at] if at >= 0 else None

    def _has_inline_headings(self, lines: list[Line]) -> bool:
        short = total = 0
        for line, after in zip(lines, [*lines[1:], None], strict=False):
            value = section_number(line, self.series.name)
            if not value:
                continue
            rest = line.text[self._label_end(line) :].strip()
            if not rest or mark_at(rest, 0):
                continue
            total += 1
            body = after is not None and not section_number(after, self.series.name) and not after.group
            short += (
                body and len(rest.split()) <= _HEADING_WORDS and len(rest) < 160 and not rest.endswith((",", ";", ":"))
            )
        return total > 0 and short * 2 >= total

    def _has_headings_before(self, lines: list[Line]) -> bool:
        """Whether the sections have their headings on the line before their number."""
        pairs = [(before, line) for before, line in pairwise(lines) if section_number(line, self.series.name)]
        headed = sum(self._may_head(before) for before, _ in pairs)
        return headed >= _FEWEST_RUN_IN and headed * 4 >= len(pairs) * 3

    def _may_head(self, line: Line) -> bool:
        return (
            self._is_title(line.text)
            and not (line.has_number or line.group or line.schedule)
            and line.text[-1] not in ".。|"
        )

    def _has_run_in_headings(self, lines: list[Line]) -> bool:
        """Whether sections begin with a few words of heading that a point or dash divides from the rest."""
        headed = total = 0
        for line in lines:
            if not section_number(line, self.series.name):
                continue
            total += bool(line.text[self._label_end(line) :].strip())
            headed += self._has_run_in_heading(line)
        return headed >= _FEWEST_RUN_IN and headed * 4 >= total * 3

    def _has_run_in_heading(self, line: Line) -> bool:
        """Whether a few words of heading stand behind a section's number and before the rest, on one line."""
        words = FIRST_WORDS.match(line.text, self._label_end(line))
        return words is not None and len(words["heading"].split()) <= _RUN_IN_WORDS

    def _body_begins(self) -> int:
        for line in self.lines[: max(60, len(self.lines) // 3)]:
            if self.phrases.enacting.search(line.text):
                return line.number
        return -1

    def _label_end(self, line: Line) -> int:
        if self.series.name == BARE and line.bare:
            return line.bare[2]
        return line.section.end if line.section else 0

    def _is_title(self, text: str) -> bool:
        if not text or text[-1] in ",;:：；，、—–-" or len(text) > 200:
            return False
        if self.phrases.unspaced:
            return len(text) <= 30 and "。" not in text and "，" not in text
        if text[:1].islower() or len(text.split()) > _HEADING_WORDS:
            return False
        return folded(text.split()[-1].strip(".)")) not in self.phrases.conjunctions and ". " not in text.rstrip(
            "."
        ).replace("No. ", "")

    def _parent(self) -> Node:
        return self.groups[-1][1] if self.groups else self.root

    def _text_of(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    @staticmethod
    def _extend(node: Node, end: int) -> None:
        at: Node | None = node
        while at is not None:
            at.end = max(at.end, end)
            at = at.parent

    def _close_frame(self) -> None:
        if self.frame is None:
            return
        del self.levels[self.frame.floor + 1 :]
        self.frame = None
        self.floor = 0


def skipped(text: str, at: int) -> int:
    """The next position that is no blank, no quotation mark and no editor's mark."""
    length = len(text)
    while at < length and (text[at].isspace() or text[at] in "*_"):
        at += 1
    if at + 3 < length and text[at].isupper() and text[at + 1].isdigit():
        bracket = text.find("[", at, at + 5)
        if bracket > 0 and text[at + 1 : bracket].isdigit():
            at = bracket + 1
    return at
