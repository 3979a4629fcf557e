"""Harmless rewordings of the outsiders' laws: the same law said otherwise must be found to be the same.

    python -m tests.checking.rewordings [LANGUAGE...]     every rewording that moves a finding, with what it moves

Written by others again, who had read the laws and the duties, but neither rules nor words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import yaml

from lawkit.checking.assessment import Finding
from tests.checking.mutations import findings_in
from tests.checking.outsiders import FOLDER, checker_of

REWORDINGS = FOLDER / "rewordings"


@dataclass(frozen=True)
class Rewording:
    """One change of wording in a law."""

    id: str
    language: str
    law: str  # as it stands
    reworded: str
    file: str  # the law's, without suffix


@dataclass
class Moved:
    """What the rewordings of one language do."""

    language: str
    tried: int = 0
    moved: dict[str, list[str]] = field(default_factory=dict)  # by rewording, the findings that are others now

    def __str__(self) -> str:
        return f"{self.language}: {len(self.moved)} of {self.tried} rewordings move a finding"


def rewordings_in(language: str) -> Iterator[Rewording]:
    """All rewordings in a language; AssertionError where a text to be replaced does not occur once."""
    listed = yaml.load((REWORDINGS / f"{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)["rewordings"]
    for one in listed:
        law = _law(one["law"])[0]
        assert law.count(one["replace"]) == 1, f"{language}.yaml: {one['id']}: the text must occur once"
        yield Rewording(one["id"], language, law, law.replace(one["replace"], one["with"]), one["law"])


def measured(language: str, every: int = 1) -> Moved:
    """What the rewordings of a language do; with `every` of each so many only the first."""
    seen = Moved(language)
    for one in list(rewordings_in(language))[::every]:
        seen.tried += 1
        before = _before(one.file, language)
        after = findings_in(checker_of(_law(one.file)[1]), one.reworded, language)
        moved = [f"{n} {f.status} -> {after[n].status}" for n, f in before.items() if f.status != after[n].status]
        if moved:
            seen.moved[one.id] = moved
    return seen


@cache
def _law(file: str) -> tuple[str, tuple[str, ...]]:
    """The text of a law and its instruments."""
    data = yaml.load((FOLDER / f"{file}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return data["law"], tuple(data["instruments"])


@cache
def _before(file: str, language: str) -> dict[str, Finding]:
    law, instruments = _law(file)
    return findings_in(checker_of(instruments), law, language)


def languages() -> list[str]:
    """The languages that have rewordings."""
    return sorted(path.stem for path in REWORDINGS.glob("*.yaml"))


def main(chosen: Sequence[str]) -> None:
    """Print what moves."""
    for language in chosen or languages():
        seen = measured(language)
        print(seen)
        for name, moved in seen.moved.items():
            print(f"    {name}: {'; '.join(moved)}")


if __name__ == "__main__":
    main(sys.argv[1:])
