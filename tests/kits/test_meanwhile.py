from __future__ import annotations

import os

import pytest

from lawkit.errors import ContentError, ContentFault
from lawkit.kits.context import make_context
from lawkit.kits.kit import kit_files
from lawkit.kits.meanwhile import copies_pay, meanwhile
from lawkit.localization.answers import Answers
from tests.kits.examples import BOTH, country, library

HERE = os.getpid()
copies = pytest.mark.skipif(not copies_pay(), reason="this machine makes no copies")


@pytest.fixture(params=[pytest.param(True, marks=copies), False], ids=["in a copy", "in one process"])
def copied(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if not request.param:
        monkeypatch.setattr("lawkit.kits.meanwhile.copies_pay", lambda: False)
    return bool(request.param)


def test_work_gives_its_result_and_changes_nothing_here_where_it_is_done_in_a_copy(copied: bool) -> None:
    seen: list[int] = []

    def work() -> tuple[str, int]:
        seen.append(1)
        return "done", os.getpid()

    with meanwhile(work) as result:
        words, process = result()
    assert words == "done"
    assert (process != HERE) is copied
    assert seen == ([] if copied else [1])


def test_an_error_is_raised_here_as_it_is(copied: bool) -> None:
    fault = ContentFault("somewhere", 0, "", "is wrong")

    def work() -> None:
        raise ContentError([fault])

    with meanwhile(work) as result, pytest.raises(ContentError, match="is wrong"):
        result()


@copies
def test_work_whose_copy_dies_is_done_here() -> None:
    def work() -> int:
        if os.getpid() != HERE:
            os._exit(1)
        return 7

    with meanwhile(work) as result:
        assert result() == 7


def test_work_that_nobody_asks_for_ends_with_the_context(copied: bool) -> None:
    with pytest.raises(KeyError), meanwhile(lambda: "x" * (1 << 20)):  # more than a pipe holds
        raise KeyError


def test_a_kit_has_the_same_bytes_with_and_without_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    def files() -> dict[str, bytes]:
        return kit_files(make_context(library(), country(), None, BOTH, None, Answers(), None))[0]

    first = files()
    monkeypatch.setattr("lawkit.kits.meanwhile.copies_pay", lambda: False)
    assert files() == first
