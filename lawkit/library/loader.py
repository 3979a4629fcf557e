"""Loading the library: every content file below the content folders, typed, with all faults at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from lawkit.errors import ContentError, ContentFault, UnknownNameError
from lawkit.library.content import (
    Clause,
    ClauseFile,
    Concept,
    ConceptFile,
    ConceptWords,
    ConceptWordsFile,
    Instrument,
    InstrumentFile,
    Obligation,
    ObligationRule,
    Placeholder,
    PlaceholderFile,
    RuleFile,
)
from lawkit.library.paper_loading import Papers, gather_papers
from lawkit.library.parsed import read_parsed
from lawkit.library.paths import content_root
from lawkit.library.reviewing import EnactedExample, EnactedFile, ReviewQuestion, ReviewQuestionFile
from lawkit.library.safeguards import Safeguard, SafeguardFile
from lawkit.library.topics import Topic, TopicFile
from lawkit.library.translatable import changed
from lawkit.library.translations import ENGLISH, Translation, load_translation
from lawkit.sentences import marked

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Library:
    """The content in memory. Later packs override earlier ones entry by entry, by id."""

    roots: tuple[Path, ...]
    instruments: dict[str, Instrument]
    obligations: dict[str, Obligation]
    origin: dict[str, str] = field(default_factory=dict)  # "obligation:ID" -> file, for messages
    translation: Translation | None = None  # of a library whose texts stand in another language
    english: Library | None = None  # what such a library was made from

    def in_language(self, language: str) -> Library:
        """The library with its texts in another language; a text without a translation stands in English, marked.

        A language in which nothing is translated gives the library as it is.
        """
        if language == ENGLISH:
            return self.english or self
        translation = load_translation(self.roots, language)
        if not translation.entries:
            return self.english or self
        source = self.english or self
        library = replace(source, translation=translation, english=source)
        instruments = {name: library.translated(one) for name, one in source.instruments.items()}
        obligations = {name: library.translated(one) for name, one in source.obligations.items()}
        for name, one in obligations.items():
            obligations[name] = one.model_copy(update={"pinpoint": translation.cited(one.pinpoint)})
        return replace(library, instruments=instruments, obligations=obligations)

    def pinpoint(self, authority: str) -> str:
        """The place that an authority names within its instrument."""
        obligation = self.obligations.get(authority)
        if obligation is not None:
            return obligation.pinpoint
        return self.place(authority.partition(" ")[2])

    def place(self, words: str) -> str:
        """A place in an instrument, `para. 3(c)`, as the library's language writes it."""
        return self.translation.cited(words) if self.translation else words

    def translated(self, model: Model) -> Model:
        """A piece of content in the library's language."""
        return changed(model, self.translation.shown) if self.translation else model

    def _translated_all(self, models: dict[str, Model]) -> dict[str, Model]:
        return {name: self.translated(one) for name, one in models.items()}

    def obligations_of(self, instruments: Iterable[str]) -> list[Obligation]:
        """The obligations of some instruments, in the order of the instruments' own text."""
        wanted = list(instruments)
        return [o for i in wanted for o in self.obligations.values() if o.instrument == i]

    def require_instruments(self, names: Sequence[str]) -> list[str]:
        """The ids asked for, each once, in the library's order; an unknown one is an error that lists the known."""
        unknown = [name for name in names if name not in self.instruments]
        if unknown:
            known = ", ".join(self.instruments)
            raise UnknownNameError(
                marked("unknown instrument '{name}'; known instruments: {known}", name=unknown[0], known=known)
            )
        return [i for i in self.instruments if i in set(names)]

    def require_obligation(self, name: str) -> Obligation:
        """The obligation of an id; an unknown id is an error that names the nearest known ones."""
        from difflib import get_close_matches

        if name not in self.obligations:
            near = get_close_matches(name, self.obligations, 3)
            if not near:
                raise UnknownNameError(marked("unknown obligation '{name}'", name=name))
            raise UnknownNameError(
                marked("unknown obligation '{name}'; did you mean {known}?", name=name, known=", ".join(near))
            )
        return self.obligations[name]

    @cached_property
    def parts(self) -> tuple[ClauseFile, ...]:
        """The parts of the model laws with their clauses, in order."""
        if self.english:
            return tuple(map(self.translated, self.english.parts))
        files = _load_all(self.roots, "model_laws/*/*.yaml", ClauseFile, skip=("placeholders", "papers"))
        return tuple(sorted(_overridden(files), key=lambda part: (part.model_law, part.order, part.part)))

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by id."""
        return {clause.id: clause for part in self.parts for clause in part.clauses}

    @cached_property
    def clauses_for(self) -> dict[str, tuple[str, ...]]:
        """Obligation id -> the clauses that implement it, those that implement most of it first."""
        weight: dict[str, dict[str, int]] = {}
        for clause in self.clauses.values():
            for obligation, elements in implemented(clause).items():
                weight.setdefault(obligation, {})[clause.id] = len(elements)
        order = {clause: number for number, clause in enumerate(self.clauses)}
        return {o: tuple(sorted(w, key=lambda c: (-w[c], order[c]))) for o, w in weight.items()}

    @cached_property
    def placeholders(self) -> dict[str, Placeholder]:
        """Every blank of the model laws by id."""
        if self.english:
            return self._translated_all(self.english.placeholders)
        files = _load_all(self.roots, "model_laws/placeholders/*.yaml", PlaceholderFile)
        return {one.id: one for file in files for one in file.placeholders}

    @cached_property
    def papers(self) -> Papers:
        """The prose of the papers that go with the model texts."""
        if self.english:
            return self.translated(self.english.papers)
        return gather_papers(partial(_load_all, self.roots))

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Every concept by id."""
        files = _load_all(self.roots, "checklists/concepts/*.yaml", ConceptFile)
        return {concept.id: concept for file in files for concept in file.concepts}

    @cached_property
    def rules(self) -> dict[str, ObligationRule]:
        """The element rules by obligation id."""
        files = _load_all(self.roots, "checklists/rules/*.yaml", RuleFile)
        return {rule.obligation: rule for file in files for rule in file.rules}

    @cached_property
    def safeguards(self) -> dict[str, Safeguard]:
        """The safeguards that a reviewer looks for, by id."""
        if self.english:
            return self._translated_all(self.english.safeguards)
        files = _load_all(self.roots, "checklists/safeguards/*.yaml", SafeguardFile)
        return {one.id: one for file in files for one in file.safeguards}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The subjects on which a kit can be made alone, by id."""
        if self.english:
            return self._translated_all(self.english.topics)
        files = _load_all(self.roots, "checklists/topics/*.yaml", TopicFile)
        return {one.id: one for file in files for one in file.topics}

    def require_topic(self, name: str) -> Topic:
        """The topic of an id; an unknown one is an error that lists the known."""
        if name not in self.topics:
            raise UnknownNameError(
                marked("unknown topic '{name}'; known topics: {known}", name=name, known=", ".join(self.topics))
            )
        return self.topics[name]

    @cached_property
    def review_questions(self) -> dict[str, ReviewQuestion]:
        """What a reviewer asks of a law, by obligation id."""
        if self.english:
            return self._translated_all(self.english.review_questions)
        files = _load_all(self.roots, "checklists/questions/*.yaml", ReviewQuestionFile)
        return {entry.obligation: entry for file in files for entry in file.questions}

    @cached_property
    def enacted(self) -> dict[str, tuple[EnactedExample, ...]]:
        """Pointers to enacted provisions, by obligation id: those that do the whole first, the newest first."""
        found: dict[str, list[EnactedExample]] = {}
        for file in _load_all(self.roots, "checklists/enacted/*.yaml", EnactedFile):
            for example in file.examples:
                found.setdefault(example.obligation, []).append(example)
        for examples in found.values():
            examples.sort(key=lambda one: (one.extent != "whole", -int(one.year), one.state, one.act))
        return {obligation: tuple(examples) for obligation, examples in found.items()}

    def words(self, language: str) -> dict[str, ConceptWords]:
        """One language's words by concept id; empty where the language has none yet."""
        files = _load_all(self.roots, f"locales/{language}/words/*.yaml", ConceptWordsFile)
        return {entry.concept: entry for file in files for entry in file.words}


