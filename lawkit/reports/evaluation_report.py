"""The figures of an evaluation as lines of text, one a law, one a language, one for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lawkit.checking.evaluation import Figures, JudgedRow, Mistake

NAME_WIDTH = 44
Translate = Callable[[str], str]


def figures_line(name: str, figures: Figures, _: Translate) -> str:
    """One law's figures, in the columns of the gold set's own score table."""
    f = figures
    return (
        f"{name:<{NAME_WIDTH}} {f.obligations:>5} | "
        f"{_('detection')} P {f.precision:.3f} R {f.recall:.3f} F1 {f.f1:.3f} | "
        f"{_('elements')} P {f.element_precision:.3f} R {f.element_recall:.3f} F1 {f.element_f1:.3f} | "
        f"{_('status')} {f.status:.3f} | "
        f"{_('covered kept')} {f.covered_kept:.3f} | {_('partial taken')} {f.partial_taken:.3f} | "
        f"{_('false cover')} {f.false_cover:.3f} | {_('pinpoint')} {f.pinpoint:.3f}"
    )


def mistake_lines(mistake: Mistake, _: Translate) -> str:
    """One mistake with the words on which the check relied."""
    pattern = _("{obligation}: labelled {gold} ({places}); the check says {said}")
    if not mistake.where:
        pattern = _("{obligation}: labelled {gold}; the check says {said}")
    head = "    " + pattern.format(
        obligation=mistake.obligation, gold=_(mistake.gold), places=", ".join(mistake.where), said=_(mistake.said)
    )
    quotes = "".join(f"\n        “{' '.join(quote.split())}”" for quote in mistake.quotes)
    return head + quotes


def reliability_lines(rows: Iterable[JudgedRow], _: Translate) -> Iterator[str]:
    """How often findings of each confidence have the very status that the labeller gave."""
    rows = list(rows)
    yield f"{_('confidence'):<12} {_('findings'):>9} {_('right'):>7}"
    for confidence in sorted({row.confidence for row in rows}):
        same = [row.right for row in rows if row.confidence == confidence]
        yield f"{confidence:<12.2f} {len(same):>9} {sum(same) / len(same):>7.3f}"
