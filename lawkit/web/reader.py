"""The language in which a reader is shown the pages: the one chosen on a page, else the browser's, else English."""

from __future__ import annotations

from collections.abc import Sequence

from babel import negotiate_locale
from starlette.requests import Request
from starlette.responses import Response

from lawkit.localization.messages import ENGLISH

COOKIE, FIELD = "lawkit-language", "lang"
YEAR = 365 * 24 * 3600  # seconds


def reader_language(request: Request, offered: Sequence[str]) -> str:
    """One of the languages offered: that of the address, of the cookie, of `Accept-Language`, else English."""
    for asked in (request.query_params.get(FIELD), request.cookies.get(COOKIE)):
        if asked in offered:
            return str(asked)
    wanted = _accepted(request.headers.get("accept-language", ""))
    found = negotiate_locale(wanted, list(offered), sep="-")
    if found is None:
        found = negotiate_locale([one.split("-")[0] for one in wanted], list(offered), sep="-")
    return next((one for one in offered if found and one.lower() == found.lower()), ENGLISH)


def keep_language(request: Request, response: Response, language: str) -> None:
    """Remembers a language that was chosen on this page."""
    if request.query_params.get(FIELD) == language:
        response.set_cookie(COOKIE, language, max_age=YEAR, httponly=True, samesite="strict", path="/")


def _accepted(header: str) -> list[str]:
    """The languages of a header, the most wanted first: `fr-CH, fr;q=0.9, en;q=0.8`."""
    weighed: list[tuple[float, str]] = []
    for part in header[:500].split(","):
        name, _, parameter = part.strip().partition(";")
        try:
            weight = float(parameter.strip().removeprefix("q=")) if parameter else 1.0
        except ValueError:
            weight = 0.0
        if name and name != "*" and weight > 0:
            weighed.append((-weight, name.strip()))
    return [name for _weight, name in sorted(weighed, key=lambda one: one[0])]
