"""Tokens and word stems of a language: spaCy's blank pipeline with Snowball stems as the norm of each word.

Trained pipelines are not needed. A stem joins the forms of a word (possess, possesses, possession), so that a
concept's words are written once; Chinese is read character by character and has no forms to join.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import spacy
import Stemmer
from spacy.attrs import NORM
from spacy.tokenizer import Tokenizer

if TYPE_CHECKING:
    from spacy.language import Language

_STEMMERS = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "ar": "arabic",
    "ru": "russian",
    "id": "indonesian",
    "pt": "portuguese",
}
LONGEST_TEXT = 50_000_000  # characters in one piece


@cache
def pipeline(language: str) -> Language:
    """A tokenizer whose tokens' norm is their stem."""
    nlp = spacy.blank(language)
    nlp.max_length = LONGEST_TEXT
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.rules = {}  # no special cases: they would set norms of their own
    stemmer = Stemmer.Stemmer(_STEMMERS[language]) if language in _STEMMERS else None

    def norm(word: str) -> str:
        stem = word.lower()
        if stemmer is None:
            return stem
        if language == "en":  # one pass is enough, and a second would take "only" for a form of "on"
            return str(stemmer.stemWord(stem))
        # Until nothing changes: a plural's stem can be a word that has a shorter stem of its own ("nucleares",
        # "nuclear", "nucl"), and then singular and plural would not meet.
        while (shorter := str(stemmer.stemWord(stem))) != stem:
            stem = shorter
        return stem

    nlp.vocab.lex_attr_getters[NORM] = norm  # type: ignore[attr-defined]
    for lexeme in nlp.vocab:  # words that spaCy already knows have norms of its own ("cause" beside "causes")
        lexeme.norm_ = norm(lexeme.text)
    return nlp
