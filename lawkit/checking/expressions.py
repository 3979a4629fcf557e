"""Conditions on a stretch of law: what a provision must speak of. `notation` says how they are written in YAML."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from lawkit.checking.spots import Spot


class Expression:
    """A condition on a stretch of law. Two are the same only where they are one object."""

    def holds(self, view: View) -> bool:
        """Whether the condition is met."""
        raise NotImplementedError

    def witnesses(self, view: View) -> list[Spot]:
        """The places that show it; only meaningful where it holds."""
        raise NotImplementedError

    def able(self, index: Index) -> int:
        """The readings that could meet it by the concepts that they speak of: none is left out that does meet it."""
        return index.everyone

    def bits(self) -> int:
        """Every concept that the expression asks for, as bits; those it forbids are left out."""
        return 0

    def is_plain(self) -> bool:
        """Whether nothing but the concepts that a reading speaks of decides: then `able` is no less than the truth."""
        return False

    def asks_names(self) -> bool:
        """Whether it asks which provisions carry other obligations: its answer changes as these are found."""
        return False

    def needed(self) -> tuple[int, ...]:
        """Sets of concepts, as bits, from each of which a text must speak of one for the expression to hold."""
        return ()


class Index(Protocol):
    """Many readings, a set of which is a number with a bit for each."""

    @property
    def everyone(self) -> int:
        """All of them."""
        ...

    @property
    def with_term(self) -> int:
        """Those that are definitions, with a term of their own."""
        ...

    def speaking(self, concepts: int) -> int:
        """Those that speak of one concept at least of some."""
        ...

    def able(self, expression: Expression) -> int:
        """Those that could meet an expression; worked out once, because many rules ask the same."""
        ...


Side = Literal["term", "body", "head"]
"""A side of a definition: the term, what it means, the first words of what it means."""


class View(Protocol):
    """A stretch of law to hold an expression against."""

    @property
    def mask(self) -> int: ...

    def places(self, bits: int) -> Sequence[Spot]:
        """Every spot of any of some concepts, in order."""
        ...

    @property
    def found(self) -> dict[int, list[Spot]]:
        """What expressions found in it before, by the identity of the expression: several rules ask the same."""
        ...

    @property
    def term(self) -> View | None:
        """The defined term, where the stretch is a definition."""
        ...

    @property
    def body(self) -> View | None:
        """What the term means, where the stretch is a definition."""
        ...

    @property
    def head(self) -> View | None:
        """The first words of what the term means, which say what kind of thing it is."""
        ...

    @property
    def section(self) -> View | None:
        """The whole section in which the stretch stands."""
        ...

    def names(self, obligations: tuple[str, ...], least: int | None) -> bool:
        """Whether the references in it name the provisions that carry these obligations."""
        ...

    def elsewhere(self, obligations: tuple[str, ...]) -> bool:
        """Whether the references in it name other sections, and none that carries one of these obligations."""
        ...

    def addressed(self, obligations: tuple[str, ...], least: int | None) -> bool:
        """Whether the law that it stands in addresses these obligations."""
        ...

    def each(self, obligations: tuple[str, ...], shown: Expression, within: str) -> bool:
        """Whether every one of these obligations that the law addresses shows something about its carriers."""
        ...


@dataclass(slots=True, eq=False)
class Has(Expression):
    """A concept is spoken of; `bit` may have several bits set, for one of several concepts."""

    bit: int

    def holds(self, view: View) -> bool:
        return bool(view.mask & self.bit)

    def witnesses(self, view: View) -> list[Spot]:
        return list(view.places(self.bit)[:1])

    def is_plain(self) -> bool:
        return True

    def able(self, index: Index) -> int:
        return index.speaking(self.bit)

    def bits(self) -> int:
        return self.bit

    def needed(self) -> tuple[int, ...]:
        return (self.bit,)


@dataclass(slots=True, eq=False)
class _Compound(Expression):
    """An expression put together of others; what they ask for is summed up once."""

    parts: tuple[Expression, ...]
    _bits: int = field(init=False, repr=False)
    _needed: tuple[int, ...] = field(init=False, repr=False)
    _asks_names: bool = field(init=False, repr=False)
    _is_plain: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._bits = 0
        for part in self.parts:
            self._bits |= part.bits()
        self._needed = tuple(mask for part in self.parts for mask in part.needed())
        self._asks_names = any(part.asks_names() for part in self.parts)
        self._is_plain = all(part.is_plain() for part in self.parts)

    def bits(self) -> int:
        return self._bits

    def is_plain(self) -> bool:
        return self._is_plain

    def asks_names(self) -> bool:
        return self._asks_names

    def needed(self) -> tuple[int, ...]:
        return self._needed


@dataclass(slots=True, eq=False)
class AllOf(_Compound):
    _quickest_first: tuple[Expression, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        _Compound.__post_init__(self)
        self._quickest_first = tuple(sorted(self.parts, key=_effort))

    def holds(self, view: View) -> bool:
        for part in self._quickest_first:  # noqa: SIM110 - no generator: nothing is asked more often than this
            if not part.holds(view):
                return False
        return True

    def able(self, index: Index) -> int:
        found = index.everyone
        for part in self.parts:
            found &= index.able(part)
            if not found:
                break
        return found

    def witnesses(self, view: View) -> list[Spot]:
        return [spot for part in self.parts for spot in part.witnesses(view)]


@dataclass(slots=True, eq=False)
class AnyOf(_Compound):
    least: int = 1
    plain: int = field(init=False, repr=False)  # the concepts any of which alone is enough
    _others: tuple[Expression, ...] = field(init=False, repr=False)  # the parts that are not told by those

    def __post_init__(self) -> None:
        _Compound.__post_init__(self)
        # Where an alternative holds without any concept, by what is absent, nothing is needed.
        self._needed = (self._bits,) if self._bits and all(part.needed() for part in self.parts) else ()
        self.plain = 0
        if self.least == 1:
            for part in self.parts:
                if isinstance(part, Has):
                    self.plain |= part.bit
        others = [part for part in self.parts if self.least > 1 or not isinstance(part, Has)]
        self._others = tuple(sorted(others, key=_effort))

    def holds(self, view: View) -> bool:
        if self.plain & view.mask:
            return True
        found = 0
        for part in self._others:
            if part.holds(view):
                found += 1
                if found >= self.least:
                    return True
        return False

    def able(self, index: Index) -> int:
        able = [0] * self.least  # those that could meet one part at least, two, and so on
        able[0] = index.speaking(self.plain)
        for part in self.parts:
            here = index.able(part)
            for number in range(self.least - 1, 0, -1):
                able[number] |= able[number - 1] & here
            able[0] |= here
        return able[-1]

    def witnesses(self, view: View) -> list[Spot]:
        found: list[Spot] = []
        met = 0
        for part in self.parts:
            if part.holds(view):
                found += part.witnesses(view)
                met += 1
                if met >= max(self.least, 2):
                    break
        return found


@dataclass(slots=True, eq=False)
class NoneOf(Expression):
    parts: tuple[Expression, ...]

    def is_plain(self) -> bool:
        return all(part.is_plain() for part in self.parts)

    def asks_names(self) -> bool:
        return any(part.asks_names() for part in self.parts)

    def able(self, index: Index) -> int:
        found = index.everyone
        for part in self.parts:
            if part.is_plain():
                found &= ~index.able(part)
        return found

    def holds(self, view: View) -> bool:
        return not any(part.holds(view) for part in self.parts)

    def witnesses(self, view: View) -> list[Spot]:
        return []


@dataclass(slots=True, eq=False)
class Near(_Compound):
    """All parts within a run of so many words; `ordered`, each after the one before it."""

    words: int
    ordered: bool

    _masks: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        _Compound.__post_init__(self)
        self._is_plain = False
        self._masks = tuple(part.bits() for part in self.parts)

    def fails(self, mask: int) -> bool:
        """Whether a text that speaks of these concepts only cannot meet it."""
        for one in self._masks:  # noqa: SIM110 - no generator: asked of every stretch
            if not one & mask:
                return True
        return False

    def able(self, index: Index) -> int:
        found = index.everyone
        for part, mask in zip(self.parts, self._masks, strict=True):
            found &= index.speaking(mask) & index.able(part)
            if not found:
                break
        return found

    def holds(self, view: View) -> bool:
        return not self.fails(view.mask) and bool(self.witnesses(view))

    def witnesses(self, view: View) -> list[Spot]:
        if self.fails(view.mask):
            return []
        known = view.found.get(id(self))
        if known is None:
            known = view.found[id(self)] = self._window([_places(part, view) for part in self.parts])
        return known

    def _window(self, wanted: list[Sequence[Spot]]) -> list[Spot]:
        """One place of every part, together within the words, around the first anchor that allows it."""
        if not all(wanted):
            return []
        others = [(places, [spot.first for spot in places]) for places in wanted[1:]]
        for anchor in wanted[0]:
            window = [anchor]
            low, high = anchor.first, anchor.last
            for places, starts in others:
                spot = self._close(places, starts, anchor, window[-1], low, high)
                if spot is None:
                    break
                window.append(spot)
                low, high = min(low, spot.first), max(high, spot.last)
            else:
                return window
        return []

    def _close(
        self, places: Sequence[Spot], starts: list[int], anchor: Spot, latest: Spot, low: int, high: int
    ) -> Spot | None:
        """The place that is nearest to the anchor and fits into the run from `low` to `high`, or none."""
        if self.ordered:
            at = bisect_right(starts, latest.first)
            following = places[at] if at < len(places) else None
            return following if following and max(high, following.last) - low <= self.words else None
        at = bisect_left(starts, anchor.first)
        nearest: Spot | None = None
        for number in (at - 1, at):
            if 0 <= number < len(places):
                spot = places[number]
                if max(high, spot.last) - min(low, spot.first) <= self.words and (
                    nearest is None or abs(spot.first - anchor.first) < abs(nearest.first - anchor.first)
                ):
                    nearest = spot
        return nearest


@dataclass(slots=True, eq=False)
class OfDefinition(Expression):
    """A condition on one side of a definition: the term, what it means, or the first words of what it means."""

    part: Expression
    side: Side

    def _side(self, view: View) -> View | None:
        return view.body or view if self.side == "body" else view.term if self.side == "term" else view.head

    def asks_names(self) -> bool:
        return self.part.asks_names()

    def holds(self, view: View) -> bool:
        side = self._side(view)
        return side is not None and self.part.holds(side)

    def witnesses(self, view: View) -> list[Spot]:
        side = self._side(view)
        return self.part.witnesses(side) if side is not None else []

    def able(self, index: Index) -> int:
        # What the part forbids may stand on the other side, so that only what it needs can be told from the whole.
        found = index.with_term if self.side == "term" else index.everyone
        for concepts in self.part.needed():
            found &= index.speaking(concepts)
        return found

    def bits(self) -> int:
        return self.part.bits()

    def needed(self) -> tuple[int, ...]:
        return self.part.needed()


@dataclass(slots=True, eq=False)
class OfSection(Expression):
    """A condition on the section around a provision: "the attempt is punishable" speaks of the offence before it."""

    part: Expression

    def asks_names(self) -> bool:
        return self.part.asks_names()

    def holds(self, view: View) -> bool:
        section = view.section
        return section is not None and self.part.holds(section)

    def witnesses(self, view: View) -> list[Spot]:
        section = view.section
        return self.part.witnesses(section) if section is not None else []


class _Asking(Expression):
    """A condition on the provisions that carry other obligations; no words show it."""

    def asks_names(self) -> bool:
        return True

    def witnesses(self, view: View) -> list[Spot]:
        return []


@dataclass(slots=True, eq=False)
class Names(_Asking):
    """A provision refers to the carriers of obligations."""

    obligations: tuple[str, ...]
    least: int | None

    def holds(self, view: View) -> bool:
        return view.names(self.obligations, self.least)


@dataclass(slots=True, eq=False)
class Elsewhere(_Asking):
    """A provision on other matters: it names sections, and none of those that carry certain obligations."""

    obligations: tuple[str, ...]

    def holds(self, view: View) -> bool:
        return view.elsewhere(self.obligations)


@dataclass(slots=True, eq=False)
class Addressed(_Asking):
    """The law, wherever it may be, addresses obligations."""

    obligations: tuple[str, ...]
    least: int | None

    def holds(self, view: View) -> bool:
        return view.addressed(self.obligations, self.least)


@dataclass(slots=True, eq=False)
class Each(_Asking):
    """Whatever the law addresses of these obligations shows something: a penalty for every offence."""

    obligations: tuple[str, ...]
    shown: Expression
    within: str

    def holds(self, view: View) -> bool:
        return view.each(self.obligations, self.shown, self.within)

    def witnesses(self, view: View) -> list[Spot]:
        return self.shown.witnesses(view) if self.shown.holds(view) else []


def _effort(expression: Expression) -> int:
    """What is told by the concepts alone comes first, then what is told by their places, then what asks the law."""
    return 0 if expression.is_plain() else 2 if expression.asks_names() else 1


def _places(expression: Expression, view: View) -> Sequence[Spot]:
    """Where an expression shows itself: every place of a concept; the witnesses of what is put together."""
    if isinstance(expression, Has):
        return view.places(expression.bit)
    if isinstance(expression, AnyOf) and expression.least == 1:
        others = [part for part in expression.parts if not isinstance(part, Has) and part.bits() & view.mask]
        places = view.places(expression.plain)
        if not others:
            return places
        found = {*places, *(spot for part in others for spot in _places(part, view))}
        return sorted(found, key=lambda spot: (spot.first, spot.last, spot.mask))
    return expression.witnesses(view) if expression.holds(view) else []
