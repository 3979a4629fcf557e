"""What stands before every page: who may ask, how much may be sent, and what a browser may do with the answer."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lawkit.sentences import marked
from lawkit.web.office import Office

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE, FIELD = "lawkit-visit", "proof"
MOST_BYTES = 100_000_000  # of an upload: as much as a draft may have at all
POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
STATIC, API = "/static", "/api/v1"
KEPT = "public, max-age=31536000, immutable"  # style and script: their addresses change when they do


class Guard:
    """Refuses foreign hosts (DNS rebinding), foreign origins and oversized bodies; puts the headers on every answer."""

    def __init__(
        self, app: ASGIApp, said: Callable[[Request, str], str], most_bytes: int = MOST_BYTES,
        office: Office | None = None,
    ) -> None:  # fmt: skip
        """`said` gives a message in the language of who asks."""
        self._app, self._said, self._most = app, said, most_bytes
        self._office = office or Office()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    if name != POLICY or name not in headers:  # a page that stands alone brings its own
                        headers[name] = value
                if scope["path"].startswith(f"{STATIC}/") and scope["query_string"] and message["status"] == 200:
                    headers["Cache-Control"] = KEPT
                if self._office.is_encrypted:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
                    message["headers"] = [(name, _secure(name, value)) for name, value in message["headers"]]
            await send(message)

        got = 0

        async def limited() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > self._most:
                raise HTTPException(413, self._too_much)
            return message

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        await self._app(scope, limited, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _host(host) not in (*LOOPBACK, self._office.host or LOOPBACK[0]) or len(headers.getlist("host")) != 1:
            words = marked("lawkit answers only to its own address; open {address}", address=self._own_address(scope))
            return self._refused(scope, 400, words)
        origin = headers.get("origin")
        own = (f"{scope['scheme']}://{host}", self._office.origin)
        if scope["method"] not in ("GET", "HEAD") and origin is not None and origin not in own:
            words = marked(
                "This came from another site and was refused; open {address} and send it from there.",
                address=self._own_address(scope),
            )
            return self._refused(scope, 403, words)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:20]) > self._most:
            return self._refused(scope, 413, self._too_much)
        return None

    def _refused(self, scope: Scope, status: int, words: str) -> Response:
        """A refusal in one line, in the language of who asks; for programs as the interface gives it."""
        if scope["path"].startswith(f"{API}/"):
            return JSONResponse({"detail": words}, status)
        return PlainTextResponse(self._said(Request(scope), words) + "\n", status)

    def _own_address(self, scope: Scope) -> str:
        """The address that people type."""
        host, port = scope["server"]
        return self._office.site or f"{scope['scheme']}://{f'[{host}]' if ':' in host else host}:{port}/"

    @property
    def _too_much(self) -> str:
        return marked("The file is larger than {size} MB; split it and send the parts.", size=self._most // 1_000_000)


def _host(header: str) -> str:
    try:
        return urlsplit(f"//{header}").hostname or "" if not set(header) & set("/?#@\\") else ""
    except ValueError:
        return ""


def _secure(name: bytes, value: bytes) -> bytes:
    """A cookie of a site with HTTPS never goes without it."""
    return value + b"; Secure" if name.lower() == b"set-cookie" else value


class Proofs:
    """A form proves that it came from a page of this server: its field is the visit's cookie under a secret key."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def visit(self, request: Request) -> str:
        """The visit of a request: that of its cookie, else a new one."""
        known = request.cookies.get(COOKIE, "")
        return known if len(known) == 43 and known.isascii() else secrets.token_urlsafe(32)

    def proof(self, visit: str) -> str:
        """What the forms of a visit carry."""
        return hmac.new(self._key, visit.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def keep(self, response: Response, visit: str) -> None:
        """Puts the visit's cookie on an answer."""
        response.set_cookie(COOKIE, visit, httponly=True, samesite="strict", path="/")

    def demand(self, request: Request, form: FormData) -> None:
        """Raises HTTPException (403) for a form that proves nothing."""
        given = form.get(FIELD)
        if not isinstance(given, str) or not self.proves(given, request):
            raise HTTPException(403, marked("This form has become old. Go back, load the page anew and send it again."))

    def proves(self, given: str, request: Request) -> bool:
        """Whether somebody was given this by a page of this server, in the visit of the request."""
        visit = request.cookies.get(COOKIE, "")
        return bool(visit) and hmac.compare_digest(given.encode("utf-8", "replace"), self.proof(visit).encode())
