"""What all pages share: the project, the workers, the content, and how a page is made and a form is read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from lawkit.library.loader import Library, load
from lawkit.library.translations import translated_languages
from lawkit.localization.direction import direction, direction_of
from lawkit.localization.locales import language_name, locale_of
from lawkit.localization.messages import ENGLISH, translator
from lawkit.reports.html_report import with_passages
from lawkit.sentences import marked
from lawkit.store.records import Job
from lawkit.web.actor import actor_of
from lawkit.web.guard import STATIC, Proofs
from lawkit.web.kit_plan import AnswersShelf
from lawkit.web.office import Office
from lawkit.web.project import Project
from lawkit.web.reader import FIELD, keep_language, reader_language
from lawkit.web.workbench import Workbench
from lawkit.web.workshop import Workshop

Handler = Callable[[Request], Response]


class Site:
    """The parts that pages are made of; one for a server."""

    def __init__(
        self, project: Project, content: Sequence[Path] = (), office: Office | None = None, workers: int | None = None
    ) -> None:
        self.project = project
        self.stamp = 0  # raised when the content has changed under the server
        self.office = office or Office()
        own = content[-1] if content else project.temporary.parent / "content"
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._content = tuple(content) or (own,)
        self.workshop = Workshop(project, self._content, workers)
        self.answers = AnswersShelf(project.vault)
        self.workbench = Workbench(lambda: self.library, own)
        self.proofs = Proofs()
        self._making = threading.Lock()
        self._languages: tuple[int, tuple[str, ...]] = (-1, ())
        self._in_language: dict[tuple[str, int], Library] = {}
        self._pages = Environment(
            loader=PackageLoader("lawkit.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._pages.globals |= {"direction": direction, "direction_of": direction_of}
        self._pages.globals |= {"language_name": _language_name, "own_name": _own_name, "static": _static_address}

    def open(self) -> None:
        """Sets the workers to work, and makes ready what the first visitor would else wait for."""
        self.workshop.open()
        for name in self._pages.list_templates():
            self._pages.get_template(name)
        self.library_in(ENGLISH)

    @cached_property
    def library(self) -> Library:
        """The content, loaded once."""
        return load(self._content)

    def library_in(self, language: str) -> Library:
        """The content in a language, made once."""
        key = (language, self.stamp)
        with self._making:
            if key not in self._in_language:
                self._in_language = {one: kept for one, kept in self._in_language.items() if one[1] == self.stamp}
                self._in_language[key] = self.library.in_language(language)
            return self._in_language[key]

    def words(self, language: str) -> Callable[[str], str]:
        """The product's own words in a language, those of the packs too."""
        return translator(language, tuple(self.library.roots))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which pages are shown, reports and kits written: those of which anything is translated."""
        if self._languages[0] != self.stamp:
            shipped = translated_languages([])
            begun = (one for one in self.begun_languages if one not in shipped)
            self._languages = self.stamp, (*shipped, *(one for one in begun if self.workbench.figures(one).translated))
        return self._languages[1]

    @property
    def begun_languages(self) -> tuple[str, ...]:
        """Those, and the languages that are begun and wait for their translators."""
        return translated_languages(self.library.roots)

    def content_changed(self) -> None:
        """Lets pages and jobs from now on use the content as it stands now."""
        self.stamp += 1
        translator.cache_clear()
        self.workshop.renew()

    def language_of(self, request: Request) -> str:
        """The language in which the reader of a request is shown the pages."""
        return reader_language(request, self.languages)

    def page(self, request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
        """A page in its reader's language, with the proof that its forms carry; every word put into it is escaped."""
        visit, language = self.proofs.visit(request), self.language_of(request)
        words = self.words(language)
        text = self._pages.get_template(template).render(
            _=words,
            colon=_colon(words),
            language=language,
            proof=self.proofs.proof(visit),
            path=request.url.path,
            actor=actor_of(request),
            title_of=partial(_title_of, language=language),
            in_languages=[(code, f"?{_with(request, FIELD, code)}") for code in self.languages],
            **shown,
        )
        response = HTMLResponse(with_passages(text), status)
        self.proofs.keep(response, visit)
        keep_language(request, response, language)
        return response

    def job(self, request: Request, kind: str | None = None) -> Job:
        """The job that an address names. Raises HTTPException (404) where there is none of that kind."""
        job = self.project.jobs.job(request.path_params["job"])
        if job is None or kind not in (None, job.kind):
            raise HTTPException(404, marked("There is no such job; it may have been deleted."))
        return job

    def ahead(self, job: Job) -> int:
        """How many jobs are before one that waits."""
        return self.project.jobs.before(job) if job.state == "waiting" else 0

    def begin(self, job: Job) -> RedirectResponse:
        """Sets a new job to work and shows it."""
        self.workshop.submit(job.id)
        return RedirectResponse(f"/jobs/{job.id}", 303)

    def delete_job(self, job: Job, by: str) -> None:
        """Stops a job and removes it for good, with the version of a draft or the survey that it is of."""
        for one in [job, *self.project.jobs.jobs(version=job.version)] if job.version else [job]:
            self.workshop.cancel(one.id)
        self.project.delete(job, by)

    def delete_draft(self, draft: str, by: str) -> None:
        """Stops the work on a draft and removes it for good."""
        for version in self.project.drafts.versions(draft):
            for job in self.project.jobs.jobs(version=version.id):
                self.workshop.cancel(job.id)
        self.project.drafts.delete(draft, by)

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
        raise HTTPException(400, marked("The field {field} holds something that is not offered.", field=field))
    return value


def _with(request: Request, field: str, value: str) -> str:
    """The query of a request with one field set."""
    kept = [(name, one) for name, one in request.query_params.multi_items() if name != field]
    return urlencode([*kept, (field, value)])


def _colon(words: Callable[[str], str]) -> str:
    """What stands between a head and what it speaks of, as a language writes it; no line ends before it."""
    return (
        words("{place}: {sentence}")
        .removeprefix("{place}")
        .removesuffix("{sentence}")
        .replace(" :", "\N{NO-BREAK SPACE}:")
    )


def _title_of(job: Job, language: str) -> str:
    """What a job is on: the name of the draft's file or of the survey, the state in the reader's language."""
    own = {} if job.kind != "kit" or language == ENGLISH else locale_of(language).territories
    return own.get(job.options.get("country", "")) or job.title


def _own_name(code: str) -> str:
    """The language's own name for itself."""
    return language_name(code, code)


@cache
def _static_address(name: str) -> str:
    """The address of style or script, another one when it is another: browsers may keep what they have loaded."""
    digest = sha256((Path(__file__).parent / "static" / name).read_bytes()).hexdigest()
    return f"{STATIC}/{name}?{digest[:12]}"


def _language_name(code: str) -> str:
    """The language's own name for itself, with its code."""
    return f"{_own_name(code)} ({code})"
