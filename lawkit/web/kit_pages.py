"""The pages of a kit: finding a state, its profile with sources, the questions, the model law, building the kit."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lawkit.errors import UnknownNameError
from lawkit.localization.answers import STATUSES, options_of
from lawkit.localization.answers_template import choice_words
from lawkit.localization.countries import Country, load_country
from lawkit.localization.questions import load_questions, questions_for
from lawkit.localization.standing import standings
from lawkit.localization.states import states_named
from lawkit.sentences import marked
from lawkit.web.actor import actor_of
from lawkit.web.kit_plan import SECTIONS, Plan, PlannedKit, PlannedKits
from lawkit.web.profile import profile_of
from lawkit.web.site import Site, chosen

TRADITIONS = ("", "common", "civil")
MOST_FIELDS = 1000


class KitPages:
    """Handlers of the pages of a kit."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._shelf = site.answers
        self._planned = PlannedKits()

    def search(self, request: Request) -> Response:
        """The states of which any name holds the words that were typed; all where none were."""
        words = request.query_params.get("name", "").strip()[:100]
        found = states_named(words, self._site.library.roots, self._site.language_of(request))
        return self._site.page(request, "states.html.j2", words=words, found=found)

    def state(self, request: Request) -> Response:
        """The profile of a state, its treaty status, and the form that plans its kit."""
        country = self._country(request)
        plan, language = self._plan(request, country), self._site.language_of(request)
        library, _ = self._site.library_in(language), self._site.words(language)
        standing = standings(self._answered(country), library, _).values()
        return self._site.page(
            request, "state.html.j2", country=country, profile=profile_of(country, language, _),
            standings=list(standing), plan=plan, traditions=TRADITIONS,
            instruments=library.instruments, topics=library.topics, languages=self._site.languages,
            answered=bool(self._shelf.text(country)),
        )  # fmt: skip

    def questions(self, request: Request) -> Response:
        """What only the state can answer, as plain questions with advice."""
        country = self._country(request)
        plan, library = self._plan(request, country), self._site.library_in(self._site.language_of(request))
        asked = self._kit(plan, country).asked()
        answers, options = self._shelf.answers(country, self._site.library), options_of(library)
        every = questions_for(country, load_questions(library.roots))
        questions = {name: library.translated(one) for name, one in every.items()}
        return self._site.page(
            request, "questions.html.j2", country=country, plan=plan, answers=answers, questions=questions,
            blanks=[library.placeholders[one.id] for one in asked.blanks], choice_words=choice_words,
            options=[(one.key, options[one.key], one.sites) for one in asked.options],
            fittings=[(one.key, options[one.key], one.sites) for one in asked.fittings],
            statuses=STATUSES,
        )  # fmt: skip

    async def answer(self, request: Request) -> Response:
        """Keeps the answers of a form and shows what they make of the model law."""
        country = await run_in_threadpool(self._country, request)
        plan = self._plan(request, country)
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
            self._site.proofs.demand(request, form)
            given = _given(form)
            then = chosen(form, "then", ("preview", "questions"))
        language = self._site.language_of(request)
        await run_in_threadpool(self._shelf.keep, country, self._site.library, given, language)
        return RedirectResponse(f"/kit/{country.iso2}/{then}?{plan.query}", 303)

    async def forget(self, request: Request) -> Response:
        """Deletes the answers on a state for good."""
        country = await run_in_threadpool(self._country, request)
        async with request.form(max_files=0, max_fields=5) as form:
            self._site.proofs.demand(request, form)
        await run_in_threadpool(self._shelf.delete, country)
        return RedirectResponse(f"/kit/{country.iso2}", 303)

    def answers_file(self, request: Request) -> Response:
        """The answers on a state as the file that `lawkit kit --answers` reads."""
        country = self._country(request)
        text = self._shelf.text(country)
        if not text:
            raise HTTPException(404, marked("Nobody has answered the questions on this State yet."))
        name = f'attachment; filename="answers-{country.iso2}.yaml"'
        return Response(text, media_type="application/yaml", headers={"Content-Disposition": name})

    def preview(self, request: Request) -> Response:
        """The model texts of a plan, a part at a time."""
        country = self._country(request)
        plan = self._plan(request, country)
        kit = self._kit(plan, country)
        contents = kit.contents()
        text = request.query_params.get("text", contents[0][0])
        parts = next((parts for name, _title, parts in contents if name == text), None)
        if not parts:
            raise HTTPException(404, marked("The kit has no such text."))
        wanted = request.query_params.get("part", parts[0][0])
        place = next((number for number, (name, *_) in enumerate(parts) if name == wanted), None)
        if place is None:
            raise HTTPException(404, marked("The text has no such part."))
        return self._site.page(
            request, "preview.html.j2", country=country, plan=plan, context=kit.context, contents=contents, text=text,
            parts=parts, place=place, clauses=kit.part(text, wanted),
        )  # fmt: skip

    async def build(self, request: Request) -> Response:
        """Begins to build the kit that was asked for, or shows the next step of its plan."""
        country = await run_in_threadpool(self._country, request)
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
            self._site.proofs.demand(request, form)
            plan = await run_in_threadpool(self._planned_in, form, country)
            then = chosen(form, "then", ("", "questions", "preview"))
        if then:
            return RedirectResponse(f"/kit/{country.iso2}/{then}?{plan.query}", 303)
        options = {
            "country": country.iso2,
            "instruments": list(plan.instruments),
            "language": plan.language,
            "tradition": plan.tradition,
            "topic": plan.topic,
            "answers": await run_in_threadpool(self._shelf.text, country),
        }
        by = actor_of(request).name
        job = await run_in_threadpool(self._site.project.ask, "kit", country.short_name, options, by)
        return self._site.begin(job)

    def _country(self, request: Request) -> Country:
        try:
            return load_country(request.path_params["code"], self._site.library.roots)
        except UnknownNameError as error:
            raise HTTPException(404, error.whole) from error

    def _answered(self, country: Country) -> Country:
        return self._shelf.answers(country, self._site.library).applied_to(country)

    def _planned_in(self, form: FormData, country: Country) -> Plan:
        return Plan(
            country.iso2,
            self._site.language_in(form, "language"),
            chosen(form, "tradition", TRADITIONS),
            tuple(self._site.instruments_in(form)),
            chosen(form, "topic", ("", *self._site.library.topics)),
        )

    def _plan(self, request: Request, country: Country) -> Plan:
        """The plan that an address names."""
        asked: list[tuple[str, str | UploadFile]] = list(request.query_params.multi_items())
        return self._planned_in(FormData(asked), country)

    def _kit(self, plan: Plan, country: Country) -> PlannedKit:
        text = self._shelf.text(country)
        return self._planned.kit(plan, country, self._site.library, text, self._site.stamp)


def _given(form: FormData) -> dict[str, dict[str, str]]:
    """The answers of a form by section; its fields are called `section:name`."""
    given: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
    told: dict[str, Any] = dict(form.multi_items())
    for field, value in told.items():
        section, _, name = field.partition(":")
        if section in given and isinstance(value, str):
            given[section][name] = value.strip()
    for name, value in given["treaty_status"].items():
        date = told.get(f"date:{name}", "")
        given["treaty_status"][name] = f"{value} {date}".strip() if value and isinstance(date, str) else value
    return given
