"""How far the translations of a language are: counted file by file, with what is out of date and who reviewed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lawkit.library.paths import content_root
from lawkit.library.translations import State
from lawkit.translation.units import UnitFile


@dataclass(frozen=True, slots=True)
class FileStatus:
    """One file's figures; `texts` are distinct English texts, `words` English words still to translate."""

    name: str
    texts: int
    translated: int
    fuzzy: int
    reviewed: int
    words: int


def file_status(file: UnitFile) -> FileStatus:
    """The figures of a file."""
    states = Counter(unit.state for unit in file.units if unit.usable)
    missing = [unit for unit in file.units if not unit.usable]
    return FileStatus(
        file.name,
        len(file.units),
        sum(states.values()),
        sum(unit.fuzzy for unit in file.units),
        states[State.REVIEWED] + states[State.AUTHORITATIVE],
        sum(len(unit.english.split()) for unit in missing),
    )


def messages_status(language: str) -> FileStatus:
    """The figures of the product's own words."""
    from lawkit.translation.messages import PLACE, messages, read_catalogue

    known = read_catalogue(content_root() / "locales" / language / PLACE)
    every = messages()
    missing = [one for one in every if one not in known]
    words = sum(len(one.split()) for one in missing)
    return FileStatus(PLACE, len(every), len(every) - len(missing), 0, 0, words)


def total(files: Iterable[FileStatus], name: str) -> FileStatus:
    """The sum over files."""
    rows = list(files)
    return FileStatus(
        name,
        sum(row.texts for row in rows),
        sum(row.translated for row in rows),
        sum(row.fuzzy for row in rows),
        sum(row.reviewed for row in rows),
        sum(row.words for row in rows),
    )


def status_lines(rows: Sequence[FileStatus]) -> Iterator[str]:
    """The figures as a table of text."""
    width = max((len(row.name) for row in rows), default=0)
    yield f"{'':<{width}} {'texts':>6} {'done':>6} {'%':>4} {'fuzzy':>6} {'reviewed':>8} {'words to do':>11}"
    for row in rows:
        share = 100 * row.translated // row.texts if row.texts else 100
        yield (
            f"{row.name:<{width}} {row.texts:>6} {row.translated:>6} {share:>4} {row.fuzzy:>6} {row.reviewed:>8} "
            f"{row.words:>11}"
        )
