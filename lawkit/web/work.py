"""What a worker does: jobs, one after the other, with the content loaded once. Runs in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from lawkit.commands import collect_rarely, free_memory
from lawkit.errors import LawkitError
from lawkit.reports.review import Reviews
from lawkit.sentences import kept, marked
from lawkit.store.records import Job, Kind
from lawkit.store.vault import Vault, job_group, survey_group

if TYPE_CHECKING:
    from lawkit.checking.check import Checker
    from lawkit.library.loader import Library

READ = "read.json"  # the draft, shown while it is checked
SO_FAR = "so-far.json"  # what was found by now, shown while the rest is worked out
RESULT = "result.json"
ASSESSMENT = "assessment.json"  # what the check found, whole
INSERTED = "inserted.json"  # of each obligation, what the annotated draft has for it as tracked insertions
CHOSEN = "chosen.json"  # left_out (obligations), and placed: the same of the annotated draft that was written last
DOWNLOADS = {
    "html": "gap-report.html",
    "docx": "gap-report.docx",
    "xlsx": "gap-report.xlsx",
    "json": "gap-report.json",
    "annotated": "annotated.docx",
    "kit": "kit.zip",
}
_OF_KIND = {"check": ("html", "docx", "xlsx", "json", "annotated"), "kit": ("kit",)}
NO_MEMORY = marked("This machine has not enough memory for that. Split the file.")
FAULT = marked("A fault in lawkit itself ended the work; what was sent is kept. Report it with what the server wrote.")
_READY_AHEAD = ("en",)  # made ready while there is nothing else to do
_LAST, _BELOW_NORMAL = 19, 0x4000  # priorities, as POSIX and as Windows tell them
_CHECKERS = 4  # choices of instruments that are kept ready
WRITING, WRITING_KIT = marked("Writing the downloads"), marked("Writing the kit")
_WARMING = "Act\n\n1. Title\n(1) An Act under section 2.\n(a) An item.\n2. Words\nIn this Act “act” means it.\n"
SURVEY_DOWNLOADS = {"html": "survey.zip", "xlsx": "survey.xlsx", "json": "survey.json"}


def reviewed_name(form: str) -> str:
    """The file of a report with what reviewers decided: a line with its stamp, then the report."""
    return f"reviewed-{DOWNLOADS[form]}"


def downloads_of(kind: Kind) -> dict[str, str]:
    """Form -> name of the files that a kind of job makes."""
    return SURVEY_DOWNLOADS if kind == "survey" else {form: DOWNLOADS[form] for form in _OF_KIND[kind]}


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A report to be written with what reviewers decided; `stamp` tells one state of their decisions from another.

    `left_out` names the obligations for which nothing is put into the annotated draft.
    """

    form: str
    reviews: Reviews
    stamp: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A job as it goes to a worker: with where its draft lies, and a folder for what it leaves behind."""

    job: Job
    draft: tuple[str, str] | None  # group and name in the vault
    folder: Path
    rewriting: Rewriting | None = None  # not the job itself but one of its reports, once more


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker tells: how far it is, or with `ended` that it has done the job, well where `error` is empty."""

    stage: str = ""
    progress: int = 0
    ended: bool = False
    error: str = ""
    law: str = ""  # of a survey, that was checked just now


Say = Callable[[Told], None]


@dataclass
class Bench:
    """What a worker holds ready."""

    content: tuple[Path, ...]
    vault: Vault
    _checkers: dict[tuple[str, ...], Checker] = field(default_factory=dict)

    @cached_property
    def library(self) -> Library:
        """The content."""
        from lawkit.library.loader import load

        return load(self.content)

    @cached_property
    def content_version(self) -> str:
        """The digest of the content that a sign-off freezes."""
        from lawkit.kits.kit import content_version

        return content_version(self.library)

    def checker(self, instruments: Sequence[str]) -> Checker:
        """The rules of some instruments, made ready once."""
        from lawkit.checking.check import Checker

        asked = tuple(instruments)
        found = self._checkers.pop(asked, None) or Checker(self.library, asked)
        self._checkers[asked] = found  # the last used stands last
        if len(self._checkers) > _CHECKERS:
            del self._checkers[next(iter(self._checkers))]
        return found


