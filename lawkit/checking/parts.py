"""Which instruments can be judged apart from which, because no rule of the one asks about the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lawkit.checking.notation import obligations_of
from lawkit.checking.rules import Rule
from lawkit.library.content import ObligationRule
from lawkit.library.safeguards import Safeguard


def separate_parts(
    rules: Mapping[str, Rule], instruments: Sequence[str], safeguards: Mapping[str, Safeguard]
) -> list[frozenset[str]]:
    """The instruments in groups, in the order of their first ones, the group about which safeguards ask before all.

    `instruments` are those that were asked for; the groups hold those of `rules` too.
    """
    asked = [name for one in safeguards.values() for name in (*one.when_addressed, *one.met_by)]
    groups: list[set[str]] = [{rules[name].obligation.instrument for name in asked if name in rules}]
    for rule in rules.values():
        named = {rules[name].obligation.instrument for name in _asks_about(rule.source) if name in rules}
        groups.append(named | {rule.obligation.instrument})
    groups += [{name} for name in instruments]
    joined: list[set[str]] = []
    for group in groups:
        apart = [one for one in joined if not one & group]
        touching = [one for one in joined if one & group]
        if not touching:
            joined.append(group)
            continue
        first = touching[0]  # keeps its place
        first.update(group, *touching[1:])
        joined = [one for one in joined if one is first or one in apart]
    return [frozenset(one) for one in joined if one]


def _asks_about(source: ObligationRule) -> Iterator[str]:
    """Every obligation on whose carriers or findings a rule depends."""
    yield from (*source.given, *source.carried_by, *source.sum_of)
    expressions = [*source.addressed, *(one.when for one in source.backed), *(one.when for one in source.elements)]
    expressions += [one.when for one in source.narrowed]
    expressions += [one.unless for one in source.narrowed if one.unless is not None]
    if source.aside is not None:
        expressions.append(source.aside)
    yield from obligations_of(expressions)
