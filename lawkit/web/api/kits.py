"""Kits: making one, and the answers on a State that the project keeps for its kits."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path, Request
from pydantic import BaseModel, Field

from lawkit.errors import UnknownNameError
from lawkit.localization.countries import Country, load_country
from lawkit.localization.messages import ENGLISH
from lawkit.store.records import Job
from lawkit.web.actor import actor_of
from lawkit.web.api.asking import Language, language_of
from lawkit.web.site import Site

Name = Annotated[str, Path(max_length=100)]
Given = Annotated[dict[str, Annotated[str, Field(max_length=5000)]], Field(max_length=1000)]


class KitAsked(BaseModel):
    """A kit to be made."""

    country: str = Field(min_length=1, max_length=100, examples=["KE"])
    language: Language = ""
    tradition: Literal["", "common", "civil"] = ""
    instruments: list[str] = Field([], max_length=200)
    topic: str = Field("", max_length=60, description="The one subject of the kit, as /topics lists them; all if empty")


class AnswersGiven(BaseModel):
    """Answers on a State, by the names that the file answers.yaml of its kit has; an empty one takes an answer back."""

    facts: Given = Field({}, examples=[{"federal": "no"}])
    treaty_status: Given = Field({}, examples=[{"icsant": "party 2020-02-03"}])
    placeholders: Given = Field({}, examples=[{"competent-authority": "Atomic Council"}])
    options: Given = Field({}, description="`clause-id/option-id` to the id of a choice")


def kits_routes(site: Site) -> APIRouter:
    """The addresses under /kits."""
    routes = APIRouter(prefix="/kits", tags=["kits"])

    @routes.post("", status_code=202)
    def make_kit(request: Request, asked: KitAsked) -> Job:
        """Begins to make a kit for a State, with the answers that the project keeps on it."""
        country = load_country(asked.country, site.library.roots)
        named = [one for one in asked.instruments if one]
        options = {
            "country": country.iso2,
            "instruments": site.library.require_instruments(named) if named else [],
            "language": language_of(site, asked.language),
            "tradition": asked.tradition,
            "topic": site.library.require_topic(asked.topic).id if asked.topic else "",
            "answers": site.answers.text(country),
        }
        job = site.project.ask("kit", country.short_name, options, actor_of(request).name)
        site.workshop.submit(job.id)
        return job

    @routes.get("/{country}/answers")
    def show_answers(country: Name) -> AnswersGiven:
        """The answers that the project keeps on a State."""
        return _shown(site, _country(site, country))

    @routes.put("/{country}/answers")
    def keep_answers(country: Name, given: AnswersGiven) -> AnswersGiven:
        """Keeps answers on a State; those that are not named stay. Gives all of them."""
        found = _country(site, country)
        site.answers.keep(found, site.library, given.model_dump(), ENGLISH)
        return _shown(site, found)

    @routes.delete("/{country}/answers", status_code=204)
    def delete_answers(country: Name) -> None:
        """Removes the answers on a State for good."""
        site.answers.delete(_country(site, country))

    return routes


def _country(site: Site, name: str) -> Country:
    try:
        return load_country(name, site.library.roots)
    except UnknownNameError as error:
        raise HTTPException(404, str(error)) from error


def _shown(site: Site, country: Country) -> AnswersGiven:
    return AnswersGiven(**site.answers.told(country, site.library))
