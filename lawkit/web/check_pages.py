"""The pages of a check: sending a draft, reading its findings beside its text."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from lawkit.localization.countries import load_country
from lawkit.localization.messages import ENGLISH, marked
from lawkit.web.pane import pieces
from lawkit.web.project import RESULT, Job
from lawkit.web.result import STATUSES, filtered, shares
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
        library = self._site.library
        return self._site.page(
            request, "check.html.j2", instruments=list(library.instruments.values()), languages=self._site.languages,
            suffixes=",".join(SUFFIXES),
        )  # fmt: skip

    async def send(self, request: Request) -> Response:
        """Keeps the draft that was sent and begins its check."""
        async with request.form(max_files=1, max_fields=100) as form:
            self._site.proofs.demand(request, form)
            sent = form.get("draft")
            if not isinstance(sent, UploadFile) or not sent.filename:
                raise HTTPException(400, marked("No file was chosen. Go back and choose the draft."))
            data = await sent.read()
            if not data:
                raise HTTPException(400, marked("The file is empty. Go back and choose the draft."))
            title = _name(sent.filename)
            asked = form.get("country")
            options = {
                "country": await run_in_threadpool(self._country, asked.strip() if isinstance(asked, str) else ""),
                "instruments": await run_in_threadpool(self._site.instruments_in, form),
                "language": self._site.language_in(form, "language"),
                "report_language": self._site.language_in(form, "report_language") or ENGLISH,
            }
        ending = PurePosixPath(title).suffix.lower()
        suffix = ending if ending in SUFFIXES else ".bin"  # what the file is, the reader sees from its bytes
        job = await run_in_threadpool(self._site.project.add, "check", title, options, data, suffix)
        return self._site.begin(job)

    def result(self, request: Request, job: Job) -> Response:
        """The findings, filtered as the address asks, beside the draft's text."""
        site = self._site
        result = json.loads(site.project.text(job.id, RESULT))
        asked = {name: request.query_params.get(name, "")[:200] for name in ("status", "instrument", "theme", "words")}
        rows = filtered(result["rows"], **asked)
        shown = {row["number"] for row in rows}
        folder = site.project.folder(job.id)
        return site.page(
            request, "result.html.j2", job.options["report_language"],
            job=job, result=result, rows=rows, asked=asked, statuses=STATUSES,
            themes=sorted({row["theme"] for row in result["rows"]}), bar=shares(result["instruments"]),
            pieces=pieces(result["text"], result["rows"]), place=_Place(job.id, shown, asked),
            downloads=[(form, DOWNLOADS[form]) for form in FORMS if (folder / DOWNLOADS[form]).is_file()],
        )  # fmt: skip

    def _country(self, asked: str) -> str:
        return load_country(asked, self._site.library.roots).iso2 if asked else ""


class _Place:
    """Where a link from the draft's text to a finding leads: to one that is shown, or to the page that shows all."""

    def __init__(self, job: str, shown: set[int], asked: dict[str, Any]) -> None:
        self._job, self._shown = job, shown
        self.query = urlencode({name: value for name, value in asked.items() if value})

    def __call__(self, number: int) -> str:
        return f"#f{number}" if number in self._shown else f"/jobs/{self._job}#f{number}"


def _name(filename: str) -> str:
    """The name of a file as it is shown, without folders and signs that cannot be seen."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in name if sign.isprintable())[-120:].strip() or "draft"
