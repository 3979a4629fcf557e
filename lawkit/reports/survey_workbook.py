"""A survey as an Excel workbook: states, themes, the matrix, a sheet for each theme and comparison, and the findings.

Every status leads to the row of the sheet of findings that says on which provisions it rests.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lawkit.checking.progress import STATES
from lawkit.localization.direction import direction
from lawkit.reports.survey_html import state_words
from lawkit.reports.survey_view import Cell, ComparisonView, DutyRow, Group, SurveyView, Translate, places_line
from lawkit.workbooks import Book, Value

MOST_COLUMNS = 1000  # of the matrix; Excel ends at 16,384
THEME_COLUMNS = 250  # of the sheet of a theme
FIRST_COLUMN = 8  # of the matrix, and of the sheet of a theme, that is a state or a law, counted from 1
MOST_ROWS = 200_000  # of a sheet; Excel ends at 1,048,576
FILLS = {"covered": "B5D3E8", "partial": "FBE3B8", "missing": "EEF0F3", "undecided": "DDD0EE"}
_SHADES = ((0.75, "9CC4E0"), (0.5, "B9D6EA"), (0.25, "D6E7F3"), (0.001, "EDF4F9"))

Heads = list[tuple[str, int]]


def survey_as_workbook(view: SurveyView, translate: Translate, language: str) -> bytes:
    """The workbook as bytes; the same survey gives the same bytes."""
    return _Workbook(view, translate, language).to_bytes()


class _Workbook:
    def __init__(self, view: SurveyView, translate: Translate, language: str) -> None:
        self._view, self._ = view, translate
        self._states = state_words(translate)
        self._book = Book(right_to_left=direction(language) == "rtl")
        self._sheets: list[tuple[str, str]] = []  # name, what it holds
        found = [(duty.number, cell) for duty in view.duties for cell in duty.cells]
        self._rows = {(number, cell.subject): row for row, (number, cell) in enumerate(found[:MOST_ROWS])}

    def to_bytes(self) -> bytes:
        """The file."""
        _, view = self._, self._view
        named = _("Contents")
        themes = [(f"{number:02} {one.title}", one) for number, one in enumerate(view.themes_in_order, 1)]
        compared = [(f"{_('Side by side')} {number}", one) for number, one in enumerate(view.comparisons, 1)]
        self._sheets = [(_("States and laws"), ""), (_("Share covered by theme"), ""), (_("Weakest links"), "")]
        self._sheets += [(name, one.title) for name, one in compared]
        self._sheets += [(_("Since the last survey"), "")] if view.compared else []
        self._sheets += [(_("Matrix"), ""), *((name, one.title) for name, one in themes)]
        self._sheets += [(_("Best laws"), ""), (_("Findings"), ""), (_("Laws"), ""), (_("Notes"), "")]
        rows: list[list[Value]] = [[name, held] for name, held in self._sheets]
        for note in (view.disclaimer, *view.notes, *view.first_look):
            rows.append(["", note])
        self._book.table(named, [(_("Sheet"), 36), (_("Contents"), 90)], rows)
        self._subjects()
        self._shares()
        self._weakest()
        for name, one in compared:
            self._comparison(name, one)
        if view.compared:
            self._changes()
        self._matrix(_("Matrix"), view.duties, MOST_COLUMNS)
        for name, theme in themes:
            self._matrix(name, theme.duties, THEME_COLUMNS)
        self._best()
        self._findings()
        self._laws()
        self._book.lines(_("Notes"), [view.disclaimer, *view.notes, *view.first_look, *self._cut(), *view.warnings])
        for row, (name, _held) in enumerate(self._sheets):
            self._book.link(named, name, [(row, 1, -1)])
        self._link_findings(_("Matrix"), view.duties, MOST_COLUMNS)
        for name, theme in themes:
            self._link_findings(name, theme.duties, THEME_COLUMNS)
        return self._book.to_bytes()

    def _duty_heads(self) -> Heads:
        _ = self._
        return [(_("Obligation"), 18), (_("Authority"), 26), (_("Duty"), 46), (_("Theme"), 22), (_("Option"), 9)]

    def _duty(self, duty: DutyRow) -> list[Value]:
        return [duty.id, duty.authority, duty.duty, duty.kind, self._("option") if duty.option else ""]

    def _found(self, cell: Cell) -> list[Value]:
        quote = cell.places[0].quote if cell.places else ""
        name = self._view.columns[cell.subject].name
        return [name, self._states[cell.state], places_line(cell.places), quote]

    def _subjects(self) -> None:
        _, view = self._, self._view
        heads = [(_("State or law"), 34), (_("Laws read"), 11), (_("Words"), 11), (_("Themes addressed"), 13)]
        heads += [*((self._states[state], 12) for state in STATES), (_("Share covered (%)"), 14)]
        rows: list[list[Value]] = [
            [one.name, len(one.laws), one.words, one.themes_found, *one.counts, _percent(one.share)]
            for one in view.columns
        ]
        self._book.table(_("States and laws"), heads, rows)

    def _shares(self) -> None:
        _, view = self._, self._view
        themes = view.themes_in_order
        heads = [(_("State or law"), 34), (_("Laws read"), 11), *((one.title, 15) for one in themes)]
        rows: list[list[Value]] = [
            [one.name, len(one.laws), *(_percent(theme.columns[one.number][1]) for theme in themes)]
            for one in view.columns
        ]
        self._book.table(_("Share covered by theme"), heads, rows)
        shades = [
            (column.number, shade, 3 + place)
            for column in view.columns
            for place, theme in enumerate(themes)
            if (shade := _shade(theme.columns[column.number][1]))
        ]
        self._book.fill(shades)

    def _weakest(self) -> None:
        _ = self._
        heads = [(_("Theme"), 34), (_("Share covered (%)"), 14), *((self._states[state], 12) for state in STATES)]
        heads += [(_("Weakest duties"), 80)]
        rows: list[list[Value]] = [[*_figures(one), _duty_list(one.weakest)] for one in self._view.themes]
        self._book.table(_("Weakest links"), heads, rows)

    def _comparison(self, name: str, shown: ComparisonView) -> None:
        _, rows = self._, (*shown.differing, *shown.alike)
        heads = self._duty_heads()
        for column in shown.columns:
            heads += [(column.name, 16), (_("Found in"), 36), (_("Quote"), 40)]
        lines = [[*self._duty(row.duty), *(v for cell in row.cells for v in self._side(cell))] for row in rows]
        self._book.table(name, heads, lines, freeze="C2")
        self._book.fill(
            [
                (number, FILLS[state], 6 + 3 * place)
                for number, row in enumerate(rows)
                for place, cell in enumerate(row.cells)
                if (state := cell.state if cell else "missing") in FILLS
            ]
        )

    def _side(self, cell: Cell | None) -> list[Value]:
        if cell is None:
            return [self._states["missing"], "", ""]
        return [self._states[cell.state], places_line(cell.places), cell.places[0].quote if cell.places else ""]

    def _changes(self) -> None:
        _, view = self._, self._view
        heads = [(_("State or law"), 30), (_("Obligation"), 18), (_("Authority"), 26), (_("Duty"), 46)]
        heads += [(_("Change"), 12), (_("Before"), 12), (_("After"), 12), (_("Found before in"), 40)]
        heads += [(_("Found now in"), 40)]
        rows: list[list[Value]] = [
            [
                one.subject,
                one.duty.id,
                one.duty.authority,
                one.duty.duty,
                view.directions[one.direction],
                self._states[one.before],
                self._states[one.after],
                one.was_in,
                one.is_in,
            ]
            for one in view.changed
        ]
        rows += [[name, "", "", "", _("new"), "", "", "", ""] for name in view.new]
        rows += [[name, "", "", "", _("gone"), "", "", "", ""] for name in view.gone]
        self._book.table(_("Since the last survey"), heads, rows)

    def _matrix(self, name: str, duties: Sequence[DutyRow], most: int) -> None:
        """Duties by states and laws; the states of one theme or of all."""
        _, columns = self._, self._view.columns[:most]
        heads = [*self._duty_heads(), (self._states["covered"], 11), (self._states["partial"], 11)]
        heads += [(one.name, 16) for one in columns]
        heads += [] if duties is self._view.duties else [(_("Carried best by"), 40), (_("Quote"), 60)]
        rows: list[list[Value]] = []
        for duty in duties:
            counts: list[Value] = [duty.states.count("covered"), duty.states.count("partial")]
            row = [*self._duty(duty), *counts, *(self._states[state] for state in duty.states[: len(columns)])]
            if duties is not self._view.duties:
                best = duty.best[0].places if duty.best else ()
                row += [places_line(best), best[0].quote if best else ""]
            rows.append(row)
        self._book.table(name, heads, rows, freeze="C2")
        self._book.fill(
            [
                (row, FILLS[state], FIRST_COLUMN + number)
                for row, duty in enumerate(duties)
                for number, state in enumerate(duty.states[: len(columns)])
                if state in FILLS
            ]
        )

    def _link_findings(self, name: str, duties: Sequence[DutyRow], most: int) -> None:
        """Every status leads to the provisions that it rests on."""
        links = [
            (row, FIRST_COLUMN + cell.subject, self._rows[duty.number, cell.subject])
            for row, duty in enumerate(duties)
            for cell in duty.cells
            if cell.subject < most and (duty.number, cell.subject) in self._rows
        ]
        self._book.link(name, self._("Findings"), links)

    def _best(self) -> None:
        _ = self._
        heads = [*self._duty_heads(), (_("State or law"), 30), (_("Status"), 12), (_("Found in"), 40)]
        heads += [(_("Quote"), 50)]
        rows = [[*self._duty(duty), *self._found(cell)] for duty in self._view.duties for cell in duty.best]
        self._book.table(_("Best laws"), heads, rows, freeze="C2")

    def _findings(self) -> None:
        _ = self._
        heads = [*self._duty_heads(), (_("State or law"), 30), (_("Status"), 12), (_("Found in"), 40)]
        heads += [(_("Quote"), 50), (_("What is lacking"), 40), (_("narrowed"), 40)]
        rows = [
            [*self._duty(duty), *self._found(cell), "; ".join(cell.lacking), places_line(cell.narrowed)]
            for duty in self._view.duties
            for cell in duty.cells
        ]
        self._book.table(_("Findings"), heads, rows[:MOST_ROWS], freeze="C2")

    def _laws(self) -> None:
        _, view = self._, self._view
        rows: list[list[Value]] = [
            [name, view.columns[owner].name, language, words, ""] for name, owner, language, words in view.laws
        ]
        rows += [[name, "", "", "", why] for name, why in view.skipped]
        heads = [(_("Law"), 44), (_("State or law"), 30), (_("Language"), 11), (_("Words"), 11), (_("Why skipped"), 60)]
        self._book.table(_("Laws"), heads, rows)

    def _cut(self) -> list[str]:
        _, view = self._, self._view
        notes = []
        if len(view.columns) > MOST_COLUMNS:
            words = _("The matrix shows the first {shown} of {all} states and laws; --format json holds all.")
            notes.append(words.format(shown=MOST_COLUMNS, all=len(view.columns)))
        if sum(len(one.cells) for one in view.duties) > MOST_ROWS:
            words = _("The sheet of findings shows the first {shown}; --format json holds all.")
            notes.append(words.format(shown=MOST_ROWS))
        return notes


def _figures(theme: Group) -> list[Value]:
    return [theme.title, _percent(theme.share), *theme.counts]


def _duty_list(duties: Iterable[DutyRow]) -> str:
    return "; ".join(f"{duty.authority} ({duty.id})" for duty in duties)


def _percent(share: float | None) -> Value:
    """In per cent; nothing could be decided where there is none."""
    return "?" if share is None else round(share * 100)


def _shade(share: float | None) -> str:
    return next((colour for least, colour in _SHADES if share is not None and share >= least), "")
