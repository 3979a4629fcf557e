"""Which lines are headings, and of what."""

from __future__ import annotations

from lawkit.drafts.draft import Force, Kind
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Node
from lawkit.drafts.numbering import folded, follows, mark_at
from lawkit.drafts.paragraphs import Paragraphs
from lawkit.drafts.placing import placed
from lawkit.drafts.reading_state import UNNUMBERED_RANK
from lawkit.drafts.series import BARE, section_number
from lawkit.drafts.source import BlockKind


class Headings(Paragraphs):
    """Tells headings from words and keeps them until their provision comes."""

    def _own_heading(self, line: Line, rest: str) -> bool:
        """Whether the words after the number of a section are its heading."""
        after = self._next(line)
        if not rest or mark_at(rest, 0) or after is None or after.group or after.schedule:
            return False
        number = section_number(line, self.series.name)
        if rest[:1] in "([（" and rest.rstrip(".")[-1:] in ")]）":
            follower = bool(section_number(after, self.series.name))
            return not follower and len(rest) < 150 and not self.phrases.repealed.match(rest)
        if rest[:1] in '“"':
            return False
        if number and section_number(after, self.series.name) == number:
            return self.series.name == BARE and self._is_title(rest)
        if (
            section_number(after, self.series.name)
            and follows(number, section_number(after, self.series.name)) == 3
            and not after.mark
        ):
            return False
        if not self._is_title(rest):
            return False
        if rest.endswith((".", "。")):
            return self.dotted_headings and (rest.isupper() or after.terminated or not self._heads_section(after))
        return not after.lower and (self.inline_headings or not self._heads_section(after))

    def _heads_section(self, line: Line) -> bool:
        after = self._next(line)
        return (
            self._is_title(line.text)
            and not line.has_number
            and after is not None
            and bool(section_number(after, self.series.name) or after.group)
        )

    def _heading_follows(self, line: Line) -> bool:
        after = self._next(line)
        if after is not None and after.mark and folded(line.text.split()[-1]) in self.phrases.dangling:
            return False
        return (
            after is not None
            and not section_number(after, self.series.name)
            and not after.group
            and not after.schedule
            and not after.lower
        )

    def _waits(self, line: Line) -> bool:
        """Whether a line is a heading of what comes after it."""
        text = line.text
        if self.phrases.repealed.match(text):
            return False
        if text.startswith("[") and text.endswith("]") and len(text) < 250:
            return self._next(line) is not None
        if line.kind is BlockKind.HEADING:
            return True
        if self.headed_before and self._may_head(line) and self._comes_before_section(line):
            return True
        node = self.levels[-1].node
        if (
            node.kind is Kind.SECTION
            and node.empty
            and (not (self._next(line) or line).mark or (not node.heading and self._is_title(text)))
        ):
            return False
        if self.levels[-1].node.defines or any(level.node.defines for level in self.levels):
            return self._heads(line) and (self.headed_before or not (self._next(line) or line).mark)
        if not self._is_title(text) or text.endswith((".", "。")) or line.lower or "|" in text:
            return False
        return self._heads(line)

    def _comes_before_section(self, line: Line) -> bool:
        after = self._next(line)
        return after is not None and follows(self.last, section_number(after, self.series.name)) >= 2

    def _heads(self, line: Line) -> bool:
        if not self._is_title(line.text) or line.text[-1] in ".。|" or line.lower or "|" in line.text:
            return False
        after = self._next(line)
        steps = 0
        while after is not None and steps < 3:
            if (
                after.group
                or after.schedule
                or (section_number(after, self.series.name) and self._is_next_section(after))
            ):
                return True
            if self.frame and (after.section or after.bare):
                return True
            if after.mark:
                if self.frame and self.frame.quoted:
                    return False
                place = placed(after.mark, self.levels, self.floor, None, False)
                return (
                    place.depth <= 1 + self.floor
                    and after.mark.wrap == "paren"
                    and not after.mark.readings[0][0].startswith("lower")
                )
            bracketed = after.text[0] == "[" and after.text[-1] == "]"
            if not bracketed and (not self._is_title(after.text) or after.text[-1] in ".。" or after.lower):
                return False
            after = self._next(after)
            steps += 1
        return False

    def _is_next_section(self, line: Line) -> bool:
        value = section_number(line, self.series.name)
        coded = line.section is not None and line.section.code != "" and self.code != ""
        return self.region is Kind.SCHEDULE or coded or follows(self.last, value) >= 1 or value == self.last

    def _is_group_title(self, line: Line, node: Node) -> bool:
        if not node.empty or line.mark or len(node.heading) >= 3 or line.kind is BlockKind.CELL or "|" in line.text:
            return False
        if node.heading and node.kind is Kind.SCHEDULE:
            return line.text.isupper()
        if not self._is_title(line.text) and not (len(line.text) < 120 and not line.opens_list):
            return False
        after = self._next(line)
        if after is None:
            return not node.heading
        if node.heading:
            return bool(section_number(after, self.series.name) or after.group) and not self._names_section(after, line)
        return True

    def _names_section(self, after: Line, line: Line) -> bool:
        return (
            not self._own_heading(after, after.text[self._label_end(after) :].strip())
            and bool(section_number(after, self.series.name))
            and not line.text.isupper()
        )

    def _take_heading(self, node: Node, *, others_too: bool = True) -> None:
        if others_too and self.headed_before and not self.pending and not node.inserted:
            self._take_from_preamble(node)
        if others_too and self.pending:
            line = self.pending.pop()
            node.heading.append((line.start, line.end))
            node.start = min(node.start, line.start)
        if node.inserted or self.region is Kind.SCHEDULE:
            self._flush_pending_into(node)
            return
        for line in self.pending:
            while self.groups and self.groups[-1][0] >= UNNUMBERED_RANK:
                self.groups.pop()
            group = Node(Kind.CHAPTER, line.start, line.end, force=Force.HEADING, heading=[(line.start, line.end)])
            self._parent().add(group)
            self.groups.append((UNNUMBERED_RANK, group))
        self.pending = []

    def _take_from_preamble(self, node: Node) -> None:
        """The heading of the first section is the last line of what stands before it, where headings stand so."""
        preamble = self.preamble
        before = self._before(self._current)
        if preamble is None or before is None or not self._may_head(before) or before.number <= self.body_from:
            return
        if len(preamble.lead) > 1 and preamble.lead[-1] == (before.start, before.end):
            node.heading.append(preamble.lead.pop())
            node.start, preamble.end = before.start, preamble.lead[-1][1]

    def _flush_pending_into(self, node: Node) -> None:
        for line in self.pending:
            node.heading.insert(0, (line.start, line.end))
            node.start = min(node.start, line.start)
        self.pending = []

    def _flush_pending(self) -> None:
        lines, self.pending = self.pending, []
        for line in lines:
            self._text(line, line.start, line.end, 0)

    def _proviso(self, line: Line) -> None:
        """Words that limit the paragraph before them and belong to it: "Provided that …"."""
        depth = self._depth_of_plain(line)
        if depth <= self.floor and len(self.levels) > self.floor + 1:
            depth = self.floor + 1 if self.levels[self.floor + 1].node.kind is not Kind.ITEM else depth
        del self.levels[depth + 1 :]
        self._continue(line)

    def _penalty(self, line: Line) -> None:
        """A line at the foot of a provision that sets the penalty for what the whole provision forbids."""
        self._flush_pending()
        depth = len(self.levels) - 1
        while depth > self.floor and not (
            self.levels[depth].node.kind in (Kind.SUBSECTION, Kind.SECTION) or self.levels[depth].node.inserted
        ):
            depth -= 1
        del self.levels[depth + 1 :]
        node = self.levels[depth].node
        if any(child.kind is not Kind.NOTE for child in node.children):
            node.closing.append((line.start, line.end))
            self._extend(node, line.end)
        else:
            self._append(node, line.start, line.end)
