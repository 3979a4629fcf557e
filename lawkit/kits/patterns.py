"""Putting pieces into the patterns of a language's drafting data: `{noun} {n}` with a noun and a live number."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list

from lawkit.localization.drafting import filled
from lawkit.localization.locales import locale_of
from lawkit.word.pieces import Piece, Pieces, Text, as_pieces

NBSP = "\u00a0"
_NUMBERS = ("n", "label", "number")


def composed(pattern: str, **values: Pieces) -> list[Piece]:
    """The pieces of a pattern; a number stays on the line of the word before it."""
    pieces: list[Piece] = []
    pattern_parts = filled(pattern)
    for place, (words, is_name) in enumerate(pattern_parts):
        if is_name:
            pieces += as_pieces(values[words])
            continue
        following = pattern_parts[place + 1][0] if place + 1 < len(pattern_parts) else ""
        if words.endswith(" ") and following in _NUMBERS:
            words = words[:-1] + NBSP
        pieces.append(Text(words))
    return merged(pieces)


def listed(items: Sequence[Sequence[Piece]], locale: str) -> list[Piece]:
    """Several pieces as the language lists them: `a, b and c`."""
    marks = [f"\ue000{number}\ue001" for number in range(len(items))]
    pieces: list[Piece] = []
    for part in format_list(marks, locale=locale_of(locale)).split("\ue000"):
        number, found, words = part.partition("\ue001")
        pieces += items[int(number)] if found else ()
        words = words if found else part
        pieces += [Text(words)] if words else []
    return merged(pieces)


def merged(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with neighbouring plain words made one."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, Text) and isinstance(last, Text) and piece == Text(piece.text) and last == Text(last.text):
            joined[-1] = Text(last.text + piece.text)
        else:
            joined.append(piece)
    return joined
