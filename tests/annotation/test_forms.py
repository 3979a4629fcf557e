"""A draft's own ways of setting and numbering are learned from it, and inserted provisions follow them."""

from __future__ import annotations

import pytest

from lawkit.annotation.counting import counted
from lawkit.annotation.forms import Layout, forms_of, number_in, opening_of, sections_of, value_of
from lawkit.drafts.draft import Draft
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build


def draft(text: str, language: str) -> Draft:
    blocks = tuple(Block(line) for line in text.strip().split("\n"))
    return build(Source("draft.txt", "", blocks), language)


LAWS = {
    "en": (
        "12. Theft\n(1) A person who steals commits an offence.\n(2) It is punished.\n(a) by a fine;\n(b) by prison.\n",
        "{n}. ",
    ),
    "fr": ("Article 12 — Vol\n1. Quiconque vole est puni.\n2. La tentative est punie.\n", "Article {n} — "),
    "id": ("Pasal 12\n(1) Setiap orang dilarang mencuri.\n(2) Pelanggaran dipidana.\n", "Pasal {n}\n"),
    "ru": ("Статья 12. Хищение\n1. Хищение наказывается.\n2. Покушение наказывается.\n", "Статья {n}. "),
    "zh": ("第十二条 禁止盗窃核材料。\n违反前款规定的，依法处罚。\n", "{n} "),
    "ar": ("المادة الثانية عشرة\n1- يعاقب كل من سرق.\n2- يعاقب على الشروع.\n", "المادة {n}\n"),
}


def numbered(language: str) -> Draft:
    law, _ = LAWS[language]
    other = law.replace("12", "13").replace("十二", "十三").replace("الثانية عشرة", "الثالثة عشرة")
    return draft(law + other, language)


@pytest.mark.parametrize("language", LAWS)
def test_the_opening_of_a_section_is_learned(language: str) -> None:
    found = numbered(language)
    assert len(sections_of(found)) == 2
    assert forms_of(found).section.opening == LAWS[language][1]
    assert [value_of(found, one)[:1] for one in sections_of(found)] == [(12,), (13,)]


def test_paragraphs_and_items_are_numbered_as_the_draft_numbers_them() -> None:
    levels = forms_of(numbered("en")).levels
    assert [one.form for one in levels[:2]] == ["({1})", "({a})"]
    assert forms_of(numbered("fr")).levels[0].form == "{1}."
    assert forms_of(numbered("zh")).levels[0].form == ""  # paragraphs of a Chinese article have no numbers


def test_headings_on_a_line_of_their_own_are_set_so() -> None:
    text = "Artigo 1.º\nObjeto\nA presente lei define regras.\nArtigo 2.º\nÂmbito\nA presente lei aplica-se a todos.\n"
    form = forms_of(draft(text, "pt")).section
    assert form.layout is Layout.NEXT
    assert form.opening == "Artigo {n}\n"


@pytest.mark.parametrize(
    ("language", "base", "wanted"),
    [
        ("en", "12", ["12A", "12B"]),
        ("fr", "12", ["12 bis", "12 ter"]),
        ("pt", "12.º", ["12.º-A", "12.º-B"]),
        ("id", "12", ["12A", "12B"]),
        ("ru", "12", ["12.1", "12.2"]),
        ("ar", "12", ["12 مكرر", "12 مكرر 1"]),
        ("zh", "第十二条", ["第十二条之一", "第十二条之二"]),
    ],
)
def test_inserted_numbers_follow_the_tradition(language: str, base: str, wanted: list[str]) -> None:
    form = forms_of(draft("1. Nothing.", language)).insertion.number
    assert [counted(form, count, base) for count in (1, 2)] == wanted


def test_a_draft_that_inserts_otherwise_is_followed() -> None:
    text = "Article 1 — Objet\nLa loi protège.\nArticle 1-1 — Champ\nElle s'applique.\nArticle 2 — Vol\nNul ne vole.\n"
    assert forms_of(draft(text, "fr")).insertion.number == "{n}-{1}"


def test_a_number_is_told_from_the_words_around_it() -> None:
    found = numbered("zh")
    assert [number_in(opening_of(found, one)) for one in sections_of(found)] == ["第十二条", "第十三条"]


def test_letters_and_native_digits_are_counted() -> None:
    assert counted("({a})", 27) == "(aa)"
    assert counted("{١})", 12) == "١٢)"
    assert counted("{n}{A}", 28, "5") == "5AB"
