"""The translators' workbench behind the pages: the texts of a language, what helps with one, and keeping what is sent.

What a translator keeps goes into one content folder, as a pack: the folder given with `--content`, else that of the
project. The texts that lawkit brings are never changed.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from lawkit.library.loader import Library
from lawkit.library.translations import FOLDER, State, load_translation, translation_files
from lawkit.translation.catalogue import distinct, keep, unit_files
from lawkit.translation.checks import Finding, check_units
from lawkit.translation.language_checks import LanguageChecks, language_checks
from lawkit.translation.merge import Merged, by_file, merge
from lawkit.translation.term_base import TermEntry
from lawkit.translation.units import Unit, UnitFile

FILTERS = ("untranslated", "fuzzy", "machine-drafted", "reviewed")
_WORD = re.compile(r"\w{3,}")
_LIKELY = 30  # texts that share most words, to be compared closely
_LEAST = 0.45  # of the words of two texts that are alike
_MATCHES, _HINTS = 4, 10
_COMMON = 400  # texts: a word that stands in more of them finds nothing


@dataclass(frozen=True, slots=True)
class Match:
    """A translated text that is like another: `share` of their words is the same, in hundredths."""

    unit: Unit
    share: int


@dataclass(frozen=True, slots=True)
class LanguageFigures:
    """How far a language is: distinct texts, those with a usable translation, those that a person has reviewed."""

    language: str
    texts: int
    translated: int
    reviewed: int


class Texts:
    """All texts of a language as they stand."""

    def __init__(self, library: Library, language: str) -> None:
        self.files = unit_files(library, language)
        self.by_key = {unit.key: unit for file in self.files for unit in file.units}
        self._library, self._language = library, language

    @cached_property
    def checks(self) -> LanguageChecks:
        """What the checks must know of the language."""
        return language_checks(self._library, self._language)

    def findings(self, unit: Unit, translate: Callable[[str], str]) -> list[Finding]:
        """What may be wrong with a translation, in the language of a translator."""
        return list(check_units([unit], replace(self.checks, translate=translate)))

    def terms(self, english: str) -> list[TermEntry]:
        """The terms of the term base that stand in an English text, the longest first."""
        asked = english.casefold()
        found = [one for one in self.checks.terms if one.english and one.preferred and one.pattern.search(asked)]
        return sorted(found, key=lambda one: -len(one.english[0]))[:_HINTS]

    @cached_property
    def _words(self) -> dict[str, list[Unit]]:
        places: dict[str, list[Unit]] = {}
        for unit in self.by_key.values():
            if unit.usable:
                for word in set(_WORD.findall(unit.english.casefold())):
                    places.setdefault(word, []).append(unit)
        return {word: units for word, units in places.items() if len(units) <= _COMMON}

    def similar(self, unit: Unit) -> list[Match]:
        """Translated texts whose English is most like that of a unit."""
        words = _WORD.findall(unit.english.casefold())
        shared = Counter(other.key for word in set(words) for other in self._words.get(word, ()))
        matches = []
        for key, _count in shared.most_common(_LIKELY):
            other = self.by_key[key]
            if key != unit.key:
                ratio = SequenceMatcher(None, words, _WORD.findall(other.english.casefold()), autojunk=False).ratio()
                matches.append(Match(other, round(100 * ratio)))
        return sorted((one for one in matches if one.share >= 100 * _LEAST), key=lambda one: -one.share)[:_MATCHES]

    def chosen(self, file: str, state: str, words: str) -> list[tuple[str, Unit]]:
        """File name and unit of every text that a translator asks for; an empty choice leaves nothing out."""
        sought = words.casefold()
        return [
            (one.name, unit)
            for one in self.files
            if file in ("", one.name)
            for unit in one.units
            if _is(unit, state) and (not sought or sought in f"{unit.english}\n{unit.text}\n{unit.key}".casefold())
        ]


class Workbench:
    """The texts of all languages; safe to use from several threads."""

    def __init__(self, library: Callable[[], Library], folder: Path) -> None:
        self._library, self.folder = library, folder
        self._lock = threading.RLock()
        self._held: dict[str, tuple[object, Texts]] = {}
        self._figures: dict[str, tuple[object, LanguageFigures]] = {}

    def texts(self, language: str) -> Texts:
        """The texts of a language, read again when a file of theirs has changed."""
        with self._lock:
            stands = self._stands(language)
            held = self._held.get(language)
            if held is None or held[0] != stands:
                held = (stands, Texts(self._library(), language))
                self._held[language] = held
            return held[1]

    def figures(self, language: str) -> LanguageFigures:
        """How far a language is."""
        with self._lock:
            stands = self._stands(language)
            held = self._figures.get(language)
            if held is None or held[0] != stands:
                held = (stands, self._counted(language))
                self._figures[language] = held
            return held[1]

    def keep(
        self,
        language: str,
        sent: Sequence[Unit],
        translate: Callable[[str], str],
        overwrite: bool = False,
        trial: bool = False,
    ) -> Merged:
        """Takes in what somebody sends, and says what became of every text; with `trial` nothing is written."""
        with self._lock:
            texts = self.texts(language)
            merged = merge(texts.files, sent, overwrite, translate)
            taken = merged.taken(overwrite)
            if taken and not trial:
                after = by_file(texts.files, merged.units)
                changed = [one for one in after if any((unit.key, unit.english) in taken for unit in one.units)]
                keep(changed, language, self.folder, only=taken)
            return merged

    def _counted(self, language: str) -> LanguageFigures:
        library = self._library()
        translation = load_translation(library.roots, language)
        found = [
            entry
            for _file, words in distinct(library)
            for one in words
            if (entry := translation.entry(one.key, one.text)) is not None
        ]
        reviewed = sum(entry.state is not State.MACHINE for entry in found)
        total = sum(len(words) for _file, words in distinct(library))
        return LanguageFigures(language, total, len(found), reviewed)

    def _stands(self, language: str) -> object:
        """What tells one state of a language's files from another."""
        (self.folder / "locales" / language / FOLDER).mkdir(parents=True, exist_ok=True)
        paths = translation_files(self._library().roots, language)
        return tuple((str(path), *_stat(path)) for path in paths)


def _stat(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def _is(unit: Unit, state: str) -> bool:
    match state:
        case "untranslated":
            return not unit.text
        case "fuzzy":
            return unit.fuzzy
        case "machine-drafted":
            return unit.usable and unit.state is State.MACHINE
        case "reviewed":
            return unit.usable and unit.state is not State.MACHINE
        case _:
            return True


def total_files(files: Sequence[UnitFile]) -> list[tuple[str, int, int]]:
    """Name, number of texts and number of those still to translate, of every file that holds any."""
    return [(one.name, len(one.units), sum(not unit.usable for unit in one.units)) for one in files if one.units]
