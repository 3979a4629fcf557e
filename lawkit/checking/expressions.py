"""Expressions over concepts: what a provision must speak of.

In YAML an expression is one of

    nuclear-material                      the concept is spotted
    possess | use | transfer              one of them is
    [a, b, c]                             all of them are
    {any: [...]}  {all: [...]}  {none: [...]}
    {least: 2, of: [...]}                 at least two of them
    {near: [a, b], words: 12}             all of them within a run of so many words
    {order: [a, b], words: 12}            the same, and in this order
    {term: a}  {body: a}                  a definition's term (its meaning) meets it; elsewhere `term` is never met
    {section: E}                          the whole section in which the provision stands meets E
    {names: [cppnm-a.7.1.a, ...]}         the provision refers to the sections that carry all of these obligations
                                          (as far as the law addresses them); {names: [...], least: 1} to some of them
    {elsewhere: [cppnm-a.7.1.a, ...]}     the provision refers to other sections, and to none that carries one of these
    {addressed: [cppnm-a.7.1.a, ...]}     the law addresses all of these obligations; with `least: 1` some of them
    {each: [...], show: E, within: reach} of these obligations, each that the law addresses shows E that far around

and these nest. A concept is spotted by its words in the draft's language, or by a term that the draft defines so; a
concept with a `when` of its own stands for that expression.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

ASKS_OBLIGATIONS = ("names", "elsewhere", "addressed", "each")  # keys whose value is a list of obligation ids


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a concept is spoken of; `mask` has the bits of the concept and of all that include it."""

    start: int
    end: int
    first: int  # token positions, counted within the text that is being read
    last: int
    mask: int


class Expression:
    """A condition on a stretch of law."""

    def holds(self, view: View) -> bool:
        """Whether the condition is met."""
        raise NotImplementedError

    def witnesses(self, view: View) -> list[Spot]:
        """The places that show it; only meaningful where it holds."""
        raise NotImplementedError

    def bits(self) -> int:
        """Every concept that the expression asks for, as bits; those it forbids are left out."""
        raise NotImplementedError


class View(Protocol):
    """A stretch of law to hold an expression against."""

    @property
    def mask(self) -> int: ...

    @property
    def spots(self) -> Sequence[Spot]: ...

    def places(self, bit: int) -> Sequence[Spot]:
        """Every spot of a concept, in order."""
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


@dataclass(frozen=True, slots=True)
class Has(Expression):
    bit: int

    def holds(self, view: View) -> bool:
        return bool(view.mask & self.bit)

    def witnesses(self, view: View) -> list[Spot]:
        for spot in view.spots:
            if spot.mask & self.bit:
                return [spot]
        return []

    def bits(self) -> int:
        return self.bit


