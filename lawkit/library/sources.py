"""Content with the places it was read from, so that a fault can name file, line and field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from lawkit.errors import ContentFault
from lawkit.library.yaml_source import Lines, field_name, line_of, read_model

Model = TypeVar("Model", bound=BaseModel)
At = tuple[str | int, ...]


@dataclass(frozen=True)
class Source(Generic[Model]):
    """One content file as a typed object; `root` tells which pack it belongs to."""

    path: Path
    root: Path
    content: Model
    lines: Lines

    def fault(self, at: At, message: str) -> ContentFault:
        """A fault at a place in the file."""
        return ContentFault(str(self.path), line_of(at, self.lines), field_name(at), message)


@dataclass(frozen=True)
class Place:
    """A place in a file: where an entry stands, and what stands within it."""

    source: Source[Any]
    at: At = ()

    def __truediv__(self, step: str | int) -> Place:
        return Place(self.source, (*self.at, step))

    def fault(self, message: str) -> ContentFault:
        """A fault at this place."""
        return self.source.fault(self.at, message)


def places(sources: Sequence[Source[Model]], field: str) -> Iterator[Place]:
    """The place of every entry of a list in some files, in order."""
    for source in sources:
        for number in range(len(getattr(source.content, field))):
            yield Place(source, (field, number))


def read_all(
    roots: Sequence[Path], pattern: str, model: type[Model], faults: list[ContentFault]
) -> list[Source[Model]]:
    """Every file of the packs that matches, in order; the faults of those that cannot be read are added to `faults`."""
    sources = []
    for root in roots:
        for path in sorted(root.glob(pattern)):
            content, lines, found = read_model(path, model)
            faults += found
            if content is not None:
                sources.append(Source(path, root, content, lines))
    return sources
