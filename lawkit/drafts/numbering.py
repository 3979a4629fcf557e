"""Numbers as laws print them: what value "(iv)", "12A", "（三）", "vingt et unième" or "السادسة عشرة" may have.

A number is ambiguous on its own: "(i)" is the letter after h or the first Roman numeral. A `Mark` therefore keeps all
its readings; the outline decides by what stands before and after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Value = tuple[int, ...]
FIRST: Value = (1,)

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_HAN_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHABETIC_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_SPANISH = "abcdefghijklmnñopqrstuvwxyz"
_ADVERBS = (
    "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies terdecies quaterdecies quindecies "
    "sexdecies septdecies octodecies novodecies vicies unvicies duovicies tervicies quatervicies quinvicies"
)
LATIN_SUFFIXES = {word: count for count, word in enumerate(_ADVERBS.split(), start=2)}
LATIN_SUFFIXES["novies"] = LATIN_SUFFIXES["nonies"]
# Spanish spells some otherwise: "Artículo 148 Quáter".
LATIN_SUFFIXES |= {"quáter": 4, "sexties": 6, "unovicies": 21, "tricies": 30}
LATIN_BIS = rf"(?i:{'|'.join(LATIN_SUFFIXES)})(?!\w)"
LATIN_SUFFIXES |= {"مكرر": 2, "مكررا": 2, "مكررًا": 2}
# An article put in after 605 is "605 bis" in Arabic, the next "605 bis 1", "605 bis/1", "605 bis (a)".
ARABIC_BIS = r"مكرر(?:ًا|اً|ا|ة)?(?!\w)"
ARABIC_BIS_COUNTED = rf"{ARABIC_BIS}(?:\s?/\s?\d{{1,2}}(?!\d)|\s\d{{1,2}}(?!\d|\.\d))?"
_ARABIC_BIS_NUMBER = re.compile(rf"(\d+)\s?[)）]?\s?{ARABIC_BIS}\s?/?\s?(?:[(（]?\s?(\d{{1,2}}|[ء-ي])\s?[)）]?)?")


def roman_value(text: str) -> int:
    """The value of a Roman numeral in any case, 0 when it is none: "xiv" -> 14."""
    low = text.lower()
    if not low or not _ROMAN_FORM.fullmatch(low):
        return 0
    total = 0
    for sign, after in zip(low, [*low[1:], ""], strict=True):
        value = _ROMAN[sign]
        total += -value if after and _ROMAN[after] > value else value
    return total


def han_value(text: str) -> int:
    """The value of a Chinese numeral, 0 when it is none: "三十六" -> 36, "一百零二" -> 102."""
    if not text or any(sign not in _HAN_DIGITS and sign not in _HAN_UNITS for sign in text):
        return 0
    if len(text) > 1 and all(sign in _HAN_DIGITS for sign in text):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in text))
    total, current = 0, 0
    for sign in text:
        if sign in _HAN_UNITS:
            total += (current or 1) * _HAN_UNITS[sign]
            current = 0
        else:
            current = _HAN_DIGITS[sign]
    return total + current


def han_numeral(value: int) -> str:
    """A number below ten thousand as a Chinese numeral: 12 -> "十二", 205 -> "二百零五"."""
    if value < 20:
        return "零一二三四五六七八九"[value] if value < 10 else "十" + han_numeral(value - 10).removeprefix("零")
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        count, rest = divmod(value, unit)
        if count:
            gap = "零" if 0 < rest < unit // 10 else ""
            teens = "一" if unit > 10 and 10 <= rest < 20 else ""  # 一百一十, not 一百十
            return han_numeral(count) + sign + (gap + teens + han_numeral(rest) if rest else "")
    raise ValueError(f"{value} is no positive number")


_ARABIC_FOLD = str.maketrans({"إ": "ا", "أ": "ا", "آ": "ا", "ى": "ي", "ـ": None})


# Accents and vowel signs of all living scripts; the breve (й) and the tilde (ñ) make other letters.
_OTHER_LETTERS = (0x303, 0x306)
_MARKS = {at: None for at in range(0x300, 0x3100) if unicodedata.combining(chr(at)) and at not in _OTHER_LETTERS}


def folded(word: str) -> str:
    """A word as number words are compared: no case, no accents of Latin script, no Arabic hamza or vowel signs."""
    if word.isascii():
        return word.lower()
    word = word.translate(_ARABIC_FOLD).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_MARKS))


_WORD = re.compile(r"[^\W\d_]+")


def spoken_value(text: str, words: Mapping[str, int]) -> int:
    """The value of a number in words, 0 when a word is not a number: "treinta y nueve" -> 39.

    `words` maps folded words to values; a value of 0 marks a joining word ("y", "et"). Values are added, and a
    hundred or thousand multiplies what stands before it, unless a joining word stands between:
    "الحادية والعشرون بعد المائة" is 121.
    """
    total, found, joined = 0, False, False
    for match in _WORD.finditer(text):
        word = folded(match.group())
        value = words.get(word)
        if value is None and word.startswith("و"):
            value = words.get(word[1:])
        if value is None:
            return 0
        if value >= 100 and 0 < total < value and found and not joined:
            total *= value
        else:
            total += value
        found, joined = found or value > 0, value == 0
    return total


def spoken_values(text: str, words: Mapping[str, int]) -> list[int]:
    """The numbers in words of an enumeration: "veintiocho y cuarenta y cinco" -> 28, 45.

    Tens take units after them, in Arabic before them; a hundred takes what follows.
    """
    found: list[int] = []
    joined = False
    for match in _WORD.finditer(text):
        word = folded(match.group())
        value = words.get(word)
        units_first = word >= "\u0600"
        if value is None and word.startswith("و"):
            value = words.get(word[1:])
        if not value:
            joined = value == 0
            continue
        last, after = found[-1] if found else 0, joined
        joined = False
        if units_first and after and 0 < last < 100 <= value:
            found[-1] = last + value
            continue
        if units_first:
            joins = 0 < last < 10 <= value
        else:
            joins = (last % 10 == 0 and last >= 20 and value < 10) or (last > 0 and last % 100 == 0 and value < 100)
        if joins or (last and value >= 100 and last < 10):
            found[-1] = last * value if value >= 100 else last + value
        else:
            found.append(value)
    return found


def ascii_digits(text: str) -> str:
    """The text with every decimal digit of any script as 0-9, same length."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text)


