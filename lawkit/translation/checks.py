"""What may be wrong with a translation: each finding shows both texts. It asks for a look and proves no error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lawkit.translation.consistency import template_faults
from lawkit.translation.inline import words_alone
from lawkit.translation.language_checks import LanguageChecks
from lawkit.translation.units import Unit


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about one translation."""

    check: str
    unit: Unit
    message: str


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PINPOINT = re.compile(r"\b(?:article|art\.|paragraph|para\.|Annex|Appendix|resolution)\s+(\d+\w*(?:\(\w+\))*)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_LIST_MARK = re.compile(r"(?<![\w(])\w\)")  # `alínea a)`: the mark of an item as it is cited
_PAIRS = ("()", "[]", "«»", "“”", "（）", "《》", "「」")
SHORTEST = 40  # characters: shorter texts say nothing by their length


def check_units(units: Iterable[Unit], language: LanguageChecks) -> Iterator[Finding]:
    """Every finding on the translations of some units."""
    for unit in units:
        if not unit.text:
            continue
        for name, check in CHECKS.items():
            for message in check(unit, language):
                yield Finding(name, unit, message)


def _expressions(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    yield from template_faults(unit.english, unit.text, language.translate)


def _stale(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    if unit.fuzzy:
        _ = language.translate
        yield _("the English text has changed; it was: {text}").format(text=unit.previous)


def _numbers(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    wanted, found = (
        Counter(language.number(one) for one in _NUMBER.findall(language.digits(words_alone(text))))
        for text in (unit.english, unit.text)
    )
    lost, added = wanted - found, found - wanted
    if language.spelled:
        lost = Counter({one: count for one, count in lost.items() if not language.spelled(one, unit.text)})
    spelled = language.numerals_in(words_alone(unit.english))
    added = Counter({one: count for one, count in added.items() if one not in spelled})
    lost.update(one for one in spelled if not language.has_numeral(one, words_alone(unit.text)))
    _ = language.translate
    if lost:
        yield _("numbers that are lost: {numbers}").format(numbers=", ".join(sorted(lost)))
    if added:
        yield _("numbers that were added: {numbers}").format(numbers=", ".join(sorted(added)))


def _pinpoints(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    _, text = language.translate, language.digits(words_alone(unit.text))
    for place in _PINPOINT.findall(words_alone(unit.english)):
        number = re.match(r"\d+", place)
        if number and number[0] not in text and not (language.spelled and language.spelled(number[0], unit.text)):
            yield _("the reference to {place} is lost").format(place=place)


def _brackets(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    _, english, text = language.translate, words_alone(unit.english), words_alone(unit.text)
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        even = english.count(opening) == english.count(closing)
        if even and not any(one.count(opening) == one.count(closing) for one in (text, _LIST_MARK.sub("", text))):
            yield _("{opening} and {closing} do not match").format(opening=opening, closing=closing)
    if text.count('"') % 2:
        yield _("a quotation mark {mark} stands alone").format(mark='"')
    if english.count("[") != text.count("["):
        yield _("the English text and its translation have different numbers of brackets [ ]")


def _quotations(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    english = len(_QUOTED.findall(words_alone(unit.english)))
    found = len(language.quoted.findall(words_alone(unit.text)))
    if english > found:
        _ = language.translate
        yield _("{english} quoted words in English, {found} in the translation").format(english=english, found=found)


def _terms(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    yield from language.term_messages(words_alone(unit.english), words_alone(unit.text))


def _residue(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    _ = language.translate
    if unit.kind == "title" or unit.text == unit.english:
        if unit.text == unit.english and len(_WORD.findall(words_alone(unit.english))) > 3:
            yield _("the text is still English")
        return
    left = language.english_words(words_alone(unit.text))
    if len(left) > 1:
        yield _("English words: {words}").format(words=", ".join(left))


def _length(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    english, text = (len(words_alone(one)) for one in (unit.english, unit.text))
    if english < SHORTEST:
        return
    ratio = text / english
    slack = 1 + SHORTEST / 2 / english  # the fewer words, the more one of them weighs
    low, high = language.lengths[0] / slack, language.lengths[1] * slack
    if not low <= ratio <= high:
        _ = language.translate
        if ratio < low:
            yield _("shorter than usual: {ratio} of the English length").format(ratio=f"{ratio:.2f}")
        else:
            yield _("longer than usual: {ratio} of the English length").format(ratio=f"{ratio:.2f}")


def _modality(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    if unit.kind not in ("text", "definition", "option"):
        return
    yield from language.modality_messages(words_alone(unit.english), words_alone(unit.text))


def _lists(unit: Unit, language: LanguageChecks) -> Iterator[str]:
    english, text = unit.english.rstrip(), unit.text.rstrip()
    ends = re.search(r"[;:.,](\s+(?:and|or))?$", english)
    if ends is None or unit.kind not in ("text", "definition"):
        return
    stop = ends.group(0)[0]
    if not re.search(language.stops[stop] + r"(\s*\w+)?$", text):
        _ = language.translate
        yield _("ends with “{english}” in English, and with “{text}” in the translation").format(
            english=ends.group(0), text=text[-4:]
        )


Check = Callable[[Unit, LanguageChecks], Iterator[str]]
CHECKS: dict[str, Check] = {
    "expressions": _expressions, "stale": _stale, "numbers": _numbers, "pinpoints": _pinpoints, "brackets": _brackets,
    "quotations": _quotations, "terms": _terms, "residue": _residue, "length": _length, "modality": _modality,
    "lists": _lists,
}  # fmt: skip


def finding_lines(findings: Sequence[Finding], _: Callable[[str], str]) -> Iterator[str]:
    """The findings as lines of text in the language of a translator, both texts with each."""
    for one in findings:
        yield f"{one.unit.key}: {_(one.check)}: {one.message}"
        yield f"    en  {one.unit.english}"
        yield f"        {one.unit.text}"
