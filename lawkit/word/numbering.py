"""Live multi-level numbering: the levels of each list, the numbers Word will print, and numbering.xml.

Word numbers the paragraphs itself. lawkit counts along with it, so that cross-references and the table of contents
carry the right text before Word has ever opened the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from lawkit.figures import with_figures
from lawkit.word.markup import NAMESPACES, WORD_ONLY, Element, node, parse, valued


class Format(StrEnum):
    """How one number is printed; the values are those of WordprocessingML."""

    DECIMAL = "decimal"
    LOWER_LETTER = "lowerLetter"
    UPPER_LETTER = "upperLetter"
    LOWER_ROMAN = "lowerRoman"
    UPPER_ROMAN = "upperRoman"
    ARABIC_ABJAD = "arabicAbjad"
    ARABIC_ALPHA = "arabicAlpha"
    RUSSIAN_LOWER = "russianLower"
    CHINESE = "chineseCountingThousand"
    BULLET = "bullet"


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_CHINESE = "〇一二三四五六七八九"
_RIGHT_TO_LEFT_MARK = "\u200f"  # keeps the space after a digit on the side where the line goes on


def printed(number: int, format_: Format) -> str:
    """A number as Word prints it in a format: 4 -> `iv`, 28 -> `bb` in letters (Word doubles, it does not carry)."""
    match format_:
        case Format.LOWER_ROMAN | Format.UPPER_ROMAN:
            text, rest = "", number
            for value, letters in _ROMAN:
                text += letters * (rest // value)
                rest %= value
            return text if format_ is Format.LOWER_ROMAN else text.upper()
        case Format.LOWER_LETTER:
            return _lettered(number, "abcdefghijklmnopqrstuvwxyz")
        case Format.UPPER_LETTER:
            return _lettered(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case Format.RUSSIAN_LOWER:
            return _lettered(number, _RUSSIAN)
        case Format.ARABIC_ABJAD:
            return _lettered(number, _ABJAD)
        case Format.ARABIC_ALPHA:
            return _lettered(number, _ALPHA)
        case Format.CHINESE:
            return _chinese(number)
        case Format.BULLET:
            return ""
        case _:
            return str(number)


def _lettered(number: int, letters: str) -> str:
    repeats, index = divmod(number - 1, len(letters))
    return letters[index] * (repeats + 1)


def _chinese(number: int) -> str:
    text, zero = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            skip_one = digit == 1 and value == 10 and not text
            text += ("〇" if zero and text else "") + ("" if skip_one else _CHINESE[digit]) + unit
            zero = False
        else:
            zero = True
    return text


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` holds %1, %2… for the numbers of the levels, `style` its paragraph style."""

    format: Format
    text: str
    style: str
    indent: int = 0  # twentieths of a point, from the margin to the text
    hanging: int = 0
    after: str = "tab"  # what follows the number: tab, space or nothing
    bold: bool = False
    centred: bool = False  # the paragraph, with its number
    ordinals: tuple[str, ...] = ()  # words for the first numbers, which Word cannot count in: `premier`
    figures: str = ""  # ten signs in place of 0 to 9: `٠١٢٣٤٥٦٧٨٩`, in which Word cannot count either

    def shown(self, number: int) -> str:
        """A number of this level as it is printed."""
        if 0 < number <= len(self.ordinals):
            return self.ordinals[number - 1]
        return with_figures(printed(number, self.format), self.figures)

    def is_counted(self, number: int) -> bool:
        """Whether Word itself prints a number so; else its label must stand in the file as words."""
        return self.shown(number) == printed(number, self.format)


@dataclass(frozen=True, slots=True)
class ListScheme:
    """A multi-level list. Each level restarts after a paragraph of a higher level."""

    name: str
    levels: tuple[Level, ...]
    right_to_left: bool | None = None  # None: as the document runs

    def level_of(self, style: str) -> int:
        """The level that a paragraph style stands for."""
        return next(number for number, level in enumerate(self.levels) if level.style == style)


