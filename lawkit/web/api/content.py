"""What can be read of the content: states, instruments, texts to translate; and who asks, and the audit log."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from pydantic import BaseModel

from lawkit.errors import UnknownNameError
from lawkit.localization.countries import Country, load_country
from lawkit.localization.standing import standings
from lawkit.localization.states import states_named
from lawkit.store.records import Entry, Role
from lawkit.translation.catalogue import unit_files
from lawkit.translation.units import Unit
from lawkit.web.actor import actor_of
from lawkit.web.api.asking import Language, language_of
from lawkit.web.site import Site

Words = Annotated[str, Query(max_length=200)]


class StateName(BaseModel):
    """A state by its code and short name."""

    code: str
    name: str


class StateProfile(BaseModel):
    """What the sources say of a state, and how it stands towards each instrument."""

    code: str
    name: str
    official_name: str
    facts: dict[str, dict[str, Any]]
    treaty_status: list[dict[str, Any]]


class InstrumentShown(BaseModel):
    """An instrument and the ids of its obligations."""

    id: str
    short_title: str
    title: str
    kind: str
    binding: bool
    obligations: list[str]


class TopicShown(BaseModel):
    """A subject on which a kit can be made alone."""

    id: str
    title: str
    about: str


class Segments(BaseModel):
    """A stretch of the texts to translate."""

    total: int
    units: list[Unit]


class Person(BaseModel):
    """Who asks; the name is empty on one's own machine."""

    name: str
    role: Role


def content_routes(site: Site) -> APIRouter:
    """The addresses that only read the content."""
    routes = APIRouter()

    @routes.get("/me", tags=["accounts"])
    def who_asks(request: Request) -> Person:
        """Who asks, and as what."""
        actor = actor_of(request)
        return Person(name=actor.name, role=actor.role)

    @routes.get("/audit", tags=["accounts"])
    def audit_log(
        draft: Annotated[str | None, Query(pattern="^[0-9a-f]{32}$")] = None,
        before: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
        most: Annotated[int, Query(ge=1, le=1000)] = 200,
    ) -> list[Entry]:
        """Who did what, the latest first; for reviewers and administrators."""
        return site.project.audit.entries(draft, before=before, most=most)

    @routes.get("/countries", tags=["content"])
    def list_countries(name: Words = "") -> list[StateName]:
        """The states of which any name holds the words; all where none are given."""
        return [StateName(code=code, name=found) for code, found in states_named(name, site.library.roots)]

    @routes.get("/countries/{code}", tags=["content"])
    def show_country(code: Annotated[str, Path(max_length=100)]) -> StateProfile:
        """The profile of a state with its sources, and its treaty status."""
        try:
            country: Country = load_country(code, site.library.roots)
        except UnknownNameError as error:
            raise HTTPException(404, str(error)) from error
        rows = standings(country, site.library).values()
        return StateProfile(
            code=country.iso2,
            name=country.short_name,
            official_name=country.official_name,
            facts={name: fact.model_dump(mode="json") for name, fact in country.facts.items()},
            treaty_status=[
                {"instrument": one.instrument, "position": one.position.value, "reason": one.reason} for one in rows
            ],
        )

    @routes.get("/instruments", tags=["content"])
    def list_instruments() -> list[InstrumentShown]:
        """The instruments that the check knows, with their obligations."""
        library = site.library
        return [
            InstrumentShown(
                id=one.id, short_title=one.short_title, title=one.title, kind=one.kind, binding=one.binding,
                obligations=[duty.id for duty in library.obligations_of([one.id])],
            )
            for one in library.instruments.values()
        ]  # fmt: skip

    @routes.get("/topics", tags=["content"])
    def list_topics() -> list[TopicShown]:
        """The subjects on which a kit can be made alone."""
        return [TopicShown(id=one.id, title=one.title, about=one.about) for one in site.library.topics.values()]

    @routes.get("/obligations/{obligation}", tags=["content"])
    def show_obligation(obligation: Annotated[str, Path(max_length=200)]) -> dict[str, Any]:
        """One obligation with its elements and its pinpoint."""
        found = site.library.obligations.get(obligation)
        if found is None:
            raise HTTPException(404, "There is no such obligation.")
        return found.model_dump(mode="json")

    @routes.get("/languages", tags=["content"])
    def list_languages() -> list[str]:
        """The languages in which reports and kits are written."""
        return list(site.languages)

    @routes.get("/translations/{language}", tags=["content"])
    def list_segments(
        language: Annotated[Language, Path()],
        file: Words = "",
        words: Words = "",
        missing: bool = False,
        first: Annotated[int, Query(ge=0, le=10**6)] = 0,
        most: Annotated[int, Query(ge=1, le=1000)] = 100,
    ) -> Segments:
        """The English texts with their translations, in the order in which a translator meets them."""
        files = unit_files(site.library, language_of(site, language))
        sought = words.casefold()
        units = [
            unit
            for one in files
            if file in ("", one.name)
            for unit in one.units
            if not (missing and unit.usable) and sought in f"{unit.english} {unit.text}".casefold()
        ]
        return Segments(total=len(units), units=units[first : first + most])

    return routes
