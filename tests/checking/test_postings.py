"""An expression is held only against readings that could meet it, and none that does meet it is left out."""

from __future__ import annotations

from itertools import combinations

import pytest

from lawkit.checking.bits import numbers_in, places_of
from lawkit.checking.expressions import Expression, Has
from lawkit.checking.notation import compile_expression
from lawkit.checking.postings import Postings
from lawkit.checking.readings import Reading
from lawkit.checking.spots import Spot, Spots

NAMES = ("possess", "use", "material", "licence")
# Every set of the four concepts, once with the words close together and once far apart.
SETS = [names for size in range(5) for names in combinations(NAMES, size)]
PLAIN = [
    "possess",
    "possess | use",
    ["possess", "material"],
    {"all": ["possess | use", "material"], "none": ["licence"]},
    {"none": [["possess", "use"], "licence"]},
    {"least": "2", "of": ["possess", "use", "material"]},
    {"least": "3", "of": ["possess", "use", "material", "licence"]},
]
PLACED = [
    {"near": ["possess", "material"], "words": "5"},
    {"order": ["possess", "use | material"], "words": "5"},
    {"all": [{"near": ["use", "material"], "words": "5"}], "none": [{"near": ["use", "licence"], "words": "5"}]},
    {"any": [{"near": ["possess", "use"], "words": "5"}, {"none": ["possess"]}]},
    {"body": {"all": ["possess"], "none": ["use"]}},
    {"term": "possess"},
    {"section": "possess"},
]


def meaning(name: str) -> Expression:
    return Has(1 << NAMES.index(name))


def readings() -> list[Reading]:
    found = []
    for step in (1, 40):
        for names in SETS:
            bits = [1 << NAMES.index(one) for one in names]
            spots = [Spot(at * 10, at * 10 + 5, at * step, at * step + 1, bit) for at, bit in enumerate(bits)]
            found.append(Reading(Spots(spots), [(0, 1000)]))
    return found


@pytest.mark.parametrize("source", [*PLAIN, *PLACED], ids=str)
def test_no_reading_that_meets_an_expression_is_left_out(source: object) -> None:
    expression = compile_expression(source, meaning)
    every = readings()
    able = numbers_in(Postings(every).able(expression))
    assert {number for number, one in enumerate(every) if expression.holds(one)} <= set(able)


@pytest.mark.parametrize("source", PLAIN, ids=str)
def test_where_concepts_alone_decide_exactly_those_that_meet_it_are_able(source: object) -> None:
    expression = compile_expression(source, meaning)
    every = readings()
    assert expression.is_plain()
    able = numbers_in(Postings(every).able(expression))
    assert able == [number for number, one in enumerate(every) if expression.holds(one)]


def test_what_is_written_alike_is_one_object_and_asks_about_carriers_only_where_it_says_so() -> None:
    known: dict[str, Expression] = {}
    first, again = (compile_expression(["use", {"none": ["licence"]}], meaning, known) for _ in range(2))
    assert first is again
    assert not first.asks_names()
    assert compile_expression([{"section": {"addressed": ["a.1"]}}, "use"], meaning, known).asks_names()


def test_readings_are_listed_concept_by_concept_and_concepts_that_nobody_speaks_of_have_none() -> None:
    postings = Postings(readings()[:16])
    places = places_of(0b1001 | 1 << 70)
    assert places.tolist() == [0, 3, 70]
    assert postings.counts(places).tolist() == [8, 8, 0]
    speaking = [[number for number, names in enumerate(SETS) if one in names] for one in ("possess", "licence")]
    assert postings.every(places).tolist() == [*speaking[0], *speaking[1]]


def test_the_rarest_of_several_sets_is_the_one_that_the_fewest_readings_speak_of() -> None:
    postings = Postings(readings()[:6])  # none, each concept alone, and the first two together
    assert numbers_in(postings.rarest([0b0011, 0b0100])) == [3]
    assert postings.rarest([]) == postings.everyone
