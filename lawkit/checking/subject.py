"""What a law is about goes without saying in it: an act on the security of nuclear material says "the material".

Where the title of a law, the heading of a part or the sentence in which a law says what it governs speaks of a thing,
short words in it stand for that thing, as a reader takes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from lawkit.checking.expressions import Expression
from lawkit.checking.force import WordsInForce
from lawkit.checking.languages import letters_per_sign
from lawkit.checking.readings import Reading
from lawkit.checking.spots import Spot, Spots
from lawkit.checking.spotting import Masks
from lawkit.drafts.draft import Draft, Kind, Provision, Span
from lawkit.library.content import Concept

LONGEST_TITLE = 300  # letters of the words before the first provision that are the title
LONGEST_HEADING = 200  # letters
FIRST_PROVISIONS = 4  # those among which a law says what it governs
EVERYTHING = -1  # the bits of all concepts: whatever the law says is said of its subject
GOVERNS = "law-governs"  # the concept of "this Act governs"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a title speaks of, the short words that then stand for a concept, and the bits of that concept."""

    title: Expression
    short: int
    meant: int


def subjects(concepts: Mapping[str, Concept], masks: Masks) -> list[Subject]:
    """The concepts for which short words stand in a law that is about them."""
    return [
        Subject(
            masks.compiled(concept.shortened.title or name),
            masks.bit(concept.shortened.to) if concept.shortened.to else EVERYTHING,
            masks.closed(name),
        )
        for name, concept in concepts.items()
        if concept.shortened is not None
    ]


def governing(concepts: Mapping[str, Concept], masks: Masks) -> Expression | None:
    """The words with which a law says what it governs."""
    return masks.meaning(GOVERNS) if GOVERNS in concepts else None


def with_subject(
    draft: Draft, in_force: WordsInForce, spots: list[Spot], wanted: Sequence[Subject], governs: Expression | None
) -> list[Spot]:
    """The spots of a law; where short words stand for what it is about, they have its bits too."""
    every = Spots(spots)
    said: dict[Span, dict[Subject, None]] = {}  # of each stretch what it is about
    for reading, stretch in _told(draft, in_force, every, governs):
        said.setdefault(stretch, {}).update(dict.fromkeys(one for one in wanted if one.title.holds(reading)))
    defining = {  # the spots in definitions, where nothing goes unsaid
        number
        for one in draft.definitions
        for start, end in (one.term_span, *one.body)
        for number in every.numbers_between(start, end)
    }
    masks = [spot.mask for spot in spots]
    for (start, end), about in said.items():
        anywhere = _meant(one for one in about if one.short == EVERYTHING)
        shortened = [one for one in about if one.short != EVERYTHING]
        meant: dict[int, int] = {}  # by the mask: thousands of spots share one
        for number in every.numbers_between(start, end) if about else ():
            masks[number] |= anywhere
            mask = spots[number].mask
            if mask not in meant:
                meant[mask] = _meant(one for one in shortened if mask & one.short)
            if meant[mask] and number not in defining:
                masks[number] |= meant[mask]
    return [
        spot if spot.mask == mask else Spot(spot.start, spot.end, spot.first, spot.last, mask)
        for spot, mask in zip(spots, masks, strict=True)
    ]


def _meant(subjects: Iterable[Subject]) -> int:
    return reduce(or_, (one.meant for one in subjects), 0)


def _told(
    draft: Draft, in_force: WordsInForce, spots: Spots, governs: Expression | None
) -> Iterator[tuple[Reading, Span]]:
    """What titles, headings and the first provisions say, each with the stretch of which it is said."""
    letters = letters_per_sign(draft.language)
    whole = (0, len(draft.text))
    law = 0
    for provision in draft.provisions:
        if provision.kind is Kind.PREAMBLE and provision.start < LONGEST_TITLE // letters:
            end = min(provision.end, provision.start + LONGEST_TITLE // letters)
            yield Reading(spots, [(provision.start, end)]), whole
        elif provision.kind in (Kind.PART, Kind.CHAPTER) and provision.heading:
            end = min(_begins_within(draft, provision), provision.start + LONGEST_HEADING // letters)
            yield Reading(spots, [(provision.start, end)]), (provision.start, provision.end)
        elif provision.own and provision.kind in (Kind.SECTION, Kind.SUBSECTION, Kind.TEXT) and law < FIRST_PROVISIONS:
            law += 1
            for span in provision.own:
                for sentence in in_force.sentences(span):
                    reading = Reading(spots, [sentence])
                    if governs is not None and governs.holds(reading):
                        yield reading, whole


def _begins_within(draft: Draft, provision: Provision) -> int:
    """Where the first thing in a part begins, or the part ends."""
    return draft.provisions[provision.children[0]].start if provision.children else provision.end
