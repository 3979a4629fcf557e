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
    kept = _folder() / f"{hashlib.sha256(FORMAT.encode() + content).hexdigest()}.json"
    data = _kept(kept)
    if data is None:
        data, _, faults = read_mapping(path)
        if faults:
            return None, faults
        _keep(kept, data)
    try:
        return model.model_validate(data), []
    except ValidationError:
        return _read(path, model)  # once more, with the line of every value


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
