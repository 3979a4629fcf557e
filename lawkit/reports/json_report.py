"""An assessment as JSON, by the contract of the design: keys in a fixed order, offsets into the text of the draft."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from lawkit.checking.assessment import Assessment, Evidence, Finding
from lawkit.reports.review import NOT_REVIEWED, Reviews, review_data, signed_data

SCHEMA = 1


def lawkit_version() -> str:
    """The version of the installed lawkit; 0.0.0 where it runs without being installed."""
    try:
        return version("lawkit")
    except PackageNotFoundError:
        return "0.0.0"


def as_data(assessment: Assessment, reviews: Reviews = NOT_REVIEWED) -> dict[str, Any]:
    """The assessment as plain mappings and lists, keys in the contract's order.

    Where reviewers decided on it, a finding has its `decision` too, and a version that is signed off its `sign_off`.
    """
    draft = assessment.draft
    return {
        "lawkit": lawkit_version(),
        "schema": SCHEMA,
        "draft": {
            "file": draft.file,
            "sha256": draft.sha256,
            "language": draft.language,
            "words": draft.word_count,
            "provisions": len(draft.provisions) - 1,
        },
        "instruments": list(assessment.instruments),
        "findings": [_finding(finding, reviews) for finding in assessment.findings],
        "warnings": list(assessment.warnings),
        "drafting_faults": [
            {
                "kind": fault.kind.value,
                "subject": fault.subject,
                "elements": list(fault.elements),
                "evidence": [_evidence(one) for one in fault.evidence],
            }
            for fault in assessment.faults
        ],
        **({"sign_off": signed_data(reviews.signed)} if reviews.signed else {}),
    }


def as_json(assessment: Assessment, reviews: Reviews = NOT_REVIEWED) -> str:
    """The assessment as a JSON text that ends with a newline."""
    return json.dumps(as_data(assessment, reviews), ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Finding, reviews: Reviews) -> dict[str, Any]:
    review = reviews.decisions.get(finding.obligation)
    return {
        "obligation": finding.obligation,
        "status": finding.status.value,
        "option": finding.option,
        "undecided": finding.undecided,
        "confidence": finding.confidence,
        "priority": finding.priority,
        "elements": [
            {
                "id": element.id,
                "status": "present" if element.present else "absent",
                "evidence": [_evidence(one) for one in element.evidence],
            }
            for element in finding.elements
        ],
        "evidence": [_evidence(one) for one in finding.evidence],
        "narrowed_by": [{"error": one.error, **_evidence(one.evidence)} for one in finding.narrowed_by],
        "nearest": [_evidence(one) for one in finding.nearest],
        "clauses": list(finding.clauses),
        **({"later": True} if finding.later else {}),
        **({"decision": review_data(review)} if review else {}),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    data: dict[str, Any] = {
        "provision": evidence.provision,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }
    if evidence.file:
        data["file"] = evidence.file
    return data
