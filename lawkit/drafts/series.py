"""Which numbers are those of the sections: the one series of numbers that runs through the whole law."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from lawkit.drafts.labels import Label, LabelReader
from lawkit.drafts.lines import Line
from lawkit.drafts.numbering import Value, folded, follows
from lawkit.drafts.phrases import Phrases
from lawkit.drafts.structure_words import NumberedWord

BARE = "bare"
_LONGEST_HEADING = 90  # characters
_MOST_CHAPTERS = (40,)


@dataclass(frozen=True, slots=True)
class Series:
    """The series by which the law counts its sections ("" when it has none), and where each number stands."""

    name: str
    places: dict[Value, list[int]] = field(default_factory=dict)

    def comes_after(self, line: int, last: Value, value: Value = ()) -> bool:
        """Whether the number that should follow `last` still comes after a line.

        For a line numbered `value` it must come before the number that follows `value`: where a section was left out,
        a schedule may well have its number much later.
        """
        if not last:
            return False
        due = self._next_place(line, last)
        if due is None:
            return False
        following = self._next_place(line, value) if value else None
        return following is None or due < following

    def _next_place(self, line: int, value: Value) -> int | None:
        """The first line after a line that has the number after a value."""
        places = self.places.get((value[0] + 1,), [])
        at = bisect_right(places, line)
        return places[at] if at < len(places) else None


def section_number(line: Line, name: str) -> Value:
    """The number of a line in a series, () when the line is not of it."""
    if name == BARE:
        return line.bare[1] if line.bare else ()
    return line.section.value if line.section and line.section.series == name else ()


def chosen_series(lines: list[Line], known: Phrases) -> Series:
    """The series of section numbers: the worded one ("Article 5") that counts furthest, else plain numbers ("5.").

    Plain numbers win only where they run through the law and worded ones stand aside, as in a treaty that an Act
    reproduces in a schedule. The numbers of notes that follow the law (an elucidation) are not counted.
    """
    lines = _before_notes(lines, known)
    found: dict[str, list[tuple[int, Value]]] = defaultdict(list)
    others = _other_words(lines)
    of_code = others and any(line.section and line.section.word.instead for line in lines)
    for line in lines:
        if line.section and not line.section.word.extra and not (of_code and line.section.word.instead):
            found[line.section.series].append((line.number, line.section.value))
        elif line.bare and not of_code:
            found[BARE].append((line.number, line.bare[1]))
    lengths = {name: longest_run(numbers) for name, numbers in found.items()}
    worded = max((name for name in lengths if name != BARE), key=lambda name: lengths[name], default="")
    name = worded
    bare = lengths.get(BARE, 0)
    annexed = next((line.number for line in lines if line.schedule), len(lines))
    lone = not worded and any(value == (1,) for _, value in found.get(BARE, []))
    if lone or (
        bare >= 2 and (not worded or _stands_aside(found[worded], found[BARE], lengths[worded], bare, annexed))
    ):
        name = BARE
    places: dict[Value, list[int]] = defaultdict(list)
    for number, value in found.get(name, []):
        places[value].append(number)
    return Series(name, dict(places))


def settle_words(lines: list[Line], reader: LabelReader) -> None:
    """Decides what a word numbers that stands for articles in some countries and for chapters in others.

    In Tunisia "الفصل 5 –" is an article: where no other word numbers articles, and most of the numbers so named are
    followed by words on their line. Elsewhere it is a chapter; but "الفصل 218-11: …" is an article of the code that a
    Moroccan law amends in articles with another word.
    """
    named = [line for line in lines if (found := _instead(line, reader)) and found.word.instead]
    others = _other_words(lines)
    with_words = sum(1 for line in named if (found := _instead(line, reader)) and line.text[found.end :].strip())
    are_articles = not others and with_words * 2 > len(named) and not _heads_numbered(lines, named, reader)
    of_code = others and any(_in_code(line, reader) for line in named)
    for line in named:
        if are_articles or (of_code and (_in_code(line, reader) or _after_code(line, reader))):
            line.section, line.group = _instead(line, reader), None
        elif line.section and line.section.word.instead:
            line.section = None


def settle_ordinals(lines: list[Line], reader: LabelReader) -> None:
    """Takes headings such as "Disposiciones finales" for those of chapters beside the parts of the law.

    Sections are then what ordinals number below them ("Primera.- …"), up to the next heading or article.
    """
    below = tuple(map(folded, reader.words.ordinals_below))
    heading = ""
    for at, line in enumerate(lines if below else ()):
        words = line.text.strip(" *_.:")
        if line.section or line.group or line.schedule:
            heading = ""
        elif folded(words).startswith(below) and len(words) < _LONGEST_HEADING and _numbers_next(lines, at, reader):
            heading = words
            word = NumberedWord(words=[words], kind="chapter")
            line.group = Label(word, "group", "", (), (), line.lead, len(line.text), True, words.capitalize())
        elif heading:
            line.section = reader.ordinal(line.text, heading)


def _numbers_next(lines: list[Line], at: int, reader: LabelReader) -> bool:
    """Whether the line after one is numbered by an ordinal, or an article with a word of its own."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and bool(reader.ordinal(after.text, "") or (after.section and after.section.word.extra))


