"""Which clauses of the shipped texts follow the facts of a state, and which stay whatever the facts are."""

from __future__ import annotations

from functools import cache

import pytest

from lawkit.kits.clauses import KeptClause, choose_texts
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers
from lawkit.localization.countries import TreatyStatus, load_country


@cache
def library() -> Library:
    return load()


def act(state: str, answers: Answers | None = None) -> dict[str, KeptClause]:
    """The clauses of the act for a state, for all instruments."""
    country = (answers or Answers()).applied_to(load_country(state))
    chosen = choose_texts(library(), list(library().instruments), "common", lambda name: country.fact(name).values)
    return {clause.id: clause for text in chosen.values() for clause in text.clauses()}


def paragraphs(clause: KeptClause) -> list[str]:
    return [one.id for one in clause.paragraphs]


def test_a_land_locked_state_keeps_the_maritime_offences_and_loses_carriage_over_the_high_seas() -> None:
    kept = act("ML")
    assert "transport.domestic-leg" not in kept
    assert {"maritime.safety", "maritime.attacks", "maritime.boarding", "jurisdiction.grounds"} <= set(kept)
    assert "transport.domestic-leg" in act("SN")


def test_a_party_can_no_longer_make_the_declarations_of_a_state_that_joins() -> None:
    kept = act("KE")  # party to the conventions of 1980 and 2005; nothing is known of the one on navigation
    assert paragraphs(kept["declarations.disputes"]) == ["notification", "assistance", "maritime"]
    joined = {
        name: TreatyStatus(instrument=name, status="party")
        for name in ("cppnm", "icsant", "early-notification", "assistance", "sua")
    }
    party = act("KE", Answers(treaty_status=joined))
    gone = {"declarations.disputes", "declarations.assistance", "declarations.provisional-application"}
    assert gone.isdisjoint(party)
    assert "declarations.power" in party


@pytest.mark.parametrize(("told", "stays"), [("true", True), ("false", False)])
def test_rules_on_nuclear_power_plants_go_only_where_the_state_says_that_it_has_and_plans_none(
    told: str, stays: bool
) -> None:
    kept = act("KE", Answers(facts={"has_nuclear_installations": told}))
    assert ("safety.assessment" in kept) is stays
    assert ("installations" in paragraphs(kept["safety.responsibility"])) is stays
    assert {"safety.framework", "protection.licence-required", "offences.facility-sabotage"} <= set(kept)


def test_a_federation_gets_the_clause_on_its_units_and_a_monarchy_the_one_on_the_crown() -> None:
    assert "final.federation" in act("NG")
    assert "final.federation" not in act("KE", Answers(facts={"federal": "false"}))
    assert "crown" in paragraphs(act("JM")["preliminary.application"])
    assert "crown" not in paragraphs(act("KE")["preliminary.application"])
    assert "crown" not in paragraphs(act("SA")["preliminary.application"])  # no law of common-law descent


def test_extradition_follows_the_law_of_the_state() -> None:
    by_treaty = act("KE", Answers(facts={"extradition_needs_treaty": "true", "death_penalty_abolished": "true"}))
    assert "proceedings.treaty-basis" in by_treaty
    assert "without-treaty" not in paragraphs(by_treaty["proceedings.extradition"])
    assert "death-penalty" in paragraphs(by_treaty["proceedings.assurances"])
    without = act("KE", Answers(facts={"extradition_needs_treaty": "false", "death_penalty_abolished": "false"}))
    assert "proceedings.treaty-basis" not in without
    assert "without-treaty" in paragraphs(without["proceedings.extradition"])
    assert paragraphs(without["proceedings.assurances"]) == ["torture", "prosecution"]


def test_while_nothing_is_known_every_clause_stays() -> None:
    chosen = choose_texts(library(), list(library().instruments), "common")
    kept = {clause.id for text in chosen.values() for clause in text.clauses()}
    assert [clause.id for clause in library().clauses.values() if clause.applies_if and clause.id not in kept] == []
