"""The numbers of what is put into a draft: 12A or 12 bis after section 12, the next number after the last section."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from lawkit.annotation.additions import Addition
from lawkit.annotation.counting import ADVERBS, counted, digits
from lawkit.annotation.forms import DraftForms, number_in, opening_of, sections_of, value_of
from lawkit.drafts.draft import Draft, Kind, Provision
from lawkit.drafts.numbering import Value, han_numeral

_INSTEAD_OF_ADVERBS = "{n}-{1}"  # where the Latin adverbs that a law is read by run out


@dataclass(frozen=True, slots=True)
class Numbered:
    """An addition with its number as printed and the section behind which it stands.

    `next` is set where it only counts on from the last section, so that a list can number it by itself. What goes into
    a section has that section's number, and `offset` of its paragraphs are numbered already.
    """

    addition: Addition
    number: str
    after: Provision | None
    next: bool
    offset: int = 0


def numbered(draft: Draft, additions: Sequence[Addition], forms: DraftForms) -> list[Numbered]:
    """Every addition with its number, in the order in which they stand in the completed draft.

    What belongs behind section 12 where a 12A stands already goes behind that.
    """
    sections = sections_of(draft)
    values = [value_of(draft, section) for section in sections]
    place = {section.index: number for number, section in enumerate(sections)}
    found: list[Numbered] = []
    counts: dict[int, int] = {}
    for one in additions:
        if one.into and one.after is not None:
            section = draft.provisions[one.after]
            offset = counts.get(section.index, numbered_paragraphs(draft, section))
            number = number_in(opening_of(draft, section)) or "".join(map(str, value_of(draft, section)[:1]))
            found.append(Numbered(one, number, section, False, offset))
            counts[section.index] = offset + len(one.clause.paragraphs) if offset else 0
    placed = [
        (_behind_group(values, place[one.after]), one) for one in additions if one.after is not None and not one.into
    ]
    for at, group in groupby(sorted(placed, key=lambda pair: (pair[0], pair[1].order)), key=lambda pair: pair[0]):
        found += _group(draft, sections, values, at, [one for _, one in group], forms)
    standing = sum(provision.kind is Kind.SCHEDULE for provision in draft.provisions)
    for one in additions:
        if one.after is None:
            standing += one.clause.schedule
            found.append(Numbered(one, str(standing) if one.clause.schedule else "", None, True))
    return found


def numbered_paragraphs(draft: Draft, section: Provision) -> int:
    """How many numbered paragraphs a section has."""
    return sum(draft.provisions[one].kind is Kind.SUBSECTION for one in section.children)


def _behind_group(values: Sequence[Value], at: int) -> int:
    base = values[at]
    while base and at + 1 < len(values) and len(values[at + 1]) > len(base) and values[at + 1][: len(base)] == base:
        at += 1
    return at


def _group(
    draft: Draft, sections: Sequence[Provision], values: Sequence[Value], at: int, group: list[Addition],
    forms: DraftForms,
) -> list[Numbered]:  # fmt: skip
    section, printed = sections[at], number_in(opening_of(draft, sections[at]))
    last = at + 1 == len(sections)
    if last and values[at]:
        return [
            Numbered(one, _plain(printed, values[at][0] + count), section, True)
            for count, one in enumerate(group, start=1)
        ]
    base_value = values[at][:-1]
    first = values.index(base_value) if base_value and base_value in values else at
    base, used = number_in(opening_of(draft, sections[first])), at - first
    if not base and values[first]:
        base = str(values[first][0])
    form = forms.insertion.number
    if "{bis}" in form and used + len(group) > ADVERBS:
        form = _INSTEAD_OF_ADVERBS
    taken = {number_in(opening_of(draft, one)) for one in sections}
    numbers = (counted(form, count, base) for count in itertools.count(used + 1))
    free = (number for number in numbers if number not in taken)
    return [Numbered(one, number, section, False) for one, number in zip(group, free, strict=False)]


def _plain(like: str, number: int) -> str:
    """A number printed as another one is: in its script, with its signs."""
    if like.startswith("第"):
        return f"第{han_numeral(number)}条"
    figures = "".join(sign for sign in like if sign.isdecimal())
    if not figures:
        return str(number)
    printed = digits(number, chr(ord(figures[0]) - int(figures[0]) + 1))
    signs = like[like.rfind(figures[-1]) + 1 :]
    return printed + (signs if signs.strip(" .º°ª") == "" else "")
