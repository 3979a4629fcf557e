"""The check reads the model regulations as they stand in a kit, and finds in them every obligation that they claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.assessment import Finding
from lawkit.checking.check import check
from lawkit.drafts.reading import read
from lawkit.kits.context import make_context
from lawkit.kits.model_text import print_texts
from lawkit.library.content import Paragraph
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers
from tests.kits.examples import country

GUIDANCE = ("infcirc225r5", "infcirc869", "infcirc908", "infcirc909", "infcirc912", "infosec")
TEXTS = ("act", "regulations")


@cache
def library() -> Library:
    """The shipped content."""
    return load()


@cache
def claimed(text: str) -> dict[str, set[str]]:
    """By obligation, the elements that a model text says it implements."""
    found: dict[str, set[str]] = defaultdict(set)

    def walk(pieces: Iterable[Paragraph]) -> None:
        for piece in pieces:
            for obligation, elements in piece.implements.items():
                found[obligation] |= set(elements)
            walk(piece.items)

    for part in library().parts:
        if part.model_law == text:
            for clause in part.clauses:
                walk(clause.paragraphs)
                for entry in clause.definitions:
                    for obligation, elements in entry.implements.items():
                        found[obligation] |= set(elements)
    return found


def required(obligation: str) -> set[str]:
    """What a law must have to cover an obligation; all its elements where none is required."""
    elements = library().obligations[obligation].elements
    return {one.id for one in elements if one.required} or {one.id for one in elements}


@cache
def printed(tradition: str) -> dict[str, bytes]:
    """The model texts of a kit on physical protection, as Word files."""
    instruments = ("cppnm-a", *GUIDANCE)
    context = make_context(library(), country(tradition=tradition), "en", instruments, tradition, Answers(), None)
    return {name: text.data for name, text in print_texts(context).texts.items()}


def findings(tradition: str, folder: Path) -> dict[str, Finding]:
    """What the check finds in the regulations, the act being read with them."""
    drafts = []
    for name in ("regulations", "act"):
        path = folder / f"{name}.docx"
        path.write_bytes(printed(tradition)[name])
        drafts.append(read(path, "en"))
    return {one.obligation: one for one in check(library(), drafts, GUIDANCE).findings}


def test_the_model_law_implements_every_element_of_the_guidance() -> None:
    lacking = {
        obligation.id: sorted(missing)
        for obligation in library().obligations_of(GUIDANCE)
        if (missing := {e.id for e in obligation.elements} - set().union(*(claimed(t)[obligation.id] for t in TEXTS)))
    }
    assert lacking == {}


@pytest.mark.parametrize("tradition", ["common", "civil"])
def test_the_check_finds_what_the_regulations_and_the_act_claim(tradition: str, tmp_path: Path) -> None:
    found = findings(tradition, tmp_path)
    lacking = {
        name: sorted(e.id for e in finding.elements if not e.present)
        for name, finding in found.items()
        if required(name) <= set().union(*(claimed(text)[name] for text in TEXTS)) and finding.status.value != "covered"
    }
    assert lacking == {}


def test_regulations_under_the_convention_alone_use_no_term_that_they_leave_out() -> None:
    context = make_context(library(), country(), "en", ("cppnm-a",), "common", Answers(), None)
    kept = [one for part in context.wordings["regulations"].selection.parts for one in part.clauses]
    terms = {entry.term for entry in library().clauses["regulations.terms"].definitions}
    defined = {entry.term for clause in kept for entry in clause.definitions}
    used = {
        term
        for clause in kept
        for piece in _pieces(clause.paragraphs)
        for term in terms
        if term in piece.text or f"{term}s" in piece.text
    }
    assert used <= defined


def _pieces(paragraphs: Iterable[Paragraph]) -> Iterable[Paragraph]:
    for paragraph in paragraphs:
        yield paragraph
        yield from _pieces(paragraph.items)
