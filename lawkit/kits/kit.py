"""Building a kit: every document of one list, written to a folder that appears only when it is complete."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
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
from lawkit.kits.meanwhile import meanwhile
from lawkit.kits.memorandum import write_memorandum
from lawkit.kits.model_text import PrintedText, PrintedTexts, named_texts, print_texts
from lawkit.kits.model_texts import MODEL_TEXTS
from lawkit.kits.paper_wording import Met
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
from lawkit.untranslated import unmarked
from lawkit.word.house import House


@dataclass(frozen=True, slots=True)
class KitDocument:
    """One file of a kit and the function that writes it."""

    name: str
    write: Callable[[KitContext, PrintedTexts], bytes]


MEMORANDUM = KitDocument("04-explanatory-memorandum.docx", write_memorandum)  # looks at what the texts use
PAPERS: tuple[KitDocument, ...] = (
    KitDocument("05-obligations-and-clauses.docx", write_correlation),
    KitDocument("05-obligations-and-clauses.xlsx", write_workbook),
    KitDocument("06-checklist.docx", write_checklist),
    KitDocument("07-treaty-actions.docx", write_treaty_actions),
    KitDocument("08-reports.docx", write_reports),
    KitDocument("09-roadmap.docx", write_roadmap),
    KitDocument("10-glossary.docx", write_glossary),
)
"""The papers for which it is enough to know the titles and the numbers of the texts."""
GUIDE = KitDocument("00-start-here.docx", write_start_here)  # lists what is open in all others
DOCUMENTS = (MEMORANDUM, *PAPERS, GUIDE)
"""The documents about the model texts, as they are written; a further one is one more module and one more line."""


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
    pairs = meanwhile(partial(bilingual_texts, context, context.second)) if context.second else nullcontext(dict)
    with meanwhile(partial(_papers, context)) as papers, pairs as bilingual:
        texts = print_texts(context)
        files = {text.file: texts.texts[text.id].data for text in MODEL_TEXTS if text.id in texts.texts}
        made = {name: _text(printed) for name, printed in texts.texts.items()}
        files |= _written(MEMORANDUM, context, texts)
        written, met = papers()
        files |= written
        context.papers.wording.take_over(met)
        files |= _written(GUIDE, context, texts)
        files |= bilingual()
    files |= akoma_ntoso_files(context, texts) if xml else {}
    files |= more(context)
    files = dict(sorted(files.items()))
    files[ANSWERS] = _answers(context)
    files[MANIFEST] = _manifest(context, made, files)
    return files, texts


def _written(document: KitDocument, context: KitContext, texts: PrintedTexts) -> dict[str, bytes]:
    context.papers.wording.paper = document.name
    return {document.name: document.write(context, texts)}


def _papers(context: KitContext) -> tuple[dict[str, bytes], Met]:
    """The papers, and what was met in them."""
    texts = named_texts(context)
    files: dict[str, bytes] = {}
    for document in PAPERS:
        files |= _written(document, context, texts)
    return files, context.papers.wording.met()


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
    text = answers_template(context.profile, used, options, questions, context.answers, context.translate)
    return text.encode()


def _text(printed: PrintedText) -> dict[str, object]:
    """A model text in kit.json: its file, and the number that each clause has in it."""
    wording = printed.wording
    numbered = (clause.id for clause in wording.selection.provisions() if clause.id in wording.numbered.places)
    clauses = {clause: wording.references.locator(clause) for clause in numbered}
    made = as_made(printed.data, printed.text.file)  # how a clause is known again when the kit comes back
    return {"file": printed.text.file, "title": printed.title, "clauses": clauses, **made}


def _manifest(context: KitContext, texts: dict[str, dict[str, object]], files: dict[str, bytes]) -> bytes:
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
            "tradition_reason": unmarked(context.tradition.reason),
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
        "texts": texts,
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
