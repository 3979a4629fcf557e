"""Facts of a state's profile as a kit prints them. The user's answers are in the profile already."""

from __future__ import annotations

from lawkit.localization.countries import Country
from lawkit.untranslated import untranslated

_ENGLISH = "_en"


def known(country: Country, fact: str, language: str = "en") -> str:
    """A fact in words; empty where it is unknown. A currency is named, not coded.

    An English name has its own in another official language of the state; in a third language it stays English, marked.
    """
    if fact == "currency":
        return country.currency_name(language)
    text = country.fact(fact).text
    if language == "en" or not text or not fact.endswith(_ENGLISH):
        return text
    local = country.fact(fact.removesuffix(_ENGLISH) + "_local").text
    return local if local and language in country.languages else untranslated(text)


def source_of(country: Country, fact: str) -> str:
    """Where a fact was taken from, with its date; empty where there is no source."""
    entry = country.fact(fact)
    if not entry.known or not entry.source:
        return ""
    return f"{entry.source}, {entry.as_of}" if entry.as_of != "unknown" else entry.source
