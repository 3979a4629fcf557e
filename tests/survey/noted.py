"""A watch for tests."""

from __future__ import annotations


class Noted:
    """A watch that remembers what was checked."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.stage = ""

    def begin(self, stage: str, total: int) -> None:
        """A stage begins."""
        self.stage = stage

    def done(self, name: str, size: int) -> None:
        """A law is done; one that was only looked at for changes was not checked."""
        if self.stage != "Looking for changes":
            self.names.append(name)

    def glance(self) -> None:
        """Nothing new."""
