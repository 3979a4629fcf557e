"""What a kit on one topic takes from the model texts so that they still hold together.

A provision is taken for the duties of the topic that it rests on. With it come the provisions that it refers to, and
the definitions of the terms that are used. It is worked out on the English texts, so that it is the same in every
language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lawkit.library.content import Clause, DefinitionEntry, Paragraph
from lawkit.library.templates import read_template

_CALLS = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class TopicCut:
    """The duties of a topic, and what else is kept for their sake."""

    duties: frozenset[str]
    clauses: frozenset[str] = frozenset()  # kept as a kit on all topics has them, because something refers to them
    concepts: frozenset[str] = frozenset()  # whose terms are used

    def grown(
        self, pieces: Sequence[Paragraph | DefinitionEntry], held: Mapping[str, set[str]], terms: Terms
    ) -> TopicCut:
        """With the clauses that some pieces refer to and do not find, and the terms that they use.

        `held` gives the names of the paragraphs of each clause that is kept.
        """
        wanted = {target for piece in pieces for target in _targets(piece)}
        lacking = {
            clause for clause, _, name in (target.partition("#") for target in wanted)
            if clause not in held or (name and name not in held[clause])
        }  # fmt: skip
        words = "\n".join(_CALLS.sub(" ", words) for piece in pieces for words in (piece.text, piece.closing))
        return TopicCut(self.duties, self.clauses | lacking, self.concepts | terms.used(words))


def every(pieces: Sequence[Paragraph | DefinitionEntry]) -> Iterator[Paragraph | DefinitionEntry]:
    """Paragraphs or definitions with all that lies below them."""
    for piece in pieces:
        yield piece
        yield from every(piece.items)


def _targets(piece: Paragraph | DefinitionEntry) -> Iterator[str]:
    for words in (piece.text, piece.closing):
        for call in read_template(words)[0]:
            if call.function in ("ref", "schedule"):
                yield call.name


class Terms:
    """The defined terms of some clauses, found in English words."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._concepts: dict[str, set[str]] = {}
        for clause in clauses:
            for tradition in ("common", "civil"):
                for entry in clause.wording(tradition).definitions:
                    self._concepts.setdefault(entry.term.casefold(), set()).add(entry.concept)
        ordered = sorted(self._concepts, key=len, reverse=True)  # a longer term hides the shorter one within it
        self._pattern = re.compile(r"(?<![\w-])(" + "|".join(map(_inflected, ordered)) + r")(?![\w-])", re.IGNORECASE)
        self._forms: Callable[[str], set[str]] = cache(self._of)

    def used(self, words: str) -> set[str]:
        """The concepts of the terms that stand in some words."""
        found = {match[1].casefold() for match in self._pattern.finditer(words)} if self._concepts else set()
        return {concept for form in found for concept in self._forms(form)}

    def _of(self, form: str) -> set[str]:
        for term, concepts in self._concepts.items():
            if re.fullmatch(_inflected(term), form):
                return concepts
        return set()


def _inflected(term: str) -> str:
    """A term in the singular and the plural, as a regular expression."""
    return re.escape(term[:-1]) + "(?:y|ies)" if term.endswith("y") else re.escape(term) + "s?"
