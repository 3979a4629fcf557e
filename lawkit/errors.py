"""What can go wrong, said in one line: what was wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


class LawkitError(Exception):
    """Any failure that a user can mend; its message is one line fit to be shown as it stands."""


class DraftError(LawkitError):
    """The draft cannot be used: not a document, encrypted, empty, scanned, corrupt, too large."""


class UnknownNameError(LawkitError):
    """A country, instrument, obligation, language or topic that lawkit does not know."""


class AnswersError(LawkitError):
    """The answers file of a country cannot be used; a line for every fault in it."""


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
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class ContentError(LawkitError):
    """The content is not consistent; carries every fault of the run."""

    def __init__(self, faults: list[ContentFault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))

    def __reduce__(self) -> tuple[type[ContentError], tuple[list[ContentFault]]]:
        """How it comes whole from one process to another."""
        return ContentError, (self.faults,)


class StoreError(LawkitError):
    """What the application keeps cannot be opened, or does not allow what was asked."""


class BusyError(StoreError):
    """Too much is asked of the application at once."""


class StoreAwayError(StoreError):
    """The database cannot be reached just now; the same may be asked again when it is back."""


class TranslationError(LawkitError):
    """A translator's file cannot be used."""
