"""The states by name in a language, in that language's own order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lawkit.localization.drafting import load_drafting
from lawkit.localization.locales import locale_of
from lawkit.localization.names import fold, read_names


def states_named(words: str, roots: Sequence[Path], language: str = "en") -> list[tuple[str, str]]:
    """Code and short name of every state of which a name holds these words, in any spelling; a code must be whole.

    The name is CLDR's in `language`, the English one where CLDR is silent.
    """
    wanted, code = fold(words), words.strip().upper()

    def is_meant(name: str) -> bool:
        return wanted == name or (wanted in name and len(name) > 3)

    own = {} if language == "en" else locale_of(language).territories
    found = [
        (one, own.get(one) or names[min(1, len(names) - 1)])
        for one, names in read_names(roots).items()
        if one == code or any(is_meant(fold(name)) for name in names)
    ]
    order = load_drafting(roots, language).order_of_lists()
    return sorted(found, key=lambda row: order(row[1]))


def states_in(language: str, roots: Sequence[Path]) -> list[tuple[str, str]]:
    """Code and short name of every state, in the order of the names."""
    return states_named("", roots, language)
