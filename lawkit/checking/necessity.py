"""What a law must speak of, whatever its structure, before a rule can find a duty addressed in it.

An expression is turned into needs: sets of concepts and of other obligations, of each of which the law needs one. They
are necessary and never enough: what an expression forbids, the order of words and the place of a reference are left
out. So a law that does not meet them is known to address nothing, without having been read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lawkit.checking.bits import bits_of
from lawkit.checking.expressions import (
    Addressed,
    AllOf,
    AnyOf,
    Each,
    Expression,
    Has,
    Names,
    Near,
    OfDefinition,
    OfSection,
)
from lawkit.checking.rules import Rule
from lawkit.checking.terms import Meaning

MOST = 24  # needs kept of alternatives; fewer needs are weaker, never wrong

Need = frozenset[int | str]
"""Bits of concepts and ids of obligations, one of which is needed."""
Needs = tuple[Need, ...]
"""All of them are needed; where there is none, nothing is."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to address a duty: what must stand together, and whether a whole section counts as together."""

    needs: Needs
    is_wide: bool


@dataclass(frozen=True, slots=True)
class RuleNeeds:
    """What one of several ways needs together, and what is needed besides, anywhere in the law."""

    obligation: str
    ways: tuple[Way, ...]
    besides: Needs


def needs_of_rules(rules: Mapping[str, Rule]) -> list[RuleNeeds]:
    """The needs of every rule."""
    found = []
    for name, rule in rules.items():
        source = rule.source
        is_wide = source.within in ("section", "nearby")
        ways = [Way(needs_of(one), is_wide) for one in rule.addressed]
        ways += [Way((frozenset([one]),), False) for one in source.carried_by]
        besides: list[Need] = list(_any_of(needs_of(backing.expression) for backing in rule.backed))
        if source.given:
            besides.append(frozenset(source.given))
        if source.sum_of:  # what it sums up is neither backed nor given
            ways.append(Way((frozenset(source.sum_of),), False))
            besides = []
        found.append(RuleNeeds(name, tuple(ways), _essential(besides)))
    return found


def needs_of_meanings(meanings: Mapping[str, Meaning]) -> dict[str, Needs]:
    """Concept -> what a definition must speak of for the term that it defines to stand for the concept."""
    return {name: needs_of(meaning.expression) for name, meaning in meanings.items()}


def needs_of(expression: Expression) -> Needs:
    """What a law needs for an expression to hold anywhere in it."""
    match expression:
        case Has():
            return (frozenset(bits_of(expression.bit)),)
        case AllOf() | Near():
            return _essential(need for part in expression.parts for need in needs_of(part))
        case AnyOf():
            return _any_of(needs_of(part) for part in expression.parts)
        case OfDefinition() | OfSection():
            return needs_of(expression.part)
        case Names() | Addressed():
            return (frozenset(expression.obligations),)
        case Each():
            return _essential([frozenset(expression.obligations), *needs_of(expression.shown)])
        case _:
            return ()


def _any_of(alternatives: Iterable[Needs]) -> Needs:
    """What is needed whichever alternative is met: one need of each, put together in all possible ways."""
    merged: Needs | None = None
    for needs in alternatives:
        if not needs:
            return ()
        merged = needs if merged is None else _essential(one | other for one in merged for other in needs)
    return merged or ()


def _essential(needs: Iterable[Need]) -> Needs:
    """The needs without those that another one implies, the narrowest first."""
    kept: list[Need] = []
    for need in sorted(dict.fromkeys(needs), key=len):
        if len(kept) < MOST and not any(narrower <= need for narrower in kept):
            kept.append(need)
    return tuple(kept)
