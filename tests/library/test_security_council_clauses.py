"""The model act gives effect to Security Council resolutions 1540 (2004) and 1373 (2001), alone or with conventions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations

import pytest

from lawkit.kits.clauses import KeptClause, choose
from lawkit.kits.context import make_context
from lawkit.library.content import Clause, DefinitionEntry, Effect, Modality, Obligation, Paragraph, PlaceholderFile
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.yaml_source import read_model
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country

RESOLUTIONS = ("unscr1540", "unscr1373")
INSTRUMENTS = ("cppnm-a", "icsant", *RESOLUTIONS)
SUBSETS = tuple(chain.from_iterable(combinations(INSTRUMENTS, size) for size in range(1, len(INSTRUMENTS) + 1)))
WITH_A_RESOLUTION = tuple(subset for subset in SUBSETS if set(subset) & set(RESOLUTIONS))
TRADITIONS = ("common", "civil")
COUNTRIES = {"common": "KE", "civil": "PE"}
OWN_PARTS = ("controls", "weapons")
DUTIES = (Modality.SHALL, Modality.SHALL_AS_APPROPRIATE)
VERBS = ("manufacture", "acquire", "possess", "develop", "transport", "transfer", "use")
CALL = re.compile(r"\b(place|option)\('([^']+)'\)")
DEFINED_IN_A_PARAGRAPH = re.compile(r'"([^"]+)" means')
BACKWARD = re.compile(r"(The same|It|They|These|Those|That|Such|This applies|In both cases|None of these)\b")
ORDINARY = {"lawful authority": ("licence",)}  # words that keep their ordinary sense where no clause defines them

Piece = Paragraph | DefinitionEntry
every_tradition = pytest.mark.parametrize("tradition", TRADITIONS)


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
    return [clause for part in library.parts if part.part in OWN_PARTS for clause in part.clauses]


def _kept(library: Library, instruments: tuple[str, ...], tradition: str) -> list[KeptClause]:
    return list(choose(library, "act", instruments, tradition).clauses())


def _implemented(clauses: list[KeptClause]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for clause in clauses:
        for piece in _pieces(clause):
            for name, elements in piece.implements.items():
                found.setdefault(name, set()).update(elements)
    return found


def _texts(clause: KeptClause) -> Iterator[str]:
    options = {option.id: option for option in clause.clause.options}
    for piece in _all(clause.paragraphs):
        yield from (piece.text, piece.closing)
        for call, name in CALL.findall(piece.text):
            if call == "option":
                yield from (choice.text for choice in options[name].choices)


def _words(library: Library, clause: str, tradition: str) -> str:
    return " ".join(piece.text for piece in _pieces(library.clauses[clause], tradition))


def _found_terms(text: str, terms: list[str]) -> set[str]:
    """The defined terms that a text uses; the longer term hides the shorter one within it."""
    found = set()
    for term in sorted(terms, key=len, reverse=True):
        plural = re.escape(term[:-1]) + "(?:y|ies)" if term.endswith("y") else re.escape(term) + "s?"
        text, count = re.subn(rf"(?<![\w-]){plural}(?![\w-])", " ", text)
        if count:
            found.add(term)
    return found


@every_tradition
@pytest.mark.parametrize("instruments", [*((one,) for one in RESOLUTIONS), RESOLUTIONS, INSTRUMENTS], ids="+".join)
def test_every_duty_of_the_resolutions_has_a_clause_that_brings_each_required_element(
    library: Library, instruments: tuple[str, ...], tradition: str
) -> None:
    """Also the duties that the resolutions only call for, and also where a resolution stands alone."""
    found = _implemented(_kept(library, instruments, tradition))
    own = library.obligations_of([one for one in instruments if one in RESOLUTIONS])
    assert [one.id for one in own if one.id not in found] == []
    assert [f"{one.id}: {element}" for one in own for element in _required(one) if element not in found[one.id]] == []


def _required(obligation: Obligation) -> list[str]:
    return [one.id for one in obligation.elements if one.required and one.effect is not Effect.MUST_NOT_ADD]


def test_the_resolutions_are_all_there(library: Library) -> None:
    assert len(library.obligations_of(["unscr1540"])) == 32
    assert len(library.obligations_of(["unscr1373"])) == 14


def test_a_decision_of_the_council_stands_in_a_clause_that_is_not_optional(library: Library) -> None:
    firm = {
        name
        for clause in library.clauses.values()
        if clause.tier in ("required", "normally-needed")
        for piece in _pieces(clause, "common")
        for name in piece.implements
    }
    binding = [one for one in library.obligations_of(RESOLUTIONS) if one.modality in DUTIES]
    assert [one.id for one in binding if one.id not in firm] == []


def test_authorities_and_elements_exist_and_each_paragraph_has_one_or_is_a_suggestion(library: Library) -> None:
    for clause in _own(library):
        for tradition in TRADITIONS:
            wording = clause.wording(tradition)
            for top in (*wording.paragraphs, *wording.definitions):
                assert bool(top.authority) != top.suggestion, f"{clause.id}: {top.text[:60]}"
                said = {authority for piece in _all((top,)) for authority in piece.authority}
                assert said <= set(library.obligations), clause.id
                for piece in _all((top,)):
                    for name, elements in piece.implements.items():
                        assert name in said, f"{clause.id}: {name} is implemented without authority"
                        assert set(elements) <= {one.id for one in library.obligations[name].elements}, clause.id


def test_no_clause_brings_what_a_law_must_not_add(library: Library) -> None:
    for clause in library.clauses.values():
        for tradition in TRADITIONS:
            for piece in _pieces(clause, tradition):
                for name, elements in piece.implements.items():
                    effects = {one.id: one.effect for one in library.obligations[name].elements}
                    assert Effect.MUST_NOT_ADD not in {effects[one] for one in elements}, f"{clause.id}: {name}"


def test_every_clause_has_notes(library: Library) -> None:
    assert [clause.id for clause in _own(library) if not clause.notes] == []


def test_every_blank_of_the_resolutions_is_used(library: Library) -> None:
    path = content_root() / "model_laws" / "placeholders" / "security-council.yaml"
    content, _, faults = read_model(path, PlaceholderFile)
    assert not faults
    assert content is not None
    texts = [piece.text for clause in _own(library) for t in TRADITIONS for piece in _pieces(clause, t)]
    texts += [choice.text for clause in _own(library) for option in clause.options for choice in option.choices]
    used = {name for text in texts for call, name in CALL.findall(text) if call == "place"}
    assert [one.id for one in content.placeholders if one.id not in used] == []


@every_tradition
@pytest.mark.parametrize("instruments", SUBSETS, ids="+".join)
def test_no_reference_dangles_whatever_is_chosen(
    library: Library, instruments: tuple[str, ...], tradition: str
) -> None:
    country = load_country(COUNTRIES[tradition])
    context = make_context(library, country, "en", instruments, tradition, Answers(), None)
    for clause in context.selection.clauses():
        for piece in _pieces(clause):
            assert context.wording.pieces(piece.text, clause), f"{clause.id}: {piece.text}"
        for option in clause.clause.options:
            for choice in option.choices:
                context.wording.pieces(choice.text, clause)
    context.wording.check()


@every_tradition
@pytest.mark.parametrize("instruments", WITH_A_RESOLUTION, ids="+".join)
def test_every_term_is_defined_and_every_definition_is_used(
    library: Library, instruments: tuple[str, ...], tradition: str
) -> None:
    clauses = _kept(library, instruments, tradition)
    known = {entry.term for one in library.clauses.values() for entry in one.wording(tradition).definitions}
    for clause in library.clauses.values():
        known |= {t for p in _pieces(clause, tradition) for t in DEFINED_IN_A_PARAGRAPH.findall(p.text)}
    defined = {entry.term: entry for clause in clauses for entry in clause.definitions}
    texts = [(clause.id, text) for clause in clauses for text in _texts(clause)]
    in_paragraphs = {term for _, text in texts for term in DEFINED_IN_A_PARAGRAPH.findall(text)}
    used: dict[str, set[str]] = {}
    for where, text in texts:
        for term in _found_terms(DEFINED_IN_A_PARAGRAPH.sub(" ", text), sorted(known)):
            used.setdefault(term, set()).add(where)
    for name, entry in defined.items():
        text = " ".join([entry.text, *(item.text for item in _all(entry.items)), entry.closing])
        for term in _found_terms(text, sorted(known)) - {name, *ORDINARY.get(name, ())}:
            used.setdefault(term, set()).add(f"definition of {name}")
    assert {term: where for term, where in used.items() if term not in {*defined, *in_paragraphs}} == {}
    assert {*defined, *in_paragraphs} - set(used) == set()


@every_tradition
@pytest.mark.parametrize("instruments", WITH_A_RESOLUTION, ids="+".join)
def test_what_is_left_of_a_clause_reads_whole(library: Library, instruments: tuple[str, ...], tradition: str) -> None:
    for clause in _kept(library, instruments, tradition):
        assert not BACKWARD.match(clause.paragraphs[0].text), f"{clause.id}: {clause.paragraphs[0].text}"
        for piece in _pieces(clause):
            assert len(piece.items) != 1, f"{clause.id}: {piece.text}"


@every_tradition
@pytest.mark.parametrize("instruments", [("unscr1540",), ("unscr1373",), RESOLUTIONS], ids="+".join)
def test_a_law_for_the_resolutions_alone_does_not_speak_of_the_nuclear_conventions(
    library: Library, instruments: tuple[str, ...], tradition: str
) -> None:
    for clause in _kept(library, instruments, tradition):
        for text in _texts(clause):
            for word in ("Physical Protection Convention", "Nuclear Terrorism Convention", "convention offence"):
                assert word not in text, f"{clause.id}: {text[:80]}"


@every_tradition
def test_the_prohibition_of_weapons_has_all_seven_verbs_and_the_means_of_delivery(
    library: Library, tradition: str
) -> None:
    words = _words(library, "weapons.prohibition", tradition)
    assert [verb for verb in VERBS if not re.search(rf"\b{verb}(e?s)?\b", words)] == []
    assert "means of delivery" in words
    assert "non-State actor" in words


@every_tradition
def test_no_weapons_offence_asks_for_a_terrorist_purpose(library: Library, tradition: str) -> None:
    for name in ("weapons.prohibition", "weapons.ancillary"):
        for piece in _pieces(library.clauses[name], tradition):
            assert "terror" not in piece.text or "depend" in piece.text, f"{name}: {piece.text}"


@every_tradition
def test_armed_groups_are_not_freed_from_the_prohibition_by_the_exclusion_of_armed_forces(
    library: Library, tradition: str
) -> None:
    for instruments in SUBSETS:
        names = {one.id: one for one in _kept(library, instruments, tradition)}
        if "weapons.prohibition" in names:
            saved = "armed-forces" in {piece.id for piece in names["weapons.prohibition"].paragraphs}
            assert saved == ("preliminary.armed-forces" in names), instruments


@every_tradition
def test_transit_and_transhipment_are_controlled_in_free_zones_too(library: Library, tradition: str) -> None:
    words = _words(library, "controls.licence-required", tradition)
    for word in ("export", "re-export", "transit", "tranship", "free zones"):
        assert word in words


@every_tradition
def test_financing_asks_for_intention_or_knowledge_and_for_no_act(library: Library, tradition: str) -> None:
    words = _words(library, "weapons.terrorist-financing", tradition)
    assert re.search(r"intention that they should be used, or (knowing|in the knowledge) that", words)
    assert "It is not necessary that the funds" in words


@every_tradition
def test_freezing_waits_for_no_hearing_and_leaves_a_remedy(library: Library, tradition: str) -> None:
    words = _words(library, "weapons.freezing", tradition)
    assert "without delay" in words
    assert "no prior hearing" in words
    assert "basic expenses" in words
    assert "place('courts')" in words


def test_a_common_law_offence_of_the_part_on_weapons_has_its_penalty(library: Library) -> None:
    penalties = _words(library, "weapons.penalties", "common")
    for clause in _own(library):
        if clause.id.startswith("weapons.") and "commits an offence" in _words(library, clause.id, "common"):
            assert f"ref('{clause.id}')" in penalties, clause.id


def test_a_civil_law_offence_of_the_part_on_weapons_carries_its_penalty(library: Library) -> None:
    for clause in _own(library):
        words = _words(library, clause.id, "civil")
        if clause.id.startswith("weapons.") and re.search(r"\b[Ww]hoever\b.*shall be punished", words):
            assert "place('imprisonment-" in words, clause.id
        assert clause.id.startswith("controls.") or "commits an offence" not in words, clause.id


@every_tradition
def test_a_law_on_terrorism_can_take_the_place_of_the_clauses_on_it(library: Library, tradition: str) -> None:
    (option,) = library.clauses["weapons.other-laws"].options
    text = next(one.text for one in option.choices if one.id == "other-law-applies")
    assert "place('counter-terrorism-act')" in text
    assert "place('terrorist-financing-act')" in text
    assert "option('relation')" in _words(library, "weapons.other-laws", tradition)


def test_the_pinpoints_that_nobody_could_compare_stay_unverified(library: Library) -> None:
    verified = {one.id for one in library.obligations_of(RESOLUTIONS) if one.verified}
    assert verified == {"unscr1540.1", *(f"unscr1373.2.{letter}" for letter in "abcdefg")}
