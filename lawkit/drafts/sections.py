"""Which numbers open a section: the next of the main series, an inserted one, or one of a schedule."""

from __future__ import annotations

import re

from lawkit.drafts.draft import Force, Kind
from lawkit.drafts.labels import Label
from lawkit.drafts.lines import Line
from lawkit.drafts.nodes import Level, Node
from lawkit.drafts.numbering import FIRST, Value, follows, mark_at
from lawkit.drafts.reading_state import FIRST_WORDS
from lawkit.drafts.regions import Regions
from lawkit.drafts.series import BARE, section_number

# "5. Short title.—(1) This Act may be cited …", "第五条　【罚则】有下列…", "ARTÍCULO 4.- (SANCIONES). La infracción …"
_RUN_IN_HEADING = re.compile(
    r"\s*(?:(?P<heading>[^\W\d_][^.—–:;()]{2,150})\.\s?[—–―]+\s*(?=\S)|[【\[](?P<bracketed>[^】\]]{1,40})[】\]]\s*(?=\S)"
    r"|[(](?P<paren>[^\W\d_][^()]{2,100})[)]\s?\.?[\s–—-]+(?=[^\W\d_a-zß-ÿа-я]|[“\"«(]|\d))"
)


class Sections(Regions):
    """Opens sections, and keeps their series."""

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
        if label and self._goes_on_in_code(label) and not (self.frame and self._is_inserted(line, value, step)):
            self._main_section(line)
            return True
        if self.last and value == FIRST and self._restarts_here():
            self.restarts = True
            self.last = ()
            self._main_section(line)
            return True
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
            if self.series.comes_after(line.number, self.last, value) and (
                broken or self.series.name == BARE or len(self.levels) > 1 or self._runs_on(line)
            ):
                return False
            if self.series.name == BARE and self._belongs_to_list(line, value):
                return False
            if self.series.name == BARE and not self._looks_like_section(line):
                return False
            self._main_section(line)
            return True
        if self.series.name == BARE or broken or not self.last or value > self.last:
            return False
        if value == FIRST:  # the count begins again: another instrument in the same file
            self.run += 1
            self.last = ()
            self._main_section(line)
            return True
        ended = before is None or before.ends_sentence or self._is_title(before.text)
        if ended and label and label.separated:
            self._main_section(line, counts=False)
            return True
        return False

    def _goes_on_in_code(self, label: Label) -> bool:
        """Whether an article of a code follows another: its parts (L., R., D.) and chapters each count on their own."""
        if not label.code or not label.separated or (self.last and not self.code):
            return False
        return label.value != self.open_value or label.code != self.code

    def _runs_on(self, line: Line) -> bool:
        """Whether a sentence that begins with a reference goes on without a space: 第六十八条不受影响。"""
        label = line.section
        return self.phrases.unspaced and label is not None and line.text[label.end : label.end + 1].strip() != ""

    def _restarts_here(self) -> bool:
        """Whether the number 1 stands right below a second or later part: the parts count their sections each anew."""
        group = self.levels[0].node if self.levels else self.root
        return (
            len(self.levels) == 1
            and group.kind in (Kind.PART, Kind.CHAPTER)
            and group.empty
            and self.group_value > FIRST
        )

    def _begins_later(self, line: Line) -> bool:
        places = self.series.places.get(FIRST, [])
        return not self.nested and bool(places) and places[-1] > line.number and self.series.name == BARE

    def _belongs_to_list(self, line: Line, value: Value) -> bool:
        """Whether an open list of plain numbers wants this number more than the sections do."""
        if not line.mark or len(self.levels) < 2:
            return False
        for level in self.levels[1:]:
            if (
                level.style
                and level.style[1] == "decimal"
                and level.style[0] == line.mark.wrap
                and follows(level.value, value) == 3
            ):
                return not self._looks_like_section(line) or level.value != self.last
        return False

    def _looks_like_section(self, line: Line) -> bool:
        rest = line.text[self._label_end(line) :].strip()
        after = self._next(line)
        return (
            bool(mark_at(rest, 0))
            or (after is not None and section_number(after, BARE) == (line.bare or ("", (), 0))[1])
            or (self._is_title(rest) and after is not None)
            or (self.run_in_headings and self._has_run_in_heading(line))
        )

    def _is_inserted(self, line: Line, value: Value, step: int) -> bool:
        if self.frame is None or (line.section is None and self.frame.amendment.unit not in ("", "section")):
            return False
        if self.frame.quoted:
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
        taken = section.children or (section.lead and not section.heading) or self._belongs_to_list(line, self.last)
        lower = line.text[end:].strip()[:1].islower()
        if self.series.name == BARE and taken and (section.children or line.mark is None or lower):
            return False
        if self.frame and not self.frame.quoted:
            self._close_frame()
        if (
            section.lead
            and not section.children
            and not section.closing
            and self.series.name == BARE
            and not section.heading
        ):
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
            locator = f"第{number}条" if number[0] >= "\u4e00" else number
            self._open_section(line, number, locator, line.lead, end)
        elif line.section:
            label = line.section
            self.code = label.code
            self._open_section(line, label.printed, label.locator, label.start, label.end)

    def _open_section(
        self, line: Line, number: str, locator: str, start: int, end: int, *, extra: bool = False
    ) -> None:
        self._close_frame()
        self.region = Kind.SECTION
        rest = line.text[end:].strip(" \t*_")
        node = Node(
            Kind.SECTION,
            line.start,
            line.end,
            label=line.text[start:end].strip(" .-–—:：\t") if extra or self.series.name != BARE else number,
        )
        node.number, node.locator, node.run = number, locator, self.run
        node.label_span = (line.start, line.start + end)
        own_heading = self._own_heading(line, rest)
        self._take_heading(node, others_too=not own_heading)
        self._parent().add(node)
        self._extend(self._parent(), line.end)
        self.levels = [Level(node)]
        self.floor = 0
        if own_heading:
            offset = line.text.index(rest, end)
            node.heading.append((line.start + offset, line.start + offset + len(rest)))
            self._note_definitions_below(node, rest)
            return
        run_in = _RUN_IN_HEADING.match(line.text, end)
        if run_in is None and self.run_in_headings:
            run_in = FIRST_WORDS.match(line.text, end)
        if run_in:
            name = next(name for name, words in run_in.groupdict().items() if words)
            node.heading.append((line.start + run_in.start(name), line.start + run_in.end(name)))
            end = run_in.end()
        self._rest(line, end)

    def _section_in_schedule(self, line: Line, value: Value) -> bool:
        label = line.section
        if label is None:
            return False
        if (
            value
            and follows(self.last, value) == 3
            and follows(self.schedule_last, value) != 3
            and self.series.name != BARE
        ):
            self.groups = [group for group in self.groups if group[1].kind is not Kind.SCHEDULE]
            self._main_section(line)
            return True
        if not follows(self.schedule_last, label.value) and label.value != FIRST:
            return False
        self.schedule_last = label.value
        locator = f"{self.groups[0][1].locator}, {label.locator}" if self.groups else label.locator
        node = Node(
            Kind.SECTION,
            line.start,
            line.end,
            force=Force.SCHEDULE,
            label=line.text[label.start : label.end].strip(),
            number=label.printed,
            locator=locator,
        )
        node.label_span = (line.start, line.start + label.end)
        self._take_heading(node)
        self._parent().add(node)
        self.levels = [Level(node)]
        self._rest(line, label.end)
        return True
