"""The application: its addresses, and what a person reads when something goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from lawkit.errors import LawkitError
from lawkit.localization.messages import marked
from lawkit.web.check_pages import CheckPages
from lawkit.web.guard import MOST_BYTES, Guard
from lawkit.web.job_pages import JobPages
from lawkit.web.kit_pages import KitPages
from lawkit.web.project import Project
from lawkit.web.site import Site

DAY = 86_400  # seconds
STATIC = Path(__file__).parent / "static"


def make_application(
    project: Project, content: Sequence[Path] = (), most_bytes: int = MOST_BYTES, keep_days: int | None = None
) -> Guard:
    """The application on one project; its jobs run while its lifespan lasts.

    What nobody used for `keep_days` is deleted for good, at the start and every day.
    """
    site = Site(project, content)
    checks, kits = CheckPages(site), KitPages(site)
    jobs = JobPages(site, checks)

    @asynccontextmanager
    async def lifespan(_application: Starlette) -> AsyncIterator[None]:
        retention = asyncio.create_task(_keep_only(project, keep_days)) if keep_days else None
        await run_in_threadpool(site.workshop.open)
        try:
            yield
        finally:
            if retention:
                retention.cancel()
            await run_in_threadpool(site.workshop.close)
            project.close()

    def refused(request: Request, error: Exception) -> Response:
        match error:
            case HTTPException(status_code=status, detail=words):
                return site.page(request, "refused.html.j2", status=status, words=words)
            case LawkitError():
                return site.page(request, "refused.html.j2", status=400, words=str(error))
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
            Route("/jobs/{job}", jobs.show),
            Route("/jobs/{job}/cancel", jobs.cancel, methods=["POST"]),
            Route("/jobs/{job}/delete", jobs.delete, methods=["POST"]),
            Route("/jobs/{job}/duties/{number:int}", checks.duty),
            Route("/jobs/{job}/draft", checks.draft),
            Route("/jobs/{job}/{form}", jobs.download),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers={HTTPException: refused, LawkitError: refused, Exception: refused},
        lifespan=lifespan,
    )
    return Guard(pages, most_bytes)  # around everything, so that a page on a fault has its headers too


async def _keep_only(project: Project, days: int) -> None:
    while True:
        await run_in_threadpool(project.keep_only, days)
        await asyncio.sleep(DAY)
