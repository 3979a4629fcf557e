"""The criminal rules: their own examples, and whole acts in drafting styles that nobody tuned them to."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.check import Checker
from lawkit.checking.judging import Judgement
from lawkit.checking.notation import concepts_of
from lawkit.drafts.reading import read
from lawkit.library.content import ObligationRule
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.yaml_source import read_mapping
from tests.checking.known_errors import marked

KINDS = {"offence", "ancillary-offence", "penalty", "jurisdiction", "procedure", "extradition", "mutual-assistance"}
INSTRUMENTS = ("cppnm-a", "icsant")
LAWS = Path(__file__).parent / "laws"
# What general parts attach to: an offence of each kind.
CONTEXT = """
1. A person who possesses, uses, transfers, alters or disposes of nuclear material or radioactive material, or makes
or possesses a dispersal device, with intent to kill, is guilty of an offence.
2. A person who steals or embezzles nuclear material is guilty of an offence.
3. A person who moves nuclear material across a border is guilty of an offence.
4. A person who attacks a nuclear facility so as to release radiation and cause death is guilty of an offence.
5. A person who demands nuclear material by force is guilty of an offence.
6. A person who threatens to use nuclear material to cause death is guilty of an offence.
"""
EXAMPLE = 7  # number of the section in which an example stands


@cache
def library() -> Library:
    """The shipped content."""
    return load()


@cache
def checker() -> Checker:
    """The check for both conventions, made ready once."""
    return Checker(library(), INSTRUMENTS)


@cache
def rules() -> dict[str, ObligationRule]:
    """The rules that this module is about."""
    named = set()
    for instrument in INSTRUMENTS:
        file = content_root() / "checklists" / "rules" / f"{instrument}-criminal.yaml"
        data, _, faults = read_mapping(file)
        assert not faults
        named |= {rule["obligation"] for rule in data["rules"]}
    return {name: rule for name, rule in library().rules.items() if name in named}


def judged(path: Path, text: str) -> dict[str, Judgement]:
    """The judgements on a law of these words."""
    path.write_text(text, encoding="utf-8")
    return checker().judgements([read(path, "en")])


def addresses(path: Path, rule: ObligationRule, example: str) -> bool:
    """Whether an example, in a law that has offences, is among what addresses the obligation."""
    found = judged(path / "law.txt", f"AN ACT\n{CONTEXT}\n{EXAMPLE}. {example}\n")
    return any(unit.provision.locator == str(EXAMPLE) for unit in found[rule.obligation].carriers)


def test_every_obligation_of_these_kinds_has_a_rule() -> None:
    wanted = {o.id for o in library().obligations_of(INSTRUMENTS) if o.kind in KINDS or o.id.startswith("icsant.4")}
    assert wanted == set(rules())


def test_rules_name_every_element_of_their_obligation() -> None:
    for name, rule in rules().items():
        if rule.sum_of:
            continue
        elements = [e.id for e in library().obligations[name].elements]
        assert sorted({e.element for e in rule.elements}) == sorted(elements), name


def test_rules_have_examples() -> None:
    assert not [name for name, rule in rules().items() if not rule.sum_of and not (rule.match and rule.no_match)]


def test_rules_speak_of_concepts_that_have_english_words() -> None:
    known = library().concepts
    words = library().words("en")
    named = {
        concept
        for rule in rules().values()
        for source in (*rule.addressed, *(e.when for e in rule.elements), *(n.when for n in rule.narrowed))
        for concept in concepts_of(source)
    }
    silent = {c for c in named if c not in words and not known[c].when and not known[c].includes}
    assert not silent


def test_no_concept_is_defined_twice() -> None:
    for pattern, key, field in (
        ("checklists/concepts/*.yaml", "concepts", "id"),
        ("locales/en/words/*.yaml", "words", "concept"),
    ):
        counts: Counter[str] = Counter()
        for file in sorted(content_root().glob(pattern)):
            data, _, faults = read_mapping(file)
            assert not faults
            counts.update(entry[field] for entry in data[key])
        assert not [name for name, count in counts.items() if count > 1]


@pytest.mark.parametrize("name", marked("match", sorted(rules())))
def test_examples_that_address_the_obligation(name: str, tmp_path: Path) -> None:
    rule = rules()[name]
    assert not [example for example in rule.match if not addresses(tmp_path, rule, example)]


@pytest.mark.parametrize("name", marked("no_match", sorted(rules())))
def test_examples_that_only_have_words_in_common(name: str, tmp_path: Path) -> None:
    rule = rules()[name]
    assert not [example for example in rule.no_match if addresses(tmp_path, rule, example)]


@pytest.mark.parametrize("law", marked("act", sorted(LAWS.glob("offences-*.txt"))))
def test_acts_in_many_styles(law: Path) -> None:
    """Each act has its labels beside it; what they do not list is missing."""
    data, _, faults = read_mapping(law.with_suffix(".yaml"))
    assert not faults
    expected = data["statuses"] or {}
    findings = checker().check([read(law, "en")]).findings
    found = {f.obligation: f.status.value for f in findings if f.obligation in rules() and f.status.value != "missing"}
    assert found == expected
