from __future__ import annotations

import pytest

from lawkit.kits.memorandum import write_memorandum
from lawkit.kits.model_text import print_texts
from lawkit.localization.answers import Answers
from tests.kits.papers import context_of, paragraphs, printed, shipped, words


def test_every_shipped_clause_is_explained() -> None:
    assert [clause.id for clause in shipped().clauses.values() if not clause.explanation] == []


def test_each_provision_stands_there_with_its_number_its_reason_and_its_authority() -> None:
    context, texts = printed("KE", "cppnm-a", "icsant")
    lines = paragraphs(write_memorandum(context, texts))
    wording = context.wordings["act"]
    clauses = [one for one in wording.selection.clauses() if not one.front and not one.schedule]
    for clause in clauses:
        heading = f"Section {wording.references.locator(clause.id)}. {clause.heading}"
        at = lines.index(heading)
        assert lines[at + 1] == clause.clause.explanation
        assert lines[at + 2].startswith(("Gives effect to ", "Not required by an instrument"))
    theft = ". Theft and other unlawful obtaining of nuclear material"
    at = lines.index(next(line for line in lines if line.endswith(theft)))
    assert "CPPNM/A art. 7(1)(b), art. 7(1)(c)" in lines[at + 2]


def test_only_authorities_of_the_chosen_instruments_are_cited() -> None:
    context, texts = printed("KE", "icsant")
    text = words(write_memorandum(context, texts))
    assert "Gives effect to ICSANT" in text
    assert "Gives effect to CPPNM/A" not in text


def test_no_drafting_note_reaches_the_legislature() -> None:
    context, texts = printed("KE", "cppnm-a", "icsant")
    text = words(write_memorandum(context, texts))
    notes = [note for clause in context.selection.clauses() for note in clause.clause.notes]
    assert [note for note in notes if note in text] == []


def test_what_nobody_knows_of_the_state_is_asked_and_not_asserted() -> None:
    context, texts = printed("KE", "cppnm-a", "icsant")
    text = words(write_memorandum(context, texts))
    assert "is a federation." not in text
    assert "Treaties apply in the courts" not in text
    assert "Does the legislature decide alone on the matters of the bill" in text
    told = context_of("KE", "cppnm-a", answers=Answers(facts={"federal": "true", "treaties_apply_directly": "true"}))
    text = words(write_memorandum(told, texts))
    assert "Kenya is a federation." in text
    assert "Does the legislature decide alone" not in text


def test_where_a_law_in_force_does_a_clauses_work_the_memorandum_says_so() -> None:
    told = Answers(options={"proceedings.fair-treatment/existing-law": "refer"})
    context = context_of("KE", "cppnm-a", answers=told)
    lines = paragraphs(write_memorandum(context, print_texts(context)))
    at = next(number for number, line in enumerate(lines) if line.endswith(". Fair treatment"))
    assert lines[at + 1].endswith("A law in force does this already, so that the provision only refers to it.")
    assert sum("A law in force does this already" in line for line in lines) == 1


@pytest.mark.parametrize("state", ["BB", "ID"])
def test_the_memorandum_is_the_same_every_time(state: str) -> None:
    context, texts = printed(state, "cppnm-a")
    assert write_memorandum(context, texts) == write_memorandum(context, texts)
    assert "Article" in words(write_memorandum(context, texts)) or context.tradition.value == "common"
