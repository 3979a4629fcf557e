"""A decree names its object once: the rules of the guidance read "the material", "the regime", "an import"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.assessment import Finding
from lawkit.checking.check import Checker
from lawkit.drafts.reading import read
from lawkit.library.loader import load

PROTECTION = """
REGULATIONS ON PHYSICAL PROTECTION

1. The Minister by these Regulations establishes a regime for the physical protection of nuclear material.

2. The State shall provide the funds and staff that sustain the regime over the long term.

3. The licence holder shall submit a security plan to the Authority for approval. The holder
shall revise it every two years.

4. The operator shall search for, find and recover material that was lost or stolen.
"""
SOURCES = """
ACT ON RADIOACTIVE SOURCES

1. This Act applies to radioactive sources of Categories 1, 2 and 3.

2. No person shall export a radioactive source of Category 1 without a licence and prior notice to the importing State.

3. An import shall be authorised only if the recipient is licensed to receive it and the State has the technical and
administrative capability, resources and regulatory structure to manage it.

4. An export shall be authorised only if the recipient is licensed to receive it and the importing State has the
technical and administrative capability, resources and regulatory structure to manage it.

5. In exceptional circumstances an export may be authorised in other ways if the importing State consents.
"""
MINERALS = SOURCES.replace("a radioactive source", "a mineral").replace("radioactive sources", "minerals")


@cache
def checker() -> Checker:
    """The rules of the two instruments."""
    return Checker(load(), ["infcirc225r5", "coc"])


def findings(text: str, folder: Path) -> dict[str, Finding]:
    """What the check finds in an English draft."""
    path = folder / "draft.txt"
    path.write_text(text, encoding="utf-8")
    return {one.obligation: one for one in checker().check([read(path, "en")]).findings}


@pytest.mark.parametrize("duty", ["sustainability", "locate"])
def test_in_a_decree_on_physical_protection_the_material_and_the_regime_are_enough(duty: str, tmp_path: Path) -> None:
    """They are addressed there, and not where no article says what the regime protects."""
    name = f"infcirc225r5.{duty}"
    assert findings(PROTECTION, tmp_path)[name].status.value != "missing"
    elsewhere = PROTECTION.replace("the physical protection of nuclear material", "the storage of grain")
    assert findings(elsewhere, tmp_path)[name].status.value == "missing"


def test_a_plan_is_reviewed_where_the_next_sentence_says_it(tmp_path: Path) -> None:
    """ "The holder shall revise it every two years." """
    elements = {one.id: one.present for one in findings(PROTECTION, tmp_path)["infcirc225r5.licensee.plan"].elements}
    assert elements["review"]


@pytest.mark.parametrize("duty", ["coc.24", "coc.25", "coc.26"])
def test_in_a_law_on_sources_an_article_on_trade_need_not_name_them_again(duty: str, tmp_path: Path) -> None:
    """The same articles in a law on minerals say nothing of sources."""
    assert findings(SOURCES, tmp_path)[duty].status.value == "covered"
    assert findings(MINERALS, tmp_path)[duty].status.value == "missing"
