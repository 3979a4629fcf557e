"""Jobs: what was asked, how it stands, and the files that came of it."""

from __future__ import annotations

import json
import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from lawkit.errors import BusyError
from lawkit.sentences import from_kept, kept, marked
from lawkit.store import audit, tables
from lawkit.store.clock import ago, now
from lawkit.store.database import Database
from lawkit.store.records import UNFINISHED, Job, Kind, State
from lawkit.store.vault import Vault, job_group

MOST_WAITING = 300
_HELD = 6  # files that are held ready, parsed: of a long draft a few MB each
_SEALED = ("title", "error", "stage")


class Jobs:
    """The jobs of a project; their results lie in the vault."""

    def __init__(self, base: Database, vault: Vault) -> None:
        self._base, self._vault = base, vault
        self._reading = threading.Lock()
        self._held: OrderedDict[tuple[str, str], tuple[object, dict[str, Any]]] = OrderedDict()

    def add(self, kind: Kind, title: str, options: Mapping[str, Any], version: str = "", by: str = "") -> Job:
        """A new job; it waits."""
        self.demand_room()
        name = secrets.token_hex(16)
        empty = self._vault.seal("")
        values = {
            "id": name,
            "kind": kind,
            "title": self._vault.seal(title),
            "options": self._vault.seal(json.dumps(dict(options), ensure_ascii=False)),
            "state": "waiting",
            "error": empty,
            "stage": empty,
            "progress": 0,
            "tries": 0,
            "version": version or None,
            "by": by,
            "made": now(),
            "ended": "",
        }
        with self._base.writing() as connection:
            connection.execute(insert(tables.job).values(values))
            row = connection.execute(select(tables.job).where(tables.job.c.id == name)).mappings().one()
            owner = select(tables.version.c.draft).where(tables.version.c.id == version)
            draft = connection.execute(owner).scalar() if version else None
            audit.note(connection, by, f"{kind} asked for", draft, job=name)
        return self._job(row)

    def demand_room(self) -> None:
        """Raises BusyError where so many jobs wait that another would be in vain."""
        waiting = select(func.count()).where(tables.job.c.state.in_(UNFINISHED))
        with self._base.reading() as connection:
            if (connection.execute(waiting).scalar() or 0) >= MOST_WAITING:
                raise BusyError(marked("Too many jobs wait already. Try again when some of them are done."))

    def job(self, name: str) -> Job | None:
        """A job by its id; None where there is none."""
        with self._base.reading() as connection:
            row = connection.execute(select(tables.job).where(tables.job.c.id == name)).mappings().first()
        return self._job(row) if row else None

    def jobs(
        self, kind: Kind | None = None, version: str = "", unfinished: bool = False, most: int | None = None
    ) -> list[Job]:
        """Jobs, the latest first: all, those of one kind, of one version of a draft, or those that are not done."""
        asked = select(tables.job).order_by(tables.job.c.number.desc()).limit(most)
        if kind is not None:
            asked = asked.where(tables.job.c.kind == kind)
        if version:
            asked = asked.where(tables.job.c.version == version)
        if unfinished:
            asked = asked.where(tables.job.c.state.in_(UNFINISHED))
        with self._base.reading() as connection:
            return [self._job(row) for row in connection.execute(asked).mappings()]

    def before(self, job: Job) -> int:
        """How many jobs that came before a job wait or run."""
        table = tables.job.c
        with self._base.reading() as connection:
            asked = select(func.count()).where((table.number < job.number) & table.state.in_(UNFINISHED))
            return connection.execute(asked).scalar() or 0

    def begin(self, name: str) -> Job | None:
        """Takes a waiting job for a worker, counting the try; None where it does not wait any more."""
        with self._base.writing() as connection:
            waiting = (tables.job.c.id == name) & (tables.job.c.state == "waiting")
            begun = {"state": "running", "tries": tables.job.c.tries + 1, "progress": 0}
            if not connection.execute(update(tables.job).where(waiting).values(begun)).rowcount:
                return None
            row = connection.execute(select(tables.job).where(tables.job.c.id == name)).mappings().one()
        return self._job(row)

    def say(self, name: str, stage: str, progress: int) -> None:
        """Notes how far a running job is, in words and in hundredths."""
        with self._base.writing() as connection:
            values = {"stage": self._vault.seal(stage), "progress": progress}
            connection.execute(update(tables.job).where(tables.job.c.id == name).values(values))

    def change(self, name: str, state: State, error: str = "") -> Job | None:
        """Keeps a new state of a job that is not ended yet; None where it is ended or deleted."""
        ended = "" if state in UNFINISHED else now()
        values = {"state": state, "error": self._vault.seal(kept(error)), "ended": ended}
        with self._base.writing() as connection:
            still = (tables.job.c.id == name) & tables.job.c.state.in_(UNFINISHED)
            if not connection.execute(update(tables.job).where(still).values(values)).rowcount:
                return None
            row = connection.execute(select(tables.job).where(tables.job.c.id == name)).mappings().one()
        return self._job(row)

    def give_back(self, name: str, counts: bool) -> None:
        """Lets a running job wait again: a try that `counts` was ended by the work itself, not by the server."""
        with self._base.writing() as connection:
            running = (tables.job.c.id == name) & (tables.job.c.state == "running")
            tries = tables.job.c.tries - (0 if counts else 1)
            values = {"state": "waiting", "tries": tries}
            connection.execute(update(tables.job).where(running).values(values))

    def delete(self, name: str, by: str = "") -> None:
        """Removes a job and its results for good."""
        with self._base.writing() as connection:
            if not connection.execute(delete(tables.job).where(tables.job.c.id == name)).rowcount:
                return
            audit.note(connection, by, "job deleted")
        self._vault.remove(job_group(name))
        self._base.wipe()

    def ended_before(self, days: int) -> list[str]:
        """Jobs on no draft (kits, surveys) that ended more than so many days ago."""
        with self._base.reading() as connection:
            old = (tables.job.c.ended != "") & (tables.job.c.ended < ago(days=days)) & tables.job.c.version.is_(None)
            return list(connection.execute(select(tables.job.c.id).where(old)).scalars())

    def names(self, name: str) -> set[str]:
        """The files that a job has made so far."""
        return self._vault.names(job_group(name))

    def read(self, name: str, file: str) -> bytes | None:
        """A file that a job has made; None where it is not written yet."""
        return self._vault.read(job_group(name), file) if file in self.names(name) else None

    def text(self, name: str, file: str) -> str:
        """A file that a job has made, as text; '' where it is not written yet."""
        return (self.read(name, file) or b"").decode("utf-8")

    def data(self, name: str, file: str) -> dict[str, Any]:
        """A JSON file that a job has made; {} where it is not written yet. Held ready for the next who asks: nobody
        may change it."""
        group = job_group(name)
        with self._reading:  # several who ask at once read it once
            stands = self._vault.stands(group, file)
            held = self._held.pop((name, file), None)
            if stands is None:
                return {}
            if held is None or held[0] != stands:
                held = (stands, json.loads(self._vault.read(group, file) or b"{}"))
            self._held[name, file] = held
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
            return held[1]

    def _job(self, row: Mapping[Any, Any]) -> Job:
        words = {field: self._vault.unseal(row[field]) for field in _SEALED}
        words["error"] = from_kept(words["error"])
        options = json.loads(self._vault.unseal(row["options"]))
        return Job(**{**row, **words, "options": options, "version": row["version"] or ""})
