"""All texts of a language: each distinct English text once, with its translation as the content's PO files have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lawkit.library.loader import Library
from lawkit.library.translatable import Words
from lawkit.library.translations import FOLDER, translation_files
from lawkit.output import write_file
from lawkit.translation.po import po_text, read_po_units
from lawkit.translation.segments import segment_files
from lawkit.translation.units import Unit, UnitFile


@dataclass
class _Kept:
    """What the PO files hold: usable translations by text, and those that wait for a look by key."""

    own: dict[tuple[str, str], Unit] = field(default_factory=dict)
    shared: dict[str, Unit] = field(default_factory=dict)
    waiting: dict[str, Unit] = field(default_factory=dict)


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
    """Every text of a library with its translation; a text with a translation of its own has a unit of its own.

    Raises TranslationError where a PO file cannot be read.
    """
    kept = _kept(library.roots, language)
    segments = list(segment_files(library))
    english = {one.text for file in segments for one in file.words}
    seen: set[str] = set()
    files = []
    for file in segments:
        units = []
        for one in file.words:
            if one.text not in seen or (one.key, one.text) in kept.own:
                units.append(_unit(one, kept, english))
            seen.add(one.text)
        files.append(UnitFile(file.name, tuple(units)))
    return files


def _kept(roots: Sequence[Path], language: str) -> _Kept:
    kept = _Kept()
    for path in translation_files(roots, language):
        for unit in read_po_units(path.read_bytes(), str(path))[1]:
            if unit.usable:
                kept.own[unit.key, unit.english] = unit
            elif unit.text:
                kept.waiting[unit.key] = unit
    for (_key, english), unit in kept.own.items():
        kept.shared.setdefault(english, unit)
    for (key, english), unit in kept.own.items():
        kept.waiting.setdefault(key, replace(unit, fuzzy=True, previous=english))
    return kept


def _unit(one: Words, kept: _Kept, english: set[str]) -> Unit:
    found = kept.own.get((one.key, one.text)) or kept.shared.get(one.text)
    if found is not None:
        return replace(found, key=one.key, kind=one.kind, english=one.text, base="")
    old = kept.waiting.get(one.key)
    if old is None or (old.previous in english and old.english != one.text):
        return Unit(one.key, one.kind, one.text)
    previous = old.previous if old.english == one.text else old.english
    return Unit(one.key, one.kind, one.text, old.text, fuzzy=True, previous=previous)


def _told(units: Iterable[Unit]) -> list[Unit]:
    """What a PO file says of some units, for comparison."""
    return [replace(one, base="") for one in units if one.text]


def keep(files: Iterable[UnitFile], language: str, root: Path, only: set[tuple[str, str]] | None = None) -> list[Path]:
    """Write the translations into the PO files of a content folder; gives the files that were changed.

    With `only`, a file holds those units alone, and what it held before: for a pack, which adds to other content.
    """
    changed = []
    for file in files:
        path = root / "locales" / language / FOLDER / f"{file.name}.po"
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        there = read_po_units(before.encode(), str(path))[1] if before else []
        held = {(one.key, one.english) for one in there}
        units = [one for one in file.units if one.text and (only is None or (one.key, one.english) in only | held)]
        if units and _told(units) != _told(there):  # a file in another layout stays as its translator left it
            text = po_text(units, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, text)
            changed.append(path)
    return changed
