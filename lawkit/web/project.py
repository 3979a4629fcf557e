"""The project folder: every job in a folder of its own, written aside and renamed, gone for good when deleted.

    PROJECT/jobs/<id>/job.json      what was asked, and its state (written by the server only)
    PROJECT/jobs/<id>/draft.docx    the draft as it was sent
    PROJECT/jobs/<id>/stage.txt …   what the worker writes: its stage, its result, its error, the files to download
    PROJECT/in-use                  held by the server that uses the project
    PROJECT/temporary/              uploads on their way; emptied at every start
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import sys
import threading
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any, Literal

from lawkit.errors import OutputError
from lawkit.output import write_file

State = Literal["waiting", "running", "done", "failed", "cancelled"]
Kind = Literal["check", "kit"]
UNFINISHED = ("waiting", "running")
STAGE, ERROR, RESULT = "stage.txt", "error.txt", "result.json"
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Job:
    """One job: what was asked, in which order it came, and how it stands. `options` are plain JSON."""

    id: str
    number: int
    kind: Kind
    title: str  # the name of the draft's file, or the state
    options: dict[str, Any]
    state: State = "waiting"
    error: str = ""

    @property
    def unfinished(self) -> bool:
        """Whether it waits or runs."""
        return self.state in UNFINISHED


class Project:
    """The folder of one project; safe to use from several threads of one server."""

    def __init__(self, folder: Path) -> None:
        self._lock = threading.RLock()
        self._jobs = folder / "jobs"
        self.temporary = folder / "temporary"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._held = _hold(folder)
            shutil.rmtree(self.temporary, ignore_errors=True)
            for one in (self._jobs, self.temporary):
                one.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{folder}: cannot hold a project: {error.strerror}; choose another --project") from error

    def close(self) -> None:
        """Lets another server take the folder."""
        self._held.close()

    def add(self, kind: Kind, title: str, options: dict[str, Any], draft: bytes = b"", suffix: str = "") -> Job:
        """Keeps a new job, with its draft where it has one; it waits."""
        with self._lock:
            number = max((job.number for job in self.jobs()), default=0) + 1
            job = Job(secrets.token_hex(16), number, kind, title, options)
            folder = self.folder(job.id)
            folder.mkdir(mode=0o700)
            if draft:
                write_file(folder / f"draft{suffix}", draft)
            self._keep(job)  # last: a job without its draft is never seen
            return job

    def job(self, name: str) -> Job | None:
        """A job by its id; None where there is none."""
        if not _ID.fullmatch(name):
            return None
        try:
            return Job(**json.loads((self.folder(name) / "job.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def jobs(self) -> list[Job]:
        """All jobs, the latest first."""
        found = [job for path in self._jobs.iterdir() if (job := self.job(path.name))]
        return sorted(found, key=lambda job: -job.number)

    def change(self, name: str, state: State, error: str = "") -> Job | None:
        """Keeps a new state of a job; None where the job was deleted meanwhile."""
        with self._lock:
            job = self.job(name)
            if job is None:
                return None
            job = replace(job, state=state, error=error)
            self._keep(job)
            return job

    def delete(self, name: str) -> None:
        """Removes a job with its draft and everything that was made of it."""
        with self._lock:
            if self.job(name) is None:
                return
            gone = self.temporary / name
            self.folder(name).rename(gone)
            shutil.rmtree(gone)

    def folder(self, name: str) -> Path:
        """The folder of a job."""
        return self._jobs / name

    def text(self, name: str, file: str) -> str:
        """What the worker wrote into one of its files; '' where it wrote nothing yet."""
        try:
            return (self.folder(name) / file).read_text(encoding="utf-8")
        except OSError:
            return ""

    def _keep(self, job: Job) -> None:
        write_file(self.folder(job.id) / "job.json", json.dumps(asdict(job), ensure_ascii=False, indent=1) + "\n")


def _hold(folder: Path) -> IO[bytes]:
    """Keeps other servers from the folder while the file is open, where the system has such locks."""
    file = (folder / "in-use").open("ab")
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            raise OutputError(f"{folder}: another lawkit serve uses this project; choose another --project") from None
    return file


def draft_of(folder: Path) -> Path:
    """The draft that a job's folder holds."""
    return next(folder.glob("draft.*"))
