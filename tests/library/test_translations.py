"""Texts of the content in other languages: found by key and English words, never shown silently in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.errors import ContentError
from lawkit.library.loader import Library, load
from lawkit.library.translatable import words
from lawkit.library.translations import State, load_translation
from lawkit.translation.consistency import translation_faults
from lawkit.untranslated import END, START, labelled, passages, unmarked

THEFT = "clause:offences.theft/heading"
HEAD = '# state: {state}\nmsgid ""\nmsgstr ""\n"Language: xx\\n"\n'


def pack(folder: Path, *entries: str, state: str = "machine-drafted", language: str = "xx") -> Path:
    place = folder / "locales" / language / "content" / "act"
    place.mkdir(parents=True)
    (place / "70-offences.po").write_text("\n".join([HEAD.format(state=state), *entries]), encoding="utf-8")
    return folder


def entry(key: str, english: str, text: str, before: str = "") -> str:
    return f'{before}msgctxt "{key}"\nmsgid "{english}"\nmsgstr "{text}"\n'


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load()


def heading(library: Library, clause: str = "offences.theft") -> str:
    return library.clauses[clause].heading


def test_every_text_has_a_key_of_its_own(shipped: Library) -> None:
    keys = [one.key for part in shipped.parts for one in words(part)]
    assert THEFT in keys
    assert len(keys) == len(set(keys))


def test_a_translated_text_is_shown_and_one_without_a_translation_is_marked(tmp_path: Path, shipped: Library) -> None:
    english = heading(shipped)
    library = load([pack(tmp_path, entry(THEFT, english, "Furto"))]).in_language("xx")
    assert heading(library) == "Furto"
    other = "offences.unlawful-handling"
    assert heading(library, other) == f"{START}{heading(shipped, other)}{END}"


def test_a_translation_of_words_that_have_changed_since_is_not_shown(tmp_path: Path, shipped: Library) -> None:
    library = load([pack(tmp_path, entry(THEFT, "Theft of old things", "Furto"))]).in_language("xx")
    assert unmarked(heading(library)) == heading(shipped) != heading(library)


def test_a_fuzzy_entry_is_not_shown(tmp_path: Path, shipped: Library) -> None:
    fuzzy = entry(THEFT, heading(shipped), "Furto", "#, fuzzy\n")
    other = entry("part:offences/title", "Offences and penalties", "Delitti")
    library = load([pack(tmp_path, fuzzy, other)]).in_language("xx")
    assert heading(library).startswith(START)


def test_equal_english_words_share_a_translation_unless_one_has_its_own(tmp_path: Path, shipped: Library) -> None:
    english = heading(shipped)
    shared = entry("clause:elsewhere/heading", english, "Furto")
    assert heading(load([pack(tmp_path / "a", shared)]).in_language("xx")) == "Furto"
    own = entry(THEFT, english, "Sottrazione")
    assert heading(load([pack(tmp_path / "b", shared, own)]).in_language("xx")) == "Sottrazione"


def test_a_later_pack_takes_the_place_of_an_earlier_translation(tmp_path: Path, shipped: Library) -> None:
    english = heading(shipped)
    packs = [pack(tmp_path / name, entry(THEFT, english, text)) for name, text in (("a", "Uno"), ("b", "Due"))]
    assert heading(load(packs).in_language("xx")) == "Due"


def test_the_state_stands_with_the_file_or_with_the_entry(tmp_path: Path, shipped: Library) -> None:
    reviewed = "# state: reviewed; by: A. Reader; date: 2026-12-01\n"
    first = entry(THEFT, heading(shipped), "Furto", reviewed)
    second = entry("part:offences/title", "Offences and penalties", "Delitti")
    translation = load_translation([pack(tmp_path, first, second, state="authoritative")], "xx")
    found = translation.entry(THEFT, heading(shipped))
    assert found is not None
    assert (found.state, found.by, found.date) == (State.REVIEWED, "A. Reader", "2026-12-01")
    assert translation.states == {State.REVIEWED: 1, State.AUTHORITATIVE: 1}


def test_a_language_without_translations_leaves_the_library_as_it_is(shipped: Library) -> None:
    assert shipped.in_language("qq") is shipped


def test_a_file_that_is_no_po_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="not a valid PO file"):
        load([pack(tmp_path, "msgid unquoted")]).in_language("xx")


def test_validation_names_unknown_keys_lost_expressions_and_brackets(tmp_path: Path, shipped: Library) -> None:
    key = "clause:preliminary.short-title/paragraphs.1.text"
    english = "The short title of {{ this_act }} is {{ place('short-title') }}."
    folder = pack(
        tmp_path,
        entry("clause:nowhere/heading", "Nothing", "Niente"),
        entry(key, english, "Questa è {{ this_act }}."),
        entry(THEFT, heading(shipped), "Furto [di cose]"),
    )
    faults = [str(fault) for fault in translation_faults([*shipped.roots, folder])]
    assert len([fault for fault in faults if "xx/content" in fault]) == 3
    assert any("70-offences.po:6: clause:nowhere/heading: no text" in fault for fault in faults)
    assert any("translation lacks: place('short-title')" in fault for fault in faults)
    assert any("different numbers of brackets" in fault for fault in faults)


def test_a_form_that_the_language_has_may_be_asked_for(tmp_path: Path, shipped: Library) -> None:
    key = "clause:preliminary.purpose/paragraphs.purposes.text"
    english = "The purposes of {{ this_act }} are:"

    def faults(name: str, form: str) -> list[str]:
        text = f"Les buts {{{{ this_act | form('{form}') }}}} sont :"
        folder = pack(tmp_path / name, entry(key, english, text), language="fr")
        return [one.message for one in translation_faults([*shipped.roots, folder]) if name in one.file]

    assert faults("good", "de") == []
    assert faults("bad", "di") == ["the form 'di' is not in this language's drafting.yaml; it has: le, de, à, par"]


def test_passages_are_found_again_wherever_their_text_was_put() -> None:
    text = f"1. {START}Theft{END} (art. 7)"
    assert list(passages(text)) == [("1. ", False), ("Theft", True), (" (art. 7)", False)]
    assert labelled(text) == "1. [en] Theft (art. 7)"
