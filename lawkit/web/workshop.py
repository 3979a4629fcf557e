"""Jobs at work: a few workers, each a process that holds the content ready, a job at a time.

A worker that ends badly is replaced, and its job is begun anew, up to `TRIES` times: then it says that the work ended
its worker. A job that was under way when the server stopped is begun anew at the next start. Every few seconds somebody
looks for jobs that nobody has in hand, as after an outage of the database: they are taken up too, and what had come of
a job meanwhile is noted.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import queue
import shutil
import signal
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from lawkit.console import tell
from lawkit.errors import BusyError, StoreAwayError
from lawkit.sentences import marked, placed
from lawkit.store.records import Job
from lawkit.store.vault import version_group
from lawkit.web.project import Project
from lawkit.web.work import Rewriting, Task, Told, serve_jobs

LONGEST = 900  # seconds after which a job is ended
TRIES = 3
_GLANCE = 0.1  # seconds between two glances at the news
LOOK = 5  # seconds between two looks for jobs that nobody has in hand
MOST_USUAL = 4  # workers, each of some 250 MB, that are taken unless somebody asks for more
JOBS_EACH = 40  # a worker is replaced after so many, so that its memory stays bounded
ENDED = marked("The work ended before its time, as when memory runs out. Save the draft as .docx or .txt, or split it.")
BUSY = marked("All workers are busy. Try again in a minute.")
_PATIENCE = 60  # seconds that a report to be written once more waits for a worker
TOO_LONG = marked("The work took too long and was ended. Split the draft and try again.")
# A server that has loaded what the work needs gives each worker a start without waiting, where there is such a server.
_APART = sys.platform != "win32"


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    made: int  # which making of workers it belongs to
    jobs: int = 0

    def end(self) -> None:
        """Ends it, with what it started."""
        if sys.platform != "win32" and self.process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.pipe.close()


def usual_workers() -> int:
    """One less than the cores that this process may use, so that one is left to the pages; at least 1, at most 4."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(max(cores - 1, 1), MOST_USUAL)


