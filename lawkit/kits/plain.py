"""A model clause as plain text, for reports and for copying: numbered, with blanks and open options in brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from lawkit.kits.clauses import KeptClause, Selection, choose_texts
from lawkit.kits.numbers import number_text
from lawkit.kits.places import paragraph_mark, part_mark
from lawkit.kits.wording import Wording
from lawkit.library.content import DefinitionEntry, Paragraph
from lawkit.library.loader import Library
from lawkit.localization.answers import Answers
from lawkit.localization.countries import Country, Fact
from lawkit.localization.drafting import Drafting, load_drafting
from lawkit.localization.messages import translator
from lawkit.word.pieces import Blank, Comment, OpenChoice, Pieces, Reference, Text, as_pieces

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
INDENT = "    "
NO_STATE = "[State]"  # in clauses for no state in particular


def clause_texts(
    library: Library, instruments: Sequence[str], country: Country | None = None, language: str = "en"
) -> Callable[[str, str], str]:
    """A function from a clause and an obligation to the clause's words; common-law form where no tradition is known.

    Of a clause that defines many terms only those are given that implement the obligation.

    A reference to another clause prints that clause's heading, because a clause that stands alone has no number; one to
    a paragraph prints the number that the paragraph has here.
    """
    state = country or any_state()
    drafting = load_drafting(library.roots, language)
    tradition = state.tradition or drafting.usual_tradition
    selections = choose_texts(library, instruments, tradition, lambda name: state.fact(name).values)
    _ = translator(language, tuple(library.roots))
    headings = {mark: f"[{name}]" for one in selections.values() for mark, name in _headings(one).items()}
    clauses = [clause for one in selections.values() for clause in one.clauses()]
    bare = {mark: number for clause in clauses for mark, number in _counted(clause)}
    printed = _Printed(headings | {mark: f"({number})" for mark, number in bare.items()}), _Printed(headings | bare)
    named = {
        name: replace(number_text(one, drafting), numbers=printed[0], bare=printed[1])
        for name, one in selections.items()
    }
    rendered = {
        name: Wording(library, state, Answers(), language, one, _, [named[other] for other in named if other != name])
        for name, one in selections.items()
    }
    kept = {clause.id: (clause, rendered[name]) for name, one in selections.items() for clause in one.clauses()}

    def text(name: str, obligation: str) -> str:
        if name not in kept:
            return library.clauses[name].heading
        clause, wording = kept[name]

        def words(template: str) -> str:
            return _plain(wording.pieces(template, clause), *printed)

        return _clause(clause, obligation, words, drafting)

    return text


class _Printed(dict[str, str]):
    """What stands for the numbers of provisions; what has neither heading nor number is left out."""

    def __missing__(self, _mark: str) -> str:
        return ""


def any_state() -> Country:
    """A state of which nothing is known, for clauses without a country."""
    name = Fact(value=NO_STATE)
    return Country(iso2="XX", iso3="XXX", facts={"short_name_en": name, "official_name_en": name})


def _headings(selection: Selection) -> dict[str, str]:
    names = {clause.id: clause.heading for clause in selection.clauses()}
    return names | {part_mark(part.id): part.title for part in selection.parts}


def _clause(clause: KeptClause, obligation: str, words: Callable[[str], str], drafting: Drafting) -> str:
    lines = [words(clause.heading)]
    numbered = len(clause.paragraphs) > 1
    for order, paragraph in enumerate(clause.paragraphs):
        lines += _paragraph(paragraph, f"({_number(0, order)}) " if numbered else "", 0, words)
    wanted = [one for one in clause.definitions if _implements(one, obligation)] or clause.definitions
    for entry in wanted:
        lines.append(drafting.definition.replace("{term}", entry.term) + words(entry.text))
        for order, item in enumerate(entry.items):
            lines += _paragraph(item, f"({_number(1, order)}) ", 1, words)
        if entry.closing:
            lines.append(words(entry.closing))
    return "\n".join(lines)


def _implements(piece: Paragraph | DefinitionEntry, obligation: str) -> bool:
    return obligation in piece.implements or any(_implements(item, obligation) for item in piece.items)


def _paragraph(paragraph: Paragraph, label: str, depth: int, words: Callable[[str], str]) -> list[str]:
    lines = [f"{INDENT * depth}{label}{words(paragraph.text)}"]
    for order, item in enumerate(paragraph.items):
        lines += _paragraph(item, f"({_number(depth + 1, order)}) ", depth + 1, words)
    if paragraph.closing:
        lines.append(f"{INDENT * depth}{words(paragraph.closing)}")
    return lines


def _counted(clause: KeptClause) -> Iterator[tuple[str, str]]:
    """The mark and number of every paragraph and item that `_clause` numbers."""
    pending: list[tuple[tuple[int, ...], Paragraph]] = [((at,), one) for at, one in enumerate(clause.paragraphs, 1)]
    while pending:
        position, piece = pending.pop()
        if len(position) > 1 or len(clause.paragraphs) > 1:
            yield paragraph_mark(clause.id, position, piece.id), _number(len(position) - 1, position[-1] - 1)
        pending += [((*position, at), item) for at, item in enumerate(piece.items, 1)]


def _number(depth: int, order: int) -> str:
    """The number of a paragraph or item: 1, below it a, below that i; `order` is counted from 0."""
    if depth == 0:
        return str(order + 1)
    return chr(ord("a") + order % 26) if depth == 1 else _ROMAN[order % len(_ROMAN)]


def _plain(pieces: Pieces, numbers: Mapping[str, str], bare: Mapping[str, str]) -> str:
    words = ""
    for piece in as_pieces(pieces):
        match piece:
            case Text(text=text):
                words += text
            case Blank(value=value):
                words += value
            case OpenChoice(pieces=inner) | Comment(over=inner):
                words += _plain(inner, numbers, bare)
            case Reference(target=target):
                words += (bare if piece.bare else numbers)[target]
            case _:
                pass
    return words
