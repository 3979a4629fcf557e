"""The content in other languages: PO files below locales/<language>/content/, mirrors of the content's own files.

An entry's msgctxt is the key of a text (see `lawkit.library.translatable`) and its msgid the English text that was
translated, so that a changed English text no longer finds its translation. An entry also serves every other text with
the same English words, unless that text has an entry of its own. Entries marked fuzzy are not used.

Each file's first comment says in which state its translations are (`state: machine-drafted`); an entry's own comment
(`state: reviewed; by: N. N.; date: 2026-12-01`) goes before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from lawkit.errors import ContentError, ContentFault
from lawkit.library.kept import worked_out_once
from lawkit.library.paths import content_root
from lawkit.sentences import marked
from lawkit.untranslated import START, untranslated

ENGLISH = "en"
FOLDER = "content"
ENTRIES = b"entries of a PO file, 1"  # to be raised when they would come out otherwise
_STATE = re.compile(r"state:\s*(?P<state>[a-z-]+)(?:;\s*by:\s*(?P<by>[^;]+))?(?:;\s*date:\s*(?P<date>[\d-]+))?")


class State(StrEnum):
    """How far a translation can be relied on."""

    MACHINE = "machine-drafted"
    REVIEWED = "reviewed"
    AUTHORITATIVE = "authoritative"


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated text; `by` and `date` tell who reviewed it when."""

    key: str
    english: str
    text: str
    state: State = State.MACHINE
    by: str = ""
    date: str = ""


@dataclass(frozen=True)
class Translation:
    """The translated texts of one language."""

    language: str
    entries: Sequence[Entry]
    citations: Sequence[tuple[str, str]] = ()  # regular expression and what is put in its place, in English pinpoints

    def cited(self, pinpoint: str) -> str:
        """A pinpoint as the language writes it: `art. 7(1)` as `ст. 7(1)`; one that was translated stays."""
        if pinpoint.startswith(START):
            return pinpoint
        for find, put in self.citations:
            pinpoint = re.sub(find, put, pinpoint)
        return pinpoint

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Entry]:
        return {(entry.key, entry.english): entry for entry in self.entries}

    @cached_property
    def _by_english(self) -> dict[str, Entry]:
        shared: dict[str, Entry] = {}
        for entry in self.entries:
            shared.setdefault(entry.english, entry)
        return shared

    def entry(self, key: str, english: str) -> Entry | None:
        """The translation of a text: its own, else that of the same English words elsewhere."""
        return self._by_key.get((key, english)) or self._by_english.get(english)

    def shown(self, key: str, english: str) -> str:
        """The text in this language; the English one, marked as untranslated, where there is none."""
        found = self.entry(key, english)
        return untranslated(english) if found is None else found.text

    @cached_property
    def states(self) -> Counter[State]:
        """How many translations are in which state."""
        return Counter(entry.state for entry in self.entries)


def translation_files(roots: Sequence[Path], language: str) -> list[Path]:
    """The PO files of a language in some packs, the shipped ones first."""
    return [path for root in roots for path in sorted((root / "locales" / language / FOLDER).rglob("*.po"))]


def translated_languages(roots: Sequence[Path]) -> tuple[str, ...]:
    """The languages in which every part of the act has translations, English first."""
    parts = len(list(content_root().glob("model_laws/act/*.yaml")))
    done: dict[str, set[str]] = {}
    for path in (path for root in (*roots, content_root()) for path in root.glob(f"locales/*/{FOLDER}/act/*.po")):
        done.setdefault(path.parents[2].name, set()).add(path.name)
    return (ENGLISH, *sorted(language for language, files in done.items() if len(files) >= parts))


def load_translation(roots: Sequence[Path], language: str) -> Translation:
    """The translations of a language; those of a later pack take the place of earlier ones.

    Raises ContentError where a file is no PO file.
    """
    entries: dict[tuple[str, str], Entry] = {}
    faults: list[ContentFault] = []
    for path in translation_files(roots, language):
        for entry in read_entries(path, faults):
            entries.pop((entry.key, entry.english), None)
            entries[entry.key, entry.english] = entry
    if faults:
        raise ContentError(faults)
    from lawkit.localization.drafting import read_drafting

    drafting = read_drafting(roots, language)
    citations = tuple((one.find, one.put) for one in drafting.pinpoints) if drafting else ()
    return Translation(language, tuple(entries.values()), citations)


def read_entries(path: Path, faults: list[ContentFault]) -> list[Entry]:
    """The translations of one file that can be used; what is wrong with it is added to `faults`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        faults.append(ContentFault(str(path), 0, "", marked("cannot be read: {reason}", reason=error.strerror)))
        return []

    def parse() -> dict[str, Any] | None:
        found = parse_po(path, content, faults)
        return None if found is None else {"entries": found}

    data = worked_out_once([ENTRIES, content], parse)
    return [] if data is None else [Entry(k, e, t, State(s), b, d) for k, e, t, s, b, d in data["entries"]]


def parse_po(path: Path, content: bytes, faults: list[ContentFault]) -> list[tuple[str, ...]] | None:
    """The usable entries of a PO file as plain rows; None, and a fault, where it is none."""
    from io import BytesIO

    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(BytesIO(content), abort_invalid=True, ignore_obsolete=True, charset="utf-8")
    except PoFileError as error:
        line = (getattr(error, "lineno", None) or 0) + 1
        faults.append(ContentFault(str(path), line, "", marked("not a valid PO file: {error}", error=error)))
        return None
    except (UnicodeDecodeError, ValueError) as error:
        faults.append(ContentFault(str(path), 0, "", marked("not a valid PO file: {error}", error=error)))
        return None
    whole = state_of([catalogue.header_comment], (State.MACHINE, "", ""))
    return [
        (str(one.context or ""), str(one.id), str(one.string), *state_of(one.user_comments, whole))
        for one in catalogue
        if one.id and one.string and not one.fuzzy
    ]


def state_of(comments: Sequence[str], otherwise: tuple[str, str, str]) -> tuple[str, str, str]:
    """State, reviewer and date that a comment tells; `otherwise` where none does."""
    for found in filter(None, map(_STATE.search, comments)):
        if found["state"] in list(State):
            return found["state"], (found["by"] or "").strip(), found["date"] or ""
    return otherwise
