"""A comparison of versions for the terminal: the bars first, then what each version lost and gained."""

from __future__ import annotations

from typing import IO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from lawkit.checking.progress import STATES
from lawkit.reports.progress_view import Bar, ChangeRow, ProgressView, StepView, Translate, sum_line

_STYLES = {"covered": "green", "partial": "yellow", "missing": "red", "undecided": "magenta", "not-applicable": "dim"}
_SIGNS = {"covered": "█", "partial": "▓", "missing": "░", "undecided": "?"}
WIDTH = 50  # characters of a bar


def print_progress(view: ProgressView, _: Translate, stream: IO[str]) -> None:
    """Print a comparison."""
    console = Console(file=stream, highlight=False, soft_wrap=False)
    console.print(Text(_("Progress of a draft law"), style="bold underline"))
    for number, bar in enumerate(view.bars, start=1):
        console.print(Text.assemble((f"{number}. {bar.name}", "bold"), f"  {sum_line(bar, _)}"))
        console.print(Padding(_picture(bar), (0, 0, 0, 3)))
    key = [piece for state in STATES for piece in ((f"{_SIGNS[state]} ", _STYLES[state]), f"{_(state)}  ")]
    console.print(Padding(Text.assemble(*key), (0, 0, 1, 3)))
    for step in view.steps:
        _print_step(console, step, _)
    for warning in view.warnings:
        console.print(Text(f"{_('Warning')}: {warning}", style="yellow"))
    console.print(Text("\n" + view.disclaimer, style="italic dim"))


def _picture(bar: Bar) -> Text:
    text = Text()
    drawn, passed = 0, 0
    for state, count in zip(STATES, bar.counts, strict=True):
        passed += count
        until = round(WIDTH * passed / bar.total) if bar.total else 0
        text.append(_SIGNS[state] * (until - drawn), style=_STYLES[state])
        drawn = until
    return text


def _print_step(console: Console, step: StepView, _: Translate) -> None:
    console.print(Text(f"{step.before} → {step.after}", style="bold underline"))
    titles = {"lost": _("Lost"), "mixed": _("Changed both ways"), "gained": _("Gained"), "moved": _("Moved")}
    for name, rows in step.lists:
        if rows:
            console.print(Text(f"{titles[name]}: {len(rows)}", style="bold"))
        for row in rows:
            _print_row(console, row, name, _)
    if step.reworded:
        console.print(_("{count} duties are met as before in other words.").format(count=step.reworded))
    if not step.changed:
        console.print(_("No duty is met otherwise than before."))
    console.print()


def _print_row(console: Console, row: ChangeRow, name: str, _: Translate) -> None:
    if name == "moved":
        console.print(Text(f"  {row.authority}: {row.was_in or '–'} → {row.is_in or '–'}"))
        return
    before, after = (_(row.before), _STYLES[row.before]), (_(row.after), _STYLES[row.after])
    console.print(Text.assemble(f"  {row.authority}  ", before, " → ", after))
    lines = [Text(row.duty)]
    if row.lost:
        lines.append(Text.assemble(("− ", "red"), "; ".join(row.lost)))
    if row.gained:
        lines.append(Text.assemble(("+ ", "green"), "; ".join(row.gained)))
    if row.was_in or row.is_in:
        lines.append(Text(f"{row.was_in or '–'} → {row.is_in or '–'}", style="dim"))
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 4)))
