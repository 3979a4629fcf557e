"""What commands share with the terminal: its language, results to where they were asked for, what is being done."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import click

from lawkit.localization.messages import ENGLISH, speaks, translator
from lawkit.output import write_file
from lawkit.untranslated import labelled

LANGUAGE = "LAWKIT_LANGUAGE"  # the environment variable that chooses the language of the terminal
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")  # those of the system, the strongest first (POSIX)


@dataclass
class Speech:
    """In which language a command speaks to the person at the terminal, and the content packs it has words from."""

    language: str = ""  # '' where the environment says it
    roots: tuple[Path, ...] = ()

    @property
    def spoken(self) -> str:
        """The language, that of the environment where the command named none."""
        return self.language or terminal_language(self.roots)


def terminal_language(roots: tuple[Path, ...] = ()) -> str:
    """The language that LAWKIT_LANGUAGE names, else the system's own; English where lawkit does not speak that."""
    named = os.environ.get(LANGUAGE) or next(filter(None, map(os.environ.get, _SYSTEM)), "")
    code = named.partition(".")[0].partition("@")[0].replace("-", "_")
    language = code.partition("_")[0].lower()
    return next((one for one in (code, language) if one and speaks(one, roots)), ENGLISH)


def speech() -> Speech:
    """How the command that runs speaks."""
    context = click.get_current_context(silent=True)
    found = context.find_root().obj if context else None
    return found if isinstance(found, Speech) else Speech()


def words_of(said: Speech) -> Callable[[str], str]:
    """What says a message in the language of the terminal, marked where only the English words are known."""
    return lambda message: labelled(translator(said.spoken, said.roots)(message))


def tell(message: str, to: TextIO | None = None) -> None:
    """Say one thing to the person at the terminal."""
    print(words_of(speech())(message), file=to or sys.stdout, flush=True)


def deliver(output: Path | None, content: str | bytes) -> None:
    """Writes a result to a file, or a text to standard output."""
    if output is not None:
        write_file(output, content)
    elif isinstance(content, str):
        sys.stdout.write(content)


@contextlib.contextmanager
def showing_progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """What is being done, on standard error, where somebody watches it."""
    if quiet or not sys.stderr.isatty():
        yield lambda _stage: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    _ = words_of(speech())
    with console.status("") as status:
        yield lambda stage: status.update(_(stage))
