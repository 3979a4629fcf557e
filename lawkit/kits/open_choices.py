"""The list at the end of a model text: blanks, options and facts that are open, each with the provisions concerned."""

from __future__ import annotations

from collections.abc import Sequence

from lawkit.kits.choices import OptionUse, Site, asked_of, fittings, open_blanks, open_facts, options
from lawkit.kits.wording import Wording
from lawkit.library.content import REFER
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Piece, Pieces, Text
from lawkit.word.table import Cell, Column


def write_open_choices(document: WordDocument, wording: Wording) -> None:
    """The list, with the question and the advice on each."""
    _ = wording.translate
    document.paragraph(_("Open choices"), "BackMatter")
    blanks, uses, facts = open_blanks([wording]), options([wording]), open_facts([wording])
    fits = fittings([wording])
    if not (blanks or uses or facts or fits):
        document.paragraph(_("None: every blank is filled and every option is chosen."))
        return
    if blanks:
        document.heading(_("Blanks to fill in"), 2)
        columns = [Column(_("Blank"), 2.2), Column(_("Question"), 4.6), Column(_("Stands in"), 2.2)]
        rows: list[list[Cell]] = []
        for one in blanks:
            entry = one.placeholder
            question: list[Pieces] = [entry.question]
            if entry.advice:
                question.append(Text(entry.advice, style="Faint"))
            if entry.example:
                question.append(Text(_("For example: {example}").format(example=entry.example), italic=True))
            where = Cell((_where(one.sites, wording),))
            rows.append([Cell((wording.blank(entry.id),)), Cell(tuple(question)), where])
        document.table(columns, rows, _("Blanks to fill in"))
    if uses:
        document.heading(_("Options to choose"), 2)
        columns = [Column(_("Option"), 3), Column(_("Choices and advice"), 5), Column(_("Stands in"), 1.2)]
        document.table(columns, [_option_row(use, wording) for use in uses], _("Options to choose"))
    if fits:
        document.heading(_("Where a law in force may already do it"), 2)
        document.paragraph(
            _(
                "Each of these clauses can give way to a short cross-reference. "
                "Write refer for it under options in answers.yaml, and make the kit anew."
            )
        )
        columns = [Column(_("Question"), 3.6), Column(_("Cross-reference in the clause's place"), 4.2)]
        columns.append(Column(_("Stands in"), 1.2))
        rows = [_fitting_row(use, wording) for use in fits]
        document.table(columns, rows, _("Where a law in force may already do it"))
    if facts:
        document.heading(_("Facts that decide whether a clause stays"), 2)
        columns = [Column(_("Fact not known"), 4.4), Column(_("Clause stays if"), 2), Column(_("Clauses"), 2.6)]
        fact_rows: list[list[Pieces]] = [
            [*asked_of(one, wording.library, _), _where(one.sites, wording)] for one in facts
        ]
        document.table(columns, fact_rows, _("Facts that decide whether a clause stays"))


def _option_row(use: OptionUse, wording: Wording) -> list[Cell]:
    _ = wording.translate
    state = _("chosen: {choice}") if use.chosen and not use.by_default else _("set to: {choice}; confirm")
    shown: Pieces = Text(_("open"), open=True) if not use.chosen else state.format(choice=use.chosen)
    lines: list[Pieces] = []
    for choice in use.option.choices:
        words = choice.text.strip() or _("(no words)")
        advice = f" — {choice.advice}" if choice.advice else ""
        lines.append([Text(f"{choice.id}: ", bold=True), *wording.pieces(words), Text(advice, style="Faint")])
    lines.append(Text(use.option.advice, style="Faint"))
    return [Cell((use.option.question, shown)), Cell(tuple(lines)), Cell((_where(use.sites, wording),))]


def _fitting_row(use: OptionUse, wording: Wording) -> list[Cell]:
    _ = wording.translate
    clause = next(one for one in wording.selection.provisions() if one.id == use.sites[0].clause)
    short: list[Pieces] = []
    for paragraph in clause.short:
        short.append(wording.pieces(paragraph.text, clause, sentence=True))
        short += [[Text("– "), *wording.pieces(item.text, clause)] for item in paragraph.items]
    state = _("cross-reference chosen") if use.chosen == REFER else _("clause in full")
    advice = Text(use.option.advice, style="Faint")
    question: tuple[Pieces, ...] = (use.option.question, advice, Text(f"{use.key}: {state}", italic=True))
    return [Cell(question), Cell(tuple(short)), Cell((_where(use.sites, wording),))]


def _where(sites: Sequence[Site], wording: Wording) -> list[Piece]:
    pieces: list[Piece] = []
    for site in sites:
        if pieces:
            pieces.append(Text(", "))
        held = site.clause in wording.numbered.places
        pieces += wording.references.number(site.clause) if held else [Text(wording.translate("opening words"))]
    return pieces
