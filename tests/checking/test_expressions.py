"""What an expression over concepts asks of a stretch of law."""

from __future__ import annotations

import pytest

from lawkit.checking.expressions import Expression, Has
from lawkit.checking.notation import compile_expression, concepts_of, obligations_of
from lawkit.checking.readings import Reading
from lawkit.checking.spots import Spot, Spots

BITS = {"possess": 1, "use": 2, "material": 4, "licence": 8}


def meaning(name: str) -> Expression:
    if name not in BITS:
        raise ValueError(f"no concept is called '{name}'")
    return Has(BITS[name])


def reading(*concepts: tuple[str, int]) -> Reading:
    """A reading with a spot for each (concept, word position)."""
    spots = Spots([Spot(at * 10, at * 10 + 5, at, at + 1, BITS[name]) for name, at in concepts])
    return Reading(spots, [(0, 10_000)])


def holds(source: object, *concepts: tuple[str, int]) -> bool:
    return compile_expression(source, meaning).holds(reading(*concepts))


def test_a_list_asks_for_all_and_a_bar_for_one() -> None:
    assert holds(["possess | use", "material"], ("use", 1), ("material", 3))
    assert not holds(["possess | use", "material"], ("use", 1))
    assert not holds(["possess", "use"], ("use", 1))


def test_none_forbids() -> None:
    assert holds({"all": ["possess"], "none": ["licence"]}, ("possess", 1))
    assert not holds({"all": ["possess"], "none": ["licence"]}, ("possess", 1), ("licence", 2))


def test_least_counts_the_alternatives_that_are_met() -> None:
    source = {"least": "2", "of": ["possess", "use", "material"]}
    assert holds(source, ("possess", 1), ("material", 9))
    assert not holds(source, ("possess", 1), ("possess", 9))


def test_near_wants_all_within_so_many_words_whatever_their_order() -> None:
    source = {"near": ["possess", "material"], "words": "5"}
    assert holds(source, ("material", 1), ("possess", 4))
    assert not holds(source, ("material", 1), ("possess", 14))
    assert holds(source, ("material", 1), ("possess", 14), ("material", 16))


def test_order_wants_them_in_order() -> None:
    source = {"order": ["possess", "material"], "words": "5"}
    assert holds(source, ("possess", 1), ("material", 3))
    assert not holds(source, ("material", 1), ("possess", 3))


def test_witnesses_are_the_places_that_show_it() -> None:
    expression = compile_expression(["possess", "material"], meaning)
    shown = expression.witnesses(reading(("use", 0), ("possess", 2), ("material", 4), ("material", 8)))
    assert [spot.first for spot in shown] == [2, 4]


def test_an_unknown_concept_or_key_is_named() -> None:
    with pytest.raises(ValueError, match="no concept is called 'posess'"):
        compile_expression(["posess"], meaning)
    with pytest.raises(ValueError, match="unknown keys anny"):
        compile_expression({"anny": ["use"]}, meaning)
    with pytest.raises(ValueError, match="empty list"):
        compile_expression([], meaning)


def test_concepts_and_obligations_are_listed_with_those_forbidden() -> None:
    source = [{"any": ["possess", "use"]}, {"none": ["licence"]}, {"names": ["cppnm-a.7.1.a"], "least": "1"}]
    assert set(concepts_of(source)) == {"possess", "use", "licence"}
    assert list(obligations_of(source)) == ["cppnm-a.7.1.a"]


def test_words_are_counted_on_from_one_span_to_the_next() -> None:
    spots = Spots([Spot(at * 10, at * 10 + 5, at, at + 1, bit) for at, bit in ((0, 1), (50, 2), (52, 4))])
    lead_in_and_item = Reading(spots, [(0, 10), (500, 530)])
    near = {"near": ["possess", "material"], "words": "6"}
    assert compile_expression(near, meaning).holds(lead_in_and_item)
    assert not compile_expression(near, meaning).holds(Reading(spots, [(0, 530)]))


def test_a_long_stretch_finds_the_same_places_as_a_short_one() -> None:
    spots = Spots([Spot(at * 10, at * 10 + 5, at, at + 1, 1 << at % 3) for at in range(300)])
    long = Reading(spots, [(0, 3000)])
    assert [spot.first for spot in long.places(2)] == list(range(1, 300, 3))
    assert [spot.first for spot in Reading(spots, [(0, 60)]).places(5)] == [0, 2, 3, 5]
