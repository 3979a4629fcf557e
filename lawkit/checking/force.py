"""Which words of a draft are law, and which references stand in them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from lawkit.checking.annexed import annexed_by_name
from lawkit.checking.spots import Spot
from lawkit.drafts.draft import Draft, Force, Kind, Provision, Reference, Span

_ASIDE = re.compile(r"\s?[(（]([^()（）]{8,200})[)）]")  # behind a reference: "section 5 (theft of material)"
_SENTENCE_END = re.compile(r"[;；。؛]|[.?!](?=\s)")


class WordsInForce:
    """The operative words of a draft; the same whatever they speak of, so found once."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._references = sorted(draft.references, key=lambda reference: reference.span)
        self._reference_starts = [reference.span[0] for reference in self._references]
        self._own = sorted(
            (span, p.index) for p in draft.provisions if self.counts(p) for span in p.own if span[0] < span[1]
        )
        self._own_starts = [span[0] for span, _ in self._own]
        self._breaks = [match.end() for match in _SENTENCE_END.finditer(draft.text)]

    def counts(self, provision: Provision) -> bool:
        """Whether its words are law: operative, or a schedule to which operative text gives force."""
        if provision.force is Force.OPERATIVE:
            return True
        return provision.force is Force.SCHEDULE and self._root_of_schedule(provision) in self._schedules_in_force

    def _root_of_schedule(self, provision: Provision) -> int:
        at = provision
        while at.parent is not None and at.kind is not Kind.SCHEDULE:
            at = self.draft.provisions[at.parent]
        return at.index

    @cached_property
    def _schedules_in_force(self) -> set[int]:
        provisions = self.draft.provisions
        return {
            self._root_of_schedule(provisions[target])
            for reference in self.draft.references
            if provisions[reference.provision].force is Force.OPERATIVE
            for target in reference.targets
            if provisions[target].force is Force.SCHEDULE
        } | set(annexed_by_name(self.draft, (s for p in provisions if p.force is Force.OPERATIVE for s in p.own)))

    def provision_at(self, offset: int) -> int | None:
        """The provision in whose own words an offset stands; None where nothing counts as law."""
        at = bisect_right(self._own_starts, offset) - 1
        if at < 0:
            return None
        (_, end), provision = self._own[at]
        return provision if offset < end else None

    def spots(self, spots: Sequence[Spot]) -> list[Spot]:
        """Those of some spots, in order, that stand in words of the law, each within the words of one provision."""
        kept: list[Spot] = []
        asides = self._asides
        starts = [spot.start for spot in spots]
        at = 0
        for (start, end), _ in self._own:
            first = bisect_left(starts, start, at)
            at = bisect_left(starts, end, first)
            here = (spot for spot in spots[first:at] if spot.end <= end)
            kept += (spot for spot in here if not _inside(spot.start, asides)) if asides else here
        return kept

    @cached_property
    def _asides(self) -> list[Span]:
        """Words in brackets that only say what the provision before them is about, and lay down nothing."""
        text = self.draft.text
        found = (_ASIDE.match(text, reference.span[1]) for reference in self._references)
        return [match.span(1) for match in found if match]

    def references_in(self, spans: Iterable[Span]) -> tuple[Reference, ...]:
        """The references within several spans."""
        return tuple(
            reference
            for start, end in spans
            for reference in self._references[
                bisect_left(self._reference_starts, start) : bisect_left(self._reference_starts, end)
            ]
        )

    def sentences(self, span: Span) -> list[Span]:
        """A span cut into its sentences."""
        start, end = span
        cuts = self._breaks[bisect_right(self._breaks, start) : bisect_left(self._breaks, end)]
        return list(zip([start, *cuts], [*cuts, end], strict=True))


def _inside(offset: int, spans: Sequence[Span]) -> bool:
    """Whether an offset stands in one of some spans, which are in order."""
    at = bisect_right(spans, (offset, sys.maxsize)) - 1
    return at >= 0 and offset < spans[at][1]
