"""Building a kit: every document of one list, written to a folder that appears only when it is complete."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from lawkit.kits.akoma_ntoso import akoma_ntoso_files
from lawkit.kits.bilingual import bilingual_texts
from lawkit.kits.checklist import write_checklist
from lawkit.kits.choices import fittings, open_choices
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.correlation import write_correlation, write_workbook
from lawkit.kits.folder import ANSWERS, MANIFEST, write_folder, zip_folder
from lawkit.kits.glossary import write_glossary
from lawkit.kits.memorandum import write_memorandum
from lawkit.kits.model_text import PrintedText, PrintedTexts, print_texts
from lawkit.kits.model_texts import MODEL_TEXTS
from lawkit.kits.reports import write_reports
from lawkit.kits.returned import as_made
from lawkit.kits.roadmap import write_roadmap
from lawkit.kits.start_here import write_start_here
from lawkit.kits.treaty_actions import write_treaty_actions
from lawkit.library.loader import Library
from lawkit.localization.answers import Answers, options_of
from lawkit.localization.answers_template import answers_template
from lawkit.localization.countries import Country
from lawkit.localization.questions import load_questions
from lawkit.word.house import House


@dataclass(frozen=True, slots=True)
class KitDocument:
    """One file of a kit and the function that writes it."""

    name: str
    write: Callable[[KitContext, PrintedTexts], bytes]


DOCUMENTS: tuple[KitDocument, ...] = (
    KitDocument("04-explanatory-memorandum.docx", write_memorandum),
    KitDocument("05-obligations-and-clauses.docx", write_correlation),
    KitDocument("05-obligations-and-clauses.xlsx", write_workbook),
    KitDocument("06-checklist.docx", write_checklist),
    KitDocument("07-treaty-actions.docx", write_treaty_actions),
    KitDocument("08-reports.docx", write_reports),
    KitDocument("09-roadmap.docx", write_roadmap),
    KitDocument("10-glossary.docx", write_glossary),
    KitDocument("00-start-here.docx", write_start_here),  # the last to be written: it lists what is open in all others
)
"""The documents about the model texts; a further one is one more module and one more line here."""


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit that was written."""

    folder: Path
    files: tuple[str, ...]
    context: KitContext
    open_choices: int


def build_kit(
    library: Library,
    country: Country,
    language: str | None,
    instruments: Sequence[str],
    tradition: str | None,
    answers: Answers | None,
    date: datetime.date | None,
    output: Path,
    more: Callable[[KitContext], dict[str, bytes]] = lambda _context: {},
    house: House | None = None,
    xml: bool = False,
    bilingual: str | None = None,
    topic: str | None = None,
) -> Kit:
    """Writes a country's kit into a folder, replacing a kit that stands there unless the user changed it.

    Without a language, instruments or a tradition they follow from the country's profile; `00-start-here` says why.
    `more` gives further files by name, such as those on a draft; `house` is the look of a ministry's template; with
    `xml` the model texts stand there as Akoma Ntoso too, with `bilingual` in two columns, the second in that language.
    A kit on a `topic` holds what concerns its duties alone. Raises ContentError when a clause cannot be rendered,
    UnknownNameError for an unknown instrument, topic or second language, OutputError when the folder cannot be written;
    then nothing is left behind.
    """
    answers = answers or Answers()
    context = make_context(library, country, language, instruments, tradition, answers, date, house, bilingual, topic)
    files, texts = kit_files(context, more, xml)
    write_folder(files, output)
    return Kit(output, tuple(files), context, open_choices(texts.wordings, context.papers.wording).count)


def kit_files(
    context: KitContext, more: Callable[[KitContext], dict[str, bytes]] = lambda _context: {}, xml: bool = False
) -> tuple[dict[str, bytes], PrintedTexts]:
    """Every file of a kit by name, and the model texts among them. Raises ContentError as `build_kit` does."""
    texts = print_texts(context)
    files = {text.file: texts.texts[text.id].data for text in MODEL_TEXTS if text.id in texts.texts}
    for document in DOCUMENTS:
        context.papers.wording.paper = document.name
        files[document.name] = document.write(context, texts)
    files |= bilingual_texts(context, context.second) if context.second else {}
    files |= akoma_ntoso_files(context, texts) if xml else {}
    files |= more(context)
    files = dict(sorted(files.items()))
    files[ANSWERS] = _answers(context)
    files[MANIFEST] = _manifest(context, texts, files)
    return files, texts


def zip_kit(kit: Kit) -> Path:
    """The kit as one archive beside its folder."""
    return zip_folder(kit.folder, kit.files)


def _answers(context: KitContext) -> bytes:
    """The answers file for the user to fill in, with what was answered already."""
    library = context.library
    rendered = (*context.wordings.values(), context.papers.wording)
    blanks = {name for wording in rendered for name in wording.blanks_used}
    chosen = {name for wording in rendered for name in wording.options_used}
    chosen |= {use.key for use in fittings(list(context.wordings.values()))}
    used = {name: library.placeholders[name] for name in library.placeholders if name in blanks}
    options = {name: option for name, option in options_of(library).items() if name in chosen}
    questions = {name: library.translated(one) for name, one in load_questions(library.roots).items()}
    text = answers_template(context.profile, used, options, questions, context.answers, context.language.value)
    return text.encode()


def _text(printed: PrintedText) -> dict[str, object]:
    """A model text in kit.json: its file, and the number that each clause has in it."""
    wording = printed.wording
    numbered = (clause.id for clause in wording.selection.provisions() if clause.id in wording.numbered.places)
    clauses = {clause: wording.references.locator(clause) for clause in numbered}
    made = as_made(printed.data, printed.text.file)  # how a clause is known again when the kit comes back
    return {"file": printed.text.file, "title": printed.title, "clauses": clauses, **made}


def _manifest(context: KitContext, texts: PrintedTexts, files: dict[str, bytes]) -> bytes:
    """kit.json: what made the kit, with which options, where each clause stands, and a digest of each file."""
    content = {
        "lawkit": version("lawkit"),
        "schema": 1,
        "content": content_version(context.library),
        "country": context.country.iso2,
        "options": {
            "language": context.language.value,
            "language_reason": context.language.reason,
            "bilingual": context.second.language.value if context.second else None,
            "topic": context.topic.id if context.topic else None,
            "tradition": context.tradition.value,
            "tradition_reason": context.tradition.reason,
            "instruments": list(context.instruments),
            "instruments_reason": context.instruments_reason,
            "date": context.date.isoformat() if context.date else None,
            "template": context.house.sha256 if context.house else None,
            "answers": {
                "placeholders": dict(sorted(context.answers.placeholders.items())),
                "options": dict(sorted(context.answers.options.items())),
                "facts": dict(sorted(context.answers.facts.items())),
                "treaty_status": {key: row.status for key, row in sorted(context.answers.treaty_status.items())},
            },
        },
        "texts": {name: _text(printed) for name, printed in texts.texts.items()},
        "files": {name: sha256(data).hexdigest() for name, data in files.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def content_version(library: Library) -> str:
    """A digest of the clauses and obligations, the same wherever the content is installed."""
    digest = sha256()
    library = library.english or library  # one version in every language
    for model in (*library.obligations.values(), *library.parts, *library.placeholders.values()):
        digest.update(model.model_dump_json().encode())
    return digest.hexdigest()[:16]
