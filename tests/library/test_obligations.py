"""The obligations are those of the register, all of them, unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from lawkit.library.content import Binding, Modality
from lawkit.library.loader import Library, load

REGISTER = Path(__file__).resolve().parents[3] / "shared" / "reference" / "obligations.yaml"


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def test_391_obligations_with_948_elements_of_21_instruments(library: Library) -> None:
    assert len(library.obligations) == 391
    assert sum(len(one.elements) for one in library.obligations.values()) == 948
    assert {one.instrument for one in library.obligations.values()} == set(library.instruments)
    assert len(library.instruments) == 21


def test_an_obligation_is_named_after_its_instrument(library: Library) -> None:
    for one in library.obligations.values():
        assert one.id.startswith(f"{one.instrument}."), one.id


def test_element_ids_are_unique_within_their_obligation(library: Library) -> None:
    for one in library.obligations.values():
        ids = [element.id for element in one.elements]
        assert len(ids) == len(set(ids)), one.id


def test_a_grouped_element_is_limiting(library: Library) -> None:
    grouped = [e for one in library.obligations.values() for e in one.elements if e.group]
    assert grouped
    assert {element.effect for element in grouped} == {"limiting"}


def test_only_permissive_duties_are_options(library: Library) -> None:
    options = {one.id for one in library.obligations.values() if one.is_option}
    assert options == {one.id for one in library.obligations.values() if one.modality is Modality.MAY}
    assert options


def test_what_rests_on_a_proposal_or_a_statement_is_never_called_binding(library: Library) -> None:
    for one in library.obligations.values():
        if one.binding in (Binding.TREATY, Binding.CHAPTER_VII):
            assert library.instruments[one.instrument].binding, one.id


@pytest.mark.skipif(not REGISTER.is_file(), reason="the reference is not there")
def test_every_field_of_every_obligation_equals_the_register(library: Library) -> None:
    text = REGISTER.read_text("utf-8")
    register: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert list(register["instruments"]) == list(library.instruments)
    assert [row["id"] for row in register["obligations"]] == list(library.obligations)
    for row in register["obligations"]:
        ours = library.obligations[row["id"]].model_dump(mode="json", exclude_defaults=True)
        for element in ours["elements"]:
            element["required"] = str(element["required"]).lower()
        theirs = {key: value for key, value in row.items() if value != ""}
        assert {key: value for key, value in ours.items() if key != "correction"} == theirs, row["id"]
