"""One form for every spelling of a place in a law: "s. 82.3(1)(a)", "Pasal 26 ayat (2)", "第三十六条第二款"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from lawkit.drafts.numbering import (
    ARABIC_BIS,
    LATIN_SUFFIXES,
    ascii_digits,
    folded,
    han_value,
    roman_value,
    spoken_value,
)
from lawkit.drafts.structure_words import all_structure_words

SCHEDULE = "schedule"
_TABLE = "table"
GROUP = "group"
_HAN = re.compile(
    r"^([零〇一二两三四五六七八九十百]+)(?=$|[、，,（(第])|第([零〇一二两三四五六七八九十百千]+)(?=[编章节条款项目分編節條項])|(?<=[（(])([一二三四五六七八九十百]+)(?=[)）])|之([一二三四五六七八九十]+)|(?<=[件表录錄])([一二三四五六七八九十]+)"
)
_SIGNS = re.compile(r"[ºª°]|(?<=\d)o(?=[\s.,]|$)|(?<=\d)\.?(?:er|re|ère)\b")
_SUFFIX = re.compile(rf"(?<=\d)\s+({'|'.join(LATIN_SUFFIXES)})\b", re.IGNORECASE)
_ARABIC_SUFFIX = re.compile(rf"(?<=\d)\s?\)?\s?{ARABIC_BIS}(?:\s?/\s?(\d{{1,2}})|\s(\d{{1,2}})(?!\d|\.\d))?")
_QUOTED = re.compile(r"[“\"«„']([^”\"»“']+)[”\"»“']|\(([^()]*[^\W\d_]{3,}[^()]*)\)")
_TOKEN = re.compile(
    r"(?:l\.?\s?o|[lrd])\.?\*?\.?\s?\d+(?:-\d+)*|a\.?\s?\d+(?:-\d+)+|\d+(?:[.\-‑–]\d+)+(?:[a-z]{1,2}(?![^\W\d_]))?(?:\.[a-zñ](?![^\W\d_]))?"
    r"|\d+(?:-?[a-z]{1,12}(?![^\W\d_]))?|#\d+|[^\W\d_]+"
)
_TOKEN_OR_SIGN = re.compile(rf"{_TOKEN.pattern}|\u0001|§+")


_PARAGRAPH = "¶"
_JOIN = "ʼ"  # joins the words of one name; a letter to regular expressions


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, int], re.Pattern[str]]:
    """What words in a locator do: a role ("" for words that say nothing), and the number words."""
    roles: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for words in all_structure_words():
        for word, value in words.number_words().items():
            numbers.setdefault(word, value)
        nouns = words.references.nouns
        for word in (*nouns.section, *nouns.subsection, *nouns.paragraph, *nouns.item):
            roles.setdefault(_bare(word), "")
        for form, label in words.labels.items():
            for word in re.findall(r"[^\W\d_]{2,}|[款项目項]", re.sub(r"\{\w\}", " ", label)):
                if form == "text" or roles.get(_bare(word)) != _PARAGRAPH:
                    roles[_bare(word)] = _PARAGRAPH if form == "text" else ""
        for entry in words.groups:
            for word in entry.words:
                roles[_bare(word)] = f"{GROUP}:{_bare(entry.words[0])}"
        for entry in words.schedules:
            for word in entry.words:
                roles[_bare(word)] = _TABLE if entry.rank else SCHEDULE
        for heading in words.note_headings[:1]:
            roles[_bare(heading)] = "note"
    for words in all_structure_words():  # last: in English a Section is no group of articles
        for entry in words.sections:
            for word in () if entry.instead else entry.words:
                roles[_bare(word)] = _bare(entry.words[0]) if entry.extra else ""
        for word in words.ordinals_below:
            roles[_bare(word)] = _bare(words.ordinals_below[0])
    names = sorted((word for word in roles if " " in word), key=len, reverse=True)
    joined = re.compile("|".join(map(re.escape, names)) or "(?!)")
    return {word.replace(" ", _JOIN): role for word, role in roles.items()}, numbers, joined


def _bare(word: str) -> str:
    return folded(word).strip(". ")


_NUMBER_SIGN = re.compile(r"\bn\.?\s?(?:[º°]s?|os?\b)\.?\s*(?=\d)|№\s?")
_ABBREVIATION = re.compile(r"^\s*(?:ss?|arts?|sec|cl|reg)\.?\s+(?=\d)", re.IGNORECASE)
_ROMAN_FIRST = re.compile(r"\b([ivxlc]+)er\b")
# "12(1)(a)", as most of them are: its parts as they stand
_PLAIN = re.compile(r"(?:§ )?([0-9]+)((?:\((?:[0-9]+|[A-Za-z]|[ivxlc]+)\))*)")
_RANGE = re.compile(r"(?<=[\w)])\s+(?:a|to|al|по|至|sampai dengan|–|-)\s+[\w]{1,4}\)?$")


_LETTER_BEHIND = re.compile(r"(?<=\d)([a-z])\)")  # "5a)", as Canada writes it in French
_TO = re.compile(r"(\d+)\s+bis\s+(\d+)$")  # German for "to"; but Algeria's article 87 bis 3 is one place


@lru_cache(maxsize=8192)
def locator_key(locator: str) -> tuple[str, ...]:
    """A locator in any usual spelling as comparable parts.

    "Section 3(1)" -> ("3", "1"), "Third Schedule" -> ("schedule", "3"), "第三十六条" -> ("36",).
    A dotted number stays one part ("82.3"), because in many laws it is one number; `flat_key` takes it apart. Of a
    range ("n.os 1 a 3") the key is that of its first number.
    """
    if plain := _PLAIN.fullmatch(locator):
        return (plain[1], *plain[2].lower().strip("()").split(")(")) if plain[2] else (plain[1],)
    text = ascii_digits(locator).replace("（", "(").replace("）", ")").strip()
    text = _RANGE.sub("", _NUMBER_SIGN.sub("", _ABBREVIATION.sub("", text)))
    text = _LETTER_BEHIND.sub(r"(\1)", text)
    text = _TO.sub(lambda m: m[1] if int(m[2]) > int(m[1]) else m[0], text)
    text = _ARABIC_SUFFIX.sub(lambda m: "bis" + _letter(m[1] or m[2]), text)
    text = re.sub(r"\[(\d+)\]", r" #\1 ", text)
    text = _HAN.sub(lambda m: f" {han_value(next(filter(None, m.groups())))} ", text)
    text = folded(_SUFFIX.sub(r"\1", _SIGNS.sub("", text)))
    text = _ROMAN_FIRST.sub(r"\1", unicodedata.normalize("NFKC", text)).replace("第", " ")
    term = ""
    quoted = _QUOTED.search(text)
    if quoted and text[: quoted.start()].strip() and not _is_number_phrase(quoted.group(2) or ""):
        term = re.sub(r"\s+", " ", (quoted.group(1) or quoted.group(2)).strip())
        text = text[: quoted.start()] + " \u0001 " + text[quoted.end() :]
    joined = _vocabulary()[2]
    return _parts(joined.sub(lambda m: m.group().replace(" ", _JOIN), text), term)


def _letter(number: str | None) -> str:
    return chr(ord("a") + int(number) % 26) if number else ""


def _is_number_phrase(text: str) -> bool:
    roles, numbers, _ = _vocabulary()
    words = [folded(word) for word in re.findall(r"[^\W\d_]+", text)]
    return bool(words) and all(word in numbers or word in roles for word in words)


def _parts(text: str, term: str) -> tuple[str, ...]:
    roles, numbers, _ = _vocabulary()
    parts: list[str] = []
    role = ""
    spoken: list[str] = []
    paragraph = False  # a word for an unnumbered paragraph stands before the next number

    def close_spoken() -> None:
        if spoken:
            value = spoken_value(" ".join(spoken), numbers)
            if value:
                parts.append(str(value))
            spoken.clear()

    for match in _TOKEN_OR_SIGN.finditer(text):
        token = match.group()
        if token == "\u0001":
            close_spoken()
            parts.append(term)
            continue
        bare = folded(token).strip(".")
        if token[:1] == "§":
            continue
        if token[:1].isalpha() and not any(sign.isdigit() for sign in token):
            known = roles.get(bare)
            joined = bare[1:] if bare.startswith("و") and bare[1:] in numbers else bare
            if known is not None and (len(bare) > 1 or bare >= "\u4e00"):
                close_spoken()
                if known == _PARAGRAPH:
                    paragraph = bare < "\u4e00"
                    if not paragraph:
                        parts.append(known)
                elif known and not (known.startswith(GROUP) and parts and not role.startswith(GROUP)):
                    role = known  # a part of an article or of a schedule is no Part: "статья 5, часть 1"
                continue
            if joined in numbers and (len(bare) > 1 or (spoken and not numbers[joined])):
                spoken.append(joined)
                continue
            close_spoken()
            if len(bare) > 4 and not roman_value(bare) and bare not in LATIN_SUFFIXES:
                continue
            parts.append(bare)
            continue
        close_spoken()
        if paragraph:
            parts.append(_PARAGRAPH)
            paragraph = False
        parts.append(_number(token))
    close_spoken()
    return _with_role(role, parts)


def _code_letters(match: re.Match[str]) -> str:
    return re.sub(r"[^a-z]", "", match[1])


def _number(token: str) -> str:
    token = re.sub(r"^(l\.?\s?o|[lrda])\.?\*?\.?\s?(?=\d)", _code_letters, token).replace("‑", "-").replace("–", "-")
    return re.sub(r"(?<=\d)-(?=[a-z])", "", token)


def _with_role(role: str, parts: list[str]) -> tuple[str, ...]:
    if not role:
        return _letters_apart(parts)
    if parts and roman_value(parts[0]) and not parts[0].isdigit():
        parts = [str(roman_value(parts[0])), *parts[1:]]
    return (role, *_letters_apart(parts))


def _letters_apart(parts: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for part in parts:
        dotted = re.fullmatch(r"(\d+(?:\.\d+)*)\.([a-zñ])", part)
        found.extend(dotted.groups() if dotted else (part,))
    return tuple(found)


def without_group(key: tuple[str, ...]) -> tuple[str, ...]:
    """The key without a word that numbers chapters in some countries and articles in others: "الفصل 5" is ("5",)."""
    return key[1:] if len(key) > 1 and key[0] in _either() else key


@cache
def _either() -> frozenset[str]:
    entries = (entry for words in all_structure_words() for entry in words.sections if entry.instead)
    return frozenset(f"{GROUP}:{_bare(word)}" for entry in entries for word in entry.words)


def flat_key(key: tuple[str, ...]) -> tuple[str, ...]:
    """The key with dotted numbers taken apart: ("35.1", "f") -> ("35", "1", "f")."""
    return tuple(piece for part in key for piece in (part.split(".") if part[:1].isdigit() else (part,)))
