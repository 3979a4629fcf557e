"""Numbered paragraphs and items, and the definitions of a list."""

from __future__ import annotations

from collections.abc import Iterator

from lawkit.drafts.draft import Force, Kind
from lawkit.drafts.headings import Headings
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import FIRST, Mark, folded, mark_at
from lawkit.drafts.placing import Place, form_of, placed
from lawkit.drafts.reading_state import skipped

SUBSECTION_NUMBERS = ("decimal", "upper-roman", "abjad", "hijai", "han")  # of what stands right below a section


class Items(Headings):
    """Opens the items whose numbers stand at the beginning of a line."""

    def _place(self, mark: Mark, line: Line) -> Place:
        after = self._next(line)
        before = self._before(line)
        opened = bool(before and before.opens_list)
        return placed(mark, self.levels, self.floor, after.mark if after else None, opened, self._marks_after(line))

    def _marks_after(self, line: Line) -> Iterator[Mark]:
        """The numbers of the next lines, up to the next section."""
        for after in self.lines[line.number + 1 : line.number + 60]:
            if after.group or after.schedule or after.section:
                return
            if after.mark:
                yield after.mark

    def _mid_sentence(self, line: Line) -> bool:
        """A number that only begins the line because a long sentence was broken there."""
        before = self._before(line)
        if before is None or before.terminated or before.number < self.body_from:
            return False
        mark = line.mark
        if mark is None or mark.is_first or len(before.text) < 40:
            return False
        place = self._place(mark, line)
        return (place.step < 2 and not place.fresh) or (
            place.fresh and place.step == 0 and not self.frame and line.lower
        )

    def _numbered(self, line: Line) -> None:
        assert line.mark is not None
        self._rest(line, line.lead)

    def _rest(self, line: Line, at: int, *, again: bool = False) -> None:
        """Reads the numbers that stand at a position of a line, one below the other, then its words."""
        text = line.text
        skip = skipped(text, at)
        mark = line.mark if line.mark and line.mark.start == skip else mark_at(text, skip)
        reached = self.floor  # depth of the open item that the line repeated last
        while mark and (skip == line.lead or self._numbers_within(mark, line)):
            following = mark_at(text, skipped(text, mark.end))
            repeated = self._repeats(mark, reached) if (again or following) else None
            if repeated is not None:
                reached, again = repeated, True
            else:
                place = self._place_chained(mark, following, line, reached)
                self._flush_pending_heading(place)
                self._open_item(line, mark, place, at)
                reached, again = len(self.levels) - 1, False
            at = mark.end
            skip = skipped(text, at)
            mark = following if following and following.wrap not in ("bullet", "para") else None
        if again:
            del self.levels[max(reached, self.floor) + 1 :]
        if text[skip:].strip():
            self._words(line, skip, again)

    def _numbers_within(self, mark: Mark, line: Line) -> bool:
        """Whether a sign behind another number is a number, and no dash: "المادة 4- أ- …", with "ب- …" further down."""
        if mark.wrap != "dash":
            return mark.wrap != "bullet"
        seconds = {(alphabet, (2,)) for alphabet, value in mark.readings if value == FIRST}
        return any(after.wrap == "dash" and not seconds.isdisjoint(after.readings) for after in self._marks_after(line))

    def _unnumbered_item(self, line: Line) -> bool:
        """Opens an entry of a list without numbers or bullets: lines in small letters after a colon, ended alike.

        The list is over after the entry that follows an "or" or "and".
        """
        before, node = self._before(line), self.levels[-1].node
        if before is None or not line.lower or line.text[-1] == ":" or node.defines or self.phrases.unspaced:
            return False
        if not node.lead or node.lead[-1][1] != before.end or (line.opens and self.phrases.defines_at(line.text, 0)):
            return False
        joined = folded(before.text.split()[-1]) in self.phrases.conjunctions
        sign = line.text[-1]
        top = self.levels[-1]
        if top.style and top.style[0] == "bare":
            if top.ended or not (joined or before.text[-1] == top.style[1]):
                return False
            style, depth = top.style, len(self.levels) - 1
        elif before.opens_list and sign in ";,":
            style, depth = ("bare", sign), len(self.levels)
        else:
            return False
        del self.levels[depth:]
        parent = self.levels[-1].node
        item = Node(Kind.ITEM, line.start, line.end, force=parent.force, form="bullet")
        if parent.force is Force.HEADING:
            item.force = Force.OPERATIVE
        parent.add(item)
        self.levels.append(Level(item, style, (), joined))
        self._append(item, line.start, line.end)
        return True

    def _place_chained(self, mark: Mark, following: Mark | None, line: Line, reached: int) -> Place:
        """The place of a number that stands after others on its line, hence below them."""
        if following is None and reached == self.floor:
            place = self._place(mark, line)
        else:
            place = placed(mark, self.levels, reached, following, False)
        if self.frame and not self.frame.quoted and place.fresh and place.step == 0 and mark.wrap != "bullet":
            outer = placed(mark, self.levels[: self.floor + 1], 0, None, False)
            if not outer.fresh and outer.step == 3:
                self._close_frame()
                return outer
        return place

    def _repeats(self, mark: Mark, reached: int) -> int | None:
        """The depth of the open item whose number a line prints once more, below the item it has repeated so far."""
        for depth in range(reached + 1, len(self.levels)):
            level = self.levels[depth]
            if level.style and level.style[0] == mark.wrap:
                return depth if (level.style[1], level.value) in mark.readings else None
        return None

    def _open_item(self, line: Line, mark: Mark, place: Place, at: int) -> None:
        depth = min(place.depth, len(self.levels))
        ended = False
        if depth < len(self.levels):
            before = self._before(line)
            ended = self.levels[depth].ended
            if depth == len(self.levels) - 1 and before and not before.ends_sentence:
                ended = True
            elif depth == len(self.levels) - 1:
                ended = ended and True
        del self.levels[depth:]
        parent = self.levels[-1].node
        section_level = (
            parent.kind in (Kind.SECTION, Kind.SCHEDULE) and place.style[1] in SUBSECTION_NUMBERS and not parent.lead
        )
        kind = Kind.SUBSECTION if section_level or mark.wrap == "para" else Kind.ITEM
        if (
            parent.defines
            and (mark.wrap != "bullet" or skipped(line.text, at) == line.lead)
            and (
                self.phrases.definition.match(line.text, skipped(line.text, mark.end))
                or self.phrases.stopped_term_at(line.text, skipped(line.text, mark.end))
            )
        ):
            kind = Kind.DEFINITION
        if (
            self.unnumbered
            and parent.kind in (Kind.ROOT, Kind.PART, Kind.CHAPTER)
            and mark.wrap != "bullet"
            and not parent.lead
        ):
            kind = Kind.SECTION
        start = line.start + (at if at else 0)
        node = Node(kind, start, line.end, label=mark.text.strip())
        node.label_span = (start, line.start + mark.end)
        node.number = mark.body
        node.form = form_of(mark, place)
        if kind is Kind.DEFINITION and mark.wrap == "bullet":
            node.form, node.term = "definition", self.phrases.term(line.text[mark.end :].strip())
        if kind is Kind.SECTION:
            node.locator = node.number
        node.force = parent.force if parent.force is Force.SCHEDULE else Force.OPERATIVE
        if self.frame and depth == self.floor + 1 and self.frame.node is parent:
            node.inserted = True
            node.force = Force.QUOTED if self.frame.amendment.deletes else node.force
            node.locator = self.frame.amendment.locator(node.number, mark)
        elif parent.force is Force.QUOTED:
            node.force = Force.QUOTED
        self._flush_pending_into(node)
        parent.add(node)
        self._extend(parent, line.start + mark.end)
        node.end = line.start + mark.end
        self.levels.append(Level(node, place.style, place.value, ended))

    def _flush_pending_heading(self, place: Place) -> None:
        if self.pending and place.depth > 1 + self.floor:
            self._flush_pending()

    def _words(self, line: Line, at: int, again: bool) -> None:
        """Words after the number of a line."""
        node = self.levels[-1].node
        start, end = line.start + at, line.end
        if node.empty and not again:
            if self._is_item_heading(line, node, line.text[at:].strip()):
                node.heading.append((start, end))
                self._extend(node, end)
            else:
                self._append(node, start, end)
            return
        if again and self._defined(line, at, repeated=True):
            return
        if node.empty or (not node.children and not node.lead):
            self._append(node, start, end)
        else:
            self._text(line, start, end, len(self.levels) - 1)

    def _is_item_heading(self, line: Line, node: Node, words: str) -> bool:
        """Whether the words after a number are the heading of the paragraphs below: "(a) In general"."""
        parent = node.parent
        if parent is None or parent.lead or self.frame or not self._is_title(words) or line.ends_sentence:
            return False
        after = self._next(line)
        if after is None or after.has_number or after.group or after.schedule or after.lower:
            return False
        return len(after.text) > len(words) and (after.ends_sentence or after.opens_list or not after.terminated)

    def _lists_by_colon(self, depth: int, line: Line) -> bool:
        """Whether the entries of a list of definitions have only a colon after the term, as its first one shows."""
        node = self.levels[depth].node
        first = next((child for child in node.children if child.kind is Kind.DEFINITION), None)
        if first is None:
            before = self._before(line)
            return before is not None and bool(node.lead) and node.lead[-1][1] == before.end
        head = self.phrases.defines_at(self.text, first.lead[0][0]) if first.lead else None
        return head is not None and self.phrases.by_colon(head)

    def _defined(self, line: Line, at: int, *, repeated: bool = False) -> bool:
        """Opens a definition where the words are one that stands in a list of definitions."""
        depth = next((d for d in range(len(self.levels) - 1, -1, -1) if self.levels[d].node.defines), None)
        if depth is None:
            return False
        match = self.phrases.defines_at(line.text, at + skipped(line.text[at:], 0))
        if match and self.phrases.by_colon(match) and not self._lists_by_colon(depth, line):
            return False
        if not match and not repeated:
            after = self._next(line)
            named = self._is_title(line.text[at:]) or (line.text[at : at + 1].islower() and len(line.text) < 80)
            before = self._before(line)
            alone = named and line.text[-1] not in ".,;:" and after and after.mark and after.mark.is_first
            at_once = line.ends_sentence or line.opens_list or line.text[-1] == ":" or (after and after.mark)
            meant = bool(self.phrases.term_in_small_letters(line.text[at:].lstrip())) and at_once
            opens = before is not None and (before.ends_sentence or (meant and before.opens_list))
            if not ((alone or meant) and opens):
                return False
        if not match and repeated and not (self.levels[-1].node.defines or len(self.levels) - 1 == depth):
            return False
        before = self._before(line)
        lead = self.levels[depth].node.lead
        opened = before is not None and bool(lead) and lead[-1][1] == before.end
        runs_on = (
            before is not None
            and not opened
            and before.terminated
            and not before.ends_sentence
            and not before.opens_list
        )
        if match and line.lower and match.groupdict().get("plain") and runs_on:
            return False
        del self.levels[depth + 1 :]
        parent = self.levels[-1].node
        node = Node(
            Kind.DEFINITION,
            line.start,
            line.end,
            force=parent.force if parent.force in (Force.SCHEDULE, Force.QUOTED) else Force.OPERATIVE,
        )
        node.term = self.phrases.term(line.text[at:].strip())
        node.form = "definition"
        if self.frame and parent is self.frame.node:
            node.inserted = True
            node.locator = self.frame.amendment.base
            node.force = Force.QUOTED if self.frame.amendment.deletes else node.force
        parent.add(node)
        self.levels.append(Level(node))
        start = line.start + at + skipped(line.text[at:], 0) if at else line.start
        node.start = line.start
        self._append(node, start, line.end)
        return True
