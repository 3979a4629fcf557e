"""Laws by people who have read neither the rules nor the words, with changes planted in them: what the check sees.

    python -m tests.checking.outsiders [LANGUAGE|LAW...]     the whole measurement, with every change that is not seen

An omission or a narrowing is reported where each obligation that it touches is no longer called covered; it is seen
where, besides, the check called the obligation covered before. A rewording must leave every finding as it was.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lawkit.checking.assessment import Finding
from lawkit.checking.check import Checker
from tests.checking.mutations import findings_in, library

FOLDER = Path(__file__).parent / "outsider"


@dataclass
class Seen:
    """What the check made of one law and its changes."""

    law: str  # its file
    covered: int = 0  # obligations that the writer calls covered
    kept: int = 0  # of these, called covered
    doubted: list[tuple[str, str]] = field(default_factory=list)  # of these, the others: obligation, what it was called
    false: list[tuple[str, str]] = field(default_factory=list)  # called covered though partial or not met
    unmet: int = 0  # obligations that the writer calls partial or not met
    changes: dict[str, int] = field(default_factory=lambda: {"omission": 0, "narrowing": 0, "rewording": 0})
    reported: dict[str, int] = field(default_factory=lambda: {"omission": 0, "narrowing": 0})
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)  # kind -> seen, of those covered before
    overlooked: list[tuple[str, str, str]] = field(default_factory=list)  # kind, change, obligation
    moved: list[tuple[str, str, str, str]] = field(default_factory=list)  # change, obligation, before, after


def law_files() -> list[Path]:
    """The laws, two a language: the second, `xx-2`, in another hand and style."""
    return sorted(FOLDER.glob("*.yaml"))


def measured(path: Path, every: int = 1) -> Seen:
    """The measurement of one law; with `every` of each so many changes only the first."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    language, law = data["language"], data["law"]
    checker = checker_of(tuple(data["instruments"]))
    before = findings_in(checker, law, language)
    seen = Seen(path.stem)
    for name in data["covered"]:
        seen.covered += 1
        if before[name].status.value == "covered":
            seen.kept += 1
        else:
            seen.doubted.append((name, _told(before[name])))
    for name in (*(data.get("partial") or {}), *(data.get("not_met") or ())):
        seen.unmet += 1
        if before[name].status.value == "covered":
            seen.false.append((name, _told(before[name])))
    for change in data["changes"][::every]:
        assert law.count(change["replace"]) == 1, f"{path.name}: {change['id']}: the text must occur once"
        after = findings_in(checker, law.replace(change["replace"], change["with"]), language)
        seen.changes[change["kind"]] += 1
        if change["kind"] == "rewording":
            seen.moved += [
                (change["id"], name, one.status.value, _told(after[name]))
                for name, one in before.items()
                if one.status != after[name].status
            ]
        else:
            _judge(seen, change, before, after)
    return seen


def _judge(seen: Seen, change: dict[str, Any], before: dict[str, Finding], after: dict[str, Finding]) -> None:
    kind, touched = change["kind"], change["obligations"]
    overlooked = [name for name in touched if after[name].status.value == "covered"]
    seen.reported[kind] += not overlooked
    stood = [name for name in touched if before[name].status.value == "covered"]
    if stood:
        caught, asked = seen.seen.get(kind, (0, 0))
        seen.seen[kind] = (caught + (not set(stood) & set(overlooked)), asked + 1)
    seen.overlooked += [(kind, change["id"], name) for name in overlooked]


def _told(finding: Finding) -> str:
    lacking = [one.id for one in finding.elements if not one.present]
    narrowed = [one.error for one in finding.narrowed_by]
    return " ".join([finding.status.value, *(f"-{one}" for one in lacking), *(f"!{one}" for one in narrowed)])


@cache
def checker_of(instruments: tuple[str, ...]) -> Checker:
    """The rules of some instruments, made ready once."""
    return Checker(library(), list(instruments))


def line(seen: Seen) -> str:
    """The figures of one law."""
    caught = {kind: f"{found}/{asked}" for kind, (found, asked) in seen.seen.items()}
    return (
        f"{seen.law}: covered kept {seen.kept}/{seen.covered}, false cover {len(seen.false)}/{seen.unmet}, "
        f"omissions reported {seen.reported['omission']}/{seen.changes['omission']} (seen {caught.get('omission')}), "
        f"narrowings reported {seen.reported['narrowing']}/{seen.changes['narrowing']} "
        f"(seen {caught.get('narrowing')}), "
        f"rewordings that move a finding {len({one[0] for one in seen.moved})}/{seen.changes['rewording']}"
    )


def main(languages: Sequence[str]) -> None:
    """Print the measurement of each law."""
    for path in law_files():
        if languages and not {path.stem, path.stem.partition("-")[0]} & set(languages):
            continue
        seen = measured(path)
        print(line(seen))
        for name, told in seen.doubted:
            print(f"    not kept    {name}: {told}")
        for name, told in seen.false:
            print(f"    false cover {name}: {told}")
        for kind, change, name in seen.overlooked:
            print(f"    overlooked  {kind} {change}: {name}")
        for change, name, earlier, told in seen.moved:
            print(f"    moved       {change}: {name} {earlier} -> {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
