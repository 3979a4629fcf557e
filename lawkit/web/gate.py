"""Who may do what: every request is somebody's, and is answered only where their role allows it.

What changes something is a reviewer's unless it is named here, so that a new page is closed before it is opened.
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lawkit.errors import StoreAwayError
from lawkit.sentences import marked
from lawkit.store.records import Role
from lawkit.web.actor import KEY, OWNER, Actor, actor_for
from lawkit.web.guard import API, STATIC
from lawkit.web.site import Site

SESSION = "lawkit-session"
PROOF_HEADER = "x-lawkit-proof"
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/sign-in",)
EVERYBODY: tuple[Role, ...] = ("reader", "reviewer", "translator")
READ: dict[str, tuple[Role, ...]] = {"/accounts": (), "/audit": ("reviewer",)}  # () leaves the administrator
CHANGE: dict[str, tuple[Role, ...]] = {
    "/accounts": (),
    "/account": EVERYBODY,
    "/sign-out": EVERYBODY,
    "/translate": ("translator",),
    "/translations": ("translator",),
    "/kit": ("reviewer", "translator"),
    "/kits": ("reviewer", "translator"),
}
NOT_YOURS = marked("Your account may not do that. Ask an administrator for the role that may.")
NOT_KNOWN = marked("Your office's sign-in named nobody who has an account here. Ask an administrator for one.")


def roles_for(method: str, path: str) -> tuple[Role, ...]:
    """Who may, besides administrators; for the pages and for the interface for programs alike."""
    bare = path.removeprefix(API) or "/"
    safe = method in SAFE
    for prefix, roles in (READ if safe else CHANGE).items():
        if _within(bare, prefix):
            return roles
    return EVERYBODY if safe else ("reviewer",)


class Gate:
    """Finds out who asks, and lets them in or not."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site
        self._has_accounts = False  # an account is never removed, so that yes stays yes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _within(scope["path"], STATIC):  # the same for everybody
            request = Request(scope)
            refusal: Response | None
            try:
                actor = await run_in_threadpool(self._actor, request)
                refusal = self._refusal(request, actor)
            except StoreAwayError as error:
                refusal = self._refused(request, 503, error.whole)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
            scope[KEY] = actor
        await self._app(scope, receive, send)

    def _actor(self, request: Request) -> Actor | None:
        project, office = self._site.project, self._site.office
        if office.user_header:
            account = project.accounts.account(office.named_by_proxy(request))
            return actor_for(account, account.role) if account and account.open else None
        self._has_accounts = self._has_accounts or project.accounts.any()
        if not self._has_accounts:
            return OWNER
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        token = kind.lower() == "bearer" and request.url.path.startswith(API)
        secret = secret.strip() if token else request.cookies.get(SESSION, "")
        found = project.sessions.find(secret, token) if secret else None
        return actor_for(found.account, found.role, found.digest, token) if found else None

    def _refusal(self, request: Request, actor: Actor | None) -> Response | None:
        path, method = request.url.path, request.method
        programs = _within(path, API)
        if any(_within(path, one) for one in OPEN):
            return None
        if actor is None:
            if self._site.office.user_header:
                return self._refused(request, 403, NOT_KNOWN)
            if programs:
                words = "Sign in, or send a token: Authorization: Bearer …"
                return JSONResponse({"detail": words}, 401, {"WWW-Authenticate": "Bearer"})
            back = f"?next={quote(path)}" if method in SAFE and path != "/" else ""
            return RedirectResponse(f"/sign-in{back}", 303)
        if not actor.may(*roles_for(method, path)):
            return self._refused(request, 403, NOT_YOURS)
        by_cookie = actor.account is not None and not actor.token
        if programs and by_cookie and method not in SAFE:
            given = request.headers.get(PROOF_HEADER, "")
            if not self._site.proofs.proves(given, request):
                words = "A page that uses the interface sends the proof of its forms in the header X-Lawkit-Proof."
                return JSONResponse({"detail": words}, 403)
        return None

    def _refused(self, request: Request, status: int, words: str) -> Response:
        if _within(request.url.path, API):
            return JSONResponse({"detail": words}, status)
        return self._site.page(request, "refused.html.j2", status=status, words=words)


def _within(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}/")
