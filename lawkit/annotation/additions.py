"""Which model clauses a draft lacks, and after which of its sections each belongs.

A missing duty brings the clauses that meet it. A duty met in part brings only paragraphs that speak of nothing but what
is lacking: words that would repeat what the draft says already are offered in a comment, never put into the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lawkit.annotation.forms import sections_of
from lawkit.annotation.pieces import elements_given, obligations_of, terms_defined_by, texts_of
from lawkit.checking.assessment import Assessment, Evidence, Finding, Status
from lawkit.drafts.draft import Draft, Kind, Provision
from lawkit.drafts.structure_words import structure_words
from lawkit.kits.clauses import KeptClause, Selection, joined
from lawkit.kits.model_texts import ACT, REGULATIONS
from lawkit.library.content import DefinitionEntry, Effect, Obligation, Paragraph
from lawkit.library.loader import Library

_TEXTS = (ACT.id, REGULATIONS.id)


@dataclass(frozen=True, slots=True)
class Addition:
    """A model clause, or the paragraphs of it that are lacking, and the obligations for which it is put in."""

    clause: KeptClause
    text: str  # the model text that it comes from
    part: str
    order: int  # its place among all clauses
    fills: tuple[str, ...]
    reduced: bool = False  # the draft has the rest of the clause
    into: bool = False  # goes to the end of the section `after`, which begins what it completes
    after: int | None = None  # the section behind which it belongs, by its index in the draft; None: at the end


@dataclass(frozen=True, slots=True)
class Home:
    """Where a clause stands in the model texts."""

    clause: KeptClause
    text: str
    part: str
    order: int


def homes_of(selections: Mapping[str, Selection]) -> dict[str, Home]:
    """Every clause of the act and the regulations in order, by its id."""
    found: dict[str, Home] = {}
    for text in _TEXTS:
        for part in selections[text].parts if text in selections else ():
            for clause in part.clauses if not part.front else ():
                found[clause.id] = Home(clause, text, part.id, len(found))
    return found


def additions_of(assessment: Assessment, library: Library, homes: Mapping[str, Home]) -> list[Addition]:
    """The clauses to put in, in the order of the model texts, each with its place in the draft."""
    wanted = _Wanted(assessment, library, homes)
    themes = Themes(assessment, homes)
    found = []
    for one in wanted.additions():
        begun = themes.begun(one)
        after = begun.index if begun is not None else themes.place(one)
        found.append(replace(one, after=after, into=begun is not None))
    return found


class _Wanted:
    """Chooses paragraph by paragraph."""

    def __init__(self, assessment: Assessment, library: Library, homes: Mapping[str, Home]) -> None:
        self.homes = homes
        self.findings = {one.obligation: one for one in assessment.findings}
        self.lacking: dict[str, set[str]] = {}
        self.present: dict[str, set[str]] = {}
        for finding in assessment.findings:
            if finding.is_gap and not finding.undecided:
                obligation = library.obligations[finding.obligation]
                self.lacking[obligation.id] = lacking_elements(obligation, finding)
                partial = finding.status is Status.PARTIAL
                self.present[obligation.id] = {one.id for one in finding.elements if one.present and partial}

    def additions(self) -> list[Addition]:
        chosen: dict[str, set[str]] = {}  # clause -> obligations
        for obligation, lacking in self.lacking.items():
            left = set(lacking)
            for name in self.findings[obligation].clauses:
                if not left or name not in self.homes:
                    continue
                useful = self._useful(name, obligation)
                gives = {element for one in useful for element in elements_given(one, obligation)}
                if gives & left:
                    left -= gives
                    chosen.setdefault(name, set()).add(obligation)
        found = [self._addition(self.homes[name], fills) for name, fills in chosen.items()]
        return sorted((one for one in found if one is not None), key=lambda one: one.order)

    def _useful(self, clause: str, obligation: str) -> list[Paragraph | DefinitionEntry]:
        """The pieces of a clause that give what an obligation lacks."""
        kept = self.homes[clause].clause
        pieces: list[Paragraph | DefinitionEntry] = [*kept.paragraphs, *kept.definitions]
        found = [one for one in pieces if elements_given(one, obligation) & self.lacking[obligation]]
        if self.findings[obligation].status is Status.MISSING:
            return found
        present = self.present[obligation]
        if kept.schedule:  # a table is one whole
            return []
        new = [one for one in found if not elements_given(one, obligation) & present]
        return [one for one in new if not self._repeats(one, obligation)]

    def _addition(self, home: Home, fills: Iterable[str]) -> Addition | None:
        wanted = sorted(fills, key=list(self.findings).index)
        useful = [piece for obligation in wanted for piece in self._useful(home.clause.id, obligation)]
        kept = home.clause
        definitions = tuple(one for one in kept.definitions if one in useful)
        paragraphs = tuple(one for one in kept.paragraphs if one in useful)
        rest = [one for one in kept.paragraphs if one not in useful]
        if not paragraphs and not definitions:
            return None
        if paragraphs and not any(self._repeats(one) for one in rest):
            paragraphs = kept.paragraphs  # nothing else in the clause says what the draft says already
        else:
            paragraphs = _with_siblings(kept, paragraphs)
        paragraphs = tuple(self._without_what_is_there(one, wanted) for one in paragraphs)
        clause = replace(kept, paragraphs=paragraphs, definitions=definitions)
        reduced = clause.paragraphs != kept.paragraphs and not definitions
        return Addition(clause, home.text, home.part, home.order, tuple(wanted), reduced)

    def _repeats(self, piece: Paragraph | DefinitionEntry, apart_from: str = "") -> bool:
        """Whether a paragraph meets a duty that the draft meets, wholly or in part."""
        met = (Status.COVERED, Status.PARTIAL)
        names = obligations_of(piece) - {apart_from}
        return any(name in self.findings and self.findings[name].status in met for name in names)

    def _without_what_is_there(self, paragraph: Paragraph, wanted: Sequence[str]) -> Paragraph:
        """A paragraph without the items that only repeat the draft, where others give what is wanted."""
        needed = [bool(obligations_of(one) & set(wanted)) for one in paragraph.items]
        if not any(needed):
            return paragraph
        kept = [
            one for one, need in zip(paragraph.items, needed, strict=True)
            if need or not obligations_of(one) or not self._all_met(one)
        ]  # fmt: skip
        if len(kept) == len(paragraph.items):
            return paragraph
        return paragraph.model_copy(update={"items": joined(kept, paragraph.items)})

    def _all_met(self, piece: Paragraph) -> bool:
        names = [name for name in obligations_of(piece) if name in self.findings]
        return bool(names) and all(self.findings[name].status is Status.COVERED for name in names)


def _with_siblings(clause: KeptClause, chosen: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The chosen paragraphs with those of the same clause that they point to or whose terms they use."""
    found = list(chosen)
    while True:
        words = " ".join(text for one in found for text in texts_of(one))
        more = [
            one for one in clause.paragraphs
            if one not in found
            and (
                (one.id and f"{clause.id}#{one.id}'" in words)
                or any(term in words for term in terms_defined_by(one))
            )
        ]  # fmt: skip
        if not more:
            return tuple(one for one in clause.paragraphs if one in found)
        found += more


