"""Files that a browser keeps and does not show."""

from __future__ import annotations

from urllib.parse import quote


def attachment(name: str) -> str:
    """The header `Content-Disposition` of a file to be kept under a name."""
    return f"attachment; filename*=utf-8''{quote(name, safe='')}"
