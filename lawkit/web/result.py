"""What the pages show of a check, as plain data: kept as JSON beside the draft, read back for every page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from lawkit.checking.assessment import Evidence
from lawkit.drafts.draft import Draft, Kind
from lawkit.reports.view import ReportView, Row
from lawkit.sentences import marked
from lawkit.store.records import Job
from lawkit.untranslated import unmarked
from lawkit.web.project import Project
from lawkit.web.work import READ, RESULT, SO_FAR

NO_RESULT = marked("This check has no result yet.")
GAPS = marked("gaps")
REVIEWS = (marked("to decide"), marked("decided"), marked("not decided"), marked("otherwise"))
STATUSES = (GAPS, "missing", "partial", "covered", "undecided", marked("option"))
SHOWN_STATES = ("covered", "partial", "missing", "undecided", "not-applicable")
FILTERS = ("status", "instrument", "theme", "binding", "tier", "review", "words")
Data = dict[str, Any]
Tiers = Callable[[Data], Collection[str]]
_UNITS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SCHEDULE)


def result_of(view: ReportView) -> Data:
    """The result as mappings, lists, strings and numbers: the gaps first, the most serious before the others.

    Each row: number, obligation, authority, instrument (id), unverified (why its pinpoint is not sure; else empty),
    theme (kind of duty), binding, modality, duty, state, option, confidence, unsure (that a reviewer
    must decide; else empty), lacking, elements (id, text, evidence),
    absent (id, text), evidence, narrowed, nearest, clauses (id, heading, text). Each piece of evidence: provision,
    start, end, quote; offsets count code points of `text`. `sections` are where the units of the law begin.
    """
    rows = [*view.gaps, *view.undecided, *view.covered]
    listed = {row.number for row in (*rows, *view.options)}
    others = [row for one in view.instruments for row in one.rows if row.number not in listed]
    return {
        "disclaimer": view.disclaimer,
        "ranking": view.ranking,
        "warnings": list(view.warnings),
        "instruments": [
            {
                "id": name,
                "title": one.title,
                "covered": one.covered,
                "partial": one.partial,
                "missing": one.missing,
                "undecided": one.undecided,
                "options": one.options,
            }
            for name, one in zip(view.assessment.instruments, view.instruments, strict=True)
        ],
        "rows": [_row(row) for row in (*rows, *others, *view.options)],
        "faults": [
            {"title": one.title, "text": one.text, "note": one.note, "evidence": _places(one.evidence)}
            for one in view.faults
        ],
        **read_of(view.assessment.draft),
    }


def read_of(draft: Draft) -> Data:
    """What a result says of the draft alone: draft (file, language, words), sections, text; shown as soon as it is
    read."""
    return {
        "draft": {"file": draft.file, "language": draft.language, "words": draft.word_count},
        "sections": [
            {"start": one.start, "locator": one.locator or one.label, "heading": one.heading}
            for one in draft.provisions
            if one.kind in _UNITS
        ],
        "text": draft.text,
    }


def kept_result(project: Project, job: Job) -> Data:
    """What a job left for its page; {} where there is nothing yet. Held for others too: nobody may change it."""
    return project.jobs.data(job.id, RESULT)


def shown_result(project: Project, job: Job) -> Data:
    """What the page of a check shows: its result, and before that, while it is under way, what was found so far."""
    result = kept_result(project, job)
    return result or (project.jobs.data(job.id, SO_FAR) if job.state == "running" else {})


def kept_draft(project: Project, job: Job) -> Data:
    """The draft of a check as it was read, where it is under way; {} before it is read."""
    return project.jobs.data(job.id, READ)


def _row(row: Row) -> Data:
    texts = {element.id: element.text for element in row.obligation.elements}
    return {
        "number": row.number,
        "obligation": row.obligation.id,
        "authority": row.authority,
        "instrument": row.obligation.instrument,
        "unverified": row.unchecked,
        "theme": row.obligation.kind,
        "binding": row.obligation.binding.value,
        "modality": row.obligation.modality.value,
        "duty": row.obligation.duty,
        "state": row.state,
        "option": row.finding.option,
        "confidence": row.finding.confidence,
        "unsure": row.unsure,
        "lacking": list(row.lacking) if row.state != "covered" else [],
        "elements": [
            {"id": one.id, "text": texts[one.id], "evidence": _places(one.evidence)}
            for one in row.finding.elements
            if one.present
        ],
        "absent": [{"id": one.id, "text": texts[one.id]} for one in row.finding.elements if not one.present],
        "evidence": _places(row.finding.evidence),
        "narrowed": [{"error": one.error, **_places([one.evidence])[0]} for one in row.narrowed],
        "nearest": _places(row.finding.nearest),
        "clauses": [{"id": one.id, "heading": one.heading, "text": one.text} for one in row.clauses],
    }


def _places(evidence: Sequence[Evidence]) -> list[Data]:
    return [{"provision": e.provision, "start": e.start, "end": e.end, "quote": unmarked(e.quote)} for e in evidence]


def filtered(rows: Iterable[Data], tiers: Tiers, asked: Mapping[str, str]) -> list[Data]:
    """The rows that a reader asked for by status, instrument, theme, binding, tier and words.

    An empty choice leaves nothing out. `words` are sought in what a row says; `tiers` tells how needed the clauses
    are that fill a row.
    """
    sought = asked["words"].casefold().split()
    return [
        row
        for row in rows
        if _has_status(row, asked["status"])
        and all(asked[name] in ("", row[name]) for name in ("instrument", "theme", "binding"))
        and (not asked["tier"] or asked["tier"] in tiers(row))
        and (not asked["review"] or asked["review"] in review_states(row))
        and all(word in f"{row['authority']} {row['duty']} {row['obligation']}".casefold() for word in sought)
    ]


def review_states(row: Data) -> set[str]:
    """What a reader can ask for: whether a reviewer decided on a finding, otherwise than the check, or must still."""
    review = row.get("review")
    if review is None:
        return {"not decided", "to decide"} if row["state"] == "undecided" else {"not decided"}
    states = {"decided"}
    if review.status != row["state"]:
        states.add("otherwise")
    if is_changed(row):
        states.add("to decide")
    return states


def is_changed(row: Data) -> bool:
    """Whether a decision was carried from an earlier version and the check finds something else now."""
    review = row.get("review")
    return review is not None and review.carried and review.found != row["state"]


def _has_status(row: Data, status: str) -> bool:
    if status == "":
        return True
    if status == "option" or row["option"]:
        return bool(status == "option" and row["option"])
    if status == GAPS:
        return row["state"] in ("missing", "partial")
    return bool(row["state"] == status)


def shares(instruments: Iterable[Data]) -> list[tuple[str, int, float, float]]:
    """The bar of coverage: state, how many duties, where its piece begins and how long it is, in hundredths."""
    counts = {state: sum(one.get(state, 0) for one in instruments) for state in SHOWN_STATES}
    total, begin, pieces = sum(counts.values()), 0.0, []
    for state, count in counts.items():
        if count:
            share = round(100 * count / total, 3)
            pieces.append((state, count, round(begin, 3), share))
            begin += share
    return pieces
