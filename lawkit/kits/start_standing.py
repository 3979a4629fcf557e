"""Of 00-start-here: how the state stands towards each instrument, and what follows from that for its law."""

from __future__ import annotations

from lawkit.kits.authority import short_title
from lawkit.kits.context import KitContext
from lawkit.kits.correlation import matches
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.words import Translate, position_words, status_words
from lawkit.library.content import Modality
from lawkit.localization.countries import TreatyStatus
from lawkit.localization.standing import Position
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Pieces, Text
from lawkit.word.table import Cell, Column

_NOT_YET = (Position.PARTY_TO_EARLIER_TEXT, Position.SIGNATORY, Position.NOT_PARTY, Position.UNKNOWN)
_FILLS = {"party": "D9EFE1", "signatory": "FBE3B8", "not party": "EEF0F3", "unknown": "FFF2AC"}


def write_standing(document: WordDocument, context: KitContext) -> None:
    """The treaty table, with source and date of every status."""
    _ = context.translate
    document.heading(_("Where {state} stands").format(state=context.state))
    columns = [
        Column(_("Instrument"), 2.2),
        Column(_("Status"), 1.3),
        Column(_("Since"), 1.3),
        Column(_("Source"), 3),
        Column(_("As of"), 1.3),
        Column(_("Confirm with"), 2.4),
    ]
    shown: set[str] = set()
    rows: list[list[Cell]] = []
    for name, instrument in context.library.instruments.items():
        standing = context.standings[name]
        if standing.position is Position.ALL_STATES and name in context.instruments:
            cells: list[Pieces] = [instrument.short_title, _("binds all States"), "", standing.reason, "", ""]
            rows.append([Cell((cell,)) for cell in cells])
        depositary = instrument.depositary.value if instrument.depositary else _("the depositary")
        for row in standing.rows:
            if row.instrument not in shown:
                shown.add(row.instrument)
                earlier = row is not standing.rows[0]
                title = (
                    instrument.short_title if not earlier else _text_name(row.instrument, instrument.earlier_text, _)
                )
                rows.append(_status_row(context, row, title, depositary))
    rows += [
        _status_row(context, row, _text_name(row.instrument, "", _), _to_ask(row.instrument, context))
        for row in context.country.treaty_status
        if row.instrument not in shown
    ]
    document.table(columns, rows, _("Treaty status"), _("One row an instrument, with source and as-of date."))
    document.paragraph(
        Text(
            _(
                "“Since” is the day of deposit, not of entry into force. “Unknown” means that no "
                "source seen says it: ask the depositary."
            ),
            style="Faint",
        )
    )


def _to_ask(key: str, context: KitContext) -> str:
    """Who can confirm the status towards a text that is no instrument of the library."""
    _ = context.translate
    agency = context.library.instruments["cppnm-a"].depositary
    if key in ("csa", "ap") and agency:  # agreements with the Agency, whose head is the depositary of the Convention
        return agency.value
    if key == "npt":
        return _("one of the depositary Governments (Russian Federation, United Kingdom, United States)")
    return _("the depositary")


def _text_name(key: str, year: str, _: Translate) -> str:
    """The name of a text that is no instrument of the library: an earlier text, or a safeguards agreement."""
    names = {
        "npt": _("Non-Proliferation Treaty"),
        "csa": _("Comprehensive safeguards agreement"),
        "ap": _("Additional Protocol to it"),
        "cppnm": "CPPNM",
    }
    name = names.get(key, key)
    return f"{name} ({year})" if year else name


def _status_row(context: KitContext, row: TreatyStatus, title: str, depositary: str) -> list[Cell]:
    _ = context.translate
    unknown = _("unknown")
    since = "" if row.status != "party" else unknown if row.date == "unknown" else context.written_date(row.date)
    as_of = context.written_date(row.as_of) if row.as_of != "unknown" else unknown
    return [
        Cell((Text(title, bold=True),)),
        Cell((status_words(row.status, _),), fill=_FILLS.get(row.status, "")),
        Cell((since,)),
        Cell((Text(row.source or row.basis, language="en") if row.source or row.basis else _("no source seen"),)),
        Cell((as_of,)),
        Cell((depositary,)),
    ]


def write_consequences(document: WordDocument, context: KitContext, texts: PrintedTexts) -> None:
    """How many duties each instrument has, and how many have a clause."""
    _ = context.translate
    document.heading(_("What follows"))
    document.paragraph(
        _("The kit covers {instruments} ({reason}).").format(
            instruments=context.listed([short_title(context.library, one) for one in context.instruments]),
            reason=context.instruments_reason,
        )
    )
    if any(one.position in _NOT_YET for name, one in context.standings.items() if name not in context.instruments):
        document.paragraph(
            _(
                "For a treaty that the State prepares to join, make the kit anew with --instruments and the names of "
                "all instruments that the law is to carry out."
            )
        )
    met = context.papers.once("matches", lambda: matches(texts))
    columns = [
        Column(_("Instrument"), 2.1),
        Column(_("For {state}").format(state=context.state), 2.6),
        Column(_("Must"), 1.05),
        Column(_("Should"), 1.05),
        Column(_("Option"), 1.05),
        Column(_("With a clause"), 1.35),
        Column(_("Reference not verified"), 1.35),
    ]
    rows = []
    for name in context.instruments:
        duties = [one for one in context.obligations if one.instrument == name]
        must = [one for one in duties if one.modality in (Modality.SHALL, Modality.SHALL_AS_APPROPRIATE)]
        rows.append(
            [
                Cell((Text(short_title(context.library, name), bold=True),)),
                Cell((position_words(context.standings[name], _),)),
                *(
                    Cell((str(count),), centred=True)
                    for count in (
                        len(must),
                        sum(one.modality is Modality.SHOULD for one in duties),
                        sum(one.is_option for one in duties),
                        sum(one.id in met for one in duties),
                        sum(not one.verified for one in duties),
                    )
                ),
            ]
        )
    document.table(columns, rows, _("Duties by instrument"))
    document.paragraph(
        Text(
            _(
                "“Reference not verified” counts duties whose pinpoint was not checked against the "
                "instrument's own text; they are marked in every document."
            ),
            style="Faint",
        )
    )
