"""Jobs at work: no worker takes its job with it, and no job takes the server with it."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawkit.store.records import Job
from lawkit.web import workshop as module
from lawkit.web.project import Project
from lawkit.web.work import FAULT
from lawkit.web.workshop import TRIES, Workshop
from tests.benchmarks.bench_check import long_law
from tests.web.conftest import LAW

OPTIONS = {"country": "", "instruments": ["icsant"], "language": "en", "report_language": "en"}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = Project(tmp_path)
    yield project
    project.close()


@pytest.fixture
def workshop(project: Project) -> Iterator[Workshop]:
    workshop = Workshop(project, workers=1)
    workshop.open()
    yield workshop
    workshop.close()


def until(project: Project, job: Job, *states: str) -> Job:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        kept = project.jobs.job(job.id)
        assert kept
        if kept.state in states:
            return kept
        time.sleep(0.02)
    raise AssertionError(f"the job did not become {states}")


def killed(workshop: Workshop, job: Job) -> None:
    with workshop._lock:  # a job is noted as running before its worker is: both in one turn of the lock
        worker = workshop._running[job.id].process
    assert worker.pid
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()


def test_the_job_of_a_worker_that_dies_is_done_by_another(project: Project, workshop: Workshop) -> None:
    job = project.send("law.txt", ".txt", LAW.encode(), OPTIONS)
    workshop.submit(job.id)
    until(project, job, "running")
    killed(workshop, job)
    done = until(project, job, "done", "failed")
    assert (done.state, done.tries, done.error) == ("done", 2, "")


def test_a_job_that_ends_every_worker_says_so_and_the_next_job_is_done(project: Project, workshop: Workshop) -> None:
    job = project.send("law.txt", ".txt", LAW.encode(), OPTIONS)
    workshop.submit(job.id)
    for tries in range(1, TRIES + 1):
        while until(project, job, "running").tries != tries:
            time.sleep(0.02)
        killed(workshop, job)
    failed = until(project, job, "failed", "done")
    assert (failed.state, failed.tries, failed.error) == ("failed", TRIES, module.ENDED)
    after = project.ask("kit", "Senegal", {"country": "SN", "instruments": ["icsant"], "language": "", "tradition": ""})
    workshop.submit(after.id)
    assert until(project, after, "done", "failed").state == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which processes a process has started")
def test_the_death_of_a_worker_is_seen_while_the_reader_that_it_started_lives_on(
    project: Project, workshop: Workshop
) -> None:
    job = project.send("law.txt", ".txt", long_law(60_000).encode(), OPTIONS)
    workshop.submit(job.id)
    until(project, job, "running")
    with workshop._lock:
        worker = workshop._running[job.id].process.pid
    started = Path(f"/proc/{worker}/task/{worker}/children")
    while not started.read_text():
        time.sleep(0.01)
    killed(workshop, job)
    end = time.monotonic() + 60
    while until(project, job, "running", "waiting", "done").tries < 2:
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_job_that_takes_too_long_is_ended(
    project: Project, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST", 0)
    job = project.send("law.txt", ".txt", LAW.encode(), OPTIONS)
    workshop.submit(job.id)
    assert until(project, job, "failed", "done").error == module.TOO_LONG


def test_a_job_that_was_begun_too_often_before_a_restart_is_not_begun_again(project: Project) -> None:
    job = project.send("law.txt", ".txt", LAW.encode(), OPTIONS)
    for _ in range(TRIES):
        project.jobs.begin(job.id)
        project.jobs.give_back(job.id, counts=True)
    workshop = Workshop(project, workers=1)
    workshop.open()
    workshop.close()
    kept = project.jobs.job(job.id)
    assert kept
    assert (kept.state, kept.error) == ("failed", module.ENDED)


def test_a_clean_end_of_the_server_counts_as_no_try_and_leaves_no_plain_copy(tmp_path: Path) -> None:
    project = Project(tmp_path)
    job = project.send("law.txt", ".txt", LAW.encode(), OPTIONS)
    workshop = Workshop(project, workers=1)
    workshop.open()
    until(project, job, "running")
    workshop.close()
    kept = project.jobs.job(job.id)
    assert kept
    assert (kept.state, kept.tries) == ("waiting", 0)
    assert list(project.temporary.iterdir()) == []
    project.close()


def test_the_result_of_an_encrypted_project_is_encrypted(tmp_path: Path) -> None:
    from lawkit.store.vault import key_of, new_key

    project = Project(tmp_path, key=key_of(new_key(), ""))
    workshop = Workshop(project, workers=1)
    workshop.open()
    job = project.send("law.txt", ".txt", LAW.encode(), OPTIONS)
    workshop.submit(job.id)
    assert until(project, job, "done", "failed").error == ""
    workshop.close()
    assert "nuclear material" in project.jobs.text(job.id, "result.json")
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"nuclear material" not in kept
    project.close()


def test_a_survey_lays_laws_side_by_side(project: Project, workshop: Workshop) -> None:
    laws = [("KE law.txt", LAW.encode()), ("FR loi.txt", b"Loi sur rien.\n\nArticle 1. Rien."), ("none.pdf", b"")]
    asked = {"instruments": ["icsant"], "language": "", "report_language": "fr"}
    job = project.survey("Two laws", laws, asked)
    workshop.submit(job.id)
    done = until(project, job, "done", "failed")
    assert done.error == ""
    assert project.jobs.names(job.id) == {"survey.zip", "survey.xlsx", "survey.json", "result.json"}
    assert json.loads(project.jobs.text(job.id, "result.json"))["skipped"][0][0] == "none.pdf"


def test_workers_that_were_ready_before_the_content_changed_do_no_more_jobs(
    project: Project, workshop: Workshop
) -> None:
    before = workshop._idle.queue[0].process.pid
    workshop.renew()
    job = project.ask("kit", "Senegal", {"country": "SN", "instruments": ["icsant"], "language": "", "tradition": ""})
    workshop.submit(job.id)
    until(project, job, "done", "failed")
    while not workshop._idle.queue:
        time.sleep(0.01)
    assert workshop._idle.queue[0].process.pid != before


def test_a_fault_in_the_work_is_said_at_once_and_the_worker_goes_on(project: Project, workshop: Workshop) -> None:
    worker = workshop._idle.queue[0].process.pid
    job = project.ask("kit", "Nowhere", {})
    workshop.submit(job.id)
    failed = until(project, job, "failed", "done")
    assert (failed.state, failed.error, failed.tries) == ("failed", FAULT, 1)
    while not workshop._idle.queue:
        time.sleep(0.01)
    assert workshop._idle.queue[0].process.pid == worker


def test_a_worker_whose_job_was_lost_sight_of_is_not_given_another(
    project: Project, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the database is out of reach for a moment."""
    monkeypatch.setattr(project.jobs, "say", lambda *_told: 1 / 0)
    first = project.send("law.txt", ".txt", LAW.encode(), OPTIONS)
    worker = workshop._idle.queue[0].process.pid
    workshop.submit(first.id)
    until(project, first, "running")
    while not workshop._idle.queue or workshop._idle.queue[0].process.pid == worker:
        time.sleep(0.01)
    monkeypatch.undo()
    second = project.send("law.txt", ".txt", LAW.encode(), OPTIONS)
    workshop.submit(second.id)
    assert until(project, second, "done", "failed").error == ""
    assert "annotated.docx" in project.jobs.names(second.id)