def lacking_elements(obligation: Obligation, finding: Finding) -> set[str]:
    """The required elements that a finding has not."""
    found = {one.id for one in finding.elements if one.present}
    required = [
        one for one in obligation.elements
        if one.required and one.effect not in (Effect.LIMITING, Effect.MUST_NOT_ADD)
    ]  # fmt: skip
    asked = required or [one for one in obligation.elements if one.effect is not Effect.MUST_NOT_ADD]
    return {one.id for one in asked} - found


class Themes:
    """What each section of a draft is about, in terms of the model texts: the clauses whose duties it meets."""

    def __init__(self, assessment: Assessment, homes: Mapping[str, Home]) -> None:
        self.draft = assessment.draft
        self.sections = sections_of(self.draft)
        self._starts = [section.start for section in self.sections]
        self._met: dict[str, list[int]] = {}  # clause -> sections that meet its duties, the best first
        self._carriers: dict[str, int] = {}  # obligation -> the section that meets it, wholly or in part
        self._schedules: dict[str, str] = {}
        schedules = [one for one in self.draft.provisions if one.kind is Kind.SCHEDULE and one.locator]
        places: list[tuple[int, str, int]] = []  # order of the clause, its part, place of the section
        for finding in assessment.findings:
            home = next((homes[name] for name in finding.clauses if name in homes), None)
            for schedule in schedules if home is not None and home.clause.schedule else ():
                if any(not one.file and schedule.start <= one.start < schedule.end for one in finding.evidence):
                    self._schedules.setdefault(home.clause.id if home else "", schedule.locator)
            section = self.section_of(finding.evidence) if finding.status is not Status.MISSING else None
            if section is None:
                continue
            self._carriers[finding.obligation] = section
            for name in finding.clauses:
                self._met.setdefault(name, []).append(section)
            if home is not None and not self._defines(self.sections[section]):
                places.append((home.order, home.part, section))
        self._last = _last_before_final(self.draft, self.sections)
        self._places = sorted(one for one in places if one[2] <= self._last)

    def section_of(self, evidence: Sequence[Evidence]) -> int | None:
        """The place among the sections of the best evidence that stands in the draft itself."""
        for one in evidence:
            at = bisect_right(self._starts, one.start) - 1
            if not one.file and at >= 0 and one.start < self.sections[at].end:
                return at
        return None

    def schedule(self, clause: str) -> str:
        """The locator of the draft's schedule that does what a clause does; empty where there is none."""
        return self._schedules.get(clause, "")

    def meeting(self, clause: str) -> Provision | None:
        """The section that does what a model clause does; None where there is none."""
        met = self._met.get(clause)
        return self.sections[max(set(met), key=lambda one: (met.count(one), -met.index(one)))] if met else None

    def begun(self, addition: Addition) -> Provision | None:
        """The section that holds the rest of a clause of which only a part is put in."""
        if not addition.reduced or addition.clause.schedule:
            return None
        carriers = [self._carriers[one] for one in addition.fills if one in self._carriers]
        section = self.sections[carriers[0]] if carriers else self.meeting(addition.clause.id)
        return None if section is None or self._defines(section) else section

    def place(self, addition: Addition) -> int | None:
        """The index of the section behind which a clause belongs: one of its own theme, else before the final ones."""
        if addition.clause.schedule or not self.sections:
            return None
        own = [one for one in self._places if one[1] == addition.part]
        if own:
            groups = Counter(self.sections[one[2]].parent for one in own)
            group = max(groups, key=lambda parent: (groups[parent], parent or 0))
            own = [one for one in own if self.sections[one[2]].parent == group]
            before = [one for one in own if one[0] <= addition.order]
            chosen = max(before, key=lambda one: (one[0], one[2])) if before else min(own)
            return self.sections[chosen[2]].index
        earlier = [one for one in self._places if one[0] < addition.order]
        if earlier and addition.part not in ("final", "declarations"):
            part = max(earlier)[1]
            return self.sections[max(one[2] for one in self._places if one[1] == part)].index
        return self.sections[self._last].index

    def _defines(self, section: Provision) -> bool:
        return any(self.draft.provisions[one].kind is Kind.DEFINITION for one in _below(self.draft, section))


def _below(draft: Draft, section: Provision) -> Iterable[int]:
    pending = list(section.children)
    while pending:
        at = pending.pop()
        yield at
        pending.extend(draft.provisions[at].children)


def _last_before_final(draft: Draft, sections: Sequence[Provision]) -> int:
    """The place of the last section before the final provisions, by the words of their headings."""
    words = [one.casefold() for one in structure_words(draft.language).insertion.final]
    at = len(sections) - 1
    while at > 0 and _is_final(draft, sections[at], words):
        at -= 1
    return at


def _is_final(draft: Draft, section: Provision, words: Sequence[str]) -> bool:
    return any(word in heading.casefold() for heading in draft.heading_path(section) for word in words)
