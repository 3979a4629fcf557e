"""11 and 12: what a state's own draft lacks, as a report and as the draft itself with comments and insertions.

Only a kit with a draft comes here; the check and its languages are loaded for it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from lawkit.annotation.annotate import annotate
from lawkit.annotation.printing import source_for
from lawkit.checking.check import check
from lawkit.drafts.reading import read
from lawkit.kits.context import KitContext
from lawkit.kits.plain import clause_texts
from lawkit.reports.view import arrange
from lawkit.reports.word_report import as_word
from lawkit.sentences import marked

GAP_REPORT, ANNOTATED = "11-gap-report.docx", "12-annotated-draft.docx"


def draft_documents(
    context: KitContext,
    path: Path,
    with_laws: Sequence[Path] = (),
    progress: Callable[[str], None] = lambda _stage: None,
) -> dict[str, bytes]:
    """The two documents on a draft, in the kit's language, against the kit's instruments and with its answers.

    The clauses put into the draft are in the draft's own language. Raises DraftError when the draft cannot be read.
    """
    library, language, _ = context.library, context.language.value, context.translate
    source = library.english or library
    drafts = []
    for one in (path, *with_laws):
        progress(marked("Reading {file}", file=one.name))
        drafts.append(read(one))
    assessment = check(source, drafts, context.instruments, progress)
    progress(marked("Writing what it lacks"))
    if context.topic:
        own = tuple(one for one in assessment.findings if one.obligation in context.duties)
        assessment = replace(assessment, findings=own)
    clauses = clause_texts(library, context.instruments, context.country, language)
    view = arrange(assessment, library, _, clauses)
    given = source_for(
        source, drafts[0], context.instruments, context.profile, context.answers, context.tradition.value
    )  # fmt: skip
    return {
        GAP_REPORT: as_word(view, _, language),
        ANNOTATED: annotate(path, view, given, _, context.date, language).data,
    }
