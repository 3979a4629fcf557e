"""A survey as one HTML page that needs nothing from outside: themes, matrix, and the provisions behind every figure."""

from __future__ import annotations

from lawkit.checking.progress import STATES
from lawkit.localization.direction import direction
from lawkit.reports.html_report import with_passages
from lawkit.reports.html_template import html_template
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.progress_html import BAR, GAP, NAMES, WIDTH, drawn_bar
from lawkit.reports.progress_view import COLOURS, Bar
from lawkit.reports.survey_view import TITLE, SurveyView, Translate, places_line

MOST_COLUMNS = 60  # of the matrix; the workbook and the JSON hold more
MOST_QUOTES = 2  # of one duty in one column; further provisions are named
SIGNS = {"covered": "●", "partial": "◐", "missing": "–", "undecided": "?", "not-applicable": "∅"}


def survey_as_html(view: SurveyView, translate: Translate, language: str) -> str:
    """The page as text; every word of a law in it is escaped, and it carries no script."""
    kinds = {one.kind: [duty for duty in view.duties if duty.kind == one.kind] for one in view.themes}
    optional = [duty for duty in view.duties if duty.kind not in kinds]
    page = html_template("survey.html.j2").render(
        view=view,
        title=translate(TITLE),
        _=translate,
        columns=view.columns[:MOST_COLUMNS],
        most=MOST_COLUMNS,
        quotes=MOST_QUOTES,
        kinds=[*kinds.items(), *([("", optional)] if optional else [])],
        numbers={one.kind: number for number, one in enumerate(view.themes)},
        drawn=[drawn_bar(Bar(one.kind, one.counts), number, translate) for number, one in enumerate(view.themes)],
        width=WIDTH,
        height=len(view.themes) * (BAR + GAP) + GAP,
        names=NAMES,
        bar=BAR,
        signs=SIGNS,
        states=[(state, COLOURS[state]) for state in STATES],
        places_line=places_line,
        language=language,
        direction=direction(language),
        version=lawkit_version(),
    )
    return with_passages(page)
