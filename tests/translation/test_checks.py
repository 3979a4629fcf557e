"""The checks of translations: each finds what it is for, and leaves a good translation alone."""

from __future__ import annotations

import pytest

from lawkit.library.paths import content_root
from lawkit.translation.checks import check_units
from lawkit.translation.language_checks import LanguageChecks, read_checks
from lawkit.translation.term_base import TermEntry
from lawkit.translation.units import Unit

TERMS = (
    TermEntry("nm", "", ("nuclear material",), "matière nucléaire", ("substance nucléaire",), ("matériel nucléaire",)),
)


def found(english: str, text: str, language: str = "fr", kind: str = "text") -> list[str]:
    checks = LanguageChecks(read_checks((content_root(),), language), TERMS if language == "fr" else ())
    return [one.check for one in check_units([Unit("k", kind, english, text)], checks)]


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("15 g of nuclear material shall not leave it;", "15 g de matières nucléaires n'en sortent pas ;"),
        ("A fine of 1,000.5 units [article 7(1)] may be set.", "Une amende de 1 000,5 [article 7(1)] peut être fixée."),
        ('In this Act, "thing" means:', "Au sens de la loi, « chose » désigne :"),
        ("See paragraph 3(a) of it.", "Ver o n.º 3, alínea a), dele."),
        ("{{ place('a') }}, {{ place('b') }}", "{{ place('a') }}, {{ place('b') }}"),
        ("See {{ ref('a') }} and {{ ref('b') }}.", "Voir {{ ref('b') | form('le') }} et {{ ref('a') }}."),
    ],
)  # fmt: skip
def test_a_good_translation_is_left_alone(english: str, text: str) -> None:
    assert found(english, text) == []


@pytest.mark.parametrize(
    ("check", "english", "text"),
    [
        ("expressions", "See {{ ref('a') }}.", "Voir."),
        ("numbers", "within 72 hours", "dans les 27 heures"),
        ("numbers", "within 72 hours", "dans les heures qui suivent"),
        ("brackets", "the [place] (if any)", "le [lieu (s'il y en a)"),
        ("quotations", 'means "thing"', "désigne chose"),
        ("terms", "steals nuclear material", "vole des produits"),
        ("terms", "steals nuclear material", "vole du matériel nucléaire"),
        ("residue", "the person with the keys", "la personne with the clés"),
        ("length", "A person who steals a thing that is guarded is punished.", "Puni."),
        ("modality", "No one may not leave; it shall not rain.", "Il pleut."),
        ("lists", "the first thing; or", "la première chose."),
        ("pinpoints", "as article 7(1)(a) says", "comme il est dit"),
    ],
)
def test_each_check_finds_its_fault(check: str, english: str, text: str) -> None:
    assert check in found(english, text)


def test_numbers_count_in_other_figures_and_in_chinese() -> None:
    assert "numbers" not in found("within 72 hours", "خلال ٧٢ ساعة", "ar")
    assert "numbers" not in found("within 72 hours of it", "七十二小时内", "zh")
    assert "numbers" in found("within 72 hours of it", "二十七小时内", "zh")
    assert "numbers" not in found("done on 26 September 1986", "1986年9月26日订立", "zh")
