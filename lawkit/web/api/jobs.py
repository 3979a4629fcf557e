"""Jobs: how far they are, and what came of them; surveys."""

from __future__ import annotations

import mimetypes
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, HTTPException, Query, Request, Response, UploadFile
from pydantic import BaseModel, Field

from lawkit.store.records import Job, Kind
from lawkit.web.actor import actor_of
from lawkit.web.api.asking import Id, Language, job_of, options_of, sent_draft
from lawkit.web.downloads import attachment
from lawkit.web.result import kept_result
from lawkit.web.review import report_of
from lawkit.web.site import Site
from lawkit.web.survey_pages import MOST_LAWS
from lawkit.web.work import downloads_of

PATIENCE = 2  # seconds that a question for news is held open; the end of the server waits as long
Form_ = Literal["html", "docx", "xlsx", "json", "annotated", "kit"]


class News(BaseModel):
    """Whether there is something new."""

    seen: int = Field(description="Another number as soon as something new is known; 0 where nobody works on it")


class Findings(BaseModel):
    """What a check found, with the decisions that hold for its version."""

    draft: dict[str, Any]
    content: str = Field("", description="The digest of the content that the check used")
    warnings: list[str]
    instruments: list[dict[str, Any]]
    rows: list[dict[str, Any]] = Field(description="A row for each obligation; `decision` is null where none holds")


def jobs_routes(site: Site) -> APIRouter:
    """The addresses under /jobs and /surveys."""
    routes = APIRouter()
    project = site.project

    @routes.get("/jobs", tags=["jobs"])
    def list_jobs(kind: Kind | None = None, most: Annotated[int, Query(ge=1, le=1000)] = 100) -> list[Job]:
        """Jobs, the latest first."""
        return project.jobs.jobs(kind, most=most)

    @routes.get("/jobs/{job}", tags=["jobs"])
    def show_job(job: Id) -> Job:
        """How a job stands: `state`, `stage` in words, `progress` in hundredths."""
        return job_of(site, job)

    @routes.get("/jobs/{job}/news", tags=["jobs"])
    async def wait_for_news(job: Id, seen: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0) -> News:
        """Waits, two seconds at most, until something is known of a job that somebody who has seen `seen` does not
        know; the pages ask it so."""
        return News(seen=await site.workshop.wait_for_news(job, seen, PATIENCE))

    @routes.post("/jobs/{job}/cancel", tags=["jobs"])
    def cancel_job(job: Id) -> Job:
        """Stops a job that waits or runs."""
        site.workshop.cancel(job_of(site, job).id)
        return job_of(site, job)

    @routes.delete("/jobs/{job}", status_code=204, tags=["jobs"])
    def delete_job(request: Request, job: Id) -> None:
        """Removes a job and its results for good; a check takes the version that it checked with it."""
        found, actor = job_of(site, job), actor_of(request)
        if not actor.may_delete(found.by):
            raise HTTPException(403, "Only who asked for it or an administrator can delete it.")
        site.delete_job(found, actor.name)

    @routes.get("/jobs/{job}/findings", tags=["jobs"])
    def show_findings(job: Id) -> Findings:
        """What a check found: every obligation with status, evidence, what is lacking and the clauses that fill it."""
        found = job_of(site, job)
        result = kept_result(project, found) if found.kind == "check" else {}
        if not result:
            raise HTTPException(404, "This job has no findings, or none yet.")
        version = project.drafts.version(found.version)
        holds = project.decisions.in_force(version.draft, version.number) if version else {}
        rows = [row | {"decision": holds.get(row["obligation"])} for row in result["rows"]]
        return Findings(**{name: result[name] for name in ("draft", "warnings", "instruments")}, rows=rows,
                        content=result.get("content", ""))  # fmt: skip

    @routes.get("/jobs/{job}/reports", tags=["jobs"])
    def list_reports(job: Id) -> list[str]:
        """The forms in which the result of a job can be had by now."""
        made = project.jobs.names(job_of(site, job).id)
        return [form for form, name in downloads_of(job_of(site, job).kind).items() if name in made]

    @routes.get(
        "/jobs/{job}/reports/{form}",
        tags=["jobs"],
        response_class=Response,
        responses={200: {"content": {"application/octet-stream": {}}, "description": "The file"}},
    )
    def download(job: Id, form: Form_) -> Response:
        """The result of a job as a file; a report of a check shows what reviewers have decided by now."""
        found = job_of(site, job)
        name = downloads_of(found.kind).get(form, "")
        data = report_of(project, site.workshop, found, form)
        if data is None:
            raise HTTPException(404, "There is no such file, or it is not written yet.")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(data, media_type=kind, headers={"Content-Disposition": attachment(name)})

    @routes.post("/surveys", status_code=202, tags=["surveys"])
    def make_survey(
        request: Request,
        files: Annotated[list[UploadFile], File(description="The laws", min_length=1, max_length=MOST_LAWS)],
        title: Annotated[str, Form(min_length=1, max_length=120)],
        instruments: Annotated[list[str], Form()] = [],  # noqa: B006
        language: Annotated[Language, Form()] = "",
        report_language: Annotated[Language, Form()] = "",
    ) -> Job:
        """Sends laws and begins to survey them; a state's code at the head of a file's name counts it to that state."""
        options = options_of(site, "", instruments, language, report_language)
        laws = [(name, data) for name, _suffix, data in map(sent_draft, files)]
        job = project.survey(title, laws, options, actor_of(request).name)
        site.workshop.submit(job.id)
        return job

    return routes
