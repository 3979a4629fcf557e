"""What a law is about goes without saying in it: short words stand for it, where its title or scope speaks of it."""

from __future__ import annotations

from functools import cache

import pytest

from lawkit.checking.check import Checker
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build
from lawkit.library.loader import load

DUTY = "The holder shall keep the material under lock."
PART = "CHAPTER I. SECURITY OF NUCLEAR MATERIAL"
TITLED = f"DECREE ON THE SECURITY OF NUCLEAR MATERIAL\nArticle 1. {DUTY}"
SCOPED = f"DECREE\nArticle 1. This Decree applies to nuclear material.\nArticle 2. {DUTY}"
IN_A_CHAPTER = f"LAW ON ENERGY\n{PART}\nArticle 1. {DUTY}\nCHAPTER II. FEES\nArticle 2. Fees are paid."
OTHER_CHAPTER = f"LAW ON ENERGY\n{PART}\nArticle 1. Fees are paid.\nCHAPTER II. OIL\nArticle 2. {DUTY}"
UNTITLED = f"LAW ON HAZARDOUS GOODS\nArticle 1. {DUTY}"
RADIOACTIVE = (
    "DECREE ON THE SECURITY OF NUCLEAR MATERIAL\nArticle 1. The holder shall keep the radioactive material under lock."
)


@cache
def checker() -> Checker:
    return Checker(load(), ["cppnm-a"])


def spoken_of(text: str, words: str) -> set[str]:
    """The concepts spotted at some words of a law."""
    blocks = tuple(Block(line) for line in text.splitlines())
    draft = build(Source("law.txt", "0" * 64, blocks, language="en"), "en")
    (law,) = checker().opened([draft]).laws
    at = draft.text.index(words)
    reading = law.read([(at, at + len(words))])
    return set(checker().masks.names(reading.mask))


@pytest.mark.parametrize("law", [TITLED, SCOPED, IN_A_CHAPTER])
def test_the_material_is_that_of_the_title(law: str) -> None:
    assert "nuclear-material" in spoken_of(law, "the material under lock")


@pytest.mark.parametrize("law", [OTHER_CHAPTER, UNTITLED])
def test_elsewhere_material_is_any_material(law: str) -> None:
    assert "nuclear-material" not in spoken_of(law, "the material under lock")


def test_what_is_said_in_full_is_not_short() -> None:
    assert "nuclear-material" not in spoken_of(RADIOACTIVE, "radioactive material")
