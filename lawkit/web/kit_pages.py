"""The pages of a kit: finding a state, reading its profile with sources, building its kit."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from lawkit.errors import UnknownNameError
from lawkit.localization.countries import Country, load_country
from lawkit.localization.names import states_named
from lawkit.localization.standing import standings
from lawkit.web.actor import actor_of
from lawkit.web.site import Site, chosen

TRADITIONS = ("", "common", "civil")


class KitPages:
    """Handlers of the pages of a kit."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def search(self, request: Request) -> Response:
        """The states of which any name holds the words that were typed; all where none were."""
        words = request.query_params.get("name", "").strip()[:100]
        found = states_named(words, self._site.library.roots)
        return self._site.page(request, "states.html.j2", words=words, found=found)

    def state(self, request: Request) -> Response:
        """The profile of a state, its treaty status, and the form that builds its kit."""
        country = self._country(request)
        library = self._site.library
        return self._site.page(
            request, "state.html.j2", country=country, standings=list(standings(country, library).values()),
            instruments=library.instruments, languages=self._site.languages, traditions=TRADITIONS,
        )  # fmt: skip

    async def build(self, request: Request) -> Response:
        """Begins to build the kit that was asked for."""
        country = await run_in_threadpool(self._country, request)
        async with request.form(max_files=0, max_fields=100) as form:
            self._site.proofs.demand(request, form)
            options = {
                "country": country.iso2,
                "instruments": await run_in_threadpool(self._site.instruments_in, form),
                "language": self._site.language_in(form, "language"),
                "tradition": chosen(form, "tradition", TRADITIONS),
            }
        by = actor_of(request).name
        job = await run_in_threadpool(self._site.project.ask, "kit", country.short_name, options, by)
        return self._site.begin(job)

    def _country(self, request: Request) -> Country:
        try:
            return load_country(request.path_params["code"], self._site.library.roots)
        except UnknownNameError as error:
            raise HTTPException(404, str(error)) from error
