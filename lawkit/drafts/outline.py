"""From lines to a tree: decides of every line where it belongs."""

from __future__ import annotations

from lawkit.drafts.draft import Force, Kind
from lawkit.drafts.inserts import Inserts
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import FIRST, Mark, folded, follows
from lawkit.drafts.series import BARE, section_number
from lawkit.drafts.source import BlockKind

_PLAIN = ("plain", "decimal")
_FURTHEST = 60  # lines to look ahead for the second paragraph
_SHORTEST_SENTENCE = 12  # characters; what is shorter before the first sentence is a title


class Outline(Inserts):
    """Reads the lines of one draft in order and grows the tree."""

    def grow(self) -> Node:
        """The tree of all lines."""
        at = 0
        while at < len(self.lines):
            skipped = self._contents_end(at)
            if skipped > at:
                self._contents(at, skipped)
                at = skipped
                continue
            line = self.lines[at]
            if at and at in self.instruments:
                self._instrument(at)
            self._line(line)
            if self.frame and self.frame.line == at:
                at = self._inserted(line)
                continue
            if self.frame and self.frame.until == at:
                self._close_frame()
            at += 1
        self._flush_pending()
        if self.restarts and not self.nested:
            self._name_with_parts()
        return self.root

    def _name_with_parts(self) -> None:
        """Puts the part before the number of a section, where each part counts anew."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            for child in node.children:
                if child.kind is Kind.SECTION and node.kind in (Kind.PART, Kind.CHAPTER) and node.locator:
                    child.locator = f"{node.locator}, {child.locator}"
                elif child.kind in (Kind.PART, Kind.CHAPTER):
                    child.locator = child.locator or node.locator
            stack.extend(child for child in node.children if child.kind in (Kind.PART, Kind.CHAPTER))

    def _instrument(self, start: int) -> None:
        """Begins the regulation that the decree before it approves; its sections are a run of their own."""
        self._close_frame()
        self._flush_pending()
        self._take_up(start)
        self.groups, self.levels, self.preamble = [], [], None
        self.region = Kind.PREAMBLE
        self.run += 1
        self.last = self.open_value = self.schedule_last = self.group_value = ()

    def _line(self, line: Line) -> None:
        self._current = line
        text = line.text
        if self.phrases.furniture.fullmatch(text):
            line.flags.add("furniture")
            self._aside(line)
            return
        if line.kind is BlockKind.FOOTNOTE or (not line.section and self.phrases.note_line.match(text)):
            line.flags.add("note")
            self._aside(line)
            return
        if self.phrases.heads_notes(text):
            self._note_region(line)
            return
        if line.schedule and self._schedule_begins(line):
            self._schedule(line, line.schedule)
        elif self.region is Kind.NOTE and self.last:
            self._append(self.levels[0].node, line.start, line.end)
        elif self.levels and self._is_broken_off(line):
            self._continue(line)
        elif line.group and self._group_begins(line):
            self._group(line, line.group)
        elif not self._section(line):
            self._body(line)

    def _is_broken_off(self, line: Line) -> bool:
        """Whether the line before ended within a sentence, so that a number here is part of a reference."""
        before = self._before(line)
        if before is None or before.number < self.body_from or self.region is Kind.PREAMBLE:
            return False
        value = section_number(line, self.series.name)
        if (
            value
            and (value == self.open_value or follows(self.last, value) == 3)
            and line.section
            and line.section.separated
        ):
            return False
        if any(span[1] == before.end for level in self.levels for span in level.node.heading):
            return False
        words = before.text.split()
        if not words or before.terminated or len(words) < 4:
            return False
        return folded(words[-1]) in self.phrases.dangling

    def _begins_law(self, line: Line) -> bool:
        """Whether the law of a text without numbered sections begins here: at a number, or at the first sentence."""
        if line.number <= self.body_from:
            return False
        if self.body_from >= 0 or (line.mark and line.mark.is_first and line.mark.wrap != "bullet"):
            return True
        return len(line.text) > _SHORTEST_SENTENCE and (line.opens_list or line.text.rstrip("”’\"»)]' ")[-1:] in ".。")

    def _body(self, line: Line) -> None:
        if self.unnumbered and self.region is Kind.PREAMBLE and self._begins_law(line):
            self.region = Kind.PART
            self.levels = [Level(self.root)]
        if self.region is Kind.PREAMBLE or not self.levels:
            if self.preamble is None or self.root.children[-1] is not self.preamble:
                self.preamble = Node(Kind.PREAMBLE, line.start, line.end, force=Force.PREAMBLE)
                self.root.add(self.preamble)
            self._append(self.preamble, line.start, line.end)
            return
        if self.region is Kind.NOTE:
            self._append(self.levels[0].node, line.start, line.end)
            return
        if self.phrases.penalty_line.match(line.text, line.lead):
            self._penalty(line)
            return
        container = self.levels[0].node
        if (
            container.kind in (Kind.PART, Kind.CHAPTER, Kind.SCHEDULE)
            and len(self.levels) == 1
            and self._is_group_title(line, container)
        ):
            container.heading.append((line.start, line.end))
            return
        if line.mark is None and self._is_plain_paragraph(line):
            number, value, end = line.bare or ("", (), 0)
            line.mark = Mark(number, "plain", (("decimal", value),), line.lead, end, number)
        if line.mark and line.kind is not BlockKind.CELL and not self._mid_sentence(line):
            self._numbered(line)
        else:
            self._plain(line)

    def _is_plain_paragraph(self, line: Line) -> bool:
        """Whether a number with no sign behind it is that of a paragraph of an article, as in Switzerland."""
        if line.bare is None or self.series.name == BARE or line.kind is BlockKind.CELL:
            return False
        value = line.bare[1]
        if any(level.style == _PLAIN and follows(level.value, value) == 3 for level in self.levels):
            return True
        article = self.levels[-1].node
        if value != FIRST or article.kind is not Kind.SECTION or not article.empty:
            return False
        for after in self.lines[line.number + 1 : line.number + _FURTHEST]:
            if after.section or after.group:
                return False
            if after.bare and after.mark is None and after.bare[1] == (2,):
                return True
        return False

    def _plain(self, line: Line) -> None:
        node = self.levels[-1].node
        if line.kind is not BlockKind.CELL and self._waits(line):
            self.pending.append(line)
            return
        if node.empty and node.kind not in (Kind.TEXT, Kind.ROOT):
            if (
                node.kind is Kind.SECTION
                and not node.heading
                and self._is_title(line.text)
                and not line.text.endswith(".")
                and self._heading_follows(line)
            ):
                node.heading.append((line.start, line.end))
                node.end = line.end
                return
            if not self._defined(line, 0):
                self._append(node, line.start, line.end)
            return
        if self._defined(line, 0):
            return
        self._flush_pending()
        if self.phrases.proviso.match(line.text, line.lead):
            self._proviso(line)
            return
        if self._unnumbered_item(line):
            return
        before = self._before(line)
        goes_on = (
            before is not None
            and not before.terminated
            and (line.lower or not self._is_title(before.text))
            and len(before.text) > 50
        )
        if goes_on and line.kind is not BlockKind.CELL and line.lower:
            self._continue(line)
            return
        self._text(line, line.start, line.end, self._depth_of_plain(line))
