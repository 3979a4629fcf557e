"""Faults of drafting beyond the treaties: terms and references that do not work, offences wider than asked.

They stand beside the findings and change none of them. Each says what is at fault and where; the reports put it into
words. What a reviewer may well have meant so (a wider offence) is a note, not a fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lawkit.checking.assessment import DraftingFault, Evidence, FaultKind, Finding, Status
from lawkit.checking.bits import bits_of
from lawkit.checking.evidence import locator_of
from lawkit.checking.law import Law, Unit
from lawkit.checking.notation import concepts_of
from lawkit.checking.spots import Spot
from lawkit.checking.spotting import Masks
from lawkit.drafts.draft import Definition, Draft, Force, Kind, Span
from lawkit.drafts.numbering import folded
from lawkit.library.content import Concept, Effect, Obligation, ObligationRule

GENERAL_PART = {"intentional", "wilfully"}  # concepts of what a general part asks of every offence
MOST_OF_A_KIND = 40  # faults of one kind that a report can use; more say that the draft was not read well
LONGEST_QUOTE = 160  # characters


def drafting_faults(
    law: Law, uses: Mapping[str, Sequence[Spot]], concepts: Mapping[str, Concept], masks: Masks
) -> list[DraftingFault]:
    """The faults in terms and references of one law; `uses` has the places where each defined term stands."""
    found = [
        *_terms_not_used(law, uses),
        *_terms_defined_twice(law),
        *_terms_not_defined(law, concepts, masks),
        *_references(law),
    ]
    kept: dict[FaultKind, list[DraftingFault]] = defaultdict(list)
    for fault in found:
        kept[fault.kind].append(fault)
    return [fault for faults in kept.values() for fault in faults[:MOST_OF_A_KIND]]


def broader_offences(
    findings: Sequence[Finding], obligations: Mapping[str, Obligation], rules: Mapping[str, ObligationRule]
) -> Iterator[DraftingFault]:
    """Offences that leave out what the instrument lets a state ask for: no gap, but a drafter should know.

    Intention is left aside: where an offence is silent, the general part of the criminal law asks for it.
    """
    for finding in findings:
        obligation = obligations[finding.obligation]
        if finding.status is not Status.COVERED or finding.option or finding.undecided:
            continue
        general = {e.element for e in rules[obligation.id].elements if GENERAL_PART & set(concepts_of(e.when))}
        limits = [e for e in obligation.elements if e.effect is Effect.LIMITING and e.id not in general]
        present = {e.id for e in finding.elements if e.present}
        left_out = tuple(e.id for e in limits if e.id not in present)
        if left_out:
            yield DraftingFault(FaultKind.BROADER_THAN_ASKED, obligation.id, finding.evidence[:1], left_out)


def _terms_not_used(law: Law, uses: Mapping[str, Sequence[Spot]]) -> Iterator[DraftingFault]:
    for definition in law.draft.definitions:
        if definition.term not in uses or not _is_law(law, definition):
            continue
        scope = law.draft.provisions[definition.scope]
        own = (definition.term_span, *definition.body)
        if not any(scope.start <= spot.start < scope.end and not _inside(spot, own) for spot in uses[definition.term]):
            yield DraftingFault(FaultKind.TERM_NOT_USED, definition.term, (_quoted(law.draft, definition.term_span),))


def _terms_defined_twice(law: Law) -> Iterator[DraftingFault]:
    by_term: dict[tuple[str, int], list[Definition]] = defaultdict(list)
    for definition in law.draft.definitions:
        if _is_law(law, definition) and definition.body:
            by_term[folded(definition.term), definition.scope].append(definition)
    for definitions in by_term.values():
        meanings = {folded(law.draft.words_of(one.body)) for one in definitions}
        if len(definitions) > 1 and len(meanings) > 1 and not _one_points_to_another(law, definitions):
            places = tuple(_quoted(law.draft, one.term_span) for one in definitions)
            yield DraftingFault(FaultKind.TERM_DEFINED_TWICE, definitions[0].term, places)


def _one_points_to_another(law: Law, definitions: Sequence[Definition]) -> bool:
    """Whether a term "means the fund set up by section 4" and section 4 names the fund: that is one definition."""
    homes = {law.draft.provisions[one.provision].section for one in definitions}
    provisions = law.draft.provisions
    return any(
        provisions[target].section in homes - {provisions[one.provision].section}
        for one in definitions
        for reference in law.references_in(one.body)
        for target in reference.targets
    )


def _terms_not_defined(law: Law, concepts: Mapping[str, Concept], masks: Masks) -> Iterator[DraftingFault]:
    """Concepts that a law should define where it rests on them, and that no definition of this law speaks of."""
    defined = 0
    for unit in law.units:
        if unit.is_definition:
            defined |= unit.reading.term.mask if unit.reading.term is not None else unit.reading.mask
    if not defined:
        return  # a law without definitions borrows those of another
    wanted = [bit for one in concepts.values() if one.to_be_defined and not defined & (bit := masks.bit(one.id))]
    used: dict[int, list[Unit]] = {bit: [] for bit in wanted}
    asked = sum(wanted)
    for unit in law.units:
        for bit in bits_of(unit.reading.mask & asked) if not unit.is_definition else ():
            used[bit].append(unit)
    for bit, units in used.items():
        if len({unit.section for unit in units}) > 1:
            spot = units[0].reading.places(bit)[0]
            evidence = _quoted(law.draft, (spot.start, spot.end))
            yield DraftingFault(FaultKind.TERM_NOT_DEFINED, evidence.quote, (evidence,))


def _references(law: Law) -> Iterator[DraftingFault]:
    provisions = law.draft.provisions
    for reference in law.draft.references:
        if provisions[reference.provision].force is not Force.OPERATIVE:
            continue  # a schedule that reprints a treaty has references of its own
        evidence = _quoted(law.draft, reference.span)
        if reference.broken:
            yield DraftingFault(FaultKind.REFERENCE_TO_NOTHING, evidence.quote, (evidence,))
        elif reference.targets and all(provisions[one].force is Force.REPEALED for one in reference.targets):
            yield DraftingFault(FaultKind.REFERENCE_TO_REPEALED, evidence.quote, (evidence,))


def _is_law(law: Law, definition: Definition) -> bool:
    provision = law.draft.provisions[definition.provision]
    return law.counts(provision) and provision.kind is not Kind.NOTE


def _inside(spot: Spot, spans: Sequence[Span]) -> bool:
    return any(start <= spot.start < end for start, end in spans)


def _quoted(draft: Draft, span: Span) -> Evidence:
    """Words of the draft as evidence, cut where they are long."""
    start, end = span[0], min(span[1], span[0] + LONGEST_QUOTE)
    return Evidence(locator_of(draft, draft.innermost(start)), start, end, draft.text[start:end])
