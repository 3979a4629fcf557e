"""The pages of a translator: how far the languages are, the texts side by side, files out and in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lawkit.library.translations import ENGLISH, State
from lawkit.localization.locales import is_language
from lawkit.sentences import marked
from lawkit.store.clock import now
from lawkit.translation.new_language import begin
from lawkit.translation.units import Unit
from lawkit.web.actor import actor_of
from lawkit.web.exchange import EXPORTS, SentFile, exported, one_line, taken_in, texts_of
from lawkit.web.site import Site
from lawkit.web.workbench import FILTERS, Texts, total_files

ROWS = 10  # texts that a page shows at once
REVIEWER = "lawkit-reviewer"  # the cookie that remembers who reviews
LONGEST = 20_000  # characters of one translation
MOST_SHOWN = 60  # texts of each kind in the report of an import


class TranslatePages:
    """Handlers of the pages of a translator."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._bench = site.workbench

    def languages(self, request: Request) -> Response:
        """How far every language is."""
        rows = [self._bench.figures(one) for one in self._site.begun_languages if one != ENGLISH]
        return self._site.page(request, "languages.html.j2", rows=rows, folder=self._shown_folder(request))

    async def begin(self, request: Request) -> Response:
        """Begins a language: its files are written into the project, to be filled in on the pages."""
        async with request.form(max_files=0, max_fields=5) as form:
            self._site.proofs.demand(request, form)
            code = _code(_field(form, "language")[:20])

        def begun() -> Response:
            if code in self._site.begun_languages:
                return RedirectResponse(f"/translate/{code}", 303)
            if not is_language(code):
                raise HTTPException(400, marked("That is no code of a language; give one such as sw, uk or pt_BR."))
            begin(self._site.library, code, self._bench.folder)
            self._site.content_changed()
            return RedirectResponse(f"/translate/{code}", 303)

        return await run_in_threadpool(begun)

    def texts(self, request: Request) -> Response:
        """The texts that were asked for, English beside the translation."""
        language, texts = self._texts(request)
        query = request.query_params
        asked = {name: query.get(name, "")[:200] for name in ("file", "state", "words", "key")}
        if asked["key"]:
            found = [one for one in texts.chosen("", "", "") if one[1].key == asked["key"]]
        else:
            found = texts.chosen(asked["file"], asked["state"], asked["words"])
        pages = max(1, -(-len(found) // ROWS))
        page = min(max(int(query["page"]) if query.get("page", "").isdecimal() else 1, 1), pages)
        shown = found[(page - 1) * ROWS : page * ROWS]
        rest = urlencode({name: one for name, one in asked.items() if one})
        return self._site.page(
            request, "texts.html.j2", of=language, asked=asked, found=len(found), page=page, pages=pages, rest=rest,
            rows=[self._row(request, texts, file, unit, bool(asked["key"])) for file, unit in shown],
            files=total_files(texts.files), states=FILTERS, forms=EXPORTS, folder=self._shown_folder(request),
            reviewer=self._reviewer(request), kept=query.get("kept", ""),
        )  # fmt: skip

    def similar(self, request: Request) -> Response:
        """What the memory has that is like one text, alone."""
        language, texts = self._texts(request)
        unit = self._unit(texts, request.query_params.get("key", ""))
        return self._site.page(request, "memory.html.j2", of=language, unit=unit, matches=texts.similar(unit))

    async def check(self, request: Request) -> Response:
        """What may be wrong with a translation as it is typed, alone."""
        async with request.form(max_files=0, max_fields=20) as form:
            self._site.proofs.demand(request, form)
            key, text = _field(form, "key"), _text(form)

        def found() -> Response:
            language, texts = self._texts(request)
            unit = replace(self._unit(texts, key), text=text, fuzzy=False)
            findings = texts.findings(unit, self._words(request))
            return self._site.page(request, "findings.html.j2", findings=findings, unit=unit, of=language)

        return await run_in_threadpool(found)

    async def save(self, request: Request) -> Response:
        """Keeps one translation; where somebody else changed it meanwhile, both are shown and nothing is kept."""
        async with request.form(max_files=0, max_fields=20) as form:
            self._site.proofs.demand(request, form)
            fields = {name: _field(form, name) for name in ("key", "english", "base", "rest", "reviewer")}
            text, vouched, overwrite = _text(form), bool(_field(form, "vouched")), bool(_field(form, "overwrite"))

        def kept() -> Response:
            language, texts = self._texts(request)
            here = self._unit(texts, fields["key"])
            by = one_line(fields["reviewer"]) or actor_of(request).name
            if vouched and not by:
                raise HTTPException(400, marked("Give the name of the person who reviewed the translation."))
            sent = Unit(here.key, here.kind, fields["english"], text, base=fields["base"])
            if vouched:
                sent = replace(sent, state=State.REVIEWED, by=by, date=now()[:10])
            merged = self._bench.keep(language, [sent], self._words(request), overwrite)
            wrong = next((one.why for one in (*merged.refused, *merged.stale)), "")
            if wrong or (merged.conflicts and not overwrite):
                return self._site.page(
                    request, "conflict.html.j2", 409, of=language, here=here, text=text, wrong=wrong, fields=fields,
                    vouched=vouched,
                )  # fmt: skip
            self._site.content_changed()
            place = f"/translate/{language}?{fields['rest']}{'&' if fields['rest'] else ''}"
            answer = RedirectResponse(f"{place}{urlencode({'kept': here.key})}#{anchor(here.key)}", 303)
            if vouched:
                answer.set_cookie(REVIEWER, by.encode().hex(), httponly=True, samesite="strict", path="/translate")
            return answer

        return await run_in_threadpool(kept)

    def export(self, request: Request) -> Response:
        """The texts of a language in a form that translators' tools read."""
        query = request.query_params
        asked = (query.get("form", ""), query.get("file", ""), query.get("state", ""))
        return _attached(*exported(self._site, request.path_params["language"], *asked))

    async def take(self, request: Request) -> Response:
        """Takes in a file that a translator sends back, and says what became of every text."""
        async with request.form(max_files=1, max_fields=20) as form:
            self._site.proofs.demand(request, form)
            sent = form.get("sent")
            if not isinstance(sent, UploadFile) or not sent.filename:
                raise HTTPException(400, marked("No file was chosen. Go back and choose the file."))
            name = "".join(one for one in sent.filename.rsplit("/", 1)[-1] if one.isprintable())[-120:]
            data = await sent.read()
            given = SentFile(
                name, data, bool(_field(form, "overwrite")), bool(_field(form, "trial")),
                one_line(_field(form, "reviewer")),
            )  # fmt: skip

        def taken() -> Response:
            language = request.path_params["language"]
            merged, terms = taken_in(self._site, language, given, self._words(request))
            return self._site.page(
                request, "taken.html.j2", of=language, name=name, trial=given.trial, overwrite=given.overwrite,
                merged=merged, terms=terms, most=MOST_SHOWN,
            )  # fmt: skip

        return await run_in_threadpool(taken)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _texts(self, request: Request) -> tuple[str, Texts]:
        language = request.path_params["language"]
        return language, texts_of(self._site, language)

    def _unit(self, texts: Texts, key: str) -> Unit:
        unit = texts.by_key.get(key)
        if unit is None:
            raise HTTPException(404, marked("The content has no such text."))
        return unit

    def _words(self, request: Request) -> Callable[[str], str]:
        """The product's own words in the language of the page."""
        return self._site.words(self._site.language_of(request))

    def _row(self, request: Request, texts: Texts, file: str, unit: Unit, alone: bool) -> dict[str, Any]:
        return {
            "file": file,
            "unit": unit,
            "id": anchor(unit.key),
            "terms": texts.terms(unit.english),
            "findings": texts.findings(unit, self._words(request)),
            "matches": texts.similar(unit) if alone else None,
        }

    def _shown_folder(self, request: Request) -> str:
        """Where translations are kept, for the owner of the machine; an office's server tells nobody its folders."""
        return "" if actor_of(request).account else str(self._bench.folder)

    def _reviewer(self, request: Request) -> str:
        name = actor_of(request).name
        try:
            return name or bytes.fromhex(request.cookies.get(REVIEWER, "")).decode()
        except ValueError:
            return ""


def anchor(key: str) -> str:
    """A name for links to a text."""
    return "u-" + "".join(one if one.isalnum() and one.isascii() else "-" for one in key)


def _code(typed: str) -> str:
    """A code of a language as folders are named: `sw`, `pt_BR`, `zh_Hant`."""
    language, *rest = typed.strip().replace("-", "_").split("_")
    return "_".join([language.lower(), *(one.upper() if len(one) < 4 else one.title() for one in rest)])


def _field(form: FormData | Mapping[str, Any], name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _text(form: FormData) -> str:
    text = _field(form, "text").replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise HTTPException(400, marked("The translation is too long."))
    return text


def _attached(data: bytes, name: str, media: str) -> Response:
    return Response(data, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
