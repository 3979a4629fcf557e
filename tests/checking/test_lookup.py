"""Many phrases are found in a text at once."""

from __future__ import annotations

from lawkit.checking.lookup import PhraseLookup


def test_phrases_of_any_length_are_found_where_they_stand_also_inside_one_another() -> None:
    lookup = PhraseLookup()
    for number, words in enumerate([[7], [7, 8], [7, 8, 9], [8, 9], [9, 7]]):
        lookup.add(number, words)
    assert lookup.find([7, 8, 9, 7]) == {0: [(0, 1), (3, 4)], 1: [(0, 2)], 2: [(0, 3)], 3: [(1, 3)], 4: [(2, 4)]}


def test_phrases_that_are_the_same_words_are_all_found_and_no_words_are_no_phrase() -> None:
    lookup = PhraseLookup()
    lookup.add(1, [4, 5])
    lookup.add(2, [4, 5])
    lookup.add(3, [])
    lookup.add(4, [4, 5, 6])
    assert lookup.find([4, 5]) == {1: [(0, 2)], 2: [(0, 2)]}
    assert lookup.find([]) == {}
