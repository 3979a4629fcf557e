"""The nine-column concordance form of accession work: each duty beside the words of the law that carry it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lawkit.kits.authority import short_title
from lawkit.kits.choices import Site
from lawkit.kits.clauses import KeptClause
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.model_texts import ACT, BILL
from lawkit.kits.places import definition_mark, paragraph_mark
from lawkit.kits.roadmap import begins_on
from lawkit.kits.schedule import GOAL, plan
from lawkit.kits.words import Translate
from lawkit.library.content import Effect, Obligation, Paragraph
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Blank, DropDown, Pieces, Text, plain
from lawkit.word.table import Cell, Column

LONGEST = 600  # characters of national text in the Word form; the workbook holds the whole


def heads(_: Translate) -> list[str]:
    """The headings of the nine columns."""
    return [
        _("1. Article of the instrument"), _("2. What it asks"), _("3. National act"), _("4. Article of the act"),
        _("5. National text"), _("6. Taken over"), _("7. How it is taken over, and who drafts"), _("8. Planned for"),
        _("9. Remarks"),
    ]  # fmt: skip


def degrees(_: Translate) -> dict[str, str]:
    """The answers that column 6 allows."""
    return {
        "fully": _("fully"),
        "partially": _("partially"),
        "not": _("not to be taken over"),
        "irrelevant": _("not relevant"),
        "discretionary": _("left to the State"),
    }


@dataclass(frozen=True, slots=True)
class Line:
    """One duty in the form; every column but the sixth in words."""

    obligation: Obligation
    article: str
    duty: str
    act: str
    articles: str
    text: str
    degree: str  # a key of `degrees`; empty where nothing carries the duty out yet
    how: str
    planned: str
    remarks: str


class Concordance:
    """The lines of the form for one kit."""

    def __init__(self, context: KitContext, texts: PrintedTexts) -> None:
        self._context = context
        self._texts = texts

    @cached_property
    def lines(self) -> list[Line]:
        """A line for each duty of the chosen instruments, in their order."""
        return [self._line(one) for one in self._context.obligations]

    @cached_property
    def planned(self) -> str:
        """When the law is to be in force, by the roadmap."""
        goal = next((one for one in plan(self._context) if one.step.id == GOAL), None)
        return begins_on(self._context, goal.begins) if goal else ""

    @cached_property
    def _carried(self) -> Mapping[str, list[_Carrier]]:
        """Obligation id -> what carries it out; what the bill repeats of the act stands there once."""
        found: dict[str, list[_Carrier]] = {}
        in_act: set[str] = set()
        for name, printed in self._texts.texts.items():
            for clause in printed.wording.selection.provisions():
                for carrier in _carriers(name, clause, printed.wording.numbered.drafting.definition):
                    if name == BILL.id and carrier.words in in_act:
                        continue
                    in_act |= {carrier.words} if name == ACT.id else set()
                    for obligation in carrier.implements:
                        found.setdefault(obligation, []).append(carrier)
        return found

    def _line(self, obligation: Obligation) -> Line:
        _ = self._context.translate
        carriers = self._carried.get(obligation.id, [])
        names = dict.fromkeys(one.text for one in carriers)
        acts = [self._texts.texts[name].title for name in names]
        how = _("by {act}; drafted by [author]").format(act=self._context.listed(acts)) if acts else ""
        return Line(
            obligation,
            f"{short_title(self._context.library, obligation.instrument)} {obligation.pinpoint}",
            obligation.duty,
            _("; ").join(acts),
            self._texts.locators([Site(one.text, one.clause.id) for one in carriers]),
            "\n".join(dict.fromkeys(self._words(one) for one in carriers)),
            self._degree(obligation, carriers),
            how,
            self.planned if acts else "",
            self._remarks(obligation),
        )  # fmt: skip

    def _words(self, carrier: _Carrier) -> str:
        """The words of a piece with its number; its list items are carriers of their own."""
        pieces = self._context.papers.wording.pieces(carrier.words, carrier.clause)
        wording = self._texts.texts[carrier.text].wording
        known = carrier.mark in wording.numbered.places
        return f"{wording.references.locator(carrier.mark)}: {plain(pieces)}" if known else plain(pieces)

    def _degree(self, obligation: Obligation, carriers: list[_Carrier]) -> str:
        if obligation.is_option:
            return "discretionary"
        if not carriers:
            return ""
        brought = {element for one in carriers for element in one.implements[obligation.id]}
        wanted = {one.id for one in obligation.elements if one.required and one.effect is not Effect.MUST_NOT_ADD}
        return "fully" if wanted <= brought else "partially"

    def _remarks(self, obligation: Obligation) -> str:
        _ = self._context.translate
        remarks = []
        if not obligation.verified:
            remarks.append(_("The reference was not checked against the text of the instrument."))
        if not self._context.standings[obligation.instrument].binds(obligation):
            remarks.append(_("Does not bind the State today."))
        return " ".join(remarks)


@dataclass(frozen=True, slots=True)
class _Carrier:
    text: str  # the model text
    clause: KeptClause
    mark: str
    words: str  # a template
    implements: Mapping[str, tuple[str, ...]]


def _carriers(text: str, clause: KeptClause, definition: str) -> Iterator[_Carrier]:
    """The paragraphs, items and definitions of a clause that carry out any duty, in order.

    `definition` is how the language sets a term before its meaning.
    """
    for number, paragraph in enumerate(clause.paragraphs, start=1):
        yield from _from_paragraph(text, clause, paragraph, (number,))
    for entry in clause.definitions:
        mark = definition_mark(clause.id, entry.concept)
        if entry.implements:
            words = definition.replace("{term}", entry.term) + entry.text
            yield _Carrier(text, clause, mark, words, entry.implements)
        yield from (_Carrier(text, clause, mark, one.text, one.implements) for one in entry.items if one.implements)


def _from_paragraph(
    text: str, clause: KeptClause, paragraph: Paragraph, position: tuple[int, ...]
) -> Iterator[_Carrier]:
    if paragraph.implements:
        mark = paragraph_mark(clause.id, position, paragraph.id)
        yield _Carrier(text, clause, mark, paragraph.text, paragraph.implements)
    for number, item in enumerate(paragraph.items, start=1):
        yield from _from_paragraph(text, clause, item, (*position, number))


def write_form(document: WordDocument, context: KitContext, form: Concordance) -> None:
    """The form as a table of a Word file, with its sixth column to choose from."""
    _ = context.translate
    document.heading(_("Concordance form"))
    document.paragraph(
        _("The form of nine columns that is used where laws are brought into line with international instruments. "
          "Column 2 says in lawkit's words what the instrument asks; put the official text there where the form goes "
          "to another State. Column 6 speaks of the model texts as drafted: “fully” means that they contain "
          "everything required, not that a law does.")
    )  # fmt: skip
    widths = (1.3, 2.2, 1.3, 1.1, 3.6, 1.1, 1.5, 1.0, 1.5)
    columns = [Column(head, width) for head, width in zip(heads(_), widths, strict=True)]
    document.table(columns, [_row(line, _) for line in form.lines], _("Concordance form"), _("One row a duty."))


def _row(line: Line, _: Translate) -> list[Cell]:
    answers = degrees(_)
    name = line.obligation.id
    label = _("Taken over: {article}").format(article=line.article)
    degree = DropDown(f"{name}:degree", label, tuple(answers.values()), answers.get(line.degree, ""))
    text = line.text if len(line.text) <= LONGEST else line.text[:LONGEST].rsplit(" ", 1)[0] + " …"
    words: tuple[Pieces, ...] = tuple(Text(one, size=7.5) for one in text.split("\n"))
    planned: Pieces = Blank("planned", _("Planned for"), line.planned, open=False) if line.planned else ""
    cells: list[Cell] = [
        Cell((Text(line.article, bold=True, size=8),)),
        Cell((Text(line.duty, size=8),)),
        Cell((Text(line.act, size=8),)),
        Cell((Text(line.articles, size=8),)),
        Cell(words),
        Cell((degree,)),
        Cell((Text(line.how, size=8),)),
        Cell((planned,)),
        Cell((Text(line.remarks, size=8),)),
    ]
    return cells
