"""An assessment as an Excel workbook: a row an obligation, for sorting, filtering and noting what was decided."""

from __future__ import annotations

from lawkit.reports.fault_words import FaultRow
from lawkit.reports.view import ReportView, Row, Translate, where
from lawkit.workbooks import Book, Value

_FILLS = {
    "covered": "C9E7D5",
    "partial": "FBE3B8",
    "missing": "F6C6C3",
    "undecided": "DDD0EE",
    "not-applicable": "E5E7EB",
}
STATUS_COLUMN = 7


def as_workbook(view: ReportView, translate: Translate) -> bytes:
    """The workbook as bytes; the same assessment gives the same bytes."""
    _ = translate
    heads = [(_("Obligation"), 18), (_("Instrument"), 14), (_("Pinpoint"), 16), (_("Duty"), 46), (_("Kind"), 18)]
    heads += [(_("Modality"), 14), (_("Status"), 12), (_("Elements found"), 40), (_("What is lacking"), 40)]
    heads += [(_("Found in"), 24), (_("Quote"), 36), (_("Clauses"), 34), (_("Confidence"), 11), (_("Priority"), 10)]
    heads += [(_("Reviewer's decision"), 36)]
    rows = [row for count in view.instruments for row in count.rows]
    fills = [(number, _FILLS[row.state]) for number, row in enumerate(rows)]
    book = Book()
    book.table(_("Findings"), heads, [_values(row, _) for row in rows], fills, STATUS_COLUMN)
    if view.faults:
        fault_heads = [(_("Fault"), 30), (_("What"), 80), (_("Where"), 30), (_("Quote"), 40), (_("Clauses"), 30)]
        book.table(_("Faults of drafting"), fault_heads, [_fault_values(fault) for fault in view.faults])
    draft = view.assessment.draft
    told = [view.disclaimer, f"{draft.file} · SHA-256 {draft.sha256}", *view.review_notes, *view.warnings]
    book.lines(_("Notes"), told)
    return book.to_bytes()


def _fault_values(fault: FaultRow) -> list[Value]:
    quote = fault.evidence[0].quote if fault.evidence else ""
    return [fault.title, fault.text, where(fault.evidence), quote, ", ".join(fault.clauses)]


def _values(row: Row, _: Translate) -> list[Value]:
    narrowed = [f"{_('narrowed')}: {one.error} ({one.evidence.provision})" for one in row.narrowed]
    return [
        row.obligation.id,
        row.instrument,
        row.obligation.pinpoint,
        row.obligation.duty,
        row.obligation.kind,
        row.obligation.modality.value,
        _(row.state),
        "; ".join(row.present),
        "; ".join([*row.lacking, *narrowed]) if row.state != "covered" else "",
        where(row.finding.evidence),
        row.finding.evidence[0].quote if row.finding.evidence else "",
        ", ".join(row.finding.clauses),
        row.finding.confidence,
        row.finding.priority,
        "\n".join([_(row.review.status), *row.reviewed]) if row.review else row.unsure,
    ]
