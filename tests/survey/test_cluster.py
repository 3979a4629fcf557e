"""A survey on a Dask cluster, on this machine's own address: the same bytes, also where workers are killed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lawkit.errors import OutputError
from lawkit.library.paths import content_root
from lawkit.survey.cluster import Cluster
from lawkit.survey.laws import laws_of
from lawkit.survey.run import SurveyRun
from lawkit.survey.store import Store
from lawkit.survey.work import Bench
from lawkit.surveying import SurveyOptions, run_survey
from tests.survey.noted import Noted

distributed = pytest.importorskip("distributed", reason="the optional extra 'cluster' is not installed")
SAMPLE = content_root() / "samples/kestria-nuclear-security-bill.txt"
if not SAMPLE.is_file():
    pytest.skip("the sample draft is not shipped", allow_module_level=True)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as made:
        yield made


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("36. "))
    offences = "\n".join(lines[first : first + 40])
    for year in range(2000, 2005):
        law = tmp_path / "laws" / f"act-{year}.txt"
        law.parent.mkdir(exist_ok=True)
        law.write_text(f"Nuclear Offences Act {year}\n\n{offences}\n", encoding="utf-8")
    (tmp_path / "laws" / "broken.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 4)
    return tmp_path / "laws"


def options(source: Path, output: Path, scheduler: str | None) -> SurveyOptions:
    return SurveyOptions(source, "icsant", None, "en", 1, "json", output, (), True, find=True, scheduler=scheduler)


def test_a_cluster_gives_the_same_bytes_with_a_first_pass_too(laws: Path, tmp_path: Path, cluster: Any) -> None:
    assert run_survey(options(laws, tmp_path / "here", None)) == 0
    assert run_survey(options(laws, tmp_path / "there", cluster.scheduler_address)) == 0
    assert (tmp_path / "here/survey.json").read_bytes() == (tmp_path / "there/survey.json").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_killed_workers_lose_nothing_and_do_nothing_twice(laws: Path, tmp_path: Path, cluster: Any) -> None:
    class Killer(Noted):
        """A watch that kills a worker as the first result comes."""

        def done(self, name: str, size: int) -> None:
            before = len(self.names)
            super().done(name, size)
            if before == 0 and self.names:
                pids = [nanny.pid for nanny in cluster.workers.values()]
                os.kill(next(pid for pid in pids if pid), signal.SIGKILL)

    killer = Killer()
    with Store(tmp_path / "out") as store:
        files = laws_of(laws, (content_root(),), tmp_path / "out")
        run = SurveyRun(Bench((), ("icsant",), "en"), store, files, killer, scheduler=cluster.scheduler_address)
        survey = run.survey(1)
    assert sorted(killer.names) == sorted(one.name for one in files)
    assert [name for name, _why in survey.skipped] == ["broken.docx"]
    assert len(survey.laws) == 5


def test_no_scheduler_is_one_line_that_says_what_to_do() -> None:
    with pytest.raises(OutputError, match="start one with: dask scheduler"), Cluster(Bench((), (), None), "nonsense"):
        pass
