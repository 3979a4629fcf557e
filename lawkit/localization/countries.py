"""A state's profile: its facts, each with source and date, and its treaty status. What no source says is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from lawkit.errors import ContentError, ContentFault
from lawkit.library.content import Content
from lawkit.library.paths import content_root
from lawkit.library.yaml_source import read_model
from lawkit.localization.names import country_file, find_country
from lawkit.sentences import marked

UNKNOWN = "unknown"
AsOf = Annotated[str, StringConstraints(pattern=r"^(unknown|\d{4}(-\d\d(-\d\d)?)?)$")]
FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Tradition = Literal["common", "civil"]
PaperSize = Literal["A4", "Letter"]

OWN_FIGURES = "own_figures"  # the fact whether laws are printed in figures of the state's own
MANY = 1000  # an amount whose unit is in the plural

# CLDR supplementalData, measurementData: the territories with US-Letter paper (Babel does not carry this part).
_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


class Fact(Content):
    """One fact on a state; `value` is 'unknown' where no source was seen."""

    value: str | tuple[str, ...]
    source: str = ""
    as_of: AsOf = UNKNOWN  # the day (or month, or year) for which the source speaks
    quote: str = ""  # the source's own short phrase, where the value was read out of it
    note: str = ""  # a doubt, or what the value leaves out

    @field_validator("value")
    @classmethod
    def _not_empty(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        if not value or (not isinstance(value, str) and not all(value)):
            raise ValueError(marked("must not be empty; write 'unknown' where no source says it"))
        return value

    @property
    def known(self) -> bool:
        """Whether any source says it."""
        return self.value != UNKNOWN

    @property
    def values(self) -> tuple[str, ...]:
        """The value as a list; empty while unknown."""
        if not self.known:
            return ()
        return (self.value,) if isinstance(self.value, str) else self.value

    @property
    def text(self) -> str:
        """The value as one line; '' while unknown."""
        return ", ".join(self.values)

    @property
    def doubtful(self) -> bool:
        """Whether the note says that the fact was derived and must be confirmed."""
        return self.note.startswith("uncertain")


NO_FACT = Fact(value=UNKNOWN)


class TreatyStatus(Content):
    """Whether the state is bound by one text, and how that is known; `date` is of the deposit, not entry into force."""

    instrument: str
    status: Literal["party", "signatory", "not party", "unknown"]
    date: AsOf = UNKNOWN
    source: str = ""
    as_of: AsOf = UNKNOWN
    basis: str = ""


def membership(instrument: str) -> str:
    """The name of the fact whether a state is party to a text: `party_to_early_notification`."""
    return f"party_to_{instrument.replace('-', '_')}"


class Country(Content):
    """One file of locales/countries/: a state's profile."""

    iso2: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    iso3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    facts: dict[FactName, Fact]
    treaty_status: tuple[TreatyStatus, ...] = Field(default=())

    def fact(self, name: str) -> Fact:
        """A fact by name; an unknown one where the profile has nothing on it.

        `party_to_icsant` and the like follow from the treaty table: true, false, or unknown where the status is.
        """
        return self.facts.get(name) or self._memberships.get(name, NO_FACT)

    def status_of(self, instrument: str) -> TreatyStatus:
        """The row of one text (`cppnm` and `cppnm-a` are two); an unknown one where there is no row."""
        return self._rows.get(instrument) or TreatyStatus(instrument=instrument, status="unknown")

    @cached_property
    def _rows(self) -> dict[str, TreatyStatus]:
        return {row.instrument: row for row in self.treaty_status}

    @cached_property
    def _memberships(self) -> dict[str, Fact]:
        return {
            membership(row.instrument): Fact(
                value="true" if row.status == "party" else "false", source=row.source or row.basis, as_of=row.as_of
            )
            for row in self.treaty_status
            if row.status != UNKNOWN
        }

    @property
    def short_name(self) -> str:
        """The short English name."""
        return self.fact("short_name_en").text or self.iso2

    @property
    def official_name(self) -> str:
        """The official English name; the short one where no other is known."""
        return self.fact("official_name_en").text or self.short_name

    def name(self, language: str) -> str:
        """The short name in a language, as CLDR has it; the English one where CLDR is silent."""
        if language.split("-")[0] == "en":
            return self.short_name
        from lawkit.localization.locales import locale_of

        return locale_of(language).territories.get(self.iso2) or self.short_name

    @property
    def languages(self) -> tuple[str, ...]:
        """The official languages as codes, in the order of the source."""
        return self.fact("official_languages").values

    @property
    def tradition(self) -> Tradition | None:
        """The drafting tradition; None where it must be asked. `fact('tradition')` says how it is known."""
        match self.fact("tradition").text:
            case "common":
                return "common"
            case "civil":
                return "civil"
        return None

    @property
    def paper_size(self) -> PaperSize:
        """The paper that offices of the state print on, after CLDR."""
        return "Letter" if self.iso2 in _LETTER else "A4"

    @property
    def currency(self) -> str:
        """The currency's ISO 4217 code; '' where unknown."""
        return self.fact("currency").text

    def currency_name(self, language: str) -> str:
        """The currency's name as it stands after an amount, as CLDR has it; '' where the currency is unknown."""
        if not self.currency:
            return ""
        from babel.numbers import get_currency_name

        from lawkit.localization.locales import locale_of

        return get_currency_name(self.currency, count=MANY, locale=locale_of(language))

    def meets(self, conditions: Mapping[str, str]) -> bool | None:
        """Whether facts are as a clause asks (`applies_if`): None where one that matters is unknown."""
        undecided = False
        for name, wanted in conditions.items():
            values = self.fact(name).values
            if not values:
                undecided = True
            elif wanted not in values:
                return False
        return None if undecided else True


def load_country(name: str, roots: Sequence[Path] | None = None) -> Country:
    """The profile of a state, given by code or by any of its names. Reads no other state's file.

    Raises UnknownNameError for a name that no state has, ContentError where the state's file has faults.
    """
    roots = (content_root(),) if roots is None else roots
    code = find_country(name, roots)
    path = country_file(code, roots)
    if path is None:
        raise ContentError(
            [ContentFault(f"locales/countries/{code}.yaml", 0, "", marked("no such file, but it has names"))]
        )
    country, lines, faults = read_model(path, Country)
    if country is not None and country.iso2 != code:
        faults = [
            ContentFault(
                str(path), lines[("iso2",)], "iso2", marked("expected {name}, the name of the file", name=code)
            )
        ]
    if country is None or faults:
        raise ContentError(faults)
    return country
