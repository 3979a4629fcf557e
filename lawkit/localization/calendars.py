"""The calendars by which states date their laws beside the Gregorian one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from lawkit.errors import ContentError, ContentFault
from lawkit.library.content import Content
from lawkit.library.parsed import read_parsed
from lawkit.localization.names import FOLDER

FILE = f"{FOLDER}/calendars.yaml"
Calendar = Literal["hijri", "solar-hijri", "buddhist", "ethiopian", "hebrew", "bikram-sambat", "japanese-era"]


class CalendarsFile(Content):
    """locales/countries/calendars.yaml: the states of each calendar, by two-letter code."""

    calendars: dict[Calendar, tuple[str, ...]]


def calendar_of(state: str, roots: Sequence[Path]) -> Calendar | None:
    """The calendar by which a state dates its laws, alone or beside the Gregorian one; None for the latter alone.

    Of several packs the last that names the state decides. Raises ContentError for a faulty file.
    """
    found: Calendar | None = None
    faults: list[ContentFault] = []
    for path in (root / FILE for root in roots):
        if path.is_file():
            file, wrong = read_parsed(path, CalendarsFile)
            faults += wrong
            held = file.calendars.items() if file else ()
            found = next((calendar for calendar, states in held if state in states), found)
    if faults:
        raise ContentError(faults)
    return found


def both_calendars(calendar: Calendar, _: Callable[[str], str]) -> str:
    """A calendar and the Gregorian one, by name in the language of a translator."""
    return {
        "hijri": _("Hijri and Gregorian calendar"),
        "solar-hijri": _("Solar Hijri and Gregorian calendar"),
        "buddhist": _("Buddhist Era and Gregorian calendar"),
        "ethiopian": _("Ethiopian and Gregorian calendar"),
        "hebrew": _("Hebrew and Gregorian calendar"),
        "bikram-sambat": _("Bikram Sambat and Gregorian calendar"),
        "japanese-era": _("year of the Japanese era and Gregorian calendar"),
    }[calendar]
