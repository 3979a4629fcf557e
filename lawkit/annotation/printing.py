"""The words of model clauses as they read within a draft: its own numbers in references, its own name for itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from lawkit.annotation.additions import Themes
from lawkit.annotation.counting import counted
from lawkit.annotation.forms import DraftForms, forms_of, number_in, opening_of
from lawkit.annotation.lines import Order, Words, with_english_told, words_of
from lawkit.annotation.numbering import Numbered
from lawkit.drafts.draft import Draft, Kind
from lawkit.kits.clauses import KeptClause, Selection, choose_texts
from lawkit.kits.numbers import NumberedText, number_text
from lawkit.kits.places import paragraph_mark, part_mark
from lawkit.kits.plain import NO_STATE, any_state
from lawkit.kits.wording import Wording
from lawkit.library.content import Paragraph
from lawkit.library.loader import Library
from lawkit.library.translations import ENGLISH, translated_languages
from lawkit.localization.answers import Answers
from lawkit.localization.countries import Country
from lawkit.localization.drafting import PLAIN, Drafting, Unit, load_drafting
from lawkit.localization.messages import translator

Translate = Callable[[str], str]
_OWN_NAMES = ("this Act", "this Law", "these Regulations", "this Decree", "this Code", "this Order", "this Ordinance")


@dataclass(frozen=True, slots=True)
class Source:
    """What the words of model clauses are rendered from."""

    library: Library
    country: Country
    answers: Answers
    language: str
    selections: Mapping[str, Selection]
    translate: Translate
    drafting: Drafting  # of the language

    @property
    def order(self) -> Order:
        """What sorts the terms of the language."""
        return self.drafting.sorting()


def source_for(
    library: Library, draft: Draft, instruments: Sequence[str], country: Country | None = None,
    answers: Answers | None = None, tradition: str = "",
) -> Source:  # fmt: skip
    """The model clauses for a draft: in its language where they are translated, else in English; in the tradition asked
    for, else the country's, else that of a draft whose sections are Articles or not."""
    shipped = draft.language in translated_languages(library.roots)
    language = draft.language if shipped else ENGLISH
    spoken = library.in_language(language)
    state = country or any_state()
    given = answers or Answers()
    state = given.applied_to(state)
    articles = "art" in forms_of(draft).section.opening.casefold()
    form = "civil" if articles or draft.language != ENGLISH else "common"
    tradition = tradition or state.tradition or form
    chosen = choose_texts(spoken, instruments, tradition, lambda name: state.fact(name).values)
    drafting = _called_as_in(draft, load_drafting(library.roots, language))
    return Source(spoken, state, given, language, chosen, translator(language, tuple(library.roots)), drafting)


def _called_as_in(draft: Draft, drafting: Drafting) -> Drafting:
    """The drafting data with the draft's own name for itself where it has one in the language of the clauses."""
    if draft.language != ENGLISH or drafting.language != ENGLISH:
        return drafting
    said = Counter({name: draft.text.count(name) for name in _OWN_NAMES})
    own, count = said.most_common(1)[0]
    if not count:
        return drafting
    styles = {}
    for name, style in drafting.styles.items():
        act = style.texts["act"].model_copy(
            update={"own": {PLAIN: own}, "named": {PLAIN: "the " + own.split()[1]}}
        )  # fmt: skip
        styles[name] = style.model_copy(update={"texts": {**style.texts, "act": act}})
    return drafting.model_copy(update={"styles": styles})


def _with_open_state(words: Sequence[Words]) -> tuple[Words, ...]:
    """The words with the name of a state that nobody gave marked as open."""
    found: list[Words] = []
    for one in words:
        for number, text in enumerate(one.text.split(NO_STATE)):
            found += [replace(one, text=NO_STATE, open=True)] if number else []
            found += [replace(one, text=text)] if text else []
    return tuple(found)


class _Numbers(dict[str, str]):
    """What every mark prints, looked up when it is asked for."""

    def __init__(self, printed: Callable[[str], str]) -> None:
        super().__init__()
        self._printed = printed

    def __missing__(self, mark: str) -> str:
        return self._printed(mark)


