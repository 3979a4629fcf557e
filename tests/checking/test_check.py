"""What the check says of small laws about lanterns: statuses, the reach of general parts, defined terms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.assessment import Finding, Status
from lawkit.checking.check import check
from lawkit.drafts.draft import Draft
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build
from lawkit.library.loader import Library, load

PACK = Path(__file__).parent / "pack"


@cache
def library() -> Library:
    return load([PACK])


def draft(text: str, file: str = "law.txt") -> Draft:
    blocks = tuple(Block(line) for line in text.strip().splitlines() if line.strip())
    return build(Source(file, "0" * 64, blocks, language="en"), "en")


def findings(*texts: str) -> dict[str, Finding]:
    drafts = [draft(text, f"law-{number}.txt") for number, text in enumerate(texts, 1)]
    return {finding.obligation: finding for finding in check(library(), drafts, ["toy"]).findings}


def present(finding: Finding) -> set[str]:
    return {element.id for element in finding.elements if element.present}


FULL = """
1. Lanterns
(1) A person who intentionally lights or carries a lantern commits an offence.
2. Penalties
A person who commits an offence under section 1 is liable to imprisonment for two years.
"""


def test_an_offence_with_every_element_is_covered_and_cites_its_section() -> None:
    found = findings(FULL)["toy.1"]
    assert found.status is Status.COVERED
    assert found.evidence[0].provision == "1(1)"
    assert not found.is_gap


def test_a_penalty_in_another_section_counts_for_the_offence_it_names() -> None:
    found = findings(FULL)["toy.1"]
    shown = next(element for element in found.elements if element.id == "penalty")
    assert shown.present
    assert shown.evidence[0].provision == "2"


def test_a_penalty_for_another_offence_does_not_count() -> None:
    text = FULL.replace("under section 1 is", "under section 3 is") + "3. Drums\nA person who beats a drum is guilty.\n"
    assert "penalty" not in present(findings(text)["toy.1"])


def test_a_missing_limiting_element_widens_the_offence_and_is_no_gap() -> None:
    found = findings(FULL.replace("intentionally ", ""))["toy.1"]
    assert "intent" not in present(found)
    assert found.status is Status.COVERED


def test_a_missing_covering_element_is_a_gap() -> None:
    found = findings(FULL.replace("lights or carries", "lights"))["toy.1"]
    assert found.status is Status.PARTIAL
    assert present(found) == {"intent", "lighting", "penalty"}


def test_the_lead_in_is_read_with_each_item_of_its_list() -> None:
    text = """
1. Lanterns
A person commits an offence who, in respect of a lantern, intentionally
(a) lights it; or
(b) carries it,
and is liable to a fine.
"""
    found = findings(text)["toy.1"]
    assert found.status is Status.COVERED, present(found)


def test_a_defined_term_takes_the_meaning_of_its_definition() -> None:
    text = FULL.replace("a lantern", "a glim").replace(
        "2. Penalties", "1A. Interpretation\nIn this Act “glim” means a flame in a case of glass.\n2. Penalties"
    )
    assert findings(text)["toy.1"].status is Status.COVERED
    assert findings(text)["toy.4"].status is Status.COVERED


def test_an_added_purpose_leaves_a_gap_and_is_named() -> None:
    found = findings(FULL.replace("intentionally", "intentionally and for a purpose of terror"))["toy.1"]
    assert found.status is Status.PARTIAL
    assert [one.error for one in found.narrowed_by] == ["a purpose of terror"]


def test_narrowing_words_are_named_with_their_place() -> None:
    found = findings(FULL.replace("a lantern", "a lantern abroad"))["toy.1"]
    assert [(one.error, one.evidence.quote) for one in found.narrowed_by] == [("abroad-only", "abroad")]


def test_a_general_part_with_no_offence_to_attach_to_is_missing() -> None:
    text = "1. Attempts\nA person who attempts an offence under this Act commits an offence.\n"
    assert findings(text)["toy.2"].status is Status.MISSING


def test_a_general_part_reaches_the_offences_that_it_names() -> None:
    attempt = "3. Attempts\nA person who attempts to commit an offence under section {} commits an offence.\n"
    assert findings(FULL + attempt.format(1))["toy.2"].status is Status.COVERED
    assert findings(FULL + attempt.format(2))["toy.2"].status is Status.PARTIAL
    whole = attempt.replace("section {}", "this Act")
    assert findings(FULL + whole)["toy.2"].status is Status.COVERED


def test_an_option_is_never_a_gap() -> None:
    found = findings(FULL)["toy.3"]
    assert found.option
    assert not found.is_gap
    assert found.priority == 0.0


def test_a_definition_alone_does_not_make_an_offence() -> None:
    text = """
