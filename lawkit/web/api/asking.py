"""What the addresses of the interface share: what is asked for, what is answered, and how a thing is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from fastapi import HTTPException, Path, UploadFile
from pydantic import BaseModel, Field

from lawkit.localization.countries import load_country
from lawkit.localization.messages import ENGLISH
from lawkit.store.records import Draft, Job, Version
from lawkit.web.check_pages import kept_suffix, plain_name
from lawkit.web.site import Site

T = TypeVar("T")
Id = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]
Number = Annotated[int, Path(ge=1, le=1_000_000)]
Language = Annotated[str, Field(max_length=20)]


class Detail(BaseModel):
    """Why something was refused."""

    detail: str


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Detail, "description": "What was sent cannot be used; `detail` says why and what to do"},
    401: {"model": Detail, "description": "Nobody is signed in"},
    403: {"model": Detail, "description": "The role of the account does not allow it"},
    404: {"model": Detail, "description": "There is no such thing; it may have been deleted"},
    413: {"description": "More was sent than a draft may have"},
    429: {"model": Detail, "description": "Too many jobs wait"},
    503: {"model": Detail, "description": "The database cannot be reached just now; ask again in a minute"},
}


def draft_of(site: Site, name: str) -> Draft:
    """A draft by its id."""
    return _found(site.project.drafts.draft(name), "draft")


def version_of(site: Site, draft: str, number: int) -> Version:
    """A version by its number."""
    versions = site.project.drafts.versions(draft_of(site, draft).id)
    return _found(next((one for one in versions if one.number == number), None), "version")


def job_of(site: Site, name: str) -> Job:
    """A job by its id."""
    return _found(site.project.jobs.job(name), "job")


def sent_draft(file: UploadFile) -> tuple[str, str, bytes]:
    """The name, the suffix and the bytes of a draft that was sent."""
    name = plain_name(file.filename or "")
    data = file.file.read()
    if not data:
        raise HTTPException(400, "The file is empty.")
    return name, kept_suffix(name), data


def options_of(
    site: Site, country: str, instruments: Sequence[str], language: str, report_language: str
) -> dict[str, Any]:
    """The options of a check, proved. Raises UnknownNameError for a state, an instrument or a language not known."""
    named = [one for one in instruments if one]
    return {
        "country": load_country(country, site.library.roots).iso2 if country else "",
        "instruments": site.library.require_instruments(named) if named else [],
        "language": language_of(site, language),
        "report_language": language_of(site, report_language) or ENGLISH,
    }


def language_of(site: Site, language: str) -> str:
    """A language that is offered, or '' for none."""
    if language and language not in site.languages:
        raise HTTPException(400, f"There is no language {language[:20]!r}; there are {', '.join(site.languages)}.")
    return language


def _found(one: T | None, what: str) -> T:
    if one is None:
        raise HTTPException(404, f"There is no such {what}; it may have been deleted.")
    return one
