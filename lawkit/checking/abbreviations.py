"""Abbreviations that a law gives in passing: "the Nuclear Security Commission (NSC)" is a body wherever it is NSC."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from lawkit.checking.languages import words_in
from lawkit.checking.spots import Spot
from lawkit.checking.spotting import Masks, Spotter, Tokens
from lawkit.drafts.draft import Draft

_BRACKETED = re.compile(r"(?<=\w)[”\"»]?\s?[(（]\s*[“\"«]?(?P<short>[^\W\d_a-zа-я]{2,9})[”\"»]?\s*[)）]")
_ROMAN = re.compile(r"[IVXLCMІХ]+")
MOST_WORDS_A_LETTER = 2  # words of the name for each letter of what it is shortened to
SPARE_WORDS = 4
BODIES = ("body-words", "public-body", "competent-authority", "iaea", "international-organisation")


def with_abbreviations(draft: Draft, tokens: Tokens, spotter: Spotter, spots: list[Spot], masks: Masks) -> list[Spot]:
    """The spots of a draft together with those of the abbreviations that it gives in brackets, in order."""
    names = _names(draft)
    if not names:
        return spots
    bodies = 0
    for body in BODIES:
        bodies |= masks.bit_or_none(body)
    starts = [spot.start for spot in spots]
    meant: dict[str, int] = {}
    for short, (start, end) in names.items():
        inside = [one for one in spots[bisect_left(starts, start) : bisect_left(starts, end)] if one.end <= end]
        if mask := _meaning(draft, inside, (start, end), bodies):
            meant[short] = mask
    uses: Mapping[str, Sequence[Spot]] = spotter.term_spots(tokens, set(meant)) if meant else {}
    new = [
        spot._replace(mask=mask)
        for short, mask in meant.items()
        for spot in uses.get(short, ())
        if draft.text[spot.start : spot.end] == short
    ]
    return sorted([*spots, *new])


def _names(draft: Draft) -> dict[str, tuple[int, int]]:
    """Each abbreviation with the span of the words before it that it stands for."""
    found: dict[str, tuple[int, int]] = {}
    for match in _BRACKETED.finditer(draft.text):
        short = match.group("short")
        if _ROMAN.fullmatch(short) or short in found:
            continue
        start = _name_before(draft.text, match.start(), short)
        if start is not None:
            found[short] = (start, match.start())
    return found


def _name_before(text: str, end: int, short: str) -> int | None:
    """Where the words begin whose letters an abbreviation takes, in order, its first letter beginning a word."""
    first = 0
    words = list(re.finditer(r"\S+", text[max(0, end - 200) : end]))
    most = MOST_WORDS_A_LETTER * len(short) + SPARE_WORDS
    if len(words) > most:
        first = words[-most].start()
    base = max(0, end - 200)
    stretch = text[base + first : end].casefold()
    at = len(stretch)
    for number, letter in reversed(list(enumerate(short.casefold()))):
        at = stretch.rfind(letter, 0, at)
        while number == 0 and at > 0 and stretch[at - 1].isalnum():
            at = stretch.rfind(letter, 0, at)
        if at < 0:
            return None
    return base + first + at if re.search(r"[.;。；\n]", stretch[at:]) is None else None


def _meaning(draft: Draft, spots: Sequence[Spot], span: tuple[int, int], bodies: int) -> int:
    """What a name means: a body where it is one, otherwise what is spotted at nearly all of it."""
    mask = 0
    for spot in spots:
        if spot.mask & bodies:
            mask |= spot.mask
    if mask:
        return mask
    words = words_in(draft.text[span[0] : span[1]], draft.language)
    for spot in spots:
        if words_in(draft.text[spot.start : spot.end], draft.language) >= max(words - 1, 1):
            mask |= spot.mask
    return mask
