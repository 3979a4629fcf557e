"""One law in the layouts of many drafting traditions: the words stay, units, numbers, headings and lists change.

python -m tests.drafts.layouts LANGUAGE LAYOUT     prints a law as one layout lays it out
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

_PLACE = re.compile(r"<(?P<place>[^<>]+)>")
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
_HAN = "一二三四五六七八九十"
_ALPHABETS = {
    "1": [str(number) for number in range(1, 11)],
    "a": list("abcdefghij"),
    "A": list("ABCDEFGHIJ"),
    "i": _ROMAN,
    "I": [numeral.upper() for numeral in _ROMAN],
    "c": list("абвгдежзик"),
    "j": list("أبجدهوزحطي"),
    "h": list(_HAN),
    "o": ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس"],
    "O": ["الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة"],
}
FOLDER = Path(__file__).parent / "layouts"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a section, with its list."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A section: its heading, and its paragraphs or the terms that it defines."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    terms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Law:
    """The words of a law."""

    title: tuple[str, ...]
    groups: dict[int, str]  # the heading of a part, by the section that it begins with
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Layout:
    """How a law is laid out.

    In the forms {n} is the number of a section, {p} of a paragraph, {i} of an item, each with a letter of its
    alphabet: {n:I}; {h} a heading, {t} a term, {m} its meaning, {M} that with a capital; | begins a new line.
    """

    name: str
    section: str  # before the first words of a section
    paragraph: str = ""  # before each paragraph where there are several
    item: str = ""
    term: str = ""
    group: str = ""
    head: tuple[str, ...] = ()  # lines in place of the title
    foot: tuple[str, ...] = ()
    lone: bool = False  # a paragraph has its number though it stands alone
    at: tuple[str, str, str] = ("{n}", "{n}({p})", "{n}({p})({i})")  # how section, paragraph and item are cited
    at_alone: str = "{n}({i})"  # an item of a section with one paragraph
    refer: tuple[str, str, str] = ("", "", "")  # how the words refer to them
    refer_own: str = ""  # to a paragraph of the same section
    law: str = ""  # how the law calls itself
    ends: str = ";"  # what ends an item but the last
    first_number: int = 1


@dataclass
class Laid:
    """A law as laid out: its text, and where its provisions, terms and references must be found."""

    text: str
    places: dict[str, tuple[str, str]] = field(default_factory=dict)  # place -> locator, first words
    headings: dict[str, str] = field(default_factory=dict)  # place of a section -> its heading
    terms: dict[str, str] = field(default_factory=dict)
    references: list[tuple[str, str]] = field(default_factory=list)  # printed, place


def _filled(form: str, **numbers: int) -> str:
    def one(match: re.Match[str]) -> str:
        value = numbers[match["name"]]
        return _ALPHABETS[match["alphabet"] or "1"][value - 1] if value <= 10 else str(value)

    return re.sub(r"\{(?P<name>[npi])(?::(?P<alphabet>\w))?\}", one, form)


def laid_out(law: Law, layout: Layout) -> Laid:
    """A law in a layout."""
    laid = Laid("")
    lines = list(layout.head or law.title)
    for at, section in enumerate(law.sections, start=1):
        n = at + layout.first_number - 1
        if layout.group and at in law.groups:
            number = list(law.groups).index(at) + 1
            lines += _filled(layout.group, n=number).replace("{h}", law.groups[at]).split("|")
        place = str(at)
        locator = _filled(layout.at[0], n=n)
        opening = _filled(layout.section, n=n).replace("{h}", section.heading).split("|")
        if "{h}" in layout.section:
            laid.headings[place] = section.heading
        lines += opening[:-1]
        prefix = opening[-1]
        several = len(section.paragraphs) > 1 or layout.lone
        for p, paragraph in enumerate(section.paragraphs, start=1):
            numbers = {"n": n, "p": p}
            here = f"{place}.{p}" if several else place
            first = _said(paragraph.text, law, layout, laid, at)
            first = first[:1].upper() + first[1:]
            if several and layout.paragraph:
                lines.append(prefix + _filled(layout.paragraph, **numbers) + first)
                laid.places[here] = _filled(layout.at[1], **numbers), first
                if p == 1:
                    laid.places[place] = locator, ""
            else:
                lines.append(prefix + first)
                if p == 1:
                    laid.places[place] = locator, first if len(section.paragraphs) == 1 else ""
            prefix = ""
            for i, item in enumerate(paragraph.items, start=1):
                numbers["i"] = i
                words = _said(item, law, layout, laid, at)
                end = layout.ends if i < len(paragraph.items) else "。" if layout.ends in "；、" else "."
                lines.append(_filled(layout.item, **numbers) + words + end)
                if "{i" in layout.item:
                    form = layout.at[2] if several and layout.paragraph else layout.at_alone
                    laid.places[f"{here}.{i}"] = _filled(form, **numbers), words
        for i, (term, meaning) in enumerate(section.terms, start=1):
            end = layout.ends if i < len(section.terms) else "。" if layout.ends in "；、" else "."
            entry = _filled(layout.term, n=n, p=1, i=i).replace("{t}", term).replace("{m}", meaning)
            lines.append(entry.replace("{M}", meaning[:1].upper() + meaning[1:]) + end)
            laid.terms[term] = meaning
    laid.text = "\n".join(line for line in [*lines, *layout.foot] if line)
    return laid


def _said(words: str, law: Law, layout: Layout, laid: Laid, at: int) -> str:
    """Words with their references as the layout writes them."""

    def one(match: re.Match[str]) -> str:
        place = match["place"]
        if place == "law":
            return layout.law
        own = place.startswith("=")
        numbers = [int(number) for number in place.strip("=").split(".")]
        if own:
            numbers = [at, *numbers]
        section = law.sections[numbers[0] - 1]
        if not layout.paragraph or (len(section.paragraphs) == 1 and not layout.lone):
            numbers = numbers[:1]
        elif "{i" not in layout.item:
            numbers = numbers[:2]
        form = layout.refer_own if own and len(numbers) == 2 and layout.refer_own else layout.refer[len(numbers) - 1]
        named = dict(zip("npi", numbers, strict=False))
        named["n"] += layout.first_number - 1
        printed = _filled(form, **named)
        laid.references.append((printed, ".".join(map(str, numbers))))
        return printed

    return _PLACE.sub(one, words)


@cache
def law_of(language: str) -> tuple[Law, tuple[Layout, ...]]:
    """The law of a language and its layouts."""
    data = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    sections = tuple(
        Section(
            one["heading"],
            tuple(
                Paragraph(text, ()) if isinstance(text, str) else Paragraph(text["lead"], tuple(text["items"]))
                for text in one["paragraphs"]
            ),
            tuple((term, meaning) for term, meaning in (one.get("terms") or {}).items()),
        )
        for one in data["sections"]
    )
    law = Law(tuple(data["title"]), data["groups"], sections)
    return law, tuple(_layout(name, fields, data["layouts"]) for name, fields in data["layouts"].items())


def _layout(name: str, fields: dict[str, object], all_of_them: dict[str, dict[str, object]]) -> Layout:
    given = dict(fields)
    while "like" in given:
        given = {**all_of_them[str(given.pop("like"))], **given}
    listed = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    return Layout(name, **listed)  # type: ignore[arg-type]


LANGUAGES = ("ar", "en", "es", "fr", "id", "pt", "ru", "zh")

if __name__ == "__main__":
    law, layouts = law_of(sys.argv[1])
    print(laid_out(law, next(one for one in layouts if one.name == sys.argv[2])).text)
