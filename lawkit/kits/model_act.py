"""01 Model act: the law itself, with authority footnotes, drafting notes as comments, and the choices still to make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lawkit.kits.choices import OptionUse, open_blanks, open_facts, options
from lawkit.kits.context import KitContext
from lawkit.kits.law_text import LawText
from lawkit.kits.profile import source_of
from lawkit.kits.wording import Wording, answer_to
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Blank, Footnote, Piece, Pieces, Reference, Text
from lawkit.word.table import Cell, Column


@dataclass(frozen=True)
class PrintedAct:
    """The finished act, and the numbers that its clauses received."""

    data: bytes
    document: WordDocument
    wording: Wording

    def locator(self, mark: str) -> str:
        """The place of a clause or paragraph as the act numbers it: `12(1)(a)`, `Article 3`, `Schedule 1`."""
        numbers = [self.document.number_of(one) for one in self.wording.places[mark].chain]
        first, rest = numbers[0], numbers[1:]
        if not rest:
            return first
        return first + "".join(one if one.startswith("(") else f"({one})" for one in rest)

    @cached_property
    def headings(self) -> dict[str, str]:
        """The clauses' headings."""
        return {clause.id: clause.heading for clause in self.wording.selection.clauses()}


def working_title(context: KitContext) -> str:
    """The act's short title where it is known, else a description."""
    placeholder = context.library.placeholders.get("short-title")
    known = answer_to(placeholder, context.country, context.answers) if placeholder else ""
    return known or context.translate("Model Act on Nuclear Security")


def print_act(context: KitContext) -> PrintedAct:
    """Writes the model act. Raises ContentError when a clause cannot be rendered or a reference dangles."""
    _ = context.translate
    wording = context.wording
    title = working_title(context)
    document = WordDocument(context.setup(title, law=True))
    document.title(title, _subtitle(context))
    document.note(
        [
            _("Words in yellow are open: fill in the blanks (one entry fills all), choose between the options. "),
            _("Footnotes give the authority of each paragraph; comments in the margin are drafting notes. "),
            _("Remove both before the text goes forward. To refresh the table of contents, click in it and press F9."),
        ]
    )
    document.contents(_("Arrangement of Articles") if wording.civil else _("Arrangement of sections"))
    _front(document, context)
    text = LawText(document, wording)
    for part in wording.selection.parts:
        text.part(part)
    _choices(document, wording)
    wording.check()
    return PrintedAct(document.to_bytes(), document, wording)


def _subtitle(context: KitContext) -> str:
    titles = context.listed([context.library.instruments[one].short_title for one in context.instruments])
    tradition = context.translate("civil-law form" if context.tradition.value == "civil" else "common-law form")
    return " · ".join(one for one in (context.state, titles, tradition, context.day()) if one)


def _front(document: WordDocument, context: KitContext) -> None:
    """The long title and the enacting formula: the country's own where a source gives it, else a blank."""
    _ = context.translate
    instruments = [context.library.instruments[one] for one in context.instruments]
    binding = [one.short_title for one in instruments if one.binding] or [one.short_title for one in instruments]
    purpose = _("to provide for the security of nuclear and other radioactive material and of nuclear facilities, "
                "to create offences, and to give effect to {instruments}")  # fmt: skip
    words = purpose.format(instruments=context.listed(binding))
    opening = _("Law") if context.wording.civil else _("An Act")
    document.page_break()
    document.paragraph(f"{opening} {words}", "LongTitle")
    formula = context.fact("enacting_formula")
    if formula:
        source = source_of(context.country, "enacting_formula")
        note = _("Enacting formula as seen in the State's laws; source: {source}. Confirm the wording in force.")
        pieces: list[Piece] = [Text(formula)]
        if source:
            pieces.append(Footnote(note.format(source=source)))
        document.paragraph(pieces, "Enacting")
    else:
        label = _("enacting formula")
        document.paragraph(Blank("enacting-formula", label, f"[{label}]"), "Enacting")


def _choices(document: WordDocument, wording: Wording) -> None:
    """The list at the end: blanks, options and facts that are open, each with the sections concerned."""
    _ = wording.translate
    document.paragraph(_("Open choices"), "BackMatter")
    blanks = open_blanks(wording)
    uses = options(wording)
    facts = open_facts(wording)
    if not (blanks or uses or facts):
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
            rows.append([
                Cell((wording.blank(entry.id),)), Cell(tuple(question)), Cell((_where(one.clauses),))
            ])  # fmt: skip
        document.table(columns, rows, _("Blanks to fill in"))
    if uses:
        document.heading(_("Options to choose"), 2)
        columns = [Column(_("Option"), 3), Column(_("Choices and advice"), 5), Column(_("Stands in"), 1.2)]
        document.table(columns, [_option_row(use, wording) for use in uses], _("Options to choose"))
    if facts:
        document.heading(_("Facts that decide whether a clause stays"), 2)
        columns = [Column(_("Fact not known"), 3), Column(_("Clause stays if"), 3), Column(_("Clauses"), 3)]
        document.table(columns, [[one.fact, f"{one.fact} = {one.value}", _where(one.clauses)] for one in facts],
                       _("Facts that decide whether a clause stays"))  # fmt: skip


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
    return [Cell((use.option.question, shown)), Cell(tuple(lines)), Cell((_where((use.clause,)),))]


def _where(clauses: tuple[str, ...]) -> list[Piece]:
    pieces: list[Piece] = []
    for clause in clauses:
        if pieces:
            pieces.append(Text(", "))
        pieces.append(Reference(clause))
    return pieces
