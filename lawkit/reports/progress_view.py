"""What a comparison of versions shows, in the order in which it shows it; no report decides anything itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lawkit.checking.assessment import Assessment
from lawkit.checking.progress import STATES, Change, Direction, Progress, Step, counts_of, state_of
from lawkit.library.content import Obligation
from lawkit.library.loader import Library
from lawkit.reports.view import DISCLAIMER, where

Translate = Callable[[str], str]
COLOURS = {"covered": "2A7D4F", "partial": "B26A00", "missing": "B3261E", "undecided": "6A3FA0", "na": "6B7280"}
FILLS = {"covered": "C9E7D5", "partial": "FBE3B8", "missing": "F6C6C3", "undecided": "DDD0EE"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One version in the picture: how many duties are in each state, `STATES` in order."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All duties."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One obligation that changed, ready to be shown."""

    authority: str
    duty: str
    before: str  # state
    after: str
    gained: tuple[str, ...]  # elements and what no longer narrows, in words
    lost: tuple[str, ...]
    was_in: str  # provisions
    is_in: str


@dataclass(frozen=True, slots=True)
class StepView:
    """From one version to the next."""

    before: str
    after: str
    gained: tuple[ChangeRow, ...]
    lost: tuple[ChangeRow, ...]
    mixed: tuple[ChangeRow, ...]
    moved: tuple[ChangeRow, ...]
    reworded: int

    @property
    def lists(self) -> tuple[tuple[str, tuple[ChangeRow, ...]], ...]:
        """What was lost first, because somebody must look at it; then the rest."""
        return ("lost", self.lost), ("mixed", self.mixed), ("gained", self.gained), ("moved", self.moved)

    @property
    def changed(self) -> bool:
        """Whether anything is to be listed."""
        return any(rows for _, rows in self.lists)


@dataclass(frozen=True)
class ProgressView:
    """A comparison arranged for its readers."""

    progress: Progress
    names: tuple[str, ...]
    bars: tuple[Bar, ...]
    instruments: tuple[tuple[str, tuple[Bar, ...]], ...]
    steps: tuple[StepView, ...]
    warnings: tuple[str, ...]
    disclaimer: str


def arrange_progress(progress: Progress, library: Library, translate: Translate) -> ProgressView:
    """Arrange a comparison of versions for its readers."""
    names = _names(progress.versions)
    warnings = dict.fromkeys(warning for version in progress.versions for warning in version.warnings)
    return ProgressView(
        progress,
        names,
        tuple(_bar(name, one, library, "") for name, one in zip(names, progress.versions, strict=True)),
        tuple(
            (library.instruments[instrument].short_title,
             tuple(_bar(name, one, library, instrument) for name, one in zip(names, progress.versions, strict=True)))
            for instrument in progress.versions[0].instruments
        ),
        tuple(_step(step, names[at], names[at + 1], library, translate) for at, step in enumerate(progress.steps)),
        tuple(map(translate, warnings)),
        translate(DISCLAIMER),
    )  # fmt: skip


def sum_line(bar: Bar, translate: Translate) -> str:
    """The counts of a version in words: `41 covered · 12 partial`."""
    return " · ".join(f"{count} {translate(state)}" for state, count in zip(STATES, bar.counts, strict=True) if count)


def _names(versions: Sequence[Assessment]) -> tuple[str, ...]:
    """The files' names, numbered where several have the same."""
    files = [one.draft.file for one in versions]
    return tuple(f"{name} ({at})" if files.count(name) > 1 else name for at, name in enumerate(files, start=1))


def _bar(name: str, version: Assessment, library: Library, instrument: str) -> Bar:
    held = [
        one for one in version.findings
        if not instrument or library.obligations[one.obligation].instrument == instrument
    ]  # fmt: skip
    counts = counts_of(held)
    return Bar(name, tuple(counts[state] for state in STATES))


def _step(step: Step, before: str, after: str, library: Library, _: Translate) -> StepView:
    def rows(direction: Direction) -> tuple[ChangeRow, ...]:
        return tuple(_row(one, library, _) for one in step.of(direction))

    return StepView(
        before, after, rows(Direction.GAINED), rows(Direction.LOST), rows(Direction.MIXED), rows(Direction.MOVED),
        len(step.of(Direction.REWORDED)),
    )  # fmt: skip


def _row(change: Change, library: Library, _: Translate) -> ChangeRow:
    obligation = library.obligations[change.obligation]
    gained, lost = gains_and_losses(change, obligation, _)
    option = f" ({_('option, never a gap')})" if change.after.option else ""
    return ChangeRow(
        f"{library.instruments[obligation.instrument].short_title} {obligation.pinpoint}{option}",
        obligation.duty,
        state_of(change.before),
        state_of(change.after),
        gained,
        lost,
        where(change.before.evidence),
        where(change.after.evidence),
    )


def gains_and_losses(change: Change, obligation: Obligation, _: Translate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What an obligation gained and what it lost from one version to the next, in words."""
    gained = [*_words(obligation, change.elements_gained)]
    gained += [_("no longer narrowed: {error}").format(error=one) for one in change.widened]
    lost = [*_words(obligation, change.elements_lost)]
    lost += [_("narrowed: {error}").format(error=one) for one in change.narrowed]
    return tuple(gained), tuple(lost)


def _words(obligation: Obligation, elements: Sequence[str]) -> list[str]:
    return [one.text for one in obligation.elements if one.id in elements]
