"""Surveys: the same whichever way they are made, taken up where they stopped, and only what changed is checked."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lawkit.errors import DraftError
from lawkit.library.paths import content_root
from lawkit.survey.crew import Crew
from lawkit.survey.laws import laws_of
from lawkit.survey.results import Result
from lawkit.survey.run import SurveyRun
from lawkit.survey.store import FILE, Store
from lawkit.survey.survey import Survey
from lawkit.survey.work import Bench, Job
from lawkit.surveying import SurveyOptions, run_survey
from tests.survey.noted import Noted

SAMPLE = content_root() / "samples/kestria-nuclear-security-bill.txt"
if not SAMPLE.is_file():
    pytest.skip("the sample stands in a checkout only", allow_module_level=True)
WORKERS = 2


def sections(first: int, last: int) -> str:
    """Some sections of the sample bill."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{first}. "))
    end = next(number for number, line in enumerate(lines) if line.startswith(f"{last + 1}. "))
    return "\n".join(lines[start:end]) + "\n"


def offences(year: int, last: int = 41) -> str:
    """An act with the offences of the sample, as far as a section."""
    return f"Nuclear Offences Act {year}\n\n{sections(36, last)}"


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    folder = tmp_path / "laws"
    for year in (2001, 2002, 2003):
        write(folder, f"act-{year}.txt", offences(year, 37 if year == 2002 else 41))
    write(folder, "ke-offences.txt", offences(1999))
    write(folder, "KE/courts.txt", "Courts Act\n\n" + sections(44, 45))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 4)
    return folder


def options(source: Path, output: Path, workers: int = 1, form: str = "json") -> SurveyOptions:
    return SurveyOptions(source, "icsant", None, "en", workers, form, output, (), True)


def made(source: Path, output: Path) -> tuple[Survey, list[str]]:
    noted = Noted()
    with Store(output) as store:
        files = laws_of(source, (content_root(),), output)
        survey = SurveyRun(Bench((), ("icsant",), "en"), store, files, noted).survey(1)
    return survey, sorted(noted.names)


