"""What a translator sends back never takes the place of other work unseen."""

from __future__ import annotations

from dataclasses import replace

from lawkit.library.translations import State
from lawkit.translation.merge import merge, reviewed
from lawkit.translation.units import Unit, UnitFile

DONE = Unit("a/heading", "heading", "Theft", "Vol")
OPEN = Unit("b/heading", "heading", "Robbery")
CODED = Unit("c/text", "text", "See {{ ref('a') }}.", "Voir {{ ref('a') | form('le') }}.")
FILES = [UnitFile("act/1", (DONE, OPEN, CODED))]


def exported(unit: Unit) -> Unit:
    return replace(unit, base=unit.mark)


def text(merged: object, unit: Unit) -> str:
    return merged.units[unit.key, unit.english].text  # type: ignore[attr-defined]


def test_a_new_translation_is_taken_in() -> None:
    merged = merge(FILES, [replace(exported(OPEN), text="Brigandage")])
    assert text(merged, OPEN) == "Brigandage"
    assert [one.text for one in merged.added] == ["Brigandage"]


def test_a_change_of_the_translator_is_taken_in_and_told() -> None:
    merged = merge(FILES, [replace(exported(DONE), text="Le vol")])
    assert text(merged, DONE) == "Le vol"
    assert [(one.here.text, one.sent.text) for one in merged.changed] == [("Vol", "Le vol")]


def test_what_was_changed_on_both_sides_is_a_conflict_and_stays_unless_told_otherwise() -> None:
    there = replace(exported(DONE), text="Le vol", base="12345678")
    merged = merge(FILES, [there])
    assert text(merged, DONE) == "Vol"
    assert len(merged.conflicts) == 1
    forced = merge(FILES, [there], overwrite=True)
    assert text(forced, DONE) == "Le vol"
    assert len(forced.conflicts) == 1


def test_a_text_that_the_translator_left_alone_undoes_no_later_work() -> None:
    there = replace(DONE, text="Larcin")
    merged = merge(FILES, [exported(there)])
    assert text(merged, DONE) == "Vol"
    assert merged.unchanged == 1


def test_a_translation_of_earlier_english_words_is_kept_as_fuzzy_only_where_there_is_none() -> None:
    old = Unit(OPEN.key, "heading", "Brigandage of old", "Ancien")
    merged = merge(FILES, [old, Unit(DONE.key, "heading", "Stealing", "Ancien vol")])
    kept = merged.units[OPEN.key, OPEN.english]
    assert (kept.text, kept.fuzzy, kept.previous) == ("Ancien", True, "Brigandage of old")
    assert text(merged, DONE) == "Vol"
    assert len(merged.stale) == 2


def test_lost_expressions_are_refused_and_unknown_texts_are_told() -> None:
    merged = merge(FILES, [replace(exported(CODED), text="Voir."), Unit("z/heading", "heading", "What?", "Quoi ?")])
    assert text(merged, CODED) == CODED.text
    assert "the translation lacks: ref('a')" in merged.refused[0].why
    assert [one.key for one in merged.unknown] == ["z/heading"]


def test_a_memory_from_elsewhere_serves_by_its_english_words() -> None:
    merged = merge(FILES, [Unit("", "text", "Robbery", "Brigandage")])
    assert text(merged, OPEN) == "Brigandage"


def test_new_words_are_not_reviewed_because_the_old_ones_were() -> None:
    files = [UnitFile("act/1", (replace(DONE, state=State.REVIEWED, by="A"),))]
    there = replace(files[0].units[0], base=DONE.mark, text="Le vol")
    assert merge(files, [there]).units[DONE.key, DONE.english].state is State.MACHINE
    vouched = reviewed([there], "B", "2026-12-01")
    merged = merge(files, vouched).units[DONE.key, DONE.english]
    assert (merged.state, merged.by, merged.date) == (State.REVIEWED, "B", "2026-12-01")


def test_a_tool_that_keeps_no_state_makes_no_review_undone() -> None:
    files = [UnitFile("act/1", (replace(DONE, state=State.REVIEWED, by="A"),))]
    merged = merge(files, [exported(DONE)])
    assert merged.units[DONE.key, DONE.english].by == "A"
