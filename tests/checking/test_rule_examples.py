"""The examples of every rule: a provision that addresses the duty, and one that only has words in common with it.

Rules that build upon other provisions (offences that a general part attaches to) find these in a context: the file
`contexts/<name of the rule file>.txt`, sections that stand before the example.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.check import Checker
from lawkit.checking.notation import concepts_of
from lawkit.drafts.reading import read
from lawkit.library.content import ObligationRule
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.yaml_source import read_mapping
from tests.checking.known_errors import marked

RULES = content_root() / "checklists" / "rules"
CONTEXTS = Path(__file__).parent / "contexts"
TESTED_ELSEWHERE = ("cppnm-a", "icsant")  # with contexts and acts of their own
EXAMPLE = 90  # number of the section in which an example stands


@cache
def library() -> Library:
    """The shipped content."""
    return load()


@cache
def rule_names() -> dict[str, str]:
    """Every obligation with a rule in one of the files, and the file's name."""
    found = {}
    for path in sorted(RULES.glob("*.yaml")):
        if not path.stem.startswith(TESTED_ELSEWHERE):
            data, _, faults = read_mapping(path)
            assert not faults
            found |= {rule["obligation"]: path.stem for rule in data["rules"]}
    return found


def rules() -> dict[str, ObligationRule]:
    """The rules of these files."""
    return {name: library().rules[name] for name in rule_names()}


@cache
def checker(file: str) -> Checker:
    """The rules of one file and of every instrument in it, ready for use."""
    instruments = {library().obligations[name].instrument for name, home in rule_names().items() if home == file}
    return Checker(library(), sorted(instruments))


@cache
def context(file: str) -> str:
    path = CONTEXTS / f"{file}.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def addresses(example: str, obligation: str, folder: Path) -> bool:
    """Whether a law that holds one example, after what its rule builds upon, addresses the obligation there."""
    file = rule_names()[obligation]
    path = folder / "law.txt"
    provision = f"In this Act:\n{example}" if example.startswith('"') else example
    path.write_text(f"AN ACT\n{context(file)}\n{EXAMPLE}. {provision}\n", encoding="utf-8")
    draft = read(path, "en")
    carriers = checker(file).judgements([draft])[obligation].carriers
    sections = (unit.provision.locator.split("(")[0].strip(" ,") for unit in carriers)
    return any(section == str(EXAMPLE) or section.startswith(f"{EXAMPLE} ") for section in sections)


def test_rules_look_for_exactly_the_elements_of_their_obligations() -> None:
    wrong = {}
    for name, rule in rules().items():
        elements = {element.id for element in library().obligations[name].elements}
        if not rule.sum_of and (looked_for := {element.element for element in rule.elements}) != elements:
            wrong[name] = elements ^ looked_for
    assert wrong == {}


def test_every_rule_has_examples() -> None:
    assert [name for name, rule in rules().items() if not rule.sum_of and not (rule.match and rule.no_match)] == []


def test_rules_speak_of_concepts_that_have_english_words() -> None:
    known, words = library().concepts, library().words("en")
    named = {
        concept
        for rule in rules().values()
        for source in (*rule.addressed, *(e.when for e in rule.elements), *(n.when for n in rule.narrowed))
        for concept in concepts_of(source)
    }
    silent = {c for c in named if c not in words and not known[c].when and not known[c].includes}
    assert {c for c in silent if not known[c].shortened} == set()


@pytest.mark.parametrize("name", marked("examples", [f"{file}: {name}" for name, file in rule_names().items()]))
def test_examples_address_their_obligation_and_words_in_common_do_not(name: str, tmp_path: Path) -> None:
    obligation = name.split(": ")[1]
    rule = rules()[obligation]
    assert [one for one in rule.match if not addresses(one, obligation, tmp_path)] == []
    assert [one for one in rule.no_match if addresses(one, obligation, tmp_path)] == []
