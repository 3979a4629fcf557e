"""The model texts as Akoma Ntoso 3.0 (OASIS LegalDocumentML), for systems that hold laws as data.

Every provision has an eId by the naming convention and, as its wId, the stable id of its clause. Authorities stand as
authorial notes, references as links, blanks as placeholders, and what a bill inserts as quoted structures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from lawkit.kits.akoma_names import AkomaUnits, eids
from lawkit.kits.authority import footnote
from lawkit.kits.clauses import KeptClause
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedText, PrintedTexts
from lawkit.kits.model_texts import ACT
from lawkit.kits.numbers import numbers_of, styles_of
from lawkit.kits.opening import long_title
from lawkit.kits.places import definition_mark, paragraph_mark, part_mark
from lawkit.library.content import DefinitionEntry, Paragraph
from lawkit.untranslated import unmarked
from lawkit.word.numbering import Numbering
from lawkit.word.pieces import Blank, Comment, OpenChoice, Pieces, Reference, Text, as_pieces

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UNDATED = "0001-01-01"  # the standard wants a date, and a draft without one has none
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "id": "ind", "nl": "nld", "pt": "por",
    "ru": "rus", "zh": "zho",
}  # fmt: skip
Element = etree._Element


def akoma_ntoso_files(context: KitContext, texts: PrintedTexts) -> dict[str, bytes]:
    """A file for each model text: `01-model-act.xml` beside `01-model-act.docx`."""
    return {
        printed.text.file.replace(".docx", ".xml"): _Writer(context, printed).document()
        for printed in texts.texts.values()
    }


def _add(parent: Element, tag: str, words: str = "", /, **attributes: str) -> Element:
    """An element below another; its attributes by name."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = words or None
    return element


