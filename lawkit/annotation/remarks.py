"""What the margin says: one comment a gap at the provision it concerns, one at the top on everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lawkit.annotation.composition import Insertion
from lawkit.checking.assessment import Evidence
from lawkit.reports.fault_words import FaultRow
from lawkit.reports.view import ReportView, Row, where
from lawkit.word.margin import CommentRun

Translate = Callable[[str], str]
LONGEST_WORDING = 900  # characters of a model clause quoted in a comment
MOST_COVERED = 60  # duties named one by one at the top


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: the span of the draft it is about (None: the top), and its paragraphs."""

    span: tuple[int, int] | None
    paragraphs: tuple[tuple[CommentRun, ...], ...]


def remarks_of(
    view: ReportView, placed: Mapping[str, Sequence[str]], notes: Sequence[str], _: Translate
) -> list[Remark]:
    """The comments on a draft, the one at the top first.

    `placed` names for each obligation what was put in for it, in words ("section 12A"); `notes` go to the top.
    """
    rows = [*view.gaps, *(row for row in view.undecided if row.finding.evidence or row.finding.nearest)]
    rows += [row for row in view.otherwise if row not in rows]  # what a reviewer found lacking is no less a gap
    found = [_top(view, notes, _)]
    found += [
        Remark(_place(row), gap_lines(row, placed.get(row.obligation.id, ()), _))
        for row in rows
        if _place(row) is not None or row.obligation.id not in placed  # else it is said where the clause was put in
    ]
    found += [_fault(fault, _) for fault in view.faults if _span(fault.evidence) is not None]
    return found


def insertion_remark(
    one: Insertion, view: ReportView, foreign: bool, _: Translate
) -> tuple[tuple[CommentRun, ...], ...]:
    """The comment on what was put in: why, from where, what is still open in it."""
    clause = one.clause.clause
    lines = [_bold(_("Put in by lawkit: model clause “{heading}”").format(heading=clause.heading))]
    rows = {row.obligation.id: row for count in view.instruments for row in count.rows}
    for row in (rows[name] for name in one.fills):
        if _place(row) is None:
            lines += gap_lines(row, None, _)
        else:
            lines.append(_line(_("For {authority}:").format(authority=row.authority), row.obligation.duty))
    if not one.fills:
        lines.append(_plain(_("Needed by the other clauses that were put in.")))
    if one.text == "regulations":
        lines.append(_plain(_("From the model regulations: it may stand in regulations instead of this text.")))
    if foreign:
        lines.append(_plain(_("lawkit has this clause in English only; translate it before use.")))
    if any(word.open for paragraph in one.paragraphs for segment in paragraph.segments for word in segment.words):
        lines.append(_plain(_("Fill in the words in yellow, or choose between them.")))
    lines += [_plain(note) for note in clause.notes[:1]]
    lines.append(_plain(_("Model clause id: {id}").format(id=clause.id)))
    return tuple(lines)


def _top(view: ReportView, notes: Sequence[str], _: Translate) -> Remark:
    draft = view.assessment.draft
    lines = [_bold(_("lawkit: what this draft covers and lacks")), _plain(view.disclaimer)]
    lines += [_plain(words) for words in view.review_notes]
    for count in view.instruments:
        numbers = [(_("covered"), count.covered), (_("partial"), count.partial), (_("missing"), count.missing)]
        numbers += [(_("undecided"), count.undecided), (_("options, never a gap"), count.options)]
        shown = " · ".join(f"{number} {name}" for name, number in numbers if number)
        lines.append(_line(f"{count.title}:", shown))
    covered = [f"{row.authority} ({where(row.finding.evidence[:2])})" for row in view.covered[:MOST_COVERED]]
    if len(view.covered) > MOST_COVERED:
        covered.append(_("and {count} more").format(count=len(view.covered) - MOST_COVERED))
    if covered:
        lines.append(_line(_("Covered:"), "; ".join(covered)))
    lines += [_plain(note) for note in notes]
    lines += [_line(f"{fault.title}:", fault.text) for fault in view.faults if _span(fault.evidence) is None]
    lines += [_line(_("Warning") + ":", _(warning)) for warning in draft.warnings]
    return Remark(None, tuple(lines))


def gap_lines(row: Row, placed: Sequence[str] | None, _: Translate) -> tuple[tuple[CommentRun, ...], ...]:
    """What is said of one gap; `placed` is None where it is said of the very clause that was put in."""
    finding = row.finding
    state = _(row.state)
    lines = [_bold(f"{state[:1].upper()}{state[1:]} · {row.authority}"), _plain(row.obligation.duty)]
    lines += [_line(_("Decision") + ":", words) for words in row.reviewed]
    if not row.obligation.verified:
        lines.append(_plain(f"{_('pinpoint unverified')}: {row.unchecked}"))
    if row.lacking:
        lines.append(_line(_("Lacking:"), "; ".join(row.lacking)))
    for one in row.narrowed:
        said = f"{one.error} ({one.evidence.provision}): “{one.evidence.quote}”"
        lines.append(_line(_("Narrower than the duty:"), said))
    if finding.evidence:
        lines.append(_line(_("Found so far in:"), where(finding.evidence)))
        if row.present:
            lines.append(_line(_("This has:"), "; ".join(row.present)))
    elif finding.nearest:
        lines.append(_line(_("No provision does this; the nearest:"), where(finding.nearest)))
    else:
        lines.append(_plain(_("No provision of the draft comes near this duty.")))
    lines.append(_line(_("Confidence:"), f"{finding.confidence:.0%}"))
    if placed:
        lines.append(_line(_("Put in as a tracked insertion:"), "; ".join(placed)))
    elif row.clauses and placed is not None:
        offer = row.clauses[0]
        wording = " ".join(offer.text.split("\n", 1)[-1].split())
        shown = wording if len(wording) <= LONGEST_WORDING else wording[:LONGEST_WORDING].rsplit(" ", 1)[0] + " …"
        lines.append(_line(_("Model wording ({id}):").format(id=offer.id), shown))
    return tuple(lines)


def _place(row: Row) -> tuple[int, int] | None:
    """The words that a comment on a gap is about: what meets it so far, else what comes nearest."""
    narrowed = [one.evidence for one in row.narrowed]
    return _span(row.finding.evidence) or _span(narrowed) or _span(row.finding.nearest)


def _fault(fault: FaultRow, _: Translate) -> Remark:
    title = f"{fault.title} ({_('note')})" if fault.note else fault.title
    return Remark(_span(fault.evidence), (_bold(title), _plain(fault.text)))


def _span(evidence: Sequence[Evidence]) -> tuple[int, int] | None:
    return next(((one.start, one.end) for one in evidence if not one.file and one.end > one.start), None)


def _bold(text: str) -> tuple[CommentRun, ...]:
    return (CommentRun(text, bold=True),)


def _plain(text: str) -> tuple[CommentRun, ...]:
    return (CommentRun(text),)


def _line(head: str, text: str) -> tuple[CommentRun, ...]:
    return (CommentRun(f"{head} ", bold=True), CommentRun(text))
