"""The check of a draft as a worker does it: each stage told as it begins, what was found shown as soon as it is there.

The text is searched for the words of each duty while another process works out its structure, and a long draft is
judged in parts side by side. Where that takes long, what was found on some instruments is kept before the rest.
"""

from __future__ import annotations

import dataclasses
import json
import time

from lawkit.annotation.annotate import placed
from lawkit.checking.assessment import Assessment, DraftingFault
from lawkit.checking.check import Judged
from lawkit.checking.side_by_side import judged_by_part
from lawkit.drafts.apart import DraftsApart
from lawkit.errors import LawkitError
from lawkit.localization.chosen_instruments import chosen_instruments, not_yet_binding
from lawkit.reports.json_report import lawkit_version
from lawkit.reports.review import Reviews
from lawkit.sentences import marked
from lawkit.store.vault import job_group
from lawkit.web.reporting import Spoken, arranged, kept_assessment, spoken
from lawkit.web.result import Data, read_of, result_of
from lawkit.web.work import ASSESSMENT, DOWNLOADS, INSERTED, READ, RESULT, SO_FAR, WRITING, Bench, Say, Task, Told

READER_MEMORY = 4 << 30  # bytes: a hostile file ends its reader, not the machine
LONGEST_SILENCE = 1.0  # seconds after which what was found by now is shown
READING, SEEKING = marked("Reading the draft"), marked("Looking for the words of each duty")
JUDGING, ARRANGING = marked("Judging what was found"), marked("Arranging the findings")
FIRST_FORMS = ("json", "html", "docx", "xlsx")


def check(bench: Bench, task: Task, say: Say) -> None:
    """Checks a draft; leaves the draft as it was read, the result for its page and every report."""
    title, options = task.job.title, task.job.options

    def keep(name: str, data: bytes | str) -> None:
        bench.vault.write(job_group(task.job.id), name, data)

    if task.draft is None:
        raise LawkitError(marked("the draft is no more; send it again"), at=title)
    with bench.vault.path(*task.draft) as path:
        say(Told(READING, 5))
        with DraftsApart(READER_MEMORY) as reading:
            reading.ask(path, options["language"] or None)
            library = bench.library
            country, named = options["country"] or None, ",".join(options["instruments"]) or None
            chosen, notes = chosen_instruments(library, country, named)
            checker = bench.checker(chosen)
            try:
                words = reading.words()
                say(Told(SEEKING, 10))
                spotted = checker.spotted(*words)
                ready = spoken(library, chosen, options)
                draft = dataclasses.replace(reading.drafts()[0], file=title)
            except LawkitError as error:
                raise LawkitError(error.sentence, at=title) from error
        keep(READ, json.dumps(read_of(draft), ensure_ascii=False))
        say(Told(SEEKING, 30))
        opened = checker.opened([draft], notes=notes, spotted=spotted)
        say(Told(JUDGING, 45))
        later = not_yet_binding(library, country, chosen)
        judged: list[Judged] = []
        faults: list[DraftingFault] = []
        told = time.monotonic()
        for some, others in judged_by_part(checker, opened, library):
            judged += some
            faults += others
            found = sum(len(part.findings) for part in judged)
            if found < len(checker.obligations) and time.monotonic() - told > LONGEST_SILENCE:
                so_far = checker.assessment(opened, faults, judged).with_later(later)
                keep(SO_FAR, json.dumps(_shown(ready, so_far, task, list(checker.obligations)), ensure_ascii=False))
                told = time.monotonic()
                say(Told(JUDGING, 45 + 25 * found // len(checker.obligations)))
        assessment = checker.assessment(opened, faults, judged).with_later(later)
        say(Told(ARRANGING, 70))
        written = arranged(ready, assessment, options, Reviews())
        result = result_of(written.view) | {"content": bench.content_version, "lawkit": lawkit_version()}
        keep(RESULT, json.dumps(result, ensure_ascii=False))
        say(Told(WRITING, 80))
        keep(ASSESSMENT, kept_assessment(assessment))
        for form in FIRST_FORMS:
            keep(DOWNLOADS[form], written.report(form))
        say(Told(WRITING, 90))
        annotated = written.annotated(path)
        keep(INSERTED, json.dumps(placed(annotated.insertions), ensure_ascii=False))
        keep(DOWNLOADS["annotated"], annotated.data)


def _shown(ready: Spoken, so_far: Assessment, task: Task, obligations: list[str]) -> Data:
    """The result as far as it goes: each duty has the number that it will have in the whole, `waiting` says how many
    more will come."""
    result = result_of(arranged(ready, so_far, task.job.options, Reviews()).view)
    numbers = {name: number for number, name in enumerate(obligations, 1)}
    rows = [row | {"number": numbers[row["obligation"]]} for row in result["rows"]]
    return result | {"rows": rows, "waiting": len(obligations) - len(rows)}
