"""Content files that were parsed before, kept as JSON in the user's cache folder.

Reading the YAML of a language's words takes longer than checking a draft. An entry is named by the digest of the file's
bytes, so that a changed file is never taken for the old one; a cache that cannot be read or written is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import platformdirs
from pydantic import BaseModel, ValidationError

from lawkit.errors import ContentFault
from lawkit.library.yaml_source import LARGEST_FILE, read_mapping, read_model

Model = TypeVar("Model", bound=BaseModel)
FORMAT = "1"  # to be raised when plain data of a file would come out otherwise


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

    data = parsed_once(content, parse)
    if data is None:
        return None, faults
    try:
        return model.model_validate(data), []
    except ValidationError:
        return _read(path, model)  # once more, with the line of every value


def parsed_once(content: bytes, parse: Callable[[], dict[str, Any] | None]) -> dict[str, Any] | None:
    """What `parse` makes of a file's bytes, or made of them before; None, and nothing kept, where it cannot."""
    kept = _folder() / f"{hashlib.sha256(FORMAT.encode() + content).hexdigest()}.json"
    data = _kept(kept)
    if data is None:
        data = parse()
        if data is not None:
            _keep(kept, data)
    return data


def _read(path: Path, model: type[Model]) -> tuple[Model | None, list[ContentFault]]:
    content, _, faults = read_model(path, model)
    return content, faults


def _folder() -> Path:
    return platformdirs.user_cache_path("lawkit", appauthor=False) / "content"


def _kept(path: Path) -> dict[str, Any] | None:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _keep(path: Path, data: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(data, stream, ensure_ascii=False, separators=(",", ":"))
        Path(aside).replace(path)
