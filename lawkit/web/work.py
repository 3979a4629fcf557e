"""What a worker does: one job, from its folder to the files of its result. Runs in a process of its own."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lawkit.commands import collect_rarely
from lawkit.errors import LawkitError
from lawkit.output import write_file
from lawkit.web.project import ERROR, RESULT, STAGE, draft_of

DOWNLOADS = {
    "html": "gap-report.html",
    "docx": "gap-report.docx",
    "xlsx": "gap-report.xlsx",
    "json": "gap-report.json",
    "annotated": "annotated.docx",
    "kit": "kit.zip",
}
Say = Callable[[str], None]


def work(folder: Path, content: Sequence[Path]) -> None:
    """Does the job of a folder. A failure stands in its error file, in one line, and ends the process with 1."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers itself
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)  # what it leaves behind goes when the job is deleted
    collect_rarely()
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    steps: dict[str, Callable[..., None]] = {"check": _check, "kit": _kit}

    def say(stage: str) -> None:
        write_file(folder / STAGE, stage)

    try:
        steps[job["kind"]](folder, job["title"], job["options"], content, say)
    except LawkitError as error:
        write_file(folder / ERROR, str(error))
        sys.exit(1)
    except MemoryError:
        write_file(folder / ERROR, "this machine has not enough memory for that; split the file")
        sys.exit(1)


def _check(folder: Path, title: str, options: dict[str, Any], content: Sequence[Path], say: Say) -> None:
    from lawkit.checking.check import Checker
    from lawkit.drafts.reading import read
    from lawkit.kits.plain import clause_texts
    from lawkit.library.loader import load
    from lawkit.localization.chosen_instruments import chosen_instruments
    from lawkit.localization.countries import load_country
    from lawkit.localization.messages import translator
    from lawkit.reports.view import arrange
    from lawkit.web.result import result_of

    say("Loading the library")
    library = load(content)
    country, named = options["country"] or None, ",".join(options["instruments"]) or None
    chosen, notes = chosen_instruments(library, country, named)
    say(f"Reading {title}")
    path = draft_of(folder)
    try:
        draft = dataclasses.replace(read(path, options["language"] or None), file=title)
    except LawkitError as error:
        raise type(error)(str(error).replace(path.name, title)) from error
    assessment = Checker(library, chosen).check([draft], say, notes)
    say("Arranging the findings")
    language = options["report_language"]
    _ = translator(language)
    library = library.in_language(language)
    state = load_country(country, library.roots) if country else None
    view = arrange(assessment, library, _, clause_texts(library, chosen, state, language))
    write_file(folder / RESULT, json.dumps(result_of(view), ensure_ascii=False))
    say("Writing the downloads")
    from lawkit.annotation.annotate import annotate
    from lawkit.annotation.printing import source_for
    from lawkit.reports.html_report import as_html
    from lawkit.reports.json_report import as_json
    from lawkit.reports.word_report import as_word
    from lawkit.reports.workbook import as_workbook

    write_file(folder / DOWNLOADS["json"], as_json(assessment))
    write_file(folder / DOWNLOADS["html"], as_html(view, _, language))
    write_file(folder / DOWNLOADS["docx"], as_word(view, _, language))
    write_file(folder / DOWNLOADS["xlsx"], as_workbook(view, _))
    source = source_for(library, draft, chosen, state)
    write_file(folder / DOWNLOADS["annotated"], annotate(path, view, source, _, None, language).data)


def _kit(folder: Path, title: str, options: dict[str, Any], content: Sequence[Path], say: Say) -> None:
    from lawkit.kits.context import make_context
    from lawkit.kits.kit import kit_files
    from lawkit.library.loader import load
    from lawkit.localization.answers import Answers
    from lawkit.localization.countries import load_country
    from lawkit.word.package import zipped

    say("Loading the library")
    library = load(content)
    country = load_country(options["country"], library.roots)
    instruments = library.require_instruments(options["instruments"]) if options["instruments"] else []
    say(f"Writing the kit for {title}")
    asked = (options["language"] or None, instruments, options["tradition"] or None)
    files, _texts = kit_files(make_context(library, country, *asked, Answers(), None, None))
    name = f"kit-{country.iso2}"
    write_file(folder / RESULT, json.dumps({"files": list(files)}, ensure_ascii=False))
    write_file(folder / DOWNLOADS["kit"], zipped({f"{name}/{file}": data for file, data in files.items()}))
