"""The regulatory half of the model law (everything but offences, jurisdiction and proceedings) keeps its promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawkit.library.content import (
    Clause,
    ClauseFile,
    DefinitionEntry,
    Effect,
    Modality,
    Obligation,
    Paragraph,
    Placeholder,
    PlaceholderFile,
)
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.yaml_source import read_model

INSTRUMENTS = ("cppnm-a", "icsant")
FILES = ("10-preliminary", "20-authority", "30-physical-protection", "40-transport", "50-information", "60-emergency")
SCHEDULES = "95-schedules"
CRIMINAL_KINDS = {
    "offence",
    "ancillary-offence",
    "penalty",
    "jurisdiction",
    "procedure",
    "extradition",
    "mutual-assistance",
    "reporting",
}
TRADITIONS = ("common", "civil")
CALL = re.compile(r"\b(place|ref|part|schedule|option)\('([^']+)'\)")
BINDING = {Modality.SHALL, Modality.SHALL_AS_APPROPRIATE, Modality.SHOULD}

Piece = Paragraph | DefinitionEntry


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def _part(name: str) -> ClauseFile:
    content, _, faults = read_model(content_root() / "model_laws" / "act" / f"{name}.yaml", ClauseFile)
    assert not faults, [str(fault) for fault in faults]
    assert content is not None
    return content


@pytest.fixture(scope="module")
def parts() -> tuple[ClauseFile, ...]:
    return tuple(_part(name) for name in (*FILES, SCHEDULES))


@pytest.fixture(scope="module")
def clauses(parts: tuple[ClauseFile, ...]) -> dict[str, Clause]:
    return {clause.id: clause for part in parts for clause in part.clauses}


@pytest.fixture(scope="module")
def duties(library: Library) -> list[Obligation]:
    return [o for o in library.obligations_of(INSTRUMENTS) if o.kind not in CRIMINAL_KINDS]


def _top(clause: Clause, tradition: str) -> tuple[Piece, ...]:
    wording = clause.wording(tradition)
    return (*wording.paragraphs, *wording.definitions)


def _all(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from _all(piece.items)


def _texts(clause: Clause) -> Iterator[str]:
    for tradition in TRADITIONS:
        for piece in _all(_top(clause, tradition)):
            yield piece.text
            yield piece.closing
    for option in clause.options:
        yield from (choice.text for choice in option.choices)


def _implemented(clauses: dict[str, Clause], tradition: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for clause in clauses.values():
        for piece in _all(_top(clause, tradition)):
            for obligation, elements in piece.implements.items():
                found.setdefault(obligation, set()).update(elements)
    return found


def _placeholders() -> dict[str, Placeholder]:
    found: dict[str, Placeholder] = {}
    for path in sorted((content_root() / "model_laws" / "placeholders").glob("*.yaml")):
        content, _, faults = read_model(path, PlaceholderFile)
        assert not faults, [str(fault) for fault in faults]
        assert content is not None
        found.update({one.id: one for one in content.placeholders})
    return found


def test_the_parts_come_in_the_order_of_their_file_names(parts: tuple[ClauseFile, ...]) -> None:
    for part, name in zip(parts, (*FILES, SCHEDULES), strict=True):
        assert part.order == int(name[:2])
        assert part.model_law == "act"
        assert part.schedule == (name == SCHEDULES)
        assert all(clause.id.startswith(f"{part.part}.") for clause in part.clauses)


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_every_regulatory_duty_has_a_clause(
    clauses: dict[str, Clause], duties: list[Obligation], tradition: str
) -> None:
    found = _implemented(clauses, tradition)
    assert [o.id for o in duties if o.id not in found] == []


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_the_clauses_together_implement_every_required_element(
    clauses: dict[str, Clause], duties: list[Obligation], tradition: str
) -> None:
    found = _implemented(clauses, tradition)
    lacking = [
        f"{o.id}: {e.id}"
        for o in duties
        if o.modality in BINDING
        for e in o.elements
        if e.required and e.effect is not Effect.MUST_NOT_ADD and e.id not in found.get(o.id, set())
    ]
    assert lacking == []


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_the_optional_elements_are_implemented_as_well(
    clauses: dict[str, Clause], duties: list[Obligation], tradition: str
) -> None:
    found = _implemented(clauses, tradition)
    lacking = [
        f"{o.id}: {e.id}"
        for o in duties
        for e in o.elements
        if e.effect is not Effect.MUST_NOT_ADD and e.id not in found.get(o.id, set())
    ]
    assert lacking == []


def test_every_paragraph_has_an_authority_or_says_that_it_is_a_suggestion(clauses: dict[str, Clause]) -> None:
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for piece in _top(clause, tradition):
                assert bool(piece.authority) != piece.suggestion, f"{clause.id}: {piece.text[:60]}"


def test_authorities_and_elements_exist(clauses: dict[str, Clause], library: Library) -> None:
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for piece in _all(_top(clause, tradition)):
                for authority in piece.authority:
                    instrument = authority.split(" art. ")[0]
                    assert authority in library.obligations or (
                        instrument != authority and instrument in library.instruments
                    ), f"{clause.id}: {authority}"
                for obligation, elements in piece.implements.items():
                    assert obligation in library.obligations, f"{clause.id}: {obligation}"
                    known = {element.id for element in library.obligations[obligation].elements}
                    assert set(elements) <= known, f"{clause.id}: {obligation} {set(elements) - known}"


def test_a_paragraph_implements_only_what_its_authority_names(clauses: dict[str, Clause]) -> None:
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for piece in _top(clause, tradition):
                said = {a.split(".")[0].split(" ")[0] for a in piece.authority}
                done = {o.split(".")[0] for inner in _all((piece,)) for o in inner.implements}
                assert done <= said, f"{clause.id}: {piece.text[:60]}"


def test_names_in_the_texts_resolve(
    clauses: dict[str, Clause], parts: tuple[ClauseFile, ...], library: Library
) -> None:
    everything = library.clauses
    part_ids = {part.part for part in library.parts}
    schedules = {clause.id for part in parts if part.schedule for clause in part.clauses}
    placeholders = _placeholders()
    for clause in clauses.values():
        options = {option.id for option in clause.options}
        used = set()
        for text in _texts(clause):
            assert "{%" not in text
            assert text.count("{{") == text.count("}}")
            for call, name in CALL.findall(text):
                where = f"{clause.id}: {call}('{name}')"
                if call == "place":
                    assert name in placeholders, where
                elif call == "part":
                    assert name in part_ids, where
                elif call == "schedule":
                    assert name in schedules, where
                elif call == "option":
                    assert name in options, where
                    used.add(name)
                else:
                    target, _, paragraph = name.partition("#")
                    assert target in everything, where
                    for tradition in TRADITIONS if paragraph else ():
                        named = {p.id for p in _all(everything[target].wording(tradition).paragraphs)}
                        assert paragraph in named, f"{where} ({tradition})"
        assert used == options, f"{clause.id}: options without a place {options - used}"
        for name in (*clause.see_also, *(n for t in TRADITIONS for p in _all(_top(clause, t)) for n in _needs(p))):
            assert name in everything, f"{clause.id}: {name}"


def _needs(piece: Piece) -> tuple[str, ...]:
    return piece.needs if isinstance(piece, Paragraph) else ()


@pytest.mark.parametrize("chosen", [("cppnm-a",), ("icsant",), INSTRUMENTS])
@pytest.mark.parametrize("tradition", TRADITIONS)
def test_no_reference_dangles_when_only_some_instruments_are_chosen(
    clauses: dict[str, Clause], parts: tuple[ClauseFile, ...], chosen: tuple[str, ...], tradition: str
) -> None:
    """A paragraph stays if one of its authorities is chosen or it is a suggestion; a clause stays if it says more
    than suggestions, or consists of them alone."""

    def stays(piece: Piece) -> bool:
        return piece.suggestion or any(re.split(r"[. ]", a)[0] in chosen for a in piece.authority)

    def rests(clause: Clause) -> list[Piece]:
        pieces = _top(clause, tradition)
        kept = [piece for piece in pieces if stays(piece)]
        return kept if all(p.suggestion for p in pieces) or any(p.authority for p in kept) else []

    left = {name: rests(clause) for name, clause in clauses.items()}
    own = {name for name, kept in left.items() if kept}
    parts_left = {part.part for part in parts if any(clause.id in own for clause in part.clauses)}
    for name in own:
        for piece in left[name]:
            if any(needed in clauses and needed not in own for needed in _needs(piece)):
                continue
            for inner in _all((piece,)):
                for call, target in CALL.findall(inner.text):
                    where = f"{name} with {chosen}: {call}('{target}')"
                    clause, _, paragraph = target.partition("#")
                    if call in {"ref", "schedule"} and clause in clauses:
                        assert clause in own, where
                        if paragraph:
                            assert paragraph in {p.id for q in left[clause] for p in _all((q,)) if _is_named(p)}, where
                    elif call == "part":
                        assert target in parts_left, where


def _is_named(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and bool(piece.id)


def test_every_clause_carries_a_drafting_note(clauses: dict[str, Clause]) -> None:
    assert [clause.id for clause in clauses.values() if not clause.notes] == []


def test_every_blank_of_the_regulatory_half_is_used(clauses: dict[str, Clause]) -> None:
    used = {name for clause in clauses.values() for text in _texts(clause) for call, name in CALL.findall(text)}
    shared = {"point-of-contact", "legislature", "head-of-state", "gazette", "courts"}
    path: Path = content_root() / "model_laws" / "placeholders" / "regulatory.yaml"
    content, _, _ = read_model(path, PlaceholderFile)
    assert content is not None
    assert [one.id for one in content.placeholders if one.id not in used | shared] == []


def test_the_figures_of_annex_ii_stand_in_the_schedule(clauses: dict[str, Clause]) -> None:
    """CPPNM Annex II: (form, category) -> limits, from the treaty's table and footnotes b and e of 2005."""
    schedule = clauses["schedules.categorisation"]
    rows = {p.id: " ".join([p.text, *(i.text for i in p.items)]) for p in schedule.paragraphs}
    expected = {
        "plutonium": ["80 per cent", "I: 2 kg or more", "II: more than 500 g and less than 2 kg",
                      "III: more than 15 g, up to and including 500 g"],
        "uranium-235-high": ["20 per cent", "I: 5 kg or more", "II: more than 1 kg and less than 5 kg",
                             "III: more than 15 g, up to and including 1 kg"],
        "uranium-235-medium": ["at least 10 per cent", "less than 20 per cent", "II: 10 kg or more",
                               "III: more than 1 kg and less than 10 kg"],
        "uranium-235-low": ["less than 10 per cent", "III: 10 kg or more"],
        "uranium-233": ["I: 2 kg or more", "II: more than 500 g and less than 2 kg",
                        "III: more than 15 g, up to and including 500 g"],
        "irradiated-fuel": ["below 10 per cent", "Category II"],
        "reduction": ["Category I or II", "one category lower", "1 gray per hour (100 rads per hour)", "one metre"],
        "unirradiated": ["at most 1 gray per hour (100 rads per hour)", "one metre"],
    }  # fmt: skip
    for row, figures in expected.items():
        for figure in figures:
            assert figure in rows[row], f"{row}: {figure}"