@dataclass
class Counter:
    """The numbers of one list as Word will count them."""

    scheme: ListScheme
    counts: list[int] = field(default_factory=lambda: [0] * 9)

    def restart(self) -> None:
        """Begin the list anew."""
        self.counts = [0] * 9

    def bare(self, level: int) -> str:
        """The number last counted on a level, without what is printed around it."""
        return self.scheme.levels[level].shown(self.counts[level])

    def is_counted(self, level: int) -> bool:
        """Whether Word prints the label last counted on a level by itself."""
        above = (number for number in range(level + 1) if f"%{number + 1}" in self.scheme.levels[level].text)
        return all(self.scheme.levels[number].is_counted(self.counts[number]) for number in above)

    def advance(self, level: int) -> str:
        """The text printed before the next paragraph of a level."""
        for higher in range(level):
            self.counts[higher] = self.counts[higher] or 1  # Word counts a level that was passed over as one
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (8 - level)
        text = self.scheme.levels[level].text
        for number in range(level, -1, -1):
            text = text.replace(f"%{number + 1}", self.scheme.levels[number].shown(self.counts[number]))
        return text


@dataclass
class Numbering:
    """All lists of a document. `instance` gives the number id that a paragraph refers to."""

    schemes: tuple[ListScheme, ...]
    instances: list[tuple[int, bool]] = field(default_factory=list)  # (scheme number, restarts)
    counters: dict[str, Counter] = field(default_factory=dict)
    labels: dict[int, tuple[int, str]] = field(default_factory=dict)  # instance -> level, and the label in words

    def __post_init__(self) -> None:
        for number, scheme in enumerate(self.schemes):
            self.instances.append((number, False))
            self.counters[scheme.name] = Counter(scheme)

    def restart(self, name: str) -> int:
        """A new instance of a list that begins at one; gives its number id."""
        number = next(i for i, scheme in enumerate(self.schemes) if scheme.name == name)
        self.instances.append((number, True))
        self.counters[name].restart()
        return len(self.instances)

    def in_words(self, name: str, level: int, label: str) -> int:
        """The number id of an instance that prints a label in words on one level, and counts on with the list.

        Such an instance changes the form of a level only, so that the paragraphs of the list keep one count
        (ECMA-376 part 1, 17.9.8).
        """
        number = next(i for i, scheme in enumerate(self.schemes) if scheme.name == name)
        for instance, held in self.labels.items():
            if held == (level, label) and self.instances[instance - 1][0] == number:
                return instance
        self.instances.append((number, False))
        self.labels[len(self.instances)] = (level, label)
        return len(self.instances)

    def instance(self, name: str) -> int:
        """The number id of a list's first instance."""
        return next(i for i, scheme in enumerate(self.schemes) if scheme.name == name) + 1

    def list_of(self, style: str) -> tuple[str, int] | None:
        """The list and level that a paragraph style stands for, if it is numbered."""
        return self._homes.get(style)

    @cached_property
    def _homes(self) -> dict[str, tuple[str, int]]:
        homes: dict[str, tuple[str, int]] = {}
        for scheme in self.schemes:
            for number, level in enumerate(scheme.levels):
                homes.setdefault(level.style, (scheme.name, number))
        return homes

    def level(self, name: str, number: int) -> Level:
        """A level of a list."""
        return self.counters[name].scheme.levels[number]

    def element(self, right_to_left: bool = False) -> Element:
        """numbering.xml."""
        root = parse(f'<w:numbering xmlns:{WORD_ONLY}="{NAMESPACES["w14"]}"/>')
        for number, scheme in enumerate(self.schemes):
            root.append(
                node(
                    "w:abstractNum",
                    {"w:abstractNumId": number},
                    valued("w:nsid", f"{0x4C4B0000 + number:08X}"),
                    valued("w:multiLevelType", "multilevel"),
                    valued("w:tmpl", f"{0x4C4C0000 + number:08X}"),
                    *(_level(i, level, _runs(scheme, right_to_left)) for i, level in enumerate(scheme.levels)),
                )
            )
        for number_id, (scheme_number, restarts) in enumerate(self.instances, start=1):
            instance = node("w:num", {"w:numId": number_id}, valued("w:abstractNumId", scheme_number))
            for level_number in range(len(self.schemes[scheme_number].levels)) if restarts else ():
                instance.append(node("w:lvlOverride", {"w:ilvl": level_number}, valued("w:startOverride", 1)))
            if number_id in self.labels:
                level_number, label = self.labels[number_id]
                scheme = self.schemes[scheme_number]
                level = replace(scheme.levels[level_number], text=label, style="")
                form = _level(level_number, level, _runs(scheme, right_to_left))
                instance.append(node("w:lvlOverride", {"w:ilvl": level_number}, form))
            root.append(instance)
        return root


