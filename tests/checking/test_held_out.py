"""Laws by which nothing was mended: what to expect of the check on a law that it has not met.

Only totals are printed, and only all laws together are held to a floor: a look at what is wrong in one of them would
make it a law like any other (see held_out/README.md).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lawkit.checking.check import Checker
from lawkit.checking.evaluation import figures, judged_rows, labelled_laws, scope_of
from lawkit.drafts.reading import read
from lawkit.library.loader import load
from lawkit.reports.evaluation_report import figures_line

FOLDER = Path(__file__).parent / "held_out"


def test_laws_by_which_nothing_was_mended_are_judged_well(capsys: pytest.CaptureFixture[str]) -> None:
    library = load()
    total: Counter[str] = Counter()
    for path, gold in labelled_laws(FOLDER):
        draft = read(path.parent / gold.law, gold.language)
        assessment = Checker(library, library.require_instruments(gold.instruments)).check([draft])
        total += sum((row.tally for row in judged_rows(gold, assessment, scope_of(library, gold))), Counter())
    found = figures(total)
    with capsys.disabled():
        print("\n" + figures_line("laws held out", found, str))
    assert found.f1 >= 0.90
    assert found.status >= 0.80
    assert found.false_cover <= 0.08
