"""`lawkit diff`: several versions of a draft checked and compared; files and the terminal are touched only here."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lawkit.console import deliver, showing_progress
from lawkit.localization.chosen_instruments import chosen_instruments
from lawkit.sentences import marked

if TYPE_CHECKING:
    from lawkit.checking.progress import Progress
    from lawkit.library.loader import Library

DONE, GAPS_FOUND = 0, 3


@dataclass(frozen=True)
class DiffOptions:
    """The options of `lawkit diff`, as typed."""

    drafts: tuple[Path, ...]
    country: str | None
    instruments: str | None
    language: str | None
    report_language: str
    form: str
    output: Path | None
    fail_on: str | None
    content: tuple[Path, ...]
    quiet: bool


def run_diff(options: DiffOptions) -> int:
    """Compare versions of a draft and report; gives the exit status."""
    from lawkit.checking.check import Checker
    from lawkit.checking.progress import progress_of
    from lawkit.drafts.reading import read
    from lawkit.library.loader import load

    with showing_progress(options.quiet) as say:
        say(marked("Loading the library"))
        library = load(options.content)
        chosen, notes = chosen_instruments(library, options.country, options.instruments)
        checker = Checker(library, chosen)
        versions = []
        for number, path in enumerate(options.drafts):
            say(marked("Reading {file}", file=path.name))
            draft = read(path, options.language)
            versions.append(checker.check([draft], say, notes if number == 0 else ()))
        progress = progress_of(versions)
        say(marked("Writing the report"))
        _report(options, library, progress)
    return _status(options.fail_on, progress)


def _status(fail_on: str | None, progress: Progress) -> int:
    if fail_on == "lost":
        return GAPS_FOUND if progress.lost else DONE
    failing = {"missing": {"missing"}, "partial": {"missing", "partial"}}.get(fail_on or "", set())
    gaps = any(one.is_gap and one.status.value in failing for one in progress.versions[-1].findings)
    return GAPS_FOUND if gaps else DONE


def _report(options: DiffOptions, library: Library, progress: Progress) -> None:
    from lawkit.reports.progress_json import progress_as_json

    if options.form == "json":
        deliver(options.output, progress_as_json(progress))
        return
    from lawkit.localization.messages import translator
    from lawkit.reports.progress_view import arrange_progress

    language = options.report_language
    _: Callable[[str], str] = translator(language, tuple(library.roots))
    view = arrange_progress(progress, library, _)
    if options.form == "html":
        from lawkit.reports.progress_html import progress_as_html

        deliver(options.output, progress_as_html(view, _, language))
    elif options.form == "docx":
        from lawkit.reports.progress_word import progress_as_word

        last = options.drafts[-1]
        deliver(options.output or last.with_name(f"{last.stem}-progress.docx"), progress_as_word(view, _, language))
    else:
        from lawkit.reports.progress_terminal import print_progress

        page = sys.stdout if options.output is None else io.StringIO()
        print_progress(view, _, page)
        if isinstance(page, io.StringIO):
            deliver(options.output, page.getvalue())
