"""What is put into a draft, paragraph by paragraph, set and numbered as the draft sets and numbers its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lawkit.annotation.counting import counted
from lawkit.annotation.definitions import DefinitionPlace
from lawkit.annotation.forms import DraftForms, Layout, SectionForm
from lawkit.annotation.lines import Kind, Line, Words, definition_lines, lines_of
from lawkit.annotation.numbering import Numbered
from lawkit.annotation.printing import Printer
from lawkit.drafts.draft import Draft
from lawkit.drafts.draft import Kind as ProvisionKind
from lawkit.drafts.structure_words import structure_words
from lawkit.kits.clauses import KeptClause
from lawkit.library.content import DefinitionEntry


class Role(StrEnum):
    """Which characters of the example a stretch of words resembles."""

    LABEL = "label"
    HEADING = "heading"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Segment:
    """Words in one role."""

    role: Role
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph to be put in.

    `like` is the offset of a paragraph of the draft to be resembled, `heading_like` and `body_like` those of the
    characters of headings and words. `label` is its number with `gap` behind it; where `counts_on` is set the lists of
    the file may print it instead. `deeper` counts levels below the example.
    """

    segments: tuple[Segment, ...]
    like: int | None
    label: str = ""
    gap: str = ""
    counts_on: bool = False
    deeper: int = 0
    heading_like: int | None = None
    body_like: int | None = None
    opens: bool = False  # it carries the number of a section
    continues: bool = False  # it counts on in the list of the section into which it goes

    @property
    def text(self) -> str:
        """The words with the number, as printed."""
        words = "".join(word.text for segment in self.segments for word in segment.words)
        return f"{self.label}{self.gap}{words}"


@dataclass(frozen=True, slots=True)
class Insertion:
    """Paragraphs that stand together behind a place of the draft: `behind` is an offset in the paragraph before."""

    behind: int
    order: int
    paragraphs: tuple[NewParagraph, ...]
    clause: KeptClause
    text: str  # the model text
    fills: tuple[str, ...]
    number: str = ""


