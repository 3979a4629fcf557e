"""04 Explanatory memorandum: to the legislature, why there is a law and what it costs, then provision by provision."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lawkit.kits.authority import instrument_of, short_title
from lawkit.kits.clauses import KeptClause, KeptPart
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedText, PrintedTexts
from lawkit.kits.places import part_mark
from lawkit.kits.wording import Wording, chosen_of, option_key
from lawkit.kits.words import position_words
from lawkit.library.content import DefinitionEntry, Option, Paragraph, Provenance, Tier
from lawkit.localization.answers import by_reference
from lawkit.word import numbering
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Piece, Text, as_pieces
from lawkit.word.table import Cell, Column


def write_memorandum(context: KitContext, texts: PrintedTexts) -> bytes:
    """The memorandum as a Word file."""
    _ = context.translate
    document = WordDocument(context.setup(_("Explanatory memorandum")))
    document.title(_("Explanatory memorandum"), " · ".join(one for one in (context.state, context.day()) if one))
    document.contents(_("Contents"), levels=2)
    document.page_break()
    document.heading(_("General part"))
    for section in context.papers.kept(context.papers.content.memorandum):
        document.heading(section.heading, 2)
        context.papers.write(document, section.paragraphs)
        if section.id == "memorandum.obligations":
            _instruments(document, context)
    for printed in texts.texts.values():
        _text(document, context, printed)
    context.papers.wording.check()
    return document.to_bytes()


def _instruments(document: WordDocument, context: KitContext) -> None:
    """The instruments of the bill, and what each is to the state."""
    _ = context.translate
    rows = []
    for name in context.instruments:
        duties = sum(one.instrument == name and not one.is_option for one in context.obligations)
        rows.append([
            Cell((Text(context.library.instruments[name].title, bold=True),)),
            Cell((short_title(context.library, name),)),
            Cell((position_words(context.standings[name], _),)),
            Cell((str(duties),), centred=True),
        ])  # fmt: skip
    columns = [Column(_("Instrument"), 3.6), Column(_("Cited as"), 1.5),
               Column(_("For {state}").format(state=context.state), 3), Column(_("Duties"), 1.2)]  # fmt: skip
    document.table(columns, rows, _("Instruments"), _("One row an instrument, with what it is to the State."))


def _text(document: WordDocument, context: KitContext, printed: PrintedText) -> None:
    """One model text: an overview of its parts, then its provisions."""
    _ = context.translate
    wording = printed.wording
    document.heading(_("Provision by provision: {text}").format(text=printed.title))
    for part in wording.selection.parts:
        if not part.schedule and not part.front:
            document.heading(_part_title(part, printed), 2)
        elif part.schedule:
            document.heading(context.papers.words(part.title), 2)
        for clause in part.clauses:
            _clause(document, context, wording, clause)


def _part_title(part: KeptPart, printed: PrintedText) -> list[Piece]:
    number = printed.wording.numbered.numbers.get(part_mark(part.id), "")
    return [Text(f"{number}. " if number else ""), *printed.wording.pieces(part.title)]


def _clause(document: WordDocument, context: KitContext, wording: Wording, clause: KeptClause) -> None:
    _ = context.translate
    papers = context.papers
    document.paragraph([Text(_number(wording, clause)), *papers.words(clause.heading)], "Heading3")
    explained = clause.clause.explanation or _duties(context, clause) or papers.words(clause.heading)
    if clause.short and clause.id in by_reference(context.answers):
        refers = _("A law in force does this already, so that the provision only refers to it.")
        document.paragraph([*as_pieces(explained), Text(f" {refers}")], keep_next=True)
    else:
        document.paragraph(explained, keep_next=True)
    rests: list[Piece] = [Text(_rests_on(context, clause), style="Faint")]
    if clause.clause.tier is Tier.OPTIONAL and clause.clause.provenance is not Provenance.SUGGESTION:
        rests.append(Text(" " + _("Optional: a choice of the State."), style="Faint"))
    if clause.clause.condition:
        condition = _("Needed only in this case: {condition}").format(condition=clause.clause.condition)
        rests.append(Text(f" {condition}", style="Faint"))
    document.paragraph(rests)
    for option in clause.clause.options:
        if option_key(clause.id, option.id) in wording.options_used:
            document.bullet(_choice(context, clause, option))
    for one in clause.inserted:
        number = wording.references.locator(one.clause.id)
        line: list[Piece] = [Text(f"{number}. ", bold=True), *papers.words(one.clause.heading)]
        document.bullet([*line, Text(f" — {_rests_on(context, one.clause)}", style="Faint")])


def _number(wording: Wording, clause: KeptClause) -> str:
    """`Section 12. ` before a heading; nothing before opening words."""
    if clause.id not in wording.numbered.places:
        return ""
    number = wording.references.locator(clause.id)
    unit = wording.numbered.style.noun("clause", wording.numbered.id).words()
    plain = not clause.schedule and number[:1].isdigit() and unit
    return f"{unit[:1].upper()}{unit[1:]} {number}. " if plain else f"{number}. "


def _rests_on(context: KitContext, clause: KeptClause) -> str:
    _ = context.translate
    found = dict.fromkeys(_authorities(clause))
    held = [one for one in found if instrument_of(context.library, one) in context.instruments]
    if not held:
        return _("Not required by an instrument; a suggestion.")
    return _("Gives effect to {authorities}.").format(authorities=context.papers.authority(held))


def _authorities(clause: KeptClause) -> Iterator[str]:
    waiting: list[Paragraph | DefinitionEntry] = [*clause.paragraphs, *clause.definitions]
    while waiting:
        piece = waiting.pop(0)
        yield from piece.authority
        waiting = [*piece.items, *waiting]


def _duties(context: KitContext, clause: KeptClause) -> str:
    """What the instruments ask of a clause, for one that nobody has explained."""
    pieces: list[Paragraph | DefinitionEntry] = [*clause.paragraphs, *clause.definitions]
    names = dict.fromkeys(chain.from_iterable(piece.implements for piece in pieces))
    return " ".join(context.library.obligations[name].duty for name in names if name in context.library.obligations)


def _choice(context: KitContext, clause: KeptClause, option: Option) -> list[Piece]:
    """A choice that was made, or the ways that are open."""
    _ = context.translate
    words = context.papers.words
    question: list[Piece] = [Text(option.question, italic=True), Text(" ")]
    chosen = chosen_of(option, context.answers.options.get(option_key(clause.id, option.id)))
    if chosen is not None:
        text = next(one.text for one in option.choices if one.id == chosen)
        shown = words(text) or [Text(_("no words"), italic=True)]
        return [*question, Text(_("The draft says:") + " "), *shown]
    pieces = [*question, Text(_("Still open:"), open=True)]
    item = context.drafting.style(context.tradition.value).numbers["item"]
    for number, choice in enumerate(option.choices, 1):
        label = item.text.replace("{n}", numbering.printed(number, numbering.Format(item.format)))
        pieces.append(Text(f" {label} ", bold=True))
        pieces += words(choice.text) or [Text(_("no words"), italic=True)]
    return pieces
