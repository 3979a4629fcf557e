"""Which words of the content are translated, and one walk over them for every kind of content.

A field is marked where its class is written: `heading: Annotated[Text, Translatable("heading")]`. The walk gives every
such text a key that stays the same while the text keeps its place or its name: `clause:offences.theft/heading`,
`clause:offences.theft/paragraphs.attempt.items.2.text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)
Change = Callable[[str, str], str]  # key, English text -> the text to stand there


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a field whose words are translated; `kind` tells a translator what they are.

    With `where`, a regular expression, only those texts in which it is found.
    """

    kind: str
    where: str = ""

    def holds(self, text: str) -> bool:
        """Whether a text of the field is translated."""
        return bool(text) and (not self.where or re.search(self.where, text) is not None)


_NOT = Translatable("")


@dataclass(frozen=True, slots=True)
class Named:
    """Marks content that is known by an id of its own, so that its keys do not begin with what holds it."""

    prefix: str
    field: str = "id"


@dataclass(frozen=True, slots=True)
class Words:
    """One text to translate."""

    key: str
    kind: str
    text: str


@cache
def _marked(model: type[BaseModel]) -> tuple[tuple[str, Translatable], ...]:
    """The fields of a class in order, each with its mark; one without a kind for a field that may hold more content."""
    found = []
    for name, info in model.model_fields.items():
        mark = next((one for one in info.metadata if isinstance(one, Translatable)), None)
        if mark is not None or _may_hold(info.annotation):
            found.append((name, mark or _NOT))
    return tuple(found)


def _may_hold(annotation: Any) -> bool:
    """Whether a field's type speaks of content."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_may_hold(inner) for inner in getattr(annotation, "__args__", ()))


def _named(model: BaseModel, prefix: str) -> str:
    mark = getattr(type(model), "named", None)
    return f"{mark.prefix}:{getattr(model, mark.field)}/" if isinstance(mark, Named) else prefix


def _step(model: BaseModel, number: int) -> str:
    """How a piece is named within a list: by its own name, else by its place."""
    return str(getattr(model, "id", "") or getattr(model, "concept", "") or number)


def words(model: BaseModel, prefix: str = "") -> Iterator[Words]:
    """Every text of a piece of content that is translated, in order; empty texts are left out."""
    prefix = _named(model, prefix)
    for name, mark in _marked(type(model)):
        value = getattr(model, name)
        at = prefix + name
        if mark.kind and isinstance(value, str):
            if mark.holds(value):
                yield Words(at, mark.kind, value)
        elif mark.kind:
            yield from (Words(f"{at}.{number}", mark.kind, one) for number, one in enumerate(value, 1))
        elif isinstance(value, BaseModel):
            yield from words(value, f"{at}.")
        elif isinstance(value, tuple):
            for number, one in enumerate(value, 1):
                if isinstance(one, BaseModel):
                    yield from words(one, f"{at}.{_step(one, number)}.")
        elif isinstance(value, dict):
            for key, one in value.items():
                if isinstance(one, BaseModel):
                    yield from words(one, f"{at}.{key}.")


def changed(model: Model, change: Change, prefix: str = "") -> Model:
    """The same content with `change` applied to every text that is translated."""
    prefix = _named(model, prefix)
    update: dict[str, Any] = {}
    for name, mark in _marked(type(model)):
        value = getattr(model, name)
        if not value:
            continue
        at = prefix + name
        if mark.kind and isinstance(value, str):
            if mark.holds(value):
                update[name] = change(at, value)
        elif mark.kind:
            update[name] = tuple(change(f"{at}.{number}", one) for number, one in enumerate(value, 1))
        elif isinstance(value, BaseModel):
            update[name] = changed(value, change, f"{at}.")
        elif isinstance(value, tuple):
            update[name] = tuple(
                changed(one, change, f"{at}.{_step(one, number)}.") if isinstance(one, BaseModel) else one
                for number, one in enumerate(value, 1)
            )
        elif isinstance(value, dict):
            update[name] = {
                key: changed(one, change, f"{at}.{key}.") if isinstance(one, BaseModel) else one
                for key, one in value.items()
            }
    return model.model_copy(update=update) if update else model
