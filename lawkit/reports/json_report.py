"""An assessment as JSON, by the contract of the design: keys in a fixed order, offsets into the text of the draft."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from lawkit.checking.assessment import Assessment, Evidence, Finding

SCHEMA = 1


def lawkit_version() -> str:
    """The version of the installed lawkit; 0.0.0 where it runs without being installed."""
    try:
        return version("lawkit")
    except PackageNotFoundError:
        return "0.0.0"


def as_data(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain mappings and lists, keys in the contract's order."""
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
        "findings": [_finding(finding) for finding in assessment.findings],
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
    }


def as_json(assessment: Assessment) -> str:
    """The assessment as a JSON text that ends with a newline."""
    return json.dumps(as_data(assessment), ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
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
