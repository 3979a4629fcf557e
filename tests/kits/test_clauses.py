from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.errors import ContentError
from lawkit.kits.clauses import Selection, choose, joined
from lawkit.kits.wording import Wording
from lawkit.library.content import Paragraph
from lawkit.localization.answers import Answers
from lawkit.localization.messages import translator
from lawkit.word.pieces import Blank, OpenChoice, Piece, Reference, Text, plain
from tests.kits.examples import PACK, country, library

BOTH = ("alpha", "beta")


def pick(instruments: tuple[str, ...], tradition: str = "common", **facts: str) -> Selection:
    profile = country(**facts)
    return choose(library(), "act", instruments, tradition, lambda name: profile.fact(name).values)


def ids(selection: Selection) -> list[str]:
    return [clause.id for clause in selection.clauses()]


def texts(selection: Selection, clause: str) -> list[str]:
    kept = next(one for one in selection.clauses() if one.id == clause)
    return [item.text for paragraph in kept.paragraphs for item in (paragraph, *paragraph.items)]


def wording(selection: Selection, answers: Answers | None = None, **facts: str) -> Wording:
    return Wording(library(), country(**facts), answers or Answers(), "en", selection, translator("en"))


def rendered(words: Wording, clause: str) -> list[list[Piece]]:
    kept = next(one for one in words.selection.clauses() if one.id == clause)
    paragraphs = kept.paragraphs
    return [words.pieces(one.text, kept, one is top) for top in paragraphs for one in (top, *top.items)]


def test_a_clause_is_kept_when_an_authority_belongs_to_a_chosen_instrument() -> None:
    assert "offences.red" in ids(pick(("beta",)))
    assert "offences.red" not in ids(pick(("alpha",)))


def test_a_clause_that_is_all_suggestion_is_kept_only_when_always_needed() -> None:
    kept = ids(pick(("alpha",)))
    assert "general.title" in kept
    assert "general.luxury" not in kept


def test_a_suggestion_stays_in_a_clause_that_is_kept() -> None:
    assert "The fees are paid in {{ place('money') }}." in texts(pick(("alpha",)), "general.office")


def test_an_item_of_another_instrument_is_left_out_and_the_list_is_punctuated_anew() -> None:
    items = texts(pick(("alpha",)), "offences.taking")[1:3]
    assert items == ["takes a blue thing; or", "hides a thing that was taken under {{ ref('offences.taking#takes') }}."]


def test_definitions_are_chosen_like_paragraphs() -> None:
    terms = next(one for one in pick(("alpha",)).clauses() if one.id == "general.terms").definitions
    assert [entry.term for entry in terms] == ["zone", "Blue thing"]


def test_a_paragraph_that_needs_an_absent_clause_is_left_out() -> None:
    assert len(texts(pick(("alpha",)), "general.office")) == 2
    assert len(texts(pick(BOTH), "general.office")) == 3


def test_a_clause_for_some_states_follows_the_facts_and_stays_marked_while_they_are_unknown() -> None:
    assert "general.reactors" in ids(pick(("alpha",), has_reactor="true"))
    assert "general.reactors" not in ids(pick(("alpha",), has_reactor="false"))
    unsure = next(one for one in pick(("alpha",)).clauses() if one.id == "general.reactors")
    assert unsure.unsure == (("has_reactor", "true"), ("has_sea", "true"))


def test_a_paragraph_for_some_states_follows_the_facts_too() -> None:
    assert len(texts(pick(("alpha",), has_reactor="true", has_sea="true"), "general.reactors")) == 2
    assert len(texts(pick(("alpha",), has_reactor="true", has_sea="false"), "general.reactors")) == 1
    unsure = next(one for one in pick(("alpha",), has_reactor="true").clauses() if one.id == "general.reactors")
    assert len(unsure.paragraphs) == 2
    assert unsure.unsure == (("has_sea", "true"),)


def test_the_wording_follows_the_tradition() -> None:
    assert texts(pick(BOTH, "civil"), "offences.red") == ["Whoever paints a thing red is punished."]
    assert texts(pick(BOTH, "common"), "offences.red") == ["No one paints a thing red."]


def test_items_that_all_stay_are_not_touched() -> None:
    items = [Paragraph(text="a; and"), Paragraph(text="b.")]
    assert joined(items, items) == tuple(items)


def test_the_last_item_that_stays_ends_the_list() -> None:
    items = [Paragraph(text="a;"), Paragraph(text="b; and"), Paragraph(text="c.")]
    left = joined(items[:2], items)
    assert [item.text for item in left] == ["a; and", "b."]


