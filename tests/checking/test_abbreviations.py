"""Abbreviations that a law gives in brackets mean what stands before them."""

from __future__ import annotations

from functools import cache

import pytest

from lawkit.checking.check import Checker
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build
from lawkit.library.loader import load


@cache
def checker() -> Checker:
    return Checker(load(), ["cppnm-a"])


@pytest.mark.parametrize(
    ("language", "text", "words", "concept", "spoken"),
    [
        (
            "en",
            "1. The Nuclear Security Commission (NSC) sits.\n2. The NSC reports.",
            "The NSC reports",
            "body-words",
            True,
        ),
        ("es", "1. La Autoridad Regulatoria Nuclear (ARN) actúa.\n2. La ARN informa.", "La ARN", "body-words", True),
        ("en", "1. The highly visible list (HVL) is kept.\n2. The HVL is read.", "The HVL is", "body-words", False),
        ("en", "1. Categories of the list (II) are kept.\n2. Of II more is said.", "Of II", "body-words", False),
        ("en", "1. The Commission sits (XYZ).\n2. The XYZ is read.", "The XYZ is", "body-words", False),
    ],
)
def test_an_abbreviation_is_read_as_its_name(language: str, text: str, words: str, concept: str, spoken: bool) -> None:
    blocks = tuple(Block(line) for line in text.splitlines())
    draft = build(Source("law.txt", "0" * 64, blocks, language=language), language)
    (law,) = checker().opened([draft]).laws
    at = draft.text.index(words)
    assert (concept in checker().masks.names(law.read([(at, at + len(words))]).mask)) is spoken
