"""An assessment for the terminal: the picture first, then the gaps, the most serious on top."""

from __future__ import annotations

from typing import IO, Any, cast

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from lawkit.reports.view import InstrumentCount, ReportView, Row, Translate, where
from lawkit.untranslated import labelled

_STYLES = {
    "covered": "green",
    "partial": "yellow",
    "missing": "bold red",
    "undecided": "magenta",
    "not-applicable": "dim",
}
_SIGNS = {"covered": "●", "partial": "◐", "missing": "○", "undecided": "?", "not-applicable": "–"}
CELLS_A_LINE = 60
MOST_FAULTS = 12


class _Labelled:
    """A stream that says of each untranslated passage that it is one."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(labelled(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def print_report(view: ReportView, _: Translate, stream: IO[str], most: int | None = None) -> None:
    """Print an assessment; with `most`, only so many of the gaps and neither picture nor counts."""
    console = Console(file=cast(IO[str], _Labelled(stream)), highlight=False, soft_wrap=False)
    if most is not None:
        _print_gaps(console, view.gaps[:most], _, _("The most serious gaps"))
        return
    draft = view.assessment.draft
    console.print(
        Panel(
            Text.assemble(
                (draft.file, "bold"),
                f"\n{draft.word_count:,} "
                + _("words")
                + f", {len(draft.provisions) - 1:,} "
                + _("provisions")
                + f", {_('language')} {draft.language}",
            ),
            title=_("Gap check of a draft law"),
            box=box.ROUNDED,
        )
    )
    for count in view.instruments:
        _print_picture(console, count, _)
    _print_gaps(console, view.most_serious, _, _("The three most serious gaps"))
    _print_gaps(console, view.gaps[3:], _, _("Further gaps"), first=4)
    if view.undecided:
        console.print(Text(_("A reviewer must decide") + f": {len(view.undecided)}", style="magenta"))
    if view.unsure:
        told = "; ".join(f"{row.authority} ({where(row.finding.evidence[:2])})" for row in view.unsure)
        console.print(Text.assemble((_("Covers of which the check is not sure") + ": ", "magenta"), told))
    if view.faults:
        console.print(Text(f"\n{_('Faults of drafting')}", style="bold underline"))
    for number, fault in enumerate(view.faults[:MOST_FAULTS], 1):
        places = where(fault.evidence)
        console.print(Text(f"{number:>3}. {fault.title}: {fault.text}" + (f" ({places})" if places else "")))
    if len(view.faults) > MOST_FAULTS:
        console.print(Text(_("and {count} more, in the other formats").format(count=len(view.faults) - MOST_FAULTS)))
    for warning in view.warnings:
        console.print(Text(f"{_('Warning')}: {warning}", style="yellow"))
    console.print(Text("\n" + view.disclaimer, style="italic dim"))


def _print_picture(console: Console, count: InstrumentCount, _: Translate) -> None:
    counted = " · ".join(
        f"{number} {_(name)}"
        for name, number in (
            ("covered", count.covered),
            ("partial", count.partial),
            ("missing", count.missing),
            ("undecided", count.undecided),
            ("options", count.options),
        )
        if number
    )
    console.print(Text.assemble((count.title, "bold"), "  ", counted))
    picture = Text()
    duties = [row for row in count.rows if not row.finding.option]
    for number, row in enumerate(duties):
        if number and number % CELLS_A_LINE == 0:
            picture.append("\n")
        picture.append(_SIGNS[row.state], style=_STYLES[row.state])
    console.print(picture)
    console.print()


def _print_gaps(console: Console, rows: tuple[Row, ...], _: Translate, title: str, first: int = 1) -> None:
    if not rows:
        return
    console.print(Text(f"\n{title}", style="bold underline"))
    for number, row in enumerate(rows, first):
        head = Text.assemble(f"{number:>3}. ", (_(row.state), _STYLES[row.state]), f"  {row.authority}")
        console.print(head)
        lacking = [*row.lacking, *(f"{_('narrowed')}: {one.error}" for one in row.narrowed)]
        near = row.finding.evidence or row.finding.nearest
        seen = _("Found in") if row.finding.evidence else _("Nearest provision")
        lines = [Text(row.obligation.duty)]
        if lacking:
            lines.append(Text.assemble((f"{_('Lacking')}: ", "bold"), "; ".join(lacking)))
        if near:
            lines.append(Text.assemble((f"{seen}: ", "bold"), where(near[:3])))
        if row.clauses:
            lines.append(Text.assemble((f"{_('Clause')}: ", "bold"), ", ".join(one.id for one in row.clauses[:2])))
        console.print(Padding(Group(*lines), (0, 0, 0, 5)))
