"""The application: `lawkit serve`, and what an office does once in a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from lawkit.cli_options import common_options
from lawkit.console import speech, words_of
from lawkit.sentences import marked


def _project_options(command: Any) -> Any:
    command = click.option(
        "--database",
        metavar="URL",
        default="",
        envvar="LAWKIT_DATABASE",
        help="postgresql://USER@HOST/NAME for an office; SQLite in the project folder where none is given. "
        "A password belongs into the environment variable LAWKIT_DATABASE, where others do not see it.",
    )(command)
    return click.option(
        "--project",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        default=Path("lawkit-project"),
        show_default=True,
        help="The folder that keeps drafts and results.",
    )(command)


@click.command()
@click.option(
    "--host",
    metavar="H",
    default="127.0.0.1",
    show_default=True,
    help="The address to answer at; another than this machine's own demands --site, and accounts or --user-header.",
)
@click.option("--port", metavar="P", type=click.IntRange(1, 65535), default=8000, show_default=True)
@_project_options
@click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The key with which drafts and results are encrypted; or give the key itself in LAWKIT_KEY.",
)
@click.option(
    "--keep-days",
    type=click.IntRange(min=1),
    metavar="N",
    envvar="LAWKIT_KEEP_DAYS",
    help="Delete for good what nobody used for N days.  [default: keep everything]",
)
@click.option("--site", metavar="URL", default="", help="The address that people type, as https://lawkit.example.org.")
@click.option(
    "--trust-proxy",
    metavar="ADDRESS",
    default="",
    help="The address of a reverse proxy that is believed about from where somebody asks, and nobody else is.",
)
@click.option(
    "--user-header",
    metavar="NAME",
    default="",
    help="The header in which that proxy, which signs people in itself, names their account.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that do the jobs. [default: one less than the cores, at most 4]",
)
@common_options()
def serve(**options: Any) -> None:
    """Open the application in which drafts are checked and kits built without a terminal."""
    from lawkit.web.serving import ServeOptions, run_serve

    sys.exit(run_serve(ServeOptions(**options)))


@click.group()
def office() -> None:
    """What an office does once in a terminal: its first administrator, its key."""


@office.command()
@click.argument("name")
@_project_options
def administrator(name: str, project: Path, database: str) -> None:
    """Make an account of an administrator, or give its NAME another password, which is asked for and never shown.

    Where nothing can be asked, the password is the first line of standard input.
    """
    from lawkit.web.serving import run_administrator

    if sys.stdin.isatty():
        _ = words_of(speech())
        password = click.prompt(
            _(marked("Password")), hide_input=True, confirmation_prompt=_(marked("Once more")), err=True
        )
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    sys.exit(run_administrator(name, password, project, database))


@office.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def key(file: Path) -> None:
    """Write a new key for --key-file into FILE, which only you can read. Keep a copy: nothing opens without it."""
    from lawkit.web.serving import run_key

    sys.exit(run_key(file))