def implemented(clause: Clause) -> dict[str, set[str]]:
    """Obligation id -> element ids that a clause implements, over all its wordings."""
    found: dict[str, set[str]] = {}
    wordings = [clause.wording("common"), clause.wording("civil")]
    pending: list[object] = [piece for w in wordings for piece in (*w.paragraphs, *w.definitions)]
    while pending:
        piece = pending.pop()
        for obligation, elements in piece.implements.items():  # type: ignore[attr-defined]
            found.setdefault(obligation, set()).update(elements)
        pending.extend(piece.items)  # type: ignore[attr-defined]
    return found


def _overridden(files: Sequence[ClauseFile]) -> list[ClauseFile]:
    """The parts with each clause once: a later pack's clause takes the place of an earlier one, or follows the rest."""
    latest = {clause.id: clause for file in files for clause in file.clauses}
    home = {clause.id: (file.model_law, file.part) for file in files for clause in file.clauses}
    merged: dict[tuple[str, str], ClauseFile] = {}
    for file in files:
        key = (file.model_law, file.part)
        earlier = merged[key].clauses if key in merged else ()
        ids = dict.fromkeys(clause.id for clause in (*earlier, *file.clauses) if home[clause.id] == key)
        merged[key] = file.model_copy(update={"clauses": tuple(latest[one] for one in ids)})
    return list(merged.values())


