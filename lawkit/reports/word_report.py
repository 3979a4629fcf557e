"""An assessment as a Word document: picture, gaps with the clauses that fill them, then all the rest as tables."""

from __future__ import annotations

from collections.abc import Sequence

from lawkit.localization.direction import direction
from lawkit.reports.fault_words import FaultRow
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.view import InstrumentCount, ReportView, Row, Translate, where
from lawkit.word.document import Setup, WordDocument
from lawkit.word.pieces import Text
from lawkit.word.table import Cell, Column

_COLOURS = {
    "covered": "2A7D4F",
    "partial": "B26A00",
    "missing": "B3261E",
    "undecided": "6A3FA0",
    "not-applicable": "6B7280",
}
_FILLS = {
    "covered": "C9E7D5",
    "partial": "FBE3B8",
    "missing": "F6C6C3",
    "undecided": "DDD0EE",
    "not-applicable": "E5E7EB",
}
CELLS_A_LINE = 8
CLAUSES_SHOWN = 2


def as_word(view: ReportView, translate: Translate, language: str) -> bytes:
    """The document as bytes; the same assessment gives the same bytes."""
    _ = translate
    draft = view.assessment.draft
    document = WordDocument(
        Setup(
            title=f"{_('Gap report')}: {draft.file}",
            language=language,
            right_to_left=direction(language) == "rtl",
            header=(_("Gap report"), draft.file),
            footer=f"lawkit {lawkit_version()}",
            plain_first_page=True,
        )
    )
    document.title(_("Gap report"), draft.file)
    document.paragraph(
        f"{_('Language')}: {draft.language}. {draft.word_count:,} {_('words')}, {len(draft.provisions) - 1:,} "
        f"{_('provisions')}. SHA-256 {draft.sha256}"
    )
    document.note(view.disclaimer)
    document.heading(_("The picture"))
    for count in view.instruments:
        _picture(document, count, _)
    for warning in view.warnings:
        document.note([Text(_("Warning") + ": ", bold=True), warning])
    _reviews(document, view, _)
    if view.gaps:
        document.heading(_("The most serious gaps"))
        document.paragraph(view.ranking)
        for row in view.most_serious:
            _gap(document, row, _)
        if len(view.gaps) > len(view.most_serious):
            document.heading(_("Further gaps"))
            for row in view.gaps[len(view.most_serious) :]:
                _gap(document, row, _)
    _faults(document, view.faults, _)
    _listing(document, view.undecided, _("A reviewer must decide"), _)
    _listing(document, view.covered, _("Covered"), _)
    if view.options:
        _listing(document, view.options, _("Options that the instruments leave open"), _)
    return document.to_bytes()


def _reviews(document: WordDocument, view: ReportView, _: Translate) -> None:
    if not view.review_notes:
        return
    document.heading(_("What reviewers decided"))
    for words in view.review_notes:
        document.paragraph(words)
    if view.otherwise:
        document.table(
            [Column(_("Authority"), 2), Column(_("The check"), 1.3), Column(_("The reviewer"), 1.3),
             Column(_("Decision"), 4.5)],
            [
                [row.authority, Cell((_(row.state),), fill=_FILLS[row.state]),
                 Cell((_(row.review.status),), fill=_FILLS[row.review.status]), Cell(row.reviewed)]
                for row in view.otherwise if row.review
            ],
            title=_("What reviewers decided"),
        )  # fmt: skip


def _decision(document: WordDocument, row: Row, _: Translate) -> None:
    for number, words in enumerate(row.reviewed):
        head = [Text(_("Decision") + ": ", bold=True)] if number == 0 else []
        document.paragraph([*head, words])


