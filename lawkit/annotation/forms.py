"""How a draft itself sets and numbers its provisions, learned from those that it has.

Every form names an example: the offset in the draft's text where a provision stands that looks as the new one should.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lawkit.annotation.counting import ALPHABETS
from lawkit.drafts.draft import Draft, Force, Kind, Provision
from lawkit.drafts.labels import Label, label_reader, number_value
from lawkit.drafts.numbering import FIRST, Value, han_value, mark_at
from lawkit.drafts.structure_words import Insertion, structure_words

_TOKEN = re.compile(
    r"第[零〇一二两三四五六七八九十百千]+条|\d+(?:[.\-–]\d+)*(?:\s?\.?[º°ª])?(?:-?[A-Za-z]{1,2}(?!\w))?"
)
_OWN_INSERTED = (
    (re.compile(r"\d+-\d+"), "{n}-{1}"),
    (re.compile(r"\d+(?:\s?\.?[º°ª])?-[A-Z]"), "{n}-{A}"),
    (re.compile(r"\d+[A-Z]"), "{n}{A}"),
    (re.compile(r"\d+[a-z]"), "{n}{a}"),
    (re.compile(r"\d+ (?:bis|ter|quater)"), "{n} {bis}"),
)
_DEEPEST = 4


class Layout(StrEnum):
    """Where the heading of a section stands."""

    SAME = "same line"
    NEXT = "line below the number"
    BEFORE = "line above the number"
    NONE = "no headings"


@dataclass(frozen=True, slots=True)
class SectionForm:
    """How a section opens; `opening` is what stands before its heading or words, `{n}` its number."""

    opening: str = "{n}. "
    layout: Layout = Layout.SAME
    run_in: bool = False  # its first words stand on the line of its number or heading
    joint: str = ""  # between heading and words on one line: ".— "
    stop: bool = False  # headings end with a full stop
    example: int | None = None
    heading_at: int | None = None  # where the heading of the example begins
    words_at: int | None = None  # where its first own words begin


@dataclass(frozen=True, slots=True)
class LevelForm:
    """How the paragraphs of one level are numbered: "({1})" and the gap behind it; an empty form has no numbers."""

    form: str
    gap: str = " "
    example: int | None = None


@dataclass(frozen=True, slots=True)
class DefinitionForm:
    """How the draft prints a definition: the number before it, the quotation marks of the term."""

    before: str = "“"
    after: str = "”"
    number: str = ""
    gap: str = " "


@dataclass(frozen=True)
class DraftForms:
    """Everything that new provisions take over from a draft."""

    section: SectionForm
    levels: tuple[LevelForm, ...]  # numbered paragraphs, items, items of items…
    text: int | None  # a paragraph without a number
    definition: DefinitionForm
    insertion: Insertion


def forms_of(draft: Draft) -> DraftForms:
    """The forms of a draft; those of its language where it has none of its own."""
    usual = structure_words(draft.language).insertion
    section = _section_form(draft, usual)
    levels = tuple(_level_form(draft, depth, usual) for depth in range(_DEEPEST))
    insertion = usual.model_copy(update={"number": _own_insertion(draft) or usual.number})
    return DraftForms(section, levels, _text_example(draft), _definition_form(draft), insertion)


def sections_of(draft: Draft) -> list[Provision]:
    """The sections that the law itself numbers, without those that it puts into another law, and without those that
    are counted apart ("Disposición final primera")."""
    found = []
    for provision in draft.provisions:
        if provision.kind is not Kind.SECTION:
            continue
        if any(above.kind in (Kind.SECTION, Kind.SCHEDULE, Kind.CONTENTS) for above in _above(draft, provision)):
            continue
        label = _label(draft, provision)
        if label is None or not label.word.extra:
            found.append(provision)
    return found


def opening_of(draft: Draft, section: Provision) -> str:
    """What is printed of a section before its heading or words: its number, with the word that belongs to it."""
    return draft.text[slice(*_opening_span(draft, section))]


def number_in(opening: str) -> str:
    """The number in the opening of a section, as printed in digits; empty where it is spelled out."""
    match = _TOKEN.search(opening)
    return match.group() if match else ""


def _above(draft: Draft, provision: Provision) -> Iterator[Provision]:
    at = provision.parent
    while at is not None:
        yield draft.provisions[at]
        at = draft.provisions[at].parent


def _heading_start(draft: Draft, section: Provision) -> int | None:
    if not section.heading:
        return None
    first = section.heading.split("\n")[0][:30]
    at = draft.text.find(first, section.start, section.end)
    return at if at >= 0 else None


def _opening_span(draft: Draft, section: Provision) -> tuple[int, int]:
    heading = _heading_start(draft, section)
    starts = [section.end, *(span[0] for span in section.own[:1])]
    starts += [draft.provisions[child].start for child in section.children[:1]]
    if heading is not None and heading > section.start:
        starts.append(heading)
    if heading == section.start:
        return section.start + len(section.heading), min(one for one in starts if one > section.start)
    return section.start, min(starts)


def _section_form(draft: Draft, usual: Insertion) -> SectionForm:
    found: list[SectionForm] = []
    for section in sections_of(draft):
        if section.force is not Force.OPERATIVE or not (section.own or section.children):
            continue
        form = _form_of(draft, section)
        if form is not None:
            found.append(form)
    if not found:
        return SectionForm(usual.section)
    kinds = Counter(_kind(one) for one in found)
    most = kinds.most_common(1)[0][0]
    return next(one for one in found if _kind(one) == most)


def _kind(form: SectionForm) -> tuple[str, Layout, bool]:
    return " ".join(form.opening.split()), form.layout, form.run_in


def _form_of(draft: Draft, section: Provision) -> SectionForm | None:
    start, end = _opening_span(draft, section)
    printed = draft.text[start:end]
    opening = _with_slot(draft, section, printed)
    if not opening:
        return None
    heading = _heading_start(draft, section)
    words = min([*(span[0] for span in section.own[:1]), *(draft.provisions[c].start for c in section.children[:1])])
    if heading is None:
        return SectionForm(opening, Layout.NONE, "\n" not in printed, "", False, section.start, None, words)
    ends = section.heading.rstrip().endswith(".")
    if heading < start:
        return SectionForm(opening, Layout.BEFORE, "\n" not in printed, "", ends, section.start, heading, words)
    between = draft.text[heading + len(section.heading) : words]
    layout = Layout.NEXT if "\n" in printed else Layout.SAME
    joint = between if "\n" not in between else ""
    return SectionForm(opening, layout, "\n" not in between, joint, ends, section.start, heading, words)


def _with_slot(draft: Draft, section: Provision, printed: str) -> str:
    """An opening with `{n}` for its number, also for one that is spelled out; empty where none is seen."""
    token = _TOKEN.search(printed)
    if token is not None:
        return (printed[: token.start()] + "{n}" + printed[token.end() :]).lstrip("\n")
    label = _label(draft, section)
    if label is None or not label.printed or label.printed not in printed:
        return ""
    return printed.replace(label.printed, "{n}", 1)


def _label(draft: Draft, section: Provision) -> Label | None:
    """The numbered word at the head of a section."""
    line = draft.text[section.start : section.end].split("\n", 1)[0]
    return label_reader(draft.language).read(line, 0, "section")


def value_of(draft: Draft, section: Provision) -> Value:
    """The number of a section: (12,), (12, 1) for 12A; empty where it has none that is read."""
    number = number_in(opening_of(draft, section))
    if number:
        return number_value(number) if number[0].isdecimal() else (han_value(number.strip("第条")),)
    label = _label(draft, section)
    return label.value if label else ()


def _level_form(draft: Draft, depth: int, usual: Insertion) -> LevelForm:
    found: Counter[str] = Counter()
    examples: dict[str, tuple[int, str]] = {}
    for provision in draft.provisions:
        if provision.force is not Force.OPERATIVE or _depth(draft, provision) != depth:
            continue
        mark = mark_at(draft.text, provision.start)
        siblings = [draft.provisions[one] for one in draft.provisions[provision.parent or 0].children]
        numbered = [one for one in siblings if one.kind is provision.kind]
        if mark is None or mark.wrap == "bullet" or not numbered or numbered[0] is not provision:
            continue
        alphabet = next((name for name, value in mark.readings if value == FIRST and name in ALPHABETS), "")
        at = mark.text.find(mark.body)
        if not alphabet or at < 0:
            continue
        one = mark.body if alphabet == "decimal" and len(mark.body) == 1 else ALPHABETS[alphabet]
        form = f"{mark.text[:at]}{{{one}}}{mark.text[at + len(mark.body) :]}"
        own = provision.own[0][0] if provision.own else mark.end
        gap = draft.text[mark.end : own]
        found[form] += 1
        examples.setdefault(form, (provision.start, gap if gap.strip() == "" and "\n" not in gap else " "))
    if found:
        form = found.most_common(1)[0][0]
        start, gap = examples[form]
        return LevelForm(form, gap, start)
    if depth == 0 and _counts_no_paragraphs(draft):
        return LevelForm("", "", _text_example(draft))
    return LevelForm(usual.levels[min(depth, len(usual.levels) - 1)])


def _depth(draft: Draft, provision: Provision) -> int:
    """0 for a numbered paragraph of a section, 1 for an item of a section or paragraph, 2 for an item of an item."""
    if provision.parent is None:
        return -1
    above = draft.provisions[provision.parent].kind
    if provision.kind is Kind.SUBSECTION:
        return 0 if above is Kind.SECTION else -1
    if provision.kind is not Kind.ITEM:
        return -1
    depth, at = 0, provision
    while at.kind is Kind.ITEM and at.parent is not None:
        depth += 1
        at = draft.provisions[at.parent]
    return depth if at.kind in (Kind.SECTION, Kind.SUBSECTION, Kind.TEXT) else -1


def _counts_no_paragraphs(draft: Draft) -> bool:
    """Whether sections of several paragraphs leave these without numbers."""
    return any(
        sum(draft.provisions[child].kind is Kind.TEXT for child in section.children) > 1
        for section in sections_of(draft)
    )


def _text_example(draft: Draft) -> int | None:
    """Where a paragraph without a number begins a line of its own."""
    candidates: list[int] = []
    for section in (one for one in sections_of(draft) if one.force is Force.OPERATIVE):
        if section.own:
            candidates.append(section.own[0][0])
        for child in (draft.provisions[one] for one in section.children):
            if child.kind is Kind.TEXT and child.force is Force.OPERATIVE:
                candidates.append(child.start)
    return next((at for at in candidates if draft.text[at - 1 : at] == "\n"), None)


def _definition_form(draft: Draft) -> DefinitionForm:
    for definition in draft.definitions:
        provision = draft.provisions[definition.provision]
        if provision.kind is not Kind.DEFINITION:
            continue
        start, end = definition.term_span
        mark = mark_at(draft.text, provision.start)
        before, after = draft.text[start - 1 : start], draft.text[end : end + 1]
        quoted = before in '“"«„‘' and bool(before)
        form, gap = "", " "
        if mark is not None and mark.wrap != "bullet":
            alphabet = next((name for name, _ in mark.readings if name in ALPHABETS), "")
            at = mark.text.find(mark.body)
            if alphabet and at >= 0:
                one = ALPHABETS[alphabet]
                form = f"{mark.text[:at]}{{{one}}}{mark.text[at + len(mark.body) :]}"
        return DefinitionForm(before if quoted else "", after if quoted else "", form, gap)
    return DefinitionForm()


def _own_insertion(draft: Draft) -> str:
    labels = [number_in(opening_of(draft, section)) for section in sections_of(draft)]
    for pattern, form in _OWN_INSERTED:
        if any(pattern.fullmatch(label) for label in labels):
            return form
    return ""
