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


PLANTED = {
    "ar": {
        "numbers": ("within five years", "في غضون ست سنوات"),
        "brackets": ("the holder (if any)", "المرخص له (إن وجد"),
        "quotations": ('means "thing"', "يعني الشيء"),
        "modality": ("It shall not be moved.", "ينقل."),
        "lists": ("the first thing;", "الشيء الأول."),
    },
    "es": {
        "numbers": ("within five years", "en el plazo de seis años"),
        "brackets": ("the holder (if any)", "el titular (si lo hay"),
        "quotations": ('means "thing"', "significa cosa"),
        "modality": ("It shall not be moved.", "Se trasladará."),
        "lists": ("the first thing;", "la primera cosa."),
    },
    "fr": {
        "numbers": ("within five years", "dans un délai de sept ans"),
        "brackets": ("the holder (if any)", "le titulaire (s'il y en a"),
        "quotations": ('means "thing"', "désigne la chose"),
        "modality": ("It shall not be moved.", "Il est déplacé."),
        "lists": ("the first thing;", "la première chose."),
    },
    "id": {
        "numbers": ("within five years", "dalam waktu enam tahun"),
        "brackets": ("the holder (if any)", "pemegang izin (jika ada"),
        "quotations": ('means "thing"', "adalah benda"),
        "modality": ("It shall not be moved.", "Benda itu dipindahkan."),
        "lists": ("the first thing;", "benda pertama."),
    },
    "pt": {
        "numbers": ("within five years", "no prazo de seis anos"),
        "brackets": ("the holder (if any)", "o titular (se o houver"),
        "quotations": ('means "thing"', "significa coisa"),
        "modality": ("It shall not be moved.", "É deslocado."),
        "lists": ("the first thing;", "a primeira coisa."),
    },
    "ru": {
        "numbers": ("within five years", "в течение шести лет"),
        "brackets": ("the holder (if any)", "лицензиат (если он есть"),
        "quotations": ('means "thing"', "означает вещь"),
        "modality": ("It shall not be moved.", "Он перемещается."),
        "lists": ("the first thing;", "первая вещь."),
    },
    "zh": {
        "numbers": ("within five years", "在六年内"),
        "brackets": ("the holder (if any)", "持有者（如有"),
        "quotations": ('means "thing"', "是指物品"),
        "modality": ("It shall not be moved.", "应当移动。"),
        "lists": ("the first thing:", "第一项物品。"),
    },
}


@pytest.mark.parametrize(
    ("language", "check", "english", "text"),
    [(language, check, *texts) for language, rows in PLANTED.items() for check, texts in rows.items()],
)
def test_faults_are_found_in_every_language(language: str, check: str, english: str, text: str) -> None:
    assert check in found(english, text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "في غضون خمس سنوات"), ("es", "en el plazo de cinco años"), ("fr", "dans un délai de cinq ans"),
        ("id", "dalam waktu lima tahun"), ("pt", "no prazo de cinco anos"), ("ru", "в течение пяти лет"),
        ("zh", "在五年内"), ("ar", "في غضون ٥ سنوات"), ("fr", "dans un délai de 5 ans"),
    ],
)  # fmt: skip
def test_a_number_in_words_is_known_in_words_and_in_figures(language: str, text: str) -> None:
    assert "numbers" not in found("within five years", text, language)


@pytest.mark.parametrize(
    ("language", "preferred", "text"),
    [
        ("es", "material nuclear", "la protección de los materiales nucleares"),
        ("ru", "компетентный орган", "Он сообщает компетентному органу о ядерном материале."),
        ("ar", "وسائل الإيصال", "ووسائل إيصالها"),
    ],
)
def test_a_term_is_known_in_its_forms(language: str, preferred: str, text: str) -> None:
    entry = TermEntry("x", "", ("the thing meant",), preferred)
    checks = LanguageChecks(read_checks((content_root(),), language), (entry,))
    assert list(checks.term_messages("the thing meant", text)) == []
    assert list(checks.term_messages("the thing meant", "xyz")) != []


def test_a_term_with_other_words_between_its_own_is_known() -> None:
    entry = TermEntry("x", "", ("nuclear terrorism convention",), "Convenio", loose=("convenio terrorismo nuclear",))
    checks = LanguageChecks(read_checks((content_root(),), "es"), (entry,))
    assert not list(checks.term_messages("the nuclear terrorism convention", "el convenio sobre el terrorismo nuclear"))
