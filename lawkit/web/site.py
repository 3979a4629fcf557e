"""What all pages share: the project, the workers, the content, and how a page is made and a form is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from lawkit.library.loader import Library, load
from lawkit.library.translations import translated_languages
from lawkit.localization.direction import direction
from lawkit.localization.locales import locale_of
from lawkit.localization.messages import ENGLISH, marked, translator
from lawkit.reports.html_report import with_passages
from lawkit.web.guard import Proofs
from lawkit.web.project import Job, Project
from lawkit.web.workshop import Workshop

Handler = Callable[[Request], Response]


class Site:
    """The parts that pages are made of; one for a server."""

    def __init__(self, project: Project, content: Sequence[Path] = ()) -> None:
        self.project = project
        self.workshop = Workshop(project, content)
        self.proofs = Proofs()
        self._content = tuple(content)
        self._pages = Environment(
            loader=PackageLoader("lawkit.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._pages.globals |= {"direction": direction, "language_name": _language_name}

    @cached_property
    def library(self) -> Library:
        """The content, loaded once."""
        return load(self._content)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which reports and kits are written."""
        return translated_languages(self.library.roots)

    def page(
        self, request: Request, template: str, language: str = ENGLISH, status: int = 200, **words: Any
    ) -> HTMLResponse:
        """A page, with the proof that its forms carry; every word put into it is escaped."""
        visit = self.proofs.visit(request)
        text = self._pages.get_template(template).render(
            _=translator(language), language=language, proof=self.proofs.proof(visit), **words
        )
        response = HTMLResponse(with_passages(text), status)
        self.proofs.keep(response, visit)
        return response

    def job(self, request: Request, kind: str | None = None) -> Job:
        """The job that an address names. Raises HTTPException (404) where there is none of that kind."""
        job = self.project.job(request.path_params["job"])
        if job is None or kind not in (None, job.kind):
            raise HTTPException(404, marked("There is no such job; it may have been deleted."))
        return job

    def begin(self, job: Job) -> RedirectResponse:
        """Sets a new job to work and shows it."""
        self.workshop.submit(job.id)
        return RedirectResponse(f"/jobs/{job.id}", 303)

    def instruments_in(self, form: FormData) -> list[str]:
        """The instruments ticked in a form. Raises UnknownNameError for one that is none."""
        named = [one for one in form.getlist("instruments") if isinstance(one, str) and one]
        return self.library.require_instruments(named) if named else []

    def language_in(self, form: FormData, field: str) -> str:
        """A language chosen in a form; '' where none was. Raises HTTPException (400) for one that is not offered."""
        return chosen(form, field, ("", *self.languages))


def chosen(form: FormData, field: str, offered: Sequence[str]) -> str:
    """One choice of a form; the first offered where the field is missing. Raises HTTPException (400) for another."""
    value = form.get(field, offered[0])
    if not isinstance(value, str) or value not in offered:
        raise HTTPException(400, f"The field {field} holds something that is not offered.")
    return value


def _language_name(code: str) -> str:
    """The language's own name for itself, with its code."""
    return f"{locale_of(code).languages.get(code, code)} ({code})"
