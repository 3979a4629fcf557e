"""Options that every command has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from lawkit.console import Speech, terminal_language


def common_options(
    quiet: str = "Say only what was asked for; no progress.",
    content: str = "A content pack to add or override; may be given several times.",
) -> Callable[[Any], Any]:
    """The options --quiet and --content, with what they mean for a command."""

    def with_options(command: Any) -> Any:
        command = click.option("--quiet", is_flag=True, help=quiet)(command)
        return click.option(
            "--content",
            "content",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=content,
            callback=_with_packs,
            is_eager=True,
        )(command)

    return with_options


def report_language_option(command: Any) -> Any:
    """The option --report-language, of every command that reports; what such a command says is in that language too."""
    return click.option(
        "--report-language",
        metavar="xx",
        default=terminal_language,
        help="The language of the report. [default: that of the terminal, by LAWKIT_LANGUAGE or the system]",
        callback=_spoken,
    )(command)


def _with_packs(context: click.Context, _parameter: click.Parameter, packs: tuple[Path, ...]) -> tuple[Path, ...]:
    if isinstance(context.find_root().obj, Speech):
        context.find_root().obj.roots = packs
    return packs


def _spoken(context: click.Context, _parameter: click.Parameter, language: str) -> str:
    if isinstance(context.find_root().obj, Speech):
        context.find_root().obj.language = language
    return language