def _heads_numbered(lines: list[Line], named: list[Line], reader: LabelReader) -> bool:
    """Whether what stands behind the word are headings, above articles that have a plain number and no word."""
    bare = longest_run([(line.number, line.bare[1]) for line in lines if line.bare])
    rests = [line.text[found.end :].strip() for line in named if (found := _instead(line, reader))]
    return bare > 2 * len(named) and all(len(rest) < _LONGEST_HEADING and rest[-1:] not in ".:؛؟" for rest in rests)


def _other_words(lines: list[Line]) -> bool:
    """Whether articles are numbered by a word that numbers nothing else."""
    return any(line.section and not (line.section.word.extra or line.section.word.instead) for line in lines)


def _in_code(line: Line, reader: LabelReader) -> bool:
    """Whether a line has the number of an article put into a code, as no chapter has: 218-11."""
    label = _instead(line, reader)
    return label is not None and len(label.value) > 1 and _has_words(line, label)


def _after_code(line: Line, reader: LabelReader) -> bool:
    """Whether a line has a number in digits that only articles of a code reach."""
    label = _instead(line, reader)
    return label is not None and label.printed.isdecimal() and label.value > _MOST_CHAPTERS and _has_words(line, label)


def _has_words(line: Line, label: Label) -> bool:
    return bool(line.text[label.end :].strip())


def _instead(line: Line, reader: LabelReader) -> Label | None:
    """The label of a line read as that of an article."""
    return line.section or (reader.read(line.text, line.lead, "section") if line.group else None)


def keep_one_sign(lines: list[Line]) -> None:
    """Of plain numbers in signs and in digits ("一、", "1.") only those with which the law begins are its sections."""
    bare = [line for line in lines if line.bare]
    signs = [line for line in bare if line.mark and line.mark.wrap == "comma"]
    if signs and len(signs) < len(bare):
        other = (signs[0] is bare[0]) is (longest_run([(line.number, line.bare[1]) for line in signs if line.bare]) > 1)
        for line in bare:
            if (line in signs) is not other:
                line.bare = None


def _before_notes(lines: list[Line], known: Phrases) -> list[Line]:
    """The lines up to the heading of the notes behind worded sections; a line of the contents is no heading."""
    last = {line.text: at for at, line in enumerate(lines)}
    begun = False
    for at, line in enumerate(lines):
        begun = begun or bool(line.section)
        if begun and known.heads_notes(line.text) and last[line.text] == at:
            return lines[:at]
    return lines


def inserted_series(lines: list[Line]) -> Series:
    """The series of sections that a law inserts into another: as the first of them is numbered."""
    first = next((line for line in lines if line.section or line.bare), None)
    name = "" if first is None else first.section.series if first.section else BARE
    places: dict[Value, list[int]] = defaultdict(list)
    for line in lines:
        if value := section_number(line, name):
            places[value].append(line.number)
    return Series(name, dict(places))


def _stands_aside(
    worded: list[tuple[int, Value]], bare: list[tuple[int, Value]], worded_run: int, bare_run: int, annexed: int
) -> bool:
    if worded_run * 3 < bare_run:
        return True
    before = sum(1 for number, _ in bare if number < worded[0][0])
    if annexed < worded[0][0] and before >= 2:
        return True
    return before >= 5 and bare_run > worded_run


def longest_run(numbers: list[tuple[int, Value]]) -> int:
    """How many numbers of a list count up one after the other, a few left out or put in."""
    longest, length = 0, 0
    last: Value = ()
    for _, value in numbers:
        step = follows(last, value)
        if step >= 2 or (last and value > last and len(numbers) < 400 and value[0] - last[0] < 40):
            length += 1
            last = value
        elif not last:
            length, last = 1, value
        longest = max(longest, length)
    return longest
