"""Words without a number: paragraphs, closing words of a list, definitions, and the words of amendments."""

from __future__ import annotations

from lawkit.drafts.amendments import Amendment
from lawkit.drafts.draft import Force, Kind
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import follows, mark_at
from lawkit.drafts.placing import placed
from lawkit.drafts.quoting import opens_quotation
from lawkit.drafts.reading_state import Frame, ReadingState, skipped
from lawkit.drafts.series import section_number
from lawkit.drafts.source import BlockKind

_FURTHEST = 60  # lines to look ahead for the next number; keeps long tables linear


class Paragraphs(ReadingState):
    """Puts words where they belong, and notes what they announce."""

    unnumbered = False  # no section was found: paragraphs are provisions of the law itself
    nested = False  # reads what an amending provision inserts; such words amend nothing themselves

    def _begins_definition(self, line: Line) -> bool:
        if not any(level.node.defines for level in self.levels):
            return False
        find = self.phrases.definition.match
        return bool(find(line.text, skipped(line.text, 0)) or find(line.text, line.lead))

    def _depth_of_plain(self, line: Line) -> int:
        """The open item that words without a number belong to: the one whose list goes on after them."""
        above = self.levels[self.floor + 1 :]
        if not any(level.style or level.node.kind is Kind.DEFINITION for level in above):
            return self._end_of_lists(line)
        after = self._next(line)
        furthest = line.number + _FURTHEST
        while after is not None and not after.has_number and not after.group and not after.schedule:
            if self._begins_definition(after):
                break
            after = self._next(after) if after.number < furthest else None
        lowest = self._end_of_lists(line)
        if after is None or after.group or after.schedule or after.mark is None:
            depth = lowest
            if after is not None and self._begins_definition(after) and not after.group:
                outer = next((d for d in range(len(self.levels) - 1, -1, -1) if self.levels[d].node.defines), lowest)
                depth = min(outer + 1, len(self.levels) - 1)
            return depth
        if (
            section_number(after, self.series.name)
            and follows(self.last, section_number(after, self.series.name)) >= 2
            and not self.frame
        ):
            return lowest
        place = placed(after.mark, self.levels, self.floor, None, line.opens_list)
        if place.fresh:
            for depth in range(len(self.levels) - 1, self.floor, -1):
                style = self.levels[depth].style
                if style and style[0] == after.mark.wrap and style[1] == place.style[1] and place.step == 3:
                    return depth - 1
            if place.step == 0:
                return lowest
            return len(self.levels) - 1
        if line.opens_list and not line.ends_sentence:
            return max(place.depth - 1, lowest)
        return place.depth

    def _end_of_lists(self, line: Line) -> int:
        """The item that words after all lists belong to: the outermost whose sentence the lists left open."""
        lowest = min(self.floor, len(self.levels) - 1)
        before = self._before(line)
        if line.lower or (before is not None and not before.ends_sentence):
            for depth in range(lowest + bool(self.frame), len(self.levels) - 1):
                lead = self.levels[depth].node.lead
                if lead and self._text_of(lead[-1])[-1:] not in ".。;；":
                    return depth
        numbered = len(self.levels) > lowest + 1 and self.levels[lowest + 1].node.kind is Kind.SUBSECTION
        return lowest + 1 if numbered and not self.levels[lowest].node.lead else lowest

    def _text(self, line: Line, start: int, end: int, depth: int) -> None:
        """Words without a number: closing words of the open item, or a paragraph of their own."""
        depth = max(0, min(depth, len(self.levels) - 1))
        top = len(self.levels) - 1
        node = self.levels[depth].node
        before = self._before(line)
        last = self.levels[top].node
        closes = (
            node.children
            and before is not None
            and (line.lower or not before.ends_sentence)
            and line.kind is not BlockKind.CELL
        )
        if (
            not node.children
            and not node.empty
            and last is node
            and before is not None
            and not before.ends_sentence
            and not before.opens_list
            and line.lower
        ):
            self._append(node, start, end)
            return
        del self.levels[depth + 1 :]
        if closes and not self._is_new_paragraph(line, before):
            node.closing.append((start, end))
            self._extend(node, end)
            self._note_definitions(node, line.text)
            self._begin_frame(line, node)
            return
        while node.kind is Kind.TEXT and node.parent is not None and len(self.levels) > 1:
            self.levels.pop()
            node = self.levels[-1].node
        child = Node(
            Kind.TEXT,
            start,
            end,
            force=node.force if node.force in (Force.SCHEDULE, Force.QUOTED, Force.NOTE) else Force.OPERATIVE,
            form="text",
        )
        if node.kind in (Kind.ROOT, Kind.PART, Kind.CHAPTER):
            child.force = Force.SCHEDULE if node.force is Force.SCHEDULE else Force.OPERATIVE
        node.add(child)
        self.levels.append(Level(child))
        self._append(child, start, end)

    def _is_new_paragraph(self, line: Line, before: Line | None) -> bool:
        if before is None or self.levels[-1].node is self.root:
            return True
        if self.phrases.unspaced or self.phrases.words.strict_labels:
            return before.ends_sentence
        return not line.lower and before.ends_sentence

    def _continue(self, line: Line) -> None:
        """Puts a line to the words before it, of which it is the rest."""
        node = self.levels[-1].node
        if node.closing or (node.children and node.children[-1].kind is not Kind.NOTE):
            node.closing.append((line.start, line.end))
            self._extend(node, line.end)
        else:
            self._append(node, line.start, line.end)

    def _append(self, node: Node, start: int, end: int) -> None:
        node.lead.append((start, end))
        self._extend(node, end)
        if node.kind in (Kind.PREAMBLE, Kind.NOTE, Kind.CONTENTS):
            return
        self._note_definitions(node, self._text_of((start, end)))
        self._begin_frame(self._current, node)

    def _note_definitions(self, node: Node, words: str) -> None:
        if (
            node.defines
            or any(level.node.kind is Kind.DEFINITION for level in self.levels)
            or node.kind is Kind.DEFINITION
        ):
            return
        if self.phrases.heads_only_definitions(words) or (
            self.phrases.leads_definitions(words)
            and (words.rstrip()[-1:] in ":：—–-" or self._opens_definitions(words))
        ):
            node.defines = True

    def _opens_definitions(self, words: str) -> bool:
        after = self._next(self._current)
        if after is None or after.group or len(words) > 400:
            return False
        value = section_number(after, self.series.name)
        repeated = bool(value) and value == self.open_value
        at = self._label_end(after) if repeated else after.lead
        mark = mark_at(after.text, skipped(after.text, at))
        at = mark.end if mark and (repeated or mark.is_first) else at
        at = skipped(after.text, at)
        return (repeated and len(words) < 160) or bool(
            self.phrases.definition.match(after.text, at)
            or (words.rstrip()[-1:] == "." and self.phrases.term_in_small_letters(after.text[at:].lstrip()))
        )

    def _note_definitions_below(self, node: Node, heading: str) -> None:
        """Sees that a heading alone announces definitions: "Article 1. Terms", and below "1. Source – a substance"."""
        after = self._next(self._current)
        if after is None or after.group or not self.phrases.heads_definitions(heading):
            return
        mark = mark_at(after.text, after.lead)
        at = mark.end if mark and mark.is_first else after.lead
        head = self.phrases.definition.match(after.text, skipped(after.text, at))
        # A script without spaces has no words like "In this Act:" that end in a colon and might pass for a term.
        colon = head is not None and head.group().rstrip()[-1] in ":："
        alone = self.phrases.heads_only_definitions(heading) and not self.phrases.leads_definitions(after.text)
        led = self.phrases.unspaced or (self.phrases.leads_definitions(heading) and not colon)
        node.defines = head is not None and (led or alone)

    def _begin_frame(self, line: Line, node: Node) -> None:
        if self.nested or self._within_inserted(node):
            return
        if not line.opens_list or (
            not self.phrases.inserts.search(line.text) and not self.phrases.deletes.search(line.text)
        ):
            return
        path: list[str] = []
        at: Node | None = node
        while at is not None and at.kind is not Kind.ROOT:
            if at.kind not in (Kind.PART, Kind.CHAPTER):
                path.append(" ".join(self._text_of(span) for span in at.lead))
            at = at.parent
        words = " ".join(reversed(path))
        if not self.phrases.amends.search(words) and not self.phrases.deletes.search(words):
            return
        after = self._next(line)
        if after is not None and not opens_quotation(after.text) and self.phrases.instructs(after.text):
            return  # a list of amendments, each with its own words
        if self.frame:
            self._close_frame()
        self.frame = Frame(node, len(self.levels) - 1, Amendment.read(words, line.text, self.phrases), line.number)
        self.floor = len(self.levels) - 1
        if self.frame.amendment.defines:
            node.defines = True

    @staticmethod
    def _within_inserted(node: Node) -> bool:
        at: Node | None = node
        while at is not None and not at.inserted:
            at = at.parent
        return at is not None
