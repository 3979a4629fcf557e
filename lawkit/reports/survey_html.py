"""A survey as a folder of linked HTML pages that need nothing from outside and run no script.

An index with the map; a page for each theme, instrument, state and comparison; the whole matrix; the laws. Every figure
leads to the page of its state or law, where the words stand on which it rests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from lawkit.checking.progress import STATES
from lawkit.localization.direction import direction
from lawkit.reports.html_report import with_passages
from lawkit.reports.html_template import html_template
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.survey_map import BOUNDARIES, MEASURE, Coloured, legend, survey_map
from lawkit.reports.survey_view import MANY, TITLE, Column, Group, SurveyView, Translate, places_line

INDEX = "survey.html"
PAGES = "survey-pages/"  # the folder of all other pages, beside the index
MAP = "survey-map.svg"
MOST_COLUMNS = 60  # of the whole matrix; the workbook and the JSON hold more
MOST_QUOTES = 2  # of one duty in one column; further provisions are named
SIGNS = {"covered": "●", "partial": "◐", "missing": "–", "undecided": "?", "not-applicable": "∅"}
_SHADES = ((0.75, "#9cc4e0"), (0.5, "#b9d6ea"), (0.25, "#d6e7f3"), (0.001, "#edf4f9"))


def state_words(translate: Translate) -> dict[str, str]:
    """The states of a duty in the words of a survey, which has read some laws and not all."""
    _ = translate
    return {
        "covered": _("covered"),
        "partial": _("partial"),
        "missing": _("not found"),
        "undecided": _("undecided"),
        "not-applicable": _("not-applicable"),
    }


def survey_files(view: SurveyView, translate: Translate, language: str) -> Iterator[tuple[str, str]]:
    """The path of each file within the folder of the survey, with its text, one after the other."""
    _ = translate
    page = _renderer(view, _, language)
    mapped = _map(view, None, _(TITLE), _, language)
    if mapped:
        yield MAP, str(_map(view, None, _(TITLE), _, language, alone=True))
    shown = {"title": _(TITLE), "picture": mapped, "near": (), "up": "", "pages": PAGES}
    yield INDEX, page("survey.html.j2", **shown)
    for theme, groups in ((True, view.themes_in_order), (False, view.instruments)):
        for number, group in enumerate(groups):
            beside = (*groups[max(0, number - 1) : number], *groups[number + 1 : number + 2])
            yield (
                PAGES + group.page,
                page(
                    "survey_group.html.j2",
                    title=group.title,
                    group=group,
                    theme=theme,
                    picture=_map(view, group, f"{_(TITLE)}: {group.title}", _, language),
                    near=[(one.title, one.page) for one in beside],
                ),
            )
    for column in view.columns:
        if column.page:
            yield PAGES + column.page, _subject(view, column, page)
    for one in view.comparisons:
        yield (
            PAGES + one.page,
            page("survey_comparison.html.j2", title=one.title, shown=one, compared=len(one.columns) + 1),
        )
    yield PAGES + "matrix.html", page("survey_matrix.html.j2", title=_("Matrix"), most=MOST_COLUMNS)
    yield PAGES + "laws.html", page("survey_laws.html.j2", title=_("Laws"))


def _renderer(view: SurveyView, _: Translate, language: str) -> Callable[..., str]:
    """A function that writes a page: the name of its template, and what only this page needs."""
    always: dict[str, Any] = {
        "view": view,
        "_": _,
        "site": _(TITLE),
        "near": (),
        "up": "../",
        "pages": "",
        "picture": None,
        "compared": None,
        "many": MANY,
        "quotes": MOST_QUOTES,
        "signs": SIGNS,
        "states": STATES,
        "state_names": state_words(_),
        "steps": list(legend(_).items()),
        "measure": MEASURE,
        "boundaries": BOUNDARIES,
        "arrow": "←" if direction(language) == "rtl" else "→",
        "number": lambda value: f"{value:,}".replace(",", "\u202f"),
        "shade": _shade,
        "places_line": places_line,
        "language": language,
        "direction": direction(language),
        "version": lawkit_version(),
    }

    def page(template: str, **own: Any) -> str:
        return with_passages(html_template(template).render(**{**always, **own}))

    return page


def _subject(view: SurveyView, column: Column, page: Callable[..., str]) -> str:
    """The page of a state or law: duties with the words that they rest on, then those without by their status."""
    found = ((duty.number, cell) for duty in view.duties for cell in duty.cells if cell.subject == column.number)
    numbers: dict[str, set[int]] = {state: set() for state in SIGNS}
    for duty in view.duties:
        numbers[duty.states[column.number]].add(duty.number)
    return page(
        "survey_subject.html.j2",
        title=column.name,
        column=column,
        cells={number: cell for number, cell in found if cell.places or cell.narrowed},
        numbers=numbers,
        laws=[row for row in view.laws if row[1] == column.number],
        warnings=[one for one in view.warnings if one.partition(": ")[0] in (*column.laws, column.code)],
    )


def _map(
    view: SurveyView, group: Group | None, title: str, _: Translate, language: str, alone: bool = False
) -> Markup | None:
    """The map of all duties, or of those of a group; None where no state was surveyed."""
    states = []
    words = state_words(_)
    for column in view.columns:
        if not column.code:
            continue
        counts, share = group.columns[column.number] if group else (column.counts, column.share)
        figures = ", ".join(f"{words[state]} {count}" for state, count in zip(STATES, counts, strict=True) if count)
        read = _("laws read: {count}").format(count=len(column.laws))
        prefix = "" if group else PAGES
        anchor = f"#t-{group.key}" if group and group.page.startswith("theme-") else ""
        percent = "" if share is None else f"{share * 100:.0f} %; "
        link = f"{prefix}{column.page}{anchor}" if column.page else ""
        states.append(Coloured(column.code, share, len(column.laws), f"{percent}{figures}; {read}", link))
    return survey_map(states, title, _, language, alone) if states else None


def _shade(share: float | None) -> str:
    """The ground of a figure in a table; the figure itself says what the colour says."""
    return next((colour for least, colour in _SHADES if share is not None and share >= least), "#ffffff")