@dataclass(frozen=True, slots=True)
class AllOf(Expression):
    parts: tuple[Expression, ...]

    def holds(self, view: View) -> bool:
        return all(part.holds(view) for part in self.parts)

    def witnesses(self, view: View) -> list[Spot]:
        return [spot for part in self.parts for spot in part.witnesses(view)]

    def bits(self) -> int:
        return _union(self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf(Expression):
    parts: tuple[Expression, ...]
    least: int = 1

    def holds(self, view: View) -> bool:
        found = 0
        for part in self.parts:
            if part.holds(view):
                found += 1
                if found >= self.least:
                    return True
        return False

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

    def bits(self) -> int:
        return _union(self.parts)


@dataclass(frozen=True, slots=True)
class NoneOf(Expression):
    parts: tuple[Expression, ...]

    def holds(self, view: View) -> bool:
        return not any(part.holds(view) for part in self.parts)

    def witnesses(self, view: View) -> list[Spot]:
        return []

    def bits(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Near(Expression):
    parts: tuple[Expression, ...]
    words: int
    ordered: bool

    def holds(self, view: View) -> bool:
        return bool(self.witnesses(view))

    def witnesses(self, view: View) -> list[Spot]:
        if not all(part.bits() & view.mask for part in self.parts):
            return []
        wanted = [_places(part, view) for part in self.parts]
        for anchor in wanted[0]:
            window = [anchor]
            for candidates in wanted[1:]:
                close = [s for s in candidates if self._within(window, s)]
                if not close:
                    break
                window.append(min(close, key=lambda s: abs(s.first - anchor.first)))
            else:
                return window
        return []

    def _within(self, window: list[Spot], spot: Spot) -> bool:
        if self.ordered and spot.first <= window[-1].first:
            return False
        first = min(spot.first, min(s.first for s in window))
        last = max(spot.last, max(s.last for s in window))
        return last - first <= self.words

    def bits(self) -> int:
        return _union(self.parts)


@dataclass(frozen=True, slots=True)
class OfDefinition(Expression):
    """A condition on one side of a definition: the term, or what it means."""

    part: Expression
    of_term: bool

    def _side(self, view: View) -> View | None:
        return view.term if self.of_term else view.body or view

    def holds(self, view: View) -> bool:
        side = self._side(view)
        return side is not None and self.part.holds(side)

    def witnesses(self, view: View) -> list[Spot]:
        side = self._side(view)
        return self.part.witnesses(side) if side is not None else []

    def bits(self) -> int:
        return self.part.bits()


@dataclass(frozen=True, slots=True)
class OfSection(Expression):
    """A condition on the section around a provision: "the attempt is punishable" speaks of the offence before it."""

    part: Expression

    def holds(self, view: View) -> bool:
        section = view.section
        return section is not None and self.part.holds(section)

    def witnesses(self, view: View) -> list[Spot]:
        section = view.section
        return self.part.witnesses(section) if section is not None else []

    def bits(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Names(Expression):
    obligations: tuple[str, ...]
    least: int | None

    def holds(self, view: View) -> bool:
        return view.names(self.obligations, self.least)

    def witnesses(self, view: View) -> list[Spot]:
        return []

    def bits(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Elsewhere(Expression):
    """A provision on other matters: it names sections, and none of those that carry certain obligations."""

    obligations: tuple[str, ...]

    def holds(self, view: View) -> bool:
        return view.elsewhere(self.obligations)

    def witnesses(self, view: View) -> list[Spot]:
        return []

    def bits(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Addressed(Expression):
    """The law, wherever it may be, addresses obligations."""

    obligations: tuple[str, ...]
    least: int | None

    def holds(self, view: View) -> bool:
        return view.addressed(self.obligations, self.least)

    def witnesses(self, view: View) -> list[Spot]:
        return []

    def bits(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Each(Expression):
    """Whatever the law addresses of these obligations shows something: a penalty for every offence."""

    obligations: tuple[str, ...]
    shown: Expression
    within: str

    def holds(self, view: View) -> bool:
        return view.each(self.obligations, self.shown, self.within)

    def witnesses(self, view: View) -> list[Spot]:
        return self.shown.witnesses(view) if self.shown.holds(view) else []

    def bits(self) -> int:
        return 0


def _places(expression: Expression, view: View) -> Sequence[Spot]:
    """Where an expression shows itself: every place of a concept; the witnesses of what is put together."""
    if isinstance(expression, Has):
        return view.places(expression.bit)
    if isinstance(expression, AnyOf) and expression.least == 1:
        found = {spot for part in expression.parts for spot in _places(part, view)}
        return sorted(found, key=lambda spot: (spot.first, spot.last, spot.mask))
    return expression.witnesses(view) if expression.holds(view) else []


def _union(parts: Sequence[Expression]) -> int:
    bits = 0
    for part in parts:
        bits |= part.bits()
    return bits


def compile_expression(source: Any, meaning_of: Callable[[str], Expression]) -> Expression:
    """An expression as written in YAML, ready to be held against the law. ValueError says what is wrong with it."""
    if isinstance(source, str):
        names = [name.strip() for name in source.split("|")]
        parts = tuple(meaning_of(name) for name in names)
        return parts[0] if len(parts) == 1 else AnyOf(parts)
    if isinstance(source, (list, tuple)):
        if not source:
            raise ValueError("an empty list says nothing")
        inner = tuple(compile_expression(part, meaning_of) for part in source)
        return inner[0] if len(inner) == 1 else AllOf(inner)
    if isinstance(source, dict):
        return _compile_mapping(source, meaning_of)
    raise ValueError(f"expected a concept, a list or any/all/none/near/least/names, found {source!r}")


def _compile_mapping(source: dict[str, Any], meaning_of: Callable[[str], Expression]) -> Expression:
    keys = set(source)

    def listed(key: str) -> tuple[Expression, ...]:
        value = source[key]
        if not isinstance(value, (list, tuple)) or not value:
            raise ValueError(f"'{key}' wants a list")
        return tuple(compile_expression(part, meaning_of) for part in value)

    if keys == {"any"}:
        return AnyOf(listed("any"))
    if keys == {"all"}:
        return AllOf(listed("all"))
    if keys == {"none"}:
        return NoneOf(listed("none"))
    if keys == {"least", "of"}:
        return AnyOf(listed("of"), int(source["least"]))
    if keys == {"near", "words"}:
        return Near(listed("near"), int(source["words"]), ordered=False)
    if keys == {"order", "words"}:
        return Near(listed("order"), int(source["words"]), ordered=True)
    if keys == {"term"} or keys == {"body"}:
        side = "term" if keys == {"term"} else "body"
        return OfDefinition(compile_expression(source[side], meaning_of), of_term=side == "term")
    if keys == {"section"}:
        return OfSection(compile_expression(source["section"], meaning_of))
    if keys in ({"names"}, {"names", "least"}):
        return Names(tuple(source["names"]), int(source["least"]) if "least" in source else None)
    if keys == {"elsewhere"}:
        return Elsewhere(tuple(source["elsewhere"]))
    if keys in ({"addressed"}, {"addressed", "least"}):
        return Addressed(tuple(source["addressed"]), int(source["least"]) if "least" in source else None)
    if keys == {"each", "show", "within"}:
        return Each(tuple(source["each"]), compile_expression(source["show"], meaning_of), source["within"])
    if len(keys) > 1 and keys <= {"any", "all", "none"}:
        return AllOf(tuple(_compile_mapping({key: source[key]}, meaning_of) for key in source))
    known = "any, all, none, near, order, least, term, body, section, names, elsewhere, addressed or each"
    raise ValueError(
        f"unknown keys {', '.join(sorted(keys))}; expected {known}")


def concepts_of(source: Any) -> Iterator[str]:
    """Every concept that an expression speaks of, those it forbids included."""
    if isinstance(source, str):
        yield from (name.strip() for name in source.split("|"))
    elif isinstance(source, (list, tuple)):
        for part in source:
            yield from concepts_of(part)
    elif isinstance(source, dict):
        for key, value in source.items():
            if key not in (*ASKS_OBLIGATIONS, "words", "least", "within"):
                yield from concepts_of(value)


def obligations_of(source: Any) -> Iterator[str]:
    """Every obligation whose carriers an expression asks about."""
    if isinstance(source, (list, tuple)):
        for part in source:
            yield from obligations_of(part)
    elif isinstance(source, dict):
        for key, value in source.items():
            if key in ASKS_OBLIGATIONS:
                yield from value
            elif key not in ("words", "least", "within"):
                yield from obligations_of(value)
