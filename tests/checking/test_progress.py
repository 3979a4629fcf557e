"""What a version of a draft gained and lost is told by duty, element and place."""

from __future__ import annotations

from functools import cache

from lawkit.checking.assessment import Assessment
from lawkit.checking.check import Checker
from lawkit.checking.progress import Direction, Progress, counts_of, progress_of
from lawkit.library.loader import Library, load
from tests.checking.test_check import draft

FIRST = """
1. Offences
(1) A person who without lawful authority possesses nuclear material commits an offence.
(2) A person who steals nuclear material commits an offence.
"""
SECOND = """
1. Purpose
This Act protects nuclear material.
2. Offences
(1) A person who without lawful authority possesses nuclear material commits an offence.
(2) A person who steals nuclear material commits an offence punishable by imprisonment for ten years.
3. Extradition
An offence under section 2 is deemed to be an extraditable offence in every extradition treaty.
"""
THIRD = """
1. Purpose
This Act protects nuclear material.
2. Offences
A person who without lawful authority possesses nuclear material commits an offence.
"""


@cache
def library() -> Library:
    return load()


@cache
def version(law: str, name: str) -> Assessment:
    return Checker(library(), ["cppnm-a"]).check([draft(law, name)])


def progress() -> Progress:
    return progress_of([version(FIRST, "1.txt"), version(SECOND, "2.txt"), version(THIRD, "3.txt")])


def test_a_new_provision_is_a_gain_and_a_struck_one_a_loss() -> None:
    first, second = progress().steps
    gained = {one.obligation for one in first.of(Direction.GAINED)}
    assert "cppnm-a.11.1" in gained
    lost = {one.obligation for one in second.of(Direction.LOST)}
    assert {"cppnm-a.11.1", "cppnm-a.7.1.b"} <= lost
    assert progress().lost


def test_elements_are_named_where_the_status_changes() -> None:
    found = [one for one in progress().steps[0].changes if one.obligation == "cppnm-a.11.1"]
    assert found[0].elements_gained
    assert not found[0].elements_lost
    back = next(one for one in progress().steps[1].changes if one.obligation == "cppnm-a.7.1.b")
    assert "theft" in back.elements_lost


def test_a_duty_met_in_another_section_has_moved() -> None:
    again = SECOND.replace("1. Purpose\nThis Act protects nuclear material.\n", "")
    again = again.replace("2. Offences", "1. Offences").replace("3. Extr", "2. Extr").replace("section 2", "section 1")
    step = progress_of([version(SECOND, "2.txt"), version(again, "4.txt")]).steps[0]
    assert any(one.obligation == "cppnm-a.7.1.b" for one in step.of(Direction.MOVED))


def test_the_same_text_changes_nothing() -> None:
    step = progress_of([version(FIRST, "1.txt"), version(FIRST, "1.txt")]).steps[0]
    assert not step.changes


def test_every_duty_is_counted_once_and_options_never() -> None:
    for one in progress().versions:
        assert sum(counts_of(one.findings).values()) == sum(not finding.option for finding in one.findings)