def data(output: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((output / "survey.json").read_text(encoding="utf-8"))
    return loaded


def test_one_worker_and_two_give_the_same_bytes_and_so_does_a_second_run(laws: Path, tmp_path: Path) -> None:
    for name, workers in (("one", 1), ("two", WORKERS), ("two", 1)):
        assert run_survey(options(laws, tmp_path / name, workers)) == 0
    assert (tmp_path / "one/survey.json").read_bytes() == (tmp_path / "two/survey.json").read_bytes()


def test_a_broken_file_is_named_with_its_reason_and_ends_nothing(laws: Path, tmp_path: Path) -> None:
    survey, _names = made(laws, tmp_path / "out")
    assert [name for name, _why in survey.skipped] == ["broken.docx"]
    assert "broken.docx" not in survey.skipped[0][1]
    assert len(survey.laws) == 5


def test_only_a_changed_law_is_checked_again_and_what_it_lost_is_said(laws: Path, tmp_path: Path) -> None:
    first, names = made(laws, tmp_path / "out")
    assert len(names) == 7  # six files and one set
    assert first.since is None
    assert made(laws, tmp_path / "out")[1] == []
    write(laws, "act-2001.txt", "Nuclear Security Act 2001\n\n1. Short title\nThis Act may be cited by its title.\n")
    second, names = made(laws, tmp_path / "out")
    assert names == ["act-2001.txt"]
    assert second.since is not None
    assert [one.subject for one in second.since.changed] == ["act-2001.txt"]
    assert {change.direction for change in second.since.changed[0].changes} == {"lost"}
    again, names = made(laws, tmp_path / "out")
    assert names == []
    assert again == second


def test_a_law_that_moves_is_not_checked_again(laws: Path, tmp_path: Path) -> None:
    made(laws, tmp_path / "out")
    (laws / "act-2003.txt").rename(laws / "renamed.txt")
    survey, names = made(laws, tmp_path / "out")
    assert names == []
    assert survey.since is not None
    assert (survey.since.new, survey.since.gone) == (("renamed.txt",), ("act-2003.txt",))
    renamed = next(one for one in survey.subjects if one.name == "renamed.txt")
    assert {piece.file for one in renamed.findings.values() for piece in one.evidence} == {"renamed.txt"}


def test_the_laws_of_one_state_count_together(laws: Path, tmp_path: Path) -> None:
    survey, _names = made(laws, tmp_path / "out")
    assert [one.name for one in survey.subjects] == ["KE", "act-2001.txt", "act-2002.txt", "act-2003.txt"]
    kenya = survey.subjects[0]
    assert kenya.is_state
    assert kenya.laws == ("KE/courts.txt", "ke-offences.txt")
    cited = {piece.file for one in kenya.findings.values() for piece in one.evidence}
    assert cited == {"KE/courts.txt", "ke-offences.txt"}
    assert set(survey.subjects[1].findings) < set(kenya.findings)


def test_the_best_carriers_come_first(laws: Path, tmp_path: Path) -> None:
    survey, _names = made(laws, tmp_path / "out")
    best = survey.best["icsant.2.1.a"]
    assert [one.law for one in best] == sorted(one.law for one in best)
    assert all(one.finding.evidence[0].provision.startswith("3") for one in best)


def test_a_survey_that_is_killed_loses_at_most_the_law_in_hand(tmp_path: Path) -> None:
    folder, output = tmp_path / "laws", tmp_path / "killed"
    for year in range(2000, 2030):
        write(folder, f"act-{year}.txt", offences(year))
    command = [sys.executable, "-m", "lawkit", "survey", str(folder), "--instruments", "icsant", "--format", "json"]
    command += ["--quiet", "--workers", "1", "--output"]
    running = subprocess.Popen([*command, str(output)])
    until = time.monotonic() + 120
    while kept(output) < 3 and running.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    before = kept(output)
    assert before >= 3
    assert not (output / "survey.json").exists() or before == 30
    _survey, names = made_with_language(folder, output)
    assert len(names) == 30 - before
    subprocess.run([*command, str(output)], check=True)
    subprocess.run([*command, str(tmp_path / "whole")], check=True)
    assert (output / "survey.json").read_bytes() == (tmp_path / "whole/survey.json").read_bytes()


def made_with_language(source: Path, output: Path) -> tuple[Survey, list[str]]:
    noted = Noted()
    with Store(output) as store:
        files = laws_of(source, (content_root(),), output)
        survey = SurveyRun(Bench((), ("icsant",), None), store, files, noted).survey(1)
    return survey, noted.names


def kept(output: Path) -> int:
    """How many results are on the disk."""
    if not (output / FILE).exists():
        return 0
    try:
        with sqlite3.connect(f"file:{output / FILE}?mode=ro", uri=True) as base:
            return int(base.execute("SELECT count(*) FROM result").fetchone()[0])
    except sqlite3.Error:
        return 0


class Deadly(Bench):
    """A bench at which a law named `deadly` kills its worker, every time; `fragile` the first time only."""

    def check(self, job: Job) -> Result:
        first = job.paths[0].with_suffix(".tried")
        if job.names[0] == "deadly" or (job.names[0] == "fragile" and not first.exists()):
            first.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Result(language="en", words=1)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are copies on Linux only")
def test_a_worker_that_dies_costs_its_job_at_most(tmp_path: Path) -> None:
    jobs = [Job(name, (tmp_path / name,), (name,), 1) for name in ("a", "deadly", "b", "fragile", "c", "d")]
    with Crew(Deadly((), ("icsant",), "en"), WORKERS, jobs_each=2) as crew:
        results = {job.key: result for job, result in crew.results(jobs, lambda: None)}
    assert sorted(results) == sorted(job.key for job in jobs)
    assert [key for key, one in results.items() if one.error] == ["deadly"]
    assert not results["deadly"].lasting


def test_workers_that_are_started_anew_as_on_macos_and_windows_give_the_same_bytes(
    laws: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_survey(options(laws, tmp_path / "copies")) == 0
    monkeypatch.setattr("lawkit.survey.crew.COPIES", False)
    assert run_survey(options(laws, tmp_path / "anew")) == 0
    assert (tmp_path / "copies/survey.json").read_bytes() == (tmp_path / "anew/survey.json").read_bytes()


def test_a_list_names_laws_and_may_say_their_state(laws: Path, tmp_path: Path) -> None:
    listed = laws / "list.txt"
    listed.write_text("# ours\nKE\tact-2001.txt\n\nact-2002.txt\nke-offences.txt\nnone.txt\n", encoding="utf-8")
    files = laws_of(listed, (content_root(),), tmp_path)
    states = {one.name: one.state for one in files}
    assert states == {"act-2001.txt": "KE", "act-2002.txt": "", "ke-offences.txt": "KE", "none.txt": ""}


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("ke-act.txt", "KE"),
        ("KE_act.txt", "KE"),
        ("fr/ca-act.txt", "CA"),
        ("ke/old/act.txt", "KE"),
        ("my-law.txt", ""),
        ("xx-law.txt", ""),
        ("kenya-act.txt", ""),
        ("Kenya/act.txt", "KE"),
        ("AR/act.txt", "AR"),
        ("ar/act.txt", ""),
        ("es/ar-act.txt", "AR"),
    ],
)
def test_the_state_of_a_law_is_read_from_its_place(name: str, state: str, tmp_path: Path) -> None:
    write(tmp_path, name, "Act")
    assert [one.state for one in laws_of(tmp_path, (content_root(),), tmp_path / "out")] == [state]


