"""The choices still to make: every open blank, every open option, every fact that decides whether a clause stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawkit.kits.wording import Translate, Wording, answer_to, chosen_of, option_key
from lawkit.library.content import EXISTING_LAW, Option, Placeholder
from lawkit.library.loader import Library
from lawkit.localization.questions import load_questions
from lawkit.untranslated import unmarked


@dataclass(frozen=True, slots=True)
class Site:
    """A clause of one of the texts, in which a choice is to be made."""

    text: str
    clause: str


@dataclass(frozen=True, slots=True)
class OpenBlank:
    """A blank and the clauses in which it stands."""

    placeholder: Placeholder
    sites: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class OptionUse:
    """An option of a clause; `chosen` is empty while it is open, `by_default` when nobody chose but the content did."""

    key: str
    option: Option
    sites: tuple[Site, ...]
    chosen: str
    by_default: bool


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact that decides whether a clause is needed, and that nobody has told."""

    fact: str
    value: str
    sites: tuple[Site, ...]


def open_blanks(wordings: Sequence[Wording]) -> list[OpenBlank]:
    """The blanks used in some rendered texts that have no answer, those used most first."""
    sites: dict[str, list[Site]] = {}
    for wording in wordings:
        for name, clauses in wording.blanks_used.items():
            entry = wording.library.placeholders[name]
            if not answer_to(entry, wording.country, wording.answers):
                sites.setdefault(name, []).extend(Site(wording.selection.model_law, clause) for clause in clauses)
    blanks = [OpenBlank(wordings[0].library.placeholders[name], tuple(found)) for name, found in sites.items()]
    order = wordings[0].numbered.drafting.order_of_lists()
    return sorted(blanks, key=lambda one: (-len(one.sites), order(unmarked(one.placeholder.label))))


def options(wordings: Sequence[Wording]) -> list[OptionUse]:
    """The options of some rendered texts in their order."""
    uses: dict[str, OptionUse] = {}
    for wording in wordings:
        for key, option in wording.options_used.items():
            answer = wording.answers.options.get(key)
            chosen = chosen_of(option, answer) or ""
            earlier = uses[key].sites if key in uses else ()
            sites = (*earlier, Site(wording.selection.model_law, key.rpartition("/")[0]))
            uses[key] = OptionUse(key, option, sites, chosen, bool(chosen) and chosen != answer)
    return list(uses.values())


def fittings(wordings: Sequence[Wording]) -> list[OptionUse]:
    """The clauses of some rendered texts that can give way to a cross-reference, because a law may already do it."""
    found: dict[str, OptionUse] = {}
    for wording in wordings:
        for kept in wording.selection.provisions():
            option = kept.clause.fitting
            if option and kept.short and kept.id == kept.clause.id:
                key = option_key(kept.id, EXISTING_LAW)
                answer = wording.answers.options.get(key)
                chosen = chosen_of(option, answer) or ""
                earlier = found[key].sites if key in found else ()
                sites = (*earlier, Site(wording.selection.model_law, kept.id))
                found[key] = OptionUse(key, option, sites, chosen, chosen != answer)
    return list(found.values())


def open_facts(wordings: Sequence[Wording]) -> list[OpenFact]:
    """The unknown facts on which clauses of some texts depend."""
    found: dict[tuple[str, str], list[Site]] = {}
    for wording in wordings:
        for clause in wording.selection.provisions():
            for fact, value in clause.unsure:
                found.setdefault((fact, value), []).append(Site(wording.selection.model_law, clause.id))
    return [OpenFact(fact, value, tuple(sites)) for (fact, value), sites in found.items()]


def asked_of(fact: OpenFact, library: Library, _: Translate) -> tuple[str, str]:
    """The question on a fact, with the name by which it is answered, and the answer that keeps the clause."""
    question = load_questions(library.roots).get(fact.fact)
    if question is None:
        return fact.fact, fact.value
    answer = {"true": _("yes"), "false": _("no")}.get(fact.value, fact.value)
    return f"{library.translated(question).question} ({fact.fact})", answer


def paper_blanks(papers: Wording, wordings: Sequence[Wording]) -> list[tuple[Placeholder, tuple[str, ...]]]:
    """The blanks that only the papers have, each with the files in which it stands."""
    asked = {name for wording in wordings for name in wording.blanks_used}
    found = []
    for name, files in papers.blanks_used.items():
        entry = papers.library.placeholders.get(name)
        if entry is not None and name not in asked and not answer_to(entry, papers.country, papers.answers):
            found.append((entry, tuple(files)))
    return found


def paper_options(papers: Wording, wordings: Sequence[Wording]) -> list[OptionUse]:
    """The options that only the papers have and that nobody has chosen."""
    asked = {key for wording in wordings for key in wording.options_used}
    return [use for use in options([papers]) if use.key not in asked and not use.chosen]


@dataclass(frozen=True, slots=True)
class OpenChoices:
    """Everything that is open in a kit; the guide lists it, and what counts it counts here."""

    blanks: list[OpenBlank]
    options: list[OptionUse]  # also those that were chosen, or that the content set
    facts: list[OpenFact]
    formula: bool  # whether the words of enactment are unknown
    paper_blanks: list[tuple[Placeholder, tuple[str, ...]]]
    paper_options: list[OptionUse]

    @property
    def undecided(self) -> int:
        """The options of the texts that nobody has chosen."""
        return sum(not use.chosen for use in self.options)

    @property
    def in_papers(self) -> int:
        """What is open in the papers alone."""
        return len(self.paper_blanks) + len(self.paper_options)

    @property
    def count(self) -> int:
        """All of them."""
        return len(self.blanks) + self.undecided + len(self.facts) + self.formula + self.in_papers


def open_choices(wordings: Sequence[Wording], papers: Wording) -> OpenChoices:
    """What is open in the texts of a kit, and in the papers about them."""
    return OpenChoices(
        open_blanks(wordings),
        options(wordings),
        open_facts(wordings),
        not wordings[0].country.fact("enacting_formula").known,
        paper_blanks(papers, wordings),
        paper_options(papers, wordings),
    )
