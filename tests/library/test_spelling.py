"""The model texts are spelled in one way, British with -ize, and without slips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from spellchecker import SpellChecker

from lawkit.library.loader import load
from lawkit.library.translatable import words

# Right words that the dictionary lacks: terms of the field, British forms, pieces of foreign and hyphenated words.
FIELD = frozenset(Path(__file__).with_name("words-of-the-field.txt").read_text(encoding="utf-8").split())
# One form of words that others write in two: the form that does not belong here, and names that keep their own.
OTHER_FORMS = re.compile(
    r"\b(?:author|organ|recogn|minim|harmon|criminal|categor|penal|summar|emphas|special|neutral|final|mobil|util)"
    r"is(?:e|ed|es|ing|ation|ations)\b|\b(?:defense|offense|center|behavior|harbor|color|labors?\b|judgement|fulfill)\w*",
    re.IGNORECASE,
)
NAMES = ("Organisation for the Prohibition of Chemical Weapons",)
TEMPLATE = re.compile(r"\{\{.*?\}\}")


def texts() -> Iterator[tuple[str, str]]:
    """Key and words of every model text, blank and review question."""
    library = load()
    blanks, questions = library.placeholders.values(), library.review_questions.values()
    for content in (*library.parts, *library.clauses.values(), *blanks, *questions):
        for one in words(content):
            yield one.key, TEMPLATE.sub(" ", one.text)


def test_every_word_is_in_the_dictionary_or_a_word_of_the_field() -> None:
    known = SpellChecker().word_frequency
    unknown = {
        f"{key}: {word}"
        for key, text in texts()
        for word in re.findall(r"[A-Za-z][a-z]+", text)
        if word.lower() not in known and word.lower() not in FIELD
    }
    assert unknown == set()


def test_words_with_two_forms_keep_to_one() -> None:
    wrong = set()
    for key, text in texts():
        for name in NAMES:
            text = text.replace(name, "")
        wrong |= {f"{key}: {found[0]}" for found in OTHER_FORMS.finditer(text)}
    assert wrong == set()


def test_the_law_itself_uses_no_term_that_the_term_base_deprecates() -> None:
    library = load()
    deprecated = [term for entry in library.words("en").values() for term in entry.deprecated]
    assert len(deprecated) >= 5
    any_of_them = re.compile(rf"\b(?:{'|'.join(deprecated)})\b", re.IGNORECASE)
    law = ("text", "definition", "heading", "term")
    said = [one for content in (*library.parts, *library.clauses.values()) for one in words(content) if one.kind in law]
    assert [f"{one.key}: {found[0]}" for one in said if (found := any_of_them.search(one.text))] == []
