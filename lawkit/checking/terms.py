"""Defined terms take the meaning of their definition, whatever the drafter calls them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from lawkit.checking.expressions import Expression
from lawkit.checking.force import WordsInForce
from lawkit.checking.languages import letters_per_sign, noun_stands_last, words_in
from lawkit.checking.readings import Reading
from lawkit.checking.spots import Spot, Spots
from lawkit.checking.spotting import Masks, Spotter, Tokens
from lawkit.drafts.draft import Definition, Draft, Span
from lawkit.library.content import Concept

ROUNDS = 4  # a term may be defined by a term that is defined by a term
LONGEST_ALIAS = 30  # words of a definition that may be no more than another name
ALIAS_WORDS = 3  # words besides the concept in a definition that only gives it another name
LONGEST_TERM = 8  # words
LONGEST_ARTICLE = 3  # letters
LONGEST_HEAD = 48  # letters with which a definition says what kind of thing a term is
WORDS_A_LETTER = 3  # words of a name for each of its initials
BODIES = ("body-words", "public-body", "competent-authority", "iaea", "international-organisation")
ANY = -1  # the bits of all concepts
SAME_MEANING = "same-meaning"  # the concept of "has the same meaning as"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a definition of a concept speaks of, and whether what it refers to is read with it."""

    expression: Expression
    through_references: bool


def meanings(concepts: Mapping[str, Concept], masks: Masks) -> dict[str, Meaning]:
    """For each concept that a statute may define, what such a definition speaks of."""
    return {
        name: Meaning(masks.compiled(concept.defined_by), concept.through_references)
        for name, concept in concepts.items()
        if concept.defined_by
    }


def with_terms(
    draft: Draft,
    spots: list[Spot],
    uses: Mapping[str, Sequence[Spot]],
    masks: Masks,
    defined_by: Mapping[str, Meaning],
    in_force: WordsInForce | None = None,
) -> list[Spot]:
    """The spots of a draft together with those of the terms that it defines, in order.

    `uses` has the places of each defined term (see `term_uses`).
    """
    if not draft.definitions:
        return spots
    in_force = in_force or WordsInForce(draft)
    within = uses_within_scope(draft, uses)
    cited = [_cited(in_force, definition) for definition in draft.definitions]
    known: dict[int, int] = {}  # number of the definition -> mask of what its term means
    pending: Sequence[int] = range(len(draft.definitions))
    for _ in range(ROUNDS):
        spans = [span for number in pending for span in (*_read_of(draft.definitions[number]), *cited[number])]
        read = Spots(in_force.spots(_within(spots, spans)))
        found: dict[int, int] = {}
        for number in pending:
            mask = _meaning(draft, read, draft.definitions[number], cited[number], masks, defined_by)
            if mask & ~known.get(number, 0):
                found[number] = mask | known.get(number, 0)
        if not found:
            break
        known.update(found)
        new = {
            Spot(use.start, use.end, use.first, use.last, mask)
            for number, mask in found.items()
            for use in within[number]
        }
        starts = {spot.start for spot in new}
        new.difference_update(spot for spot in spots if spot.start in starts)
        spots = sorted([*spots, *sorted(new)])
        pending = _touched(draft, cited, sorted(starts))
    return spots


def _read_of(definition: Definition) -> tuple[Span, ...]:
    """The words of a definition: its term, what it means and the words between them."""
    return ((definition.term_span[0], definition.body[0][0]), *definition.body) if definition.body else ()


def _within(spots: Sequence[Spot], spans: Iterable[Span]) -> list[Spot]:
    """The spots that begin within some spans, in order: a few definitions are read faster than the whole law."""
    starts = [spot.start for spot in spots]
    found: list[Spot] = []
    reached = 0
    for start, end in sorted(spans):
        first, after = max(reached, bisect_left(starts, start)), bisect_left(starts, end)
        found += spots[first:after]
        reached = max(reached, after)
    return found


def _touched(draft: Draft, cited: Sequence[tuple[Span, ...]], starts: Sequence[int]) -> list[int]:
    """The definitions (by number) in which, or in what they cite, something begins at one of the offsets."""
    return [
        number
        for number, definition in enumerate(draft.definitions)
        if any(bisect_left(starts, s) < bisect_left(starts, e) for s, e in (*definition.body, *cited[number]))
    ]


def first_words(definition: Definition, language: str) -> tuple[Span, ...]:
    """The words with which the meaning of a term begins: they name the kind of thing that it is.

    That is the whole of it where the noun comes last: in some languages, and before a name given in passing ("the Board
    of Radiation Protection (hereinafter “the Board”)").
    """
    if noun_stands_last(language) or definition.named_in_passing:
        return tuple(definition.body)
    longest = LONGEST_HEAD // letters_per_sign(language)
    return tuple((start, min(end, start + longest)) for start, end in definition.body[:1])


