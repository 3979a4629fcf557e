"""Provisions that say one thing only together: the conditions of an offence in a list, a sentence cut by a line break.

"A person commits an offence if (a) he holds a thing, and (b) the thing is radioactive material" speaks of holding
radioactive material in no entry of its list; "The theft of such material -" gets its penalty from the next line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lawkit.drafts.draft import Draft, Kind, Provision, Span

_TRIMMED = " \t\r\n,;.:"
_UNFINISHED = ("-", "–", "—", "‒", ",", "，")


def joined_spans(
    draft: Draft, provision: Provision, is_offence: bool, ends_in_and: Callable[[int], bool]
) -> tuple[Span, ...] | None:
    """The spans of a provision together with its entries, where these are joined by "and", or go on with its sentence.

    `is_offence` says whether its own words are those of an offence: only the conditions of an offence are joined, not
    the duties of a list. `ends_in_and` says whether the word "and" ends at an offset.
    """
    children = [draft.provisions[child] for child in provision.children]
    if not children:
        return None
    items = [child for child in children[:-1] if child.kind is Kind.ITEM]
    if is_offence and any(ends_in_and(_trimmed_end(draft, item)) for item in items):
        return _with(draft, provision, children)
    own = draft.text[provision.own[-1][0] : provision.own[-1][1]].rstrip() if provision.own else ""
    if own.endswith(_UNFINISHED) and children[0].kind is Kind.TEXT:
        return _with(draft, provision, children[:1])
    return None


def _trimmed_end(draft: Draft, provision: Provision) -> int:
    text = draft.text[provision.start : provision.end]
    return provision.start + len(text.rstrip(_TRIMMED))


def _with(draft: Draft, provision: Provision, children: list[Provision]) -> tuple[Span, ...]:
    lead = [span for span in provision.effective if span[1] <= provision.start]
    inside = [*provision.own, *(span for child in children for span in _below(draft, child))]
    closing = [span for span in provision.effective if span[0] >= provision.end]
    return tuple(dict.fromkeys([*lead, *sorted(inside), *closing]))


def _below(draft: Draft, provision: Provision) -> Iterator[Span]:
    yield from provision.own
    for child in provision.children:
        yield from _below(draft, draft.provisions[child])
