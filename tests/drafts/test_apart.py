"""Drafts are read in a process of their own, and whatever happens there is said in one line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lawkit.drafts import apart
from lawkit.drafts.apart import DraftsApart
from lawkit.drafts.draft import Draft
from lawkit.drafts.reading import read
from lawkit.errors import ContentError, ContentFault, DraftError

LAW = "Nuclear Act\n\n1. No person shall possess nuclear material without a licence.\n\n2. The Minister may act.\n"


def written(folder: Path, name: str, text: str = LAW) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def apart_from_here(*paths: Path) -> list[Draft]:
    with DraftsApart() as reading:
        for path in paths:
            reading.ask(path, "en")
        return reading.drafts()


def test_drafts_come_in_the_order_in_which_they_were_asked_for(tmp_path: Path) -> None:
    paths = [written(tmp_path, name, LAW + name) for name in ("b.txt", "a.txt")]
    assert apart_from_here(*paths) == [read(path, "en") for path in paths]


def test_a_draft_that_cannot_be_read_says_the_same_as_in_this_process(tmp_path: Path) -> None:
    path = written(tmp_path, "empty.txt", "")
    with pytest.raises(DraftError) as here:
        read(path, "en")
    with pytest.raises(DraftError) as there:
        apart_from_here(path)
    assert str(there.value) == str(here.value)


def test_a_reader_that_dies_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_read", dying)
    path = written(tmp_path, "law.txt")
    with pytest.raises(DraftError, match=r"^law\.txt: reading it ended the reader") as caught:
        apart_from_here(path)
    assert "\n" not in str(caught.value)


def test_faults_of_the_content_come_whole_from_the_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_read", faulty)
    with pytest.raises(ContentError) as caught:
        apart_from_here(Path("law.txt"))
    assert caught.value.faults == [ContentFault("structure.yaml", 3, "words", "expected a list")]


def dying(_path: Path, _language: str | None) -> Draft:
    os._exit(9)


def faulty(_path: Path, _language: str | None) -> Draft:
    raise ContentError([ContentFault("structure.yaml", 3, "words", "expected a list")])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_reader_may_be_given_a_limit_of_memory() -> None:
    import resource

    with DraftsApart(1 << 40) as reading:
        assert reading._readers.submit(resource.getrlimit, resource.RLIMIT_AS).result() == (1 << 40, 1 << 40)
