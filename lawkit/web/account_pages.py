"""Signing in and out, one's own account, and the accounts of an office."""

from __future__ import annotations

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lawkit.errors import StoreError
from lawkit.sentences import marked
from lawkit.store.records import ROLES, Account, Role
from lawkit.store.sessions import lesser
from lawkit.web.actor import actor_of
from lawkit.web.gate import SESSION
from lawkit.web.site import Site, chosen

WRONG = marked("That name and password do not go together. Try again.")
WAIT = marked("Too many attempts. Wait a quarter of an hour, then try again.")
NOT_RIGHT = marked("The password you have now is not right. Go back and try again.")


class AccountPages:
    """Handlers of the pages of accounts."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def sign_in(self, request: Request) -> Response:
        """The form for name and password."""
        return self._sign_in_page(request, request.query_params.get("next", ""))

    async def send_sign_in(self, request: Request) -> Response:
        """Begins a session where name and password go together, after too many attempts not at all."""
        form = await self._form(request)
        name, password, back = (_words(form, one) for one in ("name", "password", "next"))
        address = self._site.office.address_of(request)
        old = actor_of(request)

        def signed_in() -> Response:
            account = self._account_for(name, password, address)
            if account is None or isinstance(account, str):
                return self._sign_in_page(request, back, account or WRONG, 403 if account is None else 429)
            answer, sessions = RedirectResponse(_local(back), 303), self._site.project.sessions
            with self._site.project.together():
                self._forgive(name, address)
                if old.session:
                    sessions.end(old.session, old.name)
                secret = sessions.begin(account)
            answer.set_cookie(SESSION, secret, httponly=True, samesite="strict", path="/")
            return answer

        return await run_in_threadpool(signed_in)

    async def sign_out(self, request: Request) -> Response:
        """Ends the session."""
        await self._form(request)
        actor = actor_of(request)
        if actor.session:
            await run_in_threadpool(self._site.project.sessions.end, actor.session, actor.name)
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(SESSION, path="/")
        return answer

    def own(self, request: Request) -> Response:
        """One's own account: password and tokens for programs."""
        return self._own_page(request)

    async def set_own_password(self, request: Request) -> Response:
        """Sets another password for somebody who knows the present one; all their sessions end."""
        form = await self._form(request)
        account, project = self._own_account(request), self._site.project
        address = self._site.office.address_of(request)
        known = await run_in_threadpool(self._account_for, account.name, _words(form, "present"), address)
        if not isinstance(known, Account):
            raise HTTPException(403, NOT_RIGHT if known is None else known)
        await run_in_threadpool(self._forgive, account.name, address)
        await run_in_threadpool(project.accounts.set_password, account, _words(form, "password"), account.name)
        return RedirectResponse("/sign-in", 303)

    async def add_token(self, request: Request) -> Response:
        """Makes a token and shows its secret, once."""
        form = await self._form(request)
        account = self._own_account(request)
        role = cast(Role, chosen(form, "role", [one for one in ROLES if lesser(one, account.role)]))
        add = self._site.project.sessions.add_token
        secret = await run_in_threadpool(add, account, _words(form, "label"), role)
        return await run_in_threadpool(self._own_page, request, secret)

    async def end_token(self, request: Request) -> Response:
        """Ends one of one's own tokens."""
        form = await self._form(request)
        account, sessions = self._own_account(request), self._site.project.sessions
        asked = _words(form, "token")
        if asked in [one.digest for one in await run_in_threadpool(sessions.tokens, account)]:
            await run_in_threadpool(sessions.end, asked, actor_of(request).name)
        return RedirectResponse("/account", 303)

    def every(self, request: Request) -> Response:
        """The accounts of the office."""
        accounts = self._site.project.accounts.accounts()
        return self._site.page(request, "accounts.html.j2", accounts=accounts, roles=ROLES)

    async def add(self, request: Request) -> Response:
        """Makes an account."""
        form = await self._form(request)
        role = cast(Role, chosen(form, "role", ROLES))
        words = [_words(form, one) for one in ("name", "shown", "password")]
        by = actor_of(request).name
        await run_in_threadpool(self._site.project.accounts.add, words[0], words[1], role, words[2], by)
        return RedirectResponse("/accounts", 303)

    async def change(self, request: Request) -> Response:
        """Changes an account, and its password where one is given."""
        form = await self._form(request)
        accounts, by = self._site.project.accounts, actor_of(request).name
        account = await run_in_threadpool(accounts.account, request.path_params["name"])
        if account is None:
            raise HTTPException(404, marked("There is no such account."))
        role = cast(Role, chosen(form, "role", ROLES))
        is_open = form.get("open") == "yes"
        await run_in_threadpool(accounts.change, account, _words(form, "shown"), role, is_open, by)
        password = _words(form, "password")
        if password:
            await run_in_threadpool(accounts.set_password, account, password, by)
        return RedirectResponse("/accounts", 303)

    def _account_for(self, name: str, password: str, address: str) -> Account | str | None:
        """The account; None where name and password do not go together; words where there were too many attempts."""
        project, who = self._site.project, name.strip().casefold()
        if project.sessions.must_wait(who, address):
            return WAIT
        project.sessions.note_attempt(who, address)
        account = project.accounts.verified(name, password)
        if account is None:
            project.sessions.note_refusal(who)
        return account

    def _forgive(self, name: str, address: str) -> None:
        self._site.project.sessions.forgive(name.strip().casefold(), address)

    def _own_account(self, request: Request) -> Account:
        account = actor_of(request).account
        if account is None:
            raise HTTPException(404, marked("There are no accounts here: this machine is used by its owner."))
        return account

    def _own_page(self, request: Request, secret: str = "") -> Response:
        account = self._own_account(request)
        roles = [one for one in ROLES if lesser(one, account.role)]
        tokens = self._site.project.sessions.tokens(account)
        return self._site.page(
            request, "account.html.j2", account=account, roles=roles, tokens=tokens, secret=secret,
            by_proxy=bool(self._site.office.user_header),
        )  # fmt: skip

    def _sign_in_page(self, request: Request, back: str, error: str = "", status: int = 200) -> Response:
        return self._site.page(request, "sign_in.html.j2", status=status, error=error, back=_local(back))

    async def _form(self, request: Request) -> FormData:
        async with request.form(max_files=0, max_fields=10) as form:
            self._site.proofs.demand(request, form)
            return form


def _words(form: FormData, field: str) -> str:
    value = form.get(field, "")
    if not isinstance(value, str) or len(value) > 1000:
        raise StoreError(marked("The field {field} is too long.", field=field))
    return value


def _local(back: str) -> str:
    """An address of this server to go on to; the start for any other."""
    plain = back.isprintable() and back.startswith("/") and not back.startswith("//") and "\\" not in back
    return back if plain else "/"
