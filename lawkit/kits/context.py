"""Everything that the documents of one kit share: the state, the options with their reasons, and the model texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.localedata import exists

from lawkit.errors import UnknownNameError
from lawkit.figures import with_figures
from lawkit.kits.clauses import Selection, choose_texts
from lawkit.kits.model_texts import ACT
from lawkit.kits.numbers import numbers_of
from lawkit.kits.papers import KitPapers
from lawkit.kits.profile import known
from lawkit.kits.topic_cut import TopicCut
from lawkit.kits.wording import Wording, wordings
from lawkit.library.content import Obligation
from lawkit.library.loader import Library
from lawkit.library.topics import Topic
from lawkit.library.translations import translated_languages
from lawkit.localization.answers import Answers, by_reference
from lawkit.localization.countries import Country
from lawkit.localization.direction import direction
from lawkit.localization.drafting import Drafting, drafting_for, load_drafting
from lawkit.localization.locales import locale_of
from lawkit.localization.messages import translator
from lawkit.localization.standing import Position, Standing, binding_instruments, standings
from lawkit.sentences import marked
from lawkit.translation.segments import segment_files
from lawkit.untranslated import untranslated
from lawkit.word.document import Setup
from lawkit.word.house import House
from lawkit.word.page import Page
from lawkit.word.styles import SANS, SERIF


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option of the kit, and why it was chosen."""

    value: str
    reason: str


@dataclass(frozen=True)
class KitContext:
    """One kit being made."""

    library: Library
    profile: Country  # as the content has it
    country: Country  # with the user's answers
    answers: Answers
    language: Chosen
    tradition: Chosen
    instruments: tuple[str, ...]
    instruments_reason: str
    date: date | None
    house: House | None = None  # the look of a ministry's template
    topic: Topic | None = None  # of a kit on one subject
    second: KitContext | None = None  # the same kit in the second language of an edition in two columns

    @cached_property
    def translate(self) -> Callable[[str], str]:
        """The product's own words in the kit's language."""
        return translator(self.language.value, tuple(self.library.roots))

    @cached_property
    def untranslated(self) -> dict[str, list[str]]:
        """The keys of the texts that have no translation into the kit's language, by content file."""
        translation, english = self.library.translation, self.library.english
        if translation is None or english is None:
            return {}
        return {
            file.name: keys
            for file in segment_files(english)
            if (keys := [one.key for one in file.words if translation.entry(one.key, one.text) is None])
        }

    @cached_property
    def drafting(self) -> Drafting:
        """How laws are drafted in the kit's language."""
        return drafting_for(self.country, self.library.roots, self.language.value)

    @cached_property
    def selections(self) -> dict[str, Selection]:
        """The clauses of every model text that has any, the act first."""
        about = TopicCut(frozenset(self.duties), frozenset(self.topic.clauses)) if self.topic else None
        chosen = choose_texts(
            self.library, self.instruments, self.tradition.value, self._values, by_reference(self.answers), about
        )
        return {name: one for name, one in chosen.items() if one.parts or name == ACT.id}

    @cached_property
    def wordings(self) -> dict[str, Wording]:
        """Renders the clauses of each text; each knows the numbers of the others."""
        return wordings(
            self.library, self.country, self.answers, self.language.value, self.selections, self.translate
        )  # fmt: skip

    @cached_property
    def papers(self) -> KitPapers:
        """What the papers about the texts say in this kit."""
        return KitPapers(self)

    @property
    def selection(self) -> Selection:
        """The clauses of the model act."""
        return self.selections[ACT.id]

    @property
    def wording(self) -> Wording:
        """Renders the clauses of the model act."""
        return self.wordings[ACT.id]

    @cached_property
    def obligations(self) -> list[Obligation]:
        """The obligations of the chosen instruments, and of the topic, if there is one."""
        duties, topic = self.library.obligations_of(self.instruments), self.topic
        return [one for one in duties if topic.holds(one)] if topic else duties

    @cached_property
    def duties(self) -> set[str]:
        """The ids of these obligations."""
        return {one.id for one in self.obligations}

    @cached_property
    def locale(self) -> Locale:
        """How the State itself writes dates in the kit's language: `24 November 2026` in Kenya."""
        own = f"{self.language.value}_{self.country.iso2}"
        if exists(own):
            return Locale.parse(own)
        return Locale.parse("en_001") if self.language.value == "en" else locale_of(self.language.value)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """How the state stands towards every instrument."""
        return standings(self.country, self.library, self.translate)

    @property
    def state(self) -> str:
        """The state's short name in the kit's language."""
        return self.country.name(self.language.value)

    def fact(self, name: str) -> str:
        """A fact on the state; empty where nobody knows it."""
        return known(self.country, name, self.language.value, tuple(self.library.roots))

    def _values(self, name: str) -> tuple[str, ...]:
        return self.country.fact(name).values

    def day(self) -> str:
        """The kit's date in words; empty without one."""
        return self.written_date(self.date) if self.date else ""

    def written_date(self, value: object) -> str:
        """A date of a source in the language's own form; other words as they stand."""
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                return str(value)
        if not isinstance(value, date):
            return ""
        return with_figures(format_date(value, format="long", locale=self.locale), self.drafting.figures)

    def listed(self, words: Sequence[str]) -> str:
        """`a, b and c` in the kit's language."""
        return format_list(list(words), locale=self.locale) if words else ""

    def setup(self, title: str, law: bool = False, landscape: bool = False) -> Setup:
        """The set-up of a document of this kit: paper by country, running header with title and date."""
        _ = self.translate
        draft = _("Draft of {date}").format(date=self.day()) if self.date else _("Draft")
        return Setup(
            title=f"{title} — {self.state}",
            language=self.language.value,
            right_to_left=direction(self.language.value) == "rtl",
            page=Page(self.country.paper_size, landscape, house=self.house),
            fonts=SERIF if law else SANS,
            header=(title, f"{self.state} · {draft}"),
            footer=_("Prepared with lawkit. An aid to drafting, not legal advice."),
            lists=numbers_of(self.drafting, self.tradition.value) if law else (),
            date=self.date,
        )


