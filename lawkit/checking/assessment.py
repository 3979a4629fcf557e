"""What the check says of a draft: findings with their evidence, and what could not be read or decided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
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


SURE_ENOUGH = 0.7  # a cover that is less sure says that a reviewer must decide


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
    later: bool = False  # of a later text than the state has joined: work towards joining, nothing that binds it yet

    @property
    def is_unsure(self) -> bool:
        """Whether the check says covered without being sure enough: a reviewer must decide."""
        return self.status is Status.COVERED and self.confidence < SURE_ENOUGH

    @property
    def is_gap(self) -> bool:
        """Whether a drafter has work to do; an option is never a gap."""
        return not self.option and self.status in (Status.MISSING, Status.PARTIAL)


class FaultKind(StrEnum):
    """What is at fault."""

    TERM_NOT_USED = "term-not-used"
    TERM_NOT_DEFINED = "term-not-defined"
    TERM_DEFINED_TWICE = "term-defined-twice"
    REFERENCE_TO_NOTHING = "reference-to-nothing"
    REFERENCE_TO_REPEALED = "reference-to-repealed"
    SAFEGUARD_MISSING = "safeguard-missing"
    BROADER_THAN_ASKED = "broader-than-asked"


@dataclass(frozen=True, slots=True)
class DraftingFault:
    """One fault: what it is about (a term, a reference as printed, a safeguard's id, an obligation), and where."""

    kind: FaultKind
    subject: str
    evidence: tuple[Evidence, ...]
    elements: tuple[str, ...] = ()  # of an offence that is broader than asked: the limits that it leaves out


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings on one draft."""

    draft: Draft
    instruments: tuple[str, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    faults: tuple[DraftingFault, ...] = ()  # of drafting, beyond the duties of the instruments

    def with_later(self, obligations: Collection[str]) -> Assessment:
        """The assessment with these obligations marked as work towards joining a later text."""
        findings = tuple(replace(one, later=True) if one.obligation in obligations else one for one in self.findings)
        return replace(self, findings=findings)
