"""08 Reports: drafts for the Security Council, for several treaty bodies at once, and for those who assist.

Every entry is a row that ends with a marking, public or restricted. The file is the restricted edition;
`lawkit.word.edition` makes the public one out of it, also when it was filled in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from lawkit.kits.choices import Site
from lawkit.kits.context import KitContext
from lawkit.kits.correlation import matches
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.roadmap import begins_on
from lawkit.kits.words import Translate, need_words, status_words
from lawkit.library.report_papers import MatrixRow, Need, ReportEntry, Review, Sensitivity
from lawkit.word.document import WordDocument
from lawkit.word.edition import EDITIONS, MARKINGS
from lawkit.word.pieces import Blank, DropDown, Pieces, Text
from lawkit.word.table import Cell, Column

_RESTRICTED, _PUBLIC = "FBE3B8", "E6F2EA"
CODES = ("X", "?", "NA")  # of the matrix: a legal basis was found, it may not fit, the question does not arise


def write_reports(context: KitContext, texts: PrintedTexts) -> bytes:
    """The restricted edition of the reports as a Word file."""
    return _Reports(context, texts).write()


class _Reports:
    def __init__(self, context: KitContext, texts: PrintedTexts) -> None:
        self.context, self.texts, self.papers, self._ = context, texts, context.papers, context.translate
        self.met = context.papers.once("matches", lambda: matches(texts))

    def write(self) -> bytes:
        _, context = self._, self.context
        setup = context.setup(_("Reports"), landscape=True)
        setup = replace(setup, header=([f"{_('Reports')} · ", self._edition("header")], setup.header[1]))
        self.document = document = WordDocument(setup)
        subtitle = " · ".join(one for one in (context.state, context.day()) if one)
        document.title(_("Reports"), [f"{subtitle} · ", self._edition("title")])
        self.papers.write(document, self.papers.content.report_introduction)
        document.contents(_("Contents"), levels=2)
        self._matrix()
        self._national()
        self._reviews()
        self._needs()
        self.papers.wording.check()
        return document.to_bytes()

    # -- the parts -------------------------------------------------------------------------------------------------

    def _matrix(self) -> None:
        _, papers = self._, self.papers
        blocks = [(one.heading, papers.kept(one.rows)) for one in papers.kept(papers.content.matrix)]
        blocks = [(heading, rows) for heading, rows in blocks if rows]
        if not blocks:
            return
        self.document.heading(_("Table on resolution 1540 (2004)"))
        self.document.note(
            _("Codes as in the matrix of the Committee: X, a measure or a legal basis was found; ?, it may not fit or "
              "is not complete; NA, the question does not arise. A code measures no compliance.")
        )  # fmt: skip
        columns = [
            Column(_("Paragraph"), 1.25), Column(_("Question"), 3), Column(_("In force: law and provision"), 2.4),
            Column(_("Code"), 0.7), Column(_("In preparation: the draft"), 2),
            Column(_("Enforcement: penalty, who"), 1.9), Column(_("Source, remarks"), 1.6), Column(_("Marking"), 1.2),
        ]  # fmt: skip
        for heading, kept in blocks:
            self.document.heading(heading, 2)
            self.document.table(columns, [self._matrix_row(row) for row in kept], heading, _("One row a question."))

    def _matrix_row(self, row: MatrixRow) -> list[Cell]:
        _ = self._
        code = DropDown(f"{row.id}:code", _("Code"), CODES)
        return [
            Cell((Text(self.context.library.place(row.paragraph), bold=True),)),
            Cell((self.papers.words(row.text),)),
            Cell((self._blank(row, "law", _("Law and provision")),)),
            Cell((code,), centred=True),
            Cell((self._clauses(row),)),
            Cell((self._blank(row, "enforcement", _("Enforcement")),)),
            Cell((self._blank(row, "remarks", _("Remarks")),)),
            self._marking(row.id, row.sensitivity),
        ]

    def _national(self) -> None:
        _ = self._
        self.document.heading(_("National report on nuclear security"))
        self.document.paragraph(
            _("One report for several instruments: what they ask on one subject is told once. Under each heading stand "
              "the places that it answers.")
        )  # fmt: skip
        self._status_table()
        columns = [Column(_("What is to be told"), 3.6), Column(_("In the draft"), 1.8), Column(_("Account"), 5),
                   Column(_("Marking"), 1.2)]  # fmt: skip
        for section in self.papers.kept(self.papers.content.sections):
            entries = self.papers.kept(section.entries)
            if not entries:
                continue
            self.document.heading(section.heading, 2)
            served = [one.id for one in self.context.obligations if one.kind in section.kinds]
            if served:
                words = _("Serves {authorities}.").format(authorities=self.papers.authority(served))
                self.document.paragraph(Text(words, style="Faint", size=8), keep_next=True)
            rows = [
                [
                    Cell((self.papers.words(entry.text), *self._cited(entry))),
                    Cell((self._clauses(entry),)),
                    Cell((self._blank(entry, "account", _("Account")),)),
                    self._marking(entry.id, entry.sensitivity),
                ]
                for entry in entries
            ]
            self.document.table(columns, rows, section.heading, _("One row an entry."))

    def _status_table(self) -> None:
        """The treaties with the state's status, which is public everywhere."""
        _, context = self._, self.context
        self.document.heading(_("Treaties"), 2)
        columns = [Column(_("Treaty"), 5), Column(_("Status"), 2), Column(_("Since"), 2), Column(_("Source"), 3.4),
                   Column(_("Marking"), 1.2)]  # fmt: skip
        rows = []
        for treaty in (one for one in self.papers.treaties if context.library.instruments[one.instrument].binding):
            row = context.country.status_of(treaty.id)
            since = context.written_date(row.date) if row.date != "unknown" else ""
            rows.append([
                Cell((treaty.title,)), Cell((status_words(row.status, _),)), Cell((since,)),
                Cell((Text(row.source, language="en"),)),
                self._marking(f"treaty.{treaty.id}", "public"),
            ])  # fmt: skip
        self.document.table(columns, rows, _("Treaties"), _("One row a treaty."))

    def _reviews(self) -> None:
        _ = self._
        self.document.heading(_("Calendar of reviews"))
        columns = [Column(_("Review"), 4), Column(_("Who"), 2.4), Column(_("First"), 1.4), Column(_("Then"), 1.5),
                   Column(_("What comes out of it"), 3), Column(_("Marking"), 1.2)]  # fmt: skip
        reviews = sorted(self.papers.kept(self.papers.content.reviews), key=lambda one: one.begins)
        rows = [self._review_row(one) for one in reviews]
        self.document.table(columns, rows, _("Calendar of reviews"), _("One row a review."))

    def _review_row(self, review: Review) -> list[Cell]:
        _ = self._
        again = _("every {count} months").format(count=review.every) if review.every else _("once")
        return [
            Cell((self.papers.words(review.text),)),
            Cell((self.papers.words(review.who),)),
            Cell((begins_on(self.context, review.begins),)),
            Cell((again,)),
            Cell((self.papers.words(review.output),)),
            self._marking(review.id, review.sensitivity),
        ]

    def _needs(self) -> None:
        _ = self._
        needs = self.papers.kept(self.papers.content.needs)
        if not needs:
            return
        self.document.heading(_("Annex: needs for assistance"))
        self.document.paragraph(
            _("To States, organizations and others who give assistance. {state} asks for the following. Strike what is "
              "not needed, complete the rest, and say what the State does itself.").format(state=self.context.state)
        )  # fmt: skip
        contact = self.papers.words(_("Offers are received by:") + " {{ place('assistance-contact') }}")
        self.document.paragraph(contact)
        columns = [Column(_("Need"), 3.4), Column(_("What is asked for"), 3), Column(_("Who may give it"), 2.8),
                   Column(_("What the State does itself"), 2.6), Column(_("Marking"), 1.2)]  # fmt: skip
        for kind, group in groupby(needs, key=lambda one: one.kind):
            title = need_words(kind, _)
            self.document.heading(title, 2)
            self.document.table(columns, [self._need_row(one) for one in group], title, _("One row a need."))

    def _need_row(self, need: Need) -> list[Cell]:
        return [
            Cell((self.papers.words(need.text), *self._cited(need))),
            Cell((self.papers.words(need.asked),)),
            Cell((self.papers.words(need.givers),)),
            Cell((self._blank(need, "own", self._("Own contribution")),)),
            self._marking(need.id, need.sensitivity),
        ]

    # -- cells -----------------------------------------------------------------------------------------------------

    def _blank(self, entry: ReportEntry, name: str, label: str) -> Blank:
        return Blank(f"{entry.id}:{name}", label, "…", open=False, long=True)

    def _clauses(self, entry: ReportEntry) -> str:
        """The clauses of the draft that carry an entry's duties out."""
        found = (match for name in self._own(entry) for match in self.met.get(name, ()))
        order = list(self.texts.texts)
        sites = dict.fromkeys(Site(match.text, match.clause) for match in found)
        return self.texts.locators(sorted(sites, key=lambda site: order.index(site.text)))

    def _cited(self, entry: ReportEntry) -> Iterable[Pieces]:
        own = self._own(entry)
        return [Text(self.papers.authority(own), style="Faint", size=8)] if own else []

    def _own(self, entry: ReportEntry) -> list[str]:
        return [one for one in entry.obligations if one in self.context.duties]

    def _marking(self, name: str, sensitivity: Sensitivity) -> Cell:
        words = _markings(self._)
        shown = words[0] if sensitivity == "public" else words[1]
        control = DropDown(f"marking:{name}", self._("Marking"), words, shown, values=MARKINGS)
        return Cell((control,), fill=_PUBLIC if sensitivity == "public" else _RESTRICTED, centred=True)

    def _edition(self, place: str) -> DropDown:
        _ = self._
        editions = (_("public edition"), _("restricted edition"))
        return DropDown(f"edition:{place}", _("Edition"), editions, editions[1], values=EDITIONS)


def _markings(_: Translate) -> tuple[str, str]:
    """The two markings, the public one first: `lawkit.word.edition` knows them by their order."""
    return _("public"), _("restricted")
