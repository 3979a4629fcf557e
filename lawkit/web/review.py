"""What reviewers decided on a check, beside what it found: for its page, its reports and its sign-off."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

from lawkit.errors import LawkitError, StoreError
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.review import Review, Reviews, SignedOff, review_data, signed_data
from lawkit.sentences import marked
from lawkit.store.plain import written
from lawkit.store.records import Decision, Job, SignOff, Version
from lawkit.web.insertions import left_out_of
from lawkit.web.project import Project
from lawkit.web.result import Data, review_states
from lawkit.web.work import RESULT, Rewriting, downloads_of, reviewed_name
from lawkit.web.workshop import Workshop

UNDECIDED = marked(
    "Some findings still need a decision. Decide on them, or say in the note why the version is signed off without."
)


def version_of_job(project: Project, job: Job) -> Version | None:
    """The version of a draft that a job works on."""
    return project.drafts.version(job.version) if job.version else None


def standing_sign_off(project: Project, version: Version) -> SignOff | None:
    """The sign-off of a version, where one was made and not withdrawn."""
    signs = project.decisions.sign_offs(version.draft)
    return next((one for one in signs if one.stands and one.version == version.number), None)


def reviews_of(project: Project, version: Version | None) -> Reviews:
    """What reviewers decided on a version, as reports show it."""
    if version is None:
        return Reviews()
    holds = project.decisions.in_force(version.draft, version.number)
    decisions = {name: _review(one, version.number) for name, one in holds.items()}
    signed = standing_sign_off(project, version)
    return Reviews(decisions, _signed(signed) if signed else None)


def with_reviews(rows: Iterable[Data], reviews: Reviews) -> list[Data]:
    """The rows of a result, each with its `review`; None where nobody decided."""
    return [row | {"review": reviews.decisions.get(row["obligation"])} for row in rows]


def needs_decision(row: Data) -> bool:
    """Whether a person must look at a finding before the version is signed off: the check could not decide it, or it
    finds something else than it did when somebody decided."""
    return "to decide" in review_states(row)


def report_of(project: Project, workshop: Workshop, job: Job, form: str) -> bytes | None:
    """A file that a job made; a report of a check with what people have decided and chosen by now. None where there is
    none.

    Raises LawkitError where it cannot be written just now.
    """
    name = downloads_of(job.kind).get(form, "")
    data = project.jobs.read(job.id, name) if name else None
    version = version_of_job(project, job)
    reviews = reviews_of(project, version) if job.kind == "check" else Reviews()
    left_out = left_out_of(project, job, version) if form == "annotated" else ()
    if data is None or not (reviews.any or left_out):
        return data
    stamp = _stamp(reviews, left_out)
    kept = _kept(project, job, form, stamp)
    if kept is None:
        error = workshop.rewrite(job, Rewriting(form, reviews, stamp, left_out))
        kept = _kept(project, job, form, stamp)
        if kept is None:
            raise LawkitError(error)
    return kept


def sign(project: Project, job: Job, version: Version, note: str, by: str) -> SignOff:
    """Signs a version off as a check of it found it.

    Raises StoreError without a name, for a version that is signed off already, and without a note where findings
    still need a decision.
    """
    data = project.jobs.read(job.id, RESULT) if job.state == "done" else None
    if data is None:
        raise StoreError(marked("This check is not done yet."))
    result = json.loads(data)
    rows = with_reviews(result["rows"], reviews_of(project, version))
    if not written(note) and any(needs_decision(row) for row in rows):
        raise StoreError(UNDECIDED)
    content, lawkit = result.get("content", ""), result.get("lawkit") or lawkit_version()
    return project.decisions.sign_off(version, job.id, note, by, content, lawkit, sha256(data).hexdigest())


def _kept(project: Project, job: Job, form: str, stamp: str) -> bytes | None:
    head, _, report = (project.jobs.read(job.id, reviewed_name(form)) or b"").partition(b"\n")
    return report if head == stamp.encode("ascii") else None


def _stamp(reviews: Reviews, left_out: Sequence[str]) -> str:
    """A digest that is another as soon as anything was decided, signed, withdrawn or left out."""
    told = {
        "decisions": {name: review_data(one) for name, one in sorted(reviews.decisions.items())},
        "signed": signed_data(reviews.signed) if reviews.signed else None,
        "left_out": list(left_out),
        "lawkit": lawkit_version(),
    }
    return sha256(json.dumps(told, sort_keys=True).encode("utf-8")).hexdigest()


def _review(one: Decision, version: int) -> Review:
    return Review(
        one.verdict, one.status, one.found, one.reason, one.by, one.made, one.version, one.version < version
    )  # fmt: skip


def _signed(one: SignOff) -> SignedOff:
    return SignedOff(one.by, one.made, one.version, one.note, one.content, one.lawkit)
