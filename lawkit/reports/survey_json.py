"""A survey as JSON; statuses, elements and evidence are named as in the JSON of a check."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lawkit.checking.assessment import Evidence, Finding
from lawkit.checking.progress import STATES, Change, state_of
from lawkit.library.content import Obligation
from lawkit.reports.json_report import lawkit_version
from lawkit.survey.comparison import Comparison
from lawkit.survey.first_look import FirstLook
from lawkit.survey.survey import Law, Subject, Survey

SCHEMA = 1


def survey_as_json(survey: Survey, comparisons: Sequence[Comparison] = ()) -> Iterator[str]:
    """The survey as a JSON text in pieces, which ends with a newline; keys in a fixed order.

    `statuses` of an obligation stand in the order of `subjects`; `findings` are those that are not simply missing.
    No more than one obligation is held at a time: what is found on all of them grows with the collection.
    """
    data: dict[str, Any] = {
        "lawkit": lawkit_version(),
        "schema": SCHEMA,
        "instruments": list(survey.instruments),
        "first_pass": _first_look(survey.first_look),
        "laws": [_law(one) for one in survey.laws],
        "skipped": [{"file": name, "reason": why} for name, why in survey.skipped],
        "subjects": [_subject(one, survey) for one in survey.subjects],
        "obligations": (_obligation(one, survey) for one in survey.obligations),
        "themes": [
            {
                "kind": theme.kind,
                "share": round(theme.share, 4),
                "counts": dict(theme.counts),
                "weakest": list(theme.weakest),
            }
            for theme in survey.themes
        ],
        "since_last": _since(survey),
        "comparisons": [_comparison(one) for one in comparisons],
        "warnings": list(survey.warnings),
    }
    before = "{\n"
    for key, value in data.items():
        yield f'{before} "{key}": '
        yield from _listed(value) if isinstance(value, Iterator) else (_indented(value, 1),)
        before = ",\n"
    yield "\n}\n"


def _listed(items: Iterator[Any]) -> Iterator[str]:
    """A list as `json.dumps` would write it, item by item."""
    before = "[\n  "
    for item in items:
        yield before + _indented(item, 2)
        before = ",\n  "
    yield "[]" if before.startswith("[") else "\n ]"


def _indented(value: Any, depth: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def _first_look(look: FirstLook | None) -> dict[str, Any] | None:
    """`recall` is what was measured on other laws; see `measured_on`."""
    if look is None:
        return None
    return {
        "laws": look.laws,
        "words": look.words,
        "could_bear_on_a_duty": look.able,
        "checked_in_full": look.checked,
        "left_out": look.left_out,
        "most_laws_for_a_duty": look.most_each or None,
        "in_a_language_without_words": look.without_words,
        "unread": look.unread,
        "recall": round(look.recall.seen / look.recall.findings, 4),
        "measured_on": look.recall.model_dump(mode="json"),
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    """Obligations by how alike they are; `statuses` in the order of `subjects`."""
    return {
        "subjects": [subject.name for subject in one.subjects],
        "differing": [
            {"obligation": name, "statuses": [subject.state(name) for subject in one.subjects]}
            for name in one.differing
        ],
        "alike": list(one.alike),
        "found_in_none": list(one.open),
    }


def _law(law: Law) -> dict[str, Any]:
    return {
        "file": law.name,
        "sha256": law.sha256,
        "state": law.state,
        "language": law.result.language,
        "words": law.result.words,
        "provisions": law.result.provisions,
    }


def _subject(subject: Subject, survey: Survey) -> dict[str, Any]:
    counts = Counter(subject.state(one.id) for one in survey.obligations if not one.is_option)
    return {
        "name": subject.name,
        "is_state": subject.is_state,
        "laws": list(subject.laws),
        "counts": {state: counts[state] for state in STATES},
    }


def _obligation(obligation: Obligation, survey: Survey) -> dict[str, Any]:
    found = [(one.name, one.findings[obligation.id]) for one in survey.subjects if obligation.id in one.findings]
    return {
        "obligation": obligation.id,
        "instrument": obligation.instrument,
        "pinpoint": obligation.pinpoint,
        "kind": obligation.kind,
        "option": obligation.is_option,
        "statuses": [one.state(obligation.id) for one in survey.subjects],
        "findings": [{"subject": name, **_finding(finding)} for name, finding in found],
        "best": [
            {"subject": one.subject, "file": one.law, "status": state_of(one.finding), **_provisions(one.finding)}
            for one in survey.best.get(obligation.id, ())
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "status": finding.status.value,
        "undecided": finding.undecided,
        "confidence": finding.confidence,
        "elements": [one.id for one in finding.elements],
        "evidence": [_evidence(one) for one in finding.evidence],
        "narrowed_by": [{"error": one.error, **_evidence(one.evidence)} for one in finding.narrowed_by],
    }


def _provisions(finding: Finding) -> dict[str, Any]:
    return {"provisions": list(dict.fromkeys(one.provision for one in finding.evidence))}


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "file": one.file,
        "provision": one.provision,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
    }


def _since(survey: Survey) -> dict[str, Any] | None:
    if survey.since is None:
        return None
    return {
        "new": list(survey.since.new),
        "gone": list(survey.since.gone),
        "changes": [
            {"subject": one.subject, **_change(change)} for one in survey.since.changed for change in one.changes
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "obligation": change.obligation,
        "change": change.direction.value,
        "before": _finding(change.before),
        "after": _finding(change.after),
        "elements_gained": list(change.elements_gained),
        "elements_lost": list(change.elements_lost),
        "narrowed": list(change.narrowed),
        "widened": list(change.widened),
    }
