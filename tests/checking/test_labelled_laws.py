"""Laws written for the tests in many styles and languages, labelled by hand before the check was run on them.

`labelled/` has a law and beside it a label file in the format of the gold set (see ../../CONTENT.md). The figures are
printed; every law is held to a floor, and all together to a higher one.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.check import Checker
from lawkit.checking.evaluation import LabelledLaw, figures, judged_rows, labelled_laws, scope_of
from lawkit.drafts.reading import read
from lawkit.library.loader import Library, load
from lawkit.reports.evaluation_report import figures_line

FOLDER = Path(__file__).parent / "labelled"
DENSE = "fourth-"  # nearly all duties of their instruments in few articles, said otherwise than any law before them
LAWS = {path.stem: (path, gold) for path, gold in labelled_laws(FOLDER)}


@cache
def library() -> Library:
    """The shipped content."""
    return load()


@cache
def checker(instruments: tuple[str, ...]) -> Checker:
    """The check for some instruments, made ready once."""
    return Checker(library(), instruments)


@cache
def tally(name: str) -> Counter[str]:
    """What is right and wrong on one law."""
    path, gold = LAWS[name]
    draft = read(path.parent / gold.law, gold.language)
    assessment = checker(tuple(library().require_instruments(gold.instruments))).check([draft])
    for finding in assessment.findings:
        for item in [*finding.evidence, *finding.nearest]:
            assert draft.text[item.start : item.end] == item.quote
    return sum((row.tally for row in judged_rows(gold, assessment, scope_of(library(), gold))), Counter())


def test_labels_name_obligations_and_elements_that_exist() -> None:
    wrong = [one for name, (_, gold) in LAWS.items() for one in _unknown(name, gold)]
    assert wrong == []


def _unknown(name: str, gold: LabelledLaw) -> list[str]:
    scope = scope_of(library(), gold)
    unknown = [f"{name}: {one}" for one in gold.obligations if one not in scope]
    return unknown + [
        f"{name}: {obligation} {element}"
        for obligation, label in gold.obligations.items()
        for element in label.present
        if element not in scope.get(obligation, ())
    ]


@pytest.mark.parametrize("name", sorted(LAWS))
def test_each_law_is_judged_well(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(tally(name))
    with capsys.disabled():
        print("\n" + figures_line(name, found, str))
    assert found.f1 >= 0.80
    assert found.status >= (0.70 if name.startswith(DENSE) else 0.80)


@pytest.mark.skipif(not LAWS, reason="no labelled law is here")
def test_all_laws_together_are_judged_well() -> None:
    total: Counter[str] = Counter()
    for name in LAWS:
        total += tally(name)
    found = figures(total)
    assert found.f1 >= 0.90
    assert found.status >= 0.85
    assert found.element_f1 >= 0.85