def make_context(
    library: Library,
    country: Country,
    language: str | None,
    instruments: Sequence[str],
    tradition: str | None,
    answers: Answers,
    day: date | None,
    house: House | None = None,
    bilingual: str | None = None,
    topic: str | None = None,
) -> KitContext:
    """The context with every option settled, and the reason for each.

    `bilingual` is the second language, `topic` the one subject of the kit, if any. Raises UnknownNameError for an
    instrument or topic that the library does not hold, for a topic on which the instruments say nothing, and for a
    second language without clauses.
    """
    shipped = translated_languages(library.roots)
    spoken = _language(country, language, shipped, tuple(library.roots))
    second = _second_language(bilingual, spoken.value, shipped)
    source = library.english or library
    _ = translator(spoken.value, tuple(library.roots))
    library = library.in_language(spoken.value)
    profile, country = country, answers.applied_to(country)
    about = library.require_topic(topic) if topic else None
    if instruments:
        chosen, why = tuple(library.require_instruments(instruments)), _("asked for")
    elif about:
        usable = _usable(country, library)
        holding = [one.instrument for one in library.obligations.values() if about.holds(one)]
        chosen = tuple(one for one in library.instruments if one in usable and one in holding)
        why = _("all that the State is party to, those that bind every State, and what is recommended on the topic")
        if not chosen:
            chosen = tuple(one for one in library.instruments if one in holding)
            why = _("no instrument on the topic binds the State: the clauses prepare joining those that there are")
    else:
        with_duties = {obligation.instrument for obligation in library.obligations.values()}
        chosen = tuple(one for one in binding_instruments(country, library) if one in with_duties)
        why = _("all that the State is party to, by the treaty table, and those that bind every State")
        stands = standings(country, library, _)
        if any(stands[one].position is Position.PARTY_TO_EARLIER_TEXT for one in chosen):
            why = _(
                "all that the State is party to, if only in an earlier text, by the treaty table, and those that bind "
                "every State"
            )
    if about:
        chosen = _on_topic(library, chosen, about)
    usual = load_drafting(library.roots, spoken.value).usual_tradition
    settled = _tradition(country, tradition, usual, _, spoken.value)
    beside = None
    if second:
        beside = make_context(source, profile, second, chosen, settled.value, answers, day, house, topic=topic)
    return KitContext(library, profile, country, answers, spoken, settled, chosen, why, day, house, about, beside)


def _usable(country: Country, library: Library) -> set[str]:
    """The instruments that a kit on a topic takes: those that bind the state, and what was adopted as guidance."""
    guidance = {name for name, one in library.instruments.items() if not one.binding and one.kind != "proposal"}
    return guidance | set(binding_instruments(country, library))


def _on_topic(library: Library, instruments: Sequence[str], topic: Topic) -> tuple[str, ...]:
    """Those of some instruments that have duties on a topic."""
    held = {one.instrument for one in library.obligations_of(instruments) if topic.holds(one)}
    if not held:
        holding = {one.instrument for one in library.obligations.values() if topic.holds(one)}
        there = ", ".join(one for one in library.instruments if one in holding)
        raise UnknownNameError(
            marked(
                "no duty on the topic '{topic}' in these instruments; there are some in: {instruments}",
                topic=topic.id,
                instruments=there,
            )
        )
    return tuple(one for one in instruments if one in held)


def _language(country: Country, asked: str | None, shipped: Sequence[str], roots: tuple[Path, ...]) -> Chosen:
    """The kit's language: the one asked for, else the first official one, where its clauses are shipped."""
    asked = asked.lower() if asked else asked
    official = next((one for one in country.languages if one in shipped), "")
    if asked in shipped:
        return Chosen(str(asked), translator(str(asked), roots)("asked for"))
    if asked:
        words = translator("en")("{language} was asked for; no clauses in it are shipped yet")
        return Chosen("en", words.format(language=asked))
    if official:
        return Chosen(official, translator(official, roots)("the State's first official language that is shipped"))
    return Chosen("en", translator("en")("none of the State's official languages is shipped yet"))


def _second_language(asked: str | None, first: str, shipped: Sequence[str]) -> str:
    """The second language of an edition in two columns; empty where none was asked for."""
    second = (asked or "").lower()
    if second and (second not in shipped or second == first):
        others = ", ".join(one for one in shipped if one != first)
        raise UnknownNameError(
            marked(
                "--bilingual {asked}: the kit is in '{language}'; beside it there can be one of: {others}",
                asked=asked,
                language=first,
                others=others,
            )
        )
    return second


def _tradition(country: Country, asked: str | None, usual: str, _: Callable[[str], str], language: str) -> Chosen:
    if asked:
        return Chosen(asked, _("asked for"))
    if country.tradition:
        fact = country.fact("tradition")
        doubt = fact.note.removeprefix("uncertain: ")  # the profile's own note, in English
        note = _("(uncertain: {note})").format(note=doubt if language == "en" else untranslated(doubt))
        return Chosen(country.tradition, _("from the State's profile") + (f" {note}" if fact.doubtful else ""))
    if usual == "common":
        why = _("not known for this State; common-law form is used until you choose with --tradition")
    else:
        why = _("not known for this State; the form usual in the language is used until you choose with --tradition")
    return Chosen(usual, why)
