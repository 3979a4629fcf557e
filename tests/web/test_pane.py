"""The text of a draft in pieces."""

from __future__ import annotations

from lawkit.web.pane import pieces


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
