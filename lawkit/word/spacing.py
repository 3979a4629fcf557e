"""Spaces at which no line breaks: before `;` and within « » in French. locales/word-spacing.yaml says where."""

from __future__ import annotations

import re
from functools import cache

from lawkit.errors import ContentError
from lawkit.library.content import Content, Identifier
from lawkit.library.parsed import read_parsed
from lawkit.library.paths import content_root

FILE = "locales/word-spacing.yaml"
_NO_BREAK = "\u00a0"


class Spacing(Content):
    """The signs of a language that stay with the word before them, and those that stay with the word after."""

    language: Identifier
    before: str = ""
    after: str = ""


class SpacingFile(Content):
    """locales/word-spacing.yaml"""

    languages: tuple[Spacing, ...]


def held_together(text: str, language: str) -> str:
    """The text with no-break spaces where its language wants them; spaces are neither added nor taken away."""
    spaces = _spaces(language)
    return spaces.sub(_NO_BREAK, text) if spaces else text


@cache
def _spaces(language: str) -> re.Pattern[str] | None:
    """The spaces of a language at which no line breaks. Raises ContentError where the file is faulty."""
    content, faults = read_parsed(content_root() / FILE, SpacingFile)
    if content is None or faults:
        raise ContentError(faults)
    for one in content.languages:
        if one.language == language.partition("-")[0]:
            sides = [f" (?=[{re.escape(one.before)}])"] if one.before else []
            sides += [f"(?<=[{re.escape(one.after)}]) "] if one.after else []
            return re.compile("|".join(sides))
    return None
