"""The text of a draft in pieces."""

from __future__ import annotations

import itertools

from lawkit.web.pane import part_at, parts, pieces


def row(number: int, *spans: tuple[int, int]) -> dict[str, object]:
    places = [{"provision": "1", "start": start, "end": end, "quote": ""} for start, end in spans]
    return {"number": number, "evidence": places, "elements": [], "narrowed": [], "nearest": []}


def test_overlapping_evidence_is_cut_without_loss() -> None:
    text = "abcdefghij"
    found = pieces(text, [row(1, (2, 6)), row(2, (4, 8)), row(3, (2, 3))])
    assert "".join(one.text for one in found) == text
    assert [(one.start, one.numbers) for one in found] == [
        (0, ()), (2, (1, 3)), (3, (1,)), (4, (1, 2)), (6, (2,)), (8, ())
    ]  # fmt: skip
    assert {one.start: one.begins for one in found if one.begins} == {2: (1, 3), 4: (2,)}


def test_a_place_can_be_linked_to_where_nothing_is_shown_as_evidence() -> None:
    near = row(1) | {"nearest": [{"provision": "1", "start": 3, "end": 5, "quote": ""}]}
    assert [(one.start, one.target, one.numbers) for one in pieces("abcdef", [near])] == [(0, False, ()), (3, True, ())]


def test_parts_begin_where_units_of_the_law_do_and_lose_nothing() -> None:
    found = parts(100, [0, 5, 12, 20, 31, 90], size=10)
    assert found == [(0, 12), (12, 31), (31, 41), (41, 51), (51, 61), (61, 71), (71, 90), (90, 100)]
    assert [part_at(found, offset) for offset in (0, 11, 12, 99, 100)] == [0, 0, 1, 7, 7]


def test_a_text_without_units_is_cut_all_the_same_and_an_empty_one_is_one_part() -> None:
    found = parts(95, [], size=10)
    assert found[0] == (0, 20)
    assert found[-1][1] == 95
    assert all(one[1] == other[0] for one, other in itertools.pairwise(found))
    assert parts(0, []) == [(0, 0)]


def test_evidence_over_the_border_of_two_parts_is_shown_in_both() -> None:
    rows = [row(1, (2, 8))]
    first, second = pieces("abcdefghij", rows, 0, 5), pieces("abcdefghij", rows, 5, 10)
    assert [(one.text, one.numbers) for one in first] == [("ab", ()), ("cde", (1,))]
    assert [(one.text, one.numbers) for one in second] == [("fgh", (1,)), ("ij", ())]
