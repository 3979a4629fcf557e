"""A long law judged in parts side by side gives what it gives as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.checking import side_by_side
from lawkit.checking.check import Checker
from lawkit.checking.side_by_side import judged_by_part
from lawkit.drafts.draft import Draft
from lawkit.drafts.reading import read
from lawkit.library.loader import Library, load

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "kestria-nuclear-security-bill.txt"


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(scope="module")
def checker(library: Library) -> Checker:
    return Checker(library, list(library.instruments))


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read(SAMPLE)


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_the_parts_together_are_the_whole(
    library: Library, checker: Checker, draft: Draft, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(side_by_side, "_processes", lambda _opened: cores)
    opened = checker.opened([draft], spotted=checker.spotted(draft.language, draft.text))
    found = list(judged_by_part(checker, opened, library))
    faults = [one for _judged, some in found for one in some]
    judged = [one for some, _faults in found for one in some]
    assert checker.assessment(opened, faults, judged) == checker.check([draft])


def test_a_copy_that_dies_loses_nothing(
    library: Library, checker: Checker, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_by_side, "_processes", lambda _opened: 2)
    started = side_by_side._copy

    def killed(*given: object, **named: object) -> object:
        process, pipe = started(*given, **named)  # type: ignore[arg-type]
        process.kill()
        return process, pipe

    monkeypatch.setattr(side_by_side, "_copy", killed)
    opened = checker.opened([draft])
    found = list(judged_by_part(checker, opened, library))
    faults = [one for _judged, some in found for one in some]
    assert checker.assessment(opened, faults, [one for some, _ in found for one in some]) == checker.check([draft])


def test_what_binds_is_judged_first(library: Library, checker: Checker, draft: Draft) -> None:
    opened = checker.opened([draft])
    first, _faults = next(judged_by_part(checker, opened, library))
    instruments = {library.obligations[one.obligation].instrument for one in first[0].findings}
    assert instruments == {"cppnm-a", "icsant"}
    so_far = checker.assessment(opened, (), first)
    assert set(so_far.instruments) == instruments
    assert len(so_far.findings) == len(first[0].findings)


def test_words_spotted_in_another_text_are_not_taken(checker: Checker, draft: Draft) -> None:
    other = checker.spotted("en", draft.text.replace("nuclear", "unclear"))
    opened = checker.opened([draft], spotted=other)
    assert checker.judged(opened) == checker.judged(checker.opened([draft]))
