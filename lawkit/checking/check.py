"""The check: one or more texts of a law held against the obligations of instruments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lawkit.checking.assessment import Assessment, ElementFinding, Evidence, Finding, NarrowedBy, Status
from lawkit.checking.expressions import Spot
from lawkit.checking.judging import Judge, Judgement, Shown, is_complete
from lawkit.checking.law import Law, Signals, Unit
from lawkit.checking.priority import priority_of
from lawkit.checking.rules import Rule, compile_rules
from lawkit.checking.spotting import Masks, Spotter
from lawkit.checking.terms import meanings, with_terms
from lawkit.drafts.draft import Draft, Span
from lawkit.library.content import Effect, Obligation
from lawkit.library.loader import Library

MOST_SECTIONS = 5  # distinct sections cited per finding
LONGEST_QUOTE = 300  # characters
SUREST = 0.95


def check(
    library: Library,
    drafts: Sequence[Draft],
    instruments: Sequence[str],
    progress: Callable[[str], None] = lambda _stage: None,
    notes: Sequence[str] = (),
) -> Assessment:
    """All findings on a draft (the first of `drafts`), other laws of the same state being read with it.

    `instruments` are ids of the library. Obligations without a rule, and all of them where the language has no concept
    words, are answered with undecided findings and a warning. `notes` go before the warnings. Deterministic: no
    clock, no chance.
    """
    main = drafts[0]
    masks = Masks(library.concepts)
    obligations = {o.id: o for o in library.obligations_of(instruments)}
    rules = compile_rules(library.rules, obligations, masks)
    warnings = [*notes, *(warning for draft in drafts for warning in draft.warnings)]
    defined_by = meanings(library.concepts, masks)
    makes_offence = masks.bit_or_none("offence-formula")
    signals = Signals(masks.bit_or_none("list-and"), makes_offence, makes_offence | masks.bit_or_none("offence-noun"))
    spotters: dict[str, Spotter] = {}
    laws = []
    for draft in drafts:
        words = library.words(draft.language)
        if not words:
            warnings.append(
                f"{draft.file}: the check has no words for the language '{draft.language}' yet; "
                "its findings are undecided and a reviewer must read the law"
            )
            continue
        progress(f"Reading {draft.file}")
        spotter = spotters.setdefault(draft.language, Spotter(draft.language, words, masks))
        tokens = spotter.tokens(draft.text)
        spots = with_terms(draft, tokens, spotter.spots(tokens), spotter, masks, defined_by)
        laws.append(Law(draft, spots, signals))
    judge = Judge(laws)
    progress("Judging")
    judgements = judge.judge(rules) if laws else {}
    warnings += _unsupported(library, obligations, rules)
    findings = []
    for obligation in obligations.values():
        judgement = judgements.get(obligation.id)
        clauses = library.clauses_for.get(obligation.id, ())
        if judgement is None:
            findings.append(_undecided(obligation, clauses))
        else:
            near = judge.nearest(judgement.rule)
            findings.append(_finding(main, judgement, near, clauses))
    return Assessment(main, tuple(instruments), tuple(findings), tuple(warnings))


def _unsupported(library: Library, obligations: dict[str, Obligation], rules: dict[str, Rule]) -> list[str]:
    without: dict[str, int] = {}
    for obligation in obligations.values():
        if obligation.id not in rules:
            without[obligation.instrument] = without.get(obligation.instrument, 0) + 1
    return [
        f"{library.instruments[instrument].short_title}: {count} obligations have no rule yet; "
        "they are reported as undecided and a reviewer must check them by hand"
        for instrument, count in without.items()
    ]


def _undecided(obligation: Obligation, clauses: tuple[str, ...]) -> Finding:
    elements = tuple(ElementFinding(e.id, False) for e in obligation.elements)
    return Finding(
        obligation=obligation.id,
        status=Status.MISSING,
        option=obligation.is_option,
        undecided=True,
        confidence=0.0,
        priority=priority_of(obligation, Status.MISSING),
        elements=elements,
        evidence=(),
        narrowed_by=(),
        nearest=(),
        clauses=clauses,
    )


def _finding(main: Draft, judgement: Judgement, near: Sequence[Unit], clauses: tuple[str, ...]) -> Finding:
    obligation = judgement.rule.obligation
    elements = tuple(
        ElementFinding(e.id, e.id in judgement.shown, _element_evidence(main, judgement.shown.get(e.id)))
        for e in obligation.elements
    )
    narrowed = [
        NarrowedBy(shown.condition.name, evidence)
        for shown in judgement.narrowed
        for evidence in _element_evidence(main, shown)[:1]
    ]
    for element, found in zip(obligation.elements, elements, strict=True):
        if element.effect is Effect.MUST_NOT_ADD and found.present:
            narrowed += [NarrowedBy(element.text, evidence) for evidence in found.evidence[:1]]
    status = Status.MISSING
    if judgement.addressed:
        complete = is_complete(obligation, set(judgement.shown))
        status = Status.COVERED if complete and not narrowed else Status.PARTIAL
    return Finding(
        obligation=obligation.id,
        status=status,
        option=obligation.is_option,
        undecided=False,
        confidence=_confidence(judgement, status),
        priority=priority_of(obligation, status),
        elements=elements,
        evidence=_carrier_evidence(main, judgement),
        narrowed_by=tuple(narrowed),
        nearest=() if status is Status.COVERED else tuple(_opening(main, unit) for unit in near),
        clauses=clauses,
    )


def _confidence(judgement: Judgement, status: Status) -> float:
    """How sure the check is, from 0 to 1: the more elements are shown, the surer that the duty is addressed."""
    asked = max(1, len(judgement.rule.elements))
    share = len(judgement.shown) / asked
    if status is Status.MISSING:
        return 0.75
    return round(min(SUREST, 0.5 + 0.45 * share), 2)


def _element_evidence(main: Draft, shown: Shown | None) -> tuple[Evidence, ...]:
    if shown is None:
        return ()
    law = shown.unit.law
    spans = _joined(law, shown.spots) if shown.spots else _whole_words(shown.unit)
    return tuple(_evidence(main, law, span, shown.unit) for span in spans[:3])


def _joined(law: Law, spots: Iterable[Spot]) -> list[Span]:
    """The places of the witnesses, those of one provision joined where the quote stays short."""
    spans: list[Span] = []
    for start, end in sorted({(spot.start, spot.end) for spot in spots}):
        same = spans and law.provision_at(spans[-1][0]) == law.provision_at(start)
        if same and end - spans[-1][0] <= LONGEST_QUOTE:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _whole_words(unit: Unit) -> list[Span]:
    return [_trimmed(unit.law.draft.text, span) for span in unit.provision.own[:1]]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    if end - start > LONGEST_QUOTE:
        cut = text.rfind(" ", start, start + LONGEST_QUOTE)
        end = cut if cut > start else start + LONGEST_QUOTE
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _evidence(main: Draft, law: Law, span: Span, unit: Unit) -> Evidence:
    draft = law.draft
    at = law.provision_at(span[0])
    provision = draft.provisions[at] if at is not None else unit.provision
    file = "" if draft is main else draft.file
    return Evidence(_locator(draft, provision.index), span[0], span[1], draft.text[span[0] : span[1]], file)


def _locator(draft: Draft, index: int) -> str:
    at: int | None = index
    while at is not None:
        if draft.provisions[at].locator:
            return draft.provisions[at].locator
        at = draft.provisions[at].parent
    return ""


def _carrier_evidence(main: Draft, judgement: Judgement) -> tuple[Evidence, ...]:
    """The provisions that carry the duty, then those that show its elements; at most five distinct sections."""
    found: list[Evidence] = []
    sections: set[tuple[int, int]] = set()
    units = [*judgement.carriers, *(shown.unit for shown in judgement.shown.values())]
    seen: set[int] = set()
    for unit in units:
        key = (id(unit.law), unit.section)
        if id(unit) in seen or (key not in sections and len(sections) == MOST_SECTIONS):
            continue
        if key in sections and len(found) >= 2 * MOST_SECTIONS:
            continue
        seen.add(id(unit))
        sections.add(key)
        found.append(_opening(main, unit))
    return tuple(dict.fromkeys(found))


def _opening(main: Draft, unit: Unit) -> Evidence:
    spans = _whole_words(unit) or [(unit.provision.start, unit.provision.start)]
    if unit.reading.term is not None and unit.spans:
        spans = [_trimmed(unit.law.draft.text, (unit.spans[0][0], max(end for _, end in unit.spans)))]
    return _evidence(main, unit.law, spans[0], unit)
