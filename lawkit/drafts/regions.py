"""Parts, schedules, notes and tables of contents."""

from __future__ import annotations

from lawkit.drafts.draft import Force, Kind
from lawkit.drafts.items import Items
from lawkit.drafts.labels import Label
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import Value, folded
from lawkit.drafts.reading_state import UNNUMBERED_RANK
from lawkit.drafts.series import BARE
from lawkit.drafts.source import BlockKind

_ENTRIES = 6  # of a table of contents that are looked for in the law behind it
_LONG = 300  # letters: longer lines are no entries


class Regions(Items):
    """Opens what is larger than a section."""

    def _group_begins(self, line: Line) -> bool:
        return not (self.frame and self.frame.quoted)

    def _group(self, line: Line, label: Label) -> None:
        self._close_frame()
        self._flush_pending()
        if self.region is not Kind.SCHEDULE:
            self.region = Kind.PART
        kind = Kind.PART if label.word.kind == "part" else Kind.CHAPTER
        base = UNNUMBERED_RANK * 2 if self.region is Kind.SCHEDULE else 0
        while self.groups and self.groups[-1][0] >= label.word.rank + base:
            self.groups.pop()
        node = Node(
            kind,
            line.start,
            line.end,
            label=line.text[label.start : label.end].strip(" .-–—:"),
            number=label.printed,
            locator=label.locator,
        )
        node.label_span = (line.start, line.start + label.end)
        node.force = Force.SCHEDULE if self.region is Kind.SCHEDULE else Force.HEADING
        if self._parent().kind in (Kind.PART, Kind.CHAPTER, Kind.SCHEDULE) and self._parent().locator:
            node.locator = f"{self._parent().locator}, {label.locator}"
        self._parent().add(node)
        self._extend(self._parent(), line.end)
        self.groups.append((label.word.rank + base, node))
        self.group_value = label.value
        rest = line.text[label.end :].strip()
        if rest:
            offset = line.text.rindex(rest)
            node.heading.append((line.start + offset, line.end))
        self.levels = [Level(node)]
        self.floor = 0

    def _schedule_begins(self, line: Line) -> bool:
        if self.frame and self.frame.quoted:
            return False
        before = self._before(line)
        return not (
            before and folded(before.text.split()[-1]) in self.phrases.dangling and not before.terminated
        ) and bool(self.last or self.region is not Kind.PREAMBLE or self.series.name == "")

    def _schedule(self, line: Line, label: Label) -> None:
        self._close_frame()
        self._flush_pending()
        self.region = Kind.SCHEDULE
        self.schedule_last = ()
        self.groups = []
        node = Node(
            Kind.SCHEDULE,
            line.start,
            line.end,
            force=Force.SCHEDULE,
            label=line.text[label.start : label.end].strip(" .-–—:"),
        )
        node.number, node.locator, node.run = label.printed, label.locator, -1
        node.label_span = (line.start, line.start + label.end)
        rest = line.text[label.end :].strip()
        self.root.add(node)
        self.groups = [(-1, node)]
        if rest:
            offset = line.text.rindex(rest)
            node.heading.append((line.start + offset, line.end))
        self.levels = [Level(node)]
        self.floor = 0

    def _note_region(self, line: Line) -> None:
        self._close_frame()
        self._flush_pending()
        self.region = Kind.NOTE
        self.groups = []
        node = Node(Kind.NOTE, line.start, line.end, force=Force.NOTE, heading=[(line.start, line.end)])
        self.root.add(node)
        self.levels = [Level(node)]
        self.floor = 0

    def _aside(self, line: Line) -> None:
        """A note, page header or rule between the lines: kept, and no part of what stands around it."""
        owner = self.levels[-1].node if self.levels else self.root
        node = Node(Kind.NOTE, line.start, line.end, force=Force.NOTE, lead=[(line.start, line.end)])
        owner.add(node)
        self._extend(owner, line.end)

    def _contents_end(self, at: int) -> int:
        """The line after a table of contents that begins here; the same line where none does."""
        line = self.lines[at]
        if line.kind is BlockKind.CONTENTS:
            end = at
            while end < len(self.lines) and self.lines[end].kind is BlockKind.CONTENTS:
                end += 1
            return end
        if self.last or folded(line.text).strip(" .:") not in self.phrases.contents:
            return at
        first = next(
            (entry for entry in self.lines[at + 1 : at + 6] if entry.group or entry.section or entry.bare), None
        )
        if first is None:
            return at + 1
        entries = [one for one in self.lines[first.number : first.number + _ENTRIES] if self._entry(one)[1]]
        for entry in entries:  # the first may have gone from the law since its table was made
            again = self._again(entry)
            if again is not None:
                return again if entry.group else self._before_body(at, again)
        return at + 1

    def _again(self, entry: Line) -> int | None:
        """The line at which an entry of a table of contents comes again, before the first long line."""
        key = self._entry(entry)
        for other in self.lines[entry.number + 1 :]:
            if self._entry(other) == key:
                return other.number
            if len(other.text) > _LONG:
                break
        return None

    def _before_body(self, at: int, end: int) -> int:
        """Where a table of contents ends of which an entry comes again: before the part that the entry opens."""
        while end - 1 > at and not (
            self.lines[end - 1].bare or self.lines[end - 1].section or self.lines[end - 1].schedule
        ):
            end -= 1
        return end

    @staticmethod
    def _entry(line: Line) -> tuple[str, Value]:
        label = line.group or line.section
        if label:
            return label.series, label.value
        return (BARE, line.bare[1]) if line.bare else ("", ())

    def _contents(self, start: int, end: int) -> None:
        node = Node(Kind.CONTENTS, self.lines[start].start, self.lines[end - 1].end, force=Force.CONTENTS)
        node.lead = [(line.start, line.end) for line in self.lines[start:end]]
        self.root.add(node)
        self.preamble = None
