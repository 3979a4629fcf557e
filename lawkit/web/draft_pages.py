"""The drafts of a project: their versions, how each stands, and several side by side."""

from __future__ import annotations

import mimetypes
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lawkit.sentences import marked
from lawkit.store.records import Draft, Job, Version
from lawkit.web.actor import actor_of
from lawkit.web.check_pages import SUFFIXES, sent_draft
from lawkit.web.comparison import FORMS, comparison_as_json, comparison_as_workbook
from lawkit.web.downloads import attachment
from lawkit.web.site import Site
from lawkit.web.versions import MOST_SIDE_BY_SIDE, Line, checked_versions, latest_check, lines_of, stands_of


class DraftPages:
    """Handlers of the pages of drafts."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def every(self, request: Request) -> Response:
        """The drafts, the last used first."""
        project = self._site.project
        drafts = [(one, project.drafts.versions(one.id)) for one in project.drafts.drafts()]
        signed = {one.id: {s.version for s in project.decisions.sign_offs(one.id) if s.stands} for one, _ in drafts}
        return self._site.page(request, "drafts.html.j2", drafts=drafts, signed=signed)

    def show(self, request: Request) -> Response:
        """The versions of a draft with how each stands, and the form for the next."""
        draft = self._draft(request)
        return self._site.page(
            request, "versions.html.j2", draft=draft, stands=stands_of(self._site.project, draft.id),
            suffixes=",".join(SUFFIXES), most=MOST_SIDE_BY_SIDE,
        )  # fmt: skip

    async def add(self, request: Request) -> Response:
        """Keeps the next version of a draft and begins its check, with the choices of the version before it."""
        draft = await run_in_threadpool(self._draft, request)
        async with request.form(max_files=1, max_fields=10) as form:
            self._site.proofs.demand(request, form)
            title, suffix, data = await sent_draft(form)
        options = await run_in_threadpool(self._options, request, draft)
        by = actor_of(request).name
        job = await run_in_threadpool(self._site.project.send, title, suffix, data, options, draft.id, by)
        return self._site.begin(job)

    async def delete(self, request: Request) -> Response:
        """Removes a draft for good, with its versions, decisions and sign-offs."""
        draft = await run_in_threadpool(self._draft, request)
        async with request.form(max_files=0, max_fields=5) as form:
            self._site.proofs.demand(request, form)
        if not actor_of(request).may_delete(draft.by):
            raise HTTPException(403, marked("Only who sent it or an administrator can delete it."))
        await run_in_threadpool(self._site.delete_draft, draft.id, actor_of(request).name)
        return RedirectResponse("/drafts", 303)

    def compare(self, request: Request) -> Response:
        """Versions side by side, obligation by obligation."""
        draft, whole = self._draft(request), request.query_params.get("show") == "all"
        checks, unread = self._chosen(request, draft)
        lines = self._lines(request, checks)
        return self._site.page(
            request, "compare.html.j2", draft=draft, checks=checks, whole=whole, all=len(lines),
            lines=[one for one in lines if whole or one.differs], unread=unread, forms=FORMS,
            alike=len({tuple(one.options["instruments"]) for _version, one in checks}) < 2,
            query="&".join(f"version={version.number}" for version, _job in checks),
        )  # fmt: skip

    def comparison(self, request: Request) -> Response:
        """The same, whole, as a file to be kept."""
        draft, form = self._draft(request), request.path_params["form"]
        checks, _unread = self._chosen(request, draft)
        if form not in FORMS or not checks:
            raise HTTPException(404, marked("There is no such file, or it is not written yet."))
        lines, translate = self._lines(request, checks), self._site.words(self._site.language_of(request))
        if form == "html":
            answer: Response = self._site.page(request, "compared.html.j2", draft=draft, checks=checks, lines=lines)
        elif form == "json":
            answer = Response(comparison_as_json(draft, checks, lines), media_type="application/json")
        else:
            kind = mimetypes.guess_type("x.xlsx")[0]
            answer = Response(comparison_as_workbook(checks, lines, translate), media_type=kind)
        answer.headers["Content-Disposition"] = attachment(f"{draft.title}-versions.{form}")
        return answer

    def _chosen(self, request: Request, draft: Draft) -> tuple[list[tuple[Version, Job]], list[Version]]:
        return checked_versions(self._site.project, draft.id, request.query_params.getlist("version"))

    def _lines(self, request: Request, checks: list[tuple[Version, Job]]) -> list[Line]:
        language = self._site.language_of(request)
        return lines_of(self._site.project, checks, self._site.library_in(language), self._site.words(language))

    def _options(self, request: Request, draft: Draft) -> dict[str, Any]:
        """The choices with which the latest version was checked."""
        jobs: list[Job | None] = [
            latest_check(self._site.project, one) for one in reversed(self._site.project.drafts.versions(draft.id))
        ]
        last = next((one.options for one in jobs if one), None)
        language = self._site.language_of(request)
        return last or {"country": draft.country, "instruments": [], "language": "", "report_language": language}

    def _draft(self, request: Request) -> Draft:
        draft = self._site.project.drafts.draft(request.path_params["draft"])
        if draft is None:
            raise HTTPException(404, marked("There is no such draft; it may have been deleted."))
        return draft
