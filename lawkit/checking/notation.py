"""How expressions over concepts are written in YAML.

An expression is one of

    nuclear-material                      the concept is spotted
    possess | use | transfer              one of them is
    [a, b, c]                             all of them are
    {any: [...]}  {all: [...]}  {none: [...]}
    {least: 2, of: [...]}                 at least two of them
    {near: [a, b], words: 12}             all of them within a run of so many words
    {order: [a, b], words: 12}            the same, and in this order
    {term: a}  {body: a}                  a definition's term (its meaning) meets it; elsewhere `term` is never met
    {head: a}                             the first words of a definition's meaning meet it; elsewhere it is never met
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

from collections.abc import Callable, Iterator
from typing import Any

from lawkit.checking.expressions import (
    Addressed,
    AllOf,
    AnyOf,
    Each,
    Elsewhere,
    Expression,
    Names,
    Near,
    NoneOf,
    OfDefinition,
    OfSection,
    Side,
)
from lawkit.sentences import marked

ASKS_OBLIGATIONS = ("names", "elsewhere", "addressed", "each")  # keys whose value is a list of obligation ids

SIDES: tuple[Side, ...] = ("term", "body", "head")  # of a definition

Known = dict[str, Expression]
"""What was compiled before, by how it is written: what several rules ask in the same words is one object."""


def compile_expression(source: Any, meaning_of: Callable[[str], Expression], known: Known | None = None) -> Expression:
    """An expression as written in YAML, ready to be held against the law. ValueError says what is wrong with it.

    With `known`, which belongs to one `meaning_of`, what is written alike is compiled once and can be answered once.
    """
    known = {} if known is None else known
    written = repr(source)
    if written not in known:
        known[written] = _compile(source, meaning_of, known)
    return known[written]


def _compile(source: Any, meaning_of: Callable[[str], Expression], known: Known) -> Expression:
    if isinstance(source, str):
        names = [name.strip() for name in source.split("|")]
        if len(names) == 1:
            return meaning_of(names[0])
        return AnyOf(tuple(compile_expression(name, meaning_of, known) for name in names))
    if isinstance(source, (list, tuple)):
        if not source:
            raise ValueError(marked("an empty list says nothing"))
        inner = tuple(compile_expression(part, meaning_of, known) for part in source)
        return inner[0] if len(inner) == 1 else AllOf(inner)
    if isinstance(source, dict):
        return _compile_mapping(source, meaning_of, known)
    raise ValueError(
        marked("expected a concept, a list or any/all/none/near/least/names, found {source!r}", source=source)
    )


def _compile_mapping(source: dict[str, Any], meaning_of: Callable[[str], Expression], known: Known) -> Expression:
    keys = set(source)

    def listed(key: str) -> tuple[Expression, ...]:
        value = source[key]
        if not isinstance(value, (list, tuple)) or not value:
            raise ValueError(marked("'{key}' wants a list", key=key))
        return tuple(compile_expression(part, meaning_of, known) for part in value)

    if keys == {"any"}:
        return AnyOf(listed("any"))
    if keys == {"all"}:
        return AllOf(listed("all"))
    if keys == {"none"}:
        return NoneOf(listed("none"))
    if keys == {"least", "of"}:
        return AnyOf(listed("of"), least=int(source["least"]))
    if keys == {"near", "words"}:
        return Near(listed("near"), int(source["words"]), ordered=False)
    if keys == {"order", "words"}:
        return Near(listed("order"), int(source["words"]), ordered=True)
    for side in SIDES:
        if keys == {side}:
            return OfDefinition(compile_expression(source[side], meaning_of, known), side)
    if keys == {"section"}:
        return OfSection(compile_expression(source["section"], meaning_of, known))
    if keys in ({"names"}, {"names", "least"}):
        return Names(tuple(source["names"]), int(source["least"]) if "least" in source else None)
    if keys == {"elsewhere"}:
        return Elsewhere(tuple(source["elsewhere"]))
    if keys in ({"addressed"}, {"addressed", "least"}):
        return Addressed(tuple(source["addressed"]), int(source["least"]) if "least" in source else None)
    if keys == {"each", "show", "within"}:
        return Each(tuple(source["each"]), compile_expression(source["show"], meaning_of, known), source["within"])
    if len(keys) > 1 and keys <= {"any", "all", "none"}:
        return AllOf(tuple(compile_expression({key: source[key]}, meaning_of, known) for key in source))
    expected = "any, all, none, near, order, least, term, body, head, section, names, elsewhere, addressed or each"
    raise ValueError(
        marked("unknown keys {keys}; expected {expected}", keys=", ".join(sorted(keys)), expected=expected)
    )


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


def speaks_of_definitions(source: Any) -> bool:
    """Whether an expression asks for a defined term or for what one means."""
    if isinstance(source, (list, tuple)):
        return any(speaks_of_definitions(part) for part in source)
    if isinstance(source, dict):
        return not source.keys().isdisjoint(SIDES) or any(map(speaks_of_definitions, source.values()))
    return False


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
