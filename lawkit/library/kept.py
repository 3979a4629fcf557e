"""Plain data that took long to work out, kept as JSON in the cache folder under the digest of what it comes from.

A cache that cannot be read or written is done without; an entry is never taken for that of other sources.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import platformdirs


def worked_out_once(sources: Iterable[bytes], work_out: Callable[[], Any]) -> Any:
    """What `work_out` gives, or gave before for the same sources; None, and nothing kept, where it gives None.

    `sources` are all that the data depends on, the code that makes it included.
    """
    digest = hashlib.sha256()
    for source in sources:
        digest.update(len(source).to_bytes(8, "big") + source)
    path = platformdirs.user_cache_path("lawkit", appauthor=False) / "content" / f"{digest.hexdigest()}.json"
    data = _read(path)
    if data is None:
        data = work_out()
        if data is not None:
            _write(path, data)
    return data


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _write(path: Path, data: Any) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(data, stream, ensure_ascii=False, separators=(",", ":"))
        Path(aside).replace(path)
