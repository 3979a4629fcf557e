"""Printing the clauses of a selection as law: parts, clauses, paragraphs, definitions, footnotes and comments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawkit.kits.authority import footnote
from lawkit.kits.clauses import KeptClause, KeptPart
from lawkit.kits.numbers import styles_of
from lawkit.kits.places import definition_mark, is_numbered, paragraph_mark, part_mark
from lawkit.kits.wording import Wording
from lawkit.library.content import DefinitionEntry, Paragraph, Provenance, Tier
from lawkit.untranslated import END
from lawkit.word import law_numbering as law
from lawkit.word.columns import TextFlow
from lawkit.word.pieces import Comment, Footnote, Piece, Pieces, Text, as_pieces

_FINAL = re.compile(rf"[;,،؛；](\s*\w+)?({END}?)\s*$")


@dataclass
class LawText:
    """Writes kept clauses into a document.

    `ranks` are the places of the definitions by their marks, where they are to stand as in another language.
    """

    document: TextFlow
    wording: Wording
    ranks: Mapping[str, int] | None = None

    def __post_init__(self) -> None:
        self.drafting = self.wording.numbered.drafting
        self._waiting: tuple[list[Piece], str, str] | None = None  # the last paragraph, which a quotation may end

    def parts(self, parts: Sequence[KeptPart]) -> None:
        """Parts with their headings; schedules stand without one, each clause being a schedule of its own."""
        for part in parts:
            if not part.schedule:
                self._write(part.title, law.PART, part_mark(part.id))
            for clause in part.clauses:
                self._clause(clause)
        self._flush()

    def front(self, parts: Sequence[KeptPart], style: str) -> None:
        """Recitals and making words: plain paragraphs, the drafting notes as a comment on the first."""
        for clause in (clause for part in parts for clause in part.clauses):
            for number, paragraph in enumerate(clause.paragraphs):
                pieces: list[Piece] = self.wording.pieces(paragraph.text, clause, sentence=True)
                if not number:
                    pieces = [Comment(tuple(pieces), tuple(self._notes(clause)))]
                self._write([*pieces, *self._footnote(paragraph)], style)
                for item in paragraph.items:
                    self._write([*self.wording.pieces(item.text, clause), *self._footnote(item)], style)
        self._flush()

    def _write(self, pieces: Pieces, style: str, mark: str = "") -> None:
        """Writes a paragraph as soon as the next one comes."""
        self._flush()
        self._waiting = (as_pieces(pieces), style, mark)

    def _flush(self) -> None:
        if self._waiting is not None:
            self.document.paragraph(*self._waiting)
            self._waiting = None

    def _restart(self, list_name: str) -> None:
        self._flush()
        self.document.restart(list_name)

    def _clause(self, clause: KeptClause, before: Sequence[Piece] = ()) -> None:
        """A clause: its heading with the drafting notes as a comment, its paragraphs, and what it inserts."""
        heading: list[Piece] = [*before, *self.wording.pieces(clause.heading, clause)]
        self._write(Comment(tuple(heading), tuple(self._notes(clause))), styles_of(clause).heading, clause.id)
        caput = self.wording.numbered.style.caput
        for number, paragraph in enumerate(clause.paragraphs, start=1):
            self._paragraph(clause, paragraph, (number,), is_numbered(clause, number, caput))
            if number == 1:
                self._definitions(clause)
        if not clause.paragraphs:
            self._definitions(clause)
        self._insert([one.clause for one in clause.inserted])

    def _insert(self, clauses: Sequence[KeptClause]) -> None:
        """The clauses that a bill inserts into another law, in quotation marks, with their provisional numbers."""
        for number, clause in enumerate(clauses):
            self._restart("inserted")
            quote = [Text(self.drafting.quotes[0])] if number == 0 else []
            self._clause(clause, [*quote, *self.wording.references.inserted_heading(clause.id)])
        if clauses and self._waiting is not None:
            pieces, style, mark = self._waiting
            self._waiting = (_closed(pieces, self.drafting.quotes[1]), style, mark)

    def _paragraph(self, clause: KeptClause, paragraph: Paragraph, position: tuple[int, ...], numbered: bool) -> None:
        styles = styles_of(clause)
        style = styles.level(len(position) - 1) if numbered else styles.text
        sentence = len(position) == 1
        pieces = [*self.wording.pieces(paragraph.text, clause, sentence), *self._footnote(paragraph)]
        self._write(pieces, style, paragraph_mark(clause.id, position, paragraph.id))
        for number, item in enumerate(paragraph.items, start=1):
            self._paragraph(clause, item, (*position, number), True)
        if paragraph.closing:
            style = styles.closing if sentence else styles.item_closing
            self._write(self.wording.pieces(paragraph.closing, clause), style)

    def _definitions(self, clause: KeptClause) -> None:
        entries = self._sorted(clause)
        for entry in entries:
            self._definition(clause, entry, last=entry is entries[-1])

    def _sorted(self, clause: KeptClause) -> Sequence[DefinitionEntry]:
        ranks, key = self.ranks, self.drafting.sorting()
        if ranks is not None:
            return sorted(clause.definitions, key=lambda entry: ranks[definition_mark(clause.id, entry.concept)])
        return sorted(clause.definitions, key=lambda entry: key(entry.term)) if key else clause.definitions

    def _definition(self, clause: KeptClause, entry: DefinitionEntry, last: bool) -> None:
        styles = styles_of(clause)
        tail = "closing" if entry.closing else "items" if entry.items else "text"
        before, _, after = self.drafting.definition.partition("{term}")
        opening, closing = before.lstrip(), after.rstrip()  # quotation marks, which belong to the term
        term: Piece = Text(f"{opening}{entry.term}{closing}", style="DefinedTerm")
        if entry.note:
            term = Comment((term,), (entry.note,))
        text = self._ended(entry.text) if last and tail == "text" else entry.text
        pieces = [term, Text(after[len(closing) :]), *self.wording.pieces(text, clause), *self._footnote(entry)]
        self._write(pieces, styles.definition, definition_mark(clause.id, entry.concept))
        if entry.items:
            self._restart(styles.definition_list)
        for item in entry.items:
            ends = last and tail == "items" and item is entry.items[-1]
            self._definition_item(clause, item, 0, ends)
        if entry.closing:
            words = self._ended(entry.closing) if last else entry.closing
            self._write(self.wording.pieces(words, clause), styles.closing)

    def _definition_item(self, clause: KeptClause, item: Paragraph, depth: int, last: bool) -> None:
        text = self._ended(item.text) if last and not item.items else item.text
        style = styles_of(clause).definition_level(depth)
        self._write([*self.wording.pieces(text, clause), *self._footnote(item)], style)
        for below in item.items:
            self._definition_item(clause, below, depth + 1, last and below is item.items[-1])

    def _ended(self, text: str) -> str:
        """The last words of a list of definitions end with a full stop."""
        return _FINAL.sub(lambda end: self.drafting.stop + end[2], text.rstrip())

    def _footnote(self, piece: Paragraph | DefinitionEntry) -> list[Piece]:
        chosen = self.wording.selection.instruments
        words = footnote(self.wording.library, piece.authority, piece.suggestion, chosen, self.wording.translate)
        return [Footnote(words)] if words else []

    def _notes(self, clause: KeptClause) -> Sequence[Pieces]:
        _ = self.wording.translate
        content = clause.clause
        notes: list[Pieces] = [Text(f"{self._tier(content.tier)} {self._provenance(content.provenance)}", bold=True)]
        if content.condition:
            notes.append(_("Only if: {condition}").format(condition=content.condition))
        if clause.unsure:
            facts = _(", ").join(fact for fact, _value in clause.unsure)
            notes.append(
                _("Kept because lawkit does not know: {facts}. Say so in the answers file.").format(facts=facts)
            )
        notes += content.notes
        notes += [_("Do not add: {words}").format(words=words) for words in content.must_not_add]
        if content.existing_law and clause.short:
            notes.append(
                _("{question} If so, a short cross-reference can take its place; see the open choices.").format(
                    question=content.existing_law.question
                )
            )
        provisions = self.wording.selection.provisions() if content.see_also else ()
        names = [one.heading for one in provisions if one.id in content.see_also]
        if names:
            notes.append(_("See also: {clauses}").format(clauses=_("; ").join(names)))
        return notes

    def _tier(self, tier: Tier) -> str:
        _ = self.wording.translate
        return {
            Tier.REQUIRED: _("Required."),
            Tier.NORMALLY: _("Normally needed."),
            Tier.OPTIONAL: _("Optional."),
            Tier.SITUATIONAL: _("Needed in some States only."),
        }[tier]

    def _provenance(self, provenance: Provenance) -> str:
        _ = self.wording.translate
        return {
            Provenance.TREATY: _("Source: a treaty."),
            Provenance.RESOLUTION: _("Source: a resolution of the Security Council."),
            Provenance.PROPOSAL: _("Source: a proposal of private experts; no State has adopted it."),
            Provenance.RECOMMENDATION: _("Source: a recommendation, not binding."),
            Provenance.SUGGESTION: _("Source: suggestion of lawkit's authors."),
        }[provenance]


def _closed(pieces: Sequence[Piece], quote: str) -> list[Piece]:
    """A paragraph that ends a quotation; the mark stands before the footnote."""
    notes = [piece for piece in pieces if isinstance(piece, Footnote)]
    return [*(piece for piece in pieces if not isinstance(piece, Footnote)), Text(quote), *notes]
