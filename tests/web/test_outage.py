"""The database goes away in the middle of the work and comes back: no job is lost, none stays under way for ever."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.testclient import TestClient

from lawkit.errors import StoreAwayError
from lawkit.store import database
from lawkit.store.records import Job
from lawkit.web import workshop as module
from lawkit.web.application import make_application
from lawkit.web.project import Project
from lawkit.web.work import Told
from lawkit.web.workshop import Workshop
from tests.store import postgresql
from tests.web.conftest import BASE, LAW
from tests.web.test_workshop import OPTIONS, until


class Outage(NamedTuple):
    """A project whose database goes away and comes back when a test says so."""

    project: Project
    begin: Callable[[], object]
    end: Callable[[], object]


@contextmanager
def sqlite_that_another_program_holds(folder: Path) -> Iterator[Outage]:
    project = Project(folder)
    with closing(sqlite3.connect(folder / database.SQLITE_FILE, isolation_level=None, check_same_thread=False)) as it:
        yield Outage(project, lambda: it.execute("BEGIN EXCLUSIVE"), lambda: it.execute("ROLLBACK"))
    project.close()


@contextmanager
def postgresql_that_is_stopped(folder: Path) -> Iterator[Outage]:
    if postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgresql.running() as server:
        project = Project(folder, postgresql.new_database(server.address))
        yield Outage(project, server.stop, server.start)
        project.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def outage(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outage]:
    monkeypatch.setattr(module, "LOOK", 0.05)
    if request.param == "sqlite":
        monkeypatch.setattr(database, "PATIENCE", 0.05)
        with sqlite_that_another_program_holds(tmp_path / "project") as made:
            yield made
    else:
        with postgresql_that_is_stopped(tmp_path / "project") as made:
            yield made


class Work:
    """A workshop whose workers do nothing but end; `ends` is how, one after the other."""

    def __init__(self, project: Project, *ends: Told | None) -> None:
        self.done = 0
        self._ends = [*ends, Told(ended=True)]
        self.workshop = Workshop(project, workers=1)
        self.workshop._outcome = self._outcome  # type: ignore[method-assign,assignment]
        self._project = project

    def _outcome(self, _worker: object, task: Any) -> Told | None:
        self.done += 1
        self.workshop._say(task.job, Told("Reading", 5))
        return self._ends[min(self.done, len(self._ends)) - 1]


def first_call_meets(outage: Outage, monkeypatch: pytest.MonkeyPatch, step: str) -> list[str]:
    """Lets the outage begin when the store is first asked for a step; gives what was asked of it."""
    asked: list[str] = []
    kept = getattr(outage.project.jobs, step)

    def meets(*given: Any, **more: Any) -> Any:
        if not asked:
            outage.begin()
        asked.append(step)
        return kept(*given, **more)

    monkeypatch.setattr(outage.project.jobs, step, meets)
    return asked


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def sent(project: Project) -> Job:
    return project.send("law.txt", ".txt", LAW.encode(), OPTIONS)


@pytest.mark.parametrize(
    ("step", "ends", "times"),
    [("begin", (), 1), ("say", (), 1), ("change", (), 1), ("give_back", (None,), 2)],
    ids=["before it is begun", "while it is done", "when it is done", "when its worker has died"],
)
def test_a_job_that_meets_an_outage_is_done_and_not_done_twice(
    outage: Outage, monkeypatch: pytest.MonkeyPatch, step: str, ends: tuple[None, ...], times: int
) -> None:
    work = Work(outage.project, *ends)
    work.workshop.open()
    job = sent(outage.project)
    asked = first_call_meets(outage, monkeypatch, step)
    work.workshop.submit(job.id)
    wait_for(lambda: job.id not in work.workshop._in_hand and asked)
    with pytest.raises(StoreAwayError):
        outage.project.audit.note("", "job deleted")
    outage.end()
    assert until(outage.project, job, "done", "failed").error == ""
    assert work.done == times
    work.workshop.close()


def test_a_job_whose_outage_outlasts_the_server_is_taken_up_at_the_next_start(
    outage: Outage, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(outage.project)
    work.workshop.open()
    job = sent(outage.project)
    asked = first_call_meets(outage, monkeypatch, "change")
    work.workshop.submit(job.id)
    wait_for(lambda: job.id not in work.workshop._in_hand and asked)
    work.workshop.close()
    outage.end()
    kept = outage.project.jobs.job(job.id)
    assert kept
    assert kept.state == "running"
    again = Work(outage.project)
    again.workshop.open()
    assert until(outage.project, job, "done", "failed").error == ""
    again.workshop.close()


def test_what_a_person_asks_in_an_outage_is_refused_in_words_and_can_be_asked_again(outage: Outage) -> None:
    application = make_application(outage.project)
    with TestClient(application, base_url=BASE, headers={"accept-language": "en"}) as client:
        outage.begin()
        law = {"file": ("law.txt", LAW.encode())}
        answer = client.post("/api/v1/drafts", files=law)
        assert (answer.status_code, answer.json()) == (503, {"detail": database.AWAY})
        assert client.get("/static/style.css").status_code == 200
        outage.end()
        wait_for(lambda: client.get("/drafts").status_code == 200)
        assert client.get("/api/v1/drafts").json() == []
        assert not list(outage.project.vault._folder.glob("drafts/*"))
        assert client.post("/api/v1/drafts", files=law).status_code == 202


def test_a_page_in_an_outage_says_that_nothing_is_lost(tmp_path: Path) -> None:
    if postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with (
        postgresql_that_is_stopped(tmp_path / "project") as outage,
        TestClient(make_application(outage.project), base_url=BASE, headers={"accept-language": "en"}) as client,
    ):
        outage.begin()
        answer = client.get("/drafts")
        outage.end()
        assert answer.status_code == 503
        assert "What was kept is not lost" in answer.text
