"""Deciding on the findings of a check, and signing a version off."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import parse_qsl, quote, unquote, urlencode

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lawkit.errors import LawkitError, StoreError
from lawkit.sentences import marked
from lawkit.store.records import FINDING_STATUSES, Job, Verdict, Version
from lawkit.web.actor import actor_of
from lawkit.web.insertions import insertions_of
from lawkit.web.result import FILTERS, NO_RESULT, Data, kept_result
from lawkit.web.review import (
    needs_decision,
    report_of,
    reviews_of,
    sign,
    standing_sign_off,
    version_of_job,
    with_reviews,
)
from lawkit.web.site import Site, chosen
from lawkit.web.work import downloads_of

NAME = "lawkit-name"  # the cookie that remembers who decides, where nobody signs in
LONGEST_NAME, LONGEST_REASON = 120, 5000


class ReviewPages:
    """Handlers of decisions and sign-offs."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def decide(self, request: Request) -> Response:
        """Keeps a decision on a finding, and shows the finding again."""
        job, number = self._site.job(request, "check"), request.path_params["number"]
        form = await self._form(request)
        by = _name_in(form, request)
        await run_in_threadpool(self._decide, job, number, form, by)
        return _remembering(_back(form, job, number), by, request)

    async def choose(self, request: Request) -> Response:
        """Leaves what is put in for a gap out of the annotated draft, or puts it back, and shows the finding again."""
        job, number = self._site.job(request, "check"), request.path_params["number"]
        form = await self._form(request)
        await run_in_threadpool(self._choose, job, number, form, actor_of(request).name or remembered_name(request))
        return _back(form, job, number)

    def sign_off(self, request: Request) -> Response:
        """What is signed off, what still needs a decision, and the form."""
        job, version, result = self._checked(request)
        rows = with_reviews(result["rows"], reviews_of(self._site.project, version))
        return self._site.page(
            request, "sign_off.html.j2", job=job, version=version, result=result, rows=rows,
            waiting=[row for row in rows if needs_decision(row)],
            signed=standing_sign_off(self._site.project, version), name=remembered_name(request),
        )  # fmt: skip

    async def sign(self, request: Request) -> Response:
        """Signs a version off; its reports are then written as they are signed."""
        form = await self._form(request)
        by, note = _name_in(form, request), _words(form, "note", LONGEST_REASON)
        job, version, _result = await run_in_threadpool(self._checked, request)
        await run_in_threadpool(sign, self._site.project, job, version, note, by)
        answer = RedirectResponse(f"/jobs/{job.id}/sign-off", 303, background=BackgroundTask(self._write_reports, job))
        return _remembering(answer, by, request)

    async def withdraw(self, request: Request) -> Response:
        """Withdraws a sign-off: decisions can be made again."""
        form = await self._form(request)
        by = _name_in(form, request)
        job, version, _result = await run_in_threadpool(self._checked, request)
        signed = await run_in_threadpool(standing_sign_off, self._site.project, version)
        if signed is None:
            raise HTTPException(404, marked("This version is not signed off."))
        await run_in_threadpool(self._site.project.decisions.withdraw_sign_off, signed, by)
        return _remembering(RedirectResponse(f"/jobs/{job.id}/sign-off", 303), by, request)

    def _choose(self, job: Job, number: int, form: FormData, by: str) -> None:
        project = self._site.project
        version, row, _result = self._duty(job, number)
        if row["obligation"] not in insertions_of(project, job, version):
            raise HTTPException(404, marked("Nothing is put into the annotated draft for this duty."))
        left_out = chosen(form, "choice", ("", "leave-out", "put-in"))
        if not left_out:
            raise StoreError(marked("Choose what you decide."))
        project.insertions.choose(version, row["obligation"], left_out == "leave-out", by)

    def _duty(self, job: Job, number: int) -> tuple[Version, Data, Data]:
        """The version that a check is of, one row of its result, and the result."""
        version = version_of_job(self._site.project, job)
        result = kept_result(self._site.project, job)
        row = next((one for one in result.get("rows", ()) if one["number"] == number), None)
        if version is None or row is None:
            raise HTTPException(404, marked("There is no such duty in this check."))
        return version, row, result

    def _decide(self, job: Job, number: int, form: FormData, by: str) -> None:
        project = self._site.project
        version, row, result = self._duty(job, number)
        asked = chosen(form, "decision", ("", "confirmed", "withdrawn", *FINDING_STATUSES))
        if not asked or (asked == "confirmed" and row["state"] == "undecided"):
            raise StoreError(marked("Choose what you decide."))
        verdict, status = _verdict(row, asked)
        project.decisions.decide(
            version, row["obligation"], verdict, status, row["state"], _words(form, "reason", LONGEST_REASON), by,
            result.get("content", ""),
        )  # fmt: skip

    def _checked(self, request: Request) -> tuple[Job, Version, dict[str, Any]]:
        job = self._site.job(request, "check")
        version = version_of_job(self._site.project, job)
        result = kept_result(self._site.project, job)
        if version is None or not result:
            raise HTTPException(404, NO_RESULT)
        return job, version, result

    def _write_reports(self, job: Job) -> None:
        for form in downloads_of(job.kind):
            try:
                report_of(self._site.project, self._site.workshop, job, form)
            except LawkitError:
                return  # it is written when somebody asks for it

    async def _form(self, request: Request) -> FormData:
        async with request.form(max_files=0, max_fields=10) as form:
            self._site.proofs.demand(request, form)
            return form


def _back(form: FormData, job: Job, number: int) -> RedirectResponse:
    """To the finding, in the list from which somebody came."""
    back = parse_qsl(_words(form, "back", 1000).lstrip("?"))
    query = urlencode([*(one for one in back if one[0] in (*FILTERS, "page", "part")), ("duty", number)])
    return RedirectResponse(f"/jobs/{job.id}?{query}#f{number}", 303)


def remembered_name(request: Request) -> str:
    """Who decided last on this browser, where nobody signs in."""
    return unquote(request.cookies.get(NAME, ""))[:LONGEST_NAME]


def _remembering(answer: Response, by: str, request: Request) -> Response:
    if actor_of(request).account is None:
        answer.set_cookie(NAME, quote(by), httponly=True, samesite="strict", path="/")
    return answer


def _name_in(form: FormData, request: Request) -> str:
    """Who decides: the person of the account, else the name that was given."""
    return actor_of(request).name or " ".join(_words(form, "name", LONGEST_NAME).split())


def _verdict(row: Data, asked: str) -> tuple[Verdict, str]:
    """The verdict and the status that holds from now on."""
    found = row["state"] if row["state"] in FINDING_STATUSES else "missing"
    if asked in ("confirmed", "withdrawn"):
        return cast(Verdict, asked), found
    return ("confirmed" if asked == row["state"] else "overridden"), asked


def _words(form: FormData, field: str, most: int) -> str:
    value = form.get(field, "")
    if not isinstance(value, str) or len(value) > most:
        raise StoreError(marked("The field {field} is too long.", field=field))
    return value
