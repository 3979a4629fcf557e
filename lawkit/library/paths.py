"""Where the content stands: at the top of a checkout, inside the package of an installed lawkit."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDERS = ("model_laws", "checklists", "locales")


@cache
def content_root() -> Path:
    """The folder that holds model_laws, checklists and locales."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent
