"""Taking a terminologist's file into the words of a language: the preferred and deprecated terms, source and note.

The words that the check looks for are never changed by it: they hold signs that no term base knows. A term that is not
among them is told, so that a person may add it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lawkit.library.content import ConceptWords
from lawkit.translation.tbx import SentTerm
from lawkit.translation.term_base import plain_words

_ENTRY = re.compile(r"^- concept: *(?P<name>[\w.-]+) *$")
_FIELDS = ("preferred", "deprecated", "source", "note")


@dataclass
class TermsTaken:
    """What came of it; `files` are the words files as they are to be written."""

    files: dict[Path, str] = field(default_factory=dict)
    changed: list[tuple[str, str, str, str]] = field(default_factory=list)  # concept, field, before, after
    new_words: list[tuple[str, str]] = field(default_factory=list)  # concept, term that the check does not look for
    unknown: list[str] = field(default_factory=list)  # concepts that the language has no entry for
    unchanged: int = 0


def take_terms(sent: Iterable[SentTerm], words: Mapping[str, ConceptWords], files: Iterable[Path]) -> TermsTaken:
    """The words files with what a terminologist says; `words` are the language's entries as they are read."""
    texts = {path: path.read_text(encoding="utf-8").split("\n") for path in files}
    taken = TermsTaken()
    for one in sent:
        here = words.get(one.concept)
        path = next((path for path, lines in texts.items() if _place(lines, one.concept) is not None), None)
        if here is None or path is None:
            taken.unknown.append(one.concept)
            continue
        known = {term.casefold() for term in (*plain_words(here.words), here.preferred)}
        taken.new_words += [
            (one.concept, term) for term in (one.preferred, *one.admitted) if term and term.casefold() not in known
        ]
        wanted = {"preferred": one.preferred, "deprecated": one.deprecated, "source": one.source, "note": one.note}
        changes = {name: value for name, value in wanted.items() if value and value != getattr(here, name)}
        for name, value in changes.items():
            taken.changed.append((one.concept, name, _shown(getattr(here, name)), _shown(value)))
            _put(texts[path], one.concept, name, value)
            taken.files[path] = "\n".join(texts[path])
        taken.unchanged += not changes
    return taken


def _shown(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _place(lines: list[str], concept: str) -> int | None:
    """The line at which an entry begins."""
    for number, line in enumerate(lines):
        found = _ENTRY.match(line)
        if found and found["name"] == concept:
            return number
    return None


def _put(lines: list[str], concept: str, name: str, value: str | Sequence[str]) -> None:
    """Write a field of an entry, in place of the one it has or as its first."""
    start = _place(lines, concept)
    if start is None:
        return
    end = next((n for n in range(start + 1, len(lines)) if lines[n][:2] != "  "), len(lines))
    written = f"  {name}: {json.dumps(value if isinstance(value, str) else list(value), ensure_ascii=False)}"
    for number in range(start + 1, end):
        if lines[number].startswith(f"  {name}:"):
            last = next((n for n in range(number + 1, end) if not lines[n].startswith("    ")), end)
            lines[number:last] = [written]
            return
    lines.insert(start + 1, written)
