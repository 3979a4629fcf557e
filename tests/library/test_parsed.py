"""Content that was parsed before is read from the cache, and never for another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.library import kept, parsed
from lawkit.library.content import Content, Text
from lawkit.library.parsed import read_parsed


class Note(Content):
    """A file for these tests."""

    number: str
    text: Text


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(kept.platformdirs, "user_cache_path", lambda *_args, **_options: folder)
    return folder / "content"


def written(folder: Path, text: str) -> Path:
    path = folder / "note.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_second_reading_gives_the_same_and_needs_no_yaml(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "number: 1.10\ntext: NO\n")
    first = read_parsed(path, Note)
    monkeypatch.setattr(parsed, "read_mapping", None)
    assert read_parsed(path, Note) == first == (Note(number="1.10", text="NO"), [])
    assert len(list(cache.iterdir())) == 1


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    read_parsed(written(tmp_path, "number: 1\ntext: old\n"), Note)
    content, _ = read_parsed(written(tmp_path, "number: 1\ntext: new\n"), Note)
    assert content == Note(number="1", text="new")


def test_faults_name_their_line_every_time_and_are_not_kept(tmp_path: Path, cache: Path) -> None:
    path = written(tmp_path, "number: 1\nnumber: 2\n")
    for _ in range(2):
        content, faults = read_parsed(path, Note)
        assert content is None
        assert "stands twice" in str(faults[0])
    assert not cache.exists()
    wrong = written(tmp_path, "number: 1\n\nwrong: 2\ntext: x\n")
    for _ in range(2):
        assert [fault.line for fault in read_parsed(wrong, Note)[1]] == [3]


def test_a_cache_that_cannot_be_used_is_done_without(tmp_path: Path, cache: Path) -> None:
    path = written(tmp_path, "number: 1\ntext: x\n")
    read_parsed(path, Note)
    (kept,) = cache.iterdir()
    kept.write_text("not json", encoding="utf-8")
    assert read_parsed(path, Note)[0] == Note(number="1", text="x")
    for entry in cache.iterdir():
        entry.unlink()
    cache.rmdir()
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert read_parsed(path, Note)[0] == Note(number="1", text="x")
