"""The check: one or more texts of a law held against the obligations of instruments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from lawkit.checking.assessment import Assessment, DraftingFault, ElementFinding, Finding, NarrowedBy, Status
from lawkit.checking.confidence import confidence_of
from lawkit.checking.evidence import carrier_evidence, element_evidence, far_share, opening
from lawkit.checking.faults import broader_offences, drafting_faults
from lawkit.checking.force import WordsInForce
from lawkit.checking.judging import Judge, Judgement, is_complete
from lawkit.checking.law import Law, Signals
from lawkit.checking.named_offences import NamedOffences
from lawkit.checking.parts import separate_parts
from lawkit.checking.priority import priority_of
from lawkit.checking.punished_elsewhere import with_offences_punished_elsewhere
from lawkit.checking.rules import Rule, compile_rules
from lawkit.checking.safeguarding import compile_safeguards, lacking_safeguards
from lawkit.checking.spots import Spot
from lawkit.checking.spotting import Masks, Spotter, Tokens
from lawkit.checking.subject import governing, subjects, with_subject
from lawkit.checking.terms import Meaning, meanings, term_uses, with_terms
from lawkit.drafts.draft import Draft
from lawkit.library.content import Effect, Obligation
from lawkit.library.loader import Library
from lawkit.sentences import marked


@dataclass(frozen=True)
class Spotted:
    """A text in a language, as tokens and with the places where it speaks of concepts."""

    language: str
    text: str
    tokens: Tokens
    spots: list[Spot]


@dataclass(frozen=True)
class Opened:
    """Laws that are read together and ready to be judged; `uses` has of each the places of the terms it defines."""

    main: Draft
    laws: list[Law]
    uses: list[dict[str, list[Spot]]]
    warnings: tuple[str, ...]
    judge: Judge


@dataclass(frozen=True)
class Judged:
    """What was found on some instruments, and the safeguards that are lacking: small enough to be sent to another
    process."""

    findings: tuple[Finding, ...]
    lacking: tuple[DraftingFault, ...]


class Checker:
    """The rules of some instruments made ready once, to be held against any number of laws.

    `instruments` are ids of the library. Obligations without a rule, and all of them where a law's language has no
    concept words, are answered with undecided findings and a warning. Deterministic: no clock, no chance.
    """

    def __init__(self, library: Library, instruments: Sequence[str]) -> None:
        self._library = library
        self._instruments = tuple(instruments)
        self._masks = Masks(library.concepts)
        self._obligations = {o.id: o for o in library.obligations_of(instruments)}
        self._rules = compile_rules(library.rules, self._obligations, self._masks)
        self._safeguards = compile_safeguards(library.safeguards, self._masks)
        asked = {name for one in library.safeguards.values() for name in (*one.when_addressed, *one.met_by)}
        others = {name: library.obligations[name] for name in sorted(asked - set(self._obligations))}
        self._judged = self._rules | compile_rules(library.rules, others, self._masks)
        self._defined_by = meanings(library.concepts, self._masks)
        self._subjects = subjects(library.concepts, self._masks)
        self._governing = governing(library.concepts, self._masks)
        offence = self._masks.bit_or_none("offence-formula")
        noun = self._masks.bit_or_none("offence-noun")
        breach = self._masks.bit_or_none("contravening") | self._masks.bit_or_none("non-compliance")
        modal = [self._masks.bit_or_none(one) for one in ("duty", "power", "prohibition")]
        self._signals = Signals(
            joins_list=self._masks.bit_or_none("list-and"),
            makes_offence=offence,
            speaks_of_offence=offence | noun,
            penalty=self._masks.bit_or_none("penalty"),
            breach=breach,
            rules_conduct=reduce(or_, modal),
            delegates=self._masks.meaning("delegating") if "delegating" in library.concepts else None,
            rules_made=self._masks.bit_or_none("making-regulations") | self._masks.bit_or_none("regulations"),
        )
        self._spotters: dict[str, Spotter | None] = {}

    @property
    def masks(self) -> Masks:
        """The concepts as bits."""
        return self._masks

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule that is held against a law, those included that only other rules ask about."""
        return self._judged

    @property
    def obligations(self) -> Mapping[str, Obligation]:
        """The obligations on which there are findings, in their order."""
        return self._obligations

    @property
    def meanings(self) -> Mapping[str, Meaning]:
        """What a definition of each concept speaks of."""
        return self._defined_by

    def prepare(self, language: str) -> None:
        """Makes the words of a language ready, as the first check of a law in it would."""
        self._spotter(language)

    def check(
        self,
        drafts: Sequence[Draft],
        progress: Callable[[str], None] = lambda _stage: None,
        notes: Sequence[str] = (),
        found_only: bool = False,
    ) -> Assessment:
        """All findings on a draft (the first of `drafts`), other laws of the same state being read with it.

        `notes` go before the warnings. With `found_only` it gives what a survey keeps: the findings that are not simply
        missing, without the provisions that come nearest and without faults of drafting.
        """
        opened = self.opened(drafts, progress, notes)
        progress(marked("Judging"))
        faults = [] if found_only else self.drafting_faults(opened)
        return self.assessment(opened, faults, [self.judged(opened, found_only=found_only)], found_only)

    def spotted(self, language: str, text: str) -> Spotted | None:
        """Where a text speaks of each concept, as far as that can be said before the structure of the law is known;
        None where the language has no words."""
        spotter = self._spotter(language)
        if spotter is None:
            return None
        tokens = spotter.tokens(text)
        return Spotted(language, text, tokens, spotter.spots(tokens))

    def opened(
        self,
        drafts: Sequence[Draft],
        progress: Callable[[str], None] = lambda _stage: None,
        notes: Sequence[str] = (),
        spotted: Spotted | None = None,
    ) -> Opened:
        """A draft (the first) and the laws that are read with it, ready to be judged. `spotted` is what was found in
        the text of the first already."""
        warnings = [*notes, *(warning for draft in drafts for warning in draft.warnings)]
        read: list[tuple[Law, dict[str, list[Spot]]]] = []
        for draft in drafts:
            progress(marked("Reading {file}", file=draft.file))
            known = spotted if spotted and (spotted.language, spotted.text) == (draft.language, draft.text) else None
            found = self._law(draft, known)
            if found is None:
                warnings.append(
                    marked(
                        "{file}: the check has no words for the language '{language}' yet; its findings are undecided "
                        "and a reviewer must read the law",
                        file=draft.file,
                        language=draft.language,
                    )
                )
            else:
                read.append(found)
        warnings += _unsupported(self._library, self._obligations, self._rules)
        laws = [law for law, _uses in read]
        return Opened(drafts[0], laws, [uses for _law, uses in read], tuple(warnings), Judge(laws))

    def drafting_faults(self, opened: Opened) -> list[DraftingFault]:
        """The faults in terms and references of the draft itself."""
        own = (one for one in zip(opened.laws, opened.uses, strict=True) if one[0].draft is opened.main)
        return [fault for law, uses in own for fault in drafting_faults(law, uses, self._library.concepts, self._masks)]

    @cached_property
    def parts(self) -> list[frozenset[str]]:
        """The instruments in groups, each of which can be judged without the others: no rule asks what carries a duty
        of another group. Those whose safeguards the law is asked for come first."""
        return separate_parts(self._judged, self._instruments, self._library.safeguards)

    def judged(self, opened: Opened, part: frozenset[str] | None = None, found_only: bool = False) -> Judged:
        """What is found on one of `parts`, else on everything."""
        rules = {n: r for n, r in self._judged.items() if part is None or r.obligation.instrument in part}
        judgements = opened.judge.judge(rules) if opened.laws else {}
        shares = self._addressed(judgements)
        findings = []
        for obligation in self._obligations.values():
            if part is not None and obligation.instrument not in part:
                continue
            judgement = judgements.get(obligation.id)
            clauses = self._library.clauses_for.get(obligation.id, ())
            if judgement is None:
                findings.append(_undecided(obligation, clauses))
            elif judgement.addressed or not found_only:
                judge = None if found_only else opened.judge
                findings.append(_finding(opened.main, judgement, shares[obligation.instrument], judge, clauses))
        lacking: list[DraftingFault] = []
        if opened.laws and not found_only and (part is None or part == self.parts[0]):
            lacking += lacking_safeguards(self._safeguards, opened.main, opened.laws, judgements)
        return Judged(tuple(findings), tuple(lacking))

    def assessment(
        self,
        opened: Opened,
        faults: Sequence[DraftingFault],
        judged: Sequence[Judged],
        found_only: bool = False,
    ) -> Assessment:
        """What was found on all parts, or on those that are judged by now, in the order of the obligations."""
        by_obligation = {one.obligation: one for part in judged for one in part.findings}
        findings = tuple(by_obligation[name] for name in self._obligations if name in by_obligation)
        said = [*faults, *(one for part in judged for one in part.lacking)]
        if opened.laws and not found_only:
            said += broader_offences(findings, self._obligations, self._library.rules)
        asked = {self._obligations[one.obligation].instrument for one in findings}
        full = len(by_obligation) == len(self._obligations) or found_only
        instruments = self._instruments if full else tuple(one for one in self._instruments if one in asked)
        return Assessment(opened.main, instruments, findings, opened.warnings, tuple(said))

    def judgements(self, drafts: Sequence[Draft]) -> dict[str, Judgement]:
        """What was found for each obligation, before it is put into words, in the drafts whose language has words."""
        laws = [read[0] for draft in drafts if (read := self._law(draft)) is not None]
        return Judge(laws).judge(self._judged)

    def _addressed(self, judgements: Mapping[str, Judgement]) -> dict[str, float]:
        """The share of each instrument's duties that the law addresses, options left aside."""
        asked: dict[str, list[bool]] = {}
        for obligation in self._obligations.values():
            judgement = judgements.get(obligation.id)
            said = asked.setdefault(obligation.instrument, [])
            if judgement is not None and not obligation.is_option:
                said.append(judgement.addressed)
        return {instrument: sum(said) / len(said) if said else 0.0 for instrument, said in asked.items()}

    def _law(self, draft: Draft, spotted: Spotted | None = None) -> tuple[Law, dict[str, list[Spot]]] | None:
        """The draft with its spots, and where each term that it defines is used."""
        spotter = self._spotter(draft.language)
        spotted = spotted or self.spotted(draft.language, draft.text)
        if spotter is None or spotted is None:
            return None
        in_force = WordsInForce(draft)
        uses = term_uses(draft, spotted.tokens, spotter)
        spots = with_terms(draft, spotted.spots, uses, self._masks, self._defined_by, in_force)
        spots = with_subject(draft, in_force, spots, self._subjects, self._governing)
        spots = with_offences_punished_elsewhere(draft, in_force, spots, self._signals)
        named = NamedOffences(draft, uses, spots, in_force, self._signals.speaks_of_offence)
        return Law(draft, spots, self._signals, in_force, named), uses

    def _spotter(self, language: str) -> Spotter | None:
        if language not in self._spotters:
            words = self._library.words(language)
            self._spotters[language] = Spotter(language, words, self._masks) if words else None
        return self._spotters[language]


