"""Facts of a state as a kit prints them."""

from __future__ import annotations

import pytest

from lawkit.kits.profile import known
from lawkit.localization.countries import Country, load_country
from lawkit.localization.locales import is_in_script_of
from lawkit.untranslated import untranslated

NAME = "legislature_name_en"


@pytest.mark.parametrize(
    ("state", "language", "name"),
    [
        ("CN", "zh", "全国人民代表大会"), ("JO", "ar", "مجلس الأمة"), ("RU", "ru", "Федеральное Собрание"),
        ("PE", "es", "Congreso de la República"), ("SN", "fr", "Assemblée nationale"),
    ],
)  # fmt: skip
def test_a_legislature_is_named_in_the_letters_of_the_kits_language(state: str, language: str, name: str) -> None:
    assert known(load_country(state), NAME, language) == name


def test_a_name_known_only_in_other_letters_is_not_printed_but_the_english_one_marked() -> None:
    jordan = load_country("JO")
    facts = {name: fact for name, fact in jordan.facts.items() if name != "legislature_name_ar"}
    bare: Country = jordan.model_copy(update={"facts": facts})
    assert known(bare, NAME, "ar") == untranslated("National Assembly")


@pytest.mark.parametrize(
    ("text", "language", "is_its_script"),
    [("Majlis", "fr", True), ("مجلس", "ar", True), ("国会", "zh", True), ("Majlis", "ar", False)],
)
def test_scripts_are_told_apart(text: str, language: str, is_its_script: bool) -> None:
    assert is_in_script_of(text, language) == is_its_script
