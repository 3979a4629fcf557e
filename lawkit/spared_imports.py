"""Loading a library without another one that it would load merely because it is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Within it these modules cannot be imported, save those that are loaded already."""
    modules: dict[str, Any] = sys.modules  # a name that holds None there raises ImportError
    spared = [name for name in names if name not in modules]
    modules.update(dict.fromkeys(spared))
    try:
        yield
    finally:
        for name in spared:
            del modules[name]
