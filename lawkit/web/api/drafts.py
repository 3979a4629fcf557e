"""Drafts, their versions, what was decided on their findings, and sign-offs."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, HTTPException, Query, Request, UploadFile
from pydantic import BaseModel, Field

from lawkit.localization.messages import ENGLISH
from lawkit.store.records import Choice, Decision, Draft, Job, SignOff, Version
from lawkit.web.actor import actor_of
from lawkit.web.api.asking import Id, Language, Number, draft_of, options_of, sent_draft, version_of
from lawkit.web.comparison import compared
from lawkit.web.insertions import Insertion, insertions_of
from lawkit.web.result import kept_result
from lawkit.web.review import sign, standing_sign_off
from lawkit.web.site import Site
from lawkit.web.versions import checked_versions, lines_of

Status = Literal["covered", "partial", "missing", "not-applicable"]


class Deciding(BaseModel):
    """A decision on the finding of one obligation in the latest check of a version."""

    obligation: str = Field(max_length=200, examples=["icsant-5-a"])
    verdict: Literal["confirmed", "overridden", "withdrawn"]
    status: Status | None = Field(None, description="What holds from now on; what was found, for a confirmed finding")
    reason: str = Field("", max_length=5000, description="Required unless the finding is confirmed")
    by: str = Field("", max_length=120, description="The name, where nobody signs in")


class Choosing(BaseModel):
    """What the annotated draft is to have for one gap."""

    obligation: str = Field(max_length=200, examples=["icsant-5-a"])
    left_out: bool = Field(description="True leaves out what is put in for the obligation, false puts it back")
    by: str = Field("", max_length=120, description="The name, where nobody signs in")


class Signing(BaseModel):
    """A sign-off of a version as it was checked last."""

    note: str = Field("", max_length=5000)
    by: str = Field("", max_length=120, description="The name, where nobody signs in")


def drafts_routes(site: Site) -> APIRouter:
    """The addresses under /drafts."""
    routes = APIRouter(prefix="/drafts", tags=["drafts"])
    project = site.project

    def send(
        request: Request, file: UploadFile, draft: str, country: str, instruments: list[str], language: str, report: str
    ) -> Job:
        options = options_of(site, country, instruments, language, report)
        name, suffix, data = sent_draft(file)
        job = project.send(name, suffix, data, options, draft, actor_of(request).name)
        site.workshop.submit(job.id)
        return job

    @routes.get("")
    def list_drafts() -> list[Draft]:
        """All drafts, the last used first."""
        return project.drafts.drafts()

    @routes.post("", status_code=202)
    def add_draft(
        request: Request,
        file: Annotated[UploadFile, File(description="Word, PDF, ODT, HTML, XML or text")],
        country: Annotated[str, Form(max_length=100, description="Any name or code of the State")] = "",
        instruments: Annotated[list[str], Form(description="Ids; none for those that bind the State")] = [],  # noqa: B006
        language: Annotated[Language, Form(description="Of the draft; found by itself where empty")] = "",
        report_language: Annotated[Language, Form()] = "",
    ) -> Job:
        """Sends a new draft and begins its check; the job's `version` is its first version."""
        return send(request, file, "", country, instruments, language, report_language)

    @routes.get("/{draft}")
    def show_draft(draft: Id) -> Draft:
        """One draft."""
        return draft_of(site, draft)

    @routes.delete("/{draft}", status_code=204)
    def delete_draft(request: Request, draft: Id) -> None:
        """Removes a draft for good, with its versions, results, decisions and sign-offs."""
        found, actor = draft_of(site, draft), actor_of(request)
        if not actor.may_delete(found.by):
            raise HTTPException(403, "Only who sent it or an administrator can delete it.")
        site.delete_draft(found.id, actor.name)

    @routes.get("/{draft}/versions")
    def list_versions(draft: Id) -> list[Version]:
        """The versions of a draft, the first first."""
        return project.drafts.versions(draft_of(site, draft).id)

    @routes.post("/{draft}/versions", status_code=202)
    def add_version(
        request: Request,
        draft: Id,
        file: Annotated[UploadFile, File(description="Word, PDF, ODT, HTML, XML or text")],
        country: Annotated[str, Form(max_length=100)] = "",
        instruments: Annotated[list[str], Form()] = [],  # noqa: B006
        language: Annotated[Language, Form()] = "",
        report_language: Annotated[Language, Form()] = "",
    ) -> Job:
        """Sends the next version of a draft and begins its check; decisions are carried to it."""
        found = draft_of(site, draft)
        return send(request, file, found.id, country or found.country, instruments, language, report_language)

    @routes.get("/{draft}/versions/{number}/checks")
    def list_checks(draft: Id, number: Number) -> list[Job]:
        """The checks of a version, the latest first."""
        return project.jobs.jobs("check", version_of(site, draft, number).id)

    @routes.get("/{draft}/versions/{number}/decisions")
    def list_decisions(draft: Id, number: Number) -> dict[str, Decision]:
        """Obligation to the decision that holds for a version; one made on an earlier version is carried."""
        return project.decisions.in_force(draft, version_of(site, draft, number).number)

    @routes.post("/{draft}/versions/{number}/decisions", status_code=201)
    def decide(request: Request, draft: Id, number: Number, asked: Deciding) -> Decision:
        """Confirms or overrides what the latest check of a version found, or withdraws a decision."""
        version = version_of(site, draft, number)
        _job, result = _checked(site, version)
        row = next((one for one in result["rows"] if one["obligation"] == asked.obligation), None)
        if row is None:
            raise HTTPException(404, "The check of this version has no finding on that obligation.")
        status = asked.status or ("missing" if row["state"] == "undecided" else row["state"])
        by = actor_of(request).name or asked.by
        return project.decisions.decide(
            version, asked.obligation, asked.verdict, status, row["state"], asked.reason, by, result["content"]
        )

    @routes.get("/{draft}/versions/{number}/insertions")
    def list_insertions(draft: Id, number: Number) -> dict[str, Insertion]:
        """Obligation to what the annotated draft of the latest check of a version has for it as tracked insertions.
        What is left out for one obligation stands in `places` still where something else needs it."""
        version = version_of(site, draft, number)
        job, _result = _checked(site, version)
        return insertions_of(project, job, version)

    @routes.post("/{draft}/versions/{number}/insertions", status_code=201)
    def choose_insertion(request: Request, draft: Id, number: Number, asked: Choosing) -> Choice:
        """Leaves what is put in for an obligation out of the annotated draft of a version, or puts it back. The choice
        is carried to later versions; the report `annotated` that is fetched next has what was chosen."""
        version = version_of(site, draft, number)
        job, _result = _checked(site, version)
        if asked.obligation not in insertions_of(project, job, version):
            raise HTTPException(404, "Nothing is put into the annotated draft for that obligation.")
        return project.insertions.choose(version, asked.obligation, asked.left_out, actor_of(request).name or asked.by)

    @routes.get("/{draft}/comparison")
    def compare_versions(
        draft: Id,
        version: Annotated[list[int], Query(description="Numbers; the latest ones if none are given")] = [],  # noqa: B006
    ) -> dict[str, Any]:
        """Versions side by side: of every obligation what each says, gained and lost, and who decided."""
        found = draft_of(site, draft)
        checks, _unread = checked_versions(project, found.id, map(str, version))
        return compared(found, checks, lines_of(project, checks, site.library, site.words(ENGLISH)))

    @routes.get("/{draft}/decisions")
    def decision_history(draft: Id) -> list[Decision]:
        """Every decision on a draft, the latest first."""
        return project.decisions.history(draft_of(site, draft).id)

    @routes.get("/{draft}/sign-offs")
    def list_sign_offs(draft: Id) -> list[SignOff]:
        """Every sign-off of a draft, the latest first."""
        return project.decisions.sign_offs(draft_of(site, draft).id)

    @routes.post("/{draft}/versions/{number}/sign-off", status_code=201)
    def sign_off(request: Request, draft: Id, number: Number, asked: Signing) -> SignOff:
        """Signs a version off, with the content and the result of its latest check. The note is required where findings
        still need a decision."""
        version = version_of(site, draft, number)
        job, _result = _checked(site, version)
        return sign(project, job, version, asked.note, actor_of(request).name or asked.by)

    @routes.delete("/{draft}/versions/{number}/sign-off", status_code=204)
    def withdraw_sign_off(
        request: Request, draft: Id, number: Number, by: Annotated[str, Field(max_length=120)] = ""
    ) -> None:
        """Opens a version again."""
        version = version_of(site, draft, number)
        standing = standing_sign_off(project, version)
        if standing is None:
            raise HTTPException(404, "This version is not signed off.")
        project.decisions.withdraw_sign_off(standing, actor_of(request).name or by)

    return routes


def _checked(site: Site, version: Version) -> tuple[Job, dict[str, Any]]:
    """The latest check of a version that has a result, and that result."""
    for job in site.project.jobs.jobs("check", version.id):
        result = kept_result(site.project, job) if job.state == "done" else {}
        if result:
            return job, result
    raise HTTPException(400, "No check of this version is done yet.")
