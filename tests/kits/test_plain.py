"""Clauses as plain text, as reports show them and people copy them."""

import re

import pytest

from lawkit.kits.plain import clause_texts
from lawkit.library.loader import load
from lawkit.library.translations import translated_languages

LIBRARY = load()


def test_a_reference_to_a_paragraph_prints_the_number_that_it_has_here() -> None:
    text = clause_texts(LIBRARY, ("cppnm-a", "icsant"))("jurisdiction.grounds", "cppnm-a.8.2")
    lines = text.splitlines()
    presence = next(line for line in lines if "the alleged offender is present" in line)
    assert any(f"Jurisdiction under subsection\N{NO-BREAK SPACE}{presence.split()[0]} arises" in line for line in lines)


@pytest.mark.parametrize("language", translated_languages(LIBRARY.roots))
def test_no_reference_leaves_a_hole(language: str) -> None:
    texts = clause_texts(LIBRARY.in_language(language), tuple(LIBRARY.instruments), None, language)
    holes = [
        (name, line) for name in LIBRARY.clauses for line in texts(name, "").splitlines() if re.search(r"\S\s{2}", line)
    ]
    assert holes == []
