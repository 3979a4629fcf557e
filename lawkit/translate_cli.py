"""The `lawkit translate` commands."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from lawkit.cli_options import common_options, report_language_option

FORMS = ["po", "xliff12", "xliff20", "tmx", "tbx", "docx"]


_with_content = common_options(
    quiet="Say only what was asked for.", content="A content pack; translations are written into the last one."
)


@click.group()
def translate() -> None:
    """Exchange the texts with translators, check what they send, begin a language."""


@translate.command()
@click.argument("language")
@click.option("--format", "form", type=click.Choice(FORMS), default="po", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="[default: lawkit-LANGUAGE.…]")
@click.option("--only", metavar="NAME", help="Only the content files of this name, as 'act/*'.")
@click.option("--missing", is_flag=True, help="Only texts without a translation, or whose English has changed.")
@report_language_option
@_with_content
def export(**options: Any) -> None:
    """Write the texts of LANGUAGE with their translations for a translator."""
    from lawkit.translation.commands import ExportOptions, run_export

    sys.exit(run_export(ExportOptions(**options)))


@translate.command(name="import")
@click.argument("language")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reviewer", metavar="NAME", help="Who vouches for every translation in the file.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When they were reviewed.")
@click.option("--overwrite", is_flag=True, help="Take the translator's text where it was changed here too.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken in, and write nothing.")
@report_language_option
@_with_content
def import_(date: datetime | None, **options: Any) -> None:
    """Take in what a translator sends back (PO, XLIFF, TMX, TBX or the Word table); nothing is overwritten unseen."""
    from lawkit.translation.commands import ImportOptions, run_import

    sys.exit(run_import(ImportOptions(date=f"{date:%Y-%m-%d}" if date else None, **options)))


@translate.command()
@click.argument("language")
@click.option("--file", type=click.Path(path_type=Path), metavar="FILE", help="A translator's file instead.")
@click.option("--only", metavar="NAME", help="Only the content files of this name, as 'act/*'.")
@report_language_option
@_with_content
def check(
    language: str,
    file: Path | None,
    only: str | None,
    report_language: str,
    content: tuple[Path, ...],
    quiet: bool,
) -> None:
    """Show what may be wrong with the translations of LANGUAGE, both texts with each finding."""
    from lawkit.translation.commands import run_check

    sys.exit(run_check(language, file, only, report_language, content))


@translate.command()
@click.argument("language", required=False)
@report_language_option
@_with_content
def status(language: str | None, report_language: str, content: tuple[Path, ...], quiet: bool) -> None:
    """Say how far the translations are."""
    from lawkit.translation.commands import run_status

    sys.exit(run_status(language, report_language, content))


@translate.command()
@click.argument("language")
@_with_content
def new(language: str, content: tuple[Path, ...], quiet: bool) -> None:
    """Begin a LANGUAGE: a folder with everything to fill in."""
    from lawkit.translation.commands import run_new

    sys.exit(run_new(language, content))
