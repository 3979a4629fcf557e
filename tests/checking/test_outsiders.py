"""What the check makes of the outsiders' laws: floors in each language, on a sample of the planted changes.

The laws were written by someone who had read neither rules nor words; since then they have shown where both were weak,
so the floors guard what was reached and measure nothing new. `python -m tests.checking.outsiders` measures them whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.checking.outsiders import law_files, line, measured

EVERY = 5  # of the planted changes


@dataclass(frozen=True)
class Floor:
    kept: float  # of what the writer calls covered
    false: float  # at most, of what the writer does not call covered
    reported: float  # of the omissions and narrowings
    moved: int  # at most, rewordings that move a finding


FIRST, SECOND = Floor(0.88, 0.03, 0.75, 1), Floor(0.80, 0.12, 0.55, 2)


@pytest.mark.parametrize("path", law_files(), ids=lambda path: path.stem)
def test_what_the_writer_calls_covered_is_found_and_what_was_taken_out_is_missed(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = SECOND if path.stem.endswith("-2") else FIRST
    seen = measured(path, EVERY)
    with capsys.disabled():
        print(f"\n{line(seen)}")
    assert seen.kept >= floor.kept * seen.covered
    assert len(seen.false) <= floor.false * seen.unmet
    assert sum(seen.reported.values()) >= floor.reported * (seen.changes["omission"] + seen.changes["narrowing"])
    assert len({change for change, *_ in seen.moved}) <= floor.moved
