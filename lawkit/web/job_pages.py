"""The pages that every job has: how far it is, stopping it, its downloads, deleting it for good."""

from __future__ import annotations

import mimetypes

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lawkit.sentences import marked
from lawkit.web.actor import actor_of
from lawkit.web.check_pages import CheckPages
from lawkit.web.downloads import attachment
from lawkit.web.result import kept_result
from lawkit.web.review import report_of
from lawkit.web.site import Site
from lawkit.web.survey_pages import SurveyPages
from lawkit.web.work import RESULT, SO_FAR, downloads_of

LISTED = 50  # jobs on the first page, so that it stays small


class JobPages:
    """Handlers of the pages of jobs."""

    def __init__(self, site: Site, checks: CheckPages, surveys: SurveyPages) -> None:
        self._site, self._checks, self._surveys = site, checks, surveys

    def start(self, request: Request) -> Response:
        """The three jobs, and what is kept in this project."""
        jobs = self._site.project.jobs.jobs(most=LISTED + 1)
        return self._site.page(request, "start.html.j2", jobs=jobs[:LISTED], more=len(jobs) > LISTED)

    def show(self, request: Request) -> Response:
        """The result of a job, or how far it is."""
        seen = self._site.workshop.news(request.path_params["job"])  # before the job: what comes then is news
        job = self._site.job(request)
        jobs = self._site.project.jobs
        if job.kind == "check" and job.state in ("running", "done") and {RESULT, SO_FAR} & jobs.names(job.id):
            return self._checks.result(request, job, seen)
        if job.kind == "survey":
            return self._surveys.show(request, job, seen)
        files = kept_result(self._site.project, job).get("files", [])
        result, reading = self._checks.being_read(request, job)
        return self._site.page(
            request, "job.html.j2", job=job, seen=seen, ahead=self._site.ahead(job), files=files, result=result,
            reading=reading,
        )  # fmt: skip

    async def cancel(self, request: Request) -> Response:
        """Stops a job."""
        job = self._site.job(request)
        await self._demand(request)
        await run_in_threadpool(self._site.workshop.cancel, job.id)
        return RedirectResponse(f"/jobs/{job.id}", 303)

    async def delete(self, request: Request) -> Response:
        """Stops a job and removes its draft and everything made of it, for good."""
        job = self._site.job(request)
        await self._demand(request)
        if not actor_of(request).may_delete(job.by):
            raise HTTPException(403, marked("Only who sent it or an administrator can delete it."))
        await run_in_threadpool(self._site.delete_job, job, actor_of(request).name)
        return RedirectResponse("/", 303)

    def download(self, request: Request) -> Response:
        """A file that was made; always to be kept, never shown as a page of this server."""
        job = self._site.job(request)
        form = request.path_params["form"]
        name = downloads_of(job.kind).get(form)
        data = report_of(self._site.project, self._site.workshop, job, form)
        if name is None or data is None:
            raise HTTPException(404, marked("There is no such file, or it is not written yet."))
        stem = job.title.rsplit(".", 1)[0] if job.kind == "check" else job.title
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(data, media_type=kind, headers={"Content-Disposition": attachment(f"{stem}-{name}")})

    async def _demand(self, request: Request) -> None:
        async with request.form(max_files=0, max_fields=5) as form:
            self._site.proofs.demand(request, form)
