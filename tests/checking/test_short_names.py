"""A short name takes the meaning of the words that it stands for: "the design basis threat (DBT)"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.check import Checker
from lawkit.drafts.reading import read
from lawkit.library.loader import load

LAWS = {
    "en": (
        "1. The Authority shall draw up the design basis threat (hereinafter “the DBT”).\n\n2. {} is revised.",
        "The DBT",
    ),
    "fr": (
        "Article 1. L’autorité établit la menace de référence (ci-après « MR »).\n\nArticle 2. La {} est revue.",
        "MR",
    ),
    "es": ("Artículo 1. Se elabora la amenaza base de diseño (ABD).\n\nArtículo 2. Se revisa la {}.", "ABD"),
    "ar": (
        'المادة 1\nتضع الهيئة التهديد المحتسب في التصميم (ويشار إليه فيما يلي بـ "المرجع").\n\nالمادة 2\nيراجع {}.',
        "المرجع",
    ),
    "ru": ("Статья 1. Орган определяет проектную угрозу (далее – ПУ).\n\nСтатья 2. Пересматривается {}.", "ПУ"),
    "zh": ("第一条 主管部门制定设计基准威胁（以下简称基准）。\n\n第二条 主管部门修订{}。", "基准"),
    "id": (
        "Pasal 1\nAncaman dasar desain yang selanjutnya disingkat ADD adalah gambaran.\n\nPasal 2\n{} ditinjau.",
        "ADD",
    ),
    "pt": ("Artigo 1.º A autoridade elabora a ameaça base de projeto (ABP).\n\nArtigo 2.º Revê-se a {}.", "ABP"),
}


@cache
def checker() -> Checker:
    return Checker(load(), ["infcirc225r5"])


def concepts_of_last(text: str, words: str, language: str, folder: Path) -> set[str]:
    """What the last place of some words in a law speaks of."""
    path = folder / "law.txt"
    path.write_text(f"X\n\n{text}\n", encoding="utf-8")
    draft = read(path, language)
    law = checker().opened([draft]).laws[0]
    at = draft.text.rindex(words)
    return set(checker().masks.names(law.read([(at, at + len(words))]).mask))


@pytest.mark.parametrize("language", LAWS)
def test_a_short_name_means_what_it_is_short_for(language: str, tmp_path: Path) -> None:
    text, short = LAWS[language]
    short = short.removeprefix("The ")
    assert "design-threat" in concepts_of_last(text.format(short), short, language, tmp_path)


def test_a_name_that_is_made_of_other_words_does_not(tmp_path: Path) -> None:
    text = "1. Any person who keeps nuclear material (hereinafter “the keeper”).\n\n2. Fees are paid by the keeper."
    assert "nuclear-material" not in concepts_of_last(text, "keeper", "en", tmp_path)


@pytest.mark.parametrize(
    ("language", "text", "words", "spoken"),
    [
        (
            "en",
            "1. The Nuclear Security Commission (NSC) sits.\n2. The NSC reports.",
            "The NSC reports",
            True,
        ),
        ("es", "1. La Autoridad Regulatoria Nuclear (ARN) actúa.\n2. La ARN informa.", "La ARN", True),
        ("en", "1. The highly visible list (HVL) is kept.\n2. The HVL is read.", "The HVL is", False),
        ("en", "1. Categories of the list (II) are kept.\n2. Of II more is said.", "Of II", False),
        ("en", "1. The Commission sits (XYZ).\n2. The XYZ is read.", "The XYZ is", False),
    ],
)
def test_an_abbreviation_is_read_as_its_name(
    language: str, text: str, words: str, spoken: bool, tmp_path: Path
) -> None:
    assert ("body-words" in concepts_of_last(text, words, language, tmp_path)) is spoken
