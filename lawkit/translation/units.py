"""What translators work with: one English text, its translation if there is one, and how far that can be relied on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from lawkit.library.translations import State


@dataclass(frozen=True, slots=True)
class Unit:
    """One text with its translation; `fuzzy` where the translation belongs to an earlier English text, `previous`.

    `base` is the mark of the translation as it stood when a file for translators was written.
    """

    key: str
    kind: str
    english: str
    text: str = ""
    state: State = State.MACHINE
    by: str = ""
    date: str = ""
    fuzzy: bool = False
    previous: str = ""
    base: str = ""

    @property
    def usable(self) -> bool:
        """Whether a kit prints it."""
        return bool(self.text) and not self.fuzzy

    @property
    def mark(self) -> str:
        """A short digest of the translation, to see later whether it was changed."""
        return sha256(self.text.encode()).hexdigest()[:8] if self.text else "-"


@dataclass(frozen=True, slots=True)
class UnitFile:
    """The units of one content file, in its order; `name` is that of its PO file without the ending."""

    name: str
    units: tuple[Unit, ...]
