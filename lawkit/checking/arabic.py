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
# Stems that begin with a letter of their own.
_KEPT = frozenset(
    _WORD.findall(
        """بالغ بحري بدني براء بري بسيط بضاع بضايع بطاري بعثر بقاء بلدي بساط بشري بيان لازم لجان لقاء الي واجب وارد
        وافق واقع وجوب وجود وراء وثيق وثايق وديع وزار وزير وساط وسيط وسيل وسايل وشيك وصول وطني وقاي وقايي وقوع
        وكال وكيل ولاي ولوج لوازم بوادي بحيرات باقي"""
    )
)
# Short as they are, these may stand behind "and".
_SHORT_WORDS = frozenset(_WORD.findall("كل لا ان من عن في ما هو هي او لم اي فئة فئات"))
# Two letters are left of these, which is few; yet "by" and "to" come off before them (بخطة, لجهة).
_SHORT_NOUNS = frozenset(_WORD.findall("خطة جهة مدة فئة صفة دقة ثقة"))
_CONDITIONAL = re.compile(r"ف(?=ال..|لل..|لا$|ان$|ي...|كل$|اذا$)(?!يزيا|يما$|يها$)")
# What looks like an ending is part of these, or without it another word would be met (مصادر sources, مصادرة seizure).
_WHOLE = frozenset(
    _WORD.findall(
        """قانون قوانين تعاون سريان سلطان عنوان بحرين عشرين عشرون ثلاثين ثلاثون اربعين اربعون خمسين خمسون ستين ستون
        سبعين سبعون ثمانين ثمانون تسعين تسعون ثابت موقت مثبت تثبيت توقيت تفاوت متفاوت تفتيت انترنت كويت سكوت وقت
        صوت بيت موت بنت شرطة مصادرة غرامة غرامات محاكمة شاحنة منشاة منشات رعايا مستوي مقتضي مستشفي محتوي منتهي مغربي
        فيه منه عنه"""
    )
)
_SHORT_PLURALS = {"جهات": "جه", "سنوات": "سن", "فئات": "فئ"}
_RADICAL_N = re.compile(r"ت..ين|م..ون")  # تخزين, مأذون: measures whose last letter is of the root
_TO = "الى"  # إلى, which is not to meet آلية
_SEATS = (("ائ", "اء"), ("اؤ", "اء"))
_FEMININE_VERB = re.compile(r"ت(?=ست...|.ت[^ي].$)")  # تستعمل, ترتكب: the masculine has ya in its place


def stem(word: str) -> str:
    """The stem of a word; what is not Arabic stays as it is."""
    word = word.replace("ئو", "ؤو")
    while (shorter := _without_particle(word)) != word:
        word = shorter
    if word == "الي":
        return _TO
    return _spelled(_without_endings(word))


def _without_particle(word: str) -> str:
    """The word without one particle or the article before it."""
    whole = _without_endings(word)
    if _spelled(whole) in _KEPT:
        return word
    if word.startswith("و"):
        rest = word[1:]
        if rest.isdigit() or rest in _SHORT_WORDS or _is_long(rest, whole):
            return rest
    if word.startswith("لل") and _is_long(word[2:], word):
        return word[2:]
    if word.startswith("ال") and len(_without_endings(word[2:])) > 1:
        return word[2:]
    if word.startswith("كال") and _is_long(word[3:], word):
        return word[3:]
    if word[:1] in ("ب", "ل") and (word[1:] in _SHORT_NOUNS or _is_long(word[1:], whole)):
        return word[1:]
    return _CONDITIONAL.sub("", word, count=1) if _CONDITIONAL.match(word) else word


def _is_long(rest: str, whole: str) -> bool:
    """Whether enough is left without a particle, and the letter was not needed for the ending to come off."""
    left = len(_without_endings(rest))
    return left >= _SHORTEST and (len(whole) > _SHORTEST or left > len(whole))


def _without_endings(word: str) -> str:
    """The word without case, pronoun, number and gender."""
    if word in _WHOLE:
        return word
    for ending in ("وا", "ا"):
        if word.endswith(ending) and not word.endswith(("ها", "هما")):
            word = _cut(word, len(ending))
            break
    bare = _without_pronoun(word)
    if bare in _WHOLE or (bare != word and bare.endswith("ت") and bare[:-1] + "ة" in _WHOLE):
        return bare if bare in _WHOLE else bare[:-1] + "ة"
    if bare in _SHORT_PLURALS:
        return _SHORT_PLURALS[bare]
    if bare.endswith(("ات", "ين", "ون", "ان")) and not _RADICAL_N.fullmatch(bare) and _cut(bare, 2) != bare:
        return _FEMININE_VERB.sub("ي", _without_gender(_cut(bare, 2), bare != word))
    ungendered = _without_gender(bare, bare != word)
    return _FEMININE_VERB.sub("ي", ungendered if ungendered != bare else _without_construct(bare))


def _without_pronoun(word: str) -> str:
    for ending in ("هما", "ها", "هم", "هن", "ه"):
        if word.endswith(ending) and (bare := _cut(word, len(ending))) != word:
            for seat, alone in _SEATS:
                if bare.endswith(seat):
                    return bare[: -len(seat)] + alone
            return bare
    return word


def _without_gender(word: str, had_pronoun: bool) -> str:
    if word.endswith(("ة", "ه")):
        return _cut(word, 1, shortest=2)
    if word.endswith("ت") and word not in _WHOLE:
        return _cut(word, 1, shortest=2 if had_pronoun else _SHORTEST)
    return word


def _without_construct(word: str) -> str:
    """The word without what the dual and the plural keep before another noun (جريمتي, مستخدمي)."""
    if word in _WHOLE:
        return word
    if word.endswith("تي") and not word.endswith("اتي"):
        return _cut(word, 2)
    return _cut(word, 1, shortest=4) if word.startswith("م") and word.endswith("ي") else word


def _cut(word: str, letters: int, shortest: int = _SHORTEST) -> str:
    return word[:-letters] if len(word) - letters >= shortest else word


def _spelled(word: str) -> str:
    """One spelling of hamza on a seat (مسؤول, مسئول); فئة is not to meet في."""
    return word if len(word) < _SHORTEST else word.replace("ؤ", "و").replace("ئ", "ي")
