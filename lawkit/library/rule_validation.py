"""What must hold of concepts, their words and the element rules: every name in them leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lawkit.checking.expressions import Has
from lawkit.checking.notation import compile_expression, concepts_of, obligations_of
from lawkit.errors import ContentFault
from lawkit.library.content import (
    GAP,
    Concept,
    ConceptFile,
    ConceptWordsFile,
    Obligation,
    ObligationRule,
    RuleFile,
)
from lawkit.library.sources import Place, Source, places, read_all
from lawkit.sentences import marked


def rule_faults(
    roots: Sequence[Path], obligations: Mapping[str, Obligation]
) -> tuple[dict[str, Concept], list[ContentFault]]:
    """Every concept by id, and the faults in concepts, words and rules."""
    faults: list[ContentFault] = []
    concept_files = read_all(roots, "checklists/concepts/*.yaml", ConceptFile, faults)
    rule_files = read_all(roots, "checklists/rules/*.yaml", RuleFile, faults)
    word_files = read_all(roots, "locales/*/words/*.yaml", ConceptWordsFile, faults)
    concepts = {one.id: one for file in concept_files for one in file.content.concepts}
    faults += _concept_faults(concept_files, concepts)
    faults += _word_faults(word_files, concepts)
    check = _RuleCheck(obligations, concepts)
    seen: set[tuple[Path, str]] = set()
    for place, rule in zip(
        places(rule_files, "rules"), (one for file in rule_files for one in file.content.rules), strict=True
    ):
        key = (place.source.root, rule.obligation)
        if key in seen:
            faults.append(
                (place / "obligation").fault(
                    marked("the rule of '{obligation}' stands twice", obligation=rule.obligation)
                )
            )
        seen.add(key)
        faults += check.faults(place, rule)
    return concepts, faults


def expression_faults(place: Place, source: Any, concepts: Mapping[str, Concept]) -> Iterator[ContentFault]:
    """What is wrong with an expression, and the names in it that no concept has."""
    try:
        compile_expression(source, lambda name: Has(0))
        unknown = sorted({name for name in concepts_of(source) if name not in concepts})
    except (ValueError, TypeError, KeyError) as error:
        yield place.fault(marked("not an expression over concepts: {error}", error=error.args[0]))
        return
    for name in unknown:
        yield place.fault(marked("no concept is called '{name}'", name=name))


def _concept_faults(files: Sequence[Source[ConceptFile]], concepts: Mapping[str, Concept]) -> Iterator[ContentFault]:
    seen: dict[tuple[Path, str], str] = {}
    for source in files:
        for number, concept in enumerate(source.content.concepts):
            place = Place(source, ("concepts", number))
            here = f"{source.path.name} {number}"
            first = seen.setdefault((source.root, concept.id), here)
            if first != here:
                yield (place / "id").fault(
                    marked("the concept '{id}' stands twice; also in {first}", id=concept.id, first=first.split()[0])
                )
            for index, name in enumerate(concept.includes):
                if name not in concepts:
                    yield (place / "includes" / index).fault(marked("no concept is called '{name}'", name=name))
            for field in ("when", "defined_by"):
                if getattr(concept, field) is not None:
                    yield from expression_faults(place / field, getattr(concept, field), concepts)
            if _stands_for_itself(concept.id, concepts):
                yield (place / "when").fault(
                    marked("the concept '{concept}' is said to stand for itself", concept=concept.id)
                )


def _stands_for_itself(name: str, concepts: Mapping[str, Concept]) -> bool:
    """Whether a concept's `when` leads back to it."""
    reached: set[str] = set()
    pending = [name]
    while pending:
        concept = concepts.get(pending.pop())
        named = set(concepts_of(concept.when)) - reached if concept and concept.when is not None else set()
        reached |= named
        pending += named
    return name in reached


def _word_faults(files: Sequence[Source[ConceptWordsFile]], concepts: Mapping[str, Concept]) -> Iterator[ContentFault]:
    seen: dict[tuple[Path, str], str] = {}
    for source in files:
        folder = source.path.parent  # locales/<language>/words
        for number, entry in enumerate(source.content.words):
            place = Place(source, ("words", number))
            here = f"{source.path.name} {number}"
            first = seen.setdefault((folder, entry.concept), here)
            if first != here:
                message = marked(
                    "the words for '{concept}' stand twice; also in {first}",
                    concept=entry.concept,
                    first=first.split()[0],
                )
                yield (place / "concept").fault(message)
            concept = concepts.get(entry.concept)
            if concept is None:
                yield (place / "concept").fault(marked("no concept is called '{name}'", name=entry.concept))
            elif concept.when is not None:
                yield (place / "words").fault(
                    marked("'{concept}' stands for an expression (when) and has no words", concept=entry.concept)
                )
            for at, phrase in enumerate(entry.words):
                if any("=" in piece[1:] for piece in GAP.split(phrase.removeprefix("-").strip())[::2]):
                    message = marked("'{phrase}': = stands only before a whole phrase, or behind a ~", phrase=phrase)
                    yield (place / "words" / at).fault(message)
            if entry.preferred and entry.preferred in entry.deprecated:
                yield (place / "preferred").fault(marked("'{name}' is preferred and deprecated", name=entry.preferred))


class _RuleCheck:
    """The names in one element rule."""

    def __init__(self, obligations: Mapping[str, Obligation], concepts: Mapping[str, Concept]) -> None:
        self.obligations, self.concepts = obligations, concepts

    def faults(self, place: Place, rule: ObligationRule) -> Iterator[ContentFault]:
        obligation = self.obligations.get(rule.obligation)
        if obligation is None:
            yield (place / "obligation").fault(marked("no obligation is called '{name}'", name=rule.obligation))
        known = {element.id for element in obligation.elements} if obligation else None
        for number, element in enumerate(rule.elements):
            at = place / "elements" / number
            if known is not None and element.element not in known:
                yield (at / "element").fault(
                    marked("'{name}' has no element '{element}'", name=rule.obligation, element=element.element)
                )
            yield from self._expression(at / "when", element.when)
        for number, source in enumerate(rule.addressed):
            yield from self._expression(place / "addressed" / number, source)
        for number, narrowing in enumerate(rule.narrowed):
            yield from self._expression(place / "narrowed" / number / "when", narrowing.when)
            if narrowing.unless is not None:
                yield from self._expression(place / "narrowed" / number / "unless", narrowing.unless)
        for number, backing in enumerate(rule.backed):
            yield from self._expression(place / "backed" / number / "when", backing.when)
        if rule.aside is not None:
            yield from self._expression(place / "aside", rule.aside)
        for field in ("given", "sum_of", "carried_by"):
            for number, name in enumerate(getattr(rule, field)):
                if name not in self.obligations:
                    yield (place / field / number).fault(marked("no obligation is called '{name}'", name=name))

    def _expression(self, place: Place, source: Any) -> Iterator[ContentFault]:
        yield from expression_faults(place, source, self.concepts)
        for name in sorted(set(obligations_of(source)) - set(self.obligations)):
            yield place.fault(marked("no obligation is called '{name}'", name=name))
