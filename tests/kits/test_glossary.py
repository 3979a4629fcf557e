from __future__ import annotations

from lawkit.kits.glossary import Entry, entries, write_glossary
from lawkit.word.pieces import plain
from tests.kits.papers import printed, words


def glossary(state: str, *instruments: str) -> dict[str, Entry]:
    context, texts = printed(state, *instruments)
    return {entry.term: entry for entry in entries(context, texts)}


def test_every_term_that_the_act_defines_stands_there_with_its_place() -> None:
    context = printed("KE", "cppnm-a", "icsant")[0]
    found = glossary("KE", "cppnm-a", "icsant")
    defined = [one.term for clause in context.selection.clauses() for one in clause.definitions]
    assert set(defined) <= set(found)
    material = found["nuclear material"]
    assert "CPPNM/A art. 1(a)" in material.authority
    assert material.defined == "Act 3"
    assert any("uranium-233" in plain(line) for line in material.meaning)


def test_words_of_the_papers_follow_the_instruments() -> None:
    assert "optional ground of jurisdiction" in glossary("KE", "icsant")
    assert "optional ground of jurisdiction" not in glossary("KE", "cppnm-a")
    assert "accession" in glossary("KE", "cppnm-a")


def test_a_term_stands_once_and_in_alphabetical_order() -> None:
    context, texts = printed("KE", "cppnm-a", "icsant")
    terms = [entry.term.casefold() for entry in entries(context, texts)]
    assert len(terms) == len(set(terms))
    chosen = ["accession", "depositary", "nuclear material", "sabotage"]
    assert [term for term in terms if term in chosen] == chosen


def test_patterns_of_the_check_are_no_words() -> None:
    others = [word for entry in glossary("KE", "cppnm-a", "icsant").values() for word in entry.others]
    assert others
    assert not [word for word in others if word[:1] in "=-" or "~" in word]


def test_the_glossary_is_the_same_every_time() -> None:
    context, texts = printed("ID", "cppnm-a")
    assert write_glossary(context, texts) == write_glossary(context, texts)
    assert "depositary" in words(write_glossary(context, texts))
