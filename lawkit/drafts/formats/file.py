"""The file that a format reader is given, and how much of it lawkit is willing to read."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field

from lawkit.errors import DraftError
from lawkit.sentences import marked


@dataclass(frozen=True, slots=True)
class Limits:
    """What a draft may cost at most; generous for any real law, and small beside what a hostile file asks for."""

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 400_000_000
    unpacking_ratio: int = 300  # of the XML in a package; text packs 5 to 40 times
    package_entries: int = 10_000
    part_bytes: int = 150_000_000  # one XML part of a package
    pages: int = 5_000
    characters: int = 12_000_000
    nesting: int = 200  # tables in tables, lists in lists, elements in elements
    seconds: float = 120.0


@dataclass(frozen=True)
class File:
    """The bytes of a draft with the name to use in messages, the limits, and the moment when reading must end."""

    name: str
    data: bytes
    limits: Limits = field(default_factory=Limits)
    started: float = field(default_factory=time.monotonic)

    @property
    def sha256(self) -> str:
        """Hexadecimal digest of the bytes as they were read."""
        return hashlib.sha256(self.data).hexdigest()

    def unusable(self, reason: str) -> DraftError:
        """The one-line error for this file; `reason` says what is wrong and what to do."""
        return DraftError(" ".join(reason.split()), at=self.name)

    def check_time(self) -> None:
        """Stop a reading that takes too long.

        Raises DraftError once the time limit is over; readers call it between pages or paragraphs.
        """
        if time.monotonic() - self.started > self.limits.seconds:
            raise self.unusable(
                marked(
                    "reading took longer than {seconds:g} seconds; split the file or save it as plain text",
                    seconds=self.limits.seconds,
                )
            )
