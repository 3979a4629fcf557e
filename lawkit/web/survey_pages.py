"""Surveys: many laws sent together, how far the work is, and the pages that a survey makes."""

from __future__ import annotations

import io
import mimetypes
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from lawkit.sentences import from_kept, marked
from lawkit.store.records import Job
from lawkit.web.actor import actor_of
from lawkit.web.check_pages import SUFFIXES, plain_name
from lawkit.web.guard import POLICY
from lawkit.web.result import Data, kept_result
from lawkit.web.site import Site
from lawkit.web.work import SURVEY_DOWNLOADS

MOST_LAWS = 500
# The pages stand alone: style within them, and nothing else at all.
PAGES_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
_FOLDER = "survey/"
OTHER_KIND = marked("lawkit does not read this kind of file")


@dataclass(frozen=True, slots=True)
class Law:
    """A law of a survey and how it stands: waiting, checked (the survey goes on), read or skipped, with the reason."""

    name: str
    state: str
    why: str = ""


class SurveyPages:
    """Handlers of the pages of surveys."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def every(self, request: Request) -> Response:
        """The surveys, the latest first, and the form for another."""
        return self._site.page(
            request, "surveys.html.j2", jobs=self._site.project.jobs.jobs("survey"), suffixes=",".join(SUFFIXES),
            instruments=list(self._site.library.instruments.values()), languages=self._site.languages, most=MOST_LAWS,
        )  # fmt: skip

    async def send(self, request: Request) -> Response:
        """Keeps the laws that were sent and begins to survey them."""
        async with request.form(max_files=MOST_LAWS, max_fields=200) as form:
            self._site.proofs.demand(request, form)
            sent = [one for one in form.getlist("laws") if isinstance(one, UploadFile) and one.filename]
            laws = [(plain_name(one.filename or ""), await one.read()) for one in sent]
            title = form.get("title")
            options = {
                "instruments": await run_in_threadpool(self._site.instruments_in, form),
                "language": self._site.language_in(form, "language"),
                "report_language": self._site.language_in(form, "report_language") or self._site.language_of(request),
            }
        if not laws:
            raise HTTPException(400, marked("No file was chosen. Go back and choose the laws."))
        named = title.strip()[:120] if isinstance(title, str) else ""
        by = actor_of(request).name
        job = await run_in_threadpool(self._site.project.survey, named or laws[0][0], laws, options, by)
        return self._site.begin(job)

    def show(self, request: Request, job: Job, seen: int) -> Response:
        """How far a survey is; when it is done, its pages, its downloads and how each law stands."""
        made = self._site.project.jobs.names(job.id)
        return self._site.page(
            request, "survey.html.j2", job=job, seen=seen, ahead=self._site.ahead(job), laws=laws_of_job(
                job, kept_result(self._site.project, job), self._site.workshop.laws_checked(job.id)
            ),
            downloads=[form for form, name in SURVEY_DOWNLOADS.items() if name in made],
        )  # fmt: skip

    def page(self, request: Request) -> Response:
        """A page of a survey as it was made; it runs no script and loads nothing."""
        job = self._site.job(request, "survey")
        data = self._site.project.jobs.read(job.id, SURVEY_DOWNLOADS["html"])
        path = request.path_params["path"]
        try:
            with zipfile.ZipFile(io.BytesIO(data or b"")) as package:
                page = package.read(_FOLDER + path)
        except (KeyError, zipfile.BadZipFile):
            raise HTTPException(404, marked("There is no such page in this survey.")) from None
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return Response(page, media_type=kind, headers={POLICY: PAGES_POLICY})


def laws_of_job(job: Job, told: Data, checked: Collection[str] = ()) -> list[Law]:
    """How each law of a survey stands, in the order in which they were sent. `told` is what the work left, `checked`
    names the laws that are done while it goes on."""
    skipped = dict(told.get("skipped", ()))
    laws = []
    for name in job.options["laws"]:
        if name in skipped:
            laws.append(Law(name, "skipped", from_kept(skipped[name])))
        elif name in told.get("laws", ()):
            laws.append(Law(name, "read"))
        elif told:
            laws.append(Law(name, "skipped", OTHER_KIND))
        else:
            laws.append(Law(name, "checked" if name in checked else "waiting"))
    return laws
