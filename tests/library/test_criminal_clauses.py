"""The criminal half of the model law (offences, jurisdiction, proceedings, reports, final) keeps its promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from lawkit.library.content import (
    Clause,
    ClauseFile,
    DefinitionEntry,
    Effect,
    Element,
    Modality,
    Obligation,
    Paragraph,
    PlaceholderFile,
)
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.yaml_source import read_model

INSTRUMENTS = ("cppnm-a", "icsant")
SELECTIONS = (("cppnm-a",), ("icsant",), INSTRUMENTS)
TRADITIONS = ("common", "civil")
FILES = ("70-offences", "75-jurisdiction", "80-proceedings", "85-cooperation", "90-final")
KINDS = {
    "offence",
    "ancillary-offence",
    "penalty",
    "jurisdiction",
    "procedure",
    "extradition",
    "mutual-assistance",
    "reporting",
}
ARMED_FORCES = ("icsant.4.2", "icsant.4.3")  # these two stand with the exclusions of the preliminary part
ANNOUNCED = {  # other clauses and tests refer to these by name
    "offences.unlawful-handling",
    "offences.theft",
    "offences.unlawful-movement",
    "offences.facility-sabotage",
    "offences.demand",
    "offences.threats",
    "offences.radioactive-possession",
    "offences.radioactive-use",
    "offences.attempt",
    "offences.participation",
    "offences.information",
    "offences.penalties",
    "offences.legal-persons",
    "jurisdiction.grounds",
    "proceedings.extradite-or-submit",
    "proceedings.extradition",
    "proceedings.mutual-assistance",
    "cooperation.depositary",
    "final.commencement",
    "final.regulations",
}
CONDUCT = (
    "offences.unlawful-handling",
    "offences.theft",
    "offences.unlawful-movement",
    "offences.facility-sabotage",
    "offences.radioactive-possession",
    "offences.radioactive-use",
    "offences.demand",
    "offences.threats",
)
CALL = re.compile(r"\b(place|ref|part|schedule|option)\('([^']+)'\)")
STRICT = {Modality.SHALL, Modality.SHALL_AS_APPROPRIATE}

Piece = Paragraph | DefinitionEntry


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(scope="module")
def clauses() -> dict[str, Clause]:
    found: dict[str, Clause] = {}
    for name in FILES:
        content, _, faults = read_model(content_root() / "model_laws" / "act" / f"{name}.yaml", ClauseFile)
        assert not faults, [str(fault) for fault in faults]
        assert content is not None
        assert content.order == int(name[:2])
        assert all(clause.id.startswith(f"{content.part}.") for clause in content.clauses)
        found.update({clause.id: clause for clause in content.clauses})
    return found


@pytest.fixture(scope="module")
def duties(library: Library) -> list[Obligation]:
    return [o for o in library.obligations_of(INSTRUMENTS) if o.kind in KINDS]


def _top(clause: Clause, tradition: str) -> tuple[Piece, ...]:
    wording = clause.wording(tradition)
    return (*wording.paragraphs, *wording.definitions)


def _all(pieces: tuple[Piece, ...] | list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from _all(piece.items)


def _pieces(clause: Clause, tradition: str) -> list[Piece]:
    return list(_all(_top(clause, tradition)))


def _words(clause: Clause, tradition: str) -> str:
    return " ".join(f"{piece.text} {piece.closing}" for piece in _pieces(clause, tradition))


def _chosen(piece: Piece, selection: tuple[str, ...]) -> bool:
    """An item without authority of its own shares that of its paragraph."""
    return not piece.authority or any(re.split(r"[. ]", a)[0] in selection for a in piece.authority)


def _needs(piece: Piece) -> tuple[str, ...]:
    return piece.needs if isinstance(piece, Paragraph) else ()


def _kept_clauses(library: Library, selection: tuple[str, ...], tradition: str) -> set[str]:
    """A clause stays if a paragraph with a chosen authority is left in it, or if it consists of suggestions."""
    kept = set()
    for clause in library.clauses.values():
        pieces = _top(clause, tradition)
        if all(p.suggestion for p in pieces) or any(p.authority and _chosen(p, selection) for p in pieces):
            kept.add(clause.id)
    return kept


def _kept(pieces: tuple[Piece, ...], selection: tuple[str, ...], clauses_left: set[str]) -> Iterator[Piece]:
    for piece in pieces:
        if _chosen(piece, selection) and all(name in clauses_left for name in _needs(piece)):
            yield piece
            yield from _kept(piece.items, selection, clauses_left)


def _implemented(pieces: Iterator[Piece] | list[Piece]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for piece in pieces:
        for obligation, elements in piece.implements.items():
            found.setdefault(obligation, set()).update(elements)
    return found


def _wanted(obligation: Obligation) -> list[Element]:
    return [e for e in obligation.elements if e.effect is not Effect.MUST_NOT_ADD]


def test_the_clauses_that_others_refer_to_exist(clauses: dict[str, Clause]) -> None:
    assert set(clauses) >= ANNOUNCED


@pytest.mark.parametrize("tradition", TRADITIONS)
@pytest.mark.parametrize("selection", SELECTIONS, ids="+".join)
def test_every_criminal_duty_has_a_clause_with_all_its_elements(
    library: Library,
    clauses: dict[str, Clause],
    duties: list[Obligation],
    tradition: str,
    selection: tuple[str, ...],
) -> None:
    """Also where the State chooses one of the two conventions only, and in each drafting tradition by itself."""
    left = _kept_clauses(library, selection, tradition)
    found = _implemented(
        [p for c in clauses.values() if c.id in left for p in _kept(_top(c, tradition), selection, left)]
    )
    own = [o for o in duties if o.instrument in selection]
    assert [o.id for o in own if o.id not in found] == []
    assert [f"{o.id}: {e.id}" for o in own for e in _wanted(o) if e.id not in found[o.id]] == []


def test_the_exclusion_of_armed_forces_stands_in_the_preliminary_part(library: Library) -> None:
    found = _implemented([p for c in library.clauses.values() for p in _pieces(c, "common")])
    for name in ARMED_FORCES:
        assert {e.id for e in library.obligations[name].elements if e.required} <= found[name]


def test_a_binding_duty_has_a_clause_that_is_not_optional(clauses: dict[str, Clause], duties: list[Obligation]) -> None:
    found = _implemented([p for c in clauses.values() if c.tier != "optional" for p in _pieces(c, "common")])
    assert [o.id for o in duties if o.modality in STRICT and o.id not in found] == []


def test_a_permissive_duty_stands_in_an_optional_clause(clauses: dict[str, Clause], duties: list[Obligation]) -> None:
    firm = _implemented([p for c in clauses.values() if c.tier != "optional" for p in _pieces(c, "common")])
    assert [o.id for o in duties if o.is_option and o.id in firm] == []


def test_no_clause_adds_what_a_treaty_offence_must_not_have(library: Library, clauses: dict[str, Clause]) -> None:
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for obligation, elements in _implemented(_pieces(clause, tradition)).items():
                forbidden = {e.id for e in library.obligations[obligation].elements if e.effect is Effect.MUST_NOT_ADD}
                assert not elements & forbidden, f"{clause.id}: {obligation}"


def test_every_offence_clause_warns_of_what_a_legislator_must_not_add(clauses: dict[str, Clause]) -> None:
    assert [name for name in CONDUCT if not clauses[name].must_not_add] == []


def test_every_paragraph_has_an_authority_or_says_that_it_is_a_suggestion(clauses: dict[str, Clause]) -> None:
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for piece in _top(clause, tradition):
                assert bool(piece.authority) != piece.suggestion, f"{clause.id}: {piece.text[:60]}"


def test_authorities_and_elements_exist(library: Library, clauses: dict[str, Clause]) -> None:
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for piece in _pieces(clause, tradition):
                for authority in piece.authority:
                    instrument, _, article = authority.partition(" art. ")
                    assert authority in library.obligations or (article and instrument in library.instruments), (
                        f"{clause.id}: {authority}"
                    )
                for obligation, elements in piece.implements.items():
                    assert obligation in library.obligations, f"{clause.id}: {obligation}"
                    known = {element.id for element in library.obligations[obligation].elements}
                    assert set(elements) <= known, f"{clause.id}: {obligation} {set(elements) - known}"


def test_a_paragraph_implements_only_what_its_authority_names(clauses: dict[str, Clause]) -> None:
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for piece in _top(clause, tradition):
                inner = list(_all((piece,)))
                said = {a for one in inner for a in one.authority}
                assert set(_implemented(inner)) <= said, f"{clause.id}: {piece.text[:60]}"


def test_names_in_the_texts_resolve(library: Library, clauses: dict[str, Clause]) -> None:
    part_ids = {part.part for part in library.parts}
    for clause in clauses.values():
        options = {option.id for option in clause.options}
        used = set()
        texts = [_words(clause, tradition) for tradition in TRADITIONS]
        texts += [choice.text for option in clause.options for choice in option.choices]
        for call, name in (found for text in texts for found in CALL.findall(text)):
            where = f"{clause.id}: {call}('{name}')"
            if call == "place":
                assert name in library.placeholders, where
            elif call == "part":
                assert name in part_ids, where
            elif call == "option":
                assert name in options, where
                used.add(name)
            else:
                target, _, paragraph = name.partition("#")
                assert target in library.clauses, where
                for tradition in TRADITIONS if paragraph else ():
                    named = {p.id for p in _pieces(library.clauses[target], tradition) if isinstance(p, Paragraph)}
                    assert paragraph in named, f"{where} ({tradition})"
        assert used == options, f"{clause.id}: options without a place {options - used}"
        named_elsewhere = {n for t in TRADITIONS for p in _pieces(clause, t) for n in _needs(p)} | set(clause.see_also)
        assert named_elsewhere <= set(library.clauses), f"{clause.id}: {named_elsewhere - set(library.clauses)}"


@pytest.mark.parametrize("tradition", TRADITIONS)
@pytest.mark.parametrize("selection", SELECTIONS, ids="+".join)
def test_no_reference_dangles_when_only_some_instruments_are_chosen(
    library: Library, clauses: dict[str, Clause], tradition: str, selection: tuple[str, ...]
) -> None:
    left = _kept_clauses(library, selection, tradition)
    for clause in (c for c in clauses.values() if c.id in left):
        for piece in _kept(_top(clause, tradition), selection, left):
            for call, name in CALL.findall(piece.text):
                target, _, paragraph = name.partition("#")
                if call != "ref":
                    continue
                where = f"{clause.id} with {selection}: {name}"
                assert target in left, where
                rest = _kept(_top(library.clauses[target], tradition), selection, left)
                assert not paragraph or paragraph in {p.id for p in rest if isinstance(p, Paragraph)}, where


@pytest.mark.parametrize("selection", [("cppnm-a",), ("icsant",)], ids="+".join)
def test_an_act_for_one_convention_does_not_name_the_other(
    library: Library, clauses: dict[str, Clause], selection: tuple[str, ...]
) -> None:
    other = "Nuclear Terrorism Convention" if selection == ("cppnm-a",) else "Physical Protection Convention"
    for tradition in TRADITIONS:
        left = _kept_clauses(library, selection, tradition)
        for clause in (c for c in clauses.values() if c.id in left):
            for piece in _kept(_top(clause, tradition), selection, left):
                assert other not in piece.text, f"{clause.id}: {piece.text[:80]}"


def test_every_clause_carries_a_drafting_note(clauses: dict[str, Clause]) -> None:
    assert [clause.id for clause in clauses.values() if not clause.notes] == []


def test_every_blank_of_the_criminal_half_is_used(clauses: dict[str, Clause]) -> None:
    path = content_root() / "model_laws" / "placeholders" / "criminal.yaml"
    content, _, faults = read_model(path, PlaceholderFile)
    assert not faults
    assert content is not None
    texts = [_words(c, t) for c in clauses.values() for t in TRADITIONS]
    texts += [choice.text for c in clauses.values() for option in c.options for choice in option.choices]
    used = {name for text in texts for call, name in CALL.findall(text) if call == "place"}
    assert [one.id for one in content.placeholders if one.id not in used] == []


@pytest.mark.parametrize("name", CONDUCT)
def test_a_common_law_offence_is_created_and_punished_in_the_section_on_penalties(
    clauses: dict[str, Clause], name: str
) -> None:
    assert "commits an offence if" in _words(clauses[name], "common")
    assert f"ref('{name}')" in _words(clauses["offences.penalties"], "common")


@pytest.mark.parametrize("name", CONDUCT)
def test_a_civil_law_offence_carries_its_penalty_in_the_article(clauses: dict[str, Clause], name: str) -> None:
    words = _words(clauses[name], "civil")
    assert "Whoever" in words
    assert "place('imprisonment-" in words


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_unlawful_handling_asks_for_no_intent_as_to_harm(clauses: dict[str, Clause], tradition: str) -> None:
    words = _words(clauses["offences.unlawful-handling"], tradition)
    assert "causes or is likely to cause" in words
    assert "with intent" not in words
    assert "does not depend on an intention" in words


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_smuggling_reaches_movements_between_two_other_states(clauses: dict[str, Clause], tradition: str) -> None:
    words = _words(clauses["offences.unlawful-movement"], tradition)
    assert words.count("any other State") >= 1
    assert "into" in words
    assert "out of" in words
    assert "harm" not in words


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_the_credibility_of_a_threat_belongs_to_the_nuclear_terrorism_convention_only(
    clauses: dict[str, Clause], tradition: str
) -> None:
    for name in ("offences.threats", "offences.demand"):
        for piece in clauses[name].wording(tradition).paragraphs:
            says = any("credible" in one.text for one in _all((piece,)))
            assert says == all(a.startswith("icsant") for a in piece.authority), f"{name}: {piece.text[:60]}"


def test_no_clause_asks_for_a_terrorist_purpose(clauses: dict[str, Clause]) -> None:
    for name in (*CONDUCT, "offences.attempt", "offences.participation"):
        for tradition in TRADITIONS:
            assert "terror" not in _words(clauses[name], tradition).lower(), name


def test_no_offence_borrows_the_facility_of_the_other_convention(clauses: dict[str, Clause]) -> None:
    for name in CONDUCT:
        for tradition in TRADITIONS:
            for piece in _top(clauses[name], tradition):
                words = " ".join(one.text for one in _all((piece,)))
                if "facility" in words and piece.authority:
                    wide = "nuclear or radiological facility" in words
                    assert not wide or all(a.startswith("icsant") for a in piece.authority), f"{name}: {words[:80]}"
                    narrow = "nuclear facility" in words
                    assert not narrow or all(a.startswith("cppnm") for a in piece.authority), f"{name}: {words[:80]}"
