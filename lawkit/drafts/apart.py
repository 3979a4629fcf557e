"""Reading drafts in a process of their own, while the rest of a command makes itself ready.

A file is hostile until it is parsed: should it bring a parser down or eat the memory, that process alone ends.
And on a machine with two cores a long draft is read while spaCy and the content are loaded.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from lawkit.drafts.draft import Draft
from lawkit.drafts.source import Source
from lawkit.errors import DraftError
from lawkit.sentences import marked

Words = tuple[str, str]
"""The likely language and the text of a draft."""
Read = TypeVar("Read")
_half_read: dict[Path, Source] = {}  # in the process that reads: drafts whose structure is not known yet
# Linux copies the process as it stands, at no cost; elsewhere a new one is started.
_START = "fork" if sys.platform == "linux" else "spawn"


class DraftsApart:
    """Drafts that are being read; a context, on whose end nothing goes on running."""

    def __init__(self, most_memory: int | None = None) -> None:
        """`most_memory`: how many bytes of addresses the process may have, where the system knows such a limit."""
        context = multiprocessing.get_context(_START)
        self._readers = ProcessPoolExecutor(1, context, initializer=_prepared, initargs=(most_memory,))
        self._asked: list[tuple[Path, Future[Words], Future[Draft]]] = []

    def __enter__(self) -> DraftsApart:
        return self

    def __exit__(self, *_error: object) -> None:
        # Waits until the process has ended: Python 3.11 may else close its pipe twice while the command itself ends.
        self._readers.shutdown(wait=True, cancel_futures=True)

    def ask(self, path: Path, language: str | None) -> None:
        """Begins to read a draft; several are read one after the other."""
        words = self._readers.submit(_read_words, path, language)
        self._asked.append((path, words, self._readers.submit(_read, path, language)))

    def words(self) -> Words:
        """The likely language and the text of the first draft that was asked for, known before its structure is.

        Raises DraftError where it cannot be read.
        """
        path, words, _draft = self._asked[0]
        return _outcome(path, words)

    def drafts(self) -> list[Draft]:
        """The drafts that were asked for, in that order. Raises DraftError for the first that cannot be read."""
        return [_outcome(path, draft) for path, _words, draft in self._asked]


def _outcome(path: Path, future: Future[Read]) -> Read:
    try:
        return future.result()
    except BrokenProcessPool:
        raise DraftError(
            marked("reading it ended the reader, as when memory runs out; save it as .docx or .txt, or split it"),
            at=path.name,
        ) from None


def _prepared(most_memory: int | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command itself says that it was stopped
    if most_memory is not None and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))


def _read_words(path: Path, language: str | None) -> Words:
    from lawkit.drafts.reading import likely_language, read_source

    source = _half_read[path] = read_source(path)
    return likely_language(source, language), source.text


def _read(path: Path, language: str | None) -> Draft:
    from lawkit.drafts.reading import read, structured

    source = _half_read.pop(path, None)
    return structured(source, language) if source is not None else read(path, language)
