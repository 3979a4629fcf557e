"""How far the translations of a language are: counted file by file, with what is out of date and who reviewed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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


def messages_status(language: str, roots: Sequence[Path]) -> FileStatus:
    """The figures of the product's own words, those in packs among them."""
    from lawkit.localization.messages import PLACE
    from lawkit.translation.messages import messages, read_catalogue

    known = {one for root in (content_root(), *roots) for one in read_catalogue(root / "locales" / language / PLACE)}
    every = [message for message, _several in messages()]
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


def status_lines(rows: Sequence[FileStatus], _: Callable[[str], str]) -> Iterator[str]:
    """The figures as a table of text in the language of a translator."""
    heads = ["", _("texts"), _("done"), "%", _("fuzzy"), _("reviewed"), _("words to do")]
    table = [heads]
    for row in rows:
        share = 100 * row.translated // row.texts if row.texts else 100
        figures = (row.texts, row.translated, share, row.fuzzy, row.reviewed, row.words)
        table.append([row.name, *map(str, figures)])
    widths = [max(len(line[column]) for line in table) for column in range(len(heads))]
    for name, *figures_shown in table:
        shown = (one.rjust(width) for one, width in zip(figures_shown, widths[1:], strict=True))
        yield " ".join((name.ljust(widths[0]), *shown))
