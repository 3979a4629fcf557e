"""Citing authorities: from obligation ids to words such as `CPPNM/A art. 7(1)(a)`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from lawkit.errors import ContentError, ContentFault
from lawkit.library.content import Obligation
from lawkit.library.loader import Library
from lawkit.sentences import marked

Translate = Callable[[str], str]


def instrument_of(library: Library, authority: str) -> str:
    """The instrument that an authority belongs to: an obligation id, or `instrument-id art. 5(1)`."""
    obligation = library.obligations.get(authority)
    if obligation is not None:
        return obligation.instrument
    first = authority.split(" ", 1)[0]
    if first in library.instruments:
        return first
    fault = ContentFault(authority, 0, "authority", marked("neither an obligation nor an instrument with a pinpoint"))
    raise ContentError([fault])


def pinpoint_of(library: Library, authority: str) -> str:
    """The place within the instrument."""
    return library.pinpoint(authority)


def is_verified(library: Library, authority: str) -> bool:
    """Whether the pinpoint was checked against the instrument's text."""
    obligation = library.obligations.get(authority)
    return obligation is None or obligation.verified


def short_title(library: Library, instrument: str) -> str:
    """An instrument's name as footnotes print it."""
    return library.instruments[instrument].short_title


def cite(library: Library, authorities: Sequence[str], _: Translate, verified: bool = True) -> str:
    """Authorities as one phrase, instrument by instrument; a reference that was not checked says so."""
    grouped: dict[str, list[str]] = {}
    for authority in authorities:
        words = pinpoint_of(library, authority)
        if verified and not is_verified(library, authority):
            words += " " + _("(reference not verified)")
        places = grouped.setdefault(short_title(library, instrument_of(library, authority)), [])
        if words not in places:
            places.append(words)
    return _("; ").join(f"{title} {_(', ').join(places)}".strip() for title, places in grouped.items())


def footnote(
    library: Library, authorities: Sequence[str], suggestion: bool, instruments: Collection[str], _: Translate
) -> str:
    """The authority footnote of a paragraph: the chosen instruments first, others to compare."""
    chosen = [one for one in authorities if instrument_of(library, one) in instruments]
    others = [one for one in authorities if one not in chosen]
    words = [cite(library, chosen, _)] if chosen else []
    if others:
        words.append(_("compare {authority}").format(authority=cite(library, others, _)))
    if suggestion:
        words.append(_("lawkit suggestion; not required by an instrument"))
    text = _("; ").join(words)
    return _("{sentence}.").format(sentence=f"{text[:1].upper()}{text[1:]}") if text else ""


def cited(obligation: Obligation, library: Library) -> str:
    """One obligation as a citation."""
    return f"{short_title(library, obligation.instrument)} {obligation.pinpoint}"
