"""A survey as an Excel workbook: the matrix, what every figure in it rests on, the best carriers, the weakest links."""

from __future__ import annotations

from lawkit.checking.progress import STATES
from lawkit.reports.progress_view import FILLS
from lawkit.reports.survey_view import Cell, DutyRow, SurveyView, Translate, places_line
from lawkit.workbooks import Book, Value

MOST_COLUMNS = 1000  # of the matrix; Excel ends at 16,384
FIRST_COLUMN = 8  # of the matrix that is a state or a law, counted from 1
MOST_ROWS = 200_000  # of a sheet; Excel ends at 1,048,576


def survey_as_workbook(view: SurveyView, translate: Translate) -> bytes:
    """The workbook as bytes; the same survey gives the same bytes."""
    _ = translate
    book = Book()
    _matrix(book, view, _)
    _findings(book, view, _)
    _links(book, view, _)
    _best(book, view, _)
    _themes(book, view, _)
    if view.compared:
        _changes(book, view, _)
    laws: list[list[Value]] = [[name, owner, language, words, ""] for name, owner, language, words in view.laws]
    laws += [[name, "", "", "", why] for name, why in view.skipped]
    heads = [(_("Law"), 44), (_("State or law"), 30), (_("Language"), 11), (_("Words"), 11), (_("Why skipped"), 60)]
    book.table(_("Laws"), heads, laws)
    book.lines(_("Notes"), [view.disclaimer, view.counting, *_cut(view, _), *view.warnings])
    return book.to_bytes()


def _matrix(book: Book, view: SurveyView, _: Translate) -> None:
    columns = view.columns[:MOST_COLUMNS]
    heads = [(_("Obligation"), 18), (_("Authority"), 26), (_("Duty"), 46), (_("Kind"), 18), (_("Option"), 9)]
    heads += [(_("covered"), 11), (_("partial"), 11)]
    heads += [(one.name, 16) for one in columns]
    rows: list[list[Value]] = []
    for duty in view.duties:
        counts: list[Value] = [duty.states.count("covered"), duty.states.count("partial")]
        rows.append([*_named(duty, _), *counts, *(_(state) for state in duty.states[: len(columns)])])
    fills = [
        (row, FILLS[state], FIRST_COLUMN + number)
        for row, duty in enumerate(view.duties)
        for number, state in enumerate(duty.states[: len(columns)])
        if state in FILLS
    ]
    book.table(_("Matrix"), heads, rows)
    book.fill(fills)


def _findings(book: Book, view: SurveyView, _: Translate) -> None:
    heads = [(_("Obligation"), 18), (_("Authority"), 26), (_("Duty"), 46), (_("Kind"), 18), (_("Option"), 9)]
    heads += [(_("State or law"), 30), (_("Status"), 12), (_("Found in"), 40), (_("Quote"), 50)]
    heads += [(_("What is lacking"), 40), (_("narrowed"), 40)]
    rows = [
        [*_named(duty, _), *_found(cell, view, _), "; ".join(cell.lacking), places_line(cell.narrowed)]
        for duty in view.duties
        for cell in duty.cells
    ]
    book.table(_("Findings"), heads, rows[:MOST_ROWS])


def _links(book: Book, view: SurveyView, _: Translate) -> None:
    """Every status in the matrix leads to the provisions that it rests on."""
    found = [(row, cell) for row, duty in enumerate(view.duties) for cell in duty.cells]
    links = [
        (row, FIRST_COLUMN + cell.subject, there)
        for there, (row, cell) in enumerate(found[:MOST_ROWS])
        if cell.subject < MOST_COLUMNS
    ]
    book.link(_("Matrix"), _("Findings"), links)


def _best(book: Book, view: SurveyView, _: Translate) -> None:
    heads = [(_("Obligation"), 18), (_("Authority"), 26), (_("Duty"), 46), (_("Kind"), 18), (_("Option"), 9)]
    heads += [(_("State or law"), 30), (_("Status"), 12), (_("Found in"), 40), (_("Quote"), 50)]
    rows = [[*_named(duty, _), *_found(cell, view, _)] for duty in view.duties for cell in duty.best]
    book.table(_("Best laws"), heads, rows)


def _themes(book: Book, view: SurveyView, _: Translate) -> None:
    heads = [(_("Kind"), 26), (_("Share covered"), 14), *((_(state), 12) for state in STATES)]
    heads += [(_("Weakest duties"), 80)]
    rows: list[list[Value]] = [
        [
            one.kind,
            round(one.share, 4),
            *one.counts,
            "; ".join(f"{duty.authority} ({duty.id})" for duty in one.weakest),
        ]
        for one in view.themes
    ]
    book.table(_("Weakest links"), heads, rows)


def _changes(book: Book, view: SurveyView, _: Translate) -> None:
    heads = [(_("State or law"), 30), (_("Obligation"), 18), (_("Authority"), 26), (_("Duty"), 46), (_("Change"), 12)]
    heads += [(_("Before"), 12), (_("After"), 12), (_("Found before in"), 40), (_("Found now in"), 40)]
    rows: list[list[Value]] = [
        [
            one.subject,
            one.duty.id,
            one.duty.authority,
            one.duty.duty,
            view.directions[one.direction],
            _(one.before),
            _(one.after),
            one.was_in,
            one.is_in,
        ]
        for one in view.changed
    ]
    rows += [[name, "", "", "", _("new"), "", "", "", ""] for name in view.new]
    rows += [[name, "", "", "", _("gone"), "", "", "", ""] for name in view.gone]
    book.table(_("Since the last survey"), heads, rows)


def _named(duty: DutyRow, _: Translate) -> list[Value]:
    return [duty.id, duty.authority, duty.duty, duty.kind, _("option") if duty.option else ""]


def _found(cell: Cell, view: SurveyView, _: Translate) -> list[Value]:
    quote = cell.places[0].quote if cell.places else ""
    return [view.columns[cell.subject].name, _(cell.state), places_line(cell.places), quote]


def _cut(view: SurveyView, _: Translate) -> list[str]:
    notes = []
    if len(view.columns) > MOST_COLUMNS:
        words = _("The matrix shows the first {shown} of {all} states and laws; --format json holds all.")
        notes.append(words.format(shown=MOST_COLUMNS, all=len(view.columns)))
    if sum(len(one.cells) for one in view.duties) > MOST_ROWS:
        words = _("The sheet of findings shows the first {shown}; --format json holds all.")
        notes.append(words.format(shown=MOST_ROWS))
    return notes
