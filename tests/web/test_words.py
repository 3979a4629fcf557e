"""The words of the content's classification that the pages show."""

from __future__ import annotations

from lawkit.library.content import Binding, Tier
from lawkit.library.loader import load
from lawkit.localization.standing import Position
from lawkit.translation.checks import CHECKS as EVERY_CHECK
from lawkit.web.words import BINDING, CHECKS, STANDINGS, TEXT_STATES, THEMES, TIERS
from lawkit.web.workbench import FILTERS


def test_every_class_of_the_content_has_words_that_are_translated() -> None:
    assert {one.kind.replace("-", " ") for one in load().obligations.values()} == set(THEMES)
    assert set(BINDING) == set(Binding)
    assert set(TIERS) == set(Tier)
    assert set(CHECKS) == set(EVERY_CHECK)
    assert TEXT_STATES == FILTERS
    assert set(STANDINGS) == set(Position)