def _runs(scheme: ListScheme, right_to_left: bool) -> bool:
    return right_to_left if scheme.right_to_left is None else scheme.right_to_left


def _level(number: int, level: Level, right_to_left: bool) -> Element:
    properties = node("w:rPr")
    if level.format is Format.BULLET:
        properties.append(node("w:rFonts", {"w:ascii": "Symbol", "w:hAnsi": "Symbol", "w:hint": "default"}))
    elif level.bold:
        properties.extend([node("w:b"), node("w:bCs")])
    else:
        properties.extend([valued("w:b", 0), valued("w:bCs", 0), valued("w:i", 0), valued("w:iCs", 0)])
    if right_to_left:
        properties.append(node("w:rtl"))
    return node(
        "w:lvl",
        {"w:ilvl": number},
        valued("w:start", 1),
        valued("w:numFmt", level.format.value),
        valued("w:pStyle", level.style) if level.style else None,
        valued("w:suff", level.after) if level.after != "tab" else None,
        valued("w:lvlText", level.text + (_RIGHT_TO_LEFT_MARK if right_to_left and _runs_into(level) else "")),
        _side(right_to_left),
        node("w:pPr", None, node("w:ind", {"w:left": level.indent, "w:hanging": level.hanging})),
        properties,
    )


def _runs_into(level: Level) -> bool:
    """Whether nothing but a space parts the digits of a number from the words."""
    return level.after == "space" and level.text[-1:].isdecimal()


def _side(right_to_left: bool) -> Element:
    """On which side of its place a number stands: within the margin, in Word and in LibreOffice.

    For Word `left` is the side where the line begins (MS-OI29500 2.1.281: only start, center and end), and that is what
    it writes itself in Arabic lists. LibreOffice takes it for the left of the page, as ECMA-376 part 1, 17.9.7 has it,
    and would print the numbers of lines that run from the right outside the margin.
    """
    side = valued("w:lvlJc", "left")
    if not right_to_left:
        return side
    fallback = node("mc:Fallback", None, valued("w:lvlJc", "right"))
    choice = node("mc:Choice", None, side)
    choice.set("Requires", WORD_ONLY)
    return node("mc:AlternateContent", None, choice, fallback)


def bullets() -> ListScheme:
    """A plain bulleted list of two levels."""
    return ListScheme(
        "bullets",
        (
            Level(Format.BULLET, "\uf0b7", "ListBullet", 425, 283),
            Level(Format.BULLET, "\uf0b7", "ListBullet2", 850, 283),
        ),
    )


def steps() -> ListScheme:
    """A numbered list for steps of work; restart it for each list."""
    return ListScheme(
        "steps",
        (
            Level(Format.DECIMAL, "%1.", "ListNumber", 425, 425),
            Level(Format.LOWER_LETTER, "(%2)", "ListNumber2", 850, 425),
        ),
    )


def schemes(law: Iterable[ListScheme] = ()) -> tuple[ListScheme, ...]:
    """The lists of a document: those of a law, if it holds law text, then bullets and steps."""
    return (*law, bullets(), steps())
