"""The product's own wording in the language of the reader.

Every fixed word of a report, a kit document or the terminal passes through the function that `translator` gives. The
catalogues stand in locales/<language>/LC_MESSAGES/lawkit.po; `lawkit.translation.messages` gathers what is in them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any

from lawkit.library.kept import worked_out_once
from lawkit.library.paths import content_root
from lawkit.sentences import LANGUAGE_OF, Sentence
from lawkit.untranslated import untranslated

ENGLISH = "en"
PLACE = "LC_MESSAGES/lawkit.po"


@cache
def translator(language: str, roots: tuple[Path, ...] = ()) -> Callable[[str], str]:
    """A function from an English message to the same in `language`, as the shipped catalogue or that of a pack has it.

    A `Sentence` is said anew with its values, in the form that the language has for their number. A message that the
    language's catalogues lack stays English and is marked as untranslated; a language of which no root has a catalogue
    has all in English.
    """
    catalogues = [] if language == ENGLISH else [one for path in _places(language, roots) if (one := _catalogue(path))]
    if not catalogues:
        return _as_it_is
    texts: dict[str, list[str]] = {message: forms for one in catalogues for message, forms in one["texts"].items()}
    form_for = c2py(catalogues[-1]["plural"])

    def words(message: str, several: str, count: int) -> str:
        if message.startswith(LANGUAGE_OF):
            from lawkit.localization.locales import language_name

            return language_name(message.removeprefix(LANGUAGE_OF), language)
        forms = texts.get(message)
        if not forms:
            return untranslated(several if several and count != 1 else message)
        return forms[min(form_for(count), len(forms) - 1)] if several else forms[0]

    def translate(message: str) -> str:
        return message.said(words, translate) if isinstance(message, Sentence) else words(message, "", 0)

    return translate


def speaks(language: str, roots: tuple[Path, ...] = ()) -> bool:
    """Whether there is a catalogue of a language; English needs none."""
    return language == ENGLISH or any(path.is_file() for path in _places(language, roots))


def _as_it_is(message: str) -> str:
    return message


def _places(language: str, roots: tuple[Path, ...]) -> list[Path]:
    if not language.replace("_", "").replace("-", "").isalnum():
        return []
    return [root / "locales" / language / PLACE for root in dict.fromkeys((content_root(), *roots))]


def _catalogue(path: Path) -> dict[str, Any] | None:
    """What one catalogue translates: `texts`, a list of forms for each message, and the rule that chooses among them.

    None where there is no catalogue.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return None

    def parse() -> dict[str, Any]:
        from lawkit.translation.messages import plural_rule, read_catalogue

        return {"plural": plural_rule(path), "texts": read_catalogue(path)}

    found: dict[str, Any] | None = worked_out_once([b"messages with plurals", content], parse)
    return found