def test_the_two_meanings_of_nuclear_facility_are_kept_apart(clauses: dict[str, Clause]) -> None:
    entries = {entry.concept: entry for entry in clauses["preliminary.definitions"].definitions}
    assert entries["nuclear-facility"].authority == ("cppnm-a.1.d",)
    assert entries["nuclear-or-radiological-facility"].authority == ("icsant.1.3",)
    assert entries["nuclear-facility"].term != entries["nuclear-or-radiological-facility"].term


def test_a_sentence_begins_with_a_word_of_the_text(clauses: dict[str, Clause]) -> None:
    """What a call prints may begin with a small letter: "section 12", "this Act", "the Ministry of Finance"."""
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for piece in _top(clause, tradition):
                if "option(" not in piece.text:
                    assert not re.search(r"(^|\. )\{\{ (?!state)", piece.text), f"{clause.id}: {piece.text[:60]}"


def test_a_paragraph_that_names_one_convention_rests_on_that_convention_alone(clauses: dict[str, Clause]) -> None:
    names = {"Physical Protection Convention": "cppnm-a", "Nuclear Terrorism Convention": "icsant"}
    for clause in clauses.values():
        for tradition in TRADITIONS:
            for piece in _top(clause, tradition):
                named = {instrument for name, instrument in names.items() if name in piece.text}
                if piece.authority and len(named) == 1:
                    assert {re.split(r"[. ]", a)[0] for a in piece.authority} == named, (
                        f"{clause.id}: {piece.text[:60]}"
                    )


def test_definitions_continue_the_term(clauses: dict[str, Clause]) -> None:
    for entry in clauses["preliminary.definitions"].definitions:
        assert entry.text.startswith(("means", "includes")), entry.concept
