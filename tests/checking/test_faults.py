"""Faults of drafting beyond the treaties, each in a small law of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.assessment import DraftingFault, FaultKind
from lawkit.checking.check import Checker
from lawkit.drafts.reading import read
from lawkit.library.loader import load


@cache
def checker() -> Checker:
    return Checker(load(), ("cppnm-a", "icsant"))


def faults(folder: Path, text: str, language: str = "en") -> list[DraftingFault]:
    path = folder / "law.txt"
    path.write_text(text, encoding="utf-8")
    found = checker().check([read(path, language)]).faults
    draft = path.read_text(encoding="utf-8")
    for fault in found:
        assert all(one.quote in draft for one in fault.evidence)
    return list(found)


def subjects(found: list[DraftingFault], kind: FaultKind) -> list[str]:
    return [fault.subject for fault in found if fault.kind is kind]


DEFINITIONS = """AN ACT
1. In this Act:
"depot" means a place where goods are kept;
"carrier" means a person who carries goods;
"nuclear material" means plutonium, uranium-233, and uranium enriched in the isotope 235;
2. A carrier shall take nuclear material only to a guarded place.
3. Nuclear facilities shall be guarded, and nuclear material in them shall be counted.
4. The operator of nuclear facilities shall report each year.
"""


def test_a_term_that_is_defined_and_never_used_is_named_with_its_place(tmp_path: Path) -> None:
    found = faults(tmp_path, DEFINITIONS)
    assert subjects(found, FaultKind.TERM_NOT_USED) == ["depot"]
    fault = next(one for one in found if one.kind is FaultKind.TERM_NOT_USED)
    assert fault.evidence[0].provision.startswith("1")
    assert fault.evidence[0].quote == "depot"


def test_a_central_term_that_carries_duties_and_has_no_definition_is_named_once(tmp_path: Path) -> None:
    found = subjects(faults(tmp_path, DEFINITIONS), FaultKind.TERM_NOT_DEFINED)
    assert [one.lower() for one in found] == ["nuclear facilities"]


def test_a_law_without_any_definition_is_not_told_that_it_lacks_them(tmp_path: Path) -> None:
    law = "AN ACT\n1. Nuclear facilities shall be guarded.\n2. Nuclear facilities shall be counted.\n"
    assert subjects(faults(tmp_path, law), FaultKind.TERM_NOT_DEFINED) == []


def test_two_meanings_of_a_term_in_one_part_of_the_law_are_a_fault(tmp_path: Path) -> None:
    law = DEFINITIONS.replace("5.", "") + '5. In this Act, "carrier" means the captain of a ship.\n'
    assert subjects(faults(tmp_path, law), FaultKind.TERM_DEFINED_TWICE) == ["carrier"]


def test_a_term_defined_by_the_section_that_sets_the_thing_up_is_defined_once(tmp_path: Path) -> None:
    law = (
        'AN ACT\n1. In this Act, "Bureau" means the Bureau established under section 2; "goods" means ore.\n'
        '2. There is established a body to be known as the "Bureau", which guards goods.\n3. The Bureau meets.\n'
    )
    assert subjects(faults(tmp_path, law), FaultKind.TERM_DEFINED_TWICE) == []


def test_references_to_nothing_and_to_repealed_provisions_are_told_apart(tmp_path: Path) -> None:
    law = (
        "AN ACT\n1. A person who acts against section 7 commits an offence.\n2. Section 3 applies to ships.\n"
        "3. [Repealed]\n4. Section 1 applies abroad.\n"
    )
    found = faults(tmp_path, law)
    assert subjects(found, FaultKind.REFERENCE_TO_NOTHING) == ["section 7"]
    assert subjects(found, FaultKind.REFERENCE_TO_REPEALED) == ["Section 3"]


SEARCH = "AN ACT\n1. An inspector may enter any premises and search any vehicle.\n{}"


def test_entry_and_search_without_a_judge_lack_a_safeguard(tmp_path: Path) -> None:
    found = faults(tmp_path, SEARCH.format(""))
    assert subjects(found, FaultKind.SAFEGUARD_MISSING) == ["judicial-oversight"]
    guarded = SEARCH.format("2. Except in an emergency a warrant issued by a magistrate is needed.\n")
    assert subjects(faults(tmp_path, guarded), FaultKind.SAFEGUARD_MISSING) == []


@pytest.mark.parametrize(
    ("language", "law"),
    [
        ("fr", "LOI\nArticle 1er\nLes inspecteurs peuvent pénétrer à tout moment dans les locaux.\n{}"),
        ("es", "LEY\nArtículo 1. Los inspectores podrán ingresar libremente a las instalaciones.\n{}"),
        ("zh", "条例\n第一条 检查人员可以进入有关场所进行检查。\n{}"),
    ],
)
def test_the_same_safeguard_is_looked_for_in_other_languages(language: str, law: str, tmp_path: Path) -> None:
    added = {
        "fr": "Article 2\nUne ordonnance du juge est nécessaire.\n",
        "es": "Artículo 2. Se requiere autorización judicial.\n",
        "zh": "第二条 搜查应当持有搜查证。\n",
    }[language]
    assert "judicial-oversight" in subjects(faults(tmp_path, law.format(""), language), FaultKind.SAFEGUARD_MISSING)
    assert subjects(faults(tmp_path, law.format(added), language), FaultKind.SAFEGUARD_MISSING) == []


def test_offences_without_the_exclusion_of_armed_forces_lack_a_safeguard(tmp_path: Path) -> None:
    law = (
        "AN ACT\n1. A person who without lawful authority possesses nuclear material, knowing that it is likely to "
        "cause death, commits an offence and is liable to imprisonment for ten years.\n"
    )
    assert "armed-forces" in subjects(faults(tmp_path, law), FaultKind.SAFEGUARD_MISSING)


def test_an_offence_that_leaves_out_a_limit_is_noted_as_broader_and_stays_covered(tmp_path: Path) -> None:
    law = (
        "AN ACT\n1. A person who demands nuclear material by threat or use of force or by any other kind of fear "
        "commits an offence and is liable to imprisonment for ten years.\n2. Whoever attacks a nuclear facility or "
        "does any act against it or interferes with its operation, knowing that the act is likely to cause death or "
        "serious injury or substantial damage to property or to the environment by exposure to radiation or release of "
        "radioactive substances, commits an offence and is liable to imprisonment for life.\n"
    )
    path = tmp_path / "law.txt"
    path.write_text(law, encoding="utf-8")
    assessment = checker().check([read(path, "en")])
    covered = {one.obligation for one in assessment.findings if one.status.value == "covered"}
    broader = {one.subject: one.elements for one in assessment.faults if one.kind is FaultKind.BROADER_THAN_ASKED}
    assert "cppnm-a.7.1.e" in covered
    assert broader["cppnm-a.7.1.e"] == ("exception-act-conformity-national",)
