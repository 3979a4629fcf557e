"""What the outline knows while it reads: the tree so far, the lists that are open, the lines around."""

from __future__ import annotations

from dataclasses import dataclass

from lawkit.drafts.amendments import Amendment
from lawkit.drafts.draft import Kind, Span
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import Value, folded, mark_at
from lawkit.drafts.phrases import Phrases
from lawkit.drafts.quoting import Quotations
from lawkit.drafts.series import BARE, Series, section_number

UNNUMBERED_RANK = 50  # of a heading without a number, below all numbered groups
_HEADING_WORDS = 24


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

    def __init__(self, text: str, lines: list[Line], phrases: Phrases, series: Series) -> None:
        self.text = text
        self.lines = lines
        self.phrases = phrases
        self.series = series
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
        self.inline_headings = self._has_inline_headings()
        self.dotted_headings = self.inline_headings
        self.body_from = self._body_begins()

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

    def _has_inline_headings(self) -> bool:
        short = total = 0
        for line, after in zip(self.lines, [*self.lines[1:], None], strict=False):
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
