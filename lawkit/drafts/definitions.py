"""The terms that a draft defines, what they mean, and where the definition holds."""

from __future__ import annotations

from lawkit.drafts.draft import Definition, Provision
from lawkit.drafts.phrases import Phrases


def definitions_of(provisions: tuple[Provision, ...], text: str, phrases: Phrases) -> tuple[Definition, ...]:
    """Every definition of the draft, in reading order."""
    return ()
