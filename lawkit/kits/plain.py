"""A model clause as plain text, for reports and for copying: numbered, with blanks and open options in brackets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lawkit.kits.clauses import KeptClause, Selection, choose_texts
from lawkit.kits.numbers import number_text
from lawkit.kits.places import part_mark
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

    A reference to another clause prints that clause's heading, because a clause that stands alone has no number.
    """
    state = country or any_state()
    drafting = load_drafting(library.roots, language)
    tradition = state.tradition or drafting.usual_tradition
    selections = choose_texts(library, instruments, tradition, lambda name: state.fact(name).values)
    _ = translator(language, tuple(library.roots))
    headings = {mark: name for one in selections.values() for mark, name in _headings(one).items()}
    brackets = _Bracketed(headings)
    named = {
        name: replace(number_text(one, drafting), numbers=brackets, bare=brackets) for name, one in selections.items()
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
            return _plain(wording.pieces(template, clause), headings)

        return _clause(clause, obligation, words, drafting)

    return text


class _Bracketed(dict[str, str]):
    """The headings of provisions in place of their numbers; what has none is left out."""

    def __init__(self, headings: Mapping[str, str]) -> None:
        super().__init__({mark: f"[{heading}]" for mark, heading in headings.items()})

    def __missing__(self, mark: str) -> str:
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
    for number, paragraph in enumerate(clause.paragraphs, 1):
        lines += _paragraph(paragraph, f"({number}) " if numbered else "", 0, words)
    wanted = [one for one in clause.definitions if _implements(one, obligation)] or clause.definitions
    for entry in wanted:
        lines.append(drafting.definition.replace("{term}", entry.term) + words(entry.text))
        for number, item in enumerate(entry.items):
            lines += _paragraph(item, f"({_letter(number)}) ", 1, words)
        if entry.closing:
            lines.append(words(entry.closing))
    return "\n".join(lines)


def _implements(piece: Paragraph | DefinitionEntry, obligation: str) -> bool:
    return obligation in piece.implements or any(_implements(item, obligation) for item in piece.items)


def _paragraph(paragraph: Paragraph, label: str, depth: int, words: Callable[[str], str]) -> list[str]:
    lines = [f"{INDENT * depth}{label}{words(paragraph.text)}"]
    for number, item in enumerate(paragraph.items):
        below = _letter(number) if depth == 0 else _ROMAN[number % len(_ROMAN)]
        lines += _paragraph(item, f"({below}) ", depth + 1, words)
    if paragraph.closing:
        lines.append(f"{INDENT * depth}{words(paragraph.closing)}")
    return lines


def _letter(number: int) -> str:
    return chr(ord("a") + number % 26)


def _plain(pieces: Pieces, headings: Mapping[str, str]) -> str:
    words = ""
    for piece in as_pieces(pieces):
        match piece:
            case Text(text=text):
                words += text
            case Blank(value=value):
                words += value
            case OpenChoice(pieces=inner) | Comment(over=inner):
                words += _plain(inner, headings)
            case Reference(target=target):
                words += f"[{headings[target]}]" if target in headings else ""
            case _:
                pass
    return words
