"""How a state stands towards an instrument: bound, bound by its earlier text, or not; with the reason and the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lawkit.library.content import Instrument, Obligation
from lawkit.localization.countries import Country, TreatyStatus
from lawkit.sentences import marked

Translate = Callable[[str], str]

_REACH = {"party": 3, "signatory": 2, "unknown": 1, "not party": 0}


class Position(StrEnum):
    """What an instrument is to a state."""

    ALL_STATES = "binds all states"
    PARTY = "party"
    PARTY_TO_EARLIER_TEXT = "party to the earlier text only"
    SIGNATORY = "signatory"
    NOT_PARTY = "not party"
    UNKNOWN = "unknown"
    NOT_BINDING = "not binding"


class Instruments(Protocol):
    """What is asked of a library here."""

    @property
    def instruments(self) -> Mapping[str, Instrument]: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """One state and one instrument. `rows` are the treaty-status rows that it rests on, the latest text first."""

    instrument: str
    position: Position
    reason: str
    rows: tuple[TreatyStatus, ...] = ()
    since: str = ""  # where only an earlier text binds: the year of that text

    @property
    def binding(self) -> bool:
        """Whether the instrument, or its earlier text, binds the state."""
        return self.position in (Position.ALL_STATES, Position.PARTY, Position.PARTY_TO_EARLIER_TEXT)

    def binds(self, obligation: Obligation) -> bool:
        """Whether one obligation of the instrument binds the state; later ones are work towards accession."""
        if not self.binding or obligation.instrument != self.instrument:
            return False
        return not self.since or not obligation.since or obligation.since[:4] <= self.since

    def binds_in_earlier_form(self, obligation: Obligation) -> bool:
        """Whether it binds the state as it stood before a later text changed it."""
        return self.binds(obligation) and bool(self.since) and "modified" in obligation.since


def _shown(row: TreatyStatus, instrument: Instrument, _: Translate) -> str:
    treaty = instrument.short_title if row.instrument == instrument.id else row.instrument.upper()
    said = _("{treaty}: {status}")
    if row.status == "party" and row.date != "unknown":
        said = _("{treaty}: {status} since {date}")
    said = said.format(treaty=treaty, status=_(row.status), date=row.date)
    if row.source:
        return f"{said} (" + _("{source}, as of {date}").format(source=row.source, date=row.as_of) + ")"
    return f"{said} ({row.basis})" if row.basis else said


def standing(country: Country, instrument: Instrument, _: Translate = marked) -> Standing:
    """How a state stands towards an instrument, by the rows that the instrument names in `status_keys`.

    The first key is the text in force now; the others are earlier texts, for a state that has not joined the first.
    """
    name, state = instrument.id, country.short_name
    if instrument.binds_all_states:
        reason = _("a decision of the Security Council under Chapter VII of the Charter, addressed to all States")
        if country.fact("un_member").text == "false":
            doubt = _("{state} is not listed as a member of the United Nations, so its legal effect must be examined")
            reason += f"; {doubt.format(state=state)}"
        return Standing(name, Position.ALL_STATES, reason)
    if not instrument.binding:
        return Standing(name, Position.NOT_BINDING, _("not legally binding; chosen on request"))
    rows = tuple(country.status_of(key) for key in instrument.status_keys or (name,))
    reason = "; ".join(_shown(row, instrument, _) for row in rows)
    if rows[0].status == "party":
        return Standing(name, Position.PARTY, _shown(rows[0], instrument, _), rows)
    if any(row.status == "party" for row in rows[1:]):
        since = instrument.earlier_text
        limit = _("only the obligations of {year} bind {state}, the later ones are work towards joining")
        reason += f"; {limit.format(year=since, state=state)}"
        return Standing(name, Position.PARTY_TO_EARLIER_TEXT, reason, rows, since=since)
    return Standing(name, Position(max((row.status for row in rows), key=_REACH.__getitem__)), reason, rows)


def standings(country: Country, library: Instruments, _: Translate = marked) -> dict[str, Standing]:
    """How a state stands towards every instrument of the library, in the library's order."""
    return {name: standing(country, instrument, _) for name, instrument in library.instruments.items()}


def binding_instruments(country: Country, library: Instruments) -> list[str]:
    """The instruments that a check or a kit takes when none are named: those that bind the state."""
    return [name for name, one in standings(country, library).items() if one.binding]


def binding_obligations(standings: Mapping[str, Standing], obligations: Iterable[Obligation]) -> list[Obligation]:
    """The obligations that bind the state now; those of a later text than it has joined are left out."""
    return [one for one in obligations if one.instrument in standings and standings[one.instrument].binds(one)]
