"""Fields with a cached result, so that a reader sees the right text before Word recalculates anything."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256

from lawkit.word.markup import Element, copied, node, text_node

_OTHER = re.compile("[^A-Za-z0-9]")
_LONGEST = 40  # characters Word allows in a bookmark name


@cache
def bookmark_name(mark: str) -> str:
    """The bookmark name for a mark: letters, digits and underscores only, at most 40, hidden in Word's list.

    The digest keeps `a-b` and `a.b` apart.
    """
    letters = _OTHER.sub("_", mark)
    digest = sha256(mark.encode()).hexdigest()[:6]
    return f"_lk_{letters[: _LONGEST - 11]}_{digest}"


def field_runs(code: str, result: Element, properties: Element | None = None) -> list[Element]:
    """The runs of a complex field; `result` is the text element that holds the cached result."""
    begin, separate, end = map(copied, _marks())
    return [
        run(begin, properties),
        run(text_node(f" {code} ", "w:instrText"), properties),
        run(separate, properties),
        run(result, properties),
        run(end, properties),
    ]


@cache
def _marks() -> tuple[Element, ...]:
    """The patterns of what stands before a field, between its code and its result, and behind it."""
    kinds = ("begin", "separate", "end")
    return tuple(copied(node("w:fldChar", {"w:fldCharType": kind})) for kind in kinds)


def run(content: Element, properties: Element | None = None) -> Element:
    """A run with one child; the properties are copied, as an element has only one parent."""
    own = copied(properties) if properties is not None and len(properties) else None
    return node("w:r", None, own, content)
