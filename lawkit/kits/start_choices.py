"""Of 00-start-here: every blank, option and fact that is still open, with the provisions concerned."""

from __future__ import annotations

from lawkit.kits.choices import open_blanks, open_facts, options, paper_blanks, paper_options
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Pieces, Text
from lawkit.word.table import Cell, Column


def write_choices(document: WordDocument, context: KitContext, texts: PrintedTexts) -> None:
    """The open choices of all texts."""
    _ = context.translate
    rendered = texts.wordings
    blanks, uses, facts = open_blanks(rendered), options(rendered), open_facts(rendered)
    undecided = [use for use in uses if not use.chosen]
    document.heading(_("Open choices"))
    document.paragraph(
        _(
            "{blanks} blanks to fill in, {options} options to choose, {facts} facts to tell. Advice on each stands at "
            "the end of the text concerned."
        ).format(blanks=len(blanks), options=len(undecided), facts=len(facts))
    )
    unknown: list[Pieces] = []
    if not context.fact("enacting_formula"):
        unknown.append(_("The enacting formula of {state} is not known to lawkit.").format(state=context.state))
    if context.country.fact("tradition").doubtful or not context.country.tradition:
        unknown.append(
            _("The drafting tradition is to be confirmed: {reason}.").format(reason=context.tradition.reason)
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
        columns = [Column(_("Fact not known"), 3), Column(_("The clause stays if it is"), 3), Column(_("Clauses"), 3)]
        fact_rows = [[one.fact, one.value, texts.locators(one.sites)] for one in facts]
        document.table(columns, fact_rows, _("Facts"))
    _of_papers(document, context, texts)


def _of_papers(document: WordDocument, context: KitContext, texts: PrintedTexts) -> None:
    """What is open in the papers alone: who signs, how the point of contact is reached, what is declared."""
    _ = context.translate
    papers, rendered = context.papers.wording, texts.wordings
    blanks, uses = paper_blanks(papers, rendered), paper_options(papers, rendered)
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
