"""What "3.1" is in a law of plain numbers: a section of its own, put in after 3, or what stands below 3.

Where nearly every number has its .1 right after it, the numbers with a point stand below those without. Those without
are then sections with paragraphs ("3. Offences", 3.1, 3.2), or headings above the sections where each has many.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from lawkit.drafts.lines import Line
from lawkit.drafts.numbered_headings import is_heading, make_chapter
from lawkit.drafts.numbering import Value
from lawkit.drafts.structure_words import NumberedWord

_RANK = 40  # of numbered headings: below the parts and chapters that have a word
_MOST = 4  # numbers below one section on average; where there are more, each of them is a section
_CHAPTER = NumberedWord(words=[], kind="chapter", rank=_RANK)


def divide_decimals(lines: Sequence[Line]) -> None:
    """Makes of the plain numbers in some lines sections, paragraphs or chapters, as the law counts them."""
    numbered = [(line, value) for line in lines if (value := line.plain_value)]
    heads: dict[int, list[Line]] = {}  # of "3", the lines 3.1, 3.2 …
    lone: set[Value] = set()
    for at, (_, value) in enumerate(numbered):
        if len(value) != 1:
            continue
        kids: list[Line] = []
        for other, inner in numbered[at + 1 :]:
            if inner == (*value, len(kids) + 1):
                kids.append(other)
            elif len(inner) < 2 and (inner == (value[0] + 1,) or not kids):
                break
        if kids:
            heads[at] = kids
        else:
            lone.add(value)
    lone -= {numbered[at][1] for at in heads}
    every = [kid for kids in heads.values() for kid in kids]
    if len(heads) < 2 or len(heads) < len(lone):
        every = [kid for at, kids in heads.items() if numbered[at][0].number + 1 == kids[0].number for kid in kids]
    elif _titled([numbered[at][0] for at in heads]) and (mean(map(len, heads.values())) > _MOST or _titled(every)):
        for at in heads:
            make_chapter(*numbered[at], _CHAPTER)
        return
    for line in every:
        line.bare = None


def _titled(lines: Sequence[Line]) -> bool:
    """Whether most of some lines are headings."""
    titles = sum(is_heading(line, line.mark.end if line.mark else line.bare[2] if line.bare else 0) for line in lines)
    return titles * 3 >= len(lines) * 2
