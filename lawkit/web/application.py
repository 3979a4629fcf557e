"""The application: its addresses, and what a person reads when something goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from lawkit.errors import BusyError, LawkitError, StoreAwayError
from lawkit.sentences import Sentence, marked
from lawkit.web.account_pages import AccountPages
from lawkit.web.api.interface import interface_page, make_interface
from lawkit.web.audit_pages import AuditPages
from lawkit.web.check_pages import CheckPages
from lawkit.web.draft_pages import DraftPages
from lawkit.web.gate import Gate
from lawkit.web.guard import API, MOST_BYTES, Guard
from lawkit.web.job_pages import JobPages
from lawkit.web.kit_pages import KitPages
from lawkit.web.office import Office
from lawkit.web.project import Project
from lawkit.web.review_pages import ReviewPages
from lawkit.web.site import Site
from lawkit.web.survey_pages import SurveyPages
from lawkit.web.translate_pages import TranslatePages

DAY, MINUTE = 86_400, 60  # seconds
NOT_READ = marked("What was sent cannot be read. Go back, load the page anew and send it again.")
STATIC = Path(__file__).parent / "static"


def make_application(
    project: Project,
    content: Sequence[Path] = (),
    most_bytes: int = MOST_BYTES,
    keep_days: int | None = None,
    office: Office | None = None,
    workers: int | None = None,
) -> Guard:
    """The application on one project; its jobs run while its lifespan lasts.

    What nobody used for `keep_days` is deleted for good, at the start and every day.
    """
    site = Site(project, content, office, workers)
    checks, kits, texts = CheckPages(site), KitPages(site), TranslatePages(site)
    surveys, audit = SurveyPages(site), AuditPages(site)
    jobs = JobPages(site, checks, surveys)
    accounts, reviews, drafts = AccountPages(site), ReviewPages(site), DraftPages(site)
    interface = make_interface(site)

    @asynccontextmanager
    async def lifespan(_application: Starlette) -> AsyncIterator[None]:
        upkeep = asyncio.create_task(_every_day(project, keep_days))
        await run_in_threadpool(site.open)
        try:
            yield
        finally:
            upkeep.cancel()
            await run_in_threadpool(site.workshop.close)
            project.close()

    def refused(request: Request, error: Exception) -> Response:
        match error:
            case HTTPException(status_code=status, detail=Sentence() as words):
                return site.page(request, "refused.html.j2", status=status, words=words)
            case HTTPException(status_code=404 | 405):
                return site.page(request, "refused.html.j2", status=404, words=marked("There is no such page."))
            case HTTPException(status_code=status):  # what Starlette says of a form or a request, in English
                return site.page(request, "refused.html.j2", status=status, words=NOT_READ)
            case BusyError():
                return site.page(request, "refused.html.j2", status=429, words=error.whole)
            case StoreAwayError():
                return site.page(request, "refused.html.j2", status=503, words=error.whole)
            case LawkitError():
                return site.page(request, "refused.html.j2", status=400, words=error.whole)
        words = marked("A fault in lawkit itself; the job is not lost. Go back and try again.")
        return site.page(request, "refused.html.j2", status=500, words=words)

    pages = Starlette(
        routes=[
            Route("/", jobs.start),
            Route("/check", checks.form),
            Route("/check", checks.send, methods=["POST"]),
            Route("/kit", kits.search),
            Route("/kit/{code}", kits.state),
            Route("/kit/{code}", kits.build, methods=["POST"]),
            Route("/kit/{code}/questions", kits.questions),
            Route("/kit/{code}/questions", kits.answer, methods=["POST"]),
            Route("/kit/{code}/answers", kits.answers_file),
            Route("/kit/{code}/answers/delete", kits.forget, methods=["POST"]),
            Route("/kit/{code}/preview", kits.preview),
            Route("/translate", texts.languages),
            Route("/translate", texts.begin, methods=["POST"]),
            Route("/translate/{language}", texts.texts),
            Route("/translate/{language}", texts.save, methods=["POST"]),
            Route("/translate/{language}/check", texts.check, methods=["POST"]),
            Route("/translate/{language}/similar", texts.similar),
            Route("/translate/{language}/export", texts.export),
            Route("/translate/{language}/import", texts.take, methods=["POST"]),
            Route("/drafts", drafts.every),
            Route("/drafts/{draft}", drafts.show),
            Route("/drafts/{draft}/versions", drafts.add, methods=["POST"]),
            Route("/drafts/{draft}/compare", drafts.compare),
            Route("/drafts/{draft}/compare/{form}", drafts.comparison),
            Route("/drafts/{draft}/delete", drafts.delete, methods=["POST"]),
            Route("/surveys", surveys.every),
            Route("/surveys", surveys.send, methods=["POST"]),
            Route("/audit", audit.show),
            Route("/audit/csv", audit.table),
            Route("/jobs/{job}", jobs.show),
            Route("/jobs/{job}/survey/{path:path}", surveys.page),
            Route("/jobs/{job}/cancel", jobs.cancel, methods=["POST"]),
            Route("/jobs/{job}/delete", jobs.delete, methods=["POST"]),
            Route("/jobs/{job}/duties/{number:int}", checks.duty),
            Route("/jobs/{job}/duties/{number:int}/decision", reviews.decide, methods=["POST"]),
            Route("/jobs/{job}/duties/{number:int}/insertion", reviews.choose, methods=["POST"]),
            Route("/jobs/{job}/draft", checks.draft),
            Route("/jobs/{job}/sign-off", reviews.sign_off),
            Route("/jobs/{job}/sign-off", reviews.sign, methods=["POST"]),
            Route("/jobs/{job}/sign-off/withdraw", reviews.withdraw, methods=["POST"]),
            Route("/jobs/{job}/downloads", checks.downloads),
            Route("/jobs/{job}/{form}", jobs.download),
            Route("/sign-in", accounts.sign_in),
            Route("/sign-in", accounts.send_sign_in, methods=["POST"]),
            Route("/sign-out", accounts.sign_out, methods=["POST"]),
            Route("/account", accounts.own),
            Route("/account/password", accounts.set_own_password, methods=["POST"]),
            Route("/account/tokens", accounts.add_token, methods=["POST"]),
            Route("/account/tokens/end", accounts.end_token, methods=["POST"]),
            Route("/accounts", accounts.every),
            Route("/accounts", accounts.add, methods=["POST"]),
            Route("/accounts/{name}", accounts.change, methods=["POST"]),
            Route(f"{API}/docs", partial(interface_page, site, interface)),
            Mount(API, interface),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers={HTTPException: refused, LawkitError: refused, Exception: refused},
        middleware=[Middleware(Gate, site)],
        lifespan=lifespan,
    )

    def said(request: Request, words: str) -> str:
        return site.words(site.language_of(request))(words)

    return Guard(pages, said, most_bytes, office)  # around everything, so that a page on a fault has its headers too


async def _every_day(project: Project, keep_days: int | None) -> None:
    while True:
        pause = DAY
        try:
            await run_in_threadpool(project.sessions.tidy)
            if keep_days:
                await run_in_threadpool(project.keep_only, keep_days)
        except StoreAwayError:
            pause = MINUTE
        await asyncio.sleep(pause)
