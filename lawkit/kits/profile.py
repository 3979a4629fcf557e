"""Facts of a state's profile as a kit prints them. The user's answers are in the profile already."""

from __future__ import annotations

from lawkit.localization.countries import Country


def known(country: Country, fact: str, language: str = "en") -> str:
    """A fact in words; empty where it is unknown. A currency is named, not coded."""
    return country.currency_name(language) if fact == "currency" else country.fact(fact).text


def source_of(country: Country, fact: str) -> str:
    """Where a fact was taken from, with its date; empty where there is no source."""
    entry = country.fact(fact)
    if not entry.known or not entry.source:
        return ""
    return f"{entry.source}, {entry.as_of}" if entry.as_of != "unknown" else entry.source
