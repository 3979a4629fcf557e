"""Every text that lawkit ships is there in every language that it ships."""

from __future__ import annotations

from functools import cache

import pytest

from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.translations import translated_languages
from lawkit.translation.catalogue import unit_files
from lawkit.translation.messages import PLACE, messages, read_catalogue

LANGUAGES = [one for one in translated_languages((content_root(),)) if one != "en"]
LAG = 0.01  # the part of the messages that may wait: a new one does not stop the work of others


@cache
def shipped() -> Library:
    return load()


@cache
def every_message() -> tuple[str, ...]:
    return tuple(message for message, _several in messages())


def test_seven_languages_are_shipped_beside_english() -> None:
    assert LANGUAGES == ["ar", "es", "fr", "id", "pt", "ru", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_content_has_a_translation(language: str) -> None:
    missing = [unit.key for file in unit_files(shipped(), language) for unit in file.units if not unit.usable]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_one_message_in_a_hundred_waits_for_its_translation(language: str) -> None:
    known = read_catalogue(content_root() / "locales" / language / PLACE)
    missing = [one for one in every_message() if one not in known]
    assert len(missing) <= LAG * len(every_message()), missing
