"""What a law is about goes without saying in it: an act on the security of nuclear material says "the material".

Where the title of a law, the heading of a part or the sentence in which a law says what it governs speaks of a thing,
short words in it stand for that thing, as a reader takes them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    defining = [span for one in draft.definitions for span in (one.term_span, *one.body)]  # where nothing goes unsaid
    told = list(_told(draft, in_force, every, governs))

    def within(spot: Spot) -> bool:
        return any(start <= spot.start < end for start, end in defining)

    found = [0] * len(spots)
    starts = [spot.start for spot in spots]
    for reading, (start, end) in told:
        for subject in wanted:
            if subject.title.holds(reading):
                for number in range(bisect_left(starts, start), bisect_left(starts, end)):
                    if spots[number].mask & subject.short and (
                        subject.short == EVERYTHING or not within(spots[number])
                    ):
                        found[number] |= subject.meant
    if not any(found):
        return spots
    return [spot._replace(mask=spot.mask | more) if more else spot for spot, more in zip(spots, found, strict=True)]


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
