"""Who asks: the person of a request, as every page and the interface for programs see them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from lawkit.store.records import Account, Role

KEY = "lawkit.actor"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person and what they may do. On one's own machine nobody signs in: the name is then empty."""

    name: str  # as records and the audit log name them
    role: Role
    account: Account | None = None
    session: str = ""  # digest of the session or the token, '' where the proxy named them
    token: bool = False

    def may(self, *roles: Role) -> bool:
        """Whether they have one of these roles; an administrator has them all."""
        return self.role == "administrator" or self.role in roles

    def may_delete(self, by: str) -> bool:
        """Whether they may delete what somebody added: their own, and an administrator everything."""
        return self.role == "administrator" or (self.role == "reviewer" and self.name == by)


OWNER = Actor("", "administrator")


def actor_for(account: Account, role: Role, session: str = "", token: bool = False) -> Actor:
    """The person of an account, who may do what `role` may."""
    name = account.name if account.shown == account.name else f"{account.shown} ({account.name})"
    return Actor(name, role, account, session, token)


def actor_of(request: Request) -> Actor:
    """Who asks, as the gate found out; the owner of the machine where there are no accounts."""
    found = request.scope.get(KEY, OWNER)
    return found if isinstance(found, Actor) else OWNER
