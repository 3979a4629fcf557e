"""Safeguards that something in a law calls for, and whether anything in it brings them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawkit.checking.assessment import DraftingFault, FaultKind
from lawkit.checking.evidence import opening
from lawkit.checking.expressions import Expression
from lawkit.checking.judging import Judgement
from lawkit.checking.law import Law, Unit
from lawkit.checking.spotting import Masks
from lawkit.drafts.draft import Draft
from lawkit.library.safeguards import Safeguard

MOST_SHOWN = 3  # provisions that call for a safeguard


@dataclass(frozen=True, slots=True)
class CompiledSafeguard:
    """A safeguard, and what calls for it and shows it as expressions."""

    source: Safeguard
    where: Expression | None
    unless: Expression | None


def lacking_safeguards(
    safeguards: Sequence[CompiledSafeguard], main: Draft, laws: Sequence[Law], judgements: Mapping[str, Judgement]
) -> Iterator[DraftingFault]:
    """Safeguards that something in the laws calls for, and that nothing in them brings."""
    for safeguard in safeguards:
        source = safeguard.source
        calling: list[Unit] = []
        if safeguard.where is not None and safeguard.unless is not None:
            units = [unit for law in laws for unit in law.units if not unit.is_definition]
            if any(safeguard.unless.holds(unit.reading) for unit in units):
                continue
            calling = [unit for unit in units if safeguard.where.holds(unit.reading)]
        elif not any(judgements[one].addressed for one in source.met_by if one in judgements):
            calling = [unit for one in source.when_addressed if one in judgements for unit in judgements[one].carriers]
        if calling:
            evidence = tuple(dict.fromkeys(opening(main, unit) for unit in calling[:MOST_SHOWN]))
            yield DraftingFault(FaultKind.SAFEGUARD_MISSING, source.id, evidence)


def compile_safeguards(safeguards: Mapping[str, Safeguard], masks: Masks) -> list[CompiledSafeguard]:
    """The safeguards with their expressions ready to be held against laws."""
    return [
        CompiledSafeguard(
            one,
            masks.compiled(one.where) if one.where is not None else None,
            masks.compiled(one.unless) if one.unless is not None else None,
        )
        for one in safeguards.values()
    ]
