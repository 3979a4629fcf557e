"""The drafts of a project: their versions, how each stands, and several side by side."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lawkit.localization.messages import marked, translator
from lawkit.store.records import Draft, Job
from lawkit.web.actor import actor_of
from lawkit.web.check_pages import SUFFIXES, sent_draft
from lawkit.web.site import Site
from lawkit.web.versions import latest_check, lines_of, stands_of

MOST_SIDE_BY_SIDE = 6


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
        draft, project, language = self._draft(request), self._site.project, self._site.language_of(request)
        asked = request.query_params.getlist("version")[:MOST_SIDE_BY_SIDE]
        versions = project.drafts.versions(draft.id)
        chosen = [one for one in versions if str(one.number) in asked] or versions[-MOST_SIDE_BY_SIDE:]
        found = [(one, latest_check(project, one, done=True)) for one in chosen]
        checks = [(version, job) for version, job in found if job is not None]
        lines = lines_of(project, checks, self._site.library_in(language), translator(language))
        whole = request.query_params.get("show") == "all"
        return self._site.page(
            request, "compare.html.j2", draft=draft, checks=checks, whole=whole, all=len(lines),
            lines=[one for one in lines if whole or one.differs],
            unread=[version for version, job in found if job is None],
            alike=len({tuple(one.options["instruments"]) for _version, one in checks}) < 2,
            query="&".join(f"version={version.number}" for version, _job in checks),
        )  # fmt: skip

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
