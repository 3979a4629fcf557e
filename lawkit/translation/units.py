"""What translators work with: each distinct English text of the content once, with its translation if there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lawkit.library.loader import Library
from lawkit.library.translatable import Words
from lawkit.library.translations import Entry, State, Translation, load_translation
from lawkit.translation.segments import segment_files


@dataclass(frozen=True, slots=True)
class Unit:
    """One text with its translation; `fuzzy` where the translation belongs to an earlier English text, `previous`."""

    key: str
    kind: str
    english: str
    text: str = ""
    state: State = State.MACHINE
    by: str = ""
    date: str = ""
    fuzzy: bool = False
    previous: str = ""

    @property
    def usable(self) -> bool:
        """Whether a kit prints it."""
        return bool(self.text) and not self.fuzzy


@dataclass(frozen=True, slots=True)
class UnitFile:
    """The units of one content file, in its order; `name` is that of its PO file without the ending."""

    name: str
    units: tuple[Unit, ...]


def distinct(library: Library) -> Iterator[tuple[str, list[Words]]]:
    """File name -> its texts, without those whose English words stood in an earlier place."""
    seen: set[str] = set()
    for file in segment_files(library):
        fresh = []
        for one in file.words:
            if one.text not in seen:
                seen.add(one.text)
                fresh.append(one)
        yield file.name, fresh


def unit_files(library: Library, language: str) -> list[UnitFile]:
    """Every text of a library with its translation, as it stands in the content."""
    translation = load_translation(library.roots, language)
    known = {one.key: one.text for file in segment_files(library) for one in file.words}
    outdated = {one.key: one for one in outdated_entries(translation.entries, known)}
    files = []
    for name, texts in distinct(library):
        units = [_unit(one, translation, outdated.get(one.key)) for one in texts]
        files.append(UnitFile(name, tuple(units)))
    return files


def outdated_entries(entries: Iterable[Entry], known: dict[str, str]) -> Iterator[Entry]:
    """The entries whose English text has changed since, so that no text uses them; `known` is key -> English text."""
    english = set(known.values())
    return (one for one in entries if known.get(one.key, one.english) != one.english and one.english not in english)


def _unit(one: Words, translation: Translation, outdated: Entry | None) -> Unit:
    found = translation.entry(one.key, one.text)
    if found is not None:
        return Unit(one.key, one.kind, one.text, found.text, found.state, found.by, found.date)
    if outdated is not None:
        return Unit(one.key, one.kind, one.text, outdated.text, fuzzy=True, previous=outdated.english)
    return Unit(one.key, one.kind, one.text)


def with_own_entries(files: Sequence[UnitFile], library: Library, entries: Sequence[Entry]) -> list[UnitFile]:
    """The files with a further unit wherever a text has a translation of its own besides that of its English words."""
    own = {(entry.key, entry.english): entry for entry in entries}
    homes = {file.name: file for file in files}
    taken = {(unit.key, unit.english) for file in files for unit in file.units}
    for segment_file in segment_files(library):
        extra = [
            Unit(one.key, one.kind, one.text, entry.text, entry.state, entry.by, entry.date)
            for one in segment_file.words
            if (one.key, one.text) not in taken and (entry := own.get((one.key, one.text))) is not None
        ]
        if extra:
            home = homes[segment_file.name]
            homes[segment_file.name] = replace(home, units=(*home.units, *extra))
    return list(homes.values())


def content_folder(root: Path, language: str) -> Path:
    """Where a pack keeps the translations of a language."""
    return root / "locales" / language / "content"
