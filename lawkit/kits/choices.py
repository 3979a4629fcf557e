"""The choices still to make: every open blank, every open option, every fact that decides whether a clause stays."""

from __future__ import annotations

from dataclasses import dataclass

from lawkit.kits.wording import Wording, answer_to, chosen_of
from lawkit.library.content import Option, Placeholder


@dataclass(frozen=True, slots=True)
class OpenBlank:
    """A blank and the clauses in which it stands."""

    placeholder: Placeholder
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionUse:
    """An option of a clause; `chosen` is empty while it is open, `by_default` when nobody chose but the content did."""

    key: str
    option: Option
    clause: str
    chosen: str
    by_default: bool


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact that decides whether a clause is needed, and that nobody has told."""

    fact: str
    value: str
    clauses: tuple[str, ...]


def open_blanks(wording: Wording) -> list[OpenBlank]:
    """The blanks used in a rendered law that have no answer, those used most first."""
    used = wording.blanks_used
    blanks = [
        OpenBlank(wording.library.placeholders[name], tuple(clauses))
        for name, clauses in used.items()
        if not answer_to(wording.library.placeholders[name], wording.country, wording.answers)
    ]
    return sorted(blanks, key=lambda one: (-len(one.clauses), one.placeholder.label))


def options(wording: Wording) -> list[OptionUse]:
    """The options of a rendered law in its order."""
    uses = []
    for key, option in wording.options_used.items():
        answer = wording.answers.options.get(key)
        chosen = chosen_of(option, answer) or ""
        uses.append(OptionUse(key, option, key.rpartition("/")[0], chosen, bool(chosen) and chosen != answer))
    return uses


def open_facts(wording: Wording) -> list[OpenFact]:
    """The unknown facts on which clauses of the law depend."""
    found: dict[tuple[str, str], list[str]] = {}
    for clause in wording.selection.clauses():
        for fact in clause.unsure:
            found.setdefault((fact, clause.clause.applies_if[fact]), []).append(clause.id)
    return [OpenFact(fact, value, tuple(clauses)) for (fact, value), clauses in found.items()]


def count_open(wording: Wording) -> int:
    """How many choices are still to make."""
    undecided = sum(not use.chosen for use in options(wording))
    formula = not wording.country.fact("enacting_formula").known
    return len(open_blanks(wording)) + undecided + len(open_facts(wording)) + formula
