"""What reviewers decided on the findings of an assessment, as every report shows it beside what the check says.

The check's own status is never changed or hidden: a decision stands next to it, with its author, date and reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's decision on the finding of one obligation. Times are UTC (`2026-03-01T09:30:00Z`)."""

    verdict: str  # confirmed or overridden
    status: str  # what holds for the reviewer: covered, partial, missing, not-applicable
    found: str  # the state that the check had found when the reviewer read it; may be undecided
    reason: str
    by: str
    made: str
    version: int  # the version of the draft that the reviewer had read
    carried: bool = False  # it was made on an earlier version than the one reported


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A version signed off, with the content (digest) and the lawkit by which it was checked."""

    by: str
    made: str
    version: int
    note: str
    content: str
    lawkit: str


@dataclass(frozen=True, slots=True)
class Reviews:
    """What reviewers decided on one version, by obligation, and its sign-off where there is one that stands."""

    decisions: Mapping[str, Review] = field(default_factory=dict)
    signed: SignedOff | None = None

    @property
    def any(self) -> bool:
        """Whether a report has anything to show of it."""
        return bool(self.decisions or self.signed)


NOT_REVIEWED = Reviews()


def review_lines(review: Review, state: str, translate: Translate) -> list[str]:
    """A decision in words: who decided what and when, the reason, and from which version it is carried.

    `state` is what the check finds in the version reported.
    """
    _ = translate
    named = {"name": review.by, "date": review.made[:10], "status": _(review.status), "found": _(review.found)}
    if review.verdict == "confirmed":
        lines = [_("{name} confirmed on {date}: {status}.").format(**named)]
    else:
        lines = [_("{name} decided on {date}: {status} (the check had found: {found}).").format(**named)]
    if review.reason:
        lines.append(_("Reason: {reason}").format(reason=review.reason))
    if review.carried and review.found != state:
        carried = _("Carried from version {number}; the check now finds: {state}. Look at it again.")
        lines.append(carried.format(number=review.version, state=_(state)))
    elif review.carried:
        lines.append(_("Carried from version {number}.").format(number=review.version))
    return lines


def signed_lines(signed: SignedOff, translate: Translate) -> list[str]:
    """A sign-off in words, with the content and the lawkit that it freezes."""
    _ = translate
    said = _(
        "Version {number} was signed off by {name} on {date}, as checked by lawkit {lawkit} with content {content}."
    )
    lines = [
        said.format(
            number=signed.version, name=signed.by, date=signed.made[:10], lawkit=signed.lawkit,
            content=signed.content[:16],
        )
    ]  # fmt: skip
    return [*lines, _("Note: {note}").format(note=signed.note)] if signed.note else lines


def review_data(review: Review) -> dict[str, Any]:
    """A decision as plain data."""
    return asdict(review)


def signed_data(signed: SignedOff) -> dict[str, Any]:
    """A sign-off as plain data."""
    return asdict(signed)
