"""Work that a copy of this process does meanwhile, so that a kit takes less time where there are two processors.

Linux copies a process as it stands, with the content that is loaded, in a few milliseconds. Elsewhere, on one
processor, and in a worker beside others, nothing is done meanwhile: the work is done when its result is asked for.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import TypeVar

Made = TypeVar("Made")


@contextlib.contextmanager
def meanwhile(work: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Begins some work in a copy of this process; gives a function that waits for its result, which must be picklable.

    What the work changes in the copy is not changed here. Work that failed there, or whose copy died, is done again
    here, so that its error is raised as in one process. The copy does not outlive the context.
    """
    if not copies_pay():
        yield work
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, work), daemon=True)
    with receiver:
        with sender:
            try:
                process.start()
            except OSError:  # no room for another process
                yield work
                return
        try:
            yield lambda: _received(receiver, work)
        finally:
            process.kill()
            process.join()


def copies_pay() -> bool:
    """Whether a copy would have a processor of its own and cost nothing to make."""
    alone = multiprocessing.parent_process() is None
    return sys.platform == "linux" and alone and len(os.sched_getaffinity(0)) > 1


def _send(sender: Connection, work: Callable[[], Made]) -> None:
    with sender, contextlib.suppress(BaseException):  # whoever waits does the work again and meets the error there
        sender.send((work(),))


def _received(receiver: Connection, work: Callable[[], Made]) -> Made:
    try:
        (made,) = receiver.recv()
    except (EOFError, OSError):
        return work()
    result: Made = made
    return result
