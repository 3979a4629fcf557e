"""Words as both databases can keep them."""

from __future__ import annotations

import unicodedata
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def plain(words: str) -> str:
    """Without what PostgreSQL or UTF-8 cannot hold: NUL, and halves of signs."""
    return words.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def written(words: str) -> str:
    """What a person typed, without signs that no report can print and without those that turn the words after them
    round (U+202A to U+202E, U+2066 to U+2069); the joiners and marks of Arabic and Persian stay."""
    kept = (one for one in plain(words) if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cn", "Co", "Cs"))
    return "".join(kept).translate(_TURNING).strip()


class Plain(TypeDecorator[str]):
    """A column of plain words, cut to its length."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """A value as it is kept."""
        length = getattr(self.impl_instance, "length", None)
        return value if value is None else plain(value)[:length]


class PlainText(TypeDecorator[str]):
    """A column of plain words of any length."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """A value as it is kept."""
        return value if value is None else plain(value)


def plain_values(detail: dict[str, Any]) -> dict[str, Any]:
    """The same mapping with plain words."""
    return {name: plain(value) if isinstance(value, str) else value for name, value in detail.items()}
