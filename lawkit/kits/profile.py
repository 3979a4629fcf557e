"""Facts of a state's profile as a kit prints them. The user's answers are in the profile already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lawkit.localization.countries import Country
from lawkit.localization.locales import is_in_script_of
from lawkit.localization.messages import translator
from lawkit.untranslated import untranslated

_ENGLISH = "_en"


def known(country: Country, fact: str, language: str = "en", roots: tuple[Path, ...] = ()) -> str:
    """A fact in words; empty where it is unknown. A currency is named, not coded.
    The title of a head of State is put into the language.

    An English name has its own in another official language of the state; in a third language it stays English, marked,
    and so it does where the name in the state's own language is known in the letters of another script only.
    """
    if fact == "currency":
        return country.currency_name(language)
    text = country.fact(fact).text
    if fact == "head_of_state_title" and text and language != "en":
        return _titles(translator(language, roots)).get(text) or untranslated(text)
    if language == "en" or not text or not fact.endswith(_ENGLISH):
        return text
    name = fact.removesuffix(_ENGLISH)
    own, local = country.fact(f"{name}_{language}").text, country.fact(f"{name}_local").text
    if own:
        return own
    readable = language in country.languages and is_in_script_of(local, language)
    return local if local and readable else untranslated(text)


def _titles(_: Callable[[str], str]) -> dict[str, str]:
    """The usual titles of heads of State in a language, by their English words."""
    return {
        "President": _("President"),
        "King": _("King"),
        "Governor-General": _("Governor-General"),
        "Sultan": _("Sultan"),
        "Prince": _("Prince"),
        "Amir": _("Amir"),
        "Emperor": _("Emperor"),
        "Grand Duke": _("Grand Duke"),
    }


def source_of(country: Country, fact: str) -> str:
    """Where a fact was taken from, with its date; empty where there is no source."""
    entry = country.fact(fact)
    if not entry.known or not entry.source:
        return ""
    return f"{entry.source}, {entry.as_of}" if entry.as_of != "unknown" else entry.source