1. Interpretation
In this Act “lantern-bearer” means a person who lights or carries a lantern and commits an offence.
"""
    assert findings(text)["toy.1"].status is Status.MISSING


def test_a_sentence_that_gives_a_name_in_passing_still_rules() -> None:
    text = FULL.replace("a lantern commits", "a lantern at night (hereinafter “the Lantern Bearer”) commits")
    assert findings(text)["toy.1"].status is Status.COVERED


@pytest.mark.parametrize(
    "text",
    [
        "WHEREAS a person who lights or carries a lantern commits an offence:\n1. Title\nThis Act is the Drums Act.\n",
        "1. Lanterns\n[Repealed: a person who lights or carries a lantern commits an offence.]\n2. Title\nDrums Act.\n",
    ],
)
def test_preambles_and_repealed_text_do_not_count(text: str) -> None:
    assert findings(text)["toy.1"].status is Status.MISSING


def test_another_law_named_by_the_user_is_read_together_and_shown_as_such() -> None:
    second = "1. Title\nThis is the Code.\n2. Attempts\nA person who attempts a lantern offence commits an offence.\n"
    found = findings(FULL, second)["toy.2"]
    assert found.status is not Status.MISSING
    assert {one.file for one in found.evidence} == {"law-2.txt"}


def test_a_section_of_another_law_is_not_the_one_of_the_same_number() -> None:
    other = (
        "1. Drums\nA person who beats a drum is guilty.\n"
        "2. Attempts\nA person who attempts to commit an offence under section 1 commits an offence.\n"
    )
    assert findings(FULL, other)["toy.2"].status is not Status.COVERED


def test_an_obligation_without_a_rule_is_undecided_and_never_covered() -> None:
    found = findings(FULL)["toy.5"]
    assert found.undecided
    assert found.status is Status.MISSING


def test_what_is_missing_shows_the_nearest_provisions() -> None:
    found = findings("1. Lanterns\nEvery lantern shall be clean.\n2. Drums\nDrums shall be loud.\n")["toy.1"]
    assert found.status is Status.MISSING
    assert [one.provision for one in found.nearest] == ["1"]


def test_every_quote_is_the_text_between_its_offsets() -> None:
    law = draft(FULL)
    for finding in check(library(), [law], ["toy"]).findings:
        shown = [one for element in finding.elements for one in element.evidence]
        for one in [*finding.evidence, *finding.nearest, *shown]:
            assert law.text[one.start : one.end] == one.quote


TABLE = """
1. Theft
Whoever steals nuclear material.
2. Keeping
Every holder shall protect nuclear material against theft.
3. Penalties
Imprisonment of two years: sections 1 and 2.
"""


def test_conduct_that_only_a_table_of_penalties_punishes_is_an_offence() -> None:
    def theft(text: str) -> Finding:
        found = check(library(), [draft(text)], ["cppnm-a"]).findings
        return next(finding for finding in found if finding.obligation == "cppnm-a.7.1.b")

    assert [evidence.provision for evidence in theft(TABLE).evidence] == ["1"]
    assert theft(TABLE.replace("sections 1 and 2", "as the court decides")).status is Status.MISSING


LISTED = """
1. Groups
(1) A group is dangerous when it serves one of these acts: stealing nuclear material; scattering poison.
(2) Whoever leads such a group shall be punished with imprisonment of ten years.
2. Acts
Whoever commits the acts of section 1(1) shall be punished with imprisonment of five years.
"""


def test_a_subsection_that_another_section_punishes_is_an_offence_though_its_section_makes_others() -> None:
    found = check(library(), [draft(LISTED)], ["cppnm-a"]).findings
    theft = next(finding for finding in found if finding.obligation == "cppnm-a.7.1.b")
    assert theft.status is not Status.MISSING
    assert theft.evidence[0].provision == "1(1)"


def test_words_far_apart_in_a_very_long_paragraph_are_not_read_together() -> None:
    rest = " ".join(f"Form {number} is kept in the archive of the Ministry for ten years." for number in range(60))
    together = "Whoever receives nuclear material without lawful authority commits an offence. " + rest
    apart = f"Nuclear material is received at the port. {rest} Whoever breaks a seal commits an offence."
    found = []
    for words in (together, apart):
        law = draft(f"AN ACT\n11. The Act applies.\n12. {words}\n13. The Minister acts.")
        findings = check(load(), [law], ["cppnm-a"]).findings
        found.append(next(one.status for one in findings if one.obligation == "cppnm-a.7.1.a"))
    assert found == [Status.PARTIAL, Status.MISSING]
