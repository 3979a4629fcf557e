"""Words that several documents of a kit share: modalities, provenance, themes, statuses."""

from __future__ import annotations

from collections.abc import Callable

from lawkit.library.content import Modality, Provenance
from lawkit.localization.standing import Position, Standing

Translate = Callable[[str], str]


def modality_words(modality: Modality, _: Translate) -> str:
    """How strongly an instrument asks."""
    return {
        Modality.SHALL: _("must"),
        Modality.SHALL_AS_APPROPRIATE: _("must, as appropriate"),
        Modality.SHOULD: _("should"),
        Modality.MAY: _("may (option)"),
    }[modality]


def provenance_words(provenance: Provenance, _: Translate) -> str:
    """Where a clause comes from."""
    return {
        Provenance.TREATY: _("treaty"),
        Provenance.RESOLUTION: _("resolution"),
        Provenance.RECOMMENDATION: _("recommendation"),
        Provenance.PROPOSAL: _("proposal that no State has adopted"),
        Provenance.SUGGESTION: _("suggestion"),
    }[provenance]


def status_words(status: str, _: Translate) -> str:
    """A state's position towards an instrument."""
    words = {
        "party": _("party"),
        "signatory": _("signatory, not yet party"),
        "not party": _("not party"),
        "unknown": _("unknown"),
    }
    return words.get(status, status)


def position_words(standing: Standing, _: Translate) -> str:
    """What an instrument is to a state, and what follows for its law."""
    match standing.position:
        case Position.ALL_STATES:
            return _("binds all States")
        case Position.PARTY:
            return _("party: the law must give effect to it now")
        case Position.PARTY_TO_EARLIER_TEXT:
            return _("party to the text of {year} only: what the later text adds prepares for joining it").format(
                year=standing.since
            )
        case Position.SIGNATORY:
            return _("signatory: the clauses prepare ratification")
        case Position.NOT_PARTY:
            return _("not party: the clauses prepare accession")
        case Position.NOT_BINDING:
            return _("not legally binding: a political commitment or guidance")
        case _unknown:
            return _("unknown: ask the depositary before deciding")


def need_words(kind: str, _: Translate) -> str:
    """What a kind of need is called as a heading."""
    return {
        "drafting": _("Drafting"),
        "training": _("Training"),
        "equipment": _("Equipment"),
        "money": _("Money"),
    }[kind]


def themes(_: Translate) -> dict[str, str]:
    """The kinds of obligation in the order of a law, with their titles."""
    return {
        "scope": _("Scope and exclusions"),
        "definition": _("Definitions"),
        "governance": _("Framework and responsibilities"),
        "authority": _("Competent authority and contact points"),
        "licensing": _("Licensing and control"),
        "accounting": _("Accounting for material"),
        "physical-protection": _("Physical protection"),
        "radioactive-sources": _("Radioactive sources"),
        "transport": _("Transport"),
        "export-import": _("Export, import and transit"),
        "information": _("Protection of information"),
        "emergency": _("Emergency, recovery and response"),
        "offence": _("Offences"),
        "ancillary-offence": _("Attempt, participation and other forms of liability"),
        "penalty": _("Penalties"),
        "jurisdiction": _("Jurisdiction"),
        "procedure": _("Proceedings and rights of suspects"),
        "extradition": _("Extradition"),
        "mutual-assistance": _("Mutual assistance"),
        "cooperation": _("Co-operation between States"),
        "reporting": _("Notification and reporting"),
    }
