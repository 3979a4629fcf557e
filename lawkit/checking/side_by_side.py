"""Judging the parts of one long law side by side, in copies of the process that has read it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any

from lawkit.checking.assessment import DraftingFault
from lawkit.checking.check import Checker, Judged, Opened
from lawkit.library.loader import Library

LEAST_WORDS = 15_000  # of a law: to judge a shorter one takes no longer than to copy the process
MOST = 4  # processes
Found = tuple[list[Judged], list[DraftingFault]]


def judged_by_part(checker: Checker, opened: Opened, library: Library) -> Iterator[Found]:
    """What is found, in pieces as they come: judgements on some instruments, and faults of drafting.

    The instruments that bind come first. Where the system copies a process as it stands (Linux), and has more than one
    core for it, the pieces of a long law are worked out at the same time.
    """
    shares = _shares(checker, library, _processes(opened))
    if len(shares) < 2:
        for number, part in enumerate(shares[0]):
            yield [checker.judged(opened, part)], checker.drafting_faults(opened) if number == 0 else []
        return
    others = [_copy(checker, opened, share, faults=share is shares[-1]) for share in shares[1:]]
    try:
        yield _found(checker, opened, shares[0], faults=False)
        for share, (process, pipe) in zip(shares[1:], others, strict=True):
            found: Found | None = None
            with contextlib.suppress(EOFError, OSError):  # the copy was ended, as when memory runs out
                found = pipe.recv()
            process.join()
            yield found if found is not None else _found(checker, opened, share, faults=share is shares[-1])
    finally:
        for process, pipe in others:
            process.kill()
            process.join()
            pipe.close()


def _processes(opened: Opened) -> int:
    if sys.platform != "linux" or not opened.laws or opened.main.word_count < LEAST_WORDS:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def _shares(checker: Checker, library: Library, count: int) -> list[list[frozenset[str]]]:
    """The parts in so many shares of about the same number of duties, those with an instrument that binds first."""
    duties = dict.fromkeys(checker.parts, 0)
    for rule in checker.rules.values():
        part = next(one for one in duties if rule.obligation.instrument in one)
        duties[part] += 1
    parts = sorted(duties, key=lambda part: not any(library.instruments[one].binding for one in part))
    shares: list[list[frozenset[str]]] = [[] for _ in range(count)]
    sizes = [0] * count
    for part in parts:
        least = sizes.index(min(sizes))
        shares[least].append(part)
        sizes[least] += duties[part]
    return [one for one in shares if one] or [[]]


def _found(checker: Checker, opened: Opened, share: Sequence[frozenset[str]], faults: bool) -> Found:
    return [checker.judged(opened, part) for part in share], checker.drafting_faults(opened) if faults else []


def _copy(checker: Checker, opened: Opened, share: Sequence[frozenset[str]], faults: bool) -> tuple[Any, Connection]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def work() -> None:
        theirs.send(_found(checker, opened, share, faults))

    process = context.Process(target=work, daemon=True)
    process.start()
    theirs.close()
    return process, ours
