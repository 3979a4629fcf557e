"""The outsider's laws are well formed: every change can be made, in exactly one place, and says what it changes."""

from pathlib import Path

import pytest
import yaml

LAWS = sorted(Path(__file__).parent.glob("*.yaml"))
LANGUAGES = ["ar", "en", "es", "fr", "id", "pt", "ru", "zh"]
LEAST = {"omission": 15, "narrowing": 8, "rewording": 10}


def test_there_are_two_laws_in_each_language() -> None:
    assert {path.stem for path in LAWS} == {f"{one}{law}" for one in LANGUAGES for law in ("", "-2")}


@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.stem)
def test_every_change_is_exact(path: Path) -> None:
    entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert entry["language"] == path.stem.partition("-")[0]
    covered, partial = set(entry["covered"]), set(entry["partial"])
    left_out, undecided = set(entry["not_met"]), set(entry["unlabelled"])
    assert len(covered | partial | left_out | undecided) == sum(map(len, (covered, partial, left_out, undecided)))
    assert {identifier.split(".")[0] for identifier in covered | partial | left_out} == set(entry["instruments"])
    changes = entry["changes"]
    assert len({change["id"] for change in changes}) == len(changes)
    for kind, least in LEAST.items():
        assert sum(change["kind"] == kind for change in changes) >= least
    for change in changes:
        assert entry["law"].count(change["replace"]) == 1, change["id"]
        assert change["with"] != change["replace"], change["id"]
        assert (change["kind"] == "rewording") == (not change["obligations"]), change["id"]
        assert set(change["obligations"]) <= covered, change["id"]
        assert change["why"], change["id"]
