"""What `lawkit validate` proves of regulations and bills: no insertion goes astray, and each text names itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.library.validation import validate
from tests.library.test_validation import PACK, write_pack

BILL = """\
model_law: amending-bill
part: bill
order: 10
title: Bill
clauses:
- id: bill.one
  heading: One
  tier: optional
  provenance: suggestion
  paragraphs:
  - {text: "All of {{ inserted('court') }} is inserted.", suggestion: true}
  inserts:
    law: court
    after: court
    opening: {heading: Terms, text: "In {{ this_act }}:", definitions: [CONCEPT]}
    clauses: [first.offence]
"""
REGULATIONS = """\
model_law: regulations
part: rules
order: 10
title: Rules
clauses:
- id: rules.one
  heading: One
  tier: optional
  provenance: suggestion
  paragraphs:
  - {text: "Under {{ the_act }} and {{ ref('first.offence') }} {{ the_regulations }} apply.", suggestion: true}
"""


def faults(root: Path, folder: str, text: str) -> list[str]:
    write_pack(root)
    file = root / "model_laws" / folder / "10-text.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return [f"{fault.line}: {fault.field}: {fault.message}" for fault in validate([root])]


def concept() -> str:
    """A concept that a clause of the pack defines, or nothing to define."""
    return next((line.split()[2] for text in PACK.values() for line in text.splitlines() if "- concept: " in line), "")


def test_a_bill_that_inserts_clauses_of_the_act_is_sound(tmp_path: Path) -> None:
    text = BILL.replace("[CONCEPT]", f"[{concept()}]" if concept() else "[]")
    assert faults(tmp_path, "amending-bill", text) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("law: court", "law: code", "inserts.law: no placeholder is called 'code'"),
        ("after: court", "after: place", "inserts.after: no placeholder is called 'place'"),
        ("[first.offence]", "[first.none]", "inserts.clauses[1]: no clause of the act is called 'first.none'"),
        ("[first.offence]", "[first.offence, first.offence]", "'first.offence' is inserted twice; also by 'bill.one'"),
        ("    clauses: [first.offence]", "    parts: [none]", "inserts.parts[1]: no part of the act is called 'none'"),
        ("[CONCEPT]", "[ghost]", "inserts.opening.definitions[1]: no clause of the act defines 'ghost'"),
        ("{{ this_act }}", "{{ ref('a.b') }}", "inserts.opening.text: ref('a.b'): no such clause"),
        ("inserted('court')", "inserted('minister')", "inserted('minister'): no clause inserts anything into this law"),
    ],
)  # fmt: skip
def test_a_fault_in_an_insertion_is_told_with_its_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in BILL
    found = faults(tmp_path, "amending-bill", BILL.replace(old, new).replace("[CONCEPT]", "[]"))
    assert any(fault in one for one in found), found


def test_only_a_bill_inserts(tmp_path: Path) -> None:
    text = BILL.replace("model_law: amending-bill", "model_law: regulations").replace("[CONCEPT]", "[]")
    text = text.replace("{{ this_act }}", "{{ the_act }}")
    assert any("only a clause of an amending bill inserts" in one for one in faults(tmp_path, "regulations", text))


def test_regulations_refer_to_the_act_and_name_themselves(tmp_path: Path) -> None:
    assert faults(tmp_path, "regulations", REGULATIONS) == []


def test_regulations_that_say_this_act_are_told_what_to_write(tmp_path: Path) -> None:
    found = faults(tmp_path, "regulations", REGULATIONS.replace("the_regulations", "this_act"))
    assert any("write the_regulations for the text itself, the_act for the Act" in one for one in found), found