def test_no_space_is_left_before_the_full_stop_where_a_language_has_one_before_the_semicolon() -> None:
    items = [Paragraph(text="a ;"), Paragraph(text="b ; ou"), Paragraph(text="c.")]
    assert [item.text for item in joined(items[:2], items)] == ["a ; ou", "b."]


@pytest.mark.parametrize("instruments", [("alpha",), ("beta",), BOTH])
@pytest.mark.parametrize("tradition", ["common", "civil"])
def test_no_reference_dangles_whatever_is_chosen(instruments: tuple[str, ...], tradition: str) -> None:
    words = wording(pick(instruments, tradition))
    for clause in words.selection.clauses():
        if clause.id != "general.office":  # it refers to an offence that only Alpha has
            rendered(words, clause.id)
        for entry in clause.definitions:
            words.pieces(entry.text, clause)
    words.check()


def test_a_dangling_reference_is_an_error_that_names_the_clause_and_the_target() -> None:
    words = wording(pick(("beta",)))
    kept = next(words.selection.clauses())
    words.pieces("See {{ ref('offences.none') }} and {{ nothing }} and {{ place('void') }}.", kept)
    words.pieces("See {{ ref('offences.none') }}.", kept)
    words.pieces("See {{ nothing }}.", kept)
    with pytest.raises(ContentError) as caught:
        words.check()
    assert "offences.none" in str(caught.value)
    assert "nothing" in str(caught.value)
    assert caught.value.faults[0].file == kept.id


@pytest.mark.parametrize("template", ["{{ ''.__class__.__mro__ }}", "{% for %}", "{{ state.name.x }}"])
def test_a_template_cannot_reach_out_of_its_sandbox_or_be_broken(template: str) -> None:
    words = wording(pick(("alpha",)))
    words.pieces(template, next(words.selection.clauses()))
    with pytest.raises(ContentError):
        words.check()


def test_a_reference_within_a_section_is_short_and_begins_a_sentence_with_a_capital() -> None:
    words = wording(pick(BOTH))
    last = rendered(words, "offences.taking")[-1]
    assert last[:2] == [Text("Subsection\u00a0"), Reference("offences.taking#acts")]
    item = rendered(words, "offences.taking")[3]
    assert [one for one in item if isinstance(one, Reference)] == [
        Reference("offences.taking#acts"),
        Reference("offences.taking#takes"),
    ]


def test_a_reference_to_its_own_section_says_this_section() -> None:
    words = wording(pick(("alpha",)))
    kept = next(one for one in words.selection.clauses() if one.id == "offences.taking")
    assert plain(words.pieces("{{ ref('offences.taking') }} applies.", kept, sentence=True)) == "This section applies."


def test_a_civil_law_refers_to_articles() -> None:
    words = wording(pick(BOTH, "civil"))
    pieces = rendered(words, "general.office")[-1]
    words_alone = plain(pieces).replace("\u00a0", " ")
    assert words_alone == "Paragraph general.office#named of this Article yields to offences.red."


def test_a_blank_takes_the_answer_then_the_fact_and_else_stays_open() -> None:
    selection = pick(("alpha",))
    unknown = rendered(wording(selection), "general.office")
    assert next(one for one in unknown[0] if isinstance(one, Blank)).value == "[office in charge]"
    assert next(one for one in unknown[1] if isinstance(one, Blank)).open
    told = wording(selection, Answers(placeholders={"office": "Office of Things"}), currency="KES")
    pieces = rendered(told, "general.office")
    assert next(one for one in pieces[0] if isinstance(one, Blank)) == Blank(
        "office", "office in charge", "Office of Things", open=False
    )
    assert next(one for one in pieces[1] if isinstance(one, Blank)).value == "Kenyan shillings"


def test_an_option_is_printed_with_all_choices_until_one_is_chosen() -> None:
    selection = pick(("alpha",))
    assert "[intentionally / knowingly, as [office in charge] says]" in plain(
        rendered(wording(selection), "offences.taking")[0]
    )
    chosen_words = wording(selection, Answers(options={"offences.taking/mind": "intent"}))
    pieces = rendered(chosen_words, "offences.taking")[0]
    assert plain(pieces) == "A person commits an offence who intentionally:"
    assert not next(one for one in pieces if isinstance(one, OpenChoice)).open


def test_the_pack_of_the_tests_is_where_it_should_be() -> None:
    assert Path(PACK, "model_laws").is_dir()
