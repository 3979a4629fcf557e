"""Who asks: the person of a request, as every page and the interface for programs see them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from lawkit.store.records import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person and what they may do. On one's own machine nobody signs in: the name is then empty."""

    name: str
    role: Role

    def may(self, *roles: Role) -> bool:
        """Whether they have one of these roles; an administrator has them all."""
        return self.role == "administrator" or self.role in roles


OWNER = Actor("", "administrator")


def actor_of(request: Request) -> Actor:
    """Who asks, as the guard found out; the owner of the machine where there are no accounts."""
    found = request.scope.get("lawkit.actor", OWNER)
    return found if isinstance(found, Actor) else OWNER
