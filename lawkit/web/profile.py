"""The profile of a state as its page shows it: each fact by its name, what can be said in a language said in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lawkit.localization.countries import Country, Fact
from lawkit.localization.locales import language_name
from lawkit.localization.messages import ENGLISH
from lawkit.sentences import marked
from lawkit.web.words import FACTS, FORMS_OF_STATE, LEGAL_SYSTEMS, LEGISLATURE_IN, LEGISLATURE_NAME

Translate = Callable[[str], str]
ANSWERS = {"true": marked("yes"), "false": marked("no")}
IN_WORDS = {"legal_system": LEGAL_SYSTEMS, "legal_system_elements": LEGAL_SYSTEMS, "government_form": FORMS_OF_STATE}


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: its name and value in words, and the language of the value where it stands as the source has it."""

    name: str
    value: str
    spoken: str  # '' where the value is in the language of the page, or in none
    fact: Fact


def profile_of(country: Country, language: str, _: Translate) -> list[Row]:
    """The facts on a state in the order of its file, for a page in a language."""
    return [Row(fact_name(name, language, _), *_value(name, fact, country, language, _), fact)
            for name, fact in country.facts.items()]  # fmt: skip


def fact_name(name: str, language: str, _: Translate) -> str:
    """What a fact is called; its own name where it has no words yet, as one of a content pack."""
    if name in FACTS:
        return _(FACTS[name])
    kind, _place, code = name.rpartition("_")
    if kind == LEGISLATURE_NAME:
        return _(LEGISLATURE_IN).format(language=language_name(code, language))
    return name.replace("_", " ")


def _value(name: str, fact: Fact, country: Country, language: str, _: Translate) -> tuple[str, str]:
    if not fact.known:
        return _("unknown"), ""
    if fact.text in ANSWERS:
        return _(ANSWERS[fact.text]), ""
    if name == "official_languages":
        return ", ".join(f"{language_name(one, language)} ({one})" for one in fact.values), ""
    if name == "currency":
        return f"{country.currency_name(language)} ({fact.text})", ""
    if name == "tradition":
        return _(fact.text), ""
    if name in IN_WORDS:
        words = IN_WORDS[name]
        return ", ".join(_(words[one]) if one in words else one for one in fact.values), ""
    kind, _place, code = name.rpartition("_")
    return fact.text, code if kind == LEGISLATURE_NAME and len(code) == 2 else ENGLISH
