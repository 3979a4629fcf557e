"""The instruments that a check takes: those named, those that bind a state, or all."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from lawkit.errors import UnknownNameError
from lawkit.sentences import marked

if TYPE_CHECKING:
    from lawkit.library.loader import Library


def chosen_instruments(library: Library, country: str | None, named: str | None) -> tuple[list[str], list[str]]:
    """The instruments to check against, and what must be said about the choice."""
    if named is not None:
        names = [name.strip() for name in named.split(",") if name.strip()]
        if not names:
            raise UnknownNameError(marked("--instruments names none; give ids as in --instruments cppnm-a,icsant"))
        return library.require_instruments(names), []
    if country is None:
        return list(library.instruments), []
    from lawkit.localization.countries import load_country
    from lawkit.localization.standing import binding_instruments, standings

    state = load_country(country, library.roots)
    binding = binding_instruments(state, library)
    reasons = standings(state, library)
    notes: list[str] = [
        marked(
            "{instrument} is checked for {country}: {reason}; confirm it with the depositary"
            if reasons[one].rows
            else "{instrument} is checked for {country}: {reason}",
            instrument=library.instruments[one].short_title,
            country=state.short_name,
            reason=reasons[one].reason,
        )
        for one in binding
    ]
    return binding, notes


def not_yet_binding(library: Library, country: str | None, chosen: Collection[str]) -> frozenset[str]:
    """The obligations of a later text than the state has joined, of instruments whose earlier text binds it."""
    if country is None:
        return frozenset()
    from lawkit.localization.countries import load_country
    from lawkit.localization.standing import standings

    held = standings(load_country(country, library.roots), library)
    duties = library.obligations_of(name for name in chosen if held[name].since)
    return frozenset(one.id for one in duties if not held[one.instrument].binds(one))
