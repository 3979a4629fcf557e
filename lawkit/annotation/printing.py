"""The words of model clauses as they read within a draft: its own numbers in references, its own name for itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from lawkit.annotation.additions import Themes
from lawkit.annotation.counting import counted
from lawkit.annotation.forms import DraftForms, forms_of, number_in, opening_of
from lawkit.annotation.lines import Words, with_english_told, words_of
from lawkit.annotation.numbering import Numbered
from lawkit.drafts.draft import Draft, Kind
from lawkit.kits.clauses import KeptClause, Selection, choose_texts
from lawkit.kits.numbers import NumberedText, number_text
from lawkit.kits.places import paragraph_mark, part_mark
from lawkit.kits.plain import any_state
from lawkit.kits.wording import Wording
from lawkit.library.content import Paragraph
from lawkit.library.loader import Library
from lawkit.library.translations import ENGLISH, translated_languages
from lawkit.localization.answers import Answers
from lawkit.localization.countries import Country
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
    opening = forms_of(draft).section.opening.replace("{n}", "")
    form = "civil" if any(sign.isalpha() for sign in opening) or draft.language != ENGLISH else "common"
    tradition = tradition or state.tradition or form
    chosen = choose_texts(spoken, instruments, tradition, lambda name: state.fact(name).values)
    return Source(spoken, state, given, language, chosen, translator(language))


class _Empty(dict[str, str]):
    def __missing__(self, mark: str) -> str:
        return ""


class Printer:
    """Prints templates of clauses of any model text for one draft."""

    def __init__(
        self, source: Source, draft: Draft, themes: Themes, new: Sequence[Numbered], forms: DraftForms
    ) -> None:
        self._source, self._draft, self._themes, self._forms = source, draft, themes, forms
        self._new = {one.addition.clause.id: one for one in new if one.number}
        _ = source.translate
        self._joints = (_(", paragraph "), _(", point "))
        civil = any(one.tradition == "civil" for one in source.selections.values())
        self._article = _("Article") + " " if civil else ""
        self._clauses = {one.id: one for chosen in source.selections.values() for one in chosen.provisions()}
        self._marks = self._printed_marks(source.selections)
        texts = {name: self._named(number_text(one, _)) for name, one in source.selections.items()}
        self._wordings = {
            name: Wording(
                source.library, source.country, source.answers, source.language, source.selections[name], _,
                [one for other, one in texts.items() if other != name], texts[name],
            )
            for name in texts
        }  # fmt: skip

    def words(self, text: str, clause: KeptClause) -> Callable[[str], tuple[Words, ...]]:
        """A function from a template of a clause to its words."""
        wording = self._wordings[text]

        def printed(template: str) -> tuple[Words, ...]:
            return with_english_told(words_of(wording.pieces(template, clause), self._number, self._joints))

        return printed

    # -- inside ----------------------------------------------------------------------------------------------------

    def _named(self, numbered_text: NumberedText) -> NumberedText:
        """The numbers of a text, with the draft's own name for itself where it has one in the clauses' language."""
        numbers = _Empty({mark: self._number(mark)[0] for mark in numbered_text.places})
        names = numbered_text.names
        if self._draft.language == "en" and self._source.language == "en" and numbered_text.id == "act":
            said = Counter({name: self._draft.text.count(name) for name in _OWN_NAMES})
            own, count = said.most_common(1)[0]
            if count:
                names = replace(names, own=own, named="the " + own.split()[1])
        return replace(numbered_text, numbers=numbers, names=names)

    def _number(self, mark: str) -> tuple[str, bool]:
        if mark not in self._marks:
            self._marks[mark] = self._looked_up(mark)
        return self._marks[mark]

    def _looked_up(self, mark: str) -> tuple[str, bool]:
        if mark.startswith("part:"):
            return self._part(mark)
        if "#" in mark:
            return "", False
        clause = self._clauses.get(mark)
        if clause is not None and clause.schedule:
            locator = self._themes.schedule(mark)
            return (locator, False) if locator else (f"[{clause.heading}]", True)
        new = self._new.get(mark)
        if new is not None:
            return self._article + new.number, False
        met = self._themes.meeting(mark)
        number = number_in(opening_of(self._draft, met)) if met is not None else ""
        if number:
            return self._article + number, False
        return (f"[{clause.heading}]", True) if clause else ("", False)

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
                    groups[group.label.title() if group.label.isupper() else group.label] += 1
                    break
                at = group.parent
        return (groups.most_common(1)[0][0], False) if groups else (f"[{part.title}]", True)

    def _printed_marks(self, selections: Mapping[str, Selection]) -> dict[str, tuple[str, bool]]:
        """The numbers of paragraphs and items of what is put in, as the draft's own forms print them."""
        found: dict[str, tuple[str, bool]] = {}
        for new in self._new.values():
            clause = new.addition.clause
            if len(clause.paragraphs) > 1:
                for number, paragraph in enumerate(clause.paragraphs, start=1):
                    self._mark(found, clause.id, paragraph, (number,))
            else:
                for paragraph in clause.paragraphs:
                    self._items(found, clause.id, paragraph, (1,))
        return found

    def _mark(
        self, found: dict[str, tuple[str, bool]], clause: str, paragraph: Paragraph, position: tuple[int, ...]
    ) -> None:
        level = self._forms.levels[min(len(position), len(self._forms.levels)) - 1]
        printed = counted(level.form, position[-1]).strip(".:;–—- ")
        found[paragraph_mark(clause, position, paragraph.id)] = (printed, False)
        self._items(found, clause, paragraph, position)

    def _items(
        self, found: dict[str, tuple[str, bool]], clause: str, paragraph: Paragraph, position: tuple[int, ...]
    ) -> None:
        for number, item in enumerate(paragraph.items, start=1):
            self._mark(found, clause, item, (*position, number))