def test_what_could_be_a_language_is_said_to_be_doubtful(tmp_path: Path) -> None:
    for name in ("ar/act.txt", "es/fr-act.txt", "KE/act.txt"):
        write(tmp_path, name, "Act")
    doubts = {one.name: one.doubt for one in laws_of(tmp_path, (content_root(),), tmp_path / "out")}
    assert "not for the state AR" in doubts["ar/act.txt"]
    assert "laws of FR" in doubts["es/fr-act.txt"]
    assert doubts["KE/act.txt"] == ""


def test_a_law_may_say_itself_of_which_state_it_is(tmp_path: Path) -> None:
    write(tmp_path, "ar/act.md", '---\ntitle: "An Act"\ncountry: "ke"\n---\n\n# Act\n')
    write(tmp_path, "act.xml", '<akomaNtoso><FRBRcountry value="ie"/></akomaNtoso>')
    files = laws_of(tmp_path, (content_root(),), tmp_path / "out")
    assert [(one.state, one.doubt) for one in files] == [("IE", ""), ("KE", "")]


def test_a_first_pass_leads_to_the_same_findings_on_the_laws_that_matter(laws: Path, tmp_path: Path) -> None:
    words = "The owner of any dog which is kept in a house shall pay the fee for it to the council every year."
    text = "\n".join(f"{n}. Dogs\n{words}" for n in range(1, 40))
    write(laws, "dogs.txt", f"Dogs Act 1990\n\n{text}")
    assert run_survey(options(laws, tmp_path / "whole")) == 0
    assert run_survey(replace(options(laws, tmp_path / "found", WORKERS), find=True)) == 0
    whole, found = data(tmp_path / "whole"), data(tmp_path / "found")
    assert "dogs.txt" in {one["file"] for one in whole["laws"]}
    assert "dogs.txt" not in {one["file"] for one in found["laws"]}
    assert [one["best"] for one in whole["obligations"]] == [one["best"] for one in found["obligations"]]
    assert [one["file"] for one in found["skipped"]] == ["broken.docx"]


def test_a_second_first_pass_reads_only_what_changed_and_says_the_same(laws: Path, tmp_path: Path) -> None:
    def sifted() -> tuple[int, Survey]:
        with Store(tmp_path / "out") as store:
            files = laws_of(laws, (content_root(),), tmp_path / "out")
            run = SurveyRun(Bench((), ("icsant",), "en"), store, files, Noted(), most_each=20)
            survey = run.survey(1)
            return run.sifted, survey

    first, survey = sifted()
    assert first == 6
    again, same = sifted()
    assert again == 1  # the broken one
    assert same == survey
    write(laws, "act-2001.txt", offences(2001, 38))
    assert sifted()[0] == 2


def test_a_survey_says_what_its_first_pass_did(laws: Path, tmp_path: Path) -> None:
    write(laws, "dogs.txt", "Dogs Act 1990\n\n1. Fees\nThe owner of any dog shall pay the fee for it to the council.\n")
    assert run_survey(options(laws, tmp_path / "whole")) == 0
    assert data(tmp_path / "whole")["first_pass"] is None
    assert run_survey(replace(options(laws, tmp_path / "out"), find=True, most_each=0)) == 0
    said = data(tmp_path / "out")["first_pass"]
    assert (said["laws"], said["checked_in_full"], said["left_out"], said["unread"]) == (7, 5, 1, 1)
    assert 0.99 <= said["recall"] <= 1
    assert said["measured_on"]["laws"] > 0


def test_findings_that_stay_on_the_disk_give_the_same_report(
    laws: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_survey(options(laws, tmp_path / "held")) == 0
    monkeypatch.setattr("lawkit.survey.run.MOST_HELD", 3)
    assert run_survey(options(laws, tmp_path / "aside")) == 0
    assert (tmp_path / "held/survey.json").read_bytes() == (tmp_path / "aside/survey.json").read_bytes()


def test_a_folder_without_laws_is_an_error_of_the_user(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "no law")
    write(tmp_path, "picture.png", "no law")
    with pytest.raises(DraftError, match="holds no laws"):
        laws_of(tmp_path, (content_root(),), tmp_path / "out")
