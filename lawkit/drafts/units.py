"""The words by which one law numbers its sections, where they are not those that its language is known for.

"Provision 12", "Norma 12", "Bagian 12": a word that begins line after line, each time with the next number, numbers
sections whatever it is. A word for parts may do so too, as الفصل does in the laws of Tunisia and Morocco.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from lawkit.drafts.labels import LabelReader
from lawkit.drafts.lines import Line
from lawkit.drafts.numbering import FIRST, Value, folded
from lawkit.drafts.series import longest_run
from lawkit.drafts.source import BlockKind
from lawkit.drafts.structure_words import NumberedWord, StructureWords

_FIRST_WORD = re.compile(r"[\s“\"'«‘„(\[#*_]*(?P<word>§|[^\W\d_]{2,20})\.?(?=[\s\d(№])")
_SMALL_LATIN = re.compile("[a-zà-ÿ]")
_FEWEST = 3  # sections that make a series
_LONGEST = 250  # letters: a longer line that no separator divides is a sentence
Numbered = list[tuple[int, Value]]


def words_of_law(lines: Sequence[Line], words: StructureWords) -> StructureWords | None:
    """The words of a language with those of this law; None where the law has no words of its own for its sections.

    Only a law without a series of known sections is looked through: in another, the categories of a table and the
    stages of a procedure count up as well.
    """
    known: dict[str, Numbered] = defaultdict(list)
    bare: Numbered = []
    for line in lines:
        if line.section:
            known[line.section.series].append((line.number, line.section.value))
        elif line.bare and not (line.mark and line.mark.wrap == "close"):
            bare.append((line.number, line.bare[1]))
    if any(longest_run(numbers) > 1 for numbers in known.values()):
        return None
    found = _series(lines, words)
    best = max(found, key=lambda word: longest_run(found[word]), default="")
    group = next((one for one in words.groups if one.place == "before" and best in map(folded, one.words)), None)
    if not best or not _divides(found[best], bare, group is not None):
        return None
    printed = next(_word_of(line) for line in lines if folded(_word_of(line)) == best)
    section = NumberedWord(words=group.words if group else [printed], locator="{w} {n}")
    groups = [one for one in words.groups if one is not group]
    return words.model_copy(update={"sections": [*words.sections, section], "groups": groups})


def count_in_words(lines: Sequence[Line], reader: LabelReader) -> None:
    """Makes sections of points that are numbered by an ordinal alone, where nothing else numbers any: "SEGUNDO.-"."""
    if any(line.section for line in lines):
        return
    found: list[tuple[Line, str, Value, int]] = []
    for line in lines:
        alone = None if line.group else reader.spoken_alone(line.text, line.lead)
        if alone and line.text[alone[2] :] and not _SMALL_LATIN.match(alone[0]):
            printed, value, end = alone
            found.append((line, printed.capitalize() if printed.isupper() else printed, value, end))
    numbers = [(line.number, value) for line, _, value, _ in found]
    bare = [(line.number, line.bare[1]) for line in lines if line.bare]
    if longest_run(numbers) < _FEWEST or numbers[0][1] != FIRST or not _divides(numbers, bare, False):
        return
    last = found[-1][0].number
    for line in lines:
        if line.number > last and (line.schedule or line.group or line.text.isupper()):
            break  # what a decree approves counts its own sections
        line.bare = None
    for line, printed, value, end in found:
        line.bare, line.mark = (printed, value, end), None


def _word_of(line: Line) -> str:
    match = _FIRST_WORD.match(line.text)
    return match["word"] if match else ""


def _series(lines: Sequence[Line], words: StructureWords) -> dict[str, Numbered]:
    """The numbers that follow each word at the beginning of lines, of words that count up through the law."""
    places: dict[str, list[Line]] = defaultdict(list)
    schedules = {folded(word) for one in words.schedules for word in one.words}
    for line in lines:
        word = folded(_word_of(line))
        if word and word not in schedules and line.kind not in (BlockKind.CELL, BlockKind.CONTENTS, BlockKind.FOOTNOTE):
            places[word].append(line)
    found: dict[str, Numbered] = {}
    for word, starts in places.items():
        if len(starts) < _FEWEST:
            continue
        printed = _word_of(starts[0])
        alone = StructureWords(language=words.language, numbers=words.numbers, strict_labels=words.strict_labels)
        reader = LabelReader(alone.model_copy(update={"sections": [NumberedWord(words=[printed])]}))
        numbers: Numbered = []
        for line in starts:
            label = reader.read(line.text, line.lead)
            if label and (label.separated or len(line.text) < _LONGEST):
                numbers.append((line.number, label.value))
        run = longest_run(numbers)
        if run >= _FEWEST and run * 3 >= len(numbers) * 2 and any(value == FIRST for _, value in numbers):
            found[word] = numbers
    return found


def _divides(numbers: Numbered, bare: Numbered, is_group: bool) -> bool:
    """Whether plain numbers count anew below each number of a word, or not at all: else they are the sections.

    Parts that count their sections anew have numbers below each of them; of sections some have but one paragraph.
    """
    if longest_run([(at, value) for at, value in bare if at < numbers[0][0]]) * 2 >= max(len(numbers), 6):
        return False
    anew = on = 0
    for (begin, value), (end, _) in pairwise([*numbers, (sys.maxsize, ())]):
        first = next((value for at, value in bare if begin < at < end), None)
        if first is not None and len(first) == 1:
            anew, on = (anew + 1, on) if first == FIRST else (anew, on + 1)
        elif first == (*value, 1) and is_group:  # Part 3, then 3.1
            on += 1
    if is_group:
        return on == 0 and anew * 4 <= len(numbers) * 3
    return on <= 1 or on * 3 < len(numbers)
