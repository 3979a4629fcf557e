"""Schedules that operative text calls annexed by their name are law; those that it only names are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.checking.force import WordsInForce
from lawkit.drafts.draft import Kind
from lawkit.drafts.reading import read

RULES = {
    "en": (
        "1. Duties\nThe annexed Protection Rules bind every operator.\n\n"
        "2. Commencement\nThis Act enters into force at once.\n",
        "SCHEDULE\nPROTECTION RULES\n1. Every operator has a plan.\n",
    ),
    "ru": (
        "Статья 1. Сила Правил\nПрилагаемые Правила физической защиты обязательны для всех.\n"
        "Статья 2. Вступление в силу\nЗакон вступает в силу немедленно.\n",
        "Приложение к Закону\nПРАВИЛА ФИЗИЧЕСКОЙ ЗАЩИТЫ\n1. Лицензиат имеет план.\n",
    ),
    "zh": (
        "第一条 所附实物保护规则对一切营运单位有约束力。\n第二条 本法自公布之日起施行。\n",
        "附件\n实物保护规则\n一、营运单位应当有计划。\n",
    ),
}


def has_force(text: str, language: str, folder: Path) -> bool:
    path = folder / "law.txt"
    path.write_text(text, encoding="utf-8")
    draft = read(path, language)
    schedule = next(one for one in draft.provisions if one.kind is Kind.SCHEDULE)
    return WordsInForce(draft).counts(schedule)


@pytest.mark.parametrize("language", RULES)
def test_rules_that_are_annexed_by_name_are_law(language: str, tmp_path: Path) -> None:
    assert has_force("".join(RULES[language]), language, tmp_path)


@pytest.mark.parametrize(("language", "word"), [("en", "annexed "), ("ru", "Прилагаемые "), ("zh", "所附")])
def test_a_text_that_is_only_named_gets_no_force(language: str, word: str, tmp_path: Path) -> None:
    assert not has_force("".join(RULES[language]).replace(word, "", 1), language, tmp_path)


TABLE = "Artigo 1.º\nCategorias\n{said}\n\nANEXO\n{heading}\nPlutónio: categoria I, 2 kg ou mais.\n"


@pytest.mark.parametrize("heading", ["Quadro a que se refere o artigo 1.º", "(a que se refere o artigo 1.º)"])
def test_a_heading_that_points_back_to_the_article_adds_nothing_to_the_name(heading: str, tmp_path: Path) -> None:
    said = "A matéria distribui-se pelas categorias do quadro anexo."
    assert has_force(TABLE.format(said=said, heading=heading), "pt", tmp_path)
    said = "A matéria distribui-se por categorias."
    assert not has_force(TABLE.format(said=said, heading=heading), "pt", tmp_path)


BINDING = {
    "ar": ("المادة 1\nللملاحق قوة القانون.\n", "الملحق الأول\n{heading}\n1. يضع كل مشغل خطة.\n"),
    "ru": (
        "Статья 1. Сила\nПриложения к настоящему Закону имеют обязательную силу.\n",
        "Приложение 1\n{heading}\n1. Лицензиат имеет план.\n",
    ),
}
HEADINGS = {"ar": ("المستويات", "اتفاقية المصابيح"), "ru": ("УРОВНИ", "КОНВЕНЦИЯ О ЛАМПАХ")}


@pytest.mark.parametrize("language", BINDING)
def test_words_that_give_force_to_all_annexes_do_so_but_for_treaties(language: str, tmp_path: Path) -> None:
    law, annex = BINDING[language]
    levels, treaty = (f"{law}\n{annex.format(heading=heading)}" for heading in HEADINGS[language])
    assert has_force(levels, language, tmp_path)
    assert not has_force(treaty, language, tmp_path)
