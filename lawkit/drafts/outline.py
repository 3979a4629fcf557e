"""From lines to a tree: decides of every line where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawkit.drafts.amendments import Amendment
from lawkit.drafts.draft import Force, Kind, Span
from lawkit.drafts.labels import Label
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import FIRST, Mark, Value, folded, follows, mark_at
from lawkit.drafts.phrases import Phrases
from lawkit.drafts.placing import Place, placed
from lawkit.drafts.series import BARE, Series, section_number
from lawkit.drafts.source import BlockKind

_UNNUMBERED_RANK = 50
_HEADING_WORDS = 18
_BODY_FORMS = {"upper-roman": "roman"}


@dataclass(slots=True)
class Frame:
    """Words that an amending provision puts into, or takes out of, another law."""

    node: Node
    floor: int
    amendment: Amendment
    quoted: bool = False
    depth: int = 0  # quotation marks still open
    last: Value = ()


class Outline:
    """Reads the lines of one draft in order and grows the tree."""

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
        self.schedule_last: Value = ()
        self.run = 0
        self.frame: Frame | None = None
        self.floor = 0
        self._current = lines[0] if lines else Line(0, 0, 0, "")
        self.inline_headings = self._has_inline_headings()
        self.body_from = self._body_begins()

    def grow(self) -> Node:
        """The tree of all lines."""
        at = 0
        while at < len(self.lines):
            skipped = self._contents_end(at)
            if skipped > at:
                self._contents(at, skipped)
                at = skipped
                continue
            self._line(self.lines[at])
            at += 1
        self._flush_pending()
        return self.root

    # what stands around a line

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
            short += body and len(rest.split()) <= _HEADING_WORDS and len(rest) < 160 and not rest.endswith((",", ";", ":"))
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

    # lines

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
        if folded(text).strip(" .:") in self.phrases.note_headings:
            self._note_region(line)
            return
        if line.schedule and self._schedule_begins(line):
            self._schedule(line, line.schedule)
        elif self.region is Kind.NOTE and self.last:
            self._append(self.levels[0].node, line.start, line.end)
        elif self._is_broken_off(line):
            self._continue(line)
        elif line.group and self._group_begins(line):
            self._group(line, line.group)
        elif not self._section(line):
            self._body(line)
        self._watch_frame(line)

    def _is_broken_off(self, line: Line) -> bool:
        """Whether the line before ended within a sentence, so that a number here is part of a reference."""
        before = self._before(line)
        if before is None or before.number < self.body_from or self.region is Kind.PREAMBLE:
            return False
        value = section_number(line, self.series.name)
        if value and follows(self.last, value) == 3 and line.section and line.section.separated:
            return False
        words = before.text.split()
        if not words or before.terminated or len(words) < 4:
            return False
        return folded(words[-1]) in self.phrases.dangling

    def _group_begins(self, line: Line) -> bool:
        return not (self.frame and self.frame.quoted)

    def _section(self, line: Line) -> bool:
        """Opens a section where the line has the number of one; False where the line is something else."""
        label = line.section
        if label and label.word.extra and self.region is not Kind.SCHEDULE:
            if not label.separated and line.text[label.end :].strip() and not self.phrases.words.strict_labels:
                pass
            self._open_section(line, label.printed, label.locator, label.start, label.end, extra=True)
            return True
        value = section_number(line, self.series.name)
        if self.region is Kind.SCHEDULE:
            return self._section_in_schedule(line, value)
        if not value:
            return bool(label) and self._quoted_section(line)
        if self.series.name == BARE and line.number <= self.body_from:
            return False
        step = follows(self.last, value) if self.last else (3 if value == FIRST or not self._begins_later(line) else 0)
        before = self._before(line)
        if self.last and value == self.open_value:
            return self._section_again(line)
        if self.frame and self._is_inserted(line, value, step):
            return self._quoted_section(line)
        if step >= 2:
            if self.series.name == BARE and self._belongs_to_list(line, value):
                return False
            self._main_section(line)
            return True
        broken = before is not None and (before.text[-1] in ",،" or (not before.terminated and len(before.text) > 60))
        if step == 1:
            if self.series.comes_after(line.number, self.last) and (broken or self.series.name == BARE or len(self.levels) > 1):
                return False
            if self.series.name == BARE and not self._looks_like_section(line):
                return False
            self._main_section(line)
            return True
        if self.series.name != BARE and not broken and self.last and value[0] <= 2 and value < self.last and value == FIRST:
            self.run += 1
            self.last = ()
            self._main_section(line)
            return True
        if self.series.name != BARE and not broken and self.last and value < self.last and label and label.separated:
            self._main_section(line, counts=False)
            return True
        return False

    def _begins_later(self, line: Line) -> bool:
        places = self.series.places.get(FIRST, [])
        return bool(places) and places[-1] > line.number and self.series.name == BARE

    def _belongs_to_list(self, line: Line, value: Value) -> bool:
        """Whether an open list of plain numbers wants this number more than the sections do."""
        if not line.mark or len(self.levels) < 2:
            return False
        for level in self.levels[1:]:
            if level.style and level.style[1] == "decimal" and level.style[0] == line.mark.wrap and follows(level.value, value) == 3:
                return not self._looks_like_section(line) or level.value != self.last
        return False

    def _looks_like_section(self, line: Line) -> bool:
        rest = line.text[self._label_end(line) :].strip()
        after = self._next(line)
        return bool(mark_at(rest, 0)) or (after is not None and section_number(after, BARE) == (line.bare or ("", (), 0))[1]) or (
            self._is_title(rest) and after is not None
        )

    def _is_inserted(self, line: Line, value: Value, step: int) -> bool:
        if self.frame is None:
            return False
        if self.frame.quoted and self.frame.depth > 0:
            return True
        return step != 3 and (step == 2 or step == 0 or self.series.comes_after(line.number, self.last))

    def _quoted_section(self, line: Line) -> bool:
        if not self.frame:
            return False
        number = line.section.printed if line.section else (line.bare[0] if line.bare else "")
        if (self.frame.last and line.section and line.section.value == self.frame.last) or (
            self.frame.last and line.bare and line.bare[1] == self.frame.last
        ):
            end = line.section.end if line.section else line.bare[2] if line.bare else 0
            self._rest(line, end, again=True)
            return True
        end = line.section.end if line.section else line.bare[2] if line.bare else 0
        locator = line.section.locator if line.section else number
        self.frame.last = line.section.value if line.section else line.bare[1] if line.bare else ()
        node = Node(Kind.SECTION, line.start, line.end, label=number, number=number, locator=locator, inserted=True)
        node.label_span = (line.start, line.start + end)
        node.force = Force.QUOTED if self.frame.amendment.deletes else Force.OPERATIVE
        self._take_heading(node)
        del self.levels[self.floor + 1 :]
        self.frame.node.add(node)
        self.levels.append(Level(node))
        self._rest(line, end)
        return True

    def _section_again(self, line: Line) -> bool:
        """The number of the open section once more: its heading stood alone before, or every line repeats it."""
        section = next((level.node for level in self.levels if level.node.kind is Kind.SECTION), None)
        if section is None or self.region is Kind.PREAMBLE:
            return False
        end = self._label_end(line)
        if self.series.name == BARE and (section.children or (section.lead and not section.heading) or self._belongs_to_list(line, self.last)):
            if section.children or line.mark is None or line.text[end:].strip()[:1].islower():
                return False
        if self.frame and not self.frame.quoted:
            self._close_frame()
        if section.lead and not section.children and not section.closing and self.series.name == BARE and not section.heading:
            section.heading, section.lead = section.lead, []
        section.end = line.end
        self._flush_pending_into(section)
        self._rest(line, end, again=True)
        return True

    def _main_section(self, line: Line, *, counts: bool = True) -> None:
        value = section_number(line, self.series.name)
        self.open_value = value
        if counts:
            self.last = line.section.last if self.series.name != BARE and line.section else value
        if self.series.name == BARE and line.bare:
            number, end = line.bare[0], line.bare[2]
            self._open_section(line, number, number, line.lead, end)
        elif line.section:
            label = line.section
            self._open_section(line, label.printed, label.locator, label.start, label.end)

    def _open_section(self, line: Line, number: str, locator: str, start: int, end: int, *, extra: bool = False) -> None:
        self._close_frame()
        self.region = Kind.SECTION
        rest = line.text[end:].strip()
        node = Node(Kind.SECTION, line.start, line.end, label=line.text[start:end].strip(" .-–—:：\t") if extra or self.series.name != BARE else number)
        node.number, node.locator, node.run = number, locator, self.run
        node.label_span = (line.start, line.start + end)
        own_heading = self._own_heading(line, rest)
        self._take_heading(node, others_too=not own_heading)
        self._parent().add(node)
        self.levels = [Level(node)]
        self.floor = 0
        if own_heading:
            offset = line.text.index(rest, end)
            node.heading.append((line.start + offset, line.start + offset + len(rest)))
        else:
            self._rest(line, end)

    def _own_heading(self, line: Line, rest: str) -> bool:
        """Whether the words after the number of a section are its heading."""
        if not rest or mark_at(rest, 0) or (rest[:1] in "([（“\"" and rest[-1:] in ")]）."):
            return False
        after = self._next(line)
        if after is None or after.group or after.schedule:
            return False
        number = section_number(line, self.series.name)
        if number and section_number(after, self.series.name) == number:
            return self.series.name == BARE and self._is_title(rest)
        if section_number(after, self.series.name) and follows(number, section_number(after, self.series.name)) == 3 and not after.mark:
            return False
        if not self._is_title(rest):
            return False
        if rest.endswith((".", "。")):
            return self.inline_headings and not self._heads_section(after)
        return not after.lower and (self.inline_headings or not self._heads_section(after))

    def _heads_section(self, line: Line) -> bool:
        after = self._next(line)
        return self._is_title(line.text) and not line.has_number and after is not None and bool(section_number(after, self.series.name) or after.group)

    def _is_title(self, text: str) -> bool:
        if not text or text[-1] in ",;:：；，、—–-" or len(text) > 200:
            return False
        if self.phrases.unspaced:
            return len(text) <= 30 and "。" not in text and "，" not in text
        if text[:1].islower() or len(text.split()) > _HEADING_WORDS:
            return False
        return folded(text.split()[-1].strip(".)")) not in self.phrases.conjunctions and ". " not in text.rstrip(".").replace("No. ", "")

    # regions

    def _parent(self) -> Node:
        return self.groups[-1][1] if self.groups else self.root

    def _group(self, line: Line, label: Label) -> None:
        self._close_frame()
        self._flush_pending()
        if self.region is not Kind.SCHEDULE:
            self.region = Kind.PART
        kind = Kind.PART if label.word.kind == "part" else Kind.CHAPTER
        base = _UNNUMBERED_RANK * 2 if self.region is Kind.SCHEDULE else 0
        while self.groups and self.groups[-1][0] >= label.word.rank + base:
            self.groups.pop()
        node = Node(kind, line.start, line.end, label=line.text[label.start : label.end].strip(" .-–—:"), number=label.printed, locator=label.locator)
        node.label_span = (line.start, line.start + label.end)
        node.force = Force.SCHEDULE if self.region is Kind.SCHEDULE else Force.HEADING
        if self._parent().kind in (Kind.PART, Kind.CHAPTER, Kind.SCHEDULE) and self._parent().locator:
            node.locator = f"{self._parent().locator}, {label.locator}"
        self._parent().add(node)
        self.groups.append((label.word.rank + base, node))
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
        return not (before and folded(before.text.split()[-1]) in self.phrases.dangling and not before.terminated) and bool(
            self.last or self.region is not Kind.PREAMBLE or self.series.name == ""
        )

    def _schedule(self, line: Line, label: Label) -> None:
        self._close_frame()
        self._flush_pending()
        self.region = Kind.SCHEDULE
        self.schedule_last = ()
        self.groups = []
        node = Node(Kind.SCHEDULE, line.start, line.end, force=Force.SCHEDULE, label=line.text[label.start : label.end].strip(" .-–—:"))
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

    def _section_in_schedule(self, line: Line, value: Value) -> bool:
        label = line.section
        if label is None:
            return False
        if value and follows(self.last, value) == 3 and follows(self.schedule_last, value) != 3 and self.series.name != BARE:
            self.groups = [group for group in self.groups if group[1].kind is not Kind.SCHEDULE]
            self._main_section(line)
            return True
        if not follows(self.schedule_last, label.value) and label.value != FIRST:
            return False
        self.schedule_last = label.value
        locator = f"{self.groups[0][1].locator}, {label.locator}" if self.groups else label.locator
        node = Node(Kind.SECTION, line.start, line.end, force=Force.SCHEDULE, label=line.text[label.start : label.end].strip(), number=label.printed, locator=locator)
        node.label_span = (line.start, line.start + label.end)
        self._take_heading(node)
        self._parent().add(node)
        self.levels = [Level(node)]
        self._rest(line, label.end)
        return True

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

    # contents

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
        first = next((entry for entry in self.lines[at + 1 : at + 6] if entry.group or entry.section or entry.bare), None)
        if first is None:
            return at + 1
        key = self._entry(first)
        for other in self.lines[first.number + 1 :]:
            if self._entry(other) == key and other.number - at > 1:
                return other.number if first.group else self._before_body(at, other.number)
            if len(other.text) > 300:
                break
        return at + 1

    def _before_body(self, at: int, end: int) -> int:
        """Where a table of contents ends whose first entry comes again: before the part and the enacting words there."""
        while end - 1 > at and not (self.lines[end - 1].bare or self.lines[end - 1].section or self.lines[end - 1].schedule):
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

    # headings that wait for their provision

    def _take_heading(self, node: Node, *, others_too: bool = True) -> None:
        if others_too and self.pending:
            line = self.pending.pop()
            node.heading.append((line.start, line.end))
            node.start = min(node.start, line.start)
        if node.inserted or self.region is Kind.SCHEDULE:
            self._flush_pending_into(node)
            return
        for line in self.pending:
            while self.groups and self.groups[-1][0] >= _UNNUMBERED_RANK:
                self.groups.pop()
            group = Node(Kind.CHAPTER, line.start, line.end, force=Force.HEADING, heading=[(line.start, line.end)])
            self._parent().add(group)
            self.groups.append((_UNNUMBERED_RANK, group))
        self.pending = []

    def _flush_pending_into(self, node: Node) -> None:
        for line in self.pending:
            node.heading.insert(0, (line.start, line.end))
            node.start = min(node.start, line.start)
        self.pending = []

    def _flush_pending(self) -> None:
        lines, self.pending = self.pending, []
        for line in lines:
            self._text(line, line.start, line.end, 0)

    # the words below the level of the section

    def _body(self, line: Line) -> None:
        if self.region is Kind.PREAMBLE or not self.levels:
            if self.preamble is None or self.root.children[-1] is not self.preamble:
                self.preamble = Node(Kind.PREAMBLE, line.start, line.end, force=Force.PREAMBLE)
                self.root.add(self.preamble)
            self._append(self.preamble, line.start, line.end)
            return
        if self.region is Kind.NOTE:
            self._append(self.levels[0].node, line.start, line.end)
            return
        container = self.levels[0].node
        if container.kind in (Kind.PART, Kind.CHAPTER, Kind.SCHEDULE) and len(self.levels) == 1 and self._is_group_title(line, container):
            container.heading.append((line.start, line.end))
            return
        if line.mark and line.kind is not BlockKind.CELL and not self._mid_sentence(line):
            self._numbered(line)
        else:
            self._plain(line)

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
        return not self._own_heading(after, after.text[self._label_end(after) :].strip()) and bool(section_number(after, self.series.name)) and not line.text.isupper()

    def _mid_sentence(self, line: Line) -> bool:
        """A number that only begins the line because a long sentence was broken there."""
        before = self._before(line)
        if before is None or before.terminated or before.number < self.body_from:
            return False
        mark = line.mark
        if mark is None or mark.is_first or len(before.text) < 40:
            return False
        place = self._place(mark, line)
        return (place.step < 2 and not place.fresh) or (place.fresh and place.step == 0 and not self.frame and line.lower)

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

    def _numbered(self, line: Line) -> None:
        assert line.mark is not None
        self._rest(line, line.lead)

    def _rest(self, line: Line, at: int, *, again: bool = False) -> None:
        """Reads the numbers that stand at a position of a line, one below the other, then its words."""
        text = line.text
        skip = _skip(text, at)
        mark = mark_at(text, skip)
        reached = self.floor  # depth of the open item that the line repeated last
        while mark and not (mark.wrap in ("bullet", "dash") and skip != line.lead):
            following = mark_at(text, _skip(text, mark.end))
            repeated = self._repeats(mark, reached) if (again or following) else None
            if repeated is not None:
                reached, again = repeated, True
            else:
                place = self._place_chained(mark, following, line)
                self._flush_pending_heading(place)
                self._open_item(line, mark, place, at)
                reached, again = len(self.levels), False
            at = mark.end
            skip = _skip(text, at)
            mark = following if following and following.wrap != "bullet" else None
        if again:
            del self.levels[max(reached, self.floor) + 1 :]
        if text[skip:].strip():
            self._words(line, skip, again)

    def _place_chained(self, mark: Mark, following: Mark | None, line: Line) -> Place:
        if following is None:
            place = self._place(mark, line)
        else:
            place = placed(mark, self.levels, self.floor, following, False)
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
        section_level = parent.kind in (Kind.SECTION, Kind.SCHEDULE) and (place.style[1] in ("decimal", "upper-roman")) and not parent.lead
        kind = Kind.SUBSECTION if section_level or mark.wrap == "para" else Kind.ITEM
        if parent.defines and mark.wrap != "bullet" and self.phrases.definition.match(line.text, _skip(line.text, mark.end)):
            kind = Kind.DEFINITION
        start = line.start + (at if at else 0)
        node = Node(kind, start, line.end, label=mark.text.strip())
        node.label_span = (start, line.start + mark.end)
        node.number = mark.body
        node.form = _form(mark, place)
        node.force = parent.force if parent.force is Force.SCHEDULE else Force.OPERATIVE
        if self.frame and depth == self.floor + 1 and self.frame.node is parent:
            node.inserted = True
            node.force = Force.QUOTED if self.frame.amendment.deletes else node.force
            node.locator = self.frame.amendment.locator(node.number, mark)
        elif parent.force is Force.QUOTED:
            node.force = Force.QUOTED
        self._flush_pending_into(node)
        parent.add(node)
        self.levels.append(Level(node, place.style, place.value, ended))

    def _flush_pending_heading(self, place: Place) -> None:
        if self.pending and place.depth > 1 + self.floor:
            self._flush_pending()

    def _words(self, line: Line, at: int, again: bool) -> None:
        """Words after the number of a line."""
        node = self.levels[-1].node
        start, end = line.start + at, line.end
        if node.empty and not again:
            self._append(node, start, end)
            return
        if again and self._defined(line, at, repeated=True):
            return
        if node.empty or (not node.children and not node.lead):
            self._append(node, start, end)
        else:
            self._text(line, start, end, len(self.levels) - 1)

    def _plain(self, line: Line) -> None:
        node = self.levels[-1].node
        if line.kind is not BlockKind.CELL and self._waits(line):
            self.pending.append(line)
            return
        if node.empty and node.kind is not Kind.TEXT:
            if node.kind is Kind.SECTION and not node.heading and self._is_title(line.text) and not line.text.endswith(".") and self._heading_follows(line):
                node.heading.append((line.start, line.end))
                node.end = line.end
                return
            if not self._defined(line, 0):
                self._append(node, line.start, line.end)
            return
        if self._defined(line, 0):
            return
        self._flush_pending()
        before = self._before(line)
        goes_on = before is not None and not before.terminated and (line.lower or not self._is_title(before.text)) and len(before.text) > 50
        if goes_on and line.kind is not BlockKind.CELL and line.lower:
            self._continue(line)
            return
        self._text(line, line.start, line.end, self._depth_of_plain(line))

    def _heading_follows(self, line: Line) -> bool:
        after = self._next(line)
        return after is not None and not section_number(after, self.series.name) and not after.group and not after.schedule and not after.lower

    def _waits(self, line: Line) -> bool:
        """Whether a line is a heading of what comes after it."""
        text = line.text
        if text.startswith("[") and text.endswith("]") and len(text) < 250:
            after = self._next(line)
            return after is not None and not self.phrases.repealed.match(text)
        if line.kind is BlockKind.HEADING:
            return True
        if self.levels[-1].node.defines or any(level.node.defines for level in self.levels):
            return self._heads(line) and not (self._next(line) or line).mark
        if not self._is_title(text) or text.endswith((".", "。")) or line.lower or "|" in text:
            return False
        return self._heads(line)

    def _heads(self, line: Line) -> bool:
        if not self._is_title(line.text) or line.text[-1] in ".。|" or line.lower or "|" in line.text:
            return False
        after = self._next(line)
        steps = 0
        while after is not None and steps < 3:
            if after.group or after.schedule or (section_number(after, self.series.name) and self._is_next_section(after)):
                return True
            if self.frame and (after.section or after.bare):
                return True
            if after.mark:
                if self.frame and self.frame.quoted:
                    return False
                place = placed(after.mark, self.levels, self.floor, None, False)
                return place.depth <= 1 + self.floor and after.mark.wrap == "paren" and not after.mark.readings[0][0].startswith("lower")
            bracketed = after.text[0] == "[" and after.text[-1] == "]"
            if not bracketed and (not self._is_title(after.text) or after.text[-1] in ".。" or after.lower):
                return False
            after = self._next(after)
            steps += 1
        return False

    def _is_next_section(self, line: Line) -> bool:
        value = section_number(line, self.series.name)
        return self.region is Kind.SCHEDULE or follows(self.last, value) >= 1 or value == self.last

    def _defined(self, line: Line, at: int, *, repeated: bool = False) -> bool:
        """Opens a definition where the words are one that stands in a list of definitions."""
        depth = next((d for d in range(len(self.levels) - 1, -1, -1) if self.levels[d].node.defines), None)
        if depth is None:
            return False
        words = line.text[at:].lstrip("“‘\"' ")
        match = self.phrases.definition.match(line.text, at + _skip(line.text[at:], 0)) or (
            self.phrases.definition.match(line.text, at + len(line.text[at:]) - len(words))
        )
        if not match and not repeated:
            after = self._next(line)
            named = self._is_title(line.text[at:]) or (line.text[at:at + 1].islower() and len(line.text) < 80)
            before = self._before(line)
            if not (named and line.text[-1] not in ".,;:" and after and after.mark and after.mark.is_first and before and before.ends_sentence):
                return False
        if not match and repeated and not (self.levels[-1].node.defines or len(self.levels) - 1 == depth):
            return False
        if match and line.lower and match.groupdict().get("plain") and (before := self._before(line)) is not None:
            if not before.ends_sentence and before.text[-1] not in ".;:—-" and before.terminated:
                return False
        del self.levels[depth + 1 :]
        parent = self.levels[-1].node
        node = Node(Kind.DEFINITION, line.start, line.end, force=parent.force if parent.force in (Force.SCHEDULE, Force.QUOTED) else Force.OPERATIVE)
        node.term = self.phrases.term(line.text[at:].strip())
        node.form = "definition"
        if self.frame and parent is self.frame.node:
            node.inserted = True
            node.locator = self.frame.amendment.base
            node.force = Force.QUOTED if self.frame.amendment.deletes else node.force
        parent.add(node)
        self.levels.append(Level(node))
        start = line.start + at + _skip(line.text[at:], 0) if at else line.start
        node.start = line.start
        self._append(node, start, line.end)
        return True

    def _depth_of_plain(self, line: Line) -> int:
        """The open item that words without a number belong to: the one whose list goes on after them."""
        after = self._next(line)
        while after is not None and not after.has_number and not after.group and not after.schedule:
            if self._begins_definition(after):
                break
            after = self._next(after)
        lowest = min(self.floor, len(self.levels) - 1)
        if after is None or after.group or after.schedule or after.mark is None:
            depth = lowest
            if after is not None and self._begins_definition(after) and not after.group:
                outer = next((d for d in range(len(self.levels) - 1, -1, -1) if self.levels[d].node.defines), lowest)
                depth = min(outer + 1, len(self.levels) - 1)
            return depth
        if section_number(after, self.series.name) and follows(self.last, section_number(after, self.series.name)) >= 2 and not self.frame:
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

    def _begins_definition(self, line: Line) -> bool:
        if not any(level.node.defines for level in self.levels):
            return False
        find = self.phrases.definition.match
        return bool(find(line.text, _skip(line.text, 0)) or find(line.text, line.lead))

    def _text(self, line: Line, start: int, end: int, depth: int) -> None:
        """Words without a number: closing words of the open item, or a paragraph of their own."""
        depth = max(0, min(depth, len(self.levels) - 1))
        top = len(self.levels) - 1
        node = self.levels[depth].node
        before = self._before(line)
        last = self.levels[top].node
        closes = node.children and before is not None and (line.lower or not before.ends_sentence) and line.kind is not BlockKind.CELL
        if not node.children and not node.empty and last is node and before is not None and not before.ends_sentence and not before.opens_list and line.lower:
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
        child = Node(Kind.TEXT, start, end, force=node.force if node.force in (Force.SCHEDULE, Force.QUOTED, Force.NOTE) else Force.OPERATIVE, form="text")
        if node.kind in (Kind.ROOT, Kind.PART, Kind.CHAPTER):
            child.force = Force.SCHEDULE if node.force is Force.SCHEDULE else Force.OPERATIVE
        node.add(child)
        self.levels.append(Level(child))
        self._append(child, start, end)

    def _is_new_paragraph(self, line: Line, before: Line | None) -> bool:
        if before is None:
            return True
        if self.phrases.unspaced or self.phrases.words.strict_labels:
            return before.ends_sentence
        return not line.lower and before.ends_sentence

    def _continue(self, line: Line) -> None:
        """Puts a line to the words before it, of which it is the rest."""
        if not self.levels:
            self._body(line)
            return
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
        if node.defines or any(level.node.kind is Kind.DEFINITION for level in self.levels) or node.kind is Kind.DEFINITION:
            return
        if self.phrases.definition_leads.search(words) and (words.rstrip()[-1:] in ":：—–-" or self._opens_definitions(words)):
            node.defines = True

    def _opens_definitions(self, words: str) -> bool:
        after = self._next(self._current)
        if after is None or after.group or len(words) > 400:
            return False
        value = section_number(after, self.series.name)
        repeated = bool(value) and value == self.open_value
        at = self._label_end(after) if repeated else after.lead
        mark = mark_at(after.text, _skip(after.text, at))
        at = mark.end if mark and (repeated or mark.is_first) else at
        return (repeated and len(words) < 160) or bool(self.phrases.definition.match(after.text, _skip(after.text, at)))

    @staticmethod
    def _extend(node: Node, end: int) -> None:
        at: Node | None = node
        while at is not None:
            at.end = max(at.end, end)
            at = at.parent

    # amendments

    def _begin_frame(self, line: Line, node: Node) -> None:
        if self._within_inserted(node):
            return
        if not line.opens_list or (not self.phrases.inserts.search(line.text) and not self.phrases.deletes.search(line.text)):
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
        if self.frame:
            self._close_frame()
        self.frame = Frame(node, len(self.levels) - 1, Amendment.read(words, line.text, self.phrases))
        self.floor = len(self.levels) - 1
        if self.frame.amendment.defines:
            node.defines = True

    @staticmethod
    def _within_inserted(node: Node) -> bool:
        at: Node | None = node
        while at is not None and not at.inserted:
            at = at.parent
        return at is not None

    def _text_of(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    def _watch_frame(self, line: Line) -> None:
        if self.frame is None:
            return
        after = self._next(line)
        begun = (line.opens_list and self.frame.node.lead and self.frame.node.lead[-1][1] == line.end) or (
            self.frame.node.closing and self.frame.node.closing[-1][1] == line.end
        )
        if begun:
            self.frame.quoted = bool(after and after.opens)
            self.frame.depth = 0
            return
        if self.frame.quoted:
            self.frame.depth += line.balance
            if self.frame.depth <= 0:
                self._close_frame()

    def _close_frame(self) -> None:
        if self.frame is None:
            return
        del self.levels[self.frame.floor + 1 :]
        self.frame = None
        self.floor = 0


def _skip(text: str, at: int) -> int:
    """The next position that is no blank, no quotation mark and no editor's mark."""
    length = len(text)
    while at < length and (text[at].isspace() or text[at] in "*_"):
        at += 1
    if at + 3 < length and text[at].isupper() and text[at + 1].isdigit():
        bracket = text.find("[", at, at + 5)
        if bracket > 0 and text[at + 1 : bracket].isdigit():
            at = bracket + 1
    return at


def _form(mark: Mark, place: Place) -> str:
    alphabet = place.style[1]
    if mark.wrap == "bullet":
        return "bullet"
    if mark.wrap in ("degree", "para"):
        return mark.wrap
    if alphabet == "decimal":
        return "paren" if mark.wrap == "paren" else "decimal"
    if alphabet == "upper-roman":
        return "roman"
    return "letter" if alphabet not in ("han", "circled") else alphabet
