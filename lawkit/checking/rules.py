"""Element rules made ready: their expressions compiled, so that they can be held against any number of laws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawkit.checking.asked import Asked, asked_by
from lawkit.checking.expressions import Expression
from lawkit.checking.notation import obligations_of, speaks_of_definitions
from lawkit.checking.spotting import Masks
from lawkit.errors import ContentError, ContentFault
from lawkit.library.content import Narrowing, Obligation, ObligationRule


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression and how far to look for it."""

    name: str  # the element's id, or the error's name
    expression: Expression
    within: str
    aside: Expression | None = None  # provisions that cannot show it, when they are found far from the duty
    of_definitions: bool = True  # whether what a term means can show it


@dataclass(frozen=True, slots=True)
class Narrow:
    """Words that narrow a rule, and what takes the narrowing back."""

    condition: Condition
    unless: Condition | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One obligation's rule, compiled."""

    obligation: Obligation
    source: ObligationRule
    addressed: tuple[Expression, ...]
    elements: tuple[Condition, ...]
    narrowed: tuple[Narrow, ...]
    backed: tuple[Condition, ...]
    aside: Expression | None
    asks_names: bool  # whether what it addresses depends on what other obligations' carriers are
    asked: Asked  # all concepts of what addresses the duty and shows its elements


def compile_rules(
    rules: Mapping[str, ObligationRule], obligations: Mapping[str, Obligation], masks: Masks
) -> dict[str, Rule]:
    """The rules of the obligations that have one; ContentError names every fault."""
    compiled: dict[str, Rule] = {}
    faults: list[ContentFault] = []
    for name, source in rules.items():
        if name not in obligations:
            continue
        asked = (*source.addressed, *(backing.when for backing in source.backed))
        try:
            aside = None if source.aside is None else masks.compiled(source.aside)
            addressed = tuple(masks.compiled(one) for one in source.addressed)
            elements = tuple(
                Condition(
                    e.element,
                    masks.compiled(e.when),
                    e.within,
                    aside,
                    source.definitions != "terms" or speaks_of_definitions(e.when),
                )
                for e in source.elements
            )
            compiled[name] = Rule(
                obligations[name],
                source,
                addressed,
                elements,
                tuple(_narrow(narrowing, masks) for narrowing in source.narrowed),
                tuple(Condition("", masks.compiled(b.when), b.within) for b in source.backed),
                aside,
                bool(source.carried_by) or any(True for one in asked for _ in obligations_of(one)),
                asked_by([condition.expression for condition in elements], addressed),
            )
        except (ValueError, TypeError) as error:
            faults.append(ContentFault("checklists/rules", 0, name, error.args[0]))
    if faults:
        raise ContentError(faults)
    return compiled


def _narrow(narrowing: Narrowing, masks: Masks) -> Narrow:
    condition = Condition(narrowing.error, masks.compiled(narrowing.when), narrowing.within)
    if narrowing.unless is None:
        return Narrow(condition, None)
    return Narrow(condition, Condition("", masks.compiled(narrowing.unless), "section"))