# "First:", "secondly -", which number the entries of a list; each ends with an alif besides.
_ARABIC_ORDINALS = ("أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_ORDINAL_VALUES = {folded(f"{word}ا"): value for value, word in enumerate(_ARABIC_ORDINALS, start=1)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the start of a line: as printed, how it is wrapped, and its possible readings.

    `readings` are pairs of alphabet ("decimal", "lower", "roman", …) and value.
    """

    text: str
    wrap: str
    readings: tuple[tuple[str, Value], ...]
    start: int
    end: int
    body: str

    @property
    def is_first(self) -> bool:
        return any(value == FIRST for _, value in self.readings)


_DECIMAL = re.compile(
    rf"(\d+(?:[.\-–‑/]\d+)*)\s?-?({LATIN_BIS}|[a-zA-Z]{{0,2}})(?:\s?[/-]?\s?(?P<counted>\d{{1,2}}))?", re.IGNORECASE
)


def decimal_value(text: str) -> Value:
    """The value of a number in digits, with its parts and its added letter: "2.21" -> (2, 21), "4B" -> (4, 2)."""
    text = ascii_digits(text).strip()
    again = _ARABIC_BIS_NUMBER.fullmatch(text)
    if again:
        return (int(again.group(1)), LATIN_SUFFIXES["مكرر"], *_counted(again.group(2)))
    match = _DECIMAL.fullmatch(text)
    if not match:
        return ()
    parts = [int(part) for part in re.split(r"[.\-–‑/]", match.group(1))]
    suffix = match.group(2)
    if suffix:
        low = suffix.lower()
        parts.extend([LATIN_SUFFIXES[low]] if low in LATIN_SUFFIXES else [_LATIN.index(c) + 1 for c in low])
    if match["counted"]:  # "87 bis 3", "433novies/1"
        if suffix.lower() not in LATIN_SUFFIXES:
            return ()
        parts.append(int(match["counted"]))
    return tuple(parts)


def _counted(printed: str | None) -> Value:
    if not printed:
        return ()
    if printed.isdecimal():
        return (int(printed),)
    return (_ABJAD.index("أ" if printed == "ا" else printed) + 1,) if printed in "ا" + _ABJAD else ()


@lru_cache(maxsize=4096)
def readings_of(body: str) -> tuple[tuple[str, Value], ...]:
    """Every way to read the inside of a number: "i" -> lower 9, roman 1."""
    body = body.strip().rstrip("ـ")
    if not body:
        return ()
    if body[0].isdecimal():
        value = decimal_value(body)
        return (("decimal", value),) if value else ()
    found: list[tuple[str, Value]] = []
    core, _, added = body.partition(".")
    extra: Value = (int(added),) if added.isdecimal() else ()
    low = core.lower()
    case = "upper" if core.isupper() else "lower"
    if core.isascii() and core.isalpha():
        roman = roman_value(low)
        if roman and len(low) <= 6:
            found.append((f"{case}-roman", (roman, *extra)))
        if len(low) == 1:
            found.append((case, (_LATIN.index(low) + 1, *extra)))
        elif len(low) == 2:
            if low[0] == low[1]:
                found.append((f"{case}-double", (_LATIN.index(low[0]) + 1, *extra)))
            found.append((case, (_LATIN.index(low[0]) + 1, _LATIN.index(low[1]) + 1)))
    elif low in _SPANISH:
        found.append((case, (_LATIN.index("n") + 1, 1)))
    elif len(low) == 1 and low in _CYRILLIC:
        found.append(("cyrillic", (_CYRILLIC.index(low) + 1,)))
    elif len(core) == 1 and core in "ا" + _ABJAD:
        sign = "أ" if core == "ا" else core
        found.append(("abjad", (_ABJAD.index(sign) + 1,)))
        if sign in _ALPHABETIC_ARABIC:
            found.append(("hijai", (_ALPHABETIC_ARABIC.index(sign) + 1,)))
    elif han_value(core):
        found.append(("han", (han_value(core),)))
    elif ordinal := _ORDINAL_VALUES.get(folded(core)):
        found.append(("ordinal", (ordinal,)))
    elif len(core) == 1 and "①" <= core <= "⑳":
        found.append(("circled", (ord(core) - ord("①") + 1,)))
    return tuple(found)


def follows(last: Value, value: Value) -> int:
    """How well a value follows another in one list: 3 the next, 2 an inserted one ("12A", "da"), 1 later, 0 not."""
    if not value:  # a number of a form that is not read, as "33ANA"
        return 0
    if not last:
        return 3 if value == FIRST else 1
    if value == (*last[:-1], last[-1] + 1) or (value[0] == last[0] + 1 and value[1:] in ((), (1,))):
        return 3
    if last[:-1] == value:  # "(1A)" put in before "(1)"
        return 3
    if value > last and value[0] == last[0]:
        return 2
    if (
        value[0] == last[0]
        and len(value) > 1
        and len(last) > 1
        and [str(n) for n in value[1:]] > [str(n) for n in last[1:]]
    ):
        return 2  # decimal fractions: 4.11 stands between 4.1 and 4.2
    return 1 if value > last else 0


_INNER = (
    r"\d{1,4}(?:\.\d{1,4}){0,3}(?:[A-Za-z]{1,2})?|[a-zA-Zñ]{1,5}(?:\.\d{1,3})?"
    r"|[а-я]|[ء-ي]ـ?|[一二三四五六七八九十百]{1,4}"
)
_BIS = r"(?:\s?(?:bis|ter|quater|quinquies|sexies))?"
_CLOSED = (
    rf"\d{{1,4}}(?:\.\d{{1,4}}){{0,3}}[a-z]?{_BIS}|[a-zñ]{{1,4}}(?:\.\d{{1,2}})?"
    r"|[A-Z]|[IVX]{1,5}|[а-я]|[ء-ي]ـ?"
)
_DOTTED = rf"\d{{1,4}}{_BIS}[a-zA-Z]?|[a-zñ]{{1,2}}|[A-Z]|[ivx]{{1,5}}|[IVX]{{1,5}}|[а-я]|[ء-ي]"
_MARK = re.compile(
    rf"""
      (?P<paren>[(（]\s?(?:{_INNER}){_BIS}\s?[)）])
    | (?P<degree>\d{{1,3}}\s?(?:\.\s?[ºª]|[º°ª]){_BIS}\)?\.?)(?=\s|$|[A-ZÀ-Ý«"“(—–-])
    | (?P<close>(?:{_CLOSED})\s?[)）])(?=\s|$|[^\W\d_]|["«“‘(\[])
    | (?P<multi>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}\.?(?:\s?[-–—])?)(?=\s+[^\W\d_("«“]|\s*$)
    | (?P<dotted>(?:[IVX]{{1,6}}|\d{{1,3}}|[a-zñA-Z]){_BIS}\s?\.\s?[-–—―─])(?=\s?[A-ZÀ-Ý«"“(\d])
    | (?P<dot>(?:{_DOTTED})\s?[.．])(?=\s|$|[A-ZÀ-Ý«"“(]|[^\x00-\x7f])
    | (?P<comma>(?:[一二三四五六七八九十]{{1,3}}|\d{{1,3}})、)
    | (?P<dash>(?:\d{{1,3}}(?:-[A-Z])?{_BIS}|[ء-ي]ـ?)\s?[-–—ـ])(?=\s|[^\W\d_a-zA-Z]|["«“A-Z(])
    | (?P<roman>[IVX]{{1,6}}(?:-[A-Z])?\s[-–—])(?=\s)
    | (?P<para>§\s?\d{{1,3}}(?:\s?[º°]|er|/\d{{1,2}})?{_BIS}\.?)(?=\s)
    | (?P<ordinal>[(（]?\s?(?:{"|".join(_ARABIC_ORDINALS)})[\u064b\u0640]?ا\u064b?\s?
        (?:[)）]\s?[:.\-–—]?|[:：\-–—]))(?=\s|[^\W\d_])
    | (?P<circled>[①-⑳])
    | (?P<plain>[⁰¹²³⁴-⁹]+)(?=\s?[^\W\d_])
    | (?P<bullet>[-–—•●▪·*◦]+)(?=\s|[^\W\d_])
    """,
    re.VERBOSE,
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STRIP = " ()（）.．-–—―─ـ、º°ª§:："


def mark_at(text: str, position: int) -> Mark | None:
    """The number or bullet that stands at a position of a line, or None."""
    match = _MARK.match(text, position)
    if not match:
        return None
    wrap = match.lastgroup or ""
    if wrap == "dotted":  # "II.-Les" stands in one list with "III. Les", "1.- Autoridad" with "2. Titular"
        wrap = "dot"
    printed = match.group()
    if wrap == "plain":
        digits = printed.translate(_RAISED)
        return Mark(printed, wrap, readings_of(digits), match.start(), match.end(), digits)
    body = "" if wrap == "bullet" else re.sub(r"\s?[.]?\s?[ºª°]|(?<=\d)er\b", "", printed).strip(_STRIP)
    readings = (("bullet", FIRST),) if wrap == "bullet" else readings_of(re.sub(r"\s+", " ", body))
    if not readings:
        return None
    return Mark(printed, wrap, readings, match.start(), match.end(), body)
