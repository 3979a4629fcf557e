"""What the check makes of the outsiders' laws: floors in each language, on a sample of the planted changes.

The laws were written by someone who had read neither rules nor words; since then they have shown where both were weak,
so the floors guard what was reached and measure nothing new. `python -m tests.checking.outsiders` measures them whole.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.outsiders import law_files, line, measured

EVERY = 5  # of the planted changes


@pytest.mark.parametrize("path", law_files(), ids=lambda path: path.stem)
def test_what_the_writer_calls_covered_is_found_and_what_was_taken_out_is_missed(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = measured(path, EVERY)
    with capsys.disabled():
        print(f"\n{line(seen)}")
    assert seen.kept >= 0.88 * seen.covered
    assert len(seen.false) <= 0.03 * seen.unmet
    assert sum(seen.reported.values()) >= 0.75 * (seen.changes["omission"] + seen.changes["narrowing"])
    assert len({change for change, *_ in seen.moved}) <= 1
