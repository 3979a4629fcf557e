"""What the beginning of a line says: a part, a schedule, an article, a numbered paragraph, a note, or only text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from lawkit.drafts.numbering import (
    ARABIC_BIS,
    ARABIC_BIS_COUNTED,
    LATIN_BIS,
    LATIN_SUFFIXES,
    Value,
    ascii_digits,
    decimal_value,
    han_value,
    readings_of,
    roman_value,
    spoken_value,
)
from lawkit.drafts.structure_words import NumberedWord, StructureWords, structure_words

# A code of French tradition numbers its articles by part: L. 1333-1, R. 1333-1, R*122-3, D. 12, A. 53-2, L.O. 111.
_CODE = r"(?:L\.?O|[LRDA])\.?\*?\.?\s?(?=\d)"
_NUMBER = (
    rf"(?P<digits>(?:(?:{_CODE})?(?<![^\W\dLORDA])\d+(?:[.\-–‑]\d+)*(?:/\d{{1,2}}(?![/\d]))?"
    rf"(?:\s?[)）]?\s?(?:{ARABIC_BIS}\s?[(（]\s?(?:\d{{1,2}}|[ء-ي])\s?[)）]|{ARABIC_BIS_COUNTED})"
    rf"|\s?{LATIN_BIS}(?:\s?[/-]\d{{1,2}}|\s\d{{1,2}}(?=\s?[.:–—-]|$))?|-?[A-Za-z]{{1,2}}(?![\w]))?"
    r"(?:\.?\s?[º°ª](?:-[A-Z](?!\w))?|\s?(?:er|re|ère|ᵉʳ)\b)?(?:\s(?:bis|ter|quater|quinquies)\b)?))"
    r"|(?P<roman>[IVXLC]+(?:er|re)?(?:-?[A-Z])?(?!\w))"
    r"|(?P<letter>[A-Z](?!\w)|[(（]\s?[ء-ي]\s?[)）])"
)
_MISREAD_DIGIT = re.compile(
    r"[\s“\"'«‘„\[(#*]*[^\W\d_]{3,12}\.?\s{1,2}(?P<letter>[lIO])(?=\d{1,3}(?:\s?[º°ª])?\s?[.:–—-])"
)
_HAN = r"[零〇一二两三四五六七八九十百千]+|\d+"
_SEPARATOR = re.compile(r"\s*[)）]?\s*(?:[.:：．。]\s?[-–—]*|[)）\]]|[-–—‑ـ]+)")


_DASHED = r"[-–—ـ]\s?(?=\d+\s?[-–—ـ])"  # before a number between dashes: "المادة -5-"
_BRACKETED = re.compile(r"\s*[(（\[][^)）\]]+[)）\]]\s*[.。]?")
_NUMBERED = re.compile(r"[(（\[]\s?[\w.]{1,6}\s?[)）\]]\s*[^\s,;:.)a-zà-ÿа-я]")


@dataclass(frozen=True, slots=True)
class Label:
    """A numbered word at the start of a line."""

    word: NumberedWord
    series: str
    printed: str  # the number as printed, "" where there is none
    value: Value
    last: Value  # of a range, else the same
    start: int
    end: int  # after the separator
    separated: bool
    locator: str

    @property
    def code(self) -> str:
        """The letters of a code before the number: "L" of "L. 1333-1", "" for a number without."""
        match = re.match(_CODE, self.printed)
        return re.sub(r"[^A-Z]", "", match.group()) if match else ""


Kind = Literal["section", "group", "schedule"]


class LabelReader:
    """Recognises the numbered words of one language at the start of a line."""

    def __init__(self, words: StructureWords) -> None:
        self.words = words
        self._spoken = words.number_words()
        self._patterns: list[tuple[Kind, NumberedWord, str, re.Pattern[str]]] = []
        for index, entry in enumerate(words.groups):
            self._add("group", entry, f"group{index}")
        for entry in words.schedules:
            self._add("schedule", entry, "schedule")
        for index, entry in enumerate(words.sections):
            self._add("section", entry, f"section{index}" if not entry.extra else f"extra{index}")
        renewed = "|".join(map(re.escape, words.renewed)) or "(?!)"
        self._renewed = re.compile(rf"\s?\(\s?(?:{renewed})\s?\)|\s(?:{renewed})(?!\w)", re.IGNORECASE)
        self._first_words = (
            re.compile(
                r"[\s“\"'«‘„\[(#*]*(?:"
                + "|".join(sorted(map(re.escape, self._triggers()), key=len, reverse=True))
                + ")",
                re.IGNORECASE,
            )
            if self._triggers()
            else None
        )

    @cached_property
    def _spoken_alone(self) -> re.Pattern[str]:
        spoken = self._spoken_pattern() or "(?!)"
        return re.compile(rf"(?P<spoken>{spoken})\u064b?\s*(?:[.:：]\s?[-–—]*|[)）]|[-–—]+)\s*")

    def spoken_alone(self, text: str, start: int) -> tuple[str, Value, int] | None:
        """A number in words that stands alone before its point ("SEGUNDO.-", "ثانياً:"): as printed, value, end."""
        match = self._spoken_alone.match(text, start)
        value = self.spoken(match["spoken"]) if match else ()
        return (match["spoken"], value, match.end()) if match and value else None

    def _triggers(self) -> list[str]:
        found: set[str] = set()
        for _, entry, _, _ in self._patterns:
            if entry.place == "before":
                found.update(entry.words)
            elif entry.place == "around":
                found.add("第")
            else:
                found.update(w for w in self.words.numbers if self.words.numbers[w])
                found.update("123456789" if entry.kind == "section" else ())
                found.add("§")
        return sorted(found)

    def _add(self, kind: Kind, entry: NumberedWord, series: str) -> None:
        names = "|".join(sorted((re.escape(word) for word in entry.words), key=len, reverse=True))
        spoken = self._spoken_pattern()
        bare = "(?:" + spoken + ")" if spoken else "(?!)"
        if entry.place == "around":
            body = rf"第\s?(?P<han>{_HAN})\s?(?P<word>{names})(?:之(?P<sub>{_HAN}))?"
        elif names[0] >= "\u4e00":
            body = rf"(?P<word>{names})\s?(?P<han>{_HAN})?(?=[\s:：.。（(]|$)"
        elif entry.place == "after":
            digits = r"|(?P<number>\d{1,4})\s?[-–]\s?" if kind == "section" else ""
            body = rf"(?:(?P<spoken>{bare})\s+{digits})(?P<word>{names})(?!\w)"
        else:
            number = rf"[(（]?\s?(?:(?P<number>{_NUMBER})|(?P<spoken>{bare}))"
            range_ = r"(?:\s?[–—-]\s?(?P<last>\d+))?"
            body = rf"(?P<word>{names})(?!\w)\s*(?:№\s?|n\.?[º°]\s?|رقم\s|{_DASHED})?{number}{range_}"
            if entry.bare:
                body = rf"(?:{body}|(?P<alone>{names})(?!\w))"
        if entry.place == "before":
            cased = sorted(
                {w for word in entry.words for w in (word, word.upper(), word.capitalize())}, key=len, reverse=True
            )
            pattern = re.compile(body.replace(names, "|".join(map(re.escape, cased))))
        else:
            pattern = re.compile(body, re.IGNORECASE)
        self._patterns.append((kind, entry, series, pattern))

    def _spoken_pattern(self) -> str:
        if not self.words.numbers:
            return ""
        names = "|".join(sorted(map(re.escape, self.words.numbers), key=len, reverse=True))
        return rf"(?i:(?:و)?(?:{names})(?:[\s-]+(?:و)?(?:{names}))*)(?!\w)(?:\s(?:(?:bis|ter|quater)\b|{ARABIC_BIS}))?"

    def read(self, text: str, start: int, kind: Kind | None = None) -> Label | None:
        """The label that starts at a position of a line, or None when the words there are not a label."""
        if self._first_words is None or not self._first_words.match(text, start):
            return None
        text = _with_misread_digits_mended(text, start)
        for found_kind, entry, series, pattern in self._patterns:
            if kind and found_kind != kind:
                continue
            match = pattern.match(text, start)
            if match:
                label = self._label(entry, series, match, text)
                if label and self._is_label(label, text):
                    return label
        return None

    def _label(self, entry: NumberedWord, series: str, match: re.Match[str], text: str) -> Label | None:
        groups = match.groupdict()
        printed = ""
        value: Value = ()
        last: Value = ()
        word = groups.get("word") or groups.get("alone") or entry.words[0]
        if groups.get("han"):
            printed = groups["han"]
            number = int(ascii_digits(printed)) if printed.isdecimal() else han_value(printed)
            sub = groups.get("sub")
            value = (number, int(sub) if sub.isdecimal() else han_value(sub)) if sub else (number,)
            printed = match.group() if entry.place == "around" else printed
        elif groups.get("spoken"):
            printed = groups["spoken"]
            value = self.spoken(printed)
        elif groups.get("number"):
            printed = re.sub(r"\s?[)）]\s?(?=مكرر)", " ", groups["number"])
            value = number_value(printed)
        if not value and not groups.get("alone") and "han" not in groups:
            return None
        end = match.end()
        if renewed := self._renewed.match(text, end):
            end = renewed.end()
        separator = _SEPARATOR.match(text, end)
        separated = bool(separator or renewed) or not text[end:].strip()
        if separator:
            end = separator.end()
        if groups.get("last"):
            last = (int(groups["last"]),)
            printed = text[match.start("number") : match.end("last")]
        shown = printed.strip().rstrip(".")
        form = "{w} {n}" if entry.kind in ("part", "chapter") else entry.locator
        named = {
            "{n}": shown.capitalize() if shown.isupper() and groups.get("spoken") else shown,
            "{w}": word.capitalize() if word.isupper() else word,
            "{d}": self._in_digits(shown, value) if groups.get("spoken") else shown,
        }
        locator = match.group()
        if entry.place != "around":
            locator = re.sub(r"\{[nwd]\}", lambda slot: named[slot.group()], form).strip()
        return Label(entry, series, shown, value, last or value, match.start(), end, separated, locator)

    def ordinal(self, text: str, heading: str) -> Label | None:
        """The label of a section that an ordinal alone numbers, below a heading that says of what kind it is:
        "Primera.- …" below "Disposiciones finales"."""
        start = len(text) - len(text.lstrip(" \t*_"))
        found = self.spoken_alone(text, start)
        if found is None:
            return None
        printed, value, end = found
        named = f"{heading.capitalize()} {printed.capitalize()}"
        word = NumberedWord(words=[heading], extra=True)
        return Label(word, "ordinal", printed, value, value, start, end, True, named)

    @staticmethod
    def _in_digits(spoken: str, value: Value) -> str:
        """A number in words as it is cited, with its added "bis" as printed: "الخامسة مكرر" -> "5 مكرر"."""
        added = spoken.split()[-1] if len(value) > 1 else ""
        return f"{value[0]} {added}".strip()

    def spoken(self, text: str) -> Value:
        """The value of a number in words, with its added "bis"."""
        words = text.split()
        suffix: Value = ()
        if words and (words[-1].lower() in LATIN_SUFFIXES or re.fullmatch(ARABIC_BIS, words[-1])):
            suffix = (LATIN_SUFFIXES.get(words[-1].lower(), 2),)
            words = words[:-1]
        total = spoken_value(" ".join(words), self._spoken)
        return (total, *suffix) if total else ()

    def _is_label(self, label: Label, text: str) -> bool:
        rest = text[label.end :]
        bare = rest.lstrip(" \t*_([（")
        if label.series == "schedule":
            return _is_schedule_title(label, text, rest)
        if not bare:
            return True
        if label.separated:
            return not (label.series.startswith("group") and len(text) > 250)
        if label.word.place == "around":
            return (
                rest[:1].isspace()
                or rest[:1] in "（(【"
                or (rest[:1] not in "、，,的和至或规之第；。与及" and label.word.kind == "section")
            )
        if self.words.strict_labels:
            return label.word.kind != "section" and len(text) < 120
        if _BRACKETED.fullmatch(rest):
            return True
        if rest[:1] in "([（" and not _NUMBERED.match(rest):
            return False
        if label.word.kind in ("part", "chapter") and len(text) > 250:
            return False
        return not bare[:1].islower() and bare[:1] not in ",;"


def _with_misread_digits_mended(text: str, start: int) -> str:
    """The text with a letter that a scan put for the first digit of a number: "ARTICULO l6.-" is article 16."""
    token = _MISREAD_DIGIT.match(text, start)
    if not token:
        return text
    at = token.start("letter")
    return text[:at] + ("0" if text[at] in "Oo" else "1") + text[at + 1 :]


def _is_schedule_title(label: Label, text: str, rest: str) -> bool:
    head = text[label.start : label.end]
    bare = rest.strip()
    if len(text) > 200:
        return False
    if not label.value:
        upper = head.isupper() or not head.isascii()
        return (
            (upper or not bare)
            and (not bare or label.separated or bare[:1] in "([（" or bare.isupper() or not head.isascii())
            and not bare.endswith((".", "。", ";", ","))
        )
    if not bare:
        return True
    if bare[:1].islower() or bare[:1] in ",;":
        return False
    return not bare.endswith((",", ";")) and (label.separated or head.isupper() or not bare.endswith((".", "。")))


def number_value(printed: str) -> Value:
    """The value of a printed number in digits, Roman numerals or a single letter."""
    bare = ascii_digits(printed).strip(" ()（）.")
    bare = re.sub(r"\.?\s?[º°ª]|(?<=\d)\s?(?:er|re|ère|ᵉʳ)$", "", bare).strip()
    bare = re.sub(r"(?<=\d)o$", "", bare)  # "5o.", as Latin America writes 5.º
    bare = re.sub(f"^{_CODE}", "", bare)
    value = decimal_value(re.sub(r"(?<=\d)\s+(?=[a-z]+$)", "", bare))
    if value:
        return value
    roman = re.fullmatch(r"([IVXLCivxlc]+)(?:er|re)?-?([A-Z]?)", bare)
    if roman and roman_value(roman.group(1)):
        extra = (ord(roman.group(2)) - 64,) if roman.group(2) else ()
        return (roman_value(roman.group(1)), *extra)
    readings = readings_of(bare)
    return readings[-1][1] if readings else ()


@cache
def label_reader(language: str) -> LabelReader:
    """The reader of a language, built once."""
    return LabelReader(structure_words(language))
