"""Stems of Arabic words: what stays of a word when the particles, the article and the endings around it are taken off.

Arabic writes "and", "by", "to", the article and the pronouns as one word with the noun (`والمواد`, `للمرفق`,
`حيازتها`). All of them are taken off as often as they stand there, so that every form of a word comes to the same
stem, even where a letter of the word itself goes with them (`وزارة`). Where a stem would then meet another word
(`وجود` existence, `جودة` quality) it is listed and kept whole. Broken plurals and the forms of a verb (`مرفق`,
`مرافق`; `حاز`, `يحوز`) stay words of their own: a concept lists them. Words are expected as `normalisation` leaves
them: no vowel signs, one form of alif, ya for alif maqsura.
"""

from __future__ import annotations

import re

_SHORTEST = 3  # letters that a particle or an ending must leave
_WORD = re.compile(r"\w+")
_KEPT = frozenset(
    _WORD.findall(
        """بالغ بحري بدني بري بضايع بقاء بشري بيان لازم لجان لقاء الي واجب واقع وارد وجوب وجود وثيق وثايق وديع وزار وزير
        وسيل وسايل وصول وطني وقاي وقايي وقوع وكال وكيل ولاي"""
    )
)  # stems that begin with a letter of their own
_SHORT_WORDS = frozenset(_WORD.findall("كل لا ان من عن في ما هو هي او لم اي"))  # may stand behind "and" all the same
_CONDITIONAL = re.compile(r"ف(?=ال..|لل..|لا$|ان$|ي...|كل$|اذا$)(?!يزيا|يما$|يها$)")
_WHOLE_ENDING = frozenset(
    _WORD.findall(
        """قانون قوانين تعاون سريان سلطان عشرين عشرون ثلاثين ثلاثون اربعين اربعون خمسين خمسون ستين ستون سبعين سبعون
        ثمانين ثمانون تسعين تسعون ثابت موقت مثبت تثبيت توقيت تفاوت متفاوت تفتيت انترنت كويت سكوت وقت صوت بيت موت بنت"""
    )
)  # what looks like an ending is part of these
_RADICAL_N = re.compile(r"ت..ين|م..ون")  # تخزين, مأذون: measures whose last letter is of the root
_SEATS = (("ائ", "اء"), ("اؤ", "اء"))
_FEMININE_VERB = re.compile(r"ت(?=ست...|.ت[^ي].$)")  # تستعمل, ترتكب: the masculine has ya in its place


def stem(word: str) -> str:
    """The stem of a word; what is not Arabic stays as it is."""
    word = word.replace("ئو", "ؤو")
    while (shorter := _without_particle(word)) != word:
        word = shorter
    return _spelled(_without_endings(word))


def _without_particle(word: str) -> str:
    """The word without one particle or the article before it."""
    whole = _without_endings(word)
    if _spelled(whole) in _KEPT:
        return word
    is_long = len(whole) > _SHORTEST
    if word.startswith("و"):
        rest = word[1:]
        if rest.isdigit() or rest in _SHORT_WORDS or (is_long and _is_long(rest)):
            return rest
    if word.startswith("لل") and _is_long(word[2:]):
        return word[2:]
    if word.startswith("ال") and len(_without_endings(word[2:])) > 1:
        return word[2:]
    if word.startswith("كال") and _is_long(word[3:]):
        return word[3:]
    if word[:1] in ("ب", "ل") and is_long and _is_long(word[1:]):
        return word[1:]
    return _CONDITIONAL.sub("", word, count=1) if _CONDITIONAL.match(word) else word


def _is_long(rest: str) -> bool:
    return len(_without_endings(rest)) >= _SHORTEST


def _without_endings(word: str) -> str:
    """The word without case, pronoun, number and gender."""
    for ending in ("وا", "ا"):
        if word.endswith(ending) and not word.endswith(("ها", "هما")):
            word = _cut(word, len(ending))
            break
    whole = word
    for ending in ("هما", "ها", "هم", "هن", "ه"):
        if word.endswith(ending):
            word = _cut(word, len(ending))
            break
    for seat, alone in _SEATS:
        if word != whole and word.endswith(seat):
            word = word[: -len(seat)] + alone
    if word in _WHOLE_ENDING:
        return word
    if word.endswith(("ات", "ين", "ون", "ان")) and not _RADICAL_N.fullmatch(word):
        word = _cut(word, 2)
    if word.endswith(("ة", "ه")) or (word.endswith("ت") and word not in _WHOLE_ENDING):
        word = _cut(word, 1, shortest=2 if word.endswith(("ة", "ه")) or word != whole else _SHORTEST)
    elif word.endswith("تي") and not word.endswith("اتي"):
        word = _cut(word, 2)  # the dual before another noun: جريمتي
    elif word.startswith("م") and word.endswith("ي"):
        word = _cut(word, 1, shortest=4)  # the plural before another noun: مستخدمي
    return _FEMININE_VERB.sub("ي", word)


def _cut(word: str, letters: int, shortest: int = _SHORTEST) -> str:
    return word[:-letters] if len(word) - letters >= shortest else word


def _spelled(word: str) -> str:
    """One spelling of hamza on a seat (مسؤول, مسئول)."""
    return word.replace("ؤ", "و").replace("ئ", "ي")
