"""What stands in a paragraph or definition of a model clause, its items included."""

from __future__ import annotations

import re

from lawkit.library.content import DefinitionEntry, Paragraph

_DEFINES = re.compile(r"[“\"]([^”\"]{3,60})[”\"] means")


def terms_defined_by(paragraph: Paragraph) -> list[str]:
    """The terms to which a paragraph gives a meaning."""
    return _DEFINES.findall(paragraph.text)


def texts_of(piece: DefinitionEntry | Paragraph) -> list[str]:
    """Its templates."""
    return [piece.text, piece.closing, *(text for item in piece.items for text in texts_of(item))]


def elements_given(piece: DefinitionEntry | Paragraph, obligation: str) -> set[str]:
    """The elements of an obligation that its words contain."""
    found = set(piece.implements.get(obligation, ()))
    for item in piece.items:
        found |= elements_given(item, obligation)
    return found


def obligations_of(piece: DefinitionEntry | Paragraph) -> set[str]:
    """The obligations of which its words contain an element."""
    found = set(piece.implements)
    for item in piece.items:
        found |= obligations_of(item)
    return found
