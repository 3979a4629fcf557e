"""Offences whose punishment stands elsewhere, as in a table: "Imprisonment of five to ten years: articles 3 and 7".

Such a law describes the conduct in one section ("Whoever steals nuclear material.") and says in another what it costs.
The conduct itself has no words that make it an offence, so the section that is punished is read as if it had; not so
where it speaks of duties, powers or prohibitions, for it is then a rule like any other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from lawkit.checking.force import WordsInForce
from lawkit.checking.languages import words_in
from lawkit.checking.law import Signals
from lawkit.checking.spots import Spot
from lawkit.drafts.draft import Draft, Force, Kind, Provision

LONGEST_ENTRY = 16  # words of a line that sets a penalty for some sections and says no more
BEFORE_REFERENCE = 40  # letters in which "the offences of" stands before the sections that are named
_CONDUCT = (Kind.SECTION, Kind.SUBSECTION, Kind.TEXT)  # what stands in a list has its lead-in


def with_offences_punished_elsewhere(
    draft: Draft, in_force: WordsInForce, spots: Sequence[Spot], signals: Signals
) -> list[Spot]:
    """The spots of a law, with one more at the head of all conduct that only a table of penalties makes an offence."""
    starts = [spot.start for spot in spots]

    def within(start: int, end: int) -> Sequence[Spot]:
        return spots[bisect_left(starts, start) : bisect_left(starts, end)]

    def speaks(start: int, end: int, bits: int) -> bool:
        return any(spot.mask & bits for spot in within(start, end))

    added: list[Spot] = []
    for index in sorted(set(_punished(draft, in_force, speaks, signals))):
        conduct = list(_conduct_in(draft, draft.provisions[index]))
        rules = signals.makes_offence | signals.rules_conduct
        if any(speaks(start, end, rules) for provision in conduct for start, end in provision.own):
            continue
        for provision in conduct:
            for first in within(*provision.own[0])[:1]:
                added.append(Spot(first.start, first.end, first.first, first.last, signals.makes_offence))
    if not added:
        return list(spots)
    return sorted([*spots, *added], key=lambda spot: (spot.start, spot.end, spot.mask))


def _punished(
    draft: Draft, in_force: WordsInForce, speaks: Callable[[int, int, int], bool], signals: Signals
) -> Iterator[int]:
    """The sections and subsections that a sentence names which speaks of a penalty and of no breach of duties."""
    for provision in draft.provisions:
        if provision.force is not Force.OPERATIVE:
            continue
        for span in provision.own:
            for start, end in in_force.sentences(span):
                if not speaks(start, end, signals.penalty) or speaks(start, end, signals.breach):
                    continue
                is_table = words_in(draft.text[start:end], draft.language) <= LONGEST_ENTRY
                for reference in in_force.references_in([(start, end)]):
                    at = reference.span[0]
                    if not is_table and not speaks(at - BEFORE_REFERENCE, at, signals.speaks_of_offence):
                        continue
                    for target in reference.targets:
                        named = draft.provisions[target]
                        if named.section is not None and named.section != provision.section:
                            yield named.index if named.kind is Kind.SUBSECTION else named.section


def _conduct_in(draft: Draft, punished: Provision) -> Iterator[Provision]:
    for provision in draft.provisions[punished.index :]:
        if provision.start >= punished.end:
            return
        if provision.kind in _CONDUCT and provision.own:
            yield provision
