"""The templates of the HTML reports, all with the same rules: everything is escaped, and nothing may be undefined."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape


@cache
def html_template(name: str) -> Template:
    """A template of lawkit/reports/templates by its file name."""
    environment = Environment(
        loader=PackageLoader("lawkit.reports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
