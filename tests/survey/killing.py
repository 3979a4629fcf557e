"""A survey that is killed again and again, the run itself or a worker of it, at random moments with a fixed seed.

    python -m tests.survey.killing [--kills 20] [--seed 20]

Laws are checked in milliseconds by a stand-in, so that many kills fall on reading, keeping and reporting; what is
tested is that the run and its workers lose nothing and do nothing twice.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import random
import signal
import sqlite3
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from lawkit.checking.assessment import Evidence, Finding, Status
from lawkit.library.paths import content_root
from lawkit.output import write_file
from lawkit.reports.survey_json import survey_as_json
from lawkit.survey.first_pass import Sifted
from lawkit.survey.laws import digest_of, laws_of
from lawkit.survey.results import Result
from lawkit.survey.run import SurveyRun
from lawkit.survey.store import FILE, Store
from lawkit.survey.work import Bench, Job, Outcome
from tests.survey.noted import Noted

LAWS = 60
WORKERS = 2
TAKES = 0.008  # seconds for one law
MOST_PEACE = 12  # laws between kills
OBLIGATION = "icsant.2.1.a"


class StandIn(Bench):
    """A bench at which a law takes milliseconds; what is tried is noted beside the laws."""

    def outcome(self, job: Job) -> Outcome:
        """What comes of a job; the same for the same law, whoever does it."""
        with (job.paths[0].parent / "tried").open("a") as tried:
            tried.write("".join(f"{'sift' if job.sifts else 'check'} {name}\n" for name in job.names))
        time.sleep(TAKES)
        if job.sifts:
            return tuple(Sifted(("en",), 10, {OBLIGATION: 1}) for _name in job.names)
        digest = digest_of(job.paths[0])
        status = Status.COVERED if int(digest, 16) % 2 else Status.PARTIAL
        evidence = (Evidence("1", 0, 8, digest[:8]),)
        return Result("en", 10, 1, (Finding(OBLIGATION, status, False, False, 0.5, 1.0, (), evidence, (), (), ()),))


@dataclass
class Tally:
    """What became of the kills."""

    kills: Counter[str] = field(default_factory=Counter)
    surveys: int = 0
    runs: int = 0
    tried: int = 0
    kept: int = 0


def killed(folder: Path, kills: int, seed: int) -> Tally:
    """Kills surveys until so many kills are done, lets each end in the end, and holds it to its promises."""
    chance = random.Random(seed)
    bench = StandIn((), ("icsant",), "en")
    _ = bench.checker, bench.first_version  # made ready once, for all runs
    tally = Tally()
    while tally.kills.total() < kills:
        tally.surveys += 1
        _one_survey(bench, folder / str(tally.surveys), chance, tally, kills)
    return tally


def _one_survey(bench: StandIn, folder: Path, chance: random.Random, tally: Tally, kills: int) -> None:
    laws = folder / "laws"
    laws.mkdir(parents=True)
    for number in range(LAWS):
        (laws / f"act-{number}.txt").write_text(f"Act {number} of {folder.name}", encoding="utf-8")
    keys = {bench.key([digest_of(path)]): path.name for path in laws.iterdir()}
    own: Counter[str] = Counter()
    kept: set[str] = set()
    ended = False
    while not ended:
        tally.runs += 1
        (laws / "tried").write_text("")
        running = multiprocessing.get_context("fork").Process(target=_run, args=(bench, laws, folder / "out"))
        running.start()
        dies = False
        while not dies and running.is_alive() and tally.kills.total() + own.total() < kills:
            kind = chance.choice(["run", "worker"])
            _wait(running, laws / "tried", chance.randrange(MOST_PEACE))
            time.sleep(chance.uniform(0, TAKES))
            victims = [running.pid] if kind == "run" else _children(running.pid or 0)
            if victims and running.is_alive():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(chance.choice(victims) or 0, signal.SIGKILL)
                    own[kind] += 1
                    dies = kind == "run"
        running.join()
        ended = running.exitcode == 0
        before, kept = kept, _kept(folder / "out")
        tried = [line.split()[1] for line in (laws / "tried").read_text().splitlines() if line.startswith("check")]
        assert before <= kept, "a result that was kept is lost"
        assert not {keys[one] for one in before} & set(tried), "a law whose result was kept was checked again"
        tally.tried += len(tried)
        assert ended or dies, f"the run ended by itself with {running.exitcode}"
    assert kept == set(keys), "every law has one result, and no other result is kept"
    tally.kept += len(kept)
    tally.kills += own
    assert tally.tried - tally.kept <= WORKERS * tally.kills["run"] + tally.kills["worker"]
    _run(bench, laws, folder / "whole")
    assert (folder / "out/survey.json").read_bytes() == (folder / "whole/survey.json").read_bytes()


def _wait(running: BaseProcess, tried: Path, more: int) -> None:
    """Until the run has tried some more laws, or is at an end."""
    until = tried.read_text().count("\n") + more
    while running.is_alive() and tried.read_text().count("\n") < until:
        time.sleep(TAKES / 4)


def _run(bench: StandIn, laws: Path, output: Path) -> None:
    with Store(output) as store:
        files = laws_of(laws, (content_root(),), output)
        survey = SurveyRun(bench, store, files, Noted(), most_each=0).survey(WORKERS)
        write_file(output / "survey.json", survey_as_json(survey))


def _kept(output: Path) -> set[str]:
    """The keys of the results on the disk, which must be whole."""
    if not (output / FILE).exists():
        return set()
    with sqlite3.connect(output / FILE) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        try:
            return {key for (key,) in base.execute("SELECT key FROM result")}
        except sqlite3.OperationalError:  # it was killed before it made its tables
            return set()


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally = killed(Path(folder), options.kills, options.seed)
    print(
        f"{tally.kills['run']} kills of the run, {tally.kills['worker']} of workers, in {tally.runs} runs of "
        f"{tally.surveys} surveys: {tally.kept} laws, {tally.tried} checks; nothing lost, nothing double, "
        f"the same bytes ({time.perf_counter() - start:.0f} s)"
    )


if __name__ == "__main__":
    main()
