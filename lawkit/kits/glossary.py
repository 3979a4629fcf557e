"""10 Glossary: the terms of the texts and papers, what they mean, where that is said, and which word to prefer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lawkit.kits.clauses import KeptClause
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.model_texts import BILL
from lawkit.kits.places import definition_mark
from lawkit.library.content import ConceptWords, DefinitionEntry, Paragraph
from lawkit.localization.locales import language_name
from lawkit.untranslated import unmarked
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Piece, Pieces, Text
from lawkit.word.table import Cell, Column

OTHERS = 4  # further words shown with a term


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the glossary."""

    term: str
    meaning: tuple[Pieces, ...]  # a paragraph for the words, and one for each item of a list
    authority: str
    defined: str  # the provision that defines it; empty for a word of the papers
    second: str = ""  # the term in the second language of the kit
    others: tuple[str, ...] = ()  # words by which laws in the kit's language speak of it
    avoid: tuple[str, ...] = ()


def write_glossary(context: KitContext, texts: PrintedTexts) -> bytes:
    """The glossary as a Word file."""
    _ = context.translate
    document = WordDocument(context.setup(_("Glossary"), landscape=True))
    document.title(_("Glossary"), " · ".join(one for one in (context.state, context.day()) if one))
    document.paragraph(
        _("The terms that the model texts define, and words that the papers use. The term in the first column is the "
          "one to prefer: one thing, one word, in the law and in everything that speaks of it. The last column holds "
          "words by which other laws speak of the same or of a part of it.")
    )  # fmt: skip
    columns = [
        Column(_("Term"), 2.1), Column(_("Meaning"), 5.2), Column(_("Instrument and place"), 2.2),
        Column(_("Defined in"), 1.5), Column(_("Met in other laws"), 2.2),
    ]  # fmt: skip
    if context.second:
        language = language_name(context.second.language.value, context.language.value)
        columns.insert(1, Column(_("In {language}").format(language=language), 2))
    rows = [_row(context, entry) for entry in entries(context, texts)]
    document.table(columns, rows, _("Glossary"), _("One row a term, in alphabetical order."))
    context.papers.wording.check()
    return document.to_bytes()


def entries(context: KitContext, texts: PrintedTexts) -> list[Entry]:
    """Every term in the order of the kit's language; a concept that two texts define stands once."""
    words = context.library.words(context.language.value)
    beside = _terms(context.second) if context.second else {}
    found: dict[str, Entry] = {}
    for text, printed in texts.texts.items():
        for clause in printed.wording.selection.provisions():
            for entry in clause.definitions if text != BILL.id else ():
                where = texts.locator(text, definition_mark(clause.id, entry.concept))
                if entry.concept not in found:
                    defined = _defined(context, clause, entry, where, words.get(entry.concept))
                    found[entry.concept] = replace(defined, second=beside.get(entry.concept, ""))
    for term in context.papers.kept(context.papers.content.terms):
        if not term.concept or term.concept not in found:
            meaning: Pieces = context.papers.words(term.text)
            authority = context.papers.authority(term.authority) if term.authority else ""
            others, avoided = _others(words.get(term.concept), term.term), _avoided(words.get(term.concept))
            found[term.id] = Entry(term.term, (meaning,), authority, "", beside.get(term.id, ""), others, avoided)
    order = context.drafting.order_of_lists()
    return sorted(found.values(), key=lambda one: order(unmarked(one.term)))


def _terms(context: KitContext) -> dict[str, str]:
    """The terms in another language, by concept or by the id of a word of the papers."""
    terms = {
        entry.concept: entry.term
        for selection in context.selections.values()
        for clause in selection.provisions()
        for entry in clause.definitions
    }
    return {one.id: one.term for one in context.library.papers.terms} | terms


def _defined(
    context: KitContext, clause: KeptClause, entry: DefinitionEntry, where: str, words: ConceptWords | None
) -> Entry:
    pieces = context.papers.wording.pieces
    meaning: list[Pieces] = [pieces(entry.text, clause)]
    meaning += [[Text("– "), *line] for line in _items(context, clause, entry.items)]
    meaning += [pieces(entry.closing, clause)] if entry.closing else []
    authority = context.papers.authority(entry.authority)
    return Entry(entry.term, tuple(meaning), authority, where, "", _others(words, entry.term), _avoided(words))


def _items(context: KitContext, clause: KeptClause, items: tuple[Paragraph, ...]) -> Iterator[list[Piece]]:
    for item in items:
        yield context.papers.wording.pieces(item.text, clause)
        yield from _items(context, clause, item.items)


def _others(words: ConceptWords | None, term: str) -> tuple[str, ...]:
    """The words of the term base; what is a pattern of the check is left out."""
    if words is None:
        return ()
    plain = (one.removeprefix("=") for one in (words.preferred, *words.words) if one and not one.startswith("-"))
    own = unmarked(term).casefold()
    kept = (one for one in plain if "~" not in one and one.casefold() != own and one not in words.deprecated)
    return tuple(dict.fromkeys(kept))[:OTHERS]


def _avoided(words: ConceptWords | None) -> tuple[str, ...]:
    return words.deprecated[:OTHERS] if words else ()


def _row(context: KitContext, entry: Entry) -> list[Cell]:
    _ = context.translate
    others: list[Pieces] = [", ".join(entry.others)] if entry.others else []
    if entry.avoid:
        others.append(Text(_("Avoid: {words}").format(words=", ".join(entry.avoid)), italic=True))
    second = context.second.language.value if context.second else ""
    return [
        Cell((Text(entry.term, bold=True),)),
        *([Cell((Text(entry.second, language=second),))] if second else []),
        Cell(entry.meaning),
        Cell((entry.authority,)),
        Cell((entry.defined or Text(_("a word of the papers"), style="Faint"),)),
        Cell(tuple(others)),
    ]
