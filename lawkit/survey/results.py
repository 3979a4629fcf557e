"""What a survey keeps of one law, or of the laws of one state read together: findings and where they stand, no text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, overload

from lawkit.checking.assessment import Assessment, ElementFinding, Evidence, Finding, NarrowedBy, Status
from lawkit.library.content import Obligation
from lawkit.sentences import from_kept, kept

LONGEST_QUOTE = 160  # code points
LAW = "{law}"  # stands for the name of the law, which may change while its text does not


@dataclass(frozen=True)
class Result:
    """What was found: only findings that are not simply missing; `error` says why a law could not be checked.

    `lasting` is false where another try might end otherwise (a worker that died); such a result is not kept.
    """

    language: str = ""
    words: int = 0
    provisions: int = 0
    findings: Sequence[Finding] = ()
    warnings: tuple[str, ...] = ()
    error: str = ""
    lasting: bool = True


class KeptFindings(Sequence[Finding]):
    """Findings that stay on the disk and are read when they are asked for, so that memory does not grow with them."""

    def __init__(self, load: Callable[[], Sequence[Finding]], count: int) -> None:
        self._load = load
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Finding]: ...
    def __getitem__(self, at: int | slice) -> Finding | Sequence[Finding]:
        return self._load()[at]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._load())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def result_of(assessment: Assessment, words: int) -> Result:
    """What is kept of a check."""
    draft = assessment.draft
    kept = [one for one in assessment.findings if one.undecided or one.status is not Status.MISSING]
    return Result(
        language=draft.language,
        words=words,
        provisions=len(draft.provisions) - 1,
        findings=tuple(_short(one) for one in kept),
        warnings=assessment.warnings,
    )


def missing(obligation: Obligation) -> Finding:
    """The finding on a duty that a law does not address."""
    return Finding(obligation.id, Status.MISSING, obligation.is_option, False, 0.0, 0.0, (), (), (), (), ())


def with_file(findings: Iterable[Finding], name: str) -> tuple[Finding, ...]:
    """The findings, each piece of evidence that names no file being of the law `name`."""

    def named(one: Evidence) -> Evidence:
        return one if one.file else replace(one, file=name)

    return tuple(
        replace(
            one,
            evidence=tuple(named(piece) for piece in one.evidence),
            narrowed_by=tuple(replace(narrow, evidence=named(narrow.evidence)) for narrow in one.narrowed_by),
        )
        for one in findings
    )


def _short(finding: Finding) -> Finding:
    """A finding with short quotes; what the library can say again is left out."""
    return replace(
        finding,
        elements=tuple(ElementFinding(one.id, True) for one in finding.elements if one.present),
        evidence=tuple(_short_evidence(one) for one in finding.evidence),
        narrowed_by=tuple(NarrowedBy(one.error, _short_evidence(one.evidence)) for one in finding.narrowed_by),
        nearest=(),
        clauses=(),
    )


def _short_evidence(one: Evidence) -> Evidence:
    quote = one.quote[:LONGEST_QUOTE]
    return replace(one, quote=quote, end=one.start + len(quote))


def encoded(result: Result) -> str:
    """A result as one line of JSON."""
    data = {
        "language": result.language,
        "words": result.words,
        "provisions": result.provisions,
        "warnings": list(map(kept, result.warnings)),
        "error": kept(result.error),
        "findings": [_row(one) for one in result.findings],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def encoded_finding(finding: Finding) -> str:
    """One finding as a line of JSON."""
    return json.dumps(_row(finding), ensure_ascii=False, separators=(",", ":"))


def decoded_finding(text: str) -> Finding:
    """The finding that `encoded_finding` wrote."""
    return _finding(json.loads(text))


def _row(one: Finding) -> list[Any]:
    return [
        one.obligation,
        one.status.value,
        one.option,
        one.undecided,
        one.confidence,
        one.priority,
        [element.id for element in one.elements],
        [_listed(piece) for piece in one.evidence],
        [[narrow.error, *_listed(narrow.evidence)] for narrow in one.narrowed_by],
    ]


def decoded(text: str) -> Result:
    """The result that `encoded` wrote."""
    data = json.loads(text)
    return Result(
        language=data["language"],
        words=data["words"],
        provisions=data["provisions"],
        warnings=tuple(map(from_kept, data["warnings"])),
        error=from_kept(data["error"]),
        findings=tuple(_finding(one) for one in data["findings"]),
    )


def _finding(row: list[Any]) -> Finding:
    obligation, status, option, undecided, confidence, priority, elements, evidence, narrowed = row
    return Finding(
        obligation=obligation,
        status=Status(status),
        option=option,
        undecided=undecided,
        confidence=confidence,
        priority=priority,
        elements=tuple(ElementFinding(one, True) for one in elements),
        evidence=tuple(Evidence(*one) for one in evidence),
        narrowed_by=tuple(NarrowedBy(error, Evidence(*one)) for error, *one in narrowed),
        nearest=(),
        clauses=(),
    )


def _listed(one: Evidence) -> list[Any]:
    return [one.provision, one.start, one.end, one.quote, one.file]
