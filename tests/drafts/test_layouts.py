"""A law reads the same in every layout: provisions, headings, terms and references are found whatever marks them."""

from __future__ import annotations

import re

import pytest

from lawkit.drafts.draft import Draft, Force, Provision
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build
from tests.drafts.layouts import LANGUAGES, Laid, laid_out, law_of

ALL = [(language, layout.name) for language in LANGUAGES for layout in law_of(language)[1]]


@pytest.mark.parametrize(("language", "name"), ALL)
def test_a_law_reads_the_same_in_every_layout(language: str, name: str) -> None:
    law, layouts = law_of(language)
    laid = laid_out(law, next(layout for layout in layouts if layout.name == name))
    draft = build(Source("law.txt", "", tuple(Block(line) for line in laid.text.split("\n"))), language)
    places = {place: draft.resolve(locator) for place, (locator, _) in laid.places.items()}
    assert [place for place, found in places.items() if len(found) != 1] == [], laid.text
    found = {place: provisions[0] for place, provisions in places.items()}
    assert _unlike(laid, draft, found) == []
    assert {d.term.lower() for d in draft.definitions} == {term.lower() for term in laid.terms}
    for definition in draft.definitions:
        meaning = next(meaning for term, meaning in laid.terms.items() if term.lower() == definition.term.lower())
        assert _plain(draft.words_of(definition.body)).endswith(_plain(meaning))
    assert [printed for printed, place in laid.references if not _refers(draft, printed, found[place])] == []


def _unlike(laid: Laid, draft: Draft, found: dict[str, Provision]) -> list[str]:
    """What is not where it was laid out: first words, headings, force, and what each provision stands below."""
    unlike = []
    for place, provision in found.items():
        first = laid.places[place][1]
        above = found.get(place.rpartition(".")[0])
        if not _plain(draft.words_of(provision.own)).startswith(_plain(first)):
            unlike.append(f"{place}: {draft.words_of(provision.own)[:60]}")
        if first and provision.force is not Force.OPERATIVE:
            unlike.append(f"{place}: {provision.force}")
        if above and provision.parent != above.index:
            unlike.append(f"{place}: is not below {above.locator}")
        if place in laid.headings and _plain(provision.heading).strip("()") != _plain(laid.headings[place]):
            unlike.append(f"{place}: headed {provision.heading}")
    return unlike


def _refers(draft: Draft, printed: str, place: Provision) -> bool:
    spans = [(_plain(draft.text[slice(*one.span)]), one.targets) for one in draft.references]
    return any(words in _plain(printed) or _plain(printed) in words for words, to in spans if to == (place.index,))


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" .;。；,").lower()
