"""What every report shows of an assessment, in the order in which it shows it; no report decides anything itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lawkit.checking.assessment import Assessment, Evidence, Finding, NarrowedBy, Status
from lawkit.library.content import Effect, Obligation
from lawkit.library.loader import Library
from lawkit.reports.fault_words import FaultRow, fault_rows
from lawkit.reports.review import NOT_REVIEWED, Review, Reviews, review_lines, signed_lines
from lawkit.sentences import marked

RANKING = marked(
    "Gaps are ranked by how binding their source is (a treaty or a decision of the Security Council before a "
    "recommendation), how central the duty is (offences, penalties and jurisdiction before reports), and how much is "
    "lacking (all of it before a part)."
)
Translate = Callable[[str], str]
ClauseText = Callable[[str, str], str]

UNSURE = marked(
    "Not sure: in laws that the check had not met, fewer than seven of ten covers of this kind were right. "
    "A reviewer must decide."
)
LATER = marked("not yet binding: work towards joining")

DISCLAIMER = marked(
    "This report is an aid to a reviewer. It says whether a legal basis was found in the text that was read, and "
    "where. It is not a finding of compliance or non-compliance with any instrument, and it does not replace legal "
    "advice."
)


@dataclass(frozen=True, slots=True)
class ClauseOffer:
    """A model clause that would fill a gap."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation with its finding, ready to be shown."""

    number: int
    obligation: Obligation
    finding: Finding
    instrument: str  # short title
    state: str  # covered, partial, missing, not-applicable, undecided
    present: tuple[str, ...]  # the elements found, in words
    lacking: tuple[str, ...]  # the required elements not found, in words
    narrowed: tuple[NarrowedBy, ...]
    clauses: tuple[ClauseOffer, ...]
    unsure: str = ""  # of a cover of which the check is not sure enough: that a reviewer must decide
    later: str = ""  # of a text that the state has not joined yet: that it is work towards joining
    review: Review | None = None  # what a reviewer decided
    reviewed: tuple[str, ...] = ()  # the same in words
    unchecked: str = ""  # what of the pinpoint was not checked, in words

    @property
    def anchor(self) -> str:
        """A name for links within a report."""
        return self.obligation.id.replace(".", "-")

    @property
    def authority(self) -> str:
        """The instrument and the pinpoint, as a lawyer cites them."""
        cited = f"{self.instrument} {self.obligation.pinpoint}"
        return f"{cited} ({self.later})" if self.later else cited


@dataclass(frozen=True, slots=True)
class InstrumentCount:
    """How many obligations of an instrument are in each state; options are counted apart."""

    title: str
    covered: int
    partial: int
    missing: int
    undecided: int
    options: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ReportView:
    """An assessment arranged for its readers."""

    assessment: Assessment
    instruments: tuple[InstrumentCount, ...]
    gaps: tuple[Row, ...]  # the most serious first
    undecided: tuple[Row, ...]
    covered: tuple[Row, ...]
    options: tuple[Row, ...]
    faults: tuple[FaultRow, ...]  # of drafting, beyond the duties
    warnings: tuple[str, ...]
    disclaimer: str
    ranking: str  # how the gaps are ordered
    reviews: Reviews = NOT_REVIEWED
    review_notes: tuple[str, ...] = ()  # the sign-off, and how many findings a reviewer decided, in words

    @property
    def most_serious(self) -> tuple[Row, ...]:
        """The three gaps to mend first."""
        return self.gaps[:3]

    @property
    def unsure(self) -> tuple[Row, ...]:
        """The covers of which the check is not sure enough and on which no reviewer has decided yet."""
        return tuple(row for row in self.covered if row.unsure and row.review is None)

    @property
    def otherwise(self) -> tuple[Row, ...]:
        """The findings on which a reviewer decided otherwise than the check, in the order of the obligations."""
        rows = (row for count in self.instruments for row in count.rows)
        return tuple(row for row in rows if row.review is not None and row.review.status != row.state)


STATES = (
    marked("covered"), marked("partial"), marked("missing"), marked("undecided"), marked("not-applicable"),
    marked("options"),
)  # fmt: skip


def state_of(finding: Finding) -> str:
    """The state in which a finding is shown: its status, or undecided where a reviewer must decide."""
    return "undecided" if finding.undecided else finding.status.value


