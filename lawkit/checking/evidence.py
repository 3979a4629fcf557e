"""Quoting the law: which words show an element or carry a duty, in which provision, at which offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawkit.checking.assessment import Evidence
from lawkit.checking.judging import Judgement, Shown
from lawkit.checking.law import Law, Unit
from lawkit.checking.spots import Spot
from lawkit.drafts.draft import Draft, Span

MOST_SECTIONS = 5  # distinct sections cited per finding
LONGEST_QUOTE = 300  # characters


def element_evidence(main: Draft, shown: Shown | None) -> tuple[Evidence, ...]:
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
    return Evidence(locator_of(draft, provision.index), span[0], span[1], draft.text[span[0] : span[1]], file)


def locator_of(draft: Draft, index: int) -> str:
    """The locator of a provision, or of the nearest one above it that has one."""
    at: int | None = index
    while at is not None:
        if draft.provisions[at].locator:
            return draft.provisions[at].locator
        at = draft.provisions[at].parent
    return ""


def carrier_evidence(main: Draft, judgement: Judgement) -> tuple[Evidence, ...]:
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
        found.append(opening(main, unit))
    return tuple(dict.fromkeys(found))


def far_share(judgement: Judgement) -> float:
    """The share of the elements found that are shown only outside the sections in which the duty is addressed."""
    homes = {(id(unit.law), unit.section) for unit in judgement.carriers}
    far = sum(not homes & set(_sections(shown)) for shown in judgement.shown.values())
    return far / len(judgement.shown) if judgement.shown else 0.0


def _sections(shown: Shown) -> Iterator[tuple[int, int]]:
    law = shown.unit.law
    if not shown.spots:
        yield id(law), shown.unit.section
    for spot in shown.spots:
        at = law.provision_at(spot.start)
        if at is not None:
            provision = law.draft.provisions[at]
            yield id(law), at if provision.section is None else provision.section


def opening(main: Draft, unit: Unit) -> Evidence:
    spans = _whole_words(unit) or [(unit.provision.start, unit.provision.start)]
    if unit.reading.term is not None and unit.spans:
        spans = [_trimmed(unit.law.draft.text, (unit.spans[0][0], max(end for _, end in unit.spans)))]
    return _evidence(main, unit.law, spans[0], unit)
