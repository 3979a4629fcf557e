"""An assessment as one HTML page that needs nothing from outside: picture, gaps, evidence, disclaimer."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from lawkit.localization.direction import direction
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.view import ReportView, Translate, where


def as_html(view: ReportView, translate: Translate, language: str) -> str:
    """The page as text; every word of the draft in it is escaped, and it carries no script."""
    environment = Environment(
        loader=PackageLoader("lawkit.reports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html.j2")
    return template.render(
        view=view,
        draft=view.assessment.draft,
        _=translate,
        where=where,
        language=language,
        direction=direction(language),
        version=lawkit_version(),
    )
