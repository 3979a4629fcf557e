"""The check tells a narrower wording of the model act from a harmless one; the wordings stand in narrowings.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from lawkit.checking.assessment import Finding
from lawkit.checking.check import Checker
from tests.checking.mutations import findings_in, library, printed

CONVENTIONS = ("cppnm-a", "icsant")
KEPT = ("preliminary.short-title", "preliminary.definitions", "offences.", "jurisdiction.", "proceedings.")
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "narrowings.yaml").read_text(encoding="utf-8")
)


@cache
def checker() -> Checker:
    return Checker(library(), library().require_instruments(CONVENTIONS))


@cache
def extract() -> str:
    """The definitions, the offences and what belongs to them, as the kit prints them."""
    text = printed("act", library().require_instruments(CONVENTIONS), "common")
    pieces = [text.words_of(one) for one in text.selection.clauses() if one.id.startswith(KEPT)]
    return "\n".join(pieces).replace("\u00a0", " ")


def findings(words: str) -> dict[str, Finding]:
    return findings_in(checker(), words)


@cache
def before() -> dict[str, Finding]:
    return findings(extract())


def changed(pairs: Iterable[tuple[str, str]]) -> str:
    words = extract()
    for old, new in pairs:
        assert old in words, f"the act no longer says {old!r}"
        words = words.replace(old, new)
    return words


def reported(case: dict[str, Any]) -> bool:
    """Whether the obligation has lost its cover, by the error that is named, if one is."""
    finding = findings(changed(case["change"]))[case["obligation"]]
    named = {one.error for one in finding.narrowed_by}
    return finding.status.value != "covered" and case.get("error", "") in {"", *named}


def test_every_obligation_that_is_narrowed_is_covered_before() -> None:
    asked = {case["obligation"] for case in CASES["narrowings"]}
    assert {one for one in asked if before()[one].status.value != "covered"} == set()


def test_narrowings_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    overlooked = [case["case"] for case in CASES["narrowings"] if not reported(case)]
    with capsys.disabled():
        print(f"\nnarrowings overlooked: {overlooked} of {len(CASES['narrowings'])}")
    assert len(overlooked) <= 0.05 * len(CASES["narrowings"])


def test_harmless_rewordings_change_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    moved = []
    for case in CASES["rewordings"]:
        after = findings(changed(case["change"]))
        moved += [
            (case["case"], name, one.status.value, after[name].status.value)
            for name, one in before().items()
            if one.status != after[name].status
        ]
    with capsys.disabled():
        print(f"\nfindings moved by {len(CASES['rewordings'])} rewordings: {moved}")
    assert len({case for case, *_ in moved}) <= 0.05 * len(CASES["rewordings"])
