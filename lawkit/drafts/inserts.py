"""Whole sections, parts and schedules that an amending provision puts into another law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lawkit.drafts.draft import Force, Kind
from lawkit.drafts.labels import Label, label_reader
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import Value, follows
from lawkit.drafts.quoting import LONGEST, opens_quotation
from lawkit.drafts.reading_state import Frame
from lawkit.drafts.sections import Sections
from lawkit.drafts.series import Series, inserted_series, section_number

_FIRST_NUMBER_WITHIN = 4  # lines: headings may stand before the number of the first inserted section


class Inserts(Sections):
    """Reads quoted sections as a law of their own, below the provision that inserts them."""

    def grow(self) -> Node:
        """The tree of all lines."""
        raise NotImplementedError

    def _inserted(self, opening: Line) -> int:
        """Reads what the frame that a line opened quotes, as far as it is sections; the first line not read."""
        frame = self.frame
        start = opening.number + 1
        if frame is None or start >= len(self.lines):
            return start
        first = self.lines[start]
        if opens_quotation(first.text):
            frame.until = self.quotations.end(start, self._not_quoted())
            frame.quoted = frame.until >= 0
        if not frame.quoted:
            return self._unquoted(opening, start, frame)
        head = self.phrases.defines_at(first.text, 0)
        if head and head.groupdict().get("quoted") and not first.has_number:
            frame.node.defines = True
        lines = [replace(line, number=at) for at, line in enumerate(self.lines[start : frame.until + 1])]
        series = self._series_within(lines, opening, frame)
        if series is None:
            return start
        end = frame.until + 1
        self._close_frame()
        self._graft(lines, series, frame)
        return end

    def _unquoted(self, opening: Line, start: int, frame: Frame) -> int:
        """Reads sections that stand below the words which insert them with no mark but their place."""
        if self._series_within(self.lines[start : start + _FIRST_NUMBER_WITHIN], opening, frame) is None:
            return start
        stops = self._not_quoted()
        end = start
        while end < len(self.lines) and end - start < LONGEST:
            line = self.lines[end]
            if stops(line) or (end > start and (line.group or line.schedule)) or self._is_next_instruction(line):
                break
            end += 1
        if end < len(self.lines) and self._headed_before():
            while end - 1 > start and self._may_be_heading(self.lines[end - 1]):
                end -= 1
        if end == start:
            return start
        lines = [replace(line, number=at) for at, line in enumerate(self.lines[start:end])]
        series = self._series_within(lines, opening, frame)
        if series is None or not series.name:
            return start
        self._close_frame()
        self._graft(lines, series, frame)
        return end

    def _is_next_instruction(self, line: Line) -> bool:
        """Whether a line has the number that a list of amendments wants next, and amends."""
        mark = line.mark
        return (
            mark is not None
            and any(
                level.style and level.style[0] == mark.wrap and (level.style[1], after) in mark.readings
                for level in self.levels
                if level.value
                for after in [(*level.value[:-1], level.value[-1] + 1)]
            )
            and self.phrases.instructs(line.text)
        )

    def _may_be_heading(self, line: Line) -> bool:
        bracketed = line.text.startswith("[") and line.text.endswith("]")
        return bracketed or (self._is_title(line.text) and not line.has_number and not line.text.endswith((".", "。")))

    def _headed_before(self) -> bool:
        """Whether the sections of the amending law have their headings on the line before the number."""
        section = self.levels[0].node if self.levels else None
        return bool(
            section and section.heading and section.label_span and section.heading[0][0] < section.label_span[0]
        )

    def _not_quoted(self) -> Stop:
        open_number = self.levels[0].node.number if self.levels else ""
        return Stop(self.series.name, self.last, open_number)

    def _series_within(self, lines: list[Line], opening: Line, frame: Frame) -> Series | None:
        """The series by which quoted sections are counted; None where what is quoted are smaller units."""
        for line in lines[:_FIRST_NUMBER_WITHIN]:
            if line.section or line.group or line.schedule:
                return inserted_series(lines)
            if line.bare and frame.amendment.unit in ("", "section"):
                return inserted_series(lines)
            if line.mark or line.bare:
                return None
        if self._label_given(opening) is not None:
            return Series("")
        return None

    def _label_given(self, opening: Line) -> Label | None:
        """The number that the amending words give to a section that is quoted without one."""
        reader = label_reader(self.phrases.words.language)
        places = [match.end() for match in self.phrases.numbered_as.finditer(opening.text)]
        return reader.read(opening.text, places[-1], "section") if places else None

    def _graft(self, lines: list[Line], series: Series, frame: Frame) -> None:
        reader = type(self)(self.text, lines, self.phrases, {0: series})
        reader.nested = True
        reader.root = frame.node
        reader.region = Kind.PART
        reader.body_from = -1
        reader.dotted_headings = self.dotted_headings
        reader.levels = [Level(frame.node)]
        before = len(frame.node.children)
        if not series.name:
            label = self._label_given(self._current)
            if label is not None:
                reader._open_quoted(label, lines[0])
        reader.grow()
        self._extend(frame.node, lines[-1].end)
        for node in _tops(frame.node.children[before:]):
            node.inserted, node.run = True, -1
        if frame.amendment.deletes:
            for node in _all(frame.node.children[before:]):
                node.force = Force.QUOTED

    def _open_quoted(self, label: Label, first: Line) -> None:
        """Opens a section whose number stands in the amending words only."""
        node = Node(Kind.SECTION, first.start, first.start, label=label.printed, number=label.printed)
        node.locator = label.locator
        self.root.add(node)
        self.levels = [Level(node)]
        self.region = Kind.SECTION


class Stop:
    """Tells the next provision of the amending law itself from a quoted one that happens to have its number."""

    def __init__(self, series: str, last: Value, open_number: str) -> None:
        self.series, self.last, self.open_number = series, last, open_number
        self.inner: Value = ()

    def __call__(self, line: Line) -> bool:
        value = section_number(line, self.series)
        if not value or not self.last:
            return False
        printed = line.section.printed if line.section else line.bare[0] if line.bare else ""
        if not self.inner and printed == self.open_number and not line.opens:
            return True  # the open provision repeats its number on every line
        if follows(self.last, value) == 3 and not line.opens:
            return not (self.inner and follows(self.inner, value) >= 2)
        self.inner = value
        return False


def _tops(nodes: list[Node]) -> Iterator[Node]:
    """The sections and schedules that stand under no other, within inserted parts too."""
    for node in nodes:
        if node.kind in (Kind.SECTION, Kind.SCHEDULE):
            yield node
        elif node.kind in (Kind.PART, Kind.CHAPTER):
            yield from _tops(node.children)


def _all(nodes: list[Node]) -> Iterator[Node]:
    stack = list(nodes)
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.children)
