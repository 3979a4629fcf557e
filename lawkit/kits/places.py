"""Where each clause, paragraph and item of a selection stands: the marks that references and tables use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lawkit.figures import with_figures
from lawkit.kits.clauses import KeptClause, Selection
from lawkit.library.content import Paragraph
from lawkit.localization.drafting import InsertedNumbers
from lawkit.word.numbering import Format, printed


@dataclass(frozen=True, slots=True)
class Place:
    """One numbered or unnumbered unit of the printed law."""

    mark: str
    clause: str  # clause id; empty for a part
    chain: tuple[str, ...]  # marks whose own numbers make up its locator, the clause or schedule first
    schedule: bool
    depth: int  # 0 part, 1 clause, 2 paragraph, 3 item, 4 subitem, 5 point


def part_mark(part: str) -> str:
    """The mark of a part."""
    return f"part:{part}"


def paragraph_mark(clause: str, position: Sequence[int], name: str = "") -> str:
    """The mark of a paragraph or item: by its name where it has one, else by its place in the content."""
    return f"{clause}#{name}" if name else f"{clause}#{'.'.join(str(number) for number in position)}"


def definition_mark(clause: str, concept: str) -> str:
    """The mark of a defined term."""
    return f"{clause}#term:{concept}"


def is_numbered(clause: KeptClause, number: int, caput: bool) -> bool:
    """Whether a paragraph of a clause is numbered: one alone is not, nor the first where it is the `caput`."""
    return len(clause.paragraphs) > 1 and not (caput and number == 1 and not clause.schedule)


@dataclass(frozen=True, slots=True)
class InsertedNumber:
    """The number that a bill gives to a provision of another law: the blank `after` with a letter or number added."""

    law: str  # the blank that names the law
    after: str  # the blank for the number after which it stands
    order: int  # its place among what stands after the same provision
    number: str  # the same as the language writes it: `A`, `1`
    part: str  # the part of the act that it comes from


def inserted_numbers(selection: Selection, style: InsertedNumbers, figures: str = "") -> dict[str, InsertedNumber]:
    """The number of every inserted clause by its id; what stands after the same provision is counted on."""
    found: dict[str, InsertedNumber] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for one in (inserted for clause in selection.clauses() for inserted in clause.inserted):
        key = (one.clause.law, one.after)
        counts[key] += 1
        count = counts[key]
        letters = style.format == "upperLetter"  # Word would go on with AA, BB…
        number = _letters(count) if letters else with_figures(printed(count, Format(style.format)), figures)
        found[one.clause.id] = InsertedNumber(*key, count, number, one.part)
    return found


def _letters(number: int) -> str:
    """A to Z, then AA, AB…"""
    rest, letter = divmod(number - 1, 26)
    return (_letters(rest) if rest else "") + chr(ord("A") + letter)


def places(selection: Selection, caput: bool) -> dict[str, Place]:
    """Every place of the selection by its mark; `caput`: the first paragraph of a clause has no number."""
    found: dict[str, Place] = {}
    for part in selection.parts:
        if part.front:
            continue
        mark = part_mark(part.id)
        found[mark] = Place(mark, "", (mark,), part.schedule, 0)
        for clause in part.clauses:
            _add_clause(found, clause, caput)
            for one in clause.inserted:
                _add_clause(found, one.clause, caput)
    return found


def _add_clause(found: dict[str, Place], clause: KeptClause, caput: bool) -> None:
    found[clause.id] = Place(clause.id, clause.id, (clause.id,), clause.schedule, 1)
    for number, paragraph in enumerate(clause.paragraphs, start=1):
        _add(found, clause, paragraph, (number,), (clause.id,), is_numbered(clause, number, caput))
    for entry in clause.definitions:
        mark = definition_mark(clause.id, entry.concept)
        found[mark] = Place(mark, clause.id, (clause.id,), clause.schedule, 2)


def _add(
    found: dict[str, Place],
    clause: KeptClause,
    paragraph: Paragraph,
    position: tuple[int, ...],
    above: tuple[str, ...],
    numbered: bool,
) -> None:
    mark = paragraph_mark(clause.id, position, paragraph.id)
    chain = (*above, mark) if numbered else above
    found[mark] = Place(mark, clause.id, chain, clause.schedule, len(position) + 1)
    for number, item in enumerate(paragraph.items, start=1):
        _add(found, clause, item, (*position, number), chain, True)
