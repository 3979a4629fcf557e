"""Workers, each a process with one job at a time: one that dies or hangs costs its job at most, never the run."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from lawkit.commands import collect_rarely, free_memory
from lawkit.sentences import marked
from lawkit.survey.results import Result
from lawkit.survey.work import Bench, Job, Outcome

# Linux copies the process as it stands, with the content that is loaded, at no cost; elsewhere a new one is started.
COPIES = sys.platform == "linux"
JOBS_EACH = 100  # a worker is replaced after so many, so that its memory stays bounded
TRIES = 3
LONGEST = 1800.0  # seconds for one job
_GLANCE = 0.5  # seconds between looks at the clock


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    done: int = 0
    job: Job | None = None
    since: float = field(default_factory=time.monotonic)


class Crew:
    """Workers at one bench; a context, on whose end none goes on running."""

    def __init__(self, bench: Bench, count: int, jobs_each: int = JOBS_EACH) -> None:
        self._bench = bench
        self._count = count
        self._jobs_each = jobs_each
        self._context = multiprocessing.get_context("fork") if COPIES else multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._languages: set[str] = set()

    def __enter__(self) -> Crew:
        if COPIES:
            _ = self._bench.checker
            gc.collect()
            gc.freeze()  # copies share what stands still
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()
        gc.unfreeze()

    def results(self, jobs: Iterable[Job], glance: Callable[[], None]) -> Iterator[tuple[Job, Outcome]]:
        """The result of every job, in the order in which they come; `glance` is called at least twice a second."""
        waiting = deque(jobs)
        tries: dict[str, int] = {}
        while waiting or any(worker.job for worker in self._workers):
            self._hand_out(waiting)
            ready = wait([worker.pipe for worker in self._workers if worker.job], timeout=_GLANCE)
            for worker in list(self._workers):
                job = worker.job
                if job is None:
                    continue
                if worker.pipe in ready:
                    result = self._received(worker)
                    if result is None:
                        tries[job.key] = tries.get(job.key, 0) + 1
                        if tries[job.key] < TRIES:
                            waiting.append(job)
                            continue
                        reason = marked(
                            "reading it ended the worker, as when memory runs out; save it as .docx or split it"
                        )
                        result = Result(error=reason, lasting=False)
                    yield job, result
                elif time.monotonic() - worker.since > LONGEST:
                    self._dismiss(worker)
                    reason = marked(
                        "checking it took more than {minutes:.0f} minutes; split the file", minutes=LONGEST / 60
                    )
                    yield job, Result(error=reason, lasting=False)
            glance()

    def _hand_out(self, waiting: deque[Job]) -> None:
        for worker in [one for one in self._workers if one.job is None and one.done >= self._jobs_each]:
            self._dismiss(worker)
        idle = [one for one in self._workers if one.job is None]
        while waiting and (idle or len(self._workers) < self._count):
            worker = idle.pop() if idle else self._start()
            worker.job, worker.since = waiting.popleft(), time.monotonic()
            try:
                worker.pipe.send(worker.job)
            except (BrokenPipeError, OSError):  # it died while it was idle; the job goes to another
                waiting.appendleft(worker.job)
                self._dismiss(worker)

    def _received(self, worker: _Worker) -> Outcome | None:
        """What a worker sent; None where it died."""
        try:
            result: Outcome = worker.pipe.recv()
        except (EOFError, OSError):
            self._dismiss(worker)
            return None
        worker.job = None
        worker.done += 1
        if isinstance(result, Result) and result.language:
            self._languages.add(result.language)
        return result

    def _start(self) -> _Worker:
        if COPIES:
            for language in sorted(self._languages):  # what the first workers made ready is not made ready again
                self._bench.checker.prepare(language)
        ours, theirs = self._context.Pipe()
        # A copy must not hold our ends of the pipes open: their closing is how workers learn that we are no more.
        inherited = [*(one.pipe for one in self._workers), ours] if COPIES else []
        process = self._context.Process(target=_work, args=(self._bench, theirs, inherited), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()


def _work(bench: Bench, pipe: Connection, inherited: Sequence[Connection]) -> None:
    """A worker's life: jobs until the other side is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command itself says that it was stopped
    collect_rarely()
    for one in inherited:
        one.close()
    with contextlib.suppress(EOFError, OSError):
        while True:
            job: Job = pipe.recv()
            pipe.send(outcome_of(bench, job))
            free_memory()


def outcome_of(bench: Bench, job: Job) -> Outcome:
    """What comes of a job at a bench, whatever happens: one law must never end the run."""
    try:
        return bench.outcome(job)
    except MemoryError:
        return Result(error=marked("it needs more memory than this machine has; split the file"), lasting=False)
    except Exception as fault:
        said = f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
        return Result(error=marked("a fault in lawkit itself ({fault}); report it", fault=said), lasting=False)
