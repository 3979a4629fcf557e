"""The content is written in our own words: it shares no long run of words with a treaty text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
TOOL = PROJECT.parent / "shared" / "tools" / "overlap.py"


@pytest.mark.skipif(not TOOL.is_file(), reason="the treaty texts are not beside this checkout")
def test_no_run_of_fourteen_words_is_shared_with_a_treaty_text() -> None:
    found = subprocess.run([sys.executable, TOOL, PROJECT], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
