"""Texts that stand in English in a document of another language, because nobody has translated them yet.

Signs around such a text carry that fact through every sentence and table into which it is put, up to the place where it
is printed and shown for what it is. They are Unicode's signs for a passage that runs from left to right whatever runs
around it: nothing is seen of them where nothing else is made of them, and an Arabic line is right with them.
"""

from __future__ import annotations

from collections.abc import Iterator

START, END = "\u2066", "\u2069"


def untranslated(text: str) -> str:
    """The text with the signs around it."""
    return f"{START}{text}{END}"


def unmarked(text: str) -> str:
    """A text without the signs."""
    return text.replace(START, "").replace(END, "")


def labelled(text: str) -> str:
    """A text for where no style can mark it: `[en] ` before each passage."""
    return text.replace(START, "[en] ").replace(END, "")


def passages(text: str, inside: bool = False) -> Iterator[tuple[str, bool]]:
    """The stretches of a text, each with whether it is untranslated; `inside`: it begins within such a passage."""
    while text:
        sign = END if inside else START
        words, found, text = text.partition(sign)
        if words or not found:
            yield words, inside
        if found:
            inside = not inside


def ends_inside(text: str, inside: bool) -> bool:
    """Whether what follows a text stands within an untranslated passage."""
    last = max(text.rfind(START), text.rfind(END))
    return inside if last < 0 else text[last] == START
