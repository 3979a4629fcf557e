"""Terms that stand for offences: to say "a principal offence" is to refer to the sections that the definition names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from lawkit.checking.force import WordsInForce
from lawkit.checking.spots import Spot
from lawkit.checking.terms import uses_within_scope
from lawkit.drafts.draft import Draft, Reference, Span


class NamedOffences:
    """Where a draft speaks of offences by a term that it defines by reference to the sections that make them."""

    def __init__(
        self,
        draft: Draft,
        uses: Mapping[str, Sequence[Spot]],
        spots: Sequence[Spot],
        in_force: WordsInForce,
        speaks_of_offence: int,
    ) -> None:
        offences = [spot.start for spot in spots if spot.mask & speaks_of_offence]
        found: list[tuple[int, tuple[Reference, ...]]] = []
        for definition, places in zip(draft.definitions, uses_within_scope(draft, uses), strict=True):
            if any(bisect_left(offences, start) < bisect_left(offences, end) for start, end in definition.body):
                references = in_force.references_in(definition.body)
                found += [(place.start, references) for place in places if references]
        self._found = sorted(found, key=lambda one: one[0])
        self._starts = [start for start, _ in self._found]

    def references_in(self, spans: Iterable[Span]) -> Iterable[Reference]:
        """The references for which the terms within several spans stand."""
        for start, end in spans:
            for _, references in self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
                yield from references
