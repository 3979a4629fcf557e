"""What is kept is given back, on both databases, until it is deleted for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from lawkit.errors import StoreError
from lawkit.store import tables
from lawkit.store.clock import ago
from lawkit.store.records import Version
from lawkit.store.vault import key_of, new_key
from lawkit.web.project import Project

OPTIONS = {"country": "KE", "instruments": ["icsant"], "language": "", "report_language": "ar"}
SECRET = "Clandestine Isotopes Act"


def sent(project: Project, draft: str = "", data: bytes = b"law") -> Version:
    job = project.send(f"{SECRET}.txt", ".txt", data, OPTIONS, draft)
    version = project.drafts.version(job.version)
    assert version
    return version


def decide(project: Project, version: Version, status: str = "covered", by: str = "Amina", **given: str) -> None:
    asked = {"obligation": "icsant.2", "verdict": "overridden", "found": "missing", "reason": "s. 7 does it", **given}
    project.decisions.decide(version, status=status, by=by, content="c" * 64, **asked)  # type: ignore[arg-type]


def test_a_draft_its_versions_and_its_jobs_are_given_back_as_they_were_kept(opened: Callable[[], Project]) -> None:
    project = opened()
    first = sent(project)
    second = sent(project, first.draft, b"law 2")
    project = opened()
    assert project.drafts.versions(first.draft) == [first, second]
    assert (second.number, second.bytes, project.drafts.data(second)) == (2, 5, b"law 2")
    draft = project.drafts.draft(first.draft)
    assert draft
    assert (draft.title, draft.country) == (SECRET, "KE")
    latest, earlier = project.jobs.jobs()
    assert (latest.version, earlier.version, latest.number) == (second.id, first.id, earlier.number + 1)
    assert (latest.options, latest.state, latest.tries) == (OPTIONS, "waiting", 0)


def test_a_waiting_job_is_taken_once(project: Project) -> None:
    job = project.ask("kit", "Kenya", {})
    begun = project.jobs.begin(job.id)
    assert begun
    assert (begun.state, begun.tries) == ("running", 1)
    assert project.jobs.begin(job.id) is None
    project.jobs.say(job.id, "Writing", 10)
    project.jobs.give_back(job.id, counts=False)
    again = project.jobs.begin(job.id)
    assert again
    assert (again.tries, again.stage) == (1, "Writing")


def test_a_job_that_has_ended_stays_as_it_ended(project: Project) -> None:
    job = project.ask("kit", "Kenya", {})
    project.jobs.change(job.id, "cancelled")
    assert project.jobs.change(job.id, "done") is None
    kept = project.jobs.job(job.id)
    assert kept
    assert kept.state == "cancelled"
    assert kept.ended


def test_the_latest_decision_is_in_force_and_is_carried_to_later_versions(project: Project) -> None:
    first = sent(project)
    decide(project, first, "partial")
    decide(project, first, "covered", reason="s. 8 too")
    second = sent(project, first.draft)
    carried = project.decisions.in_force(first.draft, 2)["icsant.2"]
    assert (carried.status, carried.reason, carried.version) == ("covered", "s. 8 too", 1)
    decide(project, second, "missing")
    assert project.decisions.in_force(first.draft, 1)["icsant.2"].status == "covered"
    assert project.decisions.in_force(first.draft, 2)["icsant.2"].status == "missing"
    decide(project, first, "partial")
    assert project.decisions.in_force(first.draft, 2)["icsant.2"].status == "missing"
    decide(project, second, "missing", verdict="withdrawn", reason="by mistake")
    assert project.decisions.in_force(first.draft, 2) == {}
    assert len(project.decisions.history(first.draft, "icsant.2")) == 5


@pytest.mark.parametrize(
    ("given", "words"),
    [({"by": " "}, "name"), ({"reason": ""}, "reason"), ({"status": "perhaps"}, "covered"), ({"verdict": "x"}, "cov")],
)
def test_a_decision_has_a_name_a_reason_and_a_status(project: Project, given: dict[str, str], words: str) -> None:
    version = sent(project)
    with pytest.raises(StoreError, match=words):
        decide(project, version, **given)
    assert project.decisions.history(version.draft) == []


def test_a_version_that_is_signed_off_takes_no_decision_until_that_is_withdrawn(project: Project) -> None:
    version = sent(project)
    given = {"note": "", "by": "Amina", "content": "c" * 64, "lawkit": "0.1.0", "result": "r" * 64}
    signed = project.decisions.sign_off(version, "j" * 32, **given)
    with pytest.raises(StoreError, match="signed off"):
        decide(project, version)
    with pytest.raises(StoreError, match="already"):
        project.decisions.sign_off(version, "j" * 32, **given)
    project.decisions.withdraw_sign_off(signed, "Kofi")
    decide(project, version)
    kept = project.decisions.sign_offs(version.draft)[0]
    assert (kept.content, kept.withdrawn_by, kept.stands) == ("c" * 64, "Kofi", False)


def test_what_is_left_out_is_carried_to_later_versions_locked_by_a_sign_off_and_goes_with_the_draft(
    opened: Callable[[], Project],
) -> None:
    project = opened()
    first = sent(project)
    choose = project.insertions.choose
    choose(first, "icsant.4.1", True, "Amina")
    choose(first, "icsant.7.1", True)
    choose(first, "icsant.7.1", False, "Omar")
    second = project.drafts.add_version(first.draft, "two.docx", ".docx", b"two")
    choose(second, "icsant.4.1", False)
    project = opened()
    left = {one: choice.left_out for one, choice in project.insertions.in_force(first.draft, 1).items()}
    assert left == {"icsant.4.1": True, "icsant.7.1": False}
    assert not project.insertions.in_force(first.draft, 2)["icsant.4.1"].left_out
    told = [(one.what, one.by) for one in project.audit.entries(first.draft) if "insertion" in one.what]
    assert told[::-1] == [("insertion left out", "Amina"), ("insertion left out", ""),
                          ("insertion put back", "Omar"), ("insertion put back", "")]  # fmt: skip
    signed = project.decisions.sign_off(second, "j" * 32, "", "Omar", "c" * 64, "0.1.0", "r" * 64)
    with pytest.raises(StoreError, match="withdraw the sign-off first"):
        project.insertions.choose(second, "icsant.4.1", True)
    project.decisions.withdraw_sign_off(signed, "Omar")
    project.insertions.choose(second, "icsant.4.1", True)
    project.drafts.delete(first.draft)
    assert project.insertions.in_force(first.draft, 2) == {}


def test_the_audit_log_says_who_did_what_and_cannot_be_changed(project: Project) -> None:
    version = sent(project)
    decide(project, version)
    entries = project.audit.entries(version.draft)
    assert [one.what for one in entries] == ["finding overridden", "check asked for", "version added", "draft added"]
    assert (entries[0].by, entries[0].detail["obligation"]) == ("Amina", "icsant.2")
    assert [one.what for one in project.audit.entries(before=entries[1].number)] == ["version added", "draft added"]
    for statement in ("UPDATE audit SET what = 'nothing'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="audit log is not changed"), project._base.writing() as connection:
            connection.execute(text(statement))


def test_a_deleted_draft_leaves_nothing_but_that_one_was_deleted(project: Project, tmp_path: Path) -> None:
    version = sent(project)
    other = sent(project)
    job = project.jobs.jobs(version=version.id)[0]
    project.vault.write(f"jobs/{job.id}", "result.json", "{}")
    decide(project, version)
    project.drafts.delete(version.draft, "Amina")
    assert project.drafts.draft(version.draft) is None
    assert project.jobs.job(job.id) is None
    assert project.decisions.history(version.draft) == []
    assert project.audit.entries(version.draft) == []
    latest = project.audit.entries()[0]
    assert (latest.what, latest.by, latest.draft, latest.detail) == ("draft deleted", "Amina", None, {})
    left = [path for path in tmp_path.rglob("*") if version.id in str(path) or job.id in str(path)]
    assert left == []
    assert project.drafts.data(other) == b"law"


def test_nothing_of_a_deleted_draft_stays_in_the_files_of_the_database(tmp_path: Path) -> None:
    project = Project(tmp_path)
    version = sent(project)
    decide(project, version, reason="a very particular reason")
    project.drafts.delete(version.draft)
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("store.sqlite*"))
    project.close()
    for words in (SECRET, "a very particular reason", version.id, version.draft):
        assert words.encode() not in kept


def test_the_last_version_takes_its_draft_with_it(project: Project) -> None:
    first = sent(project)
    second = sent(project, first.draft)
    project.drafts.delete_version(first)
    assert project.drafts.versions(first.draft) == [second]
    assert sent(project, first.draft).number == 3
    for job in project.jobs.jobs():
        project.delete(job)
    assert project.drafts.drafts() == []


def test_a_version_of_a_draft_that_is_no_more_is_refused_and_leaves_no_file(project: Project, tmp_path: Path) -> None:
    version = sent(project)
    project.drafts.delete(version.draft)
    with pytest.raises(StoreError, match="no such draft"):
        sent(project, version.draft)
    assert list((tmp_path / "project" / "drafts").iterdir()) == []


def test_what_nobody_used_for_the_retention_period_is_removed(project: Project) -> None:
    old, new = sent(project), sent(project)
    kit = project.ask("kit", "Kenya", {})
    with project._base.writing() as connection:
        connection.execute(update(tables.draft).where(tables.draft.c.id == old.draft).values(used=ago(days=31)))
        connection.execute(update(tables.job).where(tables.job.c.id == kit.id).values(ended=ago(days=31)))
    assert project.keep_only(30) == 2
    assert [one.id for one in project.drafts.drafts()] == [new.draft]
    assert project.jobs.job(kit.id) is None
    assert "draft deleted after the retention period" in [one.what for one in project.audit.entries()]


def test_with_a_key_nothing_of_a_draft_can_be_read_in_the_store(tmp_path: Path) -> None:
    key = key_of(new_key(), "")
    project = Project(tmp_path, key=key)
    version = sent(project, data=b"no person shall possess")
    job = project.jobs.jobs()[0]
    project.vault.write(f"jobs/{job.id}", "result.json", "no person shall possess")
    decide(project, version, reason="a very particular reason")
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for words in (SECRET, "no person shall possess", "a very particular reason"):
        assert words.encode() not in kept
    project.close()
    project = Project(tmp_path, key=key)
    assert project.drafts.data(version) == b"no person shall possess"
    with project.drafts.path(version) as path:
        assert path.read_bytes() == b"no person shall possess"
    assert not path.exists()
    assert project.jobs.text(job.id, "result.json") == "no person shall possess"
    assert project.decisions.history(version.draft)[0].reason == "a very particular reason"
    assert project.jobs.job(job.id) == job
    project.close()


def test_a_wrong_or_missing_key_is_said_in_one_line_and_lets_the_folder_go(tmp_path: Path) -> None:
    Project(tmp_path / "sealed", key=key_of(new_key(), "")).close()
    with pytest.raises(StoreError, match="cannot be opened with this key"):
        Project(tmp_path / "sealed", key=key_of(new_key(), ""))
    with pytest.raises(StoreError, match="encrypted; give its key"):
        Project(tmp_path / "sealed")
    plain = Project(tmp_path / "plain")
    sent(plain)
    plain.close()
    with pytest.raises(StoreError, match="not encrypted"):
        Project(tmp_path / "plain", key=key_of(new_key(), ""))
    Project(tmp_path / "plain").close()


def test_one_sealed_file_cannot_stand_in_for_another(tmp_path: Path) -> None:
    project = Project(tmp_path, key=key_of(new_key(), ""))
    first, second = sent(project), sent(project)
    folder = tmp_path / "drafts"
    (folder / first.id / "draft.txt").replace(folder / second.id / "draft.txt")
    with pytest.raises(StoreError, match="cannot be opened"):
        project.drafts.data(second)
    project.close()


def test_the_laws_of_a_survey_are_kept_under_names_of_their_own_until_it_is_deleted(
    project: Project, tmp_path: Path
) -> None:
    laws = [("KE act.txt", b"1"), ("../x\\KE act.txt", b"2"), ("/etc/plain", b"3"), (".plain", b"4"), ("..", b"5")]
    job = project.survey("Laws", laws, {"instruments": [], "language": "", "report_language": "en"}, "Amina")
    survey = project.surveys.survey(job.options["survey"])
    assert survey
    assert survey.laws == ("KE act.txt", "KE act-2.txt", "plain", "plain-2", "law")
    assert project.surveys.surveys() == [survey]
    assert project.vault.read(f"surveys/{survey.id}", "1") == b"2"
    project.delete(job)
    assert project.surveys.surveys() == []
    assert list((tmp_path / "project" / "surveys").iterdir()) == []


def test_words_that_a_database_cannot_hold_are_kept_without_what_it_cannot(project: Project) -> None:
    version = sent(project)
    decide(project, version, by="A\0mi\ud800na", reason="\0 s. 7 \udfff")
    kept = project.decisions.history(version.draft)[0]
    assert (kept.by, kept.reason) == ("Ami?na", "s. 7 ?")
    project.audit.note("\0", "looked", name="\0\ud800")
    assert project.audit.entries()[0].detail == {"name": "?"}
