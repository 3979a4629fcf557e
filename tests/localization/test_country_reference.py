"""The profiles hold what the reference holds, no more and no less; runs where ../shared is there."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from lawkit.localization.countries import load_country

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference" / "countries"
pytestmark = pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference is not there")

SAME = {
    "short_name_en": "short_name_en",
    "official_name_en": "official_name_en",
    "official_languages": "official_languages",
    "legal_system": "legal_system",
    "legal_system_elements": "legal_system_elements",
    "government_form": "government_form",
    "head_of_state_title": "head_of_state_title",
    "head_of_state_representative_title": "head_of_state_representative_title",
    "legislature_name_en": "legislature_name_en",
    "legislature_name_local": "legislature_name_local",
    "chambers": "chambers",
    "legislature_chamber_names": "legislature_chamber_names",
    "currency": "currency",
    "official_gazette": "official_gazette",
    "enacting_formula": "enacting_formula",
    "has_nuclear_power_reactors": "has_nuclear_power_reactors",
    "operational_power_reactors": "operational_power_reactors_factbook",
    "power_reactors_under_construction": "power_reactors_under_construction_factbook",
    "power_reactors_shut_down": "power_reactors_shut_down_factbook",
    "has_research_reactors": "has_research_reactors",
}


def listed(value: Any) -> tuple[str, ...]:
    if value is None or value == "unknown":
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def test_every_fact_equals_the_reference() -> None:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    rows = yaml.load((REFERENCE / "countries.yaml").read_text("utf-8"), Loader=loader)
    assert len(rows) == 198
    for row in rows:
        country = load_country(row["iso2"])
        assert country.iso3 == row["iso3"]
        for ours, theirs in SAME.items():
            assert country.fact(ours).values == listed(row.get(theirs)), (row["iso2"], ours)
        hint = row.get("drafting_family_hint")
        assert hint is None or country.tradition == hint
        for doubt in ("legal_system_note", "official_name_factbook", "head_of_state_title_as_listed"):
            notes = [fact.note for fact in country.facts.values()]
            assert doubt not in row or any(row[doubt] in note for note in notes), (row["iso2"], doubt)


def test_every_treaty_row_equals_the_reference() -> None:
    with (REFERENCE / "treaty_status.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2167
    countries = {code: load_country(code) for code in {row["iso2"] for row in rows}}
    for row in rows:
        ours = countries[row["iso2"]].status_of(row["instrument"])
        assert ours.status == row["status"]
        assert ours.date == (row["date"] or "unknown")
        assert ours.as_of == (row["as_of"] or "unknown")
        assert (ours.source, ours.basis) == (row["source"], row["basis"])
