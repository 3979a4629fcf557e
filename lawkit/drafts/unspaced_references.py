"""References in a script without spaces: "第三十二条至第三十五条", "第3、4或5条", "前款", "《刑法》第一百二十条"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from lawkit.drafts.numbering import han_value
from lawkit.drafts.structure_words import structure_words

UNITS = ("section", "subsection", "paragraph", "item")
_NUMBER = "[零〇一二两三四五六七八九十百千\\d]+"
# One of several numbers before one noun, as in Hong Kong: "第3、4或5条", "第3(2)(a)或3(3)条".
_ONE = f"(?:(?:\\d+[A-Z]{{0,2}})?(?:[（(][0-9A-Za-z]{{1,4}}[)）])+|\\d+[A-Z]{{0,2}}|[（(]?{_NUMBER}[)）]?)"
_LONGEST_NAME = 64  # characters of a law's name before a number


def unspaced_pattern(language: str, classes: tuple[str, ...]) -> re.Pattern[str]:
    """Words that name a place: by its number, as this one, or as so many before this one."""
    words = structure_words(language).references

    def nouns(name: str) -> str:
        return "|".join(sorted(map(re.escape, getattr(words.nouns, name)), key=len, reverse=True)) or "(?!)"

    places = "|".join(f"(?P<han_{name}>{nouns(name)})" for name in classes if name != "schedule")
    here = "|".join(f"(?P<this_{name}>{nouns(name)})" for name in ("act", *classes))  # 本条例 is not 本条
    this = "|".join(map(re.escape, words.this)) or "(?!)"
    previous = "|".join(f"(?P<back_{name}>{nouns(name)})" for name in UNITS)
    before = "|".join(map(re.escape, words.before)) or "(?!)"
    several = "|".join(f"(?P<several_{name}>{nouns(name)})" for name in UNITS)
    joins = "|".join(map(re.escape, (*words.joins, *words.through))) or "(?!)"
    return re.compile(
        rf"第(?P<several>{_ONE}(?:(?:{joins}){_ONE})+)(?:{several})"
        rf"|第\s?(?P<han>[（(]?{_NUMBER}[)）]?(?:\.\d+)*(?:[（(][\da-zA-Z]{{1,3}}[)）])*)\s?(?:{places})(?:之(?P<sub>{_NUMBER}))?"
        rf"|(?:{this})(?:{here})"
        rf"|(?:{before})(?P<back>[一二两三四五六七八九十]?)(?:{previous})"
        rf"|(?P<bare_schedule>{nouns('schedule')})(?P<which>{_NUMBER})?"
    )


def steps_back(match: re.Match[str]) -> int:
    """How many places before its own "前款", "前两款" names."""
    return han_value(match.group("back").replace("两", "二")) or 1


def several_numbers(match: re.Match[str], language: str) -> tuple[list[str], frozenset[int]]:
    """The numbers that stand before one noun, and the positions from which a range goes to the next."""
    found = list(re.finditer(_ONE, match.group("several")))
    between = [match.group("several")[one.end() : after.start()] for one, after in pairwise(found)]
    through = structure_words(language).references.through
    return [one.group() for one in found], frozenset(at for at, word in enumerate(between) if word in through)


def law_before(text: str, start: int, language: str) -> str:
    """The other law whose name stands right before a reference, as printed; "" where none does."""
    words = structure_words(language).references
    match = _law_name(language).search(text, max(0, start - _LONGEST_NAME), start)
    if match is None or any(
        match.group("law").endswith(this + noun) for this in words.this for noun in words.nouns.act
    ):
        return ""
    name = match.group("law")
    after = max((name.rfind(word) + len(word) for word in words.linking if word in name[:-1]), default=0)
    return name if name.startswith("《") else name[after:]


@cache
def _law_name(language: str) -> re.Pattern[str]:
    laws = "|".join(sorted(map(re.escape, structure_words(language).references.laws), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?P<law>《[^《》]+》|[\u4e00-\u9fff]*(?:{laws}))\s*\Z")
