"""What commands share with the terminal: results to where they were asked for, and what is being done meanwhile."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from lawkit.output import write_file


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
    with console.status("") as status:
        yield status.update
