"""Defined terms take the meaning of their definition, whatever the drafter calls them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawkit.checking.expressions import Expression, Spot, compile_expression
from lawkit.checking.languages import words_in
from lawkit.checking.law import Law, Reading
from lawkit.checking.spotting import Masks, Spotter, Tokens
from lawkit.drafts.draft import Definition, Draft
from lawkit.library.content import Concept

ROUNDS = 4  # a term may be defined by a term that is defined by a term
ALIAS_WORDS = 3  # words besides the concept in a definition that only gives it another name
LONGEST_TERM = 8  # words
SAME_MEANING = "same-meaning"  # the concept of "has the same meaning as"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a definition of a concept speaks of, and whether what it refers to is read with it."""

    expression: Expression
    through_references: bool


def meanings(concepts: Mapping[str, Concept], masks: Masks) -> dict[str, Meaning]:
    """For each concept that a statute may define, what such a definition speaks of."""
    return {
        name: Meaning(compile_expression(concept.defined_by, masks.meaning), concept.through_references)
        for name, concept in concepts.items()
        if concept.defined_by
    }


def with_terms(
    draft: Draft,
    tokens: Tokens,
    spots: list[Spot],
    spotter: Spotter,
    masks: Masks,
    defined_by: Mapping[str, Meaning],
) -> list[Spot]:
    """The spots of a draft together with those of the terms that it defines, in order."""
    known: dict[int, int] = {}  # number of the definition -> mask of what its term means
    for _ in range(ROUNDS):
        law = Law(draft, spots)
        found: dict[int, int] = {}
        for number, definition in enumerate(draft.definitions):
            mask = _meaning(law, definition, masks, defined_by)
            if mask & ~known.get(number, 0):
                found[number] = mask | known.get(number, 0)
        if not found:
            break
        known.update(found)
        spots = sorted({*spots, *_uses(draft, tokens, spotter, known)}, key=lambda s: (s.start, s.end, s.mask))
    return spots


def _meaning(law: Law, definition: Definition, masks: Masks, defined_by: Mapping[str, Meaning]) -> int:
    own = law.read(definition.body)
    through = _with_references(law, definition, own)
    reading = own if own.mask else through  # "the meaning given by section 5" says nothing itself
    mask = 0
    for name, meaning in defined_by.items():
        if meaning.expression.holds(through if meaning.through_references else reading):
            mask |= masks.closed(name)
    return mask if _has_meaning_elsewhere(law, definition, masks) else mask | _alias(law, definition, reading)


def _has_meaning_elsewhere(law: Law, definition: Definition, masks: Masks) -> bool:
    """Whether the term "has the same meaning as in" something, of which it is then no other name."""
    linking = (definition.term_span[1], definition.body[0][0]) if definition.body else (0, 0)
    return bool(law.read([linking]).mask & masks.bit_or_none(SAME_MEANING)) if linking[0] < linking[1] else False


def _with_references(law: Law, definition: Definition, own: Reading) -> Reading:
    targets = {t for reference in own.references for t in reference.targets if t}
    if not targets:
        return own
    provisions = law.draft.provisions
    spans = [(provisions[t].start, provisions[t].end) for t in sorted(targets)]
    return law.read([*definition.body, *spans])


def _alias(law: Law, definition: Definition, reading: Reading) -> int:
    """The concept of which a term is only another name: "goods" means nuclear material."""
    draft = law.draft
    words = words_in(draft.words_of(definition.body), draft.language)
    for spot in reading.spots:
        if words <= words_in(draft.text[spot.start : spot.end], draft.language) + ALIAS_WORDS:
            return spot.mask
    return 0


def _uses(draft: Draft, tokens: Tokens, spotter: Spotter, known: Mapping[int, int]) -> list[Spot]:
    by_term: dict[str, int] = {}
    for number, mask in known.items():
        term = draft.definitions[number].term
        if words_in(term, draft.language) <= LONGEST_TERM:
            by_term[term] = by_term.get(term, 0) | mask
    found = []
    uses = spotter.term_spots(tokens, by_term)
    for number, mask in known.items():
        definition = draft.definitions[number]
        scope = draft.provisions[definition.scope]
        start, end = (0, len(draft.text)) if scope.parent is None else (scope.start, scope.end)
        found += [
            Spot(spot.start, spot.end, spot.first, spot.last, mask)
            for spot in uses.get(definition.term, ())
            if start <= spot.start < end
        ]
    return found
