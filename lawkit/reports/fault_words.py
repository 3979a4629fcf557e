"""Faults of drafting in the words of a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lawkit.checking.assessment import DraftingFault, Evidence, FaultKind
from lawkit.library.loader import Library

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One fault, ready to be shown; a `note` asks for a look, not for a change."""

    title: str
    text: str
    evidence: tuple[Evidence, ...]
    note: bool = False
    clauses: tuple[str, ...] = ()


def fault_rows(faults: Sequence[DraftingFault], library: Library, translate: Translate) -> tuple[FaultRow, ...]:
    """The faults in words, those of one kind together."""
    order = list(FaultKind)
    return tuple(_row(one, library, translate) for one in sorted(faults, key=lambda fault: order.index(fault.kind)))


def _row(fault: DraftingFault, library: Library, _: Translate) -> FaultRow:
    quoted = f"“{' '.join(fault.subject.split())}”"
    if fault.kind is FaultKind.SAFEGUARD_MISSING:
        safeguard = library.safeguards[fault.subject]
        text = f"{safeguard.text} {_('Nothing in the text does this.')} {safeguard.why}"
        return FaultRow(_("Safeguard missing"), text, fault.evidence, clauses=safeguard.clauses)
    if fault.kind is FaultKind.BROADER_THAN_ASKED:
        obligation = library.obligations[fault.subject]
        authority = f"{library.instruments[obligation.instrument].short_title} {obligation.pinpoint}"
        limits = "; ".join(e.text for e in obligation.elements if e.id in fault.elements)
        text = _("Wider than {authority} asks, which would allow the law to require: {limits}.")
        return FaultRow(
            _("Broader offence"), text.format(authority=authority, limits=limits), fault.evidence, note=True
        )
    title, text = {
        FaultKind.TERM_NOT_USED: (_("Term defined and not used"), _("{term} is defined and then never used.")),
        FaultKind.TERM_NOT_DEFINED: (
            _("Term used and not defined"),
            _("{term} carries duties or offences in this text, and no definition says what it means."),
        ),
        FaultKind.TERM_DEFINED_TWICE: (
            _("Term defined twice"),
            _("{term} has two definitions for the same part of the law."),
        ),
        FaultKind.REFERENCE_TO_NOTHING: (
            _("Reference that leads nowhere"),
            _("The text has no provision {term}."),
        ),
        FaultKind.REFERENCE_TO_REPEALED: (
            _("Reference to a repealed provision"),
            _("{term} is repealed in this text."),
        ),
    }[fault.kind]
    return FaultRow(title, text.format(term=quoted), fault.evidence)
