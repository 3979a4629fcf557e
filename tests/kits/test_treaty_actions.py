from __future__ import annotations

from datetime import date

import pytest

from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.treaty_actions import papers, write_treaty_actions
from lawkit.localization.answers import Answers
from tests.kits.papers import context_of, words

NOTHING = PrintedTexts({})


def forms(state: str, *instruments: str, answers: Answers | None = None) -> set[tuple[str, str]]:
    """(treaty, form) of every action of a state."""
    actions = context_of(state, *instruments, answers=answers).papers.actions
    return {(one.treaty.id, one.form.id) for one in actions}


def test_a_party_owes_notices_and_joins_nothing() -> None:
    kenya = forms("KE", "cppnm-a", "icsant")
    assert {
        ("cppnm-a", "contact-amended"),
        ("cppnm-a", "laws"),
        ("icsant", "liaison"),
        ("icsant", "nuclear-terrorism-jurisdiction"),
        ("cppnm-a", "outcome"),
        ("icsant", "outcome-of-case"),
    } <= kenya
    assert not {form for _, form in kenya} & {"ratification", "accession", "amendment", "full-powers"}
    assert not [form for _, form in kenya if form.startswith("disputes")]  # too late for a party


def test_a_party_to_both_texts_is_asked_under_the_later_one_alone() -> None:
    assert not [form for treaty, form in forms("KE") if treaty == "cppnm"]


def test_a_party_to_the_text_of_1980_alone_names_a_central_authority_and_joins_the_amendment() -> None:
    andorra = forms("AD", "cppnm-a")
    assert ("cppnm", "contact-1980") in andorra
    assert ("cppnm-a", "amendment") in andorra
    assert ("cppnm-a", "contact-amended") not in andorra
    assert ("cppnm", "accession") not in andorra


def test_a_state_that_is_no_party_accedes_to_the_convention_and_joins_the_amendment() -> None:
    barbados = forms("BB", "cppnm-a")
    assert {("cppnm", "accession"), ("cppnm", "disputes-two-procedures"), ("cppnm-a", "amendment")} <= barbados
    assert ("cppnm", "ratification") not in barbados
    assert not {form for _, form in barbados} & {"contact-1980", "contact-amended", "laws", "outcome"}


def test_a_signatory_ratifies_and_does_not_accede() -> None:
    ghana = forms("GH", "icsant")
    assert {("icsant", "ratification"), ("icsant", "disputes-nuclear-terrorism")} <= ghana
    assert ("icsant", "accession") not in ghana
    assert ("icsant", "liaison") not in ghana
    assert ("icsant", "nuclear-terrorism-jurisdiction") in ghana  # it goes with the instrument


def test_of_an_unknown_status_both_ways_are_given_and_marked() -> None:
    assert {("icsant", "ratification"), ("icsant", "accession"), ("icsant", "liaison")} <= forms("BB", "icsant")
    text = words(write_treaty_actions(context_of("BB", "icsant"), NOTHING))
    assert "to be confirmed: status unknown" in text
    assert "To be confirmed. No source says" in text


def test_the_answers_on_treaty_status_decide() -> None:
    from lawkit.localization.countries import TreatyStatus

    known = Answers(treaty_status={"icsant": TreatyStatus(instrument="icsant", status="party", source="answers")})
    assert ("icsant", "accession") not in forms("BB", "icsant", answers=known)


def test_without_named_instruments_every_treaty_is_looked_at() -> None:
    treaties = {treaty for treaty, _ in forms("BB")}
    assert {"cppnm", "cppnm-a", "icsant", "assistance", "cns", "joint-convention", "sua"} <= treaties
    assert "coc" not in treaties
    assert ("coc", "sources-commitment") in forms("BB", "coc")


def test_full_powers_are_one_paper_for_each_depositary() -> None:
    drawn_up = papers(context_of("BB").papers.actions)
    joint = [paper for paper in drawn_up if paper.form.id == "full-powers"]
    assert len({paper.treaty.depositary for paper in joint}) == len(joint) == 3
    assert [paper.number for paper in drawn_up] == list(range(1, len(drawn_up) + 1))


def test_what_was_chosen_on_disputes_is_printed_and_nothing_else() -> None:
    open_text = words(write_treaty_actions(context_of("GH", "icsant"), NOTHING))
    assert "makes no declaration on the settlement of disputes / declares" in open_text
    chosen = Answers(options={"declarations.disputes/nuclear-terrorism-disputes": "whole"})
    text = words(write_treaty_actions(context_of("GH", "icsant", answers=chosen), NOTHING))
    assert "Ghana declares that Ghana is not bound by that convention's rules on arbitration" in text
    assert "makes no declaration" not in text


@pytest.mark.parametrize("state", ["KE", "BB", "GH", "HT", "AD", "ID"])
def test_the_papers_are_whole_and_the_same_every_time(state: str) -> None:
    one, two = (write_treaty_actions(context_of(state, day=date(2026, 12, 1)), NOTHING) for _ in range(2))
    assert one == two
    assert context_of(state).state in words(one)


def test_what_is_said_on_joining_is_said_of_treaties_that_are_to_be_joined() -> None:
    ghana = words(write_treaty_actions(context_of("GH", "cppnm-a", "icsant"), NOTHING))
    barbados = words(write_treaty_actions(context_of("BB", "cppnm-a", "icsant"), NOTHING))
    assert "Only a party to the Convention can join the Amendment" in barbados
    assert "Only a party to the Convention can join the Amendment" not in ghana
