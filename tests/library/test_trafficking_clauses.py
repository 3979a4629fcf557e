"""The model act gives effect to the statement against nuclear smuggling (INFCIRC/918), alone or with conventions."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from lawkit.kits.clauses import KeptClause, choose
from lawkit.kits.context import make_context
from lawkit.library.content import Clause, DefinitionEntry, Effect, Paragraph, Provenance, Tier
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country

STATEMENT = "infcirc918"
CHOICES = (
    (STATEMENT,),
    ("cppnm-a", STATEMENT),
    ("icsant", STATEMENT),
    ("unscr1540", STATEMENT),
    ("cppnm-a", "icsant", "unscr1540", "unscr1373", STATEMENT),
)
TRADITIONS = ("common", "civil")
COUNTRIES = {"common": "KE", "civil": "PE"}

Piece = Paragraph | DefinitionEntry
every_tradition = pytest.mark.parametrize("tradition", TRADITIONS)
every_choice = pytest.mark.parametrize("instruments", CHOICES, ids="+".join)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def _all(pieces: tuple[Piece, ...] | tuple[Paragraph, ...]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from _all(piece.items)


def _pieces(clause: Clause | KeptClause, tradition: str = "") -> list[Piece]:
    wording = clause.wording(tradition) if isinstance(clause, Clause) else clause
    return list(_all((*wording.paragraphs, *wording.definitions)))


def _own(library: Library) -> list[Clause]:
    return [clause for part in library.parts if part.part == "trafficking" for clause in part.clauses]


def _kept(library: Library, instruments: tuple[str, ...], tradition: str) -> list[KeptClause]:
    return list(choose(library, "act", instruments, tradition).clauses())


@every_choice
@every_tradition
def test_every_recommendation_has_a_clause_that_brings_each_element(
    library: Library, instruments: tuple[str, ...], tradition: str
) -> None:
    found: dict[str, set[str]] = {}
    for clause in _kept(library, instruments, tradition):
        for piece in _pieces(clause):
            for name, elements in piece.implements.items():
                found.setdefault(name, set()).update(elements)
    for obligation in library.obligations_of([STATEMENT]):
        wanted = {one.id for one in obligation.elements if one.effect is not Effect.MUST_NOT_ADD}
        assert wanted <= found.get(obligation.id, set()), obligation.id


def test_nothing_is_called_required_or_a_treaty_duty(library: Library) -> None:
    """The statement is political: a drafter must be able to see that."""
    for clause in _own(library):
        assert clause.provenance in (Provenance.RECOMMENDATION, Provenance.SUGGESTION), clause.id
        assert clause.tier in (Tier.NORMALLY, Tier.OPTIONAL), clause.id
        assert clause.notes, clause.id


@every_tradition
def test_each_paragraph_has_an_authority_or_is_a_suggestion(library: Library, tradition: str) -> None:
    for clause in _own(library):
        wording = clause.wording(tradition)
        for top in (*wording.paragraphs, *wording.definitions):
            assert bool(top.authority) != top.suggestion, f"{clause.id}: {top.text[:60]}"
            for piece in _all((top,)):
                for name, elements in piece.implements.items():
                    assert name in top.authority, clause.id
                    assert set(elements) <= {one.id for one in library.obligations[name].elements}, clause.id


@every_choice
@every_tradition
def test_no_reference_dangles_whatever_is_chosen(
    library: Library, instruments: tuple[str, ...], tradition: str
) -> None:
    country = load_country(COUNTRIES[tradition])
    context = make_context(library, country, "en", instruments, tradition, Answers(), None)
    for clause in context.selection.clauses():
        for piece in _pieces(clause):
            assert context.wording.pieces(piece.text, clause), f"{clause.id}: {piece.text}"
    context.wording.check()


@every_choice
@every_tradition
def test_the_terms_of_the_part_are_defined(library: Library, instruments: tuple[str, ...], tradition: str) -> None:
    clauses = _kept(library, instruments, tradition)
    defined = {entry.term for clause in clauses for entry in clause.definitions}
    own = [clause for clause in clauses if clause.id.startswith("trafficking.")]
    text = " ".join(piece.text for clause in own for piece in _pieces(clause))
    known = {entry.term for one in library.clauses.values() for entry in one.wording(tradition).definitions}
    used = {term for term in known if re.search(rf"(?<![\w-]){re.escape(term)}(?![\w-])", text)}
    assert "material out of regulatory control" in used
    assert used - defined - {"licence", "transit"} == set()


@every_tradition
def test_smuggling_reaches_other_radioactive_material_and_asks_for_no_harm(library: Library, tradition: str) -> None:
    clause = library.clauses["trafficking.smuggling"]
    words = " ".join(piece.text for piece in _pieces(clause, tradition))
    assert "other radioactive material" in words
    assert "into, out of or through" in words
    assert "imprisonment-smuggling" in words
    assert not re.search(r"\b(harm|injur|terror)", words)
    assert ("commits an offence" in words) == (tradition == "common")
