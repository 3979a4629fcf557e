"""Of 00-start-here: every blank, option and fact that is still open, with the provisions concerned."""

from __future__ import annotations

from lawkit.kits.choices import OpenChoices, asked_of, open_choices
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.localization.countries import OWN_FIGURES
from lawkit.localization.locales import own_figures
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Pieces, Text
from lawkit.word.table import Cell, Column


def write_choices(document: WordDocument, context: KitContext, texts: PrintedTexts) -> None:
    """The open choices of all texts."""
    _ = context.translate
    still = open_choices(texts.wordings, context.papers.wording)
    blanks, uses, facts = still.blanks, still.options, still.facts
    document.heading(_("Open choices"))
    document.paragraph(
        _(
            "{count} choices are still open. In the texts: {blanks} blanks to fill in, {options} options to choose, "
            "{facts} facts to tell; in the papers alone: {papers}. Advice on each choice in a text stands at its end."
        ).format(
            count=still.count, blanks=len(blanks), options=still.undecided, facts=len(facts) + still.formula,
            papers=still.in_papers,
        )
    )  # fmt: skip
    unknown: list[Pieces] = []
    if still.formula:
        unknown.append(_("The enacting formula of {state} is not known to lawkit.").format(state=context.state))
    if context.country.fact("tradition").doubtful or not context.country.tradition:
        unknown.append(
            _("The drafting tradition is to be confirmed: {reason}.").format(reason=context.tradition.reason)
        )
    figures = own_figures(context.language.value, context.country.iso2)
    if figures and not context.country.fact(OWN_FIGURES).known:
        unknown.append(
            _("Whether laws of {state} are printed in figures of their own ({figures}) is to be told ({fact}).").format(
                state=context.state, figures=figures, fact=OWN_FIGURES
            )
        )
    for line in unknown:
        document.bullet(line)
    if blanks:
        document.heading(_("Blanks"), 2)
        columns = [Column(_("Blank"), 2), Column(_("Question"), 4), Column(_("Stands in"), 3)]
        rows = [
            [
                Cell((Text(one.placeholder.label, open=True),)),
                Cell((one.placeholder.question,)),
                Cell((texts.locators(one.sites),)),
            ]
            for one in blanks
        ]
        document.table(columns, rows, _("Blanks"))
    if uses:
        document.heading(_("Options"), 2)
        columns = [Column(_("Question"), 5), Column(_("State"), 1.8), Column(_("Stands in"), 2)]
        option_rows: list[list[Cell]] = []
        for use in uses:
            confirm = _("{choice} (default; confirm)") if use.by_default else "{choice}"
            state: Pieces = confirm.format(choice=use.chosen) if use.chosen else Text(_("open"), open=True)
            option_rows.append([Cell((use.option.question,)), Cell((state,)), Cell((texts.locators(use.sites),))])
        document.table(columns, option_rows, _("Options"))
    if facts:
        document.heading(_("Facts that decide whether a clause stays"), 2)
        columns = [Column(_("Fact not known"), 4.4), Column(_("The clause stays if it is"), 2)]
        columns.append(Column(_("Clauses"), 2.6))
        fact_rows = [[*asked_of(one, context.library, _), texts.locators(one.sites)] for one in facts]
        document.table(columns, fact_rows, _("Facts"))
    _of_papers(document, context, still)


def _of_papers(document: WordDocument, context: KitContext, still: OpenChoices) -> None:
    """What is open in the papers alone: who signs, how the point of contact is reached, what is declared."""
    _ = context.translate
    papers, blanks, uses = context.papers.wording, still.paper_blanks, still.paper_options
    if not (blanks or uses):
        return
    document.heading(_("In the papers alone"), 2)
    columns = [Column(_("Blank"), 2), Column(_("Question"), 4), Column(_("Stands in"), 3)]
    rows = [
        [Cell((Text(entry.label, open=True),)), Cell((entry.question,)), Cell((", ".join(files),))]
        for entry, files in blanks
    ]
    rows += [
        [
            Cell((Text(_("open"), open=True),)),
            Cell((use.option.question,)),
            Cell((", ".join(papers.option_files[use.key]),)),
        ]
        for use in uses
    ]
    document.table(columns, rows, _("In the papers alone"))
