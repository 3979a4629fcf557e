"""The words that point to another place, and the provisions they point to."""

from __future__ import annotations

from lawkit.drafts.draft import Provision, Reference
from lawkit.drafts.phrases import Phrases


def references_of(provisions: tuple[Provision, ...], text: str, phrases: Phrases) -> tuple[Reference, ...]:
    """Every reference of the draft, in reading order."""
    return ()
