"""Expressions within a text as inline codes, so that a translator's tool keeps them whole: `{{ place('office') }}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_EXPRESSION = re.compile(r"(\{\{.*?\}\})", re.S)
_FORM = re.compile(r"\s*\|\s*form\(\s*'[^']*'\s*\)")
_SPACES = re.compile(r"\s+")


def pieces(text: str) -> list[tuple[str, bool]]:
    """The words and the expressions (True) of a text, in order."""
    return [(piece, number % 2 == 1) for number, piece in enumerate(_EXPRESSION.split(text)) if piece]


def expressions(text: str) -> list[str]:
    """The expressions of a text in order, each without its grammatical form, as they are compared."""
    return [bare(piece) for piece, is_code in pieces(text) if is_code]


def bare(expression: str) -> str:
    """An expression without its grammatical form and without spaces that make no difference."""
    return _SPACES.sub("", _FORM.sub("", expression))


def words_alone(text: str) -> str:
    """A text without its expressions."""
    return "".join(piece if not is_code else " " for piece, is_code in pieces(text))


def numbered(text: str, others: Sequence[str] = ()) -> Iterator[tuple[str, int]]:
    """The pieces of a text, expressions with their number from one (0: words).

    An expression that `others` (those of the English text) hold has the number that it has there; further ones go on.
    """
    free: dict[str, list[int]] = {}
    for number, one in enumerate(others, 1):
        free.setdefault(one, []).append(number)
    following = len(others)
    for piece, is_code in pieces(text):
        if not is_code:
            yield piece, 0
            continue
        waiting = free.get(bare(piece))
        if waiting:
            yield piece, waiting.pop(0)
        else:
            following += 1
            yield piece, following