@dataclass(frozen=True)
class Composer:
    """Sets clauses in the forms of a draft."""

    draft: Draft
    forms: DraftForms
    printer: Printer
    more: str = "{heading}"  # the heading of a clause of which only a part is put in
    mark: str = ""  # stands before the heading of a clause that is not in the draft's language

    def clause(self, new: Numbered, order: int) -> Insertion:
        """A clause as a section of its own, or as a schedule."""
        addition = new.addition
        lines = lines_of(addition.clause, self.printer.words(addition.text, addition.clause), self.printer.order)
        if addition.into and new.after is not None:
            return self._continued(lines[1:], new, order - 500)
        if addition.reduced:
            more = self.more.format(heading="".join(word.text for word in lines[0].words))
            lines = [Line(Kind.HEADING, (Words(more),)), *lines[1:]]
        if addition.clause.schedule or not new.number:
            paragraphs = self._schedule(lines, new.number) if new.number else [*map(self._line, lines)]
            behind = len(self.draft.text) - 1
        else:
            paragraphs = self._section(lines, new)
            behind = new.after.end - 1 if new.after is not None else len(self.draft.text) - 1
        return Insertion(
            behind, order, tuple(paragraphs), addition.clause, addition.text, addition.fills, new.number
        )  # fmt: skip

    def definition(
        self, entry: DefinitionEntry, place: DefinitionPlace, clause: KeptClause, text: str, order: int,
        fills: tuple[str, ...],
    ) -> Insertion:  # fmt: skip
        """A definition among those of the draft."""
        lines = definition_lines([entry], self.printer.words(text, clause), self.printer.order)
        paragraphs = [self._line(line, place.example, place.number) for line in lines]
        return Insertion(place.behind, order, tuple(paragraphs), clause, text, fills, entry.term)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _continued(self, lines: Sequence[Line], new: Numbered, order: int) -> Insertion:
        """Paragraphs at the end of a section that the draft has, numbered on where that numbers its own."""
        addition, section = new.addition, new.after
        assert section is not None
        children = [self.draft.provisions[at] for at in section.children]
        last = [one for one in children if one.kind is ProvisionKind.SUBSECTION]
        paragraphs = []
        number = new.offset
        for line in lines:
            counted_on = line.depth == 0 and line.kind in (Kind.LEVEL, Kind.TEXT)
            number += counted_on
            if counted_on and new.offset:
                made = self._line(replace(line, kind=Kind.LEVEL, number=number))
                made = replace(made, like=last[-1].start, body_like=last[-1].start, heading_like=None, deeper=0)
                paragraphs.append(replace(made, continues=True))
            else:
                paragraphs.append(self._line(replace(line, kind=Kind.TEXT) if counted_on else line))
        if self.mark and paragraphs:
            first = paragraphs[0]
            marked = Segment(Role.BODY, (Words(f"{self.mark} "),))
            paragraphs[0] = replace(first, segments=(marked, *first.segments))
        return Insertion(
            section.end - 1, order, tuple(paragraphs), addition.clause, addition.text, addition.fills, new.number
        )  # fmt: skip

    def _section(self, lines: Sequence[Line], new: Numbered) -> list[NewParagraph]:
        form = self.forms.section
        heading, *rest = lines
        opening = counted(form.opening.replace("{han}", "{n}"), 1, new.number)
        opening, gap = opening.rstrip(), opening[len(opening.rstrip()) :]
        broken = "\n" in gap
        title = Segment(Role.HEADING, self._title(heading.words, form.stop))

        def headed(*segments: Segment, label: str = opening, gap: str = "" if broken else gap) -> NewParagraph:
            return NewParagraph(
                segments, form.example, label, gap, new.next and bool(label), 0, form.heading_at, form.words_at, True
            )  # fmt: skip

        first = self._run_in(form, rest)
        if form.layout is Layout.NEXT:
            alone = NewParagraph((title,), form.heading_at, heading_like=form.heading_at)
            return [headed(gap=""), alone, *map(self._line, rest)]
        if form.layout is Layout.BEFORE:
            above = NewParagraph((title,), form.heading_at, heading_like=form.heading_at)
            return [above, headed(*first), *map(self._line, rest[1:] if first else rest)]
        if form.layout is Layout.NONE:
            marked = (Segment(Role.BODY, (Words(f"{self.mark} "),)),) if self.mark and first else ()
            if self.mark and rest and not first:
                rest = [replace(rest[0], words=(Words(f"{self.mark} "), *rest[0].words)), *rest[1:]]
            return [headed(*marked, *first), *map(self._line, rest[1:] if first else rest)]
        joint = (Segment(Role.BODY, (Words(form.joint),)),) if first else ()
        return [headed(title, *joint, *first), *map(self._line, rest[1:] if first else rest)]

    def _run_in(self, form: SectionForm, rest: Sequence[Line]) -> tuple[Segment, ...]:
        """The first line of words, where it stands on the line of the number or heading."""
        if not form.run_in or not rest:
            return ()
        line = rest[0]
        label = self._label(line, 0)
        words = (Words(f"{label[0]}{label[1]}"), *line.words) if label[0] else line.words
        return (Segment(Role.BODY, words),)

    def _title(self, words: tuple[Words, ...], stop: bool) -> tuple[Words, ...]:
        marked = (Words(f"{self.mark} "), *words) if self.mark else words
        return (*marked, Words(".")) if stop else marked

    def _line(self, line: Line, example: int | None = None, number: int = 0) -> NewParagraph:
        label, gap = self._label(line, number)
        like, deeper = self._example(line)
        if line.kind is Kind.DEFINITION:
            own = self.forms.definition
            like = example if example is not None else like
            term = Words(f"{own.before}{line.term}{own.after} ")
            return NewParagraph((Segment(Role.BODY, (term, *line.words)),), like, label, gap, body_like=like)
        role = Role.HEADING if line.kind is Kind.HEADING else Role.BODY
        counts = line.kind is Kind.LEVEL
        return NewParagraph((Segment(role, line.words),), like, label, gap, counts, deeper, like, like)

    def _label(self, line: Line, number: int) -> tuple[str, str]:
        if line.kind is Kind.DEFINITION:
            own = self.forms.definition
            return (counted(own.number, number), own.gap) if own.number and number else ("", "")
        if line.kind is not Kind.LEVEL:
            return "", ""
        level = self.forms.levels[min(line.depth, len(self.forms.levels) - 1)]
        return (counted(level.form, line.number), level.gap) if level.form else ("", "")

    def _example(self, line: Line) -> tuple[int | None, int]:
        """The paragraph of the draft that a line resembles, and how many levels deeper than it the line stands."""
        form = self.forms
        text = form.text if form.text is not None else form.levels[0].example
        text = text if text is not None else form.section.words_at
        if line.kind is not Kind.LEVEL:
            return text, 0
        for depth in range(min(line.depth, len(form.levels) - 1), -1, -1):
            example = form.levels[depth].example
            if example is not None:
                return example, line.depth - depth
        return text, line.depth

    def _schedule(self, lines: Sequence[Line], number: str) -> list[NewParagraph]:
        heading, *rest = lines
        schedules = [one for one in self.draft.provisions if one.kind is ProvisionKind.SCHEDULE]
        words = structure_words(self.draft.language).schedules
        noun = words[0].words[0] if words else ""
        like = schedules[-1].start if schedules else self.forms.section.example
        title = self._title(heading.words, False)
        label = f"{noun} {number}".strip()
        head = NewParagraph((Segment(Role.HEADING, title),), like, label, ". ", heading_like=like, body_like=like)
        return [head, *map(self._line, rest)]
