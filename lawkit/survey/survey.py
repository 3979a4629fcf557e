"""A survey: what many laws, counted by state or each for itself, say of every obligation; no file is touched here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lawkit.checking.assessment import Finding, Status
from lawkit.checking.progress import STATES, Change, Direction, changes_between, state_of
from lawkit.library.content import Obligation
from lawkit.survey.first_look import FirstLook
from lawkit.survey.results import Result, missing, with_file

BEST = 5  # laws named as carrying an obligation best
MOST_AT_ONCE = 50  # laws that are held until the best of them are chosen
LAW, MEMBER, SET = "law", "member", "set"
"""What a row of a record is: a law, a law that was read with others of its state, what came of reading them."""
_REACH = {"missing": 0, "undecided": 1, "partial": 2, "covered": 3, "not-applicable": 3}

Rows = Sequence[Sequence[str]]
"""Of one subject: (law's name, key of the result, LAW, MEMBER or SET)."""


class WithStates(Mapping[str, Finding]):
    """Findings that stay on the disk, but for the state of each duty."""

    states: Mapping[str, str]  # by obligation


@dataclass(frozen=True)
class Law:
    """A law that was read."""

    name: str
    state: str  # ISO code, '' for none
    sha256: str
    result: Result  # each piece of evidence names its file


@dataclass(frozen=True)
class Subject:
    """What stands in one column of the matrix: a state with its laws, or one law; findings that are not missing."""

    name: str
    is_state: bool
    laws: tuple[str, ...]
    findings: Mapping[str, Finding]

    def state(self, obligation: str) -> str:
        """The state of a duty."""
        if isinstance(self.findings, WithStates):
            return self.findings.states.get(obligation, "missing")
        finding = self.findings.get(obligation)
        return state_of(finding) if finding else "missing"


@dataclass(frozen=True)
class Carrier:
    """A law that carries an obligation."""

    subject: str
    law: str
    finding: Finding


@dataclass(frozen=True)
class Theme:
    """The duties of one kind over all subjects; options are no duties."""

    kind: str
    counts: Mapping[str, int]  # by state, over duties and subjects
    weakest: tuple[str, ...]  # the duties that the fewest subjects meet, at most five; none that all meet

    @property
    def total(self) -> int:
        """Duties times subjects."""
        return sum(self.counts.values())

    @property
    def share(self) -> float:
        """How much of what could be decided is covered, a part counting for half, from 0 to 1."""
        return share_of(self.counts) or 0.0


@dataclass(frozen=True)
class Changed:
    """What became of one subject since the last survey."""

    subject: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Since:
    """What changed since the last survey that differed from this one."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[Changed, ...]


@dataclass(frozen=True)
class Survey:
    """Everything that a report of a survey shows."""

    instruments: tuple[str, ...]
    obligations: tuple[Obligation, ...]
    laws: tuple[Law, ...]
    skipped: tuple[tuple[str, str], ...]  # (law, why)
    subjects: tuple[Subject, ...]
    best: Mapping[str, tuple[Carrier, ...]]  # by obligation id
    themes: tuple[Theme, ...]  # the weakest first
    since: Since | None
    warnings: tuple[str, ...] = field(default=())
    first_look: FirstLook | None = None  # what the first pass did, where there was one


def share_of(counts: Mapping[str, int]) -> float | None:
    """How much of what could be decided is covered, a part counting for half, from 0 to 1; None where nothing was.

    `counts` are duties by state.
    """
    decided = counts["covered"] + counts["partial"] + counts["missing"]
    return (counts["covered"] + counts["partial"] / 2) / decided if decided else None


def subject_of(name: str, rows: Rows, result: Callable[[str], Result | None]) -> Subject:
    """A subject out of the results of its laws.

    What the laws of a state say when they are read together takes the place of what those laws say one by one.
    """
    found: list[Finding] = []
    together = any(role == SET for _law, _key, role in rows)
    undecided: list[Finding] = []
    for law, key, role in rows:
        kept = result(key)
        if kept is None:
            continue
        findings = with_file(kept.findings, law)
        if role == MEMBER and together:
            undecided += [one for one in findings if one.undecided]
        else:
            found += findings
    best: dict[str, Finding] = {}
    for one in (*found, *undecided):
        if one.obligation not in best or strength(one) > strength(best[one.obligation]):
            best[one.obligation] = one
    laws = tuple(law for law, _key, role in rows if role != SET)
    return Subject(name, not (len(laws) == 1 and laws[0] == name), laws, best)


def strength(finding: Finding) -> tuple[float, ...]:
    """How well a finding carries its duty; greater is better."""
    return (
        _REACH[state_of(finding)],
        -len(finding.narrowed_by),
        len(finding.elements),
        finding.confidence,
    )


def best_carriers(subjects: Iterable[Subject], laws: Sequence[Law]) -> dict[str, tuple[Carrier, ...]]:
    """Obligation id -> the laws that carry it best, each by what it says alone."""
    subject = {law: one.name for one in subjects for law in one.laws}
    found: dict[str, list[Carrier]] = {}
    for law in laws:
        for finding in law.result.findings:
            if finding.status in (Status.COVERED, Status.PARTIAL) and not finding.undecided:
                carriers = found.setdefault(finding.obligation, [])
                carriers.append(Carrier(subject[law.name], law.name, finding))
                if len(carriers) > MOST_AT_ONCE:
                    _keep_best(carriers)
    for carriers in found.values():
        _keep_best(carriers)
    return {obligation: tuple(carriers) for obligation, carriers in found.items()}


def _keep_best(carriers: list[Carrier]) -> None:
    carriers.sort(key=lambda one: ([-value for value in strength(one.finding)], one.law))
    del carriers[BEST:]


def themes_of(obligations: Sequence[Obligation], subjects: Sequence[Subject]) -> tuple[Theme, ...]:
    """The duties by kind, the weakest kind first."""
    counts: dict[str, Counter[str]] = {}
    met: dict[str, float] = {}
    duties: dict[str, list[str]] = {}
    for obligation in obligations:
        if obligation.is_option:
            continue
        tally = Counter(subject.state(obligation.id) for subject in subjects)
        counts.setdefault(obligation.kind, Counter()).update(tally)
        met[obligation.id] = tally["covered"] + tally["partial"] / 2
        weak = duties.setdefault(obligation.kind, [])
        if tally["partial"] or tally["missing"]:
            weak.append(obligation.id)
    themes = [
        Theme(
            kind,
            {state: tally[state] for state in (*STATES, "not-applicable")},
            tuple(sorted(duties[kind], key=lambda one: met[one])[:BEST]),
        )
        for kind, tally in counts.items()
    ]
    return tuple(sorted(themes, key=lambda one: (one.share, one.kind)))


def since_of(before: Iterable[Subject], after: Sequence[Subject], obligations: Sequence[Obligation]) -> Since:
    """What changed from one survey to the next, for the obligations that both held; one of `before` at a time."""
    now = {one.name: one for one in after}
    found: dict[str, Changed] = {}
    known, gone = set(), []
    for was in before:
        known.add(was.name)
        if was.name not in now:
            gone.append(was.name)
            continue
        changes = [
            one
            for one in changes_between(_all(was, obligations), _all(now[was.name], obligations))
            if one.direction is not Direction.REWORDED
        ]
        if changes:
            found[was.name] = Changed(was.name, tuple(changes))
    return Since(
        new=tuple(one.name for one in after if one.name not in known),
        gone=tuple(sorted(gone)),
        changed=tuple(found[one.name] for one in after if one.name in found),
    )


def _all(subject: Subject, obligations: Sequence[Obligation]) -> list[Finding]:
    return [subject.findings.get(one.id) or missing(one) for one in obligations]