class Printer:
    """Prints templates of clauses of any model text for one draft."""

    def __init__(
        self, source: Source, draft: Draft, themes: Themes, new: Sequence[Numbered], forms: DraftForms
    ) -> None:
        self._source, self._draft, self._themes, self._forms = source, draft, themes, forms
        self.order = source.order
        self._tradition = next(one.tradition for one in source.selections.values())
        self._new = {one.addition.clause.id: one for one in new if one.number}
        self._clauses = {one.id: one for chosen in source.selections.values() for one in chosen.provisions()}
        self._marks = self._printed_marks()
        texts = {name: self._numbered(one) for name, one in source.selections.items()}
        self._wordings = {
            name: Wording(
                source.library, source.country, source.answers, source.language, source.selections[name],
                source.translate, [one for other, one in texts.items() if other != name], texts[name],
            )
            for name in texts
        }  # fmt: skip

    def words(self, text: str, clause: KeptClause) -> Callable[[str], tuple[Words, ...]]:
        """A function from a template of a clause to its words."""
        wording = self._wordings[text]

        def printed(template: str) -> tuple[Words, ...]:
            return _with_open_state(with_english_told(words_of(wording.pieces(template, clause), self._printed)))

        return printed

    # -- inside ----------------------------------------------------------------------------------------------------

    def _numbered(self, selection: Selection) -> NumberedText:
        """A text with the numbers of the draft; what is not put in is cited by its clause alone."""
        numbered = number_text(selection, self._source.drafting)
        places = {}
        for mark, place in numbered.places.items():
            known = "#" not in mark or mark in self._marks
            chain = tuple(one for one in place.chain if "#" not in one or one in self._marks)
            places[mark] = replace(place, chain=chain) if known else numbered.places[place.clause]
        labels = _Numbers(lambda mark: self._printed(mark, False)[0])
        bare = _Numbers(lambda mark: self._printed(mark, True)[0])
        return replace(numbered, places=places, numbers=labels, bare=bare)

    def _printed(self, mark: str, bare: bool) -> tuple[str, bool]:
        """What a mark prints: its number alone, or with the word and signs that stand with it in the language."""
        number, is_open = self._number(mark)
        if bare or not number:
            return number.strip("()（）"), is_open
        clause = self._clauses.get(mark)
        unit: Unit = "schedule" if clause is not None and clause.schedule else "clause"
        unit = "part" if mark.startswith("part:") else unit
        style = self._source.drafting.style(self._tradition)
        if "#" in mark or unit not in style.numbers or number.startswith("第"):
            return number, is_open
        return style.numbers[unit].text.replace("{n}", number).rstrip("."), is_open

    def _number(self, mark: str) -> tuple[str, bool]:
        if mark not in self._marks:
            self._marks[mark] = self._looked_up(mark)
        return self._marks[mark]

    def _looked_up(self, mark: str) -> tuple[str, bool]:
        if mark.startswith("part:"):
            return self._part(mark)
        clause = self._clauses.get(mark)
        if clause is None:
            return "", False
        new = self._new.get(mark)
        if clause.schedule:
            number = new.number if new is not None else self._schedule(self._themes.schedule(mark))
            return (number, False) if number else (f"[{clause.heading}]", True)
        met = self._themes.meeting(mark)
        number = new.number if new is not None else number_in(opening_of(self._draft, met)) if met is not None else ""
        return (self._bare(number), False) if number else (f"[{clause.heading}]", True)

    def _bare(self, number: str) -> str:
        """A number without the signs that the language's own citations add."""
        style = self._source.drafting.style(self._tradition)
        printed = style.citations.clause + style.numbers["clause"].text
        return re.sub(r"\.?\s?[º°ª]", "", number) if "º" in printed or "°" in printed else number

    def _schedule(self, locator: str) -> str:
        if not locator:
            return ""
        figures = re.search(r"\d+|\b[IVX]+\b", locator)
        kept = [one.locator for one in self._draft.provisions if one.kind is Kind.SCHEDULE]
        return figures.group() if figures else str(kept.index(locator) + 1)

    def _part(self, mark: str) -> tuple[str, bool]:
        """The part of the draft in which most sections of a model part stand."""
        titles = {part_mark(part.id): part for one in self._source.selections.values() for part in one.parts}
        part = titles.get(mark)
        if part is None:
            return "", False
        groups: Counter[str] = Counter()
        for clause in part.clauses:
            met = self._themes.meeting(clause.id)
            at = met.parent if met is not None else None
            while at is not None:
                group = self._draft.provisions[at]
                if group.kind in (Kind.PART, Kind.CHAPTER) and group.label:
                    groups[group.label.split()[-1]] += 1
                    break
                at = group.parent
        return (groups.most_common(1)[0][0], False) if groups else (f"[{part.title}]", True)

    def _printed_marks(self) -> dict[str, tuple[str, bool]]:
        """The numbers of paragraphs and items of what is put in, as the draft's own forms print them."""
        found: dict[str, tuple[str, bool]] = {}
        for new in self._new.values():
            clause = new.addition.clause
            if len(clause.paragraphs) > 1 or new.offset:
                for number, paragraph in enumerate(clause.paragraphs, start=1 + new.offset):
                    self._mark(found, clause.id, paragraph, (number,), number - new.offset)
            else:
                for paragraph in clause.paragraphs:
                    self._items(found, clause.id, paragraph, (1,))
        return found

    def _mark(
        self, found: dict[str, tuple[str, bool]], clause: str, paragraph: Paragraph, position: tuple[int, ...],
        place: int = 0,
    ) -> None:  # fmt: skip
        level = self._forms.levels[min(len(position), len(self._forms.levels)) - 1]
        printed = counted(level.form, position[-1]).strip(".:;–—- ")
        named = (place, *position[1:]) if place else position  # a paragraph without a name is known by its place
        found[paragraph_mark(clause, named, paragraph.id)] = (printed, False)
        self._items(found, clause, paragraph, position)

    def _items(
        self, found: dict[str, tuple[str, bool]], clause: str, paragraph: Paragraph, position: tuple[int, ...]
    ) -> None:
        for number, item in enumerate(paragraph.items, start=1):
            self._mark(found, clause, item, (*position, number))
