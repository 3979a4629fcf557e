"""Schedules to which operative text gives force by name: "the annexed Rules of Protection bind every operator"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lawkit.drafts.draft import Draft, Force, Kind, Span
from lawkit.drafts.phrases import phrases
from lawkit.drafts.structure_words import structure_words

_AROUND = 90  # letters on either side of "annexed" in which the name of what is annexed stands
_WORD = re.compile(r"\w+")
_STEM = 5  # letters that stay when a word is inflected; shorter words are no names
_UNSPACED = re.compile(r"[\u4e00-\u9fff]")
_SIGNS = 4  # that a name has in common with its mention, where no spaces part words


def annexed_by_name(draft: Draft, operative: Iterable[Span]) -> Iterator[int]:
    """The schedules that operative words call annexed, by two words of their headings or by the only one.

    What a heading says of the article to which it belongs ("a que se refere o artigo 5.º") is no part of its name; an
    annex with no other heading is the one that is called so.

    A treaty that is annexed and only spoken of stays what it is: its name without "annexed" gives it no force. Words
    that give force to all annexes ("the Schedules form part of this Act") do so but for treaties and other instruments.
    """
    operative = tuple(operative)
    back = _pointing_back(draft.language)
    schedules = [
        (one, _stems(back.split(one.heading, maxsplit=1)[0]), bool(back.search(one.heading)))
        for one in draft.provisions
        if one.kind is Kind.SCHEDULE
    ]
    binding = _binding(draft.language)
    if schedules and binding and any(binding.search(draft.text, start, end) for start, end in operative):
        other = _other_texts(draft.language)
        yield from (one.index for one, *_ in schedules if one.force is Force.SCHEDULE and not other.search(one.heading))
    pattern = _annexed(draft.language)
    if pattern is None or not any(name or pointing for _, name, pointing in schedules):
        return
    said = [
        draft.text[max(start, match.start() - _AROUND) : min(end, match.end() + _AROUND)]
        for start, end in operative
        for match in pattern.finditer(draft.text, start, end)
    ]
    for schedule, name, pointing in schedules:
        called = any(_names(words, name) for words in said) or (pointing and not name and bool(said))
        if schedule.force is Force.SCHEDULE and called:
            yield schedule.index


def _names(words: str, name: frozenset[str]) -> bool:
    found = len(name & _stems(words))
    return bool(name) and found >= min(2, len(name))


def _stems(words: str) -> frozenset[str]:
    if _UNSPACED.search(words):
        signs = "".join(_UNSPACED.findall(words))
        return frozenset(signs[at : at + _SIGNS] for at in range(len(signs) - _SIGNS + 1))
    plain = (word.casefold().removeprefix("ال") for word in _WORD.findall(words))
    return frozenset(word[:_STEM] for word in plain if len(word) >= _STEM)


@cache
def _annexed(language: str) -> re.Pattern[str] | None:
    words = structure_words(language).annexed
    if not words:
        return None
    edge = "" if phrases(language).unspaced else r"(?<!\w)"
    return re.compile(rf"(?i:{edge}(?:{'|'.join(map(re.escape, words))}))")


@cache
def _pointing_back(language: str) -> re.Pattern[str]:
    words = structure_words(language).points_back
    return re.compile(rf"(?i:(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!\w))")


@cache
def _binding(language: str) -> re.Pattern[str] | None:
    words = structure_words(language).annexes_bind
    return re.compile(rf"(?i:{'|'.join(words)})") if words else None


@cache
def _other_texts(language: str) -> re.Pattern[str]:
    """The nouns of treaties, laws and codes."""
    edge, end = ("", "") if phrases(language).unspaced else (r"(?<!\w)", r"(?!\w)")
    words = structure_words(language).references.laws
    return re.compile(rf"(?i:{edge}(?:{'|'.join(map(re.escape, words)) or '(?!)'}){end})")
