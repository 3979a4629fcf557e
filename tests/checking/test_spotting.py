"""Where a text speaks of a concept."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.checking.spots import Spot
from lawkit.checking.spotting import Masks, Spotter
from lawkit.library import kept
from lawkit.library.content import Concept, ConceptWords


def spotted(
    language: str, text: str, *entries: tuple[str, list[str]], includes: dict[str, list[str]] | None = None
) -> list[tuple[tuple[str, ...], str]]:
    """(concept, words) for each spot, concepts that include another not listed."""
    wider = includes or {}
    names = [name for name, _ in entries] + [name for name in wider if name not in dict(entries)]
    concepts = {n: Concept(id=n, definition="x", includes=tuple(wider.get(n, ()))) for n in names}
    masks = Masks(concepts)
    words = {name: ConceptWords(concept=name, words=tuple(listed)) for name, listed in entries}
    spotter = Spotter(language, words, masks)
    found = spotter.spots(spotter.tokens(text))
    return [(tuple(masks.names(spot.mask)), text[spot.start : spot.end]) for spot in found]


def test_forms_of_a_word_are_one_word() -> None:
    found = spotted("en", "Whoever possessed or was possessing it", ("possess", ["possess"]))
    assert [words for _, words in found] == ["possessed", "possessing"]


def test_an_equals_sign_asks_for_the_very_word() -> None:
    found = spotted("en", "the operator of an operation operates", ("operator", ["=operator"]))
    assert [words for _, words in found] == ["operator"]


def test_a_tilde_lets_words_stand_between() -> None:
    entry = ("harm", ["damage ~ environment"])
    assert spotted("en", "damage to property or the environment", entry)
    assert not spotted("en", "damage to goods, crops, cattle, houses, roads, bridges or the environment", entry)


def test_a_phrase_with_a_minus_takes_the_word_out_of_it() -> None:
    entry = ("use", ["use", "-use of force"])
    assert not spotted("en", "by threat or use of force", entry)
    assert spotted("en", "to use it", entry)


def test_a_phrase_with_a_minus_and_a_gap_takes_the_word_out_only_where_it_stands() -> None:
    entry = ("use", ["use", "-use ~3 force"])
    assert not spotted("en", "by use of armed force", entry)
    assert spotted("en", "to use it", entry)


def test_whoever_says_a_narrow_concept_says_the_wide_one() -> None:
    entry = ("plutonium", ["plutonium"])
    found = spotted("en", "some plutonium", entry, includes={"material": ["plutonium"]})
    assert found == [(("plutonium", "material"), "plutonium")]


def test_hyphens_no_break_spaces_and_soft_hyphens_do_not_hide_words() -> None:
    entry = ("u233", ["uranium 233"])
    for text in ("uranium-233", "uranium\u00a0233", "ura\u00adnium‑233"):
        assert spotted("en", text, entry) == [(("u233",), text)]


def test_chinese_is_found_without_spaces() -> None:
    found = spotted("zh", "任何人不得持有核材料。", ("possess", ["持有"]), ("material", ["核材料"]))
    assert [words for _, words in found] == ["持有", "核材料"]


def test_a_chinese_number_is_one_token_and_a_gap_counts_words() -> None:
    assert not spotted("zh", "含铀1235克", ("u235", ["=235"]))
    assert spotted("zh", "含铀-235、铀-233", ("u235", ["铀 235"])) == [(("u235",), "铀-235")]
    entry = ("moving", ["运 ~3 出境"])
    assert spotted("zh", "将核材料运往他处出境", entry)
    assert not spotted("zh", "将核材料运往他处贮存后再出境", entry)


def test_windows_count_words_not_chinese_signs() -> None:
    spotter = Spotter(
        "zh", {"x": ConceptWords(concept="x", words=("核材料",))}, Masks({"x": Concept(id="x", definition="x")})
    )
    (spot,) = spotter.spots(spotter.tokens("一二三四五六七八九十一二三四核材料"))
    assert spot.first == 7


def test_words_of_many_languages_meet_their_forms() -> None:
    cases = [
        ("fr", "les matières nucléaires", ["matière nucléaire"]),
        ("es", "los materiales nucleares", ["material nuclear"]),
        ("ru", "ядерных материалов", ["ядерный материал"]),
        ("ru", "перечни ядерных установок", ["перечень ядерных установок"]),
        ("ru", "владельца установки", ["владелец установок"]),
        ("pt", "materiais nucleares", ["material nuclear", "materiais nucleares"]),
        ("id", "bahan nuklir", ["bahan nuklir"]),
        ("ar", "المواد النووية", ["المواد النووية"]),
    ]
    for language, text, words in cases:
        assert spotted(language, text, ("material", words)), language


def test_phrases_are_read_once_and_spotted_the_same_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept.platformdirs, "user_cache_path", lambda *_args, **_options: tmp_path)
    masks = Masks({"theft": Concept(id="theft", definition="taking")})
    words = {"theft": ConceptWords(concept="theft", words=("stolen ~ material", "=theft"))}

    def spotted() -> list[Spot]:
        spotter = Spotter("en", words, masks)
        return spotter.spots(spotter.tokens("Whoever steals stolen nuclear material commits theft; thefts."))

    first = spotted()
    assert len(first) == 2
    monkeypatch.setattr(Spotter, "_runs", None)
    assert spotted() == first


def test_a_russian_phrase_is_met_with_the_comma_that_spelling_asks_for() -> None:
    entry = ("treaty", ["в случаях предусмотренных договором", "-деяние предусмотренное частями"])
    assert spotted("ru", "в случаях, предусмотренных договором Республики", entry)
    assert spotted("ru", "в случаях предусмотренных договором", entry)
    assert not spotted("ru", "в случаях; предусмотренных договором", entry)


def test_an_arabic_noun_of_action_and_any_such_thing_are_uses_of_a_term_that_has_the_article() -> None:
    masks = Masks({"lamp": Concept(id="lamp", definition="x")})
    spotter = Spotter("ar", {"lamp": ConceptWords(concept="lamp", words=("مصباح",))}, masks)
    text = "التداول: البيع. الهيئة: هيئة الرقابة. يحظر تداول الورق. المادة على هيئة خام. يحظر تداول أي هيئة."
    uses = spotter.term_spots(spotter.tokens(text), ["التداول", "الهيئة"])
    assert [text[spot.start : spot.end] for spot in uses["التداول"]] == ["التداول", "تداول", "تداول"]
    assert [spot.start for spot in uses["الهيئة"]] == [text.index("الهيئة"), text.rindex("هيئة")]