def _cited(in_force: WordsInForce, definition: Definition) -> tuple[Span, ...]:
    """The spans of the provisions to which a definition refers."""
    references = in_force.references_in(definition.body)
    provisions = in_force.draft.provisions
    targets = sorted({target for reference in references for target in reference.targets if target})
    return tuple((provisions[target].start, provisions[target].end) for target in targets)


def _meaning(
    draft: Draft,
    spots: Spots,
    definition: Definition,
    cited: tuple[Span, ...],
    masks: Masks,
    defined_by: Mapping[str, Meaning],
) -> int:
    own = Reading(spots, definition.body)
    through = Reading(spots, [*definition.body, *cited]) if cited else own
    for one in (own, through):
        one.term = Reading(spots, [definition.term_span])
        one.head = Reading(spots, first_words(definition, draft.language))
    reading = own if own.mask else through  # "the meaning given by section 5" says nothing itself
    mask = 0
    for name, meaning in defined_by.items():
        if meaning.expression.holds(through if meaning.through_references else reading):
            mask |= masks.closed(name)
    return (
        mask if _has_meaning_elsewhere(spots, definition, masks) else mask | _alias(draft, definition, reading, masks)
    )


def _has_meaning_elsewhere(spots: Spots, definition: Definition, masks: Masks) -> bool:
    """Whether the term "has the same meaning as in" something, of which it is then no other name."""
    linking = (definition.term_span[1], definition.body[0][0]) if definition.body else (0, 0)
    return bool(Reading(spots, [linking]).mask & masks.bit_or_none(SAME_MEANING)) if linking[0] < linking[1] else False


def _alias(draft: Draft, definition: Definition, reading: Reading, masks: Masks) -> int:
    """The concept of which a term is only another name: "goods" means nuclear material."""
    named = _named_before(draft, definition, reading) | _body_named(draft, definition, reading, masks)
    if named:
        return named
    words = words_in(draft.words_of(definition.body), draft.language)
    if words > LONGEST_ALIAS:
        return 0
    longest, mask = 0, 0
    for spot in reading.places(ANY):
        here = words_in(draft.text[spot.start : spot.end], draft.language)
        if words <= here + ALIAS_WORDS and here > longest and (words <= 2 * here or not definition.named_in_passing):
            longest, mask = here, spot.mask
    return mask


def _named_before(draft: Draft, definition: Definition, reading: Reading) -> int:
    """The concept to which a sentence gives a short name: "the design basis threat (hereinafter “the DBT”)"."""
    if not definition.named_in_passing:
        return 0
    end = definition.body[-1][1]
    behind = [spot for spot in reading.places(ANY) if end - 1 <= spot.end <= end]
    found = max(behind, key=lambda spot: spot.end - spot.start, default=None)
    if found is None or not _shortens(definition.term, draft.text[found.start : found.end], draft.language):
        return 0
    return found.mask


def _body_named(draft: Draft, definition: Definition, reading: Reading, masks: Masks) -> int:
    """What the name of a body speaks of, where initials stand for it: "the Nuclear Security Commission (NSC)"."""
    if not (definition.named_in_passing and definition.term.isupper()):
        return 0
    words = words_in(draft.words_of(definition.body), draft.language)
    if words > WORDS_A_LETTER * len(definition.term):
        return 0
    bodies = reduce(or_, (masks.bit_or_none(one) for one in BODIES))
    return reduce(or_, (spot.mask for spot in reading.places(bodies)), 0)


def _shortens(term: str, words: str, language: str) -> bool:
    """Whether a term is made of letters or words of what it stands for: "DBT", "the threat"."""
    full = words.casefold().split()
    if term.split()[-1].isupper() and term.split()[-1].casefold()[0] == full[0][0]:
        return True
    if letters_per_sign(language) > 1:
        return any(sign in words for sign in term)
    return not set(full).isdisjoint(one for one in term.casefold().split() if len(one) > LONGEST_ARTICLE)


def term_uses(draft: Draft, tokens: Tokens, spotter: Spotter) -> dict[str, list[Spot]]:
    """Where each term that a draft defines stands, its definition included; very long terms are not looked for."""
    terms = {
        definition.term for definition in draft.definitions if words_in(definition.term, draft.language) <= LONGEST_TERM
    }
    found = spotter.term_spots(tokens, terms)
    return {term: found.get(term, []) for term in terms}


def uses_within_scope(draft: Draft, uses: Mapping[str, Sequence[Spot]]) -> list[list[Spot]]:
    """For each definition the places where its term stands within the part of the law for which it is defined."""
    found = []
    for definition in draft.definitions:
        scope = draft.provisions[definition.scope]
        start, end = (0, len(draft.text)) if scope.parent is None else (scope.start, scope.end)
        found.append([spot for spot in uses.get(definition.term, ()) if start <= spot.start < end])
    return found
