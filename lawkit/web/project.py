"""The project: a folder with the files that were sent and made, and a database with everything else.

PROJECT/store.sqlite            the records (unless --database names a PostgreSQL database)
PROJECT/drafts/<version>/       a version of a draft as it was sent
PROJECT/surveys/<survey>/       the laws of a survey as they were sent
PROJECT/jobs/<job>/             what a worker made: its result, the files to download
PROJECT/key-proof               tells the right key from a wrong one, where the project is encrypted
PROJECT/in-use                  held by the server that uses the project
PROJECT/temporary/              uploads on their way, work under way; emptied at every start
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from lawkit.errors import OutputError
from lawkit.sentences import marked
from lawkit.store.accounts import Accounts
from lawkit.store.audit import Audit
from lawkit.store.database import Database, sqlite_url
from lawkit.store.decisions import Decisions
from lawkit.store.drafts import Drafts
from lawkit.store.insertions import Insertions
from lawkit.store.jobs import Jobs
from lawkit.store.records import Job, Kind
from lawkit.store.sessions import Sessions
from lawkit.store.surveys import Surveys
from lawkit.store.vault import Vault, version_group


class Project:
    """One project, open; safe to use from several threads of one server.

    What is kept stands in its parts: `drafts`, `jobs`, `decisions`, `insertions`, `surveys`, `audit`,
    `accounts`, `sessions`.
    """

    def __init__(self, folder: Path, database: str = "", key: bytes | None = None) -> None:
        """Raises OutputError or StoreError where the project cannot be opened."""
        self.temporary = folder / "temporary"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._held = _hold(folder)
            shutil.rmtree(self.temporary, ignore_errors=True)
            for one in (folder / "jobs", folder / "drafts", self.temporary):
                one.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise OutputError(
                marked("cannot hold a project: {reason}; choose another --project", reason=error.strerror), at=folder
            ) from error
        try:
            self.vault = Vault(folder, key)
            self._base = Database(database or sqlite_url(folder))
        except Exception:
            self._held.close()
            raise
        self.drafts = Drafts(self._base, self.vault)
        self.jobs = Jobs(self._base, self.vault)
        self.decisions = Decisions(self._base, self.vault)
        self.insertions = Insertions(self._base)
        self.surveys = Surveys(self._base, self.vault)
        self.audit = Audit(self._base)
        self.accounts = Accounts(self._base)
        self.sessions = Sessions(self._base)
        self.scratch = self.temporary
        if self.vault.scratch:
            self.scratch = Path(tempfile.mkdtemp(prefix="lawkit-", dir=self.vault.scratch))

    def close(self) -> None:
        """Lets another server take the project."""
        self._base.close()
        if self.scratch != self.temporary:
            shutil.rmtree(self.scratch, ignore_errors=True)
        self._held.close()

    def together(self) -> AbstractContextManager[object]:
        """What is kept within it is kept as a whole, or not at all; it must be short: nobody else writes meanwhile."""
        return self._base.writing()

    def send(
        self, file: str, suffix: str, data: bytes, options: Mapping[str, Any], draft: str = "", by: str = ""
    ) -> Job:
        """Keeps a draft that was sent, as a new one or as the next version of `draft`, with the check of it, which
        waits: all of it or nothing. Raises StoreError where that draft is no more."""
        self.jobs.demand_room()  # before anything is kept
        put = self.drafts.put(suffix, data)
        try:
            with self.together():
                owner = draft or self.drafts.add(PurePosixPath(file).stem or file, options.get("country", ""), by).id
                self.drafts.add_version(owner, file, suffix, data, by, put)
                return self.jobs.add("check", file, options, put, by)
        except Exception:
            self.vault.remove(version_group(put))
            raise

    def ask(self, kind: Kind, title: str, options: Mapping[str, Any], by: str = "") -> Job:
        """Keeps a job on no draft, which waits."""
        return self.jobs.add(kind, title, options, by=by)

    def survey(self, title: str, laws: Sequence[tuple[str, bytes]], options: Mapping[str, Any], by: str = "") -> Job:
        """Keeps laws (name, bytes) that were sent together, with the survey of them, which waits. `options`:
        instruments (ids), language, report_language."""
        self.jobs.demand_room()  # before anything is kept
        survey = self.surveys.add(title, laws, by)
        return self.jobs.add("survey", title, {**options, "survey": survey.id, "laws": list(survey.laws)}, by=by)

    def delete(self, job: Job, by: str = "") -> None:
        """Removes a job for good; that of a draft goes with the version that it checked, the last version with the
        draft, that of a survey with its laws. Work on it must have been stopped."""
        if job.kind == "survey":
            self.surveys.delete(job.options["survey"], by)
        version = self.drafts.version(job.version) if job.version else None
        if version is None:
            self.jobs.delete(job.id, by)
        else:
            self.drafts.delete_version(version, by)

    def keep_only(self, days: int) -> int:
        """Removes for good what nobody used for so many days; gives how many drafts and jobs that were."""
        drafts, jobs = self.drafts.unused_for(days), self.jobs.ended_before(days)
        for name in drafts:
            self.drafts.delete(name, what="draft deleted after the retention period")
        surveys = self.surveys.unused_for(days)
        for name in surveys:
            self.surveys.delete(name, what="survey deleted after the retention period")
        for name in jobs:
            self.jobs.delete(name)
        return len(drafts) + len(jobs)


def _hold(folder: Path) -> IO[bytes]:
    """Keeps other servers from the folder while the file is open, where the system has such locks."""
    file = (folder / "in-use").open("ab")
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            raise OutputError(
                marked("another lawkit serve uses this project; choose another --project"), at=folder
            ) from None
    return file
