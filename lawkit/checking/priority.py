"""Which gap to mend first: what binds before what is recommended, offences before reports."""

from __future__ import annotations

from lawkit.checking.assessment import Status
from lawkit.library.content import Binding, Modality, Obligation

_BINDING = {
    Binding.TREATY: 1.0,
    Binding.CHAPTER_VII: 1.0,
    Binding.RECOMMENDATION: 0.5,
    Binding.POLITICAL: 0.35,
    Binding.PROPOSAL: 0.1,
}
_KIND = {
    "offence": 1.0,
    "penalty": 0.95,
    "jurisdiction": 0.9,
    "ancillary-offence": 0.9,
    "extradition": 0.85,
    "definition": 0.8,
    "authority": 0.8,
    "physical-protection": 0.8,
    "licensing": 0.75,
    "export-import": 0.75,
    "transport": 0.75,
    "procedure": 0.7,
    "mutual-assistance": 0.7,
    "governance": 0.65,
    "radioactive-sources": 0.65,
    "accounting": 0.65,
    "emergency": 0.6,
    "information": 0.6,
    "cooperation": 0.5,
    "scope": 0.5,
    "reporting": 0.4,
}
_USUAL_KIND = 0.5
_AS_APPROPRIATE = 0.85  # a duty that the instrument itself tempers


def priority_of(obligation: Obligation, status: Status) -> float:
    """From 0 (nothing to do) to 1: how binding, times how central the kind of duty is, times how much is lacking."""
    if obligation.modality is Modality.MAY or status not in (Status.MISSING, Status.PARTIAL):
        return 0.0
    lacking = 1.0 if status is Status.MISSING else 0.6
    tempered = _AS_APPROPRIATE if obligation.modality is Modality.SHALL_AS_APPROPRIATE else 1.0
    return round(_BINDING[obligation.binding] * _KIND.get(obligation.kind, _USUAL_KIND) * tempered * lacking, 3)