def check(
    library: Library,
    drafts: Sequence[Draft],
    instruments: Sequence[str],
    progress: Callable[[str], None] = lambda _stage: None,
    notes: Sequence[str] = (),
) -> Assessment:
    """All findings on a draft (the first of `drafts`), other laws of the same state being read with it."""
    return Checker(library, instruments).check(drafts, progress, notes)


def _unsupported(library: Library, obligations: dict[str, Obligation], rules: dict[str, Rule]) -> list[str]:
    without: dict[str, int] = {}
    for obligation in obligations.values():
        if obligation.id not in rules:
            without[obligation.instrument] = without.get(obligation.instrument, 0) + 1
    return [
        marked(
            "{instrument}: {count} obligation has no rule yet; it is reported as undecided and a "
            "reviewer must check it by hand",
            "{instrument}: {count} obligations have no rule yet; they are reported as undecided "
            "and a reviewer must check them by hand",
            instrument=library.instruments[instrument].short_title,
            count=count,
        )
        for instrument, count in without.items()
    ]


def _undecided(obligation: Obligation, clauses: tuple[str, ...]) -> Finding:
    elements = tuple(ElementFinding(e.id, False) for e in obligation.elements)
    return Finding(
        obligation=obligation.id,
        status=Status.MISSING,
        option=obligation.is_option,
        undecided=True,
        confidence=0.0,
        priority=priority_of(obligation, Status.MISSING),
        elements=elements,
        evidence=(),
        narrowed_by=(),
        nearest=(),
        clauses=clauses,
    )


