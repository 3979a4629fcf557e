"""Jobs at work: each in a process of its own, a few at a time, to be cancelled at any moment.

A worker that ends badly takes nothing with it but its job, which says so; a job that was under way when the server
stopped is begun anew at the next start.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from lawkit.localization.messages import marked
from lawkit.web.project import ERROR, STAGE, Project
from lawkit.web.work import work

LONGEST = 900  # seconds after which a job is ended
ENDED = marked("The work ended before its time, as when memory runs out. Save the draft as .docx or .txt, or split it.")
TOO_LONG = marked("The work took too long and was ended. Split the draft and try again.")
# A server that has loaded what the work needs gives each worker a start without waiting, where there is such a server.
_APART = sys.platform != "win32"


class Workshop:
    """Runs the waiting jobs of a project, `workers` at a time."""

    def __init__(self, project: Project, content: Sequence[Path] = (), workers: int = 2) -> None:
        self._project, self._content, self._workers = project, tuple(content), workers
        # typeshed gives no common type of contexts that has Process
        self._context: Any = multiprocessing.get_context("forkserver" if _APART else "spawn")
        if _APART:
            self._context.set_forkserver_preload(["lawkit.web.work", "lawkit.checking.check", "lawkit.kits.kit"])
        self._lock = threading.Lock()
        self._running: dict[str, BaseProcess] = {}
        self._ended: set[str] = set()  # jobs that a person stopped while they ran
        self._closing = False
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="job")

    def open(self) -> None:
        """Takes up what was left unfinished, the oldest first."""
        if _APART:
            from multiprocessing import forkserver

            forkserver.ensure_running()  # it loads what the work needs before the first draft comes
        for job in reversed(self._project.jobs()):
            if job.unfinished:
                self._project.change(job.id, "waiting")
                self.submit(job.id)

    def submit(self, name: str) -> None:
        """Lets a waiting job run when its turn comes."""
        self._threads.submit(self._run, name)

    def cancel(self, name: str) -> None:
        """Stops a job that waits or runs, and returns when nothing of it runs any more."""
        with self._lock:
            process = self._running.get(name)
            if process is not None:
                self._ended.add(name)
                process.terminate()
            job = self._project.job(name)
            if job and job.unfinished:
                self._project.change(name, "cancelled")
        if process is not None:
            process.join()

    def close(self) -> None:
        """Stops the work; what was under way is taken up at the next start."""
        with self._lock:
            self._closing = True
            running = list(self._running.values())
            for process in running:
                process.terminate()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _run(self, name: str) -> None:
        with self._lock:
            job = self._project.job(name)
            if self._closing or job is None or job.state != "waiting":
                return
            self._project.change(name, "running")
            folder = self._project.folder(name)
            for left in (STAGE, ERROR):
                with contextlib.suppress(OSError):
                    (folder / left).unlink()
            process: BaseProcess = self._context.Process(target=work, args=(folder, self._content), daemon=True)
            process.start()
            self._running[name] = process
        process.join(LONGEST)
        late = process.is_alive()
        if late:
            process.kill()
            process.join()
        with self._lock:
            del self._running[name]
            if name in self._ended:
                self._ended.discard(name)
            elif process.exitcode == 0:
                self._project.change(name, "done")
            elif not self._closing:
                error = TOO_LONG if late else self._project.text(name, ERROR) or ENDED
                self._project.change(name, "failed", error)
