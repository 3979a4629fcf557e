"""A model clause as the lines of a draft: its heading, its paragraphs and items with their level and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lawkit.kits.clauses import KeptClause
from lawkit.library.content import DefinitionEntry, Paragraph
from lawkit.untranslated import ends_inside, passages
from lawkit.word.pieces import Blank, Comment, OpenChoice, Pieces, Reference, Text, as_pieces

Order = Callable[[str], tuple[object, ...]] | None  # a key that sorts terms


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words; `open` marks a blank or a choice to be made, `english` words that nobody has translated."""

    text: str
    open: bool = False
    english: bool = False


class Kind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    TEXT = "text"  # a paragraph without a number
    LEVEL = "level"  # a numbered paragraph or item
    CLOSING = "closing"  # the words behind a list
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a clause; `depth` counts from 0 for numbered paragraphs, `number` its place in its list."""

    kind: Kind
    words: tuple[Words, ...]
    depth: int = 0
    number: int = 0
    term: str = ""


def lines_of(clause: KeptClause, words: Callable[[str], tuple[Words, ...]], order: Order) -> list[Line]:
    """The lines of a clause with its heading. `words` prints a template, `order` sorts terms."""
    lines = [Line(Kind.HEADING, words(clause.heading))]
    numbered = len(clause.paragraphs) > 1
    for number, paragraph in enumerate(clause.paragraphs, start=1):
        lines += _paragraph(paragraph, 0, number if numbered else 0, words)
        if number == 1:
            lines += definition_lines(clause.definitions, words, order)
    if not clause.paragraphs:
        lines += definition_lines(clause.definitions, words, order)
    return lines


def definition_lines(
    entries: Sequence[DefinitionEntry], words: Callable[[str], tuple[Words, ...]], order: Order
) -> Iterator[Line]:
    """The lines of definitions in the order of their terms; as they come where the language has no order."""
    for entry in sorted(entries, key=lambda one: order(one.term)) if order else entries:
        yield Line(Kind.DEFINITION, words(entry.text), term=entry.term)
        for number, item in enumerate(entry.items, start=1):
            yield from _paragraph(item, 1, number, words)
        if entry.closing:
            yield Line(Kind.CLOSING, words(entry.closing))


def _paragraph(
    paragraph: Paragraph, depth: int, number: int, words: Callable[[str], tuple[Words, ...]]
) -> Iterator[Line]:
    kind = Kind.LEVEL if number else Kind.TEXT
    yield Line(kind, _capital(words(paragraph.text)) if depth == 0 else words(paragraph.text), depth, number)
    for below, item in enumerate(paragraph.items, start=1):
        yield from _paragraph(item, depth + 1, below, words)
    if paragraph.closing:
        yield Line(Kind.CLOSING, words(paragraph.closing), depth)


def words_of(pieces: Pieces, numbers: Callable[[str, bool], tuple[str, bool]]) -> tuple[Words, ...]:
    """Pieces as words; `numbers` gives what a reference prints, bare or not, and whether it is left open."""
    found: list[Words] = []
    for piece in as_pieces(pieces):
        match piece:
            case Text(text=text, open=is_open) | Blank(value=text, open=is_open):
                found.append(Words(text, is_open))
            case OpenChoice(pieces=inner) | Comment(over=inner):
                found += words_of(inner, numbers)
            case Reference(target=target, bare=bare):
                found.append(Words(*numbers(target, bare)))
            case _:
                continue
    return tuple(found)


def with_english_told(words: Sequence[Words]) -> tuple[Words, ...]:
    """The words without the signs around untranslated passages, each passage marked instead."""
    found: list[Words] = []
    inside = False
    for one in words:
        found += [replace(one, text=text, english=english) for text, english in passages(one.text, inside)]
        inside = ends_inside(one.text, inside)
    return tuple(found)


def _capital(words: tuple[Words, ...]) -> tuple[Words, ...]:
    if not words or not words[0].text:
        return words
    first = words[0].text
    return (replace(words[0], text=first[:1].upper() + first[1:]), *words[1:])
