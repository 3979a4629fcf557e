"""The product's own wording in the language of the reader.

Every fixed word of a report, a kit document or the terminal passes through the function that `translator` gives. The
catalogues stand in locales/<language>/LC_MESSAGES/lawkit.po; `lawkit.translation.messages` gathers what is in them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lawkit.library.kept import worked_out_once
from lawkit.library.paths import content_root
from lawkit.untranslated import untranslated

ENGLISH = "en"
PLACE = "LC_MESSAGES/lawkit.po"


def marked(message: str) -> str:
    """A message that is translated where it is shown: marks it for the catalogues."""
    return message


@cache
def translator(language: str, roots: tuple[Path, ...] = ()) -> Callable[[str], str]:
    """A function from an English message to the same in `language`, as the shipped catalogue or that of a pack has it.

    A message that the language's catalogues lack stays English and is marked as untranslated; a language of which no
    root has a catalogue has all in English.
    """
    paths = [root / "locales" / language / PLACE for root in dict.fromkeys((content_root(), *roots))]
    catalogues = [] if language == ENGLISH else [one for path in paths if (one := _catalogue(path)) is not None]
    if not catalogues:
        return marked
    catalogue = {message: text for one in catalogues for message, text in one.items()}

    def translate(message: str) -> str:
        return catalogue.get(message) or untranslated(message)

    return translate


def _catalogue(path: Path) -> dict[str, str] | None:
    """What one catalogue translates; None where there is none."""
    try:
        content = path.read_bytes()
    except OSError:
        return None

    def parse() -> dict[str, Any]:
        from lawkit.translation.messages import read_catalogue

        return read_catalogue(path)

    return worked_out_once([b"messages", content], parse) or {}
