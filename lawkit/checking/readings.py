"""A stretch of the law as an expression sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from lawkit.checking.expressions import Expression
from lawkit.checking.spots import FEW, Spot, Spots, Within
from lawkit.drafts.draft import Reference, Span

if TYPE_CHECKING:
    from lawkit.checking.law import Law, Unit


class Answers(Protocol):
    """Who answers what an expression asks about other obligations."""

    def names(self, reading: Reading, obligations: tuple[str, ...], least: int | None) -> bool:
        """Whether the references of a reading name the carriers of these obligations."""
        ...

    def elsewhere(self, reading: Reading, obligations: tuple[str, ...]) -> bool:
        """Whether the references of a reading name other sections, and none that carries these obligations."""
        ...

    def addressed(self, obligations: tuple[str, ...], least: int | None) -> bool:
        """Whether the law addresses these obligations."""
        ...

    def each(self, obligations: tuple[str, ...], shown: Expression, within: str) -> bool:
        """Whether each of these obligations that the law addresses shows something about its carriers."""
        ...


class Reading:
    """A stretch of the law as an expression sees it: the spots in it, and the references in it."""

    __slots__ = (
        *("_named_by_sections", "_passed_on", "_places", "_references", "_spots", "_within"),
        *("body", "found", "head", "home", "law", "mask", "naming", "pieces", "spans", "term"),
    )

    def __init__(self, spots: Spots, spans: Sequence[Span], law: Law | None = None) -> None:
        self._spots = spots
        self.spans = spans
        self.law = law
        self.pieces = spots.pieces(spans)
        self.mask = spots.mask(self.pieces)
        self.term: Reading | None = None  # of a definition: the defined term,
        self.body: Reading | None = None  # and what it means,
        self.head: Reading | None = None  # of which the first words say what kind of thing it is
        self.home: tuple[Law, int] | None = None  # the law and the section that it stands in
        self.found: dict[int, list[Spot]] = {}  # what expressions found in it, by their identity
        self.naming: dict[str, tuple[Sequence[Unit], bool]] = {}  # whether it names the carriers of an obligation
        self._places: dict[int, list[Spot]] = {}
        self._within: Within | None = None  # of a stretch with many spots
        self._references: tuple[Reference, ...] | None = None
        self._passed_on: set[int] | None = None
        self._named_by_sections: set[int] | None = None

    @property
    def section(self) -> Reading | None:
        """The whole section in which it stands."""
        return self.home[0].whole(self.home[1]) if self.home else None

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references in it, as the law has them; looked for once, because many rules ask."""
        if self._references is None:
            self._references = self.law.references_in(self.spans) if self.law is not None else ()
        return self._references

    @property
    def passed_on(self) -> set[int]:
        """The sections named by the paragraphs that it refers to."""
        if self._passed_on is None:
            self._passed_on = self.law.passed_on(self.references) if self.law is not None else set()
        return self._passed_on

    @property
    def named_by_sections(self) -> set[int]:
        """The provisions named anywhere in the sections that it refers to."""
        if self._named_by_sections is None:
            self._named_by_sections = self.law.named_by_sections(self.references) if self.law is not None else set()
        return self._named_by_sections

    @property
    def _answers(self) -> Answers | None:
        return self.law.answers if self.law is not None else None

    def places(self, bits: int) -> Sequence[Spot]:
        """Every spot of any of some concepts, in order; looked for once, because many rules ask."""
        if not self.mask & bits:
            return ()
        known = self._places.get(bits)
        if known is None:
            known = self._places[bits] = self._find_places(bits)
        return known

    def _find_places(self, bits: int) -> list[Spot]:
        if self._within is None:
            if sum(piece.after - piece.first for piece in self.pieces) <= FEW:
                return self._spots.few_places(self.pieces, bits)
            self._within = self._spots.within(self.pieces)
        return self._spots.places(self._within, bits)

    def names(self, obligations: tuple[str, ...], least: int | None) -> bool:
        """Whether the references in it name the provisions that carry these obligations."""
        return self._answers is not None and self._answers.names(self, obligations, least)

    def elsewhere(self, obligations: tuple[str, ...]) -> bool:
        """Whether the references in it name other sections, and none that carries one of these obligations."""
        return self._answers is not None and self._answers.elsewhere(self, obligations)

    def addressed(self, obligations: tuple[str, ...], least: int | None) -> bool:
        """Whether the law addresses these obligations."""
        return self._answers is not None and self._answers.addressed(obligations, least)

    def each(self, obligations: tuple[str, ...], shown: Expression, within: str) -> bool:
        """Whether each of these obligations that the law addresses shows something about its carriers."""
        return self._answers is not None and self._answers.each(obligations, shown, within)
