"""Sentences that arise far from where they are shown: said in English at once, in a reader's language there.

An error deep in a reader of files, or a warning that a worker sends home, does not know who will read it. It is a
`Sentence`: an English text like any other, which keeps the message and the values that it was made of, so that the
translator of the reader's language (`lawkit.localization.messages`) can say it anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

LANGUAGE_OF = "language:"  # stands before a code: the name of that language, in that of the reader
Value = str | int | float
Words = Callable[[str, str, int], str]  # message, what it is for several, how many -> the same in a language


class Sentence(str):
    """A text in English that can be said in other languages: `message` with `values` in its braces.

    Of a message with a form for `several` things, the value `count` tells how many they are.
    """

    message: str
    several: str
    values: Mapping[str, Value]
    number: int  # which form is taken

    def __new__(
        cls,
        message: str,
        several: str = "",
        values: Mapping[str, Value] | None = None,
        count: int | None = None,
        english: str = "",
    ) -> Sentence:
        """`english` is what it says in English where the message is no text but a name (LANGUAGE_OF)."""
        given = values or {}
        told = given.get("count", 0) if count is None else count
        number = told if isinstance(told, int) else 0
        words = english or (several if several and number != 1 else message)
        made = super().__new__(cls, words.format(**given) if given else words)
        made.message, made.several, made.values, made.number = message, several, given, number
        return made

    def __reduce__(self) -> tuple[type[Sentence], tuple[str, str, Mapping[str, Value], int, str]]:
        """How it comes whole from one process to another."""
        return Sentence, (self.message, self.several, self.values, self.number, self.english)

    @property
    def english(self) -> str:
        """What a name says in English; '' for a message."""
        return str(self) if self.message.startswith(LANGUAGE_OF) else ""

    def said(self, words: Words, translate: Callable[[str], str]) -> str:
        """The sentence with the words of a language; a value that is a sentence itself is translated too."""
        template = words(self.message, self.several, self.number)
        given = {name: translate(one) if isinstance(one, Sentence) else one for name, one in self.values.items()}
        return template.format(**given) if given else template

    def with_values(self, change: Callable[[str], str]) -> Sentence:
        """The same sentence about other things: each value that is plain text, as `change` makes it."""
        given = {
            name: one.with_values(change) if isinstance(one, Sentence) else change(one) if isinstance(one, str) else one
            for name, one in self.values.items()
        }
        return Sentence(self.message, self.several, given)


def marked(message: str, several: str = "", /, **values: object) -> Sentence:
    """A message that is translated where it is shown; marks it, and its form for `several` things, for the catalogues.

    `values` go into its braces; `count` chooses between the forms.
    """
    return Sentence(message, several, {name: _plain(value) for name, value in values.items()})


def _plain(value: object) -> Value:
    return value if isinstance(value, str | int | float) else str(value)


def language_named(code: str, english: str) -> Sentence:
    """The name of a language, which every reader has in their own; `english` is the English one."""
    return Sentence(f"{LANGUAGE_OF}{code}", english=english)


def placed(at: str, text: str) -> str:
    """A text with the place of which it speaks before it."""
    return marked("{place}: {sentence}", place=at, sentence=text) if at else text


def changed(text: str, change: Callable[[str], str]) -> str:
    """A text about other things: of a sentence the values are changed, else the words."""
    return text.with_values(change) if isinstance(text, Sentence) else change(text)


def kept(text: str) -> str:
    """A text for a place that keeps only texts, as a database; a sentence keeps what it was made of."""
    if not isinstance(text, Sentence) or not (text.values or text.several or text.english):
        return str(text)
    values = {name: kept(one) if isinstance(one, str) else one for name, one in text.values.items()}
    return json.dumps([text.message, text.several, values, text.number, text.english], ensure_ascii=False)


def from_kept(text: str) -> str:
    """The text that `kept` put away."""
    if not text.startswith('["'):
        return text
    try:
        message, several, values, count, english = json.loads(text)
        given = {name: from_kept(one) if isinstance(one, str) else one for name, one in values.items()}
        return Sentence(message, several, given, count, english)
    except (ValueError, TypeError, AttributeError, LookupError):
        return text