def arrange(
    assessment: Assessment,
    library: Library,
    translate: Translate,
    clause_text: ClauseText,
    reviews: Reviews = NOT_REVIEWED,
) -> ReportView:
    """Arrange an assessment for its readers. `clause_text` gives the words of a clause for an
    obligation, by their ids; `reviews` is what reviewers decided on the findings."""
    rows = [
        _with_review(_row(number, finding, library, translate, clause_text), reviews, translate)
        for number, finding in enumerate(assessment.findings, 1)
    ]
    duties = [row for row in rows if not row.finding.option]
    decided = [row for row in duties if not row.finding.undecided]
    gaps = sorted(
        (row for row in decided if row.finding.is_gap),
        key=lambda row: (row.finding.later, -row.finding.priority, row.number),
    )
    return ReportView(
        assessment=assessment,
        instruments=tuple(_count(library, name, rows) for name in assessment.instruments),
        gaps=tuple(gaps),
        undecided=tuple(row for row in duties if row.finding.undecided),
        covered=tuple(row for row in decided if row.finding.status is Status.COVERED),
        options=tuple(row for row in rows if row.finding.option),
        faults=fault_rows(assessment.faults, library, translate),
        warnings=tuple(map(translate, assessment.warnings)),
        disclaimer=translate(DISCLAIMER),
        ranking=translate(RANKING),
        reviews=reviews,
        review_notes=_review_notes(rows, reviews, translate),
    )


def _with_review(row: Row, reviews: Reviews, translate: Translate) -> Row:
    review = reviews.decisions.get(row.obligation.id)
    if review is None:
        return row
    return replace(row, review=review, reviewed=tuple(review_lines(review, row.state, translate)))


def _review_notes(rows: Sequence[Row], reviews: Reviews, translate: Translate) -> tuple[str, ...]:
    if not reviews.any:
        return ()
    _ = translate
    decided = [row for row in rows if row.review is not None]
    other = sum(row.review is not None and row.review.status != row.state for row in decided)
    told = _("Reviewers decided on {decided} of {all} findings; on {other} of them otherwise than the check.")
    words = told.format(decided=len(decided), all=len(rows), other=other)
    return (*(signed_lines(reviews.signed, _) if reviews.signed else ()), words)


def _count(library: Library, name: str, rows: Sequence[Row]) -> InstrumentCount:
    own = tuple(row for row in rows if row.obligation.instrument == name)
    states = [row.state for row in own if not row.finding.option]
    return InstrumentCount(
        title=library.instruments[name].short_title,
        covered=states.count("covered"),
        partial=states.count("partial"),
        missing=states.count("missing"),
        undecided=states.count("undecided"),
        options=sum(row.finding.option for row in own),
        rows=own,
    )


def _row(number: int, finding: Finding, library: Library, translate: Translate, clause_text: ClauseText) -> Row:
    obligation = library.obligations[finding.obligation]
    found = {element.id for element in finding.elements if element.present}
    parts = [e for e in obligation.elements if e.effect is not Effect.MUST_NOT_ADD]
    asked = [e for e in parts if e.required and e.effect is not Effect.LIMITING] or parts
    return Row(
        number=number,
        obligation=obligation,
        finding=finding,
        instrument=library.instruments[obligation.instrument].short_title,
        state=state_of(finding),
        present=tuple(e.text for e in parts if e.id in found),
        lacking=tuple(e.text for e in asked if e.id not in found),
        narrowed=finding.narrowed_by,
        clauses=tuple(
            ClauseOffer(name, library.clauses[name].heading, clause_text(name, obligation.id))
            for name in finding.clauses
            if finding.status is not Status.COVERED
        ),
        later=translate(LATER) if finding.later else "",
        unsure=translate(UNSURE) if finding.is_unsure else "",
        unchecked=_unchecked(obligation, translate),
    )


def where(evidence: Sequence[Evidence]) -> str:
    """The provisions that evidence comes from, each once: "12(1)(a); 14"."""
    places = dict.fromkeys(
        f"{one.file}: {one.provision}" if one.file else one.provision for one in evidence if one.provision
    )
    return "; ".join(places)


def _unchecked(obligation: Obligation, _: Translate) -> str:
    """What of a pinpoint was not checked; the note in the content is for those who keep it, not for readers."""
    if obligation.verified:
        return ""
    match obligation.pinpoint_confidence.partition(" ")[0]:
        case "section-heading":
            return _("only the heading of the section was checked, not the number of the paragraph")
        case "topic":
            return _("only the subject is known; do not cite a number")
        case _other:
            return _("the number of the paragraph was not checked against the authentic text")
