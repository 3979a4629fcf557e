"""Content files that were parsed before: reading the YAML of a language's words takes longer than checking a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from lawkit.errors import ContentFault
from lawkit.library.kept import worked_out_once
from lawkit.library.yaml_source import LARGEST_FILE, read_mapping, read_model

Model = TypeVar("Model", bound=BaseModel)
FORMAT = b"2"  # to be raised when plain data of a file would come out otherwise


def read_parsed(path: Path, model: type[Model]) -> tuple[Model | None, list[ContentFault]]:
    """A content file as a typed object (None when it has faults), and all its faults."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if not content or len(content) > LARGEST_FILE:
        return _read(path, model)
    faults: list[ContentFault] = []

    def parse() -> dict[str, Any] | None:
        mapping, _, found = read_mapping(path)
        faults.extend(found)
        return None if found else mapping

    data = worked_out_once([FORMAT, content], parse)
    if data is None:
        return None, faults
    try:
        return model.model_validate(data), []
    except ValidationError:
        return _read(path, model)  # once more, with the line of every value


def _read(path: Path, model: type[Model]) -> tuple[Model | None, list[ContentFault]]:
    content, _, faults = read_model(path, model)
    return content, faults
