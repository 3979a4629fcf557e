"""Workers on other machines, through a Dask scheduler: what each job needs goes to it, only its result comes back.

The laws themselves are sent with the job, so the machines need no folder in common; what they must have is the same
lawkit with the same content. Nothing is sent anywhere but to the scheduler that the user names, and its workers.
"""

from __future__ import annotations

import contextlib
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from lawkit.commands import collect_rarely, free_memory
from lawkit.errors import OutputError
from lawkit.sentences import marked
from lawkit.survey.crew import outcome_of
from lawkit.survey.results import Result
from lawkit.survey.work import Bench, Job, Outcome

AHEAD = 3  # jobs that are sent for each worker, so that none waits for the next
LONGEST_WAIT = 60.0  # seconds in which a first worker must have joined
_ANSWER = 10.0  # seconds in which the scheduler must answer
_GLANCE = 0.5  # seconds between looks at the clock
_AT_WORK = threading.Lock()  # a check is no work for several threads of one process


class Cluster:
    """The workers of a scheduler; a context. Does what a Crew does, and gives the same results."""

    def __init__(self, bench: Bench, address: str) -> None:
        self._bench = bench
        self._address = address

    def __enter__(self) -> Cluster:
        try:
            import distributed
        except ImportError:
            raise OutputError(
                marked("--scheduler needs the optional extra 'cluster'; install it with: pip install 'lawkit[cluster]'")
            ) from None
        try:
            opened: Any = distributed.Client  # an untyped library
            self._client = opened(self._address, timeout=_ANSWER, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            said = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise OutputError(
                marked(
                    "no Dask scheduler answers at {address} ({reason}); start one with: dask scheduler",
                    address=self._address,
                    reason=said,
                )
            ) from None
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def results(self, jobs: Iterable[Job], glance: Callable[[], None]) -> Iterator[tuple[Job, Outcome]]:
        """The result of every job, in the order in which they come; `glance` is called at least twice a second.

        OutputError where the scheduler is lost or no worker has the same lawkit; what came before is kept.
        """
        waiting = deque(jobs)
        pending: dict[Any, Job] = {}
        ended: SimpleQueue[Any] = SimpleQueue()
        try:
            while waiting or pending:
                most = AHEAD * self._workers(glance)
                while waiting and len(pending) < most:
                    job = waiting.popleft()
                    future = self._sent(job)
                    pending[future] = job
                    future.add_done_callback(ended.put)
                with contextlib.suppress(Empty):
                    future = ended.get(timeout=_GLANCE)
                    yield pending.pop(future), self._outcome(future)
                glance()
        finally:
            self._client.cancel(list(pending))

    def _workers(self, glance: Callable[[], None]) -> int:
        """How many workers there are; waits for the first."""
        found = len(self._client.nthreads())
        waited = 0.0
        while not found:
            if waited >= LONGEST_WAIT:
                raise OutputError(
                    marked(
                        "no worker has joined the scheduler {address}; start some with: dask worker {address}",
                        address=self._address,
                    )
                )
            threading.Event().wait(_GLANCE)
            waited += _GLANCE
            glance()
            found = len(self._client.nthreads())
        return found

    def _sent(self, job: Job) -> Any:
        contents = tuple(_content(path) for path in job.paths)
        names = tuple(path.name for path in job.paths)
        asked = (self._bench, self._bench.version, replace(job, paths=()), names, contents)
        return self._client.submit(done_elsewhere, *asked, key=f"lawkit-{job.key}", pure=False)

    def _outcome(self, future: Any) -> Outcome:
        if future.status == "finished":
            outcome: Outcome | str = future.result()
            if isinstance(outcome, str):
                raise OutputError(outcome)
            return outcome
        if future.status == "error":
            error = future.exception()
            if type(error).__name__ == "KilledWorker":
                reason = marked("reading it ended the worker, as when memory runs out; save it as .docx or split it")
                return Result(error=reason, lasting=False)
            raise OutputError(
                marked(
                    "the cluster cannot do the work ({kind}: {error}); mend it and run again",
                    kind=type(error).__name__,
                    error=error,
                )
            )
        raise OutputError(
            marked(
                "the scheduler {address} was lost; what was checked is kept: run the survey again",
                address=self._address,
            )
        )


def done_elsewhere(
    bench: Bench, version: str, job: Job, names: tuple[str, ...], contents: tuple[bytes | None, ...]
) -> Outcome | str:
    """What comes of a job on the machine of a worker; a line saying why where its lawkit is another one."""
    with _AT_WORK:
        own = _bench(bench.content, bench.instruments, bench.language)
        if own.version != version:
            return marked(
                "a worker of the cluster has another lawkit or other content; install the same on all machines"
            )
        with tempfile.TemporaryDirectory(prefix="lawkit-") as folder:
            paths = []
            for number, (name, content) in enumerate(zip(names, contents, strict=True)):
                path = Path(folder, str(number), name)
                path.parent.mkdir()
                if content is not None:  # a file that cannot be read here either
                    path.write_bytes(content)
                paths.append(path)
            outcome = outcome_of(own, replace(job, paths=tuple(paths)))
        free_memory()
        return outcome


@cache
def _bench(content: tuple[Path, ...], instruments: tuple[str, ...], language: str | None) -> Bench:
    """The bench of this process, made ready once."""
    collect_rarely()
    return Bench(content, instruments, language)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
