"""What the check says of a draft: findings with their evidence, and what could not be read or decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lawkit.drafts.draft import Draft


class Status(StrEnum):
    """What a finding says of an obligation."""

    COVERED = "covered"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words in a provision; `draft.text[start:end] == quote`. `file` names a --with-law file, "" for the draft."""

    provision: str
    start: int
    end: int
    quote: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """Whether an element was found, and the words that show it."""

    id: str
    present: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class NarrowedBy:
    """Words that make the national rule narrower than the duty; `error` is an id of errors.yaml or plain text."""

    error: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Finding:
    """What the check says of one obligation."""

    obligation: str
    status: Status
    option: bool
    undecided: bool
    confidence: float
    priority: float
    elements: tuple[ElementFinding, ...]
    evidence: tuple[Evidence, ...]
    narrowed_by: tuple[NarrowedBy, ...]
    nearest: tuple[Evidence, ...]
    clauses: tuple[str, ...]

    @property
    def is_gap(self) -> bool:
        """Whether a drafter has work to do; an option is never a gap."""
        return not self.option and self.status in (Status.MISSING, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings on one draft."""

    draft: Draft
    instruments: tuple[str, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
