"""An assessment as one HTML page that needs nothing from outside: picture, gaps, evidence, disclaimer."""

from __future__ import annotations

import re

from lawkit.localization.direction import direction
from lawkit.reports.html_template import html_template
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.view import ReportView, Translate, where
from lawkit.untranslated import END, START, unmarked

_TAG = re.compile(r"<[^>]*>")


def as_html(view: ReportView, translate: Translate, language: str) -> str:
    """The page as text; every word of the draft in it is escaped, and it carries no script."""
    template = html_template("report.html.j2")
    page = template.render(
        view=view,
        draft=view.assessment.draft,
        _=translate,
        where=where,
        language=language,
        direction=direction(language),
        version=lawkit_version(),
    )
    return with_passages(page)


def with_passages(page: str) -> str:
    """The page with untranslated passages as elements, and without the signs around them where none can stand."""
    if START not in page and END not in page:
        return page
    page = _TAG.sub(lambda tag: unmarked(tag[0]), page)
    return page.replace(START, '<span class="untranslated" lang="en" dir="ltr">').replace(END, "</span>")
