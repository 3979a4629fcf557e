"""A law said in other words is the same law: a sample of the rewordings that outsiders wrote.

They have shown where words were lacking, so the floor guards what was reached. `python -m tests.checking.rewordings`
measures them all.
"""

from __future__ import annotations

import pytest

from tests.checking.rewordings import languages, measured, rewordings_in

EVERY = 6
MOST_MOVED = 1  # of the three to five of a language that are tried


@pytest.mark.parametrize("language", languages())
def test_every_rewording_finds_its_place(language: str) -> None:
    assert len({one.id for one in rewordings_in(language)}) >= 20


@pytest.mark.parametrize("language", languages())
def test_few_rewordings_move_a_finding(language: str) -> None:
    seen = measured(language, EVERY)
    assert len(seen.moved) <= MOST_MOVED, seen.moved
