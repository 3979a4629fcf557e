"""What the profiles of states say, and how a state is found."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lawkit.errors import ContentError, UnknownNameError
from lawkit.library.paths import content_root
from lawkit.localization.countries import Country, load_country
from lawkit.localization.names import country_file, find_country, fold, read_names

ROOTS = (content_root(),)
CODES = sorted(read_names(ROOTS))


@pytest.fixture(scope="module")
def every_country() -> dict[str, Country]:
    return {code: load_country(code) for code in CODES}


def test_there_are_197_states_and_kosovo() -> None:
    assert len(CODES) == 198
    assert "XK" in CODES


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KE", "KE"),
        ("ke", "KE"),
        ("KEN", "KE"),
        ("Kenya", "KE"),
        ("Republic of Kenya", "KE"),
        ("quenia", "KE"),
        ("كينيا", "KE"),
        ("Кения", "KE"),
        ("肯尼亚", "KE"),
        ("NO", "NO"),
        ("no", "NO"),
        ("Norge", "NO"),
        ("COTE D IVOIRE", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("the Gambia", "GM"),
        ("turkiye", "TR"),
        ("Turkey", "TR"),
        ("Österreich", "AT"),
        ("Antigua & Barbuda", "AG"),
        (" Viet  Nam ", "VN"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(name: str, code: str) -> None:
    assert find_country(name, ROOTS) == code


def test_a_misspelt_name_is_answered_with_the_close_one() -> None:
    with pytest.raises(UnknownNameError, match=r"^unknown country 'Kenja'; did you mean Kenya \(KE\)\?$"):
        load_country("Kenja")


def test_half_a_name_is_answered_with_every_state_that_has_it() -> None:
    with pytest.raises(UnknownNameError) as caught:
        load_country("Korea")
    assert "Republic of Korea (KR), Democratic People's Republic of Korea (KP)?" in str(caught.value)


@pytest.mark.parametrize("name", ["", "  ", "../KE", "names", "QQ", "/etc/passwd", "\n"])
def test_what_is_no_state_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        load_country(name)
    assert "\n" not in str(caught.value)


def test_no_two_states_share_a_name() -> None:
    holders: dict[str, set[str]] = {}
    for code, names in read_names(ROOTS).items():
        for name in names:
            holders.setdefault(fold(name), set()).add(code)
    assert {name: codes for name, codes in holders.items() if len(codes) > 1} == {}


def test_norway_stays_norway() -> None:
    norway = load_country("NO")
    assert norway.iso2 == "NO"
    assert "no" in norway.languages


def test_kenya_is_known_with_source_and_date() -> None:
    kenya = load_country("KE")
    assert kenya.official_name == "Republic of Kenya"
    assert kenya.languages == ("sw", "en")
    assert kenya.tradition == "common"
    assert kenya.fact("legal_system").source.startswith("CIA World Factbook")
    assert kenya.fact("legal_system").as_of == "2026-01-22"
    assert kenya.fact("official_gazette").text == "Kenya Gazette"
    row = kenya.status_of("cppnm-a")
    assert (row.status, row.date, row.as_of) == ("party", "2007-08-01", "2026-01-23")


def test_what_no_source_says_is_unknown() -> None:
    kenya = load_country("KE")
    assert not kenya.fact("has_research_reactors").known
    assert kenya.fact("has_research_reactors").text == ""
    assert not kenya.fact("competent_authority").known
    assert kenya.status_of("sua").status == "unknown"
    assert kenya.status_of("no-such-text").status == "unknown"


def test_a_mixed_system_leaves_the_tradition_open_and_says_why() -> None:
    south_africa = load_country("ZA")
    assert south_africa.tradition is None
    assert "mixed-common-civil" in south_africa.fact("tradition").note


def test_a_tradition_read_from_the_enacting_formula_is_marked_uncertain() -> None:
    sri_lanka = load_country("LK")
    assert sri_lanka.tradition == "common"
    assert sri_lanka.fact("tradition").doubtful
    assert not load_country("FR").fact("tradition").doubtful


def test_paper_follows_the_territory() -> None:
    assert load_country("US").paper_size == "Letter"
    assert load_country("MX").paper_size == "Letter"
    assert load_country("KE").paper_size == "A4"


def test_the_currency_is_named_in_the_reader_s_language() -> None:
    assert load_country("KE").currency_name("en") == "Kenyan shillings"
    assert load_country("FR").currency_name("es") == "euros"


def test_the_state_is_named_in_the_reader_s_language() -> None:
    kenya = load_country("KE")
    assert kenya.name("en") == "Kenya"
    assert kenya.name("fr") == "Kenya"
    assert kenya.name("ar") == "كينيا"
    assert kenya.name("xx") == "Kenya"


def test_a_clause_s_condition_on_an_unknown_fact_is_undecided() -> None:
    france, kenya = load_country("FR"), load_country("KE")
    assert france.meets({"has_nuclear_power_reactors": "true"}) is True
    assert kenya.meets({"has_nuclear_power_reactors": "true"}) is False
    assert kenya.meets({"has_research_reactors": "true"}) is None
    assert kenya.meets({"has_research_reactors": "true", "has_nuclear_power_reactors": "true"}) is False
    assert kenya.meets({}) is True


def test_being_party_to_a_treaty_is_a_fact_that_follows_from_the_treaty_table() -> None:
    kenya, zambia = load_country("KE"), load_country("ZM")
    assert kenya.meets({"party_to_cppnm_a": "true"}) is True
    assert zambia.meets({"party_to_cppnm": "true"}) is True
    assert zambia.meets({"party_to_cppnm_a": "true"}) is False
    assert kenya.meets({"party_to_sua": "true"}) is None
    assert kenya.fact("party_to_icsant").source == kenya.status_of("icsant").source


def test_a_coast_a_federation_and_nuclear_power_plants_are_known_where_a_source_says_so() -> None:
    assert load_country("ML").meets({"has_coast": "true"}) is False
    assert load_country("KZ").meets({"has_coast": "true"}) is None  # a coast on the Caspian Sea alone
    assert load_country("NG").meets({"federal": "true"}) is True
    assert load_country("BA").meets({"federal": "true"}) is None  # no source that lawkit carries calls it unitary
    assert load_country("DE").meets({"has_nuclear_installations": "true"}) is True
    assert load_country("KE").meets({"has_nuclear_installations": "true"}) is None  # one may be planned


def test_every_state_has_the_same_eleven_treaty_rows_save_kosovo(every_country: dict[str, Country]) -> None:
    rows = {code: {row.instrument for row in country.treaty_status} for code, country in every_country.items()}
    assert rows.pop("XK") == set()
    assert {frozenset(names) for names in rows.values()} == {
        frozenset(
            {"cppnm", "cppnm-a", "icsant", "cns", "joint-convention", "early-notification", "assistance"}
            | {"sua", "npt", "csa", "ap"}
        )
    }
    assert sum(len(country.treaty_status) for country in every_country.values()) == 2167


def test_a_known_status_names_its_source(every_country: dict[str, Country]) -> None:
    rows = [row for country in every_country.values() for row in country.treaty_status]
    assert all(row.source for row in rows if row.status != "unknown")


def test_a_known_fact_names_its_source(every_country: dict[str, Country]) -> None:
    facts = [fact for country in every_country.values() for fact in country.facts.values()]
    assert all(fact.source for fact in facts if fact.known)
    assert not any(fact.source or fact.quote for fact in facts if not fact.known)


def test_parties_are_counted_as_the_reference_counts_them(every_country: dict[str, Country]) -> None:
    def parties(instrument: str) -> int:
        return sum(country.status_of(instrument).status == "party" for country in every_country.values())

    counted = {name: parties(name) for name in ("cppnm", "cppnm-a", "icsant", "cns", "joint-convention", "sua")}
    assert counted == {"cppnm": 164, "cppnm-a": 137, "icsant": 122, "cns": 97, "joint-convention": 89, "sua": 37}


def test_193_states_are_members_of_the_united_nations(every_country: dict[str, Country]) -> None:
    outside = [code for code, country in every_country.items() if country.fact("un_member").text != "true"]
    assert outside == ["CK", "NU", "PS", "VA", "XK"]


def test_one_profile_is_read_in_a_moment() -> None:
    load_country("KE")
    start = time.perf_counter()
    load_country("TZ")
    assert time.perf_counter() - start < 0.2  # about 3 ms on an idle machine


def test_a_pack_overrides_a_state(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "countries"
    folder.mkdir(parents=True)
    (folder / "KE.yaml").write_text("iso2: KE\niso3: KEN\nfacts:\n  short_name_en: {value: Kenya (tested)}\n", "utf-8")
    roots = (content_root(), tmp_path)
    assert country_file("KE", roots) == folder / "KE.yaml"
    assert load_country("Kenya", roots).short_name == "Kenya (tested)"


def test_a_pack_adds_a_state_that_its_names_find(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "countries"
    folder.mkdir(parents=True)
    (folder / "QK.yaml").write_text("iso2: QK\niso3: QKE\nfacts: {short_name_en: {value: Kestria}}\n", "utf-8")
    (folder / "names.yaml").write_text("names:\n  QK: [QKE, Kestria, Késtrie]\n", "utf-8")
    assert load_country("kestrie", (content_root(), tmp_path)).iso2 == "QK"


def test_a_fault_in_a_profile_names_file_line_and_field(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "countries"
    folder.mkdir(parents=True)
    text = "iso2: KE\niso3: KEN\nfacts:\n  currency:\n    value: KES\n    as_of: last year\n"
    text += "treaty_status:\n- instrument: cppnm\n  status: member\n"
    (folder / "KE.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        load_country("KE", (tmp_path,))
    shown = str(caught.value)
    assert "KE.yaml:6: facts.currency.as_of: string should match pattern" in shown
    assert "KE.yaml:9: treaty_status[1].status: input should be 'party', 'signatory', 'not party' or 'unknown'" in shown


def test_a_profile_under_another_s_name_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "countries"
    folder.mkdir(parents=True)
    (folder / "KE.yaml").write_text("iso2: TZ\niso3: TZA\nfacts: {}\n", "utf-8")
    with pytest.raises(ContentError, match=r"KE\.yaml:1: iso2: expected KE, the name of the file"):
        load_country("KE", (tmp_path,))
