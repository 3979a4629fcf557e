"""What a kit says of the instruments that it covers, and of the places at which something is open."""

from __future__ import annotations

import pytest

from lawkit.kits.choices import Site
from lawkit.kits.kit import named_texts
from tests.kits.papers import context_of


@pytest.mark.parametrize(("country", "said"), [("KE", False), ("AD", True)])
def test_a_kit_on_an_earlier_text_does_not_say_that_the_state_is_party_to_the_later_one(
    country: str, said: bool
) -> None:  # fmt: skip
    assert ("if only in an earlier text" in context_of(country).instruments_reason) is said


def test_places_stand_in_the_order_of_their_text_whatever_was_met_first() -> None:
    kit = context_of("KE")
    clauses = [one.id for one in kit.selection.clauses() if not one.front][:3]
    texts = named_texts(kit)
    forth, back = (texts.locators([Site("act", one) for one in order]) for order in (clauses, clauses[::-1]))
    assert forth == back == "Act 1, 2, 3"
