"""The model act as a reader meets it: for one convention or both, in each drafting tradition, both halves together."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from lawkit.kits.clauses import KeptClause, Selection, choose
from lawkit.kits.context import make_context
from lawkit.library.content import Clause, DefinitionEntry, Paragraph
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country

TRADITIONS = ("common", "civil")
SELECTIONS = (
    ("cppnm-a", "icsant"),
    ("cppnm-a",),
    ("icsant",),
    ("cns", "joint-convention"),
    ("early-notification", "assistance"),
    ("sua",),
    ("cppnm-a", "sua", "cns", "joint-convention", "early-notification", "assistance"),
)
COUNTRIES = {"common": "KE", "civil": "PE"}
DEFINED_IN_A_PARAGRAPH = re.compile(r"“([^”]+)” means")
OPTION = re.compile(r"option\('([^']+)'\)")
BACKWARD = re.compile(r"(The same|It|They|These|Those|That|Such|This applies|In both cases)\b")
LINKED = re.compile(r"; (and|or)$")

Piece = Paragraph | DefinitionEntry
every_choice = pytest.mark.parametrize("instruments", SELECTIONS, ids="+".join)
every_tradition = pytest.mark.parametrize("tradition", TRADITIONS)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def _act(library: Library, instruments: tuple[str, ...], tradition: str) -> Selection:
    return choose(library, "act", instruments, tradition)


def _all(pieces: tuple[Piece, ...] | tuple[Paragraph, ...]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from _all(piece.items)


def _texts(clause: KeptClause) -> Iterator[str]:
    """What the clause says outside its definitions, with every choice of its options."""
    options = {option.id: option for option in clause.clause.options}
    for piece in _all(clause.paragraphs):
        yield from (piece.text, piece.closing)
        for name in OPTION.findall(piece.text):
            yield from (choice.text for choice in options[name].choices)


def _definition(entry: DefinitionEntry) -> str:
    return " ".join([entry.text, *(item.text for item in _all(entry.items)), entry.closing])


def _word(term: str) -> re.Pattern[str]:
    plural = re.escape(term[:-1]) + "(?:y|ies)" if term.endswith("y") else re.escape(term) + "s?"
    return re.compile(rf"(?<![\w-]){plural}(?![\w-])")


def _terms_in(text: str, terms: list[str]) -> set[str]:
    """The defined terms that a text uses; the longer term hides the shorter one within it."""
    text = DEFINED_IN_A_PARAGRAPH.sub(" ", text)
    found = set()
    for term in sorted(terms, key=len, reverse=True):
        text, count = _word(term).subn(" ", text)
        if count:
            found.add(term)
    return found


def _paragraph(library: Library, clause: str, name: str, tradition: str) -> Paragraph:
    return next(one for one in library.clauses[clause].wording(tradition).paragraphs if one.id == name)


def _lists(library: Library, tradition: str) -> Iterator[tuple[Clause, Paragraph]]:
    for part in library.parts:
        if part.model_law == "act" and not part.schedule:
            for clause in part.clauses:
                for piece in _all(clause.wording(tradition).paragraphs):
                    if piece.items and isinstance(piece, Paragraph):
                        yield clause, piece


@every_tradition
@every_choice
def test_every_term_that_the_act_uses_is_defined_and_every_definition_is_used(
    library: Library, instruments: tuple[str, ...], tradition: str
) -> None:
    clauses = list(_act(library, instruments, tradition).clauses())
    entries = [entry for clause in library.clauses.values() for entry in clause.wording(tradition).definitions]
    known = sorted(
        {entry.term for entry in entries}
        | {
            term
            for clause in library.clauses.values()
            for piece in _all(clause.wording(tradition).paragraphs)
            for term in DEFINED_IN_A_PARAGRAPH.findall(piece.text)
        }
    )
    defined = {entry.term: _definition(entry) for clause in clauses for entry in clause.definitions}
    in_paragraphs = {t for c in clauses for text in _texts(c) for t in DEFINED_IN_A_PARAGRAPH.findall(text)}
    used: dict[str, set[str]] = {}
    for clause in clauses:
        for text in _texts(clause):
            for term in _terms_in(text, known):
                used.setdefault(term, set()).add(clause.id)
    for name, text in defined.items():
        for term in _terms_in(text, known) - {name}:
            used.setdefault(term, set()).add(f"definition of {name}")
    assert {term: where for term, where in used.items() if term not in {*defined, *in_paragraphs}} == {}
    assert {*defined, *in_paragraphs} - set(used) == set()


@every_tradition
def test_no_term_is_defined_twice(library: Library, tradition: str) -> None:
    terms = [
        term
        for clause in _act(library, SELECTIONS[0], tradition).clauses()
        for term in (
            *(entry.term for entry in clause.definitions),
            *(found for text in _texts(clause) for found in DEFINED_IN_A_PARAGRAPH.findall(text)),
        )
    ]
    assert len(terms) == len(set(terms))


@every_tradition
@every_choice
def test_no_list_shrinks_to_one_item(library: Library, instruments: tuple[str, ...], tradition: str) -> None:
    for clause in _act(library, instruments, tradition).clauses():
        for piece in _all((*clause.paragraphs, *clause.definitions)):
            assert len(piece.items) != 1, f"{clause.id}: {piece.text}"


@every_tradition
@every_choice
def test_a_clause_does_not_begin_by_pointing_at_what_was_left_out(
    library: Library, instruments: tuple[str, ...], tradition: str
) -> None:
    for clause in _act(library, instruments, tradition).clauses():
        for first in clause.paragraphs[:1]:
            assert not BACKWARD.match(first.text), f"{clause.id}: {first.text}"


@every_tradition
def test_lists_end_their_items_in_one_way(library: Library, tradition: str) -> None:
    """`;` after each item, `; and` or `; or` after the last but one, a full stop after the last."""
    for clause, piece in _lists(library, tradition):
        where = f"{clause.id}: {piece.text}"
        *others, last = [item.text for item in piece.items]
        if piece.closing:
            continue
        assert piece.text.endswith(":"), where
        assert last.endswith("."), where
        assert all(text.endswith(";") for text in others[:-1]), where
        link = LINKED.search(others[-1]) if others else None
        assert link or all("ref('offences." in text or "ref('maritime." in text for text in others), where


@every_tradition
def test_the_act_names_its_parts_and_provisions_by_reference_only(library: Library, tradition: str) -> None:
    """What is a Part and a section in one tradition is a Title and an Article in the other."""
    fixed = re.compile(r"\b(this|that) (Part|Title|section|subsection|Article)\b|\b(section|Article) \d")
    for clause in _act(library, SELECTIONS[0], tradition).clauses():
        for text in _texts(clause):
            assert not fixed.search(text), f"{clause.id}: {text}"


@every_tradition
def test_one_thing_has_one_name(library: Library, tradition: str) -> None:
    other_names = {
        "offence under the Nuclear Terrorism Convention": "nuclear terrorism offence",
        "prosecuting authorities": "place('prosecuting-authority')",
        "public prosecutor": "place('prosecuting-authority')",
        "written law": "law",
        "peaceful nuclear": "used for peaceful purposes",
    }
    for clause in _act(library, SELECTIONS[0], tradition).clauses():
        for text in _texts(clause):
            for name, instead in other_names.items():
                assert name not in text, f"{clause.id}: write {instead}"


def test_a_variant_differs_from_the_common_text(library: Library) -> None:
    for clause in library.clauses.values():
        for name, wording in clause.variants.items():
            same = [piece.text for piece in _all(wording.paragraphs)] == [p.text for p in _all(clause.paragraphs)]
            assert not same, f"{clause.id}: {name}"


@every_tradition
@every_choice
def test_every_text_can_be_printed(library: Library, instruments: tuple[str, ...], tradition: str) -> None:
    country = load_country(COUNTRIES[tradition])
    context = make_context(library, country, "en", instruments, tradition, Answers(), None)
    for clause in context.selection.clauses():
        for piece in _all((*clause.paragraphs, *clause.definitions)):
            assert context.wording.pieces(piece.text, clause), f"{clause.id}: {piece.text}"
    context.wording.check()


@every_tradition
def test_the_message_on_seized_items_has_one_channel(library: Library, tradition: str) -> None:
    """ICSANT art. 18(6): the competent authority writes, the ministry of foreign affairs transmits."""
    report = _paragraph(library, "emergency.retained-items", "report", tradition)
    assert "The competent authority shall inform the Director General" in report.text
    assert "place('foreign-ministry')" in report.text
    sent = _paragraph(library, "cooperation.depositary", "seized-items", tradition)
    assert "ref('emergency.retained-items#report')" in sent.text


@every_tradition
def test_the_contribution_to_a_group_is_not_narrower_than_either_convention(library: Library, tradition: str) -> None:
    """ICSANT art. 2(4)(c) speaks of the group's general activity; CPPNM/A art. 7(1)(k)(i) sets a limit to it.

    The CPPNM/A offence may be wider than the treaty asks.
    """
    contribution = _paragraph(library, "offences.participation", "contribution", tradition)
    assert "involves" not in contribution.items[0].text


@every_tradition
def test_a_refusal_to_inform_rests_on_the_grounds_of_the_treaties_only(library: Library, tradition: str) -> None:
    """CPPNM/A art. 6(2), ICSANT art. 7(3): national law, security, protection of nuclear material (and facilities)."""
    (rule,) = library.clauses["information.refusal"].wording(tradition).paragraphs
    assert len(rule.items) == 4
    assert "radioactive" not in " ".join(item.text for item in rule.items)
