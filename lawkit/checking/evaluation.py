"""How right the check is, measured on laws that people labelled by hand.

The figures are those of the gold set's own `score.py`: detection (an obligation is addressed), exact status, elements,
false cover, and pinpoint (a cited section is one that the labeller named).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from lawkit.checking.assessment import Assessment, Finding
from lawkit.drafts.locators import SCHEDULE, locator_key, without_group
from lawkit.errors import ContentError
from lawkit.library.content import Content, Effect
from lawkit.library.loader import Library
from lawkit.library.yaml_source import read_model

ADDRESSED = ("covered", "partial")
MOST_SECTIONS = 5


class Label(Content):
    """What a labeller says of one obligation."""

    status: Literal["covered", "partial"]
    where: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    narrowed_by: str = ""
    note: str = ""


class LabelledLaw(Content):
    """One file of a gold folder; obligations that are not named are missing."""

    law: str
    title: str
    language: str
    instruments: tuple[str, ...]
    unlabelled: tuple[str, ...] = ()
    obligations: dict[str, Label] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mistake:
    """An obligation on which the check and the labeller differ."""

    obligation: str
    gold: str
    where: tuple[str, ...]
    said: str
    quotes: tuple[str, ...]


def labelled_laws(folder: Path) -> Iterator[tuple[Path, LabelledLaw]]:
    """The labelled laws of a folder, with the path of each law; ContentError where a label file is faulty."""
    for path in sorted(folder.glob("*.yaml")):
        gold, _, faults = read_model(path, LabelledLaw)
        if gold is None:
            raise ContentError(faults)
        yield path, gold


def scope_of(library: Library, gold: LabelledLaw) -> dict[str, list[str]]:
    """The obligations that a law is labelled for, each with the elements that are scored."""
    return {
        o.id: [e.id for e in o.elements if e.effect is not Effect.MUST_NOT_ADD]
        for o in library.obligations_of(gold.instruments)
        if o.id not in gold.unlabelled
    }


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One labelled obligation of one law: counts of what was right and wrong, and the mistake, if there is one."""

    obligation: str
    confidence: float
    right: bool  # the very status
    tally: Counter[str]
    mistake: Mistake | None


def judged_rows(gold: LabelledLaw, assessment: Assessment, scope: dict[str, list[str]]) -> Iterator[JudgedRow]:
    """Every labelled obligation of a law held against its finding."""
    findings = {finding.obligation: finding for finding in assessment.findings}
    for obligation, elements in scope.items():
        label = gold.obligations.get(obligation)
        truth = label.status if label else "missing"
        finding = findings[obligation]
        said = finding.status.value if finding.status.value in ADDRESSED else "missing"
        tally: Counter[str] = Counter()
        tally["obligations"] += 1
        tally["status_same"] += truth == said
        tally[f"gold_{truth}"] += 1
        tally[f"{truth}_as_covered"] += said == "covered"
        tally["detected"] += truth in ADDRESSED and said in ADDRESSED
        tally["false_alarm"] += truth not in ADDRESSED and said in ADDRESSED
        tally["overlooked"] += truth in ADDRESSED and said not in ADDRESSED
        if label and label.where and said in ADDRESSED:
            tally["pinpoints"] += 1
            tally["pinpoints_hit"] += _cites(finding, label.where)
        present = set(label.present) if label else set()
        shown = {element.id for element in finding.elements if element.present}
        tally["elements_right"] += sum(e in present and e in shown for e in elements)
        tally["elements_false"] += sum(e not in present and e in shown for e in elements)
        tally["elements_overlooked"] += sum(e in present and e not in shown for e in elements)
        mistake = None
        if truth != said:
            where = label.where if label else ()
            mistake = Mistake(obligation, truth, where, said, tuple(e.quote for e in finding.evidence[:2]))
        yield JudgedRow(obligation, finding.confidence, truth == said, tally, mistake)


def section_key(locator: str) -> tuple[str, ...]:
    """The section (article, Pasal, 条) that a locator names, as comparable parts: "82.3(1)" -> ("82", "3")."""
    key = without_group(locator_key(locator))
    if not key or key[0] == SCHEDULE:
        return key[:1]
    return tuple(key[0].split("."))


def _cites(finding: Finding, where: Iterable[str]) -> bool:
    cited = [one.provision for one in finding.evidence]
    cited += [one.provision for element in finding.elements for one in element.evidence]
    sections = list(dict.fromkeys(section_key(one) for one in cited))[:MOST_SECTIONS]
    named = [section_key(one) for one in where]
    return any(a[: min(len(a), len(b))] == b[: min(len(a), len(b))] for a in sections for b in named)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a tally, each from 0 to 1."""

    obligations: int
    precision: float
    recall: float
    f1: float
    status: float
    element_precision: float
    element_recall: float
    element_f1: float
    covered_kept: float
    partial_taken: float
    false_cover: float
    pinpoint: float


def figures(tally: Counter[str]) -> Figures:
    """What a tally comes to."""
    precision, recall, f1 = _f1(tally["detected"], tally["false_alarm"], tally["overlooked"])
    element = _f1(tally["elements_right"], tally["elements_false"], tally["elements_overlooked"])
    uncovered = tally["gold_missing"] + tally["gold_partial"]
    return Figures(
        tally["obligations"],
        precision,
        recall,
        f1,
        _share(tally["status_same"], tally["obligations"]),
        *element,
        _share(tally["covered_as_covered"], tally["gold_covered"]),
        _share(tally["partial_as_covered"], tally["gold_partial"]),
        _share(tally["missing_as_covered"] + tally["partial_as_covered"], uncovered),
        _share(tally["pinpoints_hit"], tally["pinpoints"]),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(right: int, false: int, overlooked: int) -> tuple[float, float, float]:
    precision, recall = _share(right, right + false), _share(right, right + overlooked)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