def _picture(document: WordDocument, count: InstrumentCount, _: Translate) -> None:
    document.heading(count.title, 2)
    numbers = [(_("covered"), count.covered), (_("partial"), count.partial), (_("missing"), count.missing)]
    numbers += [(_("undecided"), count.undecided), (_("options, never a gap"), count.options)]
    document.paragraph(" · ".join(f"{number} {name}" for name, number in numbers if number), keep_next=True)
    cells = [
        Cell(((Text(row.obligation.pinpoint.replace("art. ", ""), bold=row.state == "missing", size=8),),),
             fill=_FILLS[row.state], centred=True)
        for row in count.rows
    ]  # fmt: skip
    cells += [Cell(("",))] * (-len(cells) % CELLS_A_LINE)
    lines = [cells[at : at + CELLS_A_LINE] for at in range(0, len(cells), CELLS_A_LINE)]
    document.table(
        [Column("")] * CELLS_A_LINE,
        lines,
        title=f"{count.title}: {_('The picture')}",
        description=_("One cell for each obligation, coloured by its status."),
    )
    key = [
        piece
        for state in ("covered", "partial", "missing", "undecided")
        for piece in (Text("■ ", colour=_COLOURS[state]), f"{_(state)}   ")
    ]
    document.paragraph(key)


def _gap(document: WordDocument, row: Row, _: Translate) -> None:
    state = Text(_(row.state).capitalize(), bold=True, colour=_COLOURS[row.state])
    document.heading([state, f" · {row.authority}"], 3)
    document.paragraph(row.obligation.duty)
    _decision(document, row, _)
    if not row.obligation.verified:
        document.paragraph(f"{_('pinpoint unverified')}: {row.unchecked}", "Note")
    if row.lacking:
        document.paragraph([Text(_("What is lacking"), bold=True)], keep_next=True)
        for element in row.lacking:
            document.bullet(element)
    for one in row.narrowed:
        document.paragraph(
            [Text(_("Narrower than the duty") + ": ", bold=True), f"{one.error} ({one.evidence.provision}): ",
             Text(f"“{one.evidence.quote}”", italic=True)]
        )  # fmt: skip
    if row.finding.evidence:
        first = row.finding.evidence[0]
        document.paragraph(
            [Text(_("Found in") + ": ", bold=True), f"{where(row.finding.evidence)}. ",
             Text(f"“{first.quote}”", italic=True)]
        )  # fmt: skip
    elif row.finding.nearest:
        first = row.finding.nearest[0]
        document.paragraph(
            [
                Text(_("Nearest provision") + ": ", bold=True),
                f"{first.provision}. ",
                Text(f"“{first.quote}”", italic=True),
            ]
        )
    for clause in row.clauses[:CLAUSES_SHOWN]:
        document.paragraph(
            [Text(_("Model clause that fills the gap") + ": ", bold=True), f"{clause.heading} ({clause.id})"],
            keep_next=True,
        )
        for line in clause.text.splitlines()[1:]:
            if line.strip():
                document.paragraph(line.replace("    ", "\u2003"), "ModelClause")


def _faults(document: WordDocument, faults: Sequence[FaultRow], _: Translate) -> None:
    if not faults:
        return
    document.heading(_("Faults of drafting"))
    document.paragraph(
        _("Beyond the duties of the instruments: terms, references and safeguards. A note asks for a look, not for a "
          "change.")
    )  # fmt: skip
    document.table(
        [Column(_("Fault"), 2.2), Column(_("What"), 5.5), Column(_("Where"), 1.8)],
        [
            [
                f"{fault.title} ({_('note')})" if fault.note else fault.title,
                f"{fault.text} {_('Clause')}: {', '.join(fault.clauses)}" if fault.clauses else fault.text,
                where(fault.evidence) or "–",
            ]
            for fault in faults
        ],
        title=_("Faults of drafting"),
    )


def _remarks(row: Row) -> tuple[str, ...]:
    """What a reviewer decided; where none has, that one must, if the check is not sure."""
    return row.reviewed or ((row.unsure,) if row.unsure else ())


def _listing(document: WordDocument, rows: Sequence[Row], title: str, _: Translate) -> None:
    if not rows:
        return
    document.heading(title)
    document.table(
        [Column(_("Authority"), 2), Column(_("Duty"), 4), Column(_("Status"), 1.3), Column(_("Found in"), 2)],
        [
            [row.authority, Cell((row.obligation.duty, *_remarks(row))), Cell((_(row.state),), fill=_FILLS[row.state]),
             where(row.finding.evidence) or "–"]
            for row in rows
        ],
        title=title,
    )  # fmt: skip
