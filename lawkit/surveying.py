"""`lawkit survey`: many laws checked and laid side by side; files and the terminal are touched only here."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lawkit.console import speech, tell, words_of
from lawkit.errors import OutputError
from lawkit.localization.chosen_instruments import chosen_instruments
from lawkit.output import write_file
from lawkit.sentences import marked

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from lawkit.library.loader import Library
    from lawkit.survey.survey import Survey

DONE = 0
_OUR_PAGES = ("theme-", "instrument-", "state-", "law-", "compare-")
_REFRESH = 0.2  # seconds between pictures of the progress


@dataclass(frozen=True)
class SurveyOptions:
    """The options of `lawkit survey`, as typed."""

    source: Path
    instruments: str | None
    language: str | None
    report_language: str
    workers: int | None
    form: str
    output: Path | None
    content: tuple[Path, ...]
    quiet: bool
    compare: tuple[str, ...] = ()
    find: bool = False
    most_each: int = 20
    scheduler: str | None = None


def run_survey(options: SurveyOptions) -> int:
    """Survey many laws and report; gives the exit status."""
    from lawkit.library.loader import load
    from lawkit.survey.laws import laws_of
    from lawkit.survey.run import SurveyRun
    from lawkit.survey.store import Store
    from lawkit.survey.work import Bench

    source = options.source
    output = options.output or Path(f"{source.resolve().stem or 'laws'}-survey")
    with _watching(options.quiet) as watch:
        watch.begin(marked("Loading the library"), 0)
        library = load(options.content)
        chosen, _notes = chosen_instruments(library, None, options.instruments)
        bench = Bench.holding(library, options.content, tuple(chosen), options.language)
        files = laws_of(source, library.roots, output)
        with Store(output) as store:
            most_each = options.most_each if options.find else None
            run = SurveyRun(bench, store, files, watch, most_each, options.scheduler)
            survey = run.survey(options.workers or _cores())
            watch.begin(marked("Writing the report"), 0)
            _write(options, library, survey, output)  # reads findings from the store
        goal = output / f"survey.{options.form}"
    for name, why in survey.skipped:
        tell(marked("lawkit: {file} was skipped: {why}", file=name, why=why), sys.stderr)
    if not options.quiet:
        if run.found:
            seen = run.found
            tell(
                marked(
                    "First pass: laws {laws:,}, words {words:,}, read anew {anew:,}; could bear on a duty by their "
                    "words {able:,}, checked in full {checked:,}",
                    laws=seen.laws,
                    words=seen.words,
                    anew=run.sifted,
                    able=seen.able,
                    checked=len(seen.files),
                )
            )
        tell(
            marked(
                "Laws: {laws}; states or laws side by side: {subjects}; checked anew: {checked}",
                laws=len(survey.laws),
                subjects=len(survey.subjects),
                checked=run.checked,
            )
        )
        tell(marked("The survey is in {file}", file=goal))
    return DONE


def _write(options: SurveyOptions, library: Library, survey: Survey, output: Path) -> None:
    """The report in its form; pages of an earlier survey that this one has not are removed from their folder."""
    from lawkit.reports.survey_forms import SurveyForms

    forms = SurveyForms(survey, library, options.report_language, options.compare)
    if options.form == "json":
        write_file(output / "survey.json", forms.data())
        return
    if options.form == "xlsx":
        write_file(output / "survey.xlsx", forms.workbook())
        return
    from lawkit.reports.survey_html import PAGES

    try:
        (output / PAGES).mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            marked(
                "cannot write {path}: {reason}; choose another place with --output",
                path=output / PAGES,
                reason=error.strerror,
            )
        ) from error
    written = set()
    for name, text in forms.pages():
        write_file(output / name, text)
        written.add(output / name)
    for page in (output / PAGES).glob("*.html"):
        if page.name.startswith(_OUR_PAGES) and page not in written:
            page.unlink(missing_ok=True)


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Silence:
    def begin(self, stage: str, total: int) -> None:
        pass

    def done(self, name: str, size: int) -> None:
        pass

    def glance(self) -> None:
        pass


class _Bar:
    """Progress on the terminal with the time left; no thread draws it, because workers are copies of this process."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._words = progress, words_of(speech())
        self._task: TaskID | None = None
        self._drawn = 0.0

    def begin(self, stage: str, total: int) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(self._words(stage), total=total or None)
        self._progress.refresh()

    def done(self, name: str, size: int) -> None:
        if self._task is not None:
            self._progress.advance(self._task, size)
        self.glance()

    def glance(self) -> None:
        if time.monotonic() - self._drawn >= _REFRESH:
            self._drawn = time.monotonic()
            self._progress.refresh()


@contextlib.contextmanager
def _watching(quiet: bool) -> Iterator[_Silence | _Bar]:
    """Progress on standard error, where somebody watches it."""
    if quiet or not sys.stderr.isatty():
        yield _Silence()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as progress:
        yield _Bar(progress)
