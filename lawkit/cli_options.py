"""Options that every command has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def common_options(
    quiet: str = "Say only what was asked for; no progress.",
    content: str = "A content pack to add or override; may be given several times.",
) -> Callable[[Any], Any]:
    """The options --quiet and --content, with what they mean for a command."""

    def with_options(command: Any) -> Any:
        command = click.option("--quiet", is_flag=True, help=quiet)(command)
        return click.option(
            "--content", "content", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help=content
        )(command)

    return with_options


def report_language_option(command: Any) -> Any:
    """The option --report-language, of every command that reports."""
    return click.option(
        "--report-language", metavar="xx", default="en", show_default=True, help="The language of the report."
    )(command)
