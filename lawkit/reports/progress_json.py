"""A comparison of versions as JSON; statuses, elements and evidence are named as in the JSON of a check."""

from __future__ import annotations

import json
from typing import Any

from lawkit.checking.assessment import Assessment, Finding
from lawkit.checking.progress import STATES, Change, Progress, counts_of
from lawkit.reports.json_report import SCHEMA, lawkit_version


def progress_as_json(progress: Progress) -> str:
    """The comparison as a JSON text that ends with a newline; keys in a fixed order."""
    data = {
        "lawkit": lawkit_version(),
        "schema": SCHEMA,
        "drafts": [_version(one) for one in progress.versions],
        "instruments": list(progress.versions[0].instruments),
        "steps": [
            {
                "from": step.before.draft.sha256,
                "to": step.after.draft.sha256,
                "changes": [_change(one) for one in step.changes],
            }
            for step in progress.steps
        ],
        "warnings": list(dict.fromkeys(w for version in progress.versions for w in version.warnings)),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _version(version: Assessment) -> dict[str, Any]:
    counts = counts_of(version.findings)
    return {
        "file": version.draft.file,
        "sha256": version.draft.sha256,
        "language": version.draft.language,
        "words": version.draft.word_count,
        "provisions": len(version.draft.provisions) - 1,
        "counts": {state: counts[state] for state in STATES},
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "obligation": change.obligation,
        "change": change.direction.value,
        "before": _side(change.before),
        "after": _side(change.after),
        "elements_gained": list(change.elements_gained),
        "elements_lost": list(change.elements_lost),
        "narrowed": list(change.narrowed),
        "widened": list(change.widened),
    }


def _side(finding: Finding) -> dict[str, Any]:
    evidence = [
        {"provision": one.provision, "start": one.start, "end": one.end, "quote": one.quote}
        | ({"file": one.file} if one.file else {})
        for one in finding.evidence
    ]
    return {"status": finding.status.value, "undecided": finding.undecided, "evidence": evidence}