def content_files(roots: Iterable[Path], pattern: str) -> list[Path]:
    """The files of all packs that match a pattern, the shipped content first, each pack in name order."""
    return [path for root in roots for path in sorted(root.glob(pattern))]


def _load_all(roots: Sequence[Path], pattern: str, model: type[Model], skip: Sequence[str] = ()) -> list[Model]:
    loaded: list[Model] = []
    faults: list[ContentFault] = []
    for path in content_files(roots, pattern):
        if path.parent.name in skip:
            continue
        content, found = read_parsed(path, model)
        faults += found
        if content is not None:
            loaded.append(content)
    if faults:
        raise ContentError(faults)
    return loaded


def load(content: Sequence[Path] = ()) -> Library:
    """The library of the shipped content and the packs that the user adds, in that order.

    Instruments and obligations are read at once; clauses, rules and words when they are first asked for.
    Raises ContentError with every fault found.
    """
    for pack in content:
        if not pack.is_dir():
            raise ContentError(
                [ContentFault(str(pack), 0, "", marked("no such content folder; check the --content option"))]
            )
    return load_packs((content_root(), *content))


def load_packs(roots: Sequence[Path]) -> Library:
    """The library of some packs, the shipped content being one of them. Raises ContentError with every fault found."""
    instruments: dict[str, Instrument] = {}
    obligations: dict[str, Obligation] = {}
    for file in _load_all(roots, "checklists/instruments/*.yaml", InstrumentFile):
        instruments[file.instrument.id] = file.instrument
        obligations.update({obligation.id: obligation for obligation in file.obligations})
    instruments = dict(sorted(instruments.items(), key=lambda item: item[1].order))
    rank = {name: number for number, name in enumerate(instruments)}
    obligations = dict(sorted(obligations.items(), key=lambda item: rank.get(item[1].instrument, len(rank))))
    return Library(roots=tuple(roots), instruments=instruments, obligations=obligations)
