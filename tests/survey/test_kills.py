"""Kills at random moments: what was kept stays, and nothing is done twice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.survey.killing import killed


@pytest.mark.skipif(sys.platform != "linux", reason="workers are copies on Linux only")
def test_a_survey_whose_run_and_workers_are_killed_loses_nothing_and_does_nothing_twice(
    tmp_path: Path,
) -> None:
    tally = killed(tmp_path, 4, seed=4)
    assert tally.kills["run"]
    assert tally.kills["worker"]
    assert tally.kills.total() == 4