@dataclass
class _Writer:
    context: KitContext
    printed: PrintedText
    notes: int = 0
    links: int = 0
    blanks: int = 0

    def __post_init__(self) -> None:
        self.wording = self.printed.wording
        self.numbered = self.wording.numbered
        self.units = AkomaUnits(self.wording.selection.tradition == "civil")
        self.eids = eids(self.numbered, self.units)

    # -- the document ------------------------------------------------------------------------------------------------

    def document(self) -> bytes:
        """The file."""
        root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        bill = _add(root, "bill", name=self.printed.text.id, contains="originalVersion")
        self._meta(bill)
        self._front(bill)
        body = _add(bill, "body")
        for part in (one for one in self.wording.selection.parts if not one.front):
            mark = part_mark(part.id)
            home = body
            if not part.schedule:
                home = _add(body, self.units.part, eId=self.eids[mark], wId=mark)
                _add(home, "num", self.numbered.numbers.get(mark, ""))
                self._words(_add(home, "heading"), self.wording.pieces(part.title))
            for clause in part.clauses:
                self._clause(home, clause)
        self.wording.check()
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)

    def _meta(self, bill: Element) -> None:
        identification = _add(_add(bill, "meta"), "identification", source="#lawkit")
        country, day = self.context.country.iso2.lower(), self.context.date
        date = day.isoformat() if day else UNDATED
        language = _LANGUAGES.get(self.context.language.value, "und")
        work = f"/akn/{country}/bill/{date if day else 'draft'}/{self.printed.text.id}"
        for name, address in (
            ("FRBRWork", work),
            ("FRBRExpression", f"{work}/{language}@{date if day else ''}"),
            ("FRBRManifestation", f"{work}/{language}@{date if day else ''}.xml"),
        ):
            level = _add(identification, name)
            main = "/!main" if name != "FRBRManifestation" else ""
            _add(level, "FRBRthis", value=f"{address}{main}")
            _add(level, "FRBRuri", value=address)
            if name == "FRBRWork":
                _add(level, "FRBRalias", value=unmarked(self.printed.title), name="title")
            _add(level, "FRBRdate", date=date, name="draft" if day else "undated")
            _add(level, "FRBRauthor", href="#lawkit")
            if name == "FRBRWork":
                _add(level, "FRBRcountry", value=country)
            if name == "FRBRExpression":
                _add(level, "FRBRlanguage", language=language)
        references = _add(identification.getparent(), "references", source="#lawkit")  # type: ignore[arg-type]
        _add(references, "TLCOrganization", eId="lawkit", href="/ontology/organization/lawkit", showAs="lawkit")

    def _front(self, bill: Element) -> None:
        """Title and long title, recitals, and the words of making or enactment."""
        preface = _add(bill, "preface")
        _add(_add(preface, "p"), "docTitle", unmarked(self.printed.title))
        if self.printed.text is ACT:
            _add(_add(preface, "longTitle"), "p", unmarked(long_title(self.context)))
        preamble: Element | None = None
        for clause in (one for part in self.wording.selection.parts if part.front for one in part.clauses):
            if self.printed.text.is_law:
                self._front_words(_add(preface, "longTitle"), clause)
            else:
                preamble = _add(bill, "preamble") if preamble is None else preamble
                self._front_words(_add(preamble, "formula", name="making"), clause)
        if self.printed.text.is_law:
            preamble = _add(bill, "preamble") if preamble is None else preamble
            formula = self.context.fact("enacting_formula") or f"[{self.context.translate('enacting formula')}]"
            _add(_add(preamble, "formula", name="enacting"), "p", unmarked(formula))

    def _front_words(self, home: Element, clause: KeptClause) -> None:
        for paragraph in clause.paragraphs:
            self._words(_add(home, "p"), self.wording.pieces(paragraph.text, clause, sentence=True))
            for item in paragraph.items:
                self._words(_add(home, "p"), self.wording.pieces(item.text, clause))

    # -- provisions --------------------------------------------------------------------------------------------------

    def _clause(self, home: Element, clause: KeptClause) -> None:
        name = "hcontainer" if clause.schedule else self.units.unit(0)
        more = {"name": "schedule"} if clause.schedule else {}
        element = _add(home, name, eId=self.eids[clause.id], wId=clause.id, **more)
        inserted = clause.id in self.numbered.inserted
        number = self.wording.references.locator(clause.id) if inserted else self.numbered.numbers.get(clause.id, "")
        _add(element, "num", number)
        self._words(_add(element, "heading"), self.wording.pieces(clause.heading, clause))
        if len(clause.paragraphs) < 2:
            paragraph = clause.paragraphs[0] if clause.paragraphs else None
            self._provision(element, clause, paragraph, (1,), 1, clause.definitions)
            return
        for number_, paragraph in enumerate(clause.paragraphs, start=1):
            below = self._numbered(element, clause, paragraph, (number_,), 1)
            self._provision(below, clause, paragraph, (number_,), 2, clause.definitions if number_ == 1 else ())

    def _numbered(
        self, home: Element, clause: KeptClause, paragraph: Paragraph, position: tuple[int, ...], depth: int
    ) -> Element:
        mark = paragraph_mark(clause.id, position, paragraph.id)
        element = _add(home, self.units.unit(depth), eId=self.eids[mark], wId=mark)
        if self.numbered.numbers.get(mark):
            _add(element, "num", self.numbered.numbers[mark])
        return element

    def _provision(
        self,
        element: Element,
        clause: KeptClause,
        paragraph: Paragraph | None,
        position: tuple[int, ...],
        depth: int,
        definitions: Sequence[DefinitionEntry] = (),
    ) -> None:
        """The words of a paragraph, with its items and definitions below it."""
        items = paragraph.items if paragraph else ()
        parts = items or definitions
        if paragraph:
            words = _add(_add(element, "intro" if parts else "content"), "p")
            self._words(words, self.wording.pieces(paragraph.text, clause, sentence=len(position) == 1))
            self._authority(words, paragraph)
            last = len(position) == 1 and position[0] == len(clause.paragraphs)
            if last and clause.inserted and not parts:
                self._inserted(words, clause)
        for number, item in enumerate(items, start=1):
            below = self._numbered(element, clause, item, (*position, number), depth)
            self._provision(below, clause, item, (*position, number), depth + 1)
        for entry in self._sorted(definitions):
            self._definition(element, clause, entry, depth)
        if paragraph and paragraph.closing:
            home = _add(element, "wrapUp") if parts else element.find(f"{{{NAMESPACE}}}content")
            if home is not None:
                self._words(_add(home, "p"), self.wording.pieces(paragraph.closing, clause))

    def _inserted(self, words: Element, clause: KeptClause) -> None:
        """What a bill puts into another law, in the quotation marks of the language."""
        first, last = self.context.drafting.quotes
        change = _add(words, "mod", eId=f"{self.eids[clause.id]}__mod_1")
        for order, one in enumerate(clause.inserted, start=1):
            quoted = _add(
                change, "quotedStructure", eId=f"{self.eids[clause.id]}__qstr_{order}", startQuote=first, endQuote=last
            )
            self._clause(quoted, one.clause)

    def _sorted(self, definitions: Sequence[DefinitionEntry]) -> Iterator[DefinitionEntry]:
        key = self.context.drafting.sorting()
        yield from sorted(definitions, key=lambda entry: key(entry.term)) if key else definitions

    def _definition(self, home: Element, clause: KeptClause, entry: DefinitionEntry, depth: int) -> None:
        mark = definition_mark(clause.id, entry.concept)
        element = _add(home, self.units.unit(depth), eId=self.eids[mark], wId=mark)
        words = _add(_add(element, "intro" if entry.items else "content"), "p")
        before, _, after = self.context.drafting.definition.partition("{term}")
        words.text = before.lstrip() or None
        term = _add(words, "def", unmarked(entry.term), eId=f"{self.eids[mark]}__term")
        term.tail = after
        self._words(words, self.wording.pieces(entry.text, clause))
        self._authority(words, entry)
        numbers = Numbering(numbers_of(self.numbered.drafting, self.numbered.selection.tradition))
        for order, item in enumerate(entry.items, start=1):
            self._definition_item(element, clause, item, f"{self.eids[mark]}__item_{order}", depth + 1, 0, numbers)
        if entry.closing:
            outer = _add(element, "wrapUp") if entry.items else element[-1]
            self._words(_add(outer, "p"), self.wording.pieces(entry.closing, clause))

    def _definition_item(
        self,
        home: Element,
        clause: KeptClause,
        item: Paragraph,
        eid: str,
        depth: int,
        level: int,
        numbers: Numbering,
    ) -> None:
        element = _add(home, self.units.unit(depth), eId=eid)
        place = numbers.list_of(styles_of(clause).definition_level(level))
        if place is not None:
            _add(element, "num", numbers.counters[place[0]].advance(place[1]))
        words = _add(_add(element, "intro" if item.items else "content"), "p")
        self._words(words, self.wording.pieces(item.text, clause))
        self._authority(words, item)
        for order, below in enumerate(item.items, start=1):
            self._definition_item(element, clause, below, f"{eid}__item_{order}", depth + 1, level + 1, numbers)

    # -- words -------------------------------------------------------------------------------------------------------

    def _authority(self, words: Element, piece: Paragraph | DefinitionEntry) -> None:
        """The authority of a paragraph as a note at its end."""
        chosen, _ = self.wording.selection.instruments, self.context.translate
        text = footnote(self.context.library, piece.authority, piece.suggestion, chosen, _)
        if text:
            self.notes += 1
            number = str(self.notes)
            note = _add(words, "authorialNote", eId=f"authorialNote_{number}", marker=number, placement="bottom")
            _add(note, "p", unmarked(text))

    def _words(self, home: Element, pieces: Pieces) -> None:
        """Puts pieces after what an element holds already."""
        for piece in as_pieces(pieces):
            match piece:
                case Text(text=text):
                    _say(home, unmarked(text))
                case Reference(target=target, bare=bare):
                    self._link(home, target, bare)
                case Blank(value=value, open=True):
                    self.blanks += 1
                    name = f"placeholder_{self.blanks}"
                    _add(home, "placeholder", unmarked(value), eId=name, originalText=unmarked(value), wId=piece.id)
                case Blank(value=value):
                    _say(home, unmarked(value))
                case OpenChoice(pieces=inner) | Comment(over=inner):
                    self._words(home, inner)
                case _:
                    pass

    def _link(self, home: Element, target: str, bare: bool) -> None:
        number = (self.numbered.bare if bare else self.numbered.numbers).get(target, "")
        if target not in self.eids:
            _say(home, number)
            return
        self.links += 1
        _add(home, "ref", number, eId=f"ref_{self.links}", href=f"#{self.eids[target]}")


def _say(home: Element, words: str) -> None:
    """Words after what an element holds already."""
    if len(home):
        home[-1].tail = (home[-1].tail or "") + words
    else:
        home.text = (home.text or "") + words
