"""The first words of a definition say what kind of thing a term is, whatever else the definition speaks of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.check import Checker
from lawkit.drafts.reading import read
from lawkit.library.loader import load

DEFINITIONS = """1. In this Act:
“notification” means information on a practice for the Radiation Protection Authority;
“regulator” means the Radiation Protection Authority;
“absorbed dose” means the energy that ionising radiation leaves in a mass of material;
“hot goods” means any material that emits ionising radiation;
“clearance” means leave to take radioactive material, used or unused, out of a building in which it is used or stored;
“works” means a building in which radioactive material is used or stored;
“listed goods” means (a) radioactive substances; or (b) machines that make X-rays.

2. The {} is governed by this Act.
"""
MEANT = [
    ("notification", "competent-authority", False),
    ("regulator", "competent-authority", True),
    ("absorbed dose", "general-radioactive-material", False),
    ("hot goods", "general-radioactive-material", True),
    ("clearance", "nuclear-facility", False),
    ("works", "nuclear-facility", True),
    ("listed goods", "source-matter", True),
]


@cache
def checker() -> Checker:
    return Checker(load(), ["coc"])


@pytest.mark.parametrize(("term", "concept", "meant"), MEANT)
def test_a_term_is_what_its_definition_begins_with(term: str, concept: str, meant: bool, tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(f"An Act\n\n{DEFINITIONS.format(term)}", encoding="utf-8")
    draft = read(path, "en")
    law = checker().opened([draft]).laws[0]
    at = draft.text.rindex(term)
    assert (concept in checker().masks.names(law.read([(at, at + len(term))]).mask)) is meant