def _finding(
    main: Draft, judgement: Judgement, addressed: float, judge: Judge | None, clauses: tuple[str, ...]
) -> Finding:
    """A judgement put into words; where a `judge` is given, with the provisions that come nearest to a duty not met.

    `addressed` is the share of the instrument's duties that the law addresses.
    """
    obligation = judgement.rule.obligation
    elements = tuple(
        ElementFinding(e.id, e.id in judgement.shown, element_evidence(main, judgement.shown.get(e.id)))
        for e in obligation.elements
    )
    narrowed = [
        NarrowedBy(shown.condition.name, evidence)
        for shown in judgement.narrowed
        for evidence in element_evidence(main, shown)[:1]
    ]
    for element, found in zip(obligation.elements, elements, strict=True):
        if element.effect is Effect.MUST_NOT_ADD and found.present:
            narrowed += [NarrowedBy(element.text, evidence) for evidence in found.evidence[:1]]
    status = Status.MISSING
    complete = False
    if judgement.addressed:
        complete = is_complete(obligation, set(judgement.shown))
        status = Status.COVERED if complete and not narrowed else Status.PARTIAL
    near = judge.nearest(judgement.rule) if judge is not None and status is not Status.COVERED else ()
    return Finding(
        obligation=obligation.id,
        status=status,
        option=obligation.is_option,
        undecided=False,
        confidence=confidence_of(
            status, addressed, far=bool(far_share(judgement)), bare=complete or not judgement.shown
        ),
        priority=priority_of(obligation, status),
        elements=elements,
        evidence=carrier_evidence(main, judgement),
        narrowed_by=tuple(narrowed),
        nearest=tuple(opening(main, unit) for unit in near),
        clauses=clauses,
    )
