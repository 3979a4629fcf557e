"""The figures on hand-labelled laws, printed and held to a floor; only where the gold set stands beside the project."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lawkit.checking.check import check
from lawkit.checking.evaluation import figures, judged_rows, labelled_laws, scope_of, section_key
from lawkit.drafts.reading import read
from lawkit.library.loader import load
from lawkit.reports.evaluation_report import figures_line

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold set is not here")
def test_english_laws_labelled_for_both_conventions_are_judged_well(capsys: pytest.CaptureFixture[str]) -> None:
    library = load()
    totals: Counter[str] = Counter()
    lines = []
    for path, labels in labelled_laws(GOLD):
        if labels.language != "en" or not {"cppnm-a", "icsant"} <= set(labels.instruments):
            continue
        draft = read(path.parent / labels.law, "en")
        assessment = check(library, [draft], library.require_instruments(labels.instruments))
        rows = judged_rows(labels, assessment, scope_of(library, labels))
        tally = sum((row.tally for row in rows), Counter[str]())
        lines.append(figures_line(path.stem, figures(tally), str))
        totals += tally
        for finding in assessment.findings:
            for item in [*finding.evidence, *finding.nearest]:
                assert draft.text[item.start : item.end] == item.quote
    total = figures(totals)
    with capsys.disabled():
        print("\n" + "\n".join([*lines, figures_line("ALL", total, str)]))
    assert total.obligations >= 440
    assert total.f1 >= 0.80
    assert total.status >= 0.70
    assert total.element_f1 >= 0.70


@pytest.mark.parametrize(
    ("locator", "section"),
    [
        ("82.3(1)(a)", ("82", "3")),
        ("Section 3(1)", ("3",)),
        ("المادة السادسة والعشرون", ("26",)),
        ("الفصل 218-10(2)", ("218-10",)),
        ("第三十六条", ("36",)),
        ("Pasal 26 ayat (2)", ("26",)),
        ("Third Schedule", ("schedule",)),
    ],
)
def test_pinpoints_are_compared_by_section(locator: str, section: tuple[str, ...]) -> None:
    assert section_key(locator) == section
