"""Every choice of instruments gives coherent texts: each instrument alone, every pair, and all of them together.

No Word file is written: the clauses are chosen and every template is rendered, in both drafting traditions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from lawkit.kits.clauses import KeptClause, choose_texts
from lawkit.kits.wording import Wording, wordings
from lawkit.library.content import DefinitionEntry, Paragraph
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers
from lawkit.localization.countries import Country, load_country
from lawkit.localization.messages import translator
from lawkit.word.pieces import plain

TRADITIONS = ("common", "civil")
INSTRUMENTS = tuple(load().instruments)
MEANS = re.compile(r'"([^"]+)" means')
NOT_WORDS = re.compile(r"\{|\}|\[[a-z-]+\.[a-z]|\(\s*\)|  ")


@cache
def library() -> Library:
    return load()


@cache
def country() -> Country:
    return load_country("KE")


def texts(instruments: Sequence[str], tradition: str) -> dict[str, Wording]:
    chosen = choose_texts(library(), instruments, tradition)
    written = {name: selection for name, selection in chosen.items() if selection.parts}
    return wordings(library(), country(), Answers(), "en", written, translator("en"))


def every(pieces: Sequence[Paragraph | DefinitionEntry]) -> Iterator[Paragraph | DefinitionEntry]:
    for piece in pieces:
        yield piece
        yield from every(piece.items)


def rendered(wording: Wording, clause: KeptClause) -> Iterator[str]:
    yield plain(wording.pieces(clause.heading, clause))
    for piece in every((*clause.paragraphs, *clause.definitions)):
        yield plain(wording.pieces(piece.text, clause, sentence=True))
        if piece.closing:
            yield plain(wording.pieces(piece.closing, clause))


def incoherent(instruments: Sequence[str], tradition: str) -> list[str]:
    """What is wrong with the texts for some instruments, in words."""
    wrong = []
    for name, wording in texts(instruments, tradition).items():
        selection = wording.selection
        where = f"{'+'.join(instruments)}, {tradition}, {name}"
        times = Counter(clause.id for clause in selection.provisions())
        wrong += [f"{where}: {clause} stands {count} times" for clause, count in times.items() if count > 1]
        wrong += [f"{where}: the part {part.id} is empty" for part in selection.parts if not part.clauses]
        for clause in selection.provisions():
            lines = list(rendered(wording, clause))
            wrong += [f"{where}: {clause.id}: no words"] if not any(lines[1:]) else []
            wrong += [f"{where}: {clause.id}: {line}" for line in lines if not line or NOT_WORDS.search(line)]
        wrong += [f"{where}: {fault.file}: {fault.message}" for fault in wording.faults]
    return wrong


@pytest.mark.parametrize("first", INSTRUMENTS)
def test_an_instrument_alone_and_with_any_other_gives_coherent_texts(first: str) -> None:
    later = INSTRUMENTS[INSTRUMENTS.index(first) + 1 :]
    subsets = [(first,), *((first, second) for second in later)]
    assert [fault for subset in subsets for tradition in TRADITIONS for fault in incoherent(subset, tradition)] == []


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_all_instruments_together_give_coherent_texts(tradition: str) -> None:
    assert incoherent(INSTRUMENTS, tradition) == []


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_the_order_in_which_instruments_are_named_makes_no_difference(tradition: str) -> None:
    assert choose_texts(library(), INSTRUMENTS, tradition) == choose_texts(library(), INSTRUMENTS[::-1], tradition)


ORDINARY = {"person", "licence", "customs authority", "competent authority"}  # every code has these words


@pytest.mark.parametrize("tradition", TRADITIONS)
@pytest.mark.parametrize("instruments", [INSTRUMENTS, *((one,) for one in INSTRUMENTS)], ids="+".join)
def test_every_term_of_what_a_bill_inserts_is_defined_in_the_same_law(
    instruments: tuple[str, ...], tradition: str
) -> None:
    bill = choose_texts(library(), instruments, tradition)["amending-bill"]
    words = [clause.wording(tradition) for clause in library().clauses.values()]
    known = {entry.term for wording in words for entry in wording.definitions}
    known |= {term for wording in words for one in every(wording.paragraphs) for term in MEANS.findall(one.text)}
    for law in {clause.law for clause in bill.provisions() if clause.law}:
        inserted = [clause for clause in bill.provisions() if clause.law == law]
        pieces = [piece for clause in inserted for piece in every((*clause.paragraphs, *clause.definitions))]
        defined = {entry.term for clause in inserted for entry in clause.definitions}
        defined |= {term for piece in pieces for term in MEANS.findall(piece.text)}
        used = {term for piece in pieces for term in terms_in(piece.text, known)}
        assert used - defined - ORDINARY == set(), law


def terms_in(text: str, terms: set[str]) -> set[str]:
    """The defined terms that a text uses; the longer term hides the shorter one within it."""
    found = set()
    for term in sorted(terms, key=len, reverse=True):
        plural = re.escape(term[:-1]) + "(?:y|ies)" if term.endswith("y") else re.escape(term) + "s?"
        text, count = re.subn(rf"(?<![\w-]){plural}(?![\w-])", " ", text)
        found |= {term} if count else set()
    return found


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_a_bill_takes_every_offence_of_the_act_and_the_rules_that_serve_it(tradition: str) -> None:
    chosen = choose_texts(library(), INSTRUMENTS, tradition)
    taken = {clause.id for clause in chosen["amending-bill"].provisions()}
    left = []
    criminal = {"offence", "ancillary-offence", "penalty", "jurisdiction", "extradition"}
    for part in chosen["act"].parts:
        if part.id == "controls":  # what sanctions a licence stands with the licence
            continue
        for clause in part.clauses:
            duties = {name for piece in every((*clause.paragraphs, *clause.definitions)) for name in piece.implements}
            kinds = {library().obligations[name].kind for name in duties}
            if kinds and kinds <= criminal and clause.id not in taken:
                left.append(clause.id)
    assert left == []
