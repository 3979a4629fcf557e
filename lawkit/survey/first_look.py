"""What a survey says of its first pass: what it read and left out, and how well it is known to find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import NonNegativeInt, PositiveInt

from lawkit.errors import ContentError
from lawkit.library.content import Content, Text
from lawkit.library.yaml_source import read_model

MEASURED = "checklists/survey/first-pass.yaml"


class RecallFile(Content):
    """checklists/survey/first-pass.yaml: how the first pass was measured against checking everything."""

    laws: PositiveInt
    words: PositiveInt
    languages: tuple[Text, ...]
    findings: PositiveInt  # duties that the full check found covered, partly or whole, law by law
    seen: NonNegativeInt  # of these, how often the first pass saw the duty as possible in the law


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What a first pass did; laws are files."""

    laws: int
    words: int  # Chinese signs among them
    able: int  # laws that could bear on a duty by their words
    checked: int  # laws that were checked in full
    most_each: int  # laws checked in full for each duty; 0 for all
    without_words: int  # laws in a language for which the check has no words
    unread: int
    recall: RecallFile

    @property
    def left_out(self) -> int:
        """Laws that were read by the first pass alone."""
        return self.laws - self.checked - self.unread


def measured(roots: Sequence[Path]) -> RecallFile:
    """How well the first pass finds; ContentError where the file has faults."""
    path = next(root / MEASURED for root in reversed(roots) if (root / MEASURED).is_file())
    recall, _, faults = read_model(path, RecallFile)
    if recall is None or faults:
        raise ContentError(faults)
    return recall
