"""The versions of a draft beside each other: what each gained and lost, with what reviewers decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from pydantic import TypeAdapter

from lawkit.checking.assessment import Finding
from lawkit.checking.progress import Change, changes_between, state_of
from lawkit.library.loader import Library
from lawkit.reports.progress_view import Translate, gains_and_losses
from lawkit.reports.review import Review, SignedOff
from lawkit.reports.view import where
from lawkit.store.records import Job, Version
from lawkit.web.project import Project
from lawkit.web.result import Data, is_changed, kept_result, shares
from lawkit.web.review import needs_decision, reviews_of, with_reviews
from lawkit.web.work import ASSESSMENT

MOST_SIDE_BY_SIDE = 6
_FINDINGS = TypeAdapter(tuple[Finding, ...])


@dataclass(frozen=True)
class Stand:
    """How a version of a draft stands: its latest check, the bar of coverage, how many findings reviewers decided."""

    version: Version
    job: Job | None
    bar: list[tuple[str, int, float, float]]
    decided: int
    waiting: int  # findings that need a decision
    findings: int
    signed: SignedOff | None


@dataclass(frozen=True)
class Cell:
    """One obligation in one version; `gained` and `lost` against the version before it."""

    state: str
    review: Review | None
    is_changed: bool  # the check finds something else than when the reviewer decided
    places: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    direction: str  # gained, lost, mixed, moved, reworded; '' where nothing changed
    number: int  # of the row on the page of the check


@dataclass(frozen=True)
class Line:
    """One obligation in several versions; None where a version was not checked for it."""

    obligation: str
    authority: str
    duty: str
    option: bool
    cells: tuple[Cell | None, ...]

    @property
    def differs(self) -> bool:
        """Whether any version gained or lost something, or somebody decided."""
        return any(one is not None and (one.direction or one.review) for one in self.cells)


def stands_of(project: Project, draft: str) -> list[Stand]:
    """How the versions of a draft stand, the first first."""
    return [_stand(project, version) for version in project.drafts.versions(draft)]


def latest_check(project: Project, version: Version, done: bool = False) -> Job | None:
    """The latest check of a version; with `done` the latest that has a result and says what it found."""
    jobs = project.jobs.jobs("check", version.id)
    return next((one for one in jobs if not done or ASSESSMENT in project.jobs.names(one.id)), None)


def checked_versions(
    project: Project, draft: str, asked: Iterable[str]
) -> tuple[list[tuple[Version, Job]], list[Version]]:
    """The versions of these numbers with their checks (the latest, if no number is one), and those without one that is
    done; at most MOST_SIDE_BY_SIDE."""
    numbers = set(islice(asked, MOST_SIDE_BY_SIDE))
    versions = project.drafts.versions(draft)
    chosen = [one for one in versions if str(one.number) in numbers] or versions[-MOST_SIDE_BY_SIDE:]
    found = [(one, latest_check(project, one, done=True)) for one in chosen]
    return (
        [(version, job) for version, job in found if job is not None],
        [version for version, job in found if job is None],
    )


def lines_of(
    project: Project, checks: Sequence[tuple[Version, Job]], library: Library, translate: Translate
) -> list[Line]:
    """The obligations of several versions side by side, in the order of the last; those of earlier ones only follow."""
    results = [_rows(project, version, job) for version, job in checks]
    findings = [_findings(project, job) for _version, job in checks]
    changes: list[dict[str, Change]] = [{}]  # the first version has none before it
    changes += [{one.obligation: one for one in changes_between(*pair)} for pair in pairwise(findings)]
    held = [{one.obligation: one for one in version} for version in findings]
    lines = []
    for name in dict.fromkeys(name for rows in reversed(results) for name in rows):
        cells = tuple(
            _cell(rows[name], found[name], change.get(name), library, translate)
            if name in rows and name in found else None
            for rows, found, change in zip(results, held, changes, strict=True)
        )  # fmt: skip
        row = next(rows[name] for rows in reversed(results) if name in rows)
        obligation = library.obligations.get(name)
        duty = obligation.duty if obligation else row["duty"]
        lines.append(Line(name, row["authority"], duty, row["option"], cells))
    return lines


def _stand(project: Project, version: Version) -> Stand:
    job = latest_check(project, version)
    result = kept_result(project, job) if job else {}
    reviews = reviews_of(project, version)
    rows = with_reviews(result.get("rows", ()), reviews)
    return Stand(
        version, job, shares(result.get("instruments", ())), sum(row["review"] is not None for row in rows),
        sum(needs_decision(row) for row in rows), len(rows), reviews.signed,
    )  # fmt: skip


def _cell(row: Data, finding: Finding, change: Change | None, library: Library, translate: Translate) -> Cell:
    obligation = library.obligations.get(finding.obligation)
    gained, lost = gains_and_losses(change, obligation, translate) if change and obligation else ((), ())
    return Cell(
        state_of(finding), row["review"], is_changed(row), where(finding.evidence), gained, lost,
        change.direction.value if change else "", row["number"],
    )  # fmt: skip


def _rows(project: Project, version: Version, job: Job) -> dict[str, Data]:
    rows = kept_result(project, job).get("rows", ())
    return {row["obligation"]: row for row in with_reviews(rows, reviews_of(project, version))}


def _findings(project: Project, job: Job) -> tuple[Finding, ...]:
    kept = json.loads(project.jobs.text(job.id, ASSESSMENT) or '{"findings": []}')
    return _FINDINGS.validate_python(kept["findings"])
