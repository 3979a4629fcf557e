from __future__ import annotations

from pathlib import Path

import pytest

from tests.kits.every_state import states, wrong
from tests.kits.papers import shipped


def test_there_is_a_profile_of_every_state() -> None:
    assert len(states(shipped())) >= 197


@pytest.mark.parametrize("code", ["HT", "VA", "CD"])  # signatories, observers, little known
def test_a_kit_builds_whole(code: str, tmp_path: Path) -> None:
    assert list(wrong(shipped(), code, tmp_path / "kit")) == []
