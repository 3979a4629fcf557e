"""What each version of a draft gained and lost against the one before it, obligation by obligation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from lawkit.checking.assessment import Assessment, Evidence, Finding, Status

STATES = ("covered", "partial", "missing", "undecided")
"""The states of a duty, from done to open; undecided ones wait for a reviewer."""
_REACH = {"missing": 0, "undecided": 0, "partial": 1, "covered": 2, "not-applicable": 2}


class Direction(StrEnum):
    """What became of an obligation from one version to the next."""

    GAINED = "gained"
    LOST = "lost"
    MIXED = "mixed"  # it has something new and lacks something that it had
    MOVED = "moved"  # met as before, in other provisions
    REWORDED = "reworded"  # met as before in the same provisions, whose words changed


@dataclass(frozen=True, slots=True)
class Change:
    """One obligation in two versions; elements by their ids."""

    obligation: str
    direction: Direction
    before: Finding
    after: Finding
    elements_gained: tuple[str, ...] = ()
    elements_lost: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()  # new words that narrow the duty
    widened: tuple[str, ...] = ()  # narrowing words that are gone


@dataclass(frozen=True, slots=True)
class Step:
    """The changes from one version to the next, in the order of the obligations."""

    before: Assessment
    after: Assessment
    changes: tuple[Change, ...]

    def of(self, *directions: Direction) -> tuple[Change, ...]:
        """The changes in some directions."""
        return tuple(one for one in self.changes if one.direction in directions)


@dataclass(frozen=True)
class Progress:
    """Any number of versions of one draft, the oldest first, checked against the same instruments."""

    versions: tuple[Assessment, ...]
    steps: tuple[Step, ...]

    @property
    def lost(self) -> bool:
        """Whether the last version lost anything of a duty that the one before it had; an option is no loss."""
        last = self.steps[-1].of(Direction.LOST, Direction.MIXED) if self.steps else ()
        return any(not one.after.option for one in last)


def progress_of(versions: Sequence[Assessment]) -> Progress:
    """The steps between versions that were checked with the same instruments."""
    steps = tuple(
        Step(one, other, tuple(changes_between(one.findings, other.findings))) for one, other in pairwise(versions)
    )
    return Progress(tuple(versions), steps)


def state_of(finding: Finding) -> str:
    """The state of a duty in one version."""
    return "undecided" if finding.undecided else finding.status.value


def counts_of(findings: Iterable[Finding]) -> Counter[str]:
    """How many duties are in each state; options are no duties."""
    return Counter(state_of(one) for one in findings if not one.option)


def changes_between(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Change]:
    """What became of each obligation that stands in both, in the order of `after`."""
    old = {one.obligation: one for one in before}
    for finding in after:
        if finding.obligation in old:
            change = _change(old[finding.obligation], finding)
            if change is not None:
                yield change


def _change(before: Finding, after: Finding) -> Change | None:
    had, has = _present(before), _present(after)
    narrowing, was_narrowed = _narrowings(after), _narrowings(before)
    gained = tuple(one for one in has if one not in had)
    lost = tuple(one for one in had if one not in has)
    narrowed = tuple(one for one in narrowing if one not in was_narrowed)
    widened = tuple(one for one in was_narrowed if one not in narrowing)
    reach = _REACH[state_of(after)] - _REACH[state_of(before)]
    better, worse = bool(gained or widened), bool(lost or narrowed)
    if reach:
        direction = Direction.GAINED if reach > 0 else Direction.LOST
    elif better and worse:
        direction = Direction.MIXED
    elif better or worse:
        direction = Direction.GAINED if better else Direction.LOST
    elif after.status is Status.MISSING or _places(before.evidence) == _places(after.evidence):
        same = [one.quote for one in before.evidence] == [one.quote for one in after.evidence]
        if same or after.status is Status.MISSING:
            return None
        direction = Direction.REWORDED
    else:
        direction = Direction.MOVED
    return Change(after.obligation, direction, before, after, gained, lost, narrowed, widened)


def _present(finding: Finding) -> list[str]:
    """The elements found by the words that show them; a duty that nothing addresses has none."""
    return [one.id for one in finding.elements if one.present and finding.status is not Status.MISSING]


def _narrowings(finding: Finding) -> list[str]:
    return [one.error for one in finding.narrowed_by]


def _places(evidence: Sequence[Evidence]) -> list[tuple[str, str]]:
    return [(one.file, one.provision) for one in evidence]
