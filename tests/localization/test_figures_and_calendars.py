"""Figures and calendars of a state's own: known from data, asked for, and never guessed."""

from __future__ import annotations

import pytest

from lawkit.figures import numbers_with_figures
from lawkit.library.paths import content_root
from lawkit.localization.calendars import calendar_of
from lawkit.localization.countries import OWN_FIGURES, Fact, load_country
from lawkit.localization.drafting import drafting_for
from lawkit.localization.locales import own_figures
from lawkit.localization.questions import load_questions, questions_for

ROOTS = (content_root(),)
ARABIC = "٠١٢٣٤٥٦٧٨٩"


@pytest.mark.parametrize(
    ("language", "state", "figures"),
    [("ar", "EG", ARABIC), ("ar", "SA", ARABIC), ("ar", "MA", ""), ("fr", "EG", ""), ("en", "KE", "")],
)
def test_a_state_has_the_figures_that_unicode_knows_of_it(language: str, state: str, figures: str) -> None:
    assert own_figures(language, state) == figures


@pytest.mark.parametrize(("state", "asked"), [("EG", True), ("MA", False), ("KE", False)])
def test_only_states_with_figures_of_their_own_are_asked_for_them(state: str, asked: bool) -> None:
    assert ("own_figures" in questions_for(load_country(state), load_questions(ROOTS))) is asked


@pytest.mark.parametrize(("told", "figures"), [("unknown", ""), ("false", ""), ("true", ARABIC)])
def test_laws_keep_european_figures_until_the_state_says_otherwise(told: str, figures: str) -> None:
    egypt = load_country("EG")
    answered = egypt.model_copy(update={"facts": {**egypt.facts, OWN_FIGURES: Fact(value=told)}})
    assert drafting_for(answered, ROOTS, "ar").figures == figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("القرار 1540 (2004)", "القرار ١٥٤٠ (٢٠٠٤)"),
        ("0.5 كيلوغرام", "٠٫٥ كيلوغرام"),
        ("INFCIRC/225 والملف 01-model-act.docx", "INFCIRC/225 والملف 01-model-act.docx"),
    ],
)
def test_numbers_of_a_sentence_change_and_codes_in_latin_letters_stay(text: str, expected: str) -> None:
    assert numbers_with_figures(text, ARABIC) == expected


@pytest.mark.parametrize(
    ("state", "calendar"), [("SA", "hijri"), ("TH", "buddhist"), ("IR", "solar-hijri"), ("KE", None)]
)
def test_the_calendar_of_a_states_laws_is_data(state: str, calendar: str | None) -> None:
    assert calendar_of(state, ROOTS) == calendar
