"""What must hold of the country files, their index of names and the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lawkit.errors import ContentError, ContentFault
from lawkit.library.sources import Source, read_all
from lawkit.localization.calendars import FILE as CALENDARS
from lawkit.localization.calendars import CalendarsFile
from lawkit.localization.countries import Country, membership
from lawkit.localization.drafting import STATES, Drafting, StateDrafting, as_in, load_drafting
from lawkit.localization.names import FOLDER, INDEX, NamesFile, fold
from lawkit.localization.questions import load_questions
from lawkit.sentences import marked

FILES = f"{FOLDER}/[A-Z][A-Z].yaml"


def known_facts(roots: Sequence[Path]) -> frozenset[str]:
    """The facts that country files hold or that a state is asked for; what clauses and blanks may name."""
    ignored: list[ContentFault] = []
    countries = [source.content for source in read_all(roots, FILES, Country, ignored)]
    facts = {name for country in countries for name in country.facts}
    facts |= {membership(row.instrument) for country in countries for row in country.treaty_status}
    try:
        return frozenset(facts | set(load_questions(roots)))
    except ContentError:
        return frozenset(facts)


def country_faults(roots: Sequence[Path]) -> list[ContentFault]:
    """Every fault in the country files of some packs, taken together."""
    faults: list[ContentFault] = []
    countries = read_all(roots, FILES, Country, faults)
    indexes = read_all(roots, INDEX, NamesFile, faults)
    try:
        load_questions(roots)
    except ContentError as error:
        faults += error.faults
    unread = {Path(fault.file).stem for fault in faults}
    for source in countries:
        faults += _profile_faults(source)
    faults += _index_faults(countries, indexes, unread)
    for dated in read_all(roots, CALENDARS, CalendarsFile, faults):
        known = {source.path.stem for source in countries} | unread
        for calendar, states in dated.content.calendars.items():
            for number, code in enumerate(states):
                if code not in known:
                    faults.append(
                        dated.fault(("calendars", calendar, number), marked("there is no file {code}.yaml", code=code))
                    )
    for own in read_all(roots, STATES.format(language="*", state="*"), StateDrafting, faults):
        language, state = own.path.parents[1].name, own.content.state
        if state != own.path.stem:
            faults.append(own.fault(("state",), marked("expected {name}, the name of the file", name=own.path.stem)))
        try:
            as_in(state, load_drafting(roots, language), roots, language)
        except ContentError as error:
            faults += error.faults
    for drafting in read_all(roots, "locales/*/drafting.yaml", Drafting, faults):
        if drafting.content.language != drafting.path.parent.name:
            expected = drafting.path.parent.name
            faults.append(
                drafting.fault(("language",), marked("expected {name}, the name of the folder", name=expected))
            )
    return faults


def _profile_faults(source: Source[Country]) -> Iterator[ContentFault]:
    country = source.content
    if country.iso2 != source.path.stem:
        yield source.fault(("iso2",), marked("expected {name}, the name of the file", name=source.path.stem))
    for name, fact in country.facts.items():
        if fact.known and not fact.source:
            yield source.fault(("facts", name), marked("has a value but no source; name it, or write value: unknown"))
        if not fact.known and (fact.source or fact.quote):
            yield source.fault(("facts", name), marked("is unknown and yet has a source or a quote"))
    seen: set[str] = set()
    for number, row in enumerate(country.treaty_status):
        if row.instrument in seen:
            yield source.fault(
                ("treaty_status", number, "instrument"),
                marked("'{name}' stands twice; keep one", name=row.instrument),
            )
        seen.add(row.instrument)
        if row.status != "unknown" and not row.source:
            yield source.fault(
                ("treaty_status", number),
                marked("the status of '{instrument}' has no source", instrument=row.instrument),
            )


def _index_faults(
    countries: Sequence[Source[Country]], indexes: Sequence[Source[NamesFile]], unread: set[str]
) -> Iterator[ContentFault]:
    holders: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    codes = {source.path.stem for source in countries} | unread
    for index in indexes:
        for code, given in index.content.names.items():
            if code not in codes:
                yield index.fault(("names", code), marked("there is no file {code}.yaml", code=code))
            for number, name in enumerate(given):
                other = holders.setdefault(fold(name), code)
                if other != code:
                    yield index.fault(
                        ("names", code, number), marked("'{name}' is also a name of {other}", name=name, other=other)
                    )
                names.setdefault(code, set()).add(fold(name))
    for source in countries:
        country = source.content
        for field in ("short_name_en", "official_name_en"):
            for name in country.fact(field).values:
                if fold(name) not in names.get(source.path.stem, ()):
                    yield source.fault(("facts", field), marked("'{name}' does not stand in names.yaml", name=name))
        if fold(country.iso3) not in names.get(source.path.stem, ()):
            yield source.fault(("iso3",), marked("'{name}' does not stand in names.yaml", name=country.iso3))
