"""A comparison of versions as one HTML page that needs nothing from outside; the picture is drawn in it as SVG."""

from __future__ import annotations

from dataclasses import dataclass

from lawkit.checking.progress import STATES
from lawkit.localization.direction import direction
from lawkit.reports.html_template import html_template
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.progress_view import COLOURS, Bar, ProgressView, Translate, sum_line

WIDTH, BAR, GAP, NAMES = 900, 34, 14, 260  # of the picture, in its own units


@dataclass(frozen=True, slots=True)
class Piece:
    """A coloured stretch of a bar."""

    x: int
    y: int
    width: int
    state: str
    count: int
    colour: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar with its name."""

    name: str
    y: int
    pieces: tuple[Piece, ...]
    words: str


def progress_as_html(view: ProgressView, translate: Translate, language: str) -> str:
    """The page as text; every word of a draft in it is escaped, and it carries no script."""
    return html_template("progress.html.j2").render(
        view=view,
        _=translate,
        drawn=[drawn_bar(bar, number, translate) for number, bar in enumerate(view.bars)],
        width=WIDTH,
        height=len(view.bars) * (BAR + GAP) + GAP,
        names=NAMES,
        bar=BAR,
        states=[(state, COLOURS[state]) for state in STATES],
        language=language,
        direction=direction(language),
        version=lawkit_version(),
        sum_line=sum_line,
        titles={
            "lost": translate("Lost"),
            "mixed": translate("Changed both ways"),
            "gained": translate("Gained"),
            "moved": translate("Moved"),
        },
    )


def drawn_bar(bar: Bar, number: int, translate: Translate) -> Drawn:
    """A bar at its place in the picture, counted from 0."""
    y = GAP + number * (BAR + GAP)
    pieces = []
    room = WIDTH - NAMES
    passed, drawn = 0, 0
    for state, count in zip(STATES, bar.counts, strict=True):
        passed += count
        until = round(room * passed / bar.total) if bar.total else 0
        if count:
            pieces.append(Piece(NAMES + drawn, y, until - drawn, state, count, COLOURS[state]))
        drawn = until
    shown = bar.name if len(bar.name) <= 34 else bar.name[:33] + "…"
    return Drawn(shown, y, tuple(pieces), f"{bar.name}: {sum_line(bar, translate)}")
