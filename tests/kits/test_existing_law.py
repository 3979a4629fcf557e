"""Where a law in force already does a clause's work, a short cross-reference takes the clause's place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from docx import Document

from lawkit.checking.check import Checker
from lawkit.drafts.reading import read
from lawkit.kits.clauses import choose_texts
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.kit import build_kit
from lawkit.kits.model_text import print_text
from lawkit.kits.model_texts import ACT
from lawkit.library.content import EXISTING_LAW, REFER, Modality
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country

INSTRUMENTS = ("cppnm-a", "icsant", "sua", "unscr1373")


@cache
def library() -> Library:
    return load()


def fitting() -> list[str]:
    return [clause.id for clause in library().clauses.values() if clause.existing_law]


def answers(*clauses: str) -> Answers:
    return Answers(options={f"{clause}/{EXISTING_LAW}": REFER for clause in clauses})


def context(tradition: str, *clauses: str) -> KitContext:
    return make_context(library(), load_country("KE"), "en", INSTRUMENTS, tradition, answers(*clauses), None)


@pytest.mark.parametrize("tradition", ["common", "civil"])
@pytest.mark.parametrize("clause", [*fitting(), "all"])
def test_a_cross_reference_leaves_no_reference_without_its_goal(clause: str, tradition: str) -> None:
    chosen = fitting() if clause == "all" else [clause]
    for text in context(tradition, *chosen).wordings.values():
        for kept in text.selection.provisions():
            for piece in kept.paragraphs:
                text.pieces(piece.text, kept)
        text.check()


def test_the_clause_stands_in_full_until_the_user_says_otherwise() -> None:
    full = choose_texts(library(), INSTRUMENTS, "common")
    assert full == choose_texts(library(), INSTRUMENTS, "common", by_reference=())
    short = choose_texts(library(), INSTRUMENTS, "common", by_reference=["offences.attempt"])
    paragraphs = {one.id: one.paragraphs for one in short["act"].clauses()}
    existing = library().clauses["offences.attempt"].existing_law
    assert existing is not None
    assert paragraphs["offences.attempt"] == existing.paragraphs


@pytest.mark.parametrize("tradition", ["common", "civil"])
def test_the_check_finds_in_the_cross_references_what_they_claim_to_do(tradition: str, tmp_path: Path) -> None:
    made = context(tradition, *fitting())
    path = tmp_path / "act.docx"
    path.write_bytes(print_text(made, ACT).data)
    checker = Checker(library(), library().require_instruments(INSTRUMENTS))
    findings = {one.obligation: one for one in checker.check([read(path, "en")]).findings}
    lacking = []
    for clause in fitting():
        existing = library().clauses[clause].existing_law
        assert existing is not None
        for paragraph in existing.paragraphs:
            for name in paragraph.implements:
                obligation = library().obligations[name]
                if name in findings and obligation.modality is not Modality.MAY:
                    finding = findings[name]
                    lacking += [f"{clause}: {name}"] if finding.status.value == "missing" else []
    assert lacking == []


def test_a_kit_asks_whether_another_law_does_it_and_keeps_the_answer(tmp_path: Path) -> None:
    chosen = answers("proceedings.extradition")
    build_kit(library(), load_country("KE"), "en", INSTRUMENTS, None, chosen, None, tmp_path / "kit")
    asked = (tmp_path / "kit" / "answers.yaml").read_text(encoding="utf-8")
    assert 'proceedings.extradition/existing-law: "refer"' in asked
    assert "offences.attempt/existing-law" in asked
    tables = [table.cell(0, 0).text for table in Document(str(tmp_path / "kit" / ACT.file)).tables]
    assert tables.count("Question") == 1
