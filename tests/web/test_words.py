"""The words of the content's classification that the pages show."""

from __future__ import annotations

from lawkit.library.content import Binding, Tier
from lawkit.library.loader import load
from lawkit.localization.countries import load_country
from lawkit.localization.standing import Position
from lawkit.localization.states import states_in
from lawkit.translation.checks import CHECKS as EVERY_CHECK
from lawkit.web.words import (
    BINDING,
    CHECKS,
    FACTS,
    FORMS_OF_STATE,
    LEGAL_SYSTEMS,
    LEGISLATURE_NAME,
    STANDINGS,
    TEXT_STATES,
    THEMES,
    TIERS,
)
from lawkit.web.workbench import FILTERS


def test_every_class_of_the_content_has_words_that_are_translated() -> None:
    assert {one.kind.replace("-", " ") for one in load().obligations.values()} == set(THEMES)
    assert set(BINDING) == set(Binding)
    assert set(TIERS) == set(Tier)
    assert set(CHECKS) == set(EVERY_CHECK)
    assert TEXT_STATES == FILTERS
    assert set(STANDINGS) == set(Position)


def test_every_fact_of_a_profile_has_a_name_and_every_class_in_it_words() -> None:
    roots = load().roots
    countries = [load_country(code, roots) for code, _name in states_in("en", roots)]
    names = {name for one in countries for name in one.facts}
    assert {name for name in names if name not in FACTS and name[:-3] != LEGISLATURE_NAME} == set()
    systems = {value for one in countries for name in ("legal_system", "legal_system_elements")
               for value in one.fact(name).values}  # fmt: skip
    assert systems <= set(LEGAL_SYSTEMS)
    assert {value for one in countries for value in one.fact("government_form").values} <= set(FORMS_OF_STATE)
