"""The words of every language find their own examples, and not what only looks alike."""

from __future__ import annotations

import re
from functools import cache

import pytest

from lawkit.checking.spotting import Masks, Spotter
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root

LANGUAGES = sorted(path.parent.name for path in (content_root() / "locales").glob("*/words"))


@cache
def library() -> Library:
    """The shipped content."""
    return load()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_spotted_in_their_examples_and_not_in_what_looks_alike(language: str) -> None:
    masks = Masks(library().concepts)
    words = library().words(language)
    spotter = Spotter(language, words, masks)
    wrong = []
    for concept, entry in words.items():
        for phrase, wanted in [*((one, True) for one in entry.match), *((one, False) for one in entry.no_match)]:
            spotted = any(spot.mask & masks.bit(concept) for spot in spotter.spots(spotter.tokens(phrase)))
            if spotted is not wanted:
                wrong.append((concept, phrase))
    assert wrong == []


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_concept_with_english_words_has_words_in_the_language(language: str) -> None:
    assert sorted(set(library().words("en")) - set(library().words(language))) == []


@pytest.mark.parametrize("language", ["ar"])
def test_no_phrase_is_taken_back_by_another_of_its_concept(language: str) -> None:
    masks = Masks(library().concepts)
    words = library().words(language)
    spotter = Spotter(language, words, masks)
    lost = []
    for concept, entry in words.items():
        for phrase in entry.words:
            plain = re.sub(r"\s*~\d*\s*", " ", phrase.replace("=", ""))
            spots = spotter.spots(spotter.tokens(plain))
            if not phrase.startswith("-") and not any(spot.mask & masks.bit(concept) for spot in spots):
                lost.append((concept, phrase))
    assert lost == []
