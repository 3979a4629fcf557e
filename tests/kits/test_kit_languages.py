"""A kit in every language that is shipped: it builds, nothing in it is unresolved, and it says what is not reviewed."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest

from lawkit.kits.checklist import write_checklist
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.model_text import print_texts
from lawkit.kits.start_here import write_start_here
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.translations import translated_languages
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country

STATES = {"ar": "JO", "es": "PE", "fr": "SN", "id": "ID", "pt": "MZ", "ru": "KZ", "zh": "CN"}
LANGUAGES = [one for one in translated_languages((content_root(),)) if one in STATES]


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load()


def context(library: Library, language: str) -> KitContext:
    return make_context(library, load_country(STATES[language]), None, ["cppnm-a"], "civil", Answers(), None)


def text_of(data: bytes) -> str:
    return "\n".join("".join(p.itertext("{*}t")) for p in docx.Document(BytesIO(data)).element.body.iter("{*}p"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kit_is_in_the_states_own_language_with_nothing_unresolved(shipped: Library, language: str) -> None:
    made = context(shipped, language)
    assert made.language.value == language
    texts = print_texts(made)
    documents = [printed.data for printed in texts.texts.values()] + [write_checklist(made, texts)]
    for data in documents:
        words = text_of(data)
        assert not re.search(r"\{\{|\}\}|\{[a-z_]+\}|[\u2066\u2069\ue000\ue001]", words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_is_not_translated_is_listed_in_the_first_document(shipped: Library, language: str) -> None:
    made = context(shipped, language)
    words = text_of(write_start_here(made, print_texts(made)))
    assert all(name in words for name in made.untranslated)


def test_where_nobody_knows_the_tradition_that_of_the_language_is_taken(shipped: Library) -> None:
    state = load_country("KE").model_copy(update={"facts": {}})
    traditions = {
        language: make_context(shipped, state, language, ["cppnm-a"], None, Answers(), None).tradition.value
        for language in ("en", "fr")
    }
    assert traditions == {"en": "common", "fr": "civil"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_offences_are_translated(shipped: Library, language: str) -> None:
    made = context(shipped, language)
    for clause in made.selection.clauses():
        if clause.id.startswith("offences."):
            assert "\u2066" not in clause.heading, clause.id
