"""The pages of a check: sending a draft, reading its findings beside its text."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from lawkit.library.content import Tier
from lawkit.localization.countries import load_country
from lawkit.localization.states import states_in
from lawkit.sentences import marked
from lawkit.store.records import FINDING_STATUSES, Job
from lawkit.web.actor import actor_of
from lawkit.web.insertions import insertions_of
from lawkit.web.reading import Reading
from lawkit.web.result import NO_RESULT, REVIEWS, STATUSES, is_changed, kept_draft, shares, shown_result
from lawkit.web.review import needs_decision, reviews_of, standing_sign_off, version_of_job, with_reviews
from lawkit.web.review_pages import remembered_name
from lawkit.web.site import Site
from lawkit.web.work import DOWNLOADS

SUFFIXES = (".docx", ".docm", ".doc", ".pdf", ".odt", ".fodt", ".html", ".htm", ".xml", ".txt", ".md", ".rtf")
FORMS = ("html", "docx", "xlsx", "json", "annotated")


class CheckPages:
    """Handlers of the pages of a check."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def form(self, request: Request) -> Response:
        """The form that takes a draft."""
        library = self._site.library_in(self._site.language_of(request))
        return self._site.page(
            request, "check.html.j2", instruments=list(library.instruments.values()), languages=self._site.languages,
            suffixes=",".join(SUFFIXES), states=_states(self._site.language_of(request), library.roots),
        )  # fmt: skip

    async def send(self, request: Request) -> Response:
        """Keeps the draft that was sent and begins its check."""
        async with request.form(max_files=1, max_fields=100) as form:
            self._site.proofs.demand(request, form)
            title, suffix, data = await sent_draft(form)
            asked = form.get("country")
            options = {
                "country": await run_in_threadpool(self._country, asked.strip() if isinstance(asked, str) else ""),
                "instruments": await run_in_threadpool(self._site.instruments_in, form),
                "language": self._site.language_in(form, "language"),
                "report_language": self._site.language_in(form, "report_language") or self._site.language_of(request),
            }
        by = actor_of(request).name
        job = await run_in_threadpool(self._site.project.send, title, suffix, data, options, by=by)
        return self._site.begin(job)

    def result(self, request: Request, job: Job, seen: int) -> Response:
        """The findings, filtered as the address asks, beside a part of the draft's text."""
        site = self._site
        result, reading = self._read(request, job)
        choices = {name: sorted({row[name] for row in result["rows"]}) for name in ("theme", "binding")}
        return site.page(
            request, "result.html.j2", job=job, seen=seen, result=result, reading=reading, statuses=STATUSES,
            tiers=list(Tier), choices=choices, report=job.options["report_language"], reviews=REVIEWS,
            decided=sum(row["review"] is not None for row in result["rows"]),
            to_decide=sum(needs_decision(row) for row in result["rows"]),
            **self._deciding(request, job, reading),
            bar=shares(result["instruments"]), bars=[(one, shares([one])) for one in result["instruments"]],
            downloads=self._made(job),
        )  # fmt: skip

    def downloads(self, request: Request) -> Response:
        """The downloads that are written by now, alone."""
        seen = self._site.workshop.news(request.path_params["job"])
        job = self._site.job(request, "check")
        return self._site.page(request, "downloads.html.j2", job=job, seen=seen, downloads=self._made(job))

    def duty(self, request: Request) -> Response:
        """What the page shows of one duty, alone."""
        job = self._site.job(request, "check")
        result, reading = self._read(request, job)
        reading.duty = request.path_params["number"]
        row = reading.every.get(reading.duty)
        if row is None:
            raise HTTPException(404, marked("There is no such duty in this check."))
        report = job.options["report_language"]
        return self._site.page(
            request, "duty.html.j2", row=row, result=result, reading=reading, report=report, job=job,
            **self._deciding(request, job, reading),
        )  # fmt: skip

    def draft(self, request: Request) -> Response:
        """One part of the draft's text, alone."""
        job = self._site.job(request, "check")
        read = self._read if shown_result(self._site.project, job) else self.being_read
        result, reading = read(request, job)
        if not result:
            raise HTTPException(404, NO_RESULT)
        return self._site.page(request, "draft.html.j2", result=result, reading=reading)

    def being_read(self, request: Request, job: Job) -> tuple[dict[str, Any], Reading]:
        """The draft of a check under way, without findings; ({}, …) before it is read."""
        read = kept_draft(self._site.project, job)
        result = {**read, "rows": []} if read else {}
        return result, Reading(job.id, {"text": "", "rows": [], **result}, request.query_params, self._site.library)

    def _made(self, job: Job) -> list[str]:
        """The forms of report that are written."""
        made = self._site.project.jobs.names(job.id)
        return [form for form in FORMS if DOWNLOADS[form] in made]

    def _read(self, request: Request, job: Job) -> tuple[dict[str, Any], Reading]:
        result = shown_result(self._site.project, job)
        if not result:
            raise HTTPException(404, NO_RESULT)
        version = version_of_job(self._site.project, job)
        result = result | {"rows": with_reviews(result["rows"], reviews_of(self._site.project, version))}
        return result, Reading(job.id, result, request.query_params, self._site.library)

    def _deciding(self, request: Request, job: Job, reading: Reading) -> dict[str, Any]:
        """What the page needs to show and take decisions on the duty that is open."""
        project = self._site.project
        version, row = version_of_job(project, job), reading.every.get(reading.duty)
        signed = standing_sign_off(project, version) if version else None
        return {
            "version": version,
            "signed": signed,
            "history": project.decisions.history(version.draft, row["obligation"]) if version and row else [],
            "is_changed": is_changed,
            "insertions": insertions_of(project, job, version) if row else {},
            "locked": signed is not None,
            "name": remembered_name(request),
            "states": FINDING_STATUSES,
        }

    def _country(self, asked: str) -> str:
        return load_country(asked, self._site.library.roots).iso2 if asked else ""


@cache
def _states(language: str, roots: tuple[Path, ...]) -> list[tuple[str, str]]:
    return states_in(language, roots)


async def sent_draft(form: FormData) -> tuple[str, str, bytes]:
    """The name, the suffix and the bytes of the draft in a form. Raises HTTPException (400) where there is none."""
    sent = form.get("draft")
    if not isinstance(sent, UploadFile) or not sent.filename:
        raise HTTPException(400, marked("No file was chosen. Go back and choose the draft."))
    data = await sent.read()
    if not data:
        raise HTTPException(400, marked("The file is empty. Go back and choose the draft."))
    title = plain_name(sent.filename)
    return title, kept_suffix(title), data


def kept_suffix(name: str) -> str:
    """The ending under which a file is kept; what the file is, the reader sees from its bytes."""
    ending = PurePosixPath(name).suffix.lower()
    return ending if ending in SUFFIXES else ".bin"


def plain_name(filename: str) -> str:
    """The name of a file as it is shown, without folders and signs that cannot be seen."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in name if sign.isprintable())[-120:].strip() or "draft"