def serve_jobs(pipe: Connection, content: Sequence[Path], vault: Vault) -> None:
    """A worker's life: jobs until the other side is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers itself
    if sys.platform != "win32":
        os.setpgid(0, 0)  # so that what it starts ends with it
    _let_pages_come_first()
    collect_rarely()
    bench = Bench(tuple(content), vault)
    ahead = list(_READY_AHEAD)
    with contextlib.suppress(EOFError, OSError):
        while True:
            while ahead and not pipe.poll(0):
                with contextlib.suppress(LawkitError):  # a fault of the content is said by the job that meets it
                    _make_ready(bench, ahead[0])
                del ahead[0]
            pipe.send(_done(bench, pipe.recv(), pipe))
            free_memory()


def _make_ready(bench: Bench, language: str) -> None:
    """Loads what reading, checking and showing a draft need, by doing it once: the process that reads each draft is a
    copy of this one."""
    from lawkit.drafts.reading import likely_language, read_source, structured
    from lawkit.web.reporting import arranged, spoken

    checker = bench.checker(list(bench.library.instruments))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "act.txt"
        path.write_text(_WARMING, encoding="utf-8")
        source = read_source(path)
        likely_language(source)
        assessment = checker.check([structured(source, language)])
    options = {"report_language": language, "country": ""}
    arranged(spoken(bench.library, assessment.instruments, options), assessment, options, Reviews())


def _let_pages_come_first() -> None:
    """Gives this process, and what it starts, the lowest priority: a person who waits for a page waits for none."""
    if sys.platform == "win32":
        import ctypes

        system = ctypes.windll.kernel32
        system.SetPriorityClass(system.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_LAST)


def _done(bench: Bench, task: Task, pipe: Connection) -> Told:
    from lawkit.web.check_work import check

    steps: dict[str, Callable[[Bench, Task, Say], None]] = {"check": check, "kit": _kit, "survey": _survey}
    step = _rewrite if task.rewriting else steps[task.job.kind]
    tempfile.tempdir = str(task.folder)  # what it leaves behind goes when the job has ended
    try:
        step(bench, task, pipe.send)
    except LawkitError as error:
        return Told(ended=True, error=error.whole)
    except MemoryError:
        return Told(ended=True, error=NO_MEMORY)
    except Exception:  # to do it again would end the same way
        traceback.print_exc()
        return Told(ended=True, error=FAULT)
    finally:
        tempfile.tempdir = None
    return Told(ended=True)


def _rewrite(bench: Bench, task: Task, _say: Say) -> None:
    from lawkit.annotation.annotate import placed
    from lawkit.localization.messages import translator
    from lawkit.web.reporting import OTHER_CONTENT, arranged, assessment_from, spoken, with_warning

    job, asked = task.job, task.rewriting
    if asked is None or task.draft is None:
        raise LawkitError(marked("the draft is no more; send it again"), at=job.title)
    group = job_group(job.id)
    checked_with = json.loads(bench.vault.read(group, RESULT) or b"{}").get("content", "")
    assessment = assessment_from(bench.vault.read(group, ASSESSMENT))
    ready = spoken(bench.library, assessment.instruments, job.options)
    written = arranged(ready, assessment, job.options, asked.reviews)
    if checked_with != bench.content_version:
        told = translator(job.options["report_language"], tuple(bench.library.roots))(OTHER_CONTENT)
        shown = {"content": bench.content_version[:16], "checked": checked_with[:16]}
        written = with_warning(written, told.format(**shown))
    report: bytes | str
    if asked.form == "annotated":
        with bench.vault.path(*task.draft) as path:
            annotated = written.annotated(path, asked.left_out)
        chosen = {"left_out": list(asked.left_out), "placed": placed(annotated.insertions)}
        bench.vault.write(group, CHOSEN, json.dumps(chosen, ensure_ascii=False))
        report = annotated.data
    else:
        report = written.report(asked.form)
    data = report.encode("utf-8") if isinstance(report, str) else report
    bench.vault.write(group, reviewed_name(asked.form), f"{asked.stamp}\n".encode("ascii") + data)


def _kit(bench: Bench, task: Task, say: Say) -> None:
    from lawkit.kits.context import make_context
    from lawkit.kits.kit import kit_files
    from lawkit.localization.countries import load_country
    from lawkit.web.kit_plan import answers_in
    from lawkit.word.package import zipped

    options, library = task.job.options, bench.library
    country = load_country(options["country"], library.roots)
    instruments = library.require_instruments(options["instruments"]) if options["instruments"] else []
    say(Told(WRITING_KIT, 10))
    asked = (options["language"] or None, instruments, options["tradition"] or None)
    answers = answers_in(options.get("answers", ""), country, library)
    topic = options.get("topic") or None
    files, _texts = kit_files(make_context(library, country, *asked, answers, None, None, topic=topic))
    name = "-".join(filter(None, ("kit", country.iso2, topic)))
    group = job_group(task.job.id)
    bench.vault.write(group, RESULT, json.dumps({"files": list(files)}, ensure_ascii=False))
    bench.vault.write(group, DOWNLOADS["kit"], zipped({f"{name}/{file}": data for file, data in files.items()}))


@dataclass
class _Watch:
    """Tells how far a survey is, and of each law that it is checked."""

    tell: Say
    checking: str  # the stage in which each law is checked by itself
    _stage: str = ""
    _total: int = 0
    _done: int = 0

    def begin(self, stage: str, total: int) -> None:
        """A stage of so many bytes begins."""
        self._stage, self._total, self._done = stage, total, 0
        self.tell(Told(stage))

    def done(self, name: str, size: int) -> None:
        """So many bytes more are done."""
        self._done += size
        progress = 100 * self._done // self._total if self._total else 0
        self.tell(Told(self._stage, progress, law=name if self._stage == self.checking else ""))

    def glance(self) -> None:
        """Nothing new."""


def _survey(bench: Bench, task: Task, say: Say) -> None:
    from lawkit.localization.chosen_instruments import chosen_instruments
    from lawkit.reports.survey_forms import SurveyForms
    from lawkit.survey.laws import laws_of
    from lawkit.survey.run import CHECKING, SurveyRun
    from lawkit.survey.store import Store
    from lawkit.survey.work import Bench as SurveyBench
    from lawkit.word.package import zipped

    def keep(form: str, data: bytes | str) -> None:
        bench.vault.write(job_group(task.job.id), SURVEY_DOWNLOADS[form], data)

    options, library = task.job.options, bench.library
    with tempfile.TemporaryDirectory() as folder:
        laws, results = Path(folder) / "laws", Path(folder) / "results"
        laws.mkdir()
        for number, name in enumerate(options["laws"]):
            (laws / name).write_bytes(bench.vault.read(survey_group(options["survey"]), str(number)) or b"")
        chosen, _notes = chosen_instruments(library, None, ",".join(options["instruments"]) or None)
        surveyed = SurveyBench.holding(library, bench.content, tuple(chosen), options["language"] or None)
        with Store(results) as store:
            survey = SurveyRun(surveyed, store, laws_of(laws, library.roots, results), _Watch(say, CHECKING)).survey(1)
            say(Told(WRITING, 95))
            forms = SurveyForms(survey, library, options["report_language"])
            keep("json", "".join(forms.data()))
            keep("xlsx", forms.workbook())
            keep("html", zipped({f"survey/{name}": text.encode("utf-8") for name, text in forms.pages()}))
    told = {"laws": [one.name for one in survey.laws], "skipped": [[name, kept(why)] for name, why in survey.skipped]}
    bench.vault.write(job_group(task.job.id), RESULT, json.dumps(told, ensure_ascii=False))
