"""The drafter's own file back: comments on what it covers and lacks, and what is missing as tracked insertions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lawkit.annotation.additions import Addition, Home, Themes, additions_of, homes_of
from lawkit.annotation.composition import Composer, Insertion
from lawkit.annotation.definitions import DraftDefinitions, called_for
from lawkit.annotation.forms import DraftForms, forms_of
from lawkit.annotation.numbering import Numbered, numbered
from lawkit.annotation.pieces import obligations_of, terms_defined_by, texts_of
from lawkit.annotation.plain_copy import copy_of
from lawkit.annotation.printing import Printer, Source
from lawkit.annotation.remarks import insertion_remark, remarks_of
from lawkit.annotation.writing import AnnotatedWriter
from lawkit.checking.assessment import Assessment
from lawkit.drafts.draft import Draft
from lawkit.drafts.reading import read_source
from lawkit.drafts.word_places import is_word, word_places
from lawkit.library.content import DefinitionEntry, Paragraph
from lawkit.library.translations import ENGLISH
from lawkit.localization.direction import direction
from lawkit.reports.view import ReportView

DEFAULT_DATE = date(2026, 1, 1)  # of comments and changes where nobody gives one: Word wants a date, never a clock's
DEFINITIONS = "preliminary.definitions"


@dataclass(frozen=True)
class Annotated:
    """The file with what was put into it, in the order of the text."""

    data: bytes
    insertions: tuple[Insertion, ...]


def annotate(
    path: Path,
    view: ReportView,
    source: Source,
    translate: Callable[[str], str],
    day: date | None = None,
    report_language: str = ENGLISH,
    left_out: Collection[str] = (),
) -> Annotated:
    """A draft with comments and tracked insertions: a Word file as it stands, any other format as a new Word file.

    `source` renders the model clauses; its language is the one in which they are put in, `translate` and
    `report_language` are the language of the comments. What would be put in for obligations in `left_out` alone is not
    put in; their comments stay. Raises DraftError when the file cannot be read again.
    """
    assessment, _ = view.assessment, translate
    draft = assessment.draft
    plan = _Plan(assessment, source, frozenset(left_out))
    insertions = plan.insertions()
    own = is_word(path)
    word = word_places(path) if own else copy_of(draft, read_source(path), draft.file)
    copied = _("A copy as Word of {file}; the layout of the original is not kept.")
    notes = [] if own else [copied.format(file=draft.file)]
    foreign = draft.language != source.language
    if foreign and insertions:
        notes.append(_("The model clauses are in English, because lawkit has none in the language of the draft yet."))
    moment = f"{(day or DEFAULT_DATE).isoformat()}T00:00:00Z"
    language = source.language if foreign else ""
    writer = AnnotatedWriter(word, moment, direction(report_language) == "rtl", language)
    for remark in remarks_of(view, placed(insertions), notes, _):
        writer.remark(remark)
    for one in insertions:
        writer.insert(one, insertion_remark(one, view, foreign or _is_english(one), _))
    return Annotated(writer.to_bytes(), insertions)


def placed(insertions: Sequence[Insertion]) -> dict[str, list[str]]:
    """What was put in for each obligation, in words: `14A Threats`."""
    found: dict[str, list[str]] = {}
    for one in insertions:
        head = one.paragraphs[0]
        words = "".join(word.text for segment in head.segments for word in segment.words)
        place = f"{one.number}{head.label}" if head.continues else head.label
        shown = " ".join(f"{place} {words}".split())
        for obligation in one.fills:
            short = shown if len(shown) < 90 else shown[:88].rsplit(" ", 1)[0] + " …"
            found.setdefault(obligation, []).append(short)
    return found


def _is_english(insertion: Insertion) -> bool:
    """Whether words of an insertion stand in English in a draft of another language."""
    segments = (segment for paragraph in insertion.paragraphs for segment in paragraph.segments)
    return any(word.english for segment in segments for word in segment.words)


class _Plan:
    """Everything that is put in, worked out once."""

    def __init__(self, assessment: Assessment, source: Source, left_out: frozenset[str]) -> None:
        self._source, self._left_out = source, left_out
        self._draft: Draft = assessment.draft
        self._findings = {one.obligation: one for one in assessment.findings}
        self._homes: Mapping[str, Home] = homes_of(source.selections)
        self._themes = Themes(assessment, self._homes)
        self._definitions = DraftDefinitions(self._draft, source.order)
        self._forms: DraftForms = forms_of(self._draft)
        additions = [
            kept for one in additions_of(assessment, source.library, self._homes) if (kept := self._wanted(one))
        ]
        additions = self._with_terms(additions)
        self._entries, self._sections = self._parted(additions)
        self._new: list[Numbered] = numbered(self._draft, self._sections, self._forms)
        self._printer = Printer(source, self._draft, self._themes, self._new, self._forms)

    def insertions(self) -> tuple[Insertion, ...]:
        """In the order in which they stand in the text."""
        foreign = self._draft.language != self._source.language
        _ = self._source.translate
        mark = _("[in English]") if foreign else ""
        more = _("{heading}: further provisions") if self._source.language == ENGLISH else "{heading}"
        composer = Composer(self._draft, self._forms, self._printer, more, mark)
        found = [composer.clause(one, 1_000 + order) for order, one in enumerate(self._new)]
        for order, (entry, addition) in enumerate(self._entries):
            place = self._definitions.place(entry.term)
            if place is not None:
                needing = _needing(entry, addition)
                fills = tuple(one for one in addition.fills if one in needing)
                clause = addition.clause
                found.append(composer.definition(entry, place, clause, addition.text, order, fills))
        return tuple(sorted(found, key=lambda one: (one.behind, one.order)))

    # -- inside ----------------------------------------------------------------------------------------------------

    def _wanted(self, addition: Addition) -> Addition | None:
        """An addition without the definitions that only obligations left out need; None where all of it is left out."""
        if self._left_out.issuperset(addition.fills):
            return None
        if not (addition.clause.definitions and self._definitions.entries):
            return addition
        kept = [one for one in addition.clause.definitions if not self._left_out >= _needing(one, addition)]
        return replace(addition, clause=replace(addition.clause, definitions=tuple(kept))) if kept else None

    def _parted(self, additions: Sequence[Addition]) -> tuple[list[tuple[DefinitionEntry, Addition]], list[Addition]]:
        """Definitions that go among those of the draft, and clauses that become sections."""
        entries: list[tuple[DefinitionEntry, Addition]] = []
        sections: list[Addition] = []
        for one in additions:
            if one.clause.definitions and self._definitions.entries:
                order = self._source.order
                held = one.clause.definitions
                ordered = sorted(held, key=lambda entry: order(entry.term)) if order else held
                entries += [(entry, one) for entry in ordered]
            else:
                sections.append(one)
        return entries, sections

    def _with_terms(self, additions: list[Addition]) -> list[Addition]:
        """Adds what the added words rest on: definitions, and paragraphs that give a term its meaning."""
        if self._draft.language != self._source.language:
            return additions
        for home in self._homes.values():
            if any(one.clause.id == home.clause.id for one in additions):
                continue
            words = " ".join(_words(additions))
            needed = [
                paragraph for paragraph in home.clause.paragraphs
                if any(term in words and not self._says(term) for term in terms_defined_by(paragraph))
            ]  # fmt: skip
            if needed:
                clause = replace(home.clause, paragraphs=tuple(needed), definitions=())
                added = Addition(clause, home.text, home.part, home.order, ())
                additions.append(replace(added, after=self._themes.place(added)))
        return self._with_definitions(additions) if DEFINITIONS in self._homes and additions else additions

    def _with_definitions(self, additions: list[Addition]) -> list[Addition]:
        """Adds the definitions of terms that the added words use and that the draft lacks."""
        home = self._homes[DEFINITIONS]
        had = next((one for one in additions if one.clause.id == DEFINITIONS), None)
        known = self._definitions.terms | {one.term.casefold() for one in (had.clause.definitions if had else ())}
        more = called_for(home.clause.definitions, _words(additions), known, self._findings, self._draft)
        if more:
            held = had.clause.definitions if had else ()
            clause = replace(home.clause, paragraphs=home.clause.paragraphs, definitions=(*held, *more))
            fresh = Addition(clause, home.text, home.part, home.order, had.fills if had else ())
            additions = [one for one in additions if one is not had]
            additions.append(replace(fresh, after=self._themes.place(fresh)))
        return sorted(additions, key=lambda one: one.order)

    def _says(self, term: str) -> bool:
        """Whether the draft gives a term a meaning of its own."""
        defined = re.compile(rf"[“\"]{re.escape(term)}s?[”\"]", re.IGNORECASE)
        return term.casefold() in self._definitions.terms or bool(defined.search(self._draft.text))


def _needing(entry: DefinitionEntry, addition: Addition) -> set[str]:
    """The obligations for which a definition is put in."""
    return obligations_of(entry) & set(addition.fills)


def _words(additions: Sequence[Addition]) -> list[str]:
    pieces: list[Paragraph | DefinitionEntry] = []
    for one in additions:
        pieces += [*one.clause.paragraphs, *one.clause.definitions]
    return [text for piece in pieces for text in texts_of(piece)]
