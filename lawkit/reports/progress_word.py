"""A comparison of versions as a Word document; the picture is drawn with table cells, so that nothing is lost."""

from __future__ import annotations

from lawkit.checking.progress import STATES
from lawkit.localization.direction import direction
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.progress_view import COLOURS, FILLS, Bar, ChangeRow, ProgressView, StepView, Translate, sum_line
from lawkit.word.document import Setup, WordDocument
from lawkit.word.pieces import Pieces, Text
from lawkit.word.table import Cell, Column

_NARROWEST = 0.045  # share of a bar in which a number can still be read


def progress_as_word(view: ProgressView, translate: Translate, language: str) -> bytes:
    """The document as bytes; the same comparison gives the same bytes."""
    _ = translate
    title = _("Progress of a draft law")
    document = WordDocument(
        Setup(
            title=title,
            language=language,
            right_to_left=direction(language) == "rtl",
            header=(title, view.names[-1]),
            footer=f"lawkit {lawkit_version()}",
            plain_first_page=True,
        )
    )
    document.title(title, " → ".join(view.names))
    document.note(view.disclaimer)
    for warning in view.warnings:
        document.note([Text(_("Warning") + ": ", bold=True), warning])
    document.heading(_("The picture"))
    for bar in view.bars:
        _picture(document, bar, _)
    key = [piece for state in STATES for piece in (Text("■ ", colour=COLOURS[state]), f"{_(state)}   ")]
    document.paragraph(key)
    document.heading(_("By instrument"))
    columns = [Column(_("Instrument"), 1.2), *(Column(name, 2) for name in view.names)]
    rows: list[list[Pieces]] = [
        [title_, *(sum_line(bar, _) or "–" for bar in bars)] for title_, bars in view.instruments
    ]  # fmt: skip
    document.table(columns, rows, _("By instrument"))
    for step in view.steps:
        _step(document, step, _)
    return document.to_bytes()


def _picture(document: WordDocument, bar: Bar, _: Translate) -> None:
    document.paragraph([Text(bar.name, bold=True), f" — {sum_line(bar, _)}"], keep_next=True)
    shown = [(state, count) for state, count in zip(STATES, bar.counts, strict=True) if count]
    if not shown:
        return
    columns = [Column("", max(count / bar.total, _NARROWEST)) for _state, count in shown]
    cells = [Cell((Text(str(count), bold=True, size=9),), fill=FILLS[state], centred=True) for state, count in shown]
    document.table(columns, [cells], bar.name, f"{_('The duties of each version by status')}: {sum_line(bar, _)}")


def _step(document: WordDocument, step: StepView, _: Translate) -> None:
    document.heading(f"{step.before} → {step.after}")
    titles = {"lost": _("Lost"), "mixed": _("Changed both ways"), "gained": _("Gained"), "moved": _("Moved")}
    columns = [
        Column(_("Authority"), 1.7), Column(_("Duty"), 3.2), Column(_("Status"), 1.5), Column(_("What changed"), 3.2),
        Column(_("Found in"), 1.9),
    ]  # fmt: skip
    for name, rows in step.lists:
        if rows:
            document.heading(f"{titles[name]}: {len(rows)}", 2)
            document.table(columns, [_row(row, _) for row in rows], titles[name])
    if step.reworded:
        document.paragraph(_("{count} duties are met as before in other words.").format(count=step.reworded))
    if not step.changed:
        document.paragraph(_("No duty is met otherwise than before."))


def _row(row: ChangeRow, _: Translate) -> list[Cell]:
    states: Pieces = [
        Text(_(row.before), bold=True, colour=COLOURS.get(row.before, COLOURS["na"])), " → ",
        Text(_(row.after), bold=True, colour=COLOURS.get(row.after, COLOURS["na"])),
    ]  # fmt: skip
    changed: list[Pieces] = [[Text("− ", bold=True, colour=COLOURS["missing"]), one] for one in row.lost]
    changed += [[Text("+ ", bold=True, colour=COLOURS["covered"]), one] for one in row.gained]
    places = f"{row.was_in or '–'} → {row.is_in or '–'}"
    return [
        Cell((row.authority,)), Cell((row.duty,)), Cell((states,), fill=FILLS.get(row.after, "")),
        Cell(tuple(changed) or ("",)), Cell((places,)),
    ]  # fmt: skip
