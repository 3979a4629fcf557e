"""By which other names a style of ours is known: locales/word-styles.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lawkit.errors import ContentError
from lawkit.library.content import Content, Text
from lawkit.library.parsed import read_parsed
from lawkit.library.paths import content_root

FILE = "locales/word-styles.yaml"


class StyleNames(Content):
    """A style by the name that lawkit gives it, and its other names."""

    style: Text
    names: tuple[Text, ...]


class StyleNamesFile(Content):
    """locales/word-styles.yaml"""

    styles: tuple[StyleNames, ...]


@cache
def other_names(root: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Name of ours -> its other names, all in small letters. Raises ContentError where the file is faulty."""
    content, faults = read_parsed((root or content_root()) / FILE, StyleNamesFile)
    if content is None or faults:
        raise ContentError(faults)
    return {one.style.casefold(): tuple(name.casefold() for name in one.names) for one in content.styles}