class Workshop:
    """Runs the waiting jobs of a project, `workers` at a time."""

    def __init__(self, project: Project, content: Sequence[Path] = (), workers: int | None = None) -> None:
        self._project, self._content, self._count = project, tuple(content), workers or usual_workers()
        # typeshed gives no common type of contexts that has Process
        self._context: Any = multiprocessing.get_context("forkserver" if _APART else "spawn")
        if _APART:
            self._context.set_forkserver_preload(["lawkit.web.work", "lawkit.web.check_work", "lawkit.kits.kit"])
        self._lock = threading.Lock()
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._running: dict[str, _Worker] = {}
        self._in_hand: set[str] = set()  # jobs that wait for a worker here, or have one
        # What the database could not be told yet: how a job ended; None where it was interrupted by that alone.
        self._untold: dict[str, Told | None] = {}
        self._news: dict[str, int] = {}  # how often something was told of a job
        self._laws: dict[str, set[str]] = {}  # of a survey under way: the laws that are checked
        self._closing = False
        self._closed = threading.Event()
        self._look_out = threading.Thread(target=self._look_after, name="look-out", daemon=True)
        self._making = 0
        self._turn = threading.Semaphore()  # reports that are written once more leave the other workers to the jobs
        self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="job")

    def open(self) -> None:
        """Makes the workers ready and takes up what was left unfinished, the oldest first."""
        for _ in range(self._count):
            self._idle.put(self._start())
        self._take_up()
        self._look_out.start()

    def submit(self, name: str) -> None:
        """Lets a waiting job run when its turn comes."""
        with self._lock:
            if self._closing or name in self._in_hand:
                return  # where the server is closing, the job waits for the next start
            self._in_hand.add(name)
            self._news[name] = self.news(name) + 1
            self._threads.submit(self._run, name)

    def news(self, name: str) -> int:
        """A number that is another as soon as something new is known of a job that is not ended; 0 for others."""
        return self._news.get(name, 0)

    def laws_checked(self, name: str) -> frozenset[str]:
        """The laws of a survey under way that are checked."""
        return frozenset(self._laws.get(name, ()))

    async def wait_for_news(self, name: str, seen: int, patience: float) -> int:
        """Waits until something is known that somebody who has seen `seen` does not know, at most so many seconds."""
        end = time.monotonic() + patience
        while self.news(name) == seen and seen and not self._closing and time.monotonic() < end:
            await asyncio.sleep(_GLANCE)
        return self.news(name)

    def renew(self) -> None:
        """Lets every job from now on be done with the content as it stands now, after it has changed."""
        self._making += 1

    def rewrite(self, job: Job, rewriting: Rewriting) -> str:
        """Writes a report of a check once more, and returns when it is written: '' or, in words, why it is not.

        Raises BusyError where no worker is free within a minute.
        """
        if not self._turn.acquire(timeout=_PATIENCE):
            raise BusyError(BUSY)
        try:
            worker = self._worker(_PATIENCE)
        except (queue.Empty, OSError):
            self._turn.release()
            raise BusyError(BUSY) from None
        folder, key = self._project.scratch / f"{job.id}-rewriting", f"{job.id} rewriting"
        told: Told | None = None
        try:
            with self._lock:
                if self._closing:
                    raise BusyError(BUSY)
                folder.mkdir(mode=0o700, exist_ok=True)
                self._running[key] = worker
            told = self._outcome(worker, Task(job, self._draft(job), folder, rewriting))
            return ENDED if told is None else told.error
        finally:
            with self._lock:
                self._running.pop(key, None)
            if told is None:
                worker.end()
            shutil.rmtree(folder, ignore_errors=True)
            self._put_back(worker)
            self._turn.release()

    def cancel(self, name: str) -> None:
        """Stops a job that waits or runs, and returns when nothing of it runs any more."""
        with self._lock:
            self._project.jobs.change(name, "cancelled")
            for key in [one for one in self._running if one.split(" ")[0] == name]:
                self._running.pop(key).end()

    def close(self) -> None:
        """Stops the work; what was under way is taken up at the next start."""
        self._closed.set()
        with self._lock:
            self._closing = True
            for name, worker in self._running.items():
                worker.end()
                self._untold.setdefault(name, None)
            self._running.clear()
            self._threads.shutdown(wait=False, cancel_futures=True)
        self._threads.shutdown(wait=True)
        if self._look_out.is_alive():
            self._look_out.join()
        while not self._idle.empty():
            self._idle.get().end()
        with contextlib.suppress(StoreAwayError):  # then the next start finds them under way
            self._tell()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        given = (theirs, self._content, self._project.vault)
        process: BaseProcess = self._context.Process(target=serve_jobs, args=given)
        process.start()
        theirs.close()
        return _Worker(process, ours, self._making)

    def _run(self, name: str) -> None:
        died: Job | None = None
        try:
            died = self._done(name)
        except StoreAwayError:
            with self._lock:
                self._untold.setdefault(name, None)
        except OSError:  # the machine gives no further process just now: the next look finds the job
            pass
        except Exception:
            traceback.print_exc()
        finally:
            with self._lock:
                self._in_hand.discard(name)
                self._news.pop(name, None)
                self._laws.pop(name, None)
        if died is not None:
            with contextlib.suppress(StoreAwayError):
                self._again_or_failed(died)

    def _done(self, name: str) -> Job | None:
        """Does a job; gives it where its worker died of it and it waits again."""
        worker = self._worker()
        folder, idle = self._project.scratch / name, False
        try:
            with self._lock:
                job = None if self._closing else self._project.jobs.begin(name)
                if job is None:
                    idle = True
                    return None
                folder.mkdir(mode=0o700, exist_ok=True)
                self._running[name] = worker
                self._news[name] += 1
            told = self._outcome(worker, Task(job, self._draft(job), folder))
            idle = told is not None
            with self._lock:
                if self._running.pop(name, None) is None:
                    return None  # stopped by a person or by the end of the server, who ended the worker too
                if told is None:
                    worker.end()
                    self._project.jobs.give_back(name, counts=True)
                    return job
                self._untold[name] = told
                self._tell()
                return None
        finally:
            with self._lock:
                self._running.pop(name, None)
            if not idle:
                worker.end()  # whatever went wrong here, what it still does is of no other job
            shutil.rmtree(folder, ignore_errors=True)
            self._put_back(worker)

    def _tell(self) -> None:
        """Notes how jobs ended, as far as the database takes it. Raises StoreAwayError where it does not."""
        for name, told in list(self._untold.items()):
            if told is None:
                self._project.jobs.give_back(name, counts=False)
            else:
                self._project.jobs.change(name, "failed" if told.error else "done", told.error)
            del self._untold[name]

    def _look_after(self) -> None:
        away = False
        while not self._closed.wait(LOOK):
            try:
                self._take_up()
            except StoreAwayError as error:
                if not away:
                    tell(placed("lawkit", placed(error.whole, str(error.__cause__))), sys.stderr)
                away = True
                continue
            except Exception:  # the next look may go better
                traceback.print_exc()
            if away:
                tell(placed("lawkit", marked("the database is back; jobs go on.")), sys.stderr)
            away = False

    def _take_up(self) -> None:
        """Lets every job run that is not ended and that nobody has in hand, the oldest first."""
        with self._lock:
            self._tell()
        for job in reversed(self._project.jobs.jobs(unfinished=True)):
            with self._lock:
                if self._closing or job.id in self._in_hand:
                    continue
                if job.state == "running":
                    self._project.jobs.give_back(job.id, counts=True)  # the work may have ended the server with it
            self._again_or_failed(job)

    def _outcome(self, worker: _Worker, task: Task) -> Told | None:
        """How a job ended; None where its worker died."""
        end = time.monotonic() + LONGEST
        try:
            worker.pipe.send(task)
            # Its death is waited for too: what it started may still hold its end of the pipe.
            while ready := wait([worker.pipe, worker.process.sentinel], max(0.0, end - time.monotonic())):
                if worker.pipe not in ready:
                    return None
                told: Told = worker.pipe.recv()
                if told.ended:
                    return told
                self._say(task.job, told)
        except (EOFError, OSError):
            return None
        worker.end()
        return Told(ended=True, error=TOO_LONG)

    def _say(self, job: Job, told: Told) -> None:
        with contextlib.suppress(StoreAwayError):  # the next word of the work says it as well
            self._project.jobs.say(job.id, told.stage, told.progress)
        if told.law:
            self._laws.setdefault(job.id, set()).add(told.law)
        self._news[job.id] = self.news(job.id) + 1

    def _again_or_failed(self, job: Job) -> None:
        if job.tries < TRIES:
            self.submit(job.id)
        else:
            self._project.jobs.change(job.id, "failed", ENDED)

    def _worker(self, patience: float | None = None) -> _Worker:
        worker = self._idle.get(timeout=patience)
        if not worker.process.is_alive() or worker.jobs >= JOBS_EACH or worker.made != self._making:
            worker.end()
            try:
                worker = self._start()
            except OSError:
                self._idle.put(worker)
                raise
        worker.jobs += 1
        return worker

    def _put_back(self, worker: _Worker) -> None:
        if not self._closing and not worker.process.is_alive():
            worker.end()
            with contextlib.suppress(OSError):
                worker = self._start()  # now, so that it is ready when the next job comes
        self._idle.put(worker)

    def _draft(self, job: Job) -> tuple[str, str] | None:
        version = self._project.drafts.version(job.version) if job.version else None
        return (version_group(version.id), f"draft{version.suffix}") if version else None
