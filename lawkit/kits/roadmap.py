"""09 Roadmap: the steps from the kit to a law that works, with owners, dates and order, and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from babel.dates import format_date

from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.schedule import Planned, plan
from lawkit.word.document import WordDocument
from lawkit.word.pieces import CheckBox, Piece, Text
from lawkit.word.table import Cell, Column

QUARTER = 13  # weeks
MOMENT = 2  # the columns over which the sign of a moment is drawn
MOST_COLUMNS = 63  # of a table, in Word
_HEAD, _BAR, _DECISIVE, _PHASE, _MILESTONE = "1F3A5F", "9DB4D0", "1F3A5F", "EEF2F7", "D98A00"


def write_roadmap(context: KitContext, texts: PrintedTexts) -> bytes:
    """The roadmap as a Word file."""
    _ = context.translate
    steps = plan(context)
    document = WordDocument(context.setup(_("Roadmap"), landscape=True))
    document.title(_("Roadmap"), " · ".join(one for one in (context.state, context.day()) if one))
    document.paragraph(
        _("The steps from the decision to begin to a law that works. The lengths are usual ones; change them, and the "
          "dates that depend on them, where the State knows better. Dark bars decide on the date of entry into force: "
          "a delay of one of them delays the law.")
    )  # fmt: skip
    if context.date is None:
        document.note(
            _("Weeks are counted from the decision to begin. Make the kit with --date YYYY-MM-DD to have real dates.")
        )
    if steps:
        document.heading(_("The steps as a picture"))
        _Picture(document, context, steps).draw()
        document.heading(_("The steps one by one"))
        _table(document, context, steps)
    context.papers.wording.check()
    return document.to_bytes()


def begins_on(context: KitContext, week: int) -> str:
    """The first day of a week of the plan as a date, or `week 5` without one."""
    if context.date is None:
        return context.translate("week {number}").format(number=week + 1)
    return format_date(context.date + timedelta(weeks=week), format="medium", locale=context.locale)


def ends_on(context: KitContext, week: int) -> str:
    """The last day before a week of the plan."""
    if context.date is None:
        return context.translate("week {number}").format(number=max(week, 1))
    return format_date(context.date + timedelta(weeks=week, days=-1), format="medium", locale=context.locale)


def _table(document: WordDocument, context: KitContext, steps: Sequence[Planned]) -> None:
    _ = context.translate
    columns = [
        Column(_("No."), 0.8), Column(_("Step"), 4), Column(_("Who leads"), 2.4), Column(_("Begins"), 1.3),
        Column(_("Ends"), 1.3), Column(_("After"), 1), Column(_("What is there at the end"), 3.4),
        Column(_("Done"), 1),
    ]  # fmt: skip
    rows: list[list[Cell]] = []
    words = context.papers.words
    for phase, group in groupby(steps, key=lambda one: one.step.phase):
        rows.append([Cell((words(phase),), fill=_PHASE, span=len(columns), style="TableGroup")])
        for one in group:
            milestone = one.step.weeks == 0
            rows.append([
                Cell((str(one.number),), centred=True),
                Cell((_bold(words(one.step.title)) if one.decisive else words(one.step.title),)),
                Cell((words(one.step.owner),)),
                Cell((begins_on(context, one.begins),)),
                Cell(("" if milestone else ends_on(context, one.ends),)),
                Cell((", ".join(str(number) for number in one.after),), centred=True),
                Cell((words(one.step.result),)),
                Cell((_done(one, _("Step {number} done").format(number=one.number)),), centred=True),
            ])  # fmt: skip
    document.table(columns, rows, _("Steps"), _("One row a step; decisive steps in bold."))


def _done(one: Planned, label: str) -> CheckBox:
    return CheckBox(f"step:{one.step.id}", label)


def _bold(pieces: Sequence[Piece]) -> list[Piece]:
    return [replace(one, bold=True) if isinstance(one, Text) else one for one in pieces]


@dataclass(frozen=True, slots=True)
class _Picture:
    """The steps as bars over the weeks, drawn as a table so that it is sharp, prints, and can be changed in Word."""

    document: WordDocument
    context: KitContext
    steps: Sequence[Planned]

    def draw(self) -> None:
        """Writes the picture and what its colours mean."""
        _ = self.context.translate
        columns = [Column("", 0.58 * self.width), *(Column("") for _place in range(self.width))]
        rows = [self._head()]
        for phase, group in groupby(self.steps, key=lambda one: one.step.phase):
            title = self._small(self.context.papers.words(phase))
            rows.append([Cell((title,), fill=_PHASE, span=1 + self.width, style="TableGroup")])
            rows += [self._row(one) for one in group]
        described = _("A bar for each step over the weeks in which it runs; the table below says it in words.")
        self.document.table(columns, rows, _("The steps as a picture"), described, heads=1)
        self.document.paragraph(
            Text(_("Dark: decides on the entry into force. Light: has time to spare. ◆: a moment."), style="Faint")
        )

    @property
    def quarters(self) -> int:
        """The quarters of a year that the picture covers."""
        return -(-max(max(one.ends for one in self.steps), QUARTER) // QUARTER)

    @property
    def fine(self) -> int:
        """The columns of a quarter: as many as Word can hold."""
        return max(1, min(6, (MOST_COLUMNS - 1) // self.quarters))

    @property
    def width(self) -> int:
        """The columns of the picture beside the names of the steps."""
        return self.quarters * self.fine

    def _head(self) -> list[Cell]:
        """A cell a quarter: the day on which it begins, or the months from the start."""
        _ = self.context.translate
        cells = [Cell((Text(_("Step"), size=8),), fill=_HEAD, style="TableHead")]
        for number in range(self.quarters):
            if self.context.date is None:
                label = _("Months {first}–{last}").format(first=3 * number + 1, last=3 * number + 3)
            else:
                day = self.context.date + timedelta(weeks=QUARTER * number)
                label = format_date(day, format="medium", locale=self.context.locale)
            cells.append(Cell((Text(label, size=7.5),), fill=_HEAD, span=self.fine, style="TableHead"))
        return cells

    def _row(self, one: Planned) -> list[Cell]:
        label = [Text(f"{one.number}. ", size=8), *self._small(self.context.papers.words(one.step.title))]
        cells = [Cell((label,))]
        begins, ends = (round(week * self.fine / QUARTER) for week in (one.begins, one.ends))
        length = max(ends - begins, 1) if one.step.weeks else MOMENT
        begins = min(begins, self.width - length)
        if begins:
            cells.append(Cell(("",), span=begins))
        if one.step.weeks:
            cells.append(Cell(("",), fill=_DECISIVE if one.decisive else _BAR, span=length))
        else:
            cells.append(Cell((Text("◆", colour=_MILESTONE, size=8),), span=length, centred=True))
        if begins + length < self.width:
            cells.append(Cell(("",), span=self.width - begins - length))
        return cells

    def _small(self, pieces: Sequence[Piece]) -> list[Piece]:
        return [replace(one, size=8) if isinstance(one, Text) else one for one in pieces]
