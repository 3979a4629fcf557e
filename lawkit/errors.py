"""What can go wrong, said in one line: what was wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lawkit.sentences import placed


class LawkitError(Exception):
    """Any failure that a user can mend: a sentence that says what is wrong and what to do, and where, as a file's name.

    Its text is one line fit to be shown as it stands; `said` gives it in another language.
    """

    def __init__(self, sentence: str, at: object = "") -> None:
        super().__init__(sentence, str(at))

    def __str__(self) -> str:
        return self.said(str)

    @property
    def sentence(self) -> str:
        """What is wrong, without the place."""
        sentence: str = self.args[0]
        return sentence

    @property
    def at(self) -> str:
        """The place; '' where there is none."""
        return str(self.args[1])

    @property
    def whole(self) -> str:
        """The line that can be said in another language later; of several lines the first."""
        return placed(self.at, self.sentence)

    def said(self, translate: Callable[[str], str]) -> str:
        """The line, or the lines, with each sentence as `translate` gives it."""
        return _line(self.at, translate(self.sentence))


def _line(at: str, sentence: str) -> str:
    return f"{at}: {sentence}" if at else sentence


class DraftError(LawkitError):
    """The draft cannot be used: not a document, encrypted, empty, scanned, corrupt, too large."""


class UnknownNameError(LawkitError):
    """A country, instrument, obligation, language or topic that lawkit does not know."""


class AnswersError(LawkitError):
    """The answers file of a country cannot be used; a line for every fault in it, each with its place."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        Exception.__init__(self, self.faults)

    @property
    def sentence(self) -> str:
        """What is wrong first."""
        return self.faults[0][1]

    @property
    def at(self) -> str:
        """Where that is."""
        return self.faults[0][0]

    def said(self, translate: Callable[[str], str]) -> str:
        """A line for every fault."""
        return "\n".join(_line(at, translate(sentence)) for at, sentence in self.faults)


class TemplateError(LawkitError):
    """A ministry's template cannot be used."""


class OutputError(LawkitError):
    """A result cannot be written where the user asked for it."""


@dataclass(frozen=True, slots=True)
class ContentFault:
    """One fault in the content, with the place where a lawyer can mend it."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return self.said(str)

    def said(self, translate: Callable[[str], str]) -> str:
        """The line, with its sentence as `translate` gives it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return _line(place, _line(self.field, translate(self.message)))


class ContentError(LawkitError):
    """The content is not consistent; carries every fault of the run."""

    def __init__(self, faults: list[ContentFault]) -> None:
        self.faults = faults
        Exception.__init__(self, faults)

    @property
    def sentence(self) -> str:
        """What is wrong first."""
        return self.faults[0].message

    @property
    def at(self) -> str:
        """Where that is."""
        return self.faults[0].file

    def said(self, translate: Callable[[str], str]) -> str:
        """A line for every fault."""
        return "\n".join(fault.said(translate) for fault in self.faults)


class StoreError(LawkitError):
    """What the application keeps cannot be opened, or does not allow what was asked."""


class BusyError(StoreError):
    """Too much is asked of the application at once."""


class StoreAwayError(StoreError):
    """The database cannot be reached just now; the same may be asked again when it is back."""


class TranslationError(LawkitError):
    """A translator's file cannot be used."""
