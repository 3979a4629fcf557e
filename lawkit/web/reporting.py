"""The reports of a check: written when it is made, and again when reviewers have decided on its findings.

Runs in a worker. What the check found is kept as JSON, so that a report written later shows the same findings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from lawkit.annotation.annotate import Annotated, annotate
from lawkit.annotation.printing import source_for
from lawkit.checking.assessment import Assessment
from lawkit.errors import LawkitError
from lawkit.kits.plain import clause_texts
from lawkit.library.loader import Library
from lawkit.localization.countries import load_country
from lawkit.localization.messages import translator
from lawkit.reports.html_report import as_html
from lawkit.reports.json_report import as_json
from lawkit.reports.review import Reviews
from lawkit.reports.view import ReportView, arrange
from lawkit.reports.word_report import as_word
from lawkit.reports.workbook import as_workbook
from lawkit.sentences import from_kept, kept, marked

OTHER_CONTENT = marked(
    "This report was written with content {content}; the check was made with content {checked}. The findings are those "
    "of the check; words of duties and clauses may differ."
)
NOT_KEPT = marked("This check was made by an earlier lawkit, which kept too little of it. Check the draft again.")


@dataclass(frozen=True)
class Written:
    """The findings on a draft, ready to be written as any report. `options` are those of the check."""

    view: ReportView
    library: Library
    options: Mapping[str, Any]

    def report(self, form: str) -> bytes | str:
        """A report: html, docx, xlsx or json."""
        view, language = self.view, self.options["report_language"]
        _ = translator(language, tuple(self.library.roots))
        match form:
            case "json":
                return as_json(view.assessment, view.reviews)
            case "html":
                return as_html(view, _, language)
            case "docx":
                return as_word(view, _, language)
        return as_workbook(view, _)

    def annotated(self, path: Path, left_out: Collection[str] = ()) -> Annotated:
        """The draft at `path` with comments and tracked insertions, less what only obligations in `left_out` need."""
        view, language = self.view, self.options["report_language"]
        _ = translator(language, tuple(self.library.roots))
        country = self.options["country"]
        state = load_country(country, self.library.roots) if country else None
        source = source_for(self.library, view.assessment.draft, view.assessment.instruments, state)
        return annotate(path, view, source, _, None, language, left_out)


@dataclass(frozen=True)
class Spoken:
    """The content in the language of some reports, and the words of clauses in it, ready before there are findings."""

    library: Library  # as it was loaded, in English
    content: Library
    texts: Callable[[str, str], str]


def spoken(library: Library, instruments: Sequence[str], options: Mapping[str, Any]) -> Spoken:
    """What arranging the findings on some instruments needs, in the language that was asked for."""
    language, country = options["report_language"], options["country"]
    content = library.in_language(language)
    state = load_country(country, library.roots) if country else None
    return Spoken(library, content, clause_texts(content, instruments, state, language))


def arranged(ready: Spoken, assessment: Assessment, options: Mapping[str, Any], reviews: Reviews) -> Written:
    """The findings arranged for the reports."""
    _ = translator(options["report_language"], tuple(ready.library.roots))
    return Written(arrange(assessment, ready.content, _, ready.texts, reviews), ready.library, options)


def with_warning(written: Written, warning: str) -> Written:
    """The same, with one thing more to be told before everything else."""
    return replace(written, view=replace(written.view, warnings=(warning, *written.view.warnings)))


def kept_assessment(assessment: Assessment) -> bytes:
    """What a check found, as it is kept."""
    return _adapter().dump_json(_with_texts(assessment, kept))


def assessment_from(data: bytes | None) -> Assessment:
    """What a check found, as it was kept. Raises LawkitError where it was not."""
    try:
        return _with_texts(_adapter().validate_json(data or b""), from_kept)
    except ValidationError:
        raise LawkitError(NOT_KEPT) from None


def _with_texts(assessment: Assessment, change: Callable[[str], str]) -> Assessment:
    """The same with its warnings as `change` makes them."""
    draft = replace(assessment.draft, warnings=tuple(map(change, assessment.draft.warnings)))
    return replace(assessment, draft=draft, warnings=tuple(map(change, assessment.warnings)))


@cache
def _adapter() -> TypeAdapter[Assessment]:
    return TypeAdapter(Assessment)
