"""The regulatory rules: their own examples, and whole acts in drafting styles that nobody tuned them to."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.assessment import Finding
from lawkit.checking.check import Checker
from lawkit.drafts.reading import read
from lawkit.library.content import ObligationRule
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.yaml_source import read_mapping
from tests.checking.known_errors import marked

KINDS = {
    "definition",
    "scope",
    "authority",
    "governance",
    "licensing",
    "physical-protection",
    "transport",
    "export-import",
    "information",
    "emergency",
    "cooperation",
    "accounting",
    "radioactive-sources",
    "reporting",
}
INSTRUMENTS = ("cppnm-a", "icsant")
LAWS = Path(__file__).parent / "laws"
# What rules with `given` build upon: the law has a regime, exempts small amounts, and serves both conventions.
CONTEXT = """
1. The Minister shall by regulations establish a regime for the physical protection of nuclear material.
2. The Authority may exempt nuclear material from section 1, having regard to its nature and quantity.
3. The Authority is the liaison point for the nuclear terrorism convention; it shall administer this Act.
"""


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
    wanted = {f"{instrument}-regulatory.yaml" for instrument in INSTRUMENTS}
    named = set()
    for name in sorted(wanted):
        data, _, faults = read_mapping(content_root() / "checklists" / "rules" / name)
        assert not faults
        named |= {rule["obligation"] for rule in data["rules"]}
    return {name: rule for name, rule in library().rules.items() if name in named}


def findings(path: Path) -> dict[str, Finding]:
    """What the check finds in a law, of these rules."""
    found = checker().check([read(path, "en")]).findings
    return {finding.obligation: finding for finding in found if finding.obligation in rules()}


def addresses(example: str, obligation: str, folder: Path) -> bool:
    """Whether a law that holds one example, after what its rule builds upon, addresses the obligation there."""
    path = folder / "law.txt"
    path.write_text(f"{CONTEXT}4. {_provision(example)}\n", encoding="utf-8")
    evidence = findings(path)[obligation].evidence
    return any(one.provision.split("(")[0].split()[0].rstrip(",") == "4" for one in evidence)


def _provision(example: str) -> str:
    return f"In this Act:\n{example}" if example.startswith('"') else example


def test_every_regulatory_obligation_has_a_rule() -> None:
    wanted = {
        obligation.id
        for obligation in library().obligations_of(INSTRUMENTS)
        if obligation.kind in KINDS and not obligation.id.startswith("icsant.4")
    }
    assert wanted == set(rules())


def test_rules_look_for_exactly_the_elements_of_their_obligations() -> None:
    for name, rule in rules().items():
        if not rule.sum_of:
            elements = {element.id for element in library().obligations[name].elements}
            assert {element.element for element in rule.elements} == elements, name


def test_every_rule_has_examples() -> None:
    assert [name for name, rule in rules().items() if not rule.sum_of and not (rule.match and rule.no_match)] == []


@pytest.mark.parametrize("name", marked("examples", [name for name, rule in rules().items() if rule.match]))
def test_examples_address_their_obligation_and_words_in_common_do_not(name: str, tmp_path: Path) -> None:
    rule = rules()[name]
    assert [one for one in rule.match if not addresses(one, name, tmp_path)] == []
    assert [one for one in rule.no_match if addresses(one, name, tmp_path)] == []


def test_every_concept_of_the_theme_has_english_words_or_stands_for_an_expression() -> None:
    data, _, _ = read_mapping(content_root() / "checklists" / "concepts" / "regulatory.yaml")
    words = library().words("en")
    assert [c["id"] for c in data["concepts"] if "when" not in c and c["id"] not in words] == []


# For each act: obligation -> "covered", or the elements that it lacks. All others are missing.
EXPECTED: dict[str, dict[str, str | set[str]]] = {
    "old-ordinance.txt": {
        "cppnm-a.1.a": "covered",
        "cppnm-a.1.d": "covered",
        "cppnm-a.1.e": "covered",
        "cppnm-a.2.1": "covered",
        "cppnm-a.2.5": "covered",
        "cppnm-a.2A.1": {"covers-all-persons-state"},
        "cppnm-a.2A.1.a": "covered",
        "cppnm-a.2A.1.c": "covered",
        "cppnm-a.2A.2.a": "covered",
        "cppnm-a.2A.2.b": "covered",
        "cppnm-a.2A.3": {"all-twelve-principles-l"},
        "cppnm-a.2A.3.C": "covered",
        "cppnm-a.2A.3.D": "covered",
        "cppnm-a.2A.3.E": "covered",
        "cppnm-a.2A.3.G": "covered",
        "cppnm-a.2A.3.H": "covered",
        "cppnm-a.2A.3.L": "covered",
        "icsant.1.2": "covered",
        "icsant.1.3": {
            "reactor-mobile-reactors-included",
            "plant-conveyance",
            "production-storage-processing-transport",
            "radioactive-material",
        },
    },
    "plain-act.txt": {
        "cppnm-a.1.a": "covered",
        "cppnm-a.1.b": "covered",
        "cppnm-a.1.d": {"associated-buildings-equipment", "production-processing-use-handling"},
        "cppnm-a.1A": "covered",
        "cppnm-a.2.2": "covered",
        "cppnm-a.2.4.b": "covered",
        "cppnm-a.2.4.d": "covered",
        "cppnm-a.2A.1": {"covers-material-facilities", "covers-all-persons-state", "duty-maintain"},
        "cppnm-a.2A.1.b": "covered",
        "cppnm-a.2A.1.d": "covered",
        "cppnm-a.2A.2.a": {"maintained-updated"},
        "cppnm-a.2A.2.b": "covered",
        "cppnm-a.2A.3": {"all-twelve-principles-l"},
        "cppnm-a.2A.3.A": "covered",
        "cppnm-a.2A.3.C": {"inspection-facilities", "inspection-transport", "enforcement-power", "effective-sanctions"},
        "cppnm-a.2A.3.D": {
            "competence",
            "financial-resources",
            "human-resources",
            "effective-independence-promotion-utilization",
        },
        "cppnm-a.2A.3.E": {"prime-responsibility-licence-authorization", "includes-shippers-carriers"},
        "cppnm-a.2A.3.F": "covered",
        "cppnm-a.2A.3.I": "covered",
        "cppnm-a.2A.3.J": "covered",
        "cppnm-a.2A.3.K": "covered",
        "cppnm-a.2A.4.a": "covered",
        "cppnm-a.2A.4.b": "covered",
        "cppnm-a.5.1": "covered",
        "cppnm-a.5.2": "covered",
        "cppnm-a.5.2.a": "covered",
        "cppnm-a.5.3.a": "covered",
        "cppnm-a.5.3.b": "covered",
        "cppnm-a.6.1": "covered",
        "cppnm-a.6.2": "covered",
        "cppnm-a.14.1": "covered",
        "cppnm-a.14.2": "covered",
        "icsant.1.1": "covered",
        "icsant.1.2": "covered",
        "icsant.1.3": "covered",
        "icsant.7.2": {"steps-given-organizations"},
        "icsant.7.3": "covered",
        "icsant.7.4": "covered",
        "icsant.18.1.a": "covered",
        "icsant.18.1.b": "covered",
        "icsant.18.1.c": "covered",
        "icsant.18.2": "covered",
        "icsant.18.3": "covered",
        "icsant.18.6": "covered",
        "icsant.19": "covered",
    },
    "civil-regulation.txt": {
        "cppnm-a.1.c": "covered",
        "cppnm-a.2A.3.B": "covered",
        "cppnm-a.3": "covered",
        "cppnm-a.4.1": "covered",
        "cppnm-a.4.2": "covered",
        "cppnm-a.4.3": "covered",
        "cppnm-a.4.4": "covered",
        "cppnm-a.4.5": "covered",
        "cppnm-a.annex-I": "covered",
    },
}


@pytest.mark.parametrize("law", marked("act", EXPECTED))
def test_acts_in_other_styles_are_read_as_a_lawyer_would(law: str) -> None:
    got: dict[str, str | set[str]] = {}
    for name, finding in findings(LAWS / law).items():
        lacking = {element.id for element in finding.elements if not element.present}
        if finding.status.value != "missing":
            got[name] = "covered" if finding.status.value == "covered" else lacking
    assert got == EXPECTED[law]
