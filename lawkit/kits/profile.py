"""What is known of a state: its profile's facts and the user's answers, which go before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lawkit.localization.countries import Country


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user told lawkit about their state: blanks, choices between options, and facts."""

    placeholders: Mapping[str, str] = field(default_factory=dict)  # placeholder id -> words
    options: Mapping[str, str] = field(default_factory=dict)  # "clause-id/option-id" -> choice id
    facts: Mapping[str, str] = field(default_factory=dict)  # fact -> value


def known(country: Country, answers: Answers, fact: str, language: str = "en") -> str:
    """A fact in words, the user's answer first; empty where neither knows it. A currency is named, not coded."""
    if fact in answers.facts:
        return answers.facts[fact]
    if fact == "currency":
        return country.currency_name(language)
    return country.fact(fact).text


def facts_known(country: Country, answers: Answers, fact: str) -> tuple[str, ...]:
    """The values of a fact that a clause may ask for; empty while unknown."""
    return (answers.facts[fact],) if fact in answers.facts else country.fact(fact).values


def source_of(country: Country, fact: str) -> str:
    """Where a fact was taken from, with its date; empty where there is no source."""
    entry = country.fact(fact)
    if not entry.known or not entry.source:
        return ""
    return f"{entry.source}, {entry.as_of}" if entry.as_of != "unknown" else entry.source
