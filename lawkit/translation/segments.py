"""Every text of the content that is translated, file by file, in the order in which a translator meets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pydantic import BaseModel

from lawkit.library.loader import Library
from lawkit.library.translatable import Words, words
from lawkit.localization.questions import load_questions


@dataclass(frozen=True, slots=True)
class SegmentFile:
    """The texts of one content file; `name` is that of its PO file without the ending: `act/70-offences`."""

    name: str
    words: tuple[Words, ...]


def segment_files(library: Library) -> Iterator[SegmentFile]:
    """The texts of a library in English, a file at a time."""
    for part in library.parts:
        yield _file(f"{part.model_law}/{part.order:02d}-{part.part}", [part])
    papers = library.papers
    for field in type(papers).model_fields:
        entries = getattr(papers, field)
        if entries:
            yield _file(f"papers/{field.replace('_', '-')}", entries)
    yield _file("placeholders", library.placeholders.values())
    for instrument in library.instruments.values():
        duties = [one for one in library.obligations.values() if one.instrument == instrument.id]
        yield _file(f"instruments/{instrument.id}", [instrument, *duties])
    asked = sorted(library.review_questions.values(), key=lambda one: library.obligations[one.obligation].instrument)
    for name, questions in groupby(asked, lambda one: library.obligations[one.obligation].instrument):
        yield _file(f"questions/{name}", questions)
    yield _file("safeguards", library.safeguards.values())
    yield _file("topics", library.topics.values())
    yield _file("country-questions", load_questions(library.roots).values())


def _file(name: str, models: Iterable[BaseModel]) -> SegmentFile:
    return SegmentFile(name, tuple(one for model in models for one in words(model)))
