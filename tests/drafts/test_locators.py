"""A place in a law may be spelled in many ways; the key is the same."""

from __future__ import annotations

import pytest

from lawkit.drafts.locators import flat_key, locator_key


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("s. 82.3(1)(a)", ("82.3", "1", "a")),
        ("82.3(1)(a)", ("82.3", "1", "a")),
        ("Section 3(1)", ("3", "1")),
        ("section 3 (1)", ("3", "1")),
        ("art. 7(1)(e)", ("7", "1", "e")),
        ("Art. 5(2)", ("5", "2")),
        ("7(2.21)", ("7", "2.21")),
        ("30(4B)", ("30", "4b")),
        ("8A", ("8a",)),
        ("Third Schedule", ("schedule", "3")),
        ("Schedule 3", ("schedule", "3")),
        ("Annex III", ("schedule", "3")),
        ("Artículo 44.2", ("44.2",)),
        ("Artículo 4.º 1", ("4", "1")),
        ("Artículo 47 a)", ("47", "a")),
        ("35.1.f", ("35.1", "f")),
        ("Artículo treinta y nueve", ("39",)),
        ("Disposición final segunda", ("disposicion final", "2")),
        ("Article 33, II", ("33", "ii")),
        ("Article premier", ("1",)),
        ("Article 1er", ("1",)),
        ("Article 2, 6°", ("2", "6")),
        ("L. 1333-9", ("l1333-9",)),
        ("Article L. 1333-9", ("l1333-9",)),
        ("Artigo 14.º, n.º 2", ("14", "2")),
        ("Artigo 17.º, n.os 1 a 3", ("17", "1")),
        ("Artigo 2.º, e) a h)", ("2", "e")),
        ("Pasal 26 ayat (2)", ("26", "2")),
        ("Pasal 26(2)", ("26", "2")),
        ("Pasal 1 angka 4", ("1", "4")),
        ("Pasal 15 huruf a", ("15", "a")),
        ("Lampiran VII", ("schedule", "7")),
        ("第三十六条", ("36",)),
        ("第36条", ("36",)),
        ("第三条第（二）项", ("3", "2")),
        ("附件一", ("schedule", "1")),
        ("المادة السادسة والعشرون", ("26",)),
        ("المادة 26", ("26",)),
        ("المادة ٢٦", ("26",)),
        ("المادة 11(1)", ("11", "1")),
        ("المادة 1 (المنارة)", ("1", "المنارة")),
        ("Статья 25(1)", ("25", "1")),
        ("Приложение 2", ("schedule", "2")),
        ("Статья 283-1, часть 1", ("283-1", "1")),
        ("Часть 2", ("group:часть", "2")),
        ("Schedule 1, Part 2", ("schedule", "1", "2")),
        ("§ 7a Abs. 1 Nr. 2", ("7a", "1", "2")),
        ("Artikel 15, lid 2, onder b", ("15", "2", "b")),
        ("9 bis", ("9bis",)),
        ("2(1) “lamp”(b)", ("2", "1", "lamp", "b")),
    ],
)
def test_the_key_says_the_place_and_not_the_spelling(spelling: str, key: tuple[str, ...]) -> None:
    assert locator_key(spelling) == key


def test_a_dotted_section_is_not_its_subsection() -> None:
    assert locator_key("7.1") != locator_key("7(1)")


def test_an_unnumbered_paragraph_is_not_a_numbered_one() -> None:
    assert locator_key("5, para 2") != locator_key("5(2)")


def test_the_flat_key_joins_those_who_write_dots_and_those_who_write_brackets() -> None:
    assert flat_key(locator_key("Artículo 35.1.f")) == flat_key(locator_key("35(1)(f)"))
