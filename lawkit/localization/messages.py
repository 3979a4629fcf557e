"""The product's own wording in the language of the reader.

Every fixed word of a report, a kit document or the terminal passes through the function that `translator` gives. The
catalogues stand in locales/<language>/LC_MESSAGES/lawkit.po; `lawkit.translation.messages` gathers what is in them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from lawkit.library.kept import worked_out_once
from lawkit.library.paths import content_root
from lawkit.untranslated import untranslated

ENGLISH = "en"


def marked(message: str) -> str:
    """A message that is translated where it is shown: marks it for the catalogues."""
    return message


@cache
def translator(language: str) -> Callable[[str], str]:
    """A function from an English message to the same in `language`.

    A message that the language's catalogue lacks stays English and is marked as untranslated; a language without a
    catalogue has all in English.
    """
    catalogue = {} if language == ENGLISH else _catalogue(language)
    if not catalogue:
        return marked

    def translate(message: str) -> str:
        return catalogue.get(message) or untranslated(message)

    return translate


def _catalogue(language: str) -> dict[str, str]:
    path = content_root() / "locales" / language / "LC_MESSAGES" / "lawkit.po"
    try:
        content = path.read_bytes()
    except OSError:
        return {}

    def parse() -> dict[str, Any]:
        from lawkit.translation.messages import read_catalogue

        return read_catalogue(path)

    return worked_out_once([b"messages", content], parse) or {}
