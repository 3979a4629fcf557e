"""05 Table of obligations and clauses: which clause of which text meets which duty, in Word and in Excel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawkit.kits.authority import short_title
from lawkit.kits.choices import Site
from lawkit.kits.clauses import KeptClause
from lawkit.kits.concordance import Concordance, degrees, write_form
from lawkit.kits.concordance import heads as form_heads
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.places import definition_mark, paragraph_mark
from lawkit.kits.words import modality_words, provenance_words
from lawkit.library.content import Clause, Obligation, Paragraph, Provenance
from lawkit.library.loader import Library
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Pieces, Text
from lawkit.word.table import Cell, Column


@dataclass(frozen=True, slots=True)
class Match:
    """A clause of a model text that implements an obligation, at the places that do so."""

    text: str
    clause: str
    heading: str
    where: str  # the provisions that do so, after the name of the text where the kit holds several
    provenance: Provenance


def matches(texts: PrintedTexts) -> dict[str, list[Match]]:
    """Obligation id -> the clauses that implement it, in the order of the texts."""
    found: dict[str, list[Match]] = {}
    for name, printed in texts.texts.items():
        for clause in printed.wording.selection.provisions():
            for obligation, marks in _marks(clause).items():
                where = texts.locators([Site(name, mark) for mark in marks])
                match = Match(name, clause.id, clause.heading, where, clause.clause.provenance)
                found.setdefault(obligation, []).append(match)
    return found


def _marks(clause: KeptClause) -> dict[str, list[str]]:
    """Obligation id -> the marks of what implements it in a clause."""
    marks: dict[str, list[str]] = {}
    for number, paragraph in enumerate(clause.paragraphs, start=1):
        _gather(marks, clause, paragraph, (number,))
    for entry in clause.definitions:
        for obligation in (*entry.implements, *(o for item in entry.items for o in item.implements)):
            marks.setdefault(obligation, []).append(definition_mark(clause.id, entry.concept))
    return marks


def _gather(marks: dict[str, list[str]], clause: KeptClause, paragraph: Paragraph, position: tuple[int, ...]) -> None:
    mark = paragraph_mark(clause.id, position, paragraph.id)
    for obligation in paragraph.implements:
        marks.setdefault(obligation, []).append(mark)
    for number, item in enumerate(paragraph.items, start=1):
        _gather(marks, clause, item, (*position, number))


def write_correlation(context: KitContext, texts: PrintedTexts) -> bytes:
    """The table as a Word file."""
    _ = context.translate
    found = context.papers.once("matches", lambda: matches(texts))
    document = WordDocument(context.setup(_("Obligations and clauses"), landscape=True))
    document.title(_("Obligations and clauses"), context.state)
    unmatched = [one for one in context.obligations if one.id not in found]
    summary = _("{count} obligations; {met} are met by a clause of the model texts.").format(
        count=len(context.obligations), met=len(context.obligations) - len(unmatched)
    )
    document.paragraph(summary)
    document.note(
        _("“Verified” means that the pinpoint was checked against the instrument's text; anything else must be checked "
          "before it is relied on. Options (“may”) need no clause.")
    )  # fmt: skip
    columns = [
        Column(_("Authority"), 1.5), Column(_("Duty"), 3.2), Column(_("Strength"), 1.1), Column(_("Elements"), 3.4),
        Column(_("Clauses of the model texts"), 2.6), Column(_("Source"), 1.2), Column(_("Reference"), 1.1),
    ]  # fmt: skip
    for instrument in context.instruments:
        duties = [one for one in context.obligations if one.instrument == instrument]
        if not duties:
            continue
        title = short_title(context.library, instrument)
        document.heading(title)
        document.table(columns, [_row(context, one, found.get(one.id, [])) for one in duties], title)
    write_form(document, context, _form(context, texts))
    context.papers.wording.check()
    return document.to_bytes()


def _row(context: KitContext, obligation: Obligation, clauses: list[Match]) -> list[Cell]:
    _ = context.translate
    elements = tuple(f"– {one.text}" + ("" if one.required else " " + _("(optional)")) for one in obligation.elements)
    cells: list[Pieces] = [[Text(one.where, bold=True), f" {one.heading}"] for one in clauses]
    if not cells:
        cells = [_none(context, obligation)]
    sources = tuple(dict.fromkeys(provenance_words(one.provenance, _) for one in clauses)) or ("–",)
    return [
        Cell((Text(obligation.pinpoint, bold=True), Text(obligation.id, style="Faint", size=7.5))),
        Cell((obligation.duty,)),
        Cell((modality_words(obligation.modality, _),)),
        Cell(elements),
        Cell(tuple(cells)),
        Cell(sources),
        Cell((_verified(obligation, context),), fill="" if obligation.verified else "FBE3B8"),
    ]


def _none(context: KitContext, obligation: Obligation) -> Pieces:
    """Why no clause meets an obligation: it needs none, the facts of the State leave it no object, or it is open."""
    _ = context.translate
    if obligation.is_option:
        return _("none needed")
    if any(context.country.meets(one.applies_if) is False for one in _pieces(context.library, obligation.id)):
        return _("left out: by the facts of the State it has no object")
    return Text(_("no clause yet"), open=True)


def _pieces(library: Library, obligation: str) -> Iterator[Clause | Paragraph]:
    """The clauses that implement an obligation, and the paragraphs in them that do."""
    for name in library.clauses_for.get(obligation, ()):
        clause = library.clauses[name]
        yield clause
        yield from (one for one in clause.paragraphs if obligation in one.implements)


def _verified(obligation: Obligation, context: KitContext) -> str:
    _ = context.translate
    return _("verified") if obligation.verified else _("not verified")


def _form(context: KitContext, texts: PrintedTexts) -> Concordance:
    return context.papers.once("concordance", lambda: Concordance(context, texts))


def write_workbook(context: KitContext, texts: PrintedTexts) -> bytes:
    """The table as an Excel file, a row an obligation."""
    from lawkit.workbooks import Book, Value  # long to load, and asked for late

    _ = context.translate
    found = context.papers.once("matches", lambda: matches(texts))
    heads = [(_("Obligation"), 18), (_("Instrument"), 14), (_("Pinpoint"), 16), (_("Theme"), 18), (_("Duty"), 46)]
    heads += [(_("Strength"), 16), (_("Elements"), 46), (_("Clauses"), 40), (_("Sections"), 16), (_("Source"), 16)]
    heads += [(_("Reference"), 14)]
    rows: list[list[Value]] = []
    for one in context.obligations:
        clauses = found.get(one.id, [])
        rows.append([
            one.id,
            short_title(context.library, one.instrument),
            one.pinpoint,
            one.kind,
            one.duty,
            modality_words(one.modality, _),
            "\n".join(element.text for element in one.elements),
            "\n".join(f"{match.clause}: {match.heading}" for match in clauses),
            "\n".join(match.where for match in clauses),
            "\n".join(dict.fromkeys(provenance_words(match.provenance, _) for match in clauses)),
            _verified(one, context),
        ])  # fmt: skip
    book = Book()
    book.table(_("Obligations and clauses"), heads, rows)
    answers = degrees(_)
    form: list[list[Value]] = [
        [line.article, line.duty, line.act, line.articles, line.text, answers.get(line.degree, ""), line.how,
         line.planned, line.remarks]
        for line in _form(context, texts).lines
    ]  # fmt: skip
    widths = (18, 40, 26, 16, 70, 14, 30, 14, 30)
    book.table(_("Concordance form"), list(zip(form_heads(_), widths, strict=True)), form)
    return book.to_bytes()
