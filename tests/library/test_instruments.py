"""What the files say of the instruments themselves, and how states stand towards them."""

from __future__ import annotations

import re

import pytest

from lawkit.library.content import Instrument
from lawkit.library.loader import Library, load
from lawkit.localization.countries import Country, TreatyStatus, load_country
from lawkit.localization.standing import (
    Position,
    binding_instruments,
    binding_obligations,
    standing,
    standings,
)

DATE = re.compile(r"^\d{4}(-\d\d(-\d\d)?)?$")


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def state(**rows: str) -> Country:
    status = [TreatyStatus(instrument=name.replace("_", "-"), status=value) for name, value in rows.items()]  # type: ignore[arg-type]
    return Country(iso2="QK", iso3="QKE", facts={}, treaty_status=tuple(status))


def test_there_are_21_instruments_in_the_order_of_the_register(library: Library) -> None:
    assert list(library.instruments)[:4] == ["cppnm-a", "icsant", "unscr1540", "unscr1373"]
    assert list(library.instruments)[-1] == "ncns"
    assert len(library.instruments) == 21
    orders = [one.order for one in library.instruments.values()]
    assert orders == sorted(set(orders))


def test_dates_are_iso_dates(library: Library) -> None:
    for one in library.instruments.values():
        for fact in (one.adopted, one.opened, one.issued, one.in_force):
            assert fact is None or DATE.match(fact.value), (one.id, fact)


def test_what_was_only_remembered_is_not_called_verified(library: Library) -> None:
    for one in library.instruments.values():
        facts = [one.adopted, one.opened, one.issued, one.in_force, one.depositary, *one.symbols]
        for fact in facts:
            assert fact is None or not fact.verified or not fact.source.startswith("from memory"), (one.id, fact)
    sua, cns = library.instruments["sua"], library.instruments["cns"]
    assert sua.in_force is not None
    assert not sua.in_force.verified
    assert cns.in_force is not None
    assert not cns.in_force.verified


@pytest.mark.parametrize(
    ("instrument", "field", "value"),
    [
        ("cppnm-a", "adopted", "2005-07-08"),
        ("cppnm-a", "opened", "1980-03-03"),
        ("cppnm-a", "in_force", "2016-05-08"),
        ("icsant", "adopted", "2005-04-13"),
        ("icsant", "opened", "2005-09-14"),
        ("icsant", "in_force", "2007-07-07"),
        ("icsant", "depositary", "Secretary-General of the United Nations"),
        ("unscr1540", "adopted", "2004-04-28"),
        ("unscr1373", "adopted", "2001-09-28"),
        ("sua", "adopted", "2005-10-14"),
        ("early-notification", "adopted", "1986-09-26"),
        ("joint-convention", "opened", "1997-09-29"),
        ("coc", "adopted", "2003-09-08"),
        ("infcirc869", "issued", "2014-10-09"),
        ("ncns", "issued", "2015-03-24"),
    ],
)
def test_dates_and_depositaries_are_those_of_the_sources(
    library: Library, instrument: str, field: str, value: str
) -> None:
    assert getattr(library.instruments[instrument], field).value == value


def test_conventions_are_authentic_in_six_languages(library: Library) -> None:
    for one in library.instruments.values():
        if one.kind == "convention":
            assert one.languages == ("ar", "zh", "en", "fr", "ru", "es")
            assert one.depositary is not None
            assert one.structure


def test_every_instrument_that_is_not_binding_says_so(library: Library) -> None:
    for one in library.instruments.values():
        if not one.binding:
            assert "binding" in one.notes, one.id


def test_only_security_council_resolutions_bind_all_states(library: Library) -> None:
    assert [i for i, one in library.instruments.items() if one.binds_all_states] == ["unscr1540", "unscr1373"]


def test_every_convention_names_rows_that_the_country_files_have(library: Library) -> None:
    rows = {row.instrument for row in load_country("KE").treaty_status}
    for one in library.instruments.values():
        assert bool(one.status_keys) == (one.kind == "convention"), one.id
        assert set(one.status_keys) <= rows, one.id


def test_kenya_is_bound_by_what_it_joined_and_by_the_security_council(library: Library) -> None:
    assert binding_instruments(load_country("KE"), library) == ["cppnm-a", "icsant", "unscr1540", "unscr1373"]


def test_a_reason_names_the_date_and_the_source(library: Library) -> None:
    found = standing(load_country("KE"), library.instruments["cppnm-a"])
    assert found.position is Position.PARTY
    assert found.reason.startswith("CPPNM/A: party since 2007-08-01 (IEADB")
    assert found.reason.endswith("as of 2026-01-23)")


def test_a_party_to_the_convention_of_1980_only_is_bound_by_the_duties_of_1980(library: Library) -> None:
    andorra = load_country("AD")
    found = standing(andorra, library.instruments["cppnm-a"])
    assert found.position is Position.PARTY_TO_EARLIER_TEXT
    assert "only the obligations of 1980 bind Andorra" in found.reason
    assert "cppnm-a" in binding_instruments(andorra, library)
    bound = {one.id for one in binding_obligations(standings(andorra, library), library.obligations.values())}
    for obligation in library.obligations_of(["cppnm-a"]):
        assert (obligation.id in bound) == obligation.since.startswith("1980"), obligation.id
        assert found.binds_in_earlier_form(obligation) == ("modified" in obligation.since), obligation.id


def test_a_party_to_the_amendment_is_bound_by_every_duty(library: Library) -> None:
    found = standing(load_country("KE"), library.instruments["cppnm-a"])
    assert all(found.binds(one) for one in library.obligations_of(["cppnm-a"]))
    assert not any(found.binds_in_earlier_form(one) for one in library.obligations_of(["cppnm-a"]))


def test_a_signatory_and_an_unknown_are_not_bound(library: Library) -> None:
    icsant: Instrument = library.instruments["icsant"]
    assert standing(load_country("AD"), icsant).position is Position.SIGNATORY
    assert standing(load_country("HT"), icsant).position is Position.UNKNOWN
    assert not standing(load_country("AD"), icsant).binding
    assert binding_instruments(state(icsant="signatory", sua="unknown", cppnm="signatory"), library) == [
        "unscr1540",
        "unscr1373",
    ]


def test_a_signatory_of_the_earlier_text_is_shown_as_such(library: Library) -> None:
    found = standing(state(cppnm="signatory", cppnm_a="not party"), library.instruments["cppnm-a"])
    assert found.position is Position.SIGNATORY


def test_a_code_of_conduct_binds_nobody(library: Library) -> None:
    assert standing(load_country("FR"), library.instruments["coc"]).position is Position.NOT_BINDING


def test_for_a_state_outside_the_united_nations_the_reason_says_so(library: Library) -> None:
    found = standing(load_country("VA"), library.instruments["unscr1540"])
    assert found.binding
    assert "not listed as a member" in found.reason
