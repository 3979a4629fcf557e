"""Where a definition belongs among those of a draft, and which definitions the inserted words call for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lawkit.annotation.lines import Order
from lawkit.checking.assessment import Finding, Status
from lawkit.drafts.draft import Draft, Kind, Provision
from lawkit.library.content import DefinitionEntry

_OFTEN = 3  # a draft that uses a word so often and defines it nowhere means it as everybody does


@dataclass(frozen=True, slots=True)
class DefinitionPlace:
    """Where a definition goes: an offset in the paragraph before it, one to resemble, its number in a numbered list."""

    behind: int
    example: int
    number: int = 0


class DraftDefinitions:
    """The definitions of a draft that stand together."""

    def __init__(self, draft: Draft, order: Order) -> None:
        self._order = order
        lists: dict[int, list[Provision]] = {}
        for provision in draft.provisions:
            if provision.kind is Kind.DEFINITION and provision.parent is not None:
                lists.setdefault(provision.parent, []).append(provision)
        self.entries = max(lists.values(), key=len) if lists else []
        self._terms = {one.provision: one.term for one in draft.definitions}
        self.terms = {one.term.casefold() for one in draft.definitions}
        first = self.entries[0].label if self.entries else ""
        self._numbered = len(first) < 6 and any(sign.isalnum() for sign in first)
        self._added = 0

    def place(self, term: str) -> DefinitionPlace | None:
        """The place for a term: by the alphabet, or at the end of a numbered list. None without a list."""
        if not self.entries:
            return None
        example = self.entries[0].start
        if self._numbered:
            self._added += 1
            return DefinitionPlace(self.entries[-1].end - 1, example, len(self.entries) + self._added)
        order = self._order
        before = [
            one for one in self.entries if order is None or order(self._terms.get(one.index, "")) < order(term)
        ]  # fmt: skip
        if len(before) == len(self.entries):  # the last one ends the sentence: nothing goes behind it
            before = before[:-1]
        if before:
            return DefinitionPlace(before[-1].end - 1, example)
        return DefinitionPlace(max(self.entries[0].start - 2, 0), example)


def called_for(
    entries: Sequence[DefinitionEntry], words: Iterable[str], known: Iterable[str], findings: dict[str, Finding],
    draft: Draft,
) -> list[DefinitionEntry]:  # fmt: skip
    """The definitions of terms that some words use and that the draft neither defines nor has under another name."""
    text = " ".join(words)
    defined = set(known)
    return [
        entry
        for entry in entries
        if entry.term.casefold() not in defined
        and re.search(rf"(?<!\w){re.escape(entry.term)}(?:s|es)?(?!\w)", text, re.IGNORECASE)
        and len(re.findall(rf"(?<!\w){re.escape(entry.term)}", draft.text, re.IGNORECASE)) < _OFTEN
        and not any(findings[one].status is Status.COVERED for one in entry.implements if one in findings)
    ]
