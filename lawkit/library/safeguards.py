"""Safeguards that a reviewer looks for in a law beyond the duties of the instruments."""

from __future__ import annotations

from typing import Any, ClassVar

from lawkit.library.content import Content, Identifier, Note
from lawkit.library.translatable import Named


class Safeguard(Content):
    """What calls for the safeguard in a law, and what shows that it is there.

    Either obligations (`when_addressed` calls for it, one of `met_by` shows it) or expressions over concepts (a
    provision that meets `where` calls for it, one that meets `unless` shows it).
    """

    named: ClassVar = Named("safeguard")

    id: Identifier
    text: Note  # what a law with the safeguard does
    why: Note
    when_addressed: tuple[Identifier, ...] = ()
    met_by: tuple[Identifier, ...] = ()
    where: Any = None
    unless: Any = None
    clauses: tuple[Identifier, ...] = ()  # model clauses that bring it


class SafeguardFile(Content):
    """One file of checklists/safeguards/."""

    safeguards: tuple[Safeguard, ...]
