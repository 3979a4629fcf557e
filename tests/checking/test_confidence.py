"""How sure the check is: a law that addresses few of an instrument's duties is seldom made for it."""

from lawkit.checking.assessment import SURE_ENOUGH, Status
from lawkit.checking.confidence import confidence_of


def test_a_cover_is_less_sure_in_a_law_not_made_for_the_instrument_and_when_shown_far_away() -> None:
    made = confidence_of(Status.COVERED, 0.8, far=False, bare=True)
    general = confidence_of(Status.COVERED, 0.1, far=False, bare=True)
    far = confidence_of(Status.COVERED, 0.8, far=True, bare=True)
    assert made > far > SURE_ENOUGH > general > confidence_of(Status.COVERED, 0.1, far=True, bare=True)


def test_a_cover_is_surest_in_a_law_that_addresses_most_of_the_instrument() -> None:
    surest, less = (confidence_of(Status.COVERED, share, far=False, bare=False) for share in (0.7, 0.6))
    assert surest > less > SURE_ENOUGH


def test_a_lack_is_surer_in_a_law_not_made_for_the_instrument() -> None:
    missing = [confidence_of(Status.MISSING, share, far=False, bare=False) for share in (0.1, 0.9)]
    assert missing[0] > SURE_ENOUGH > missing[1]


def test_a_duty_met_in_part_is_less_sure_where_no_element_is_shown_or_only_narrowing_stands_against_cover() -> None:
    assert confidence_of(Status.PARTIAL, 0.5, far=False, bare=True) < confidence_of(
        Status.PARTIAL, 0.5, far=False, bare=False
    )
