"""Building a kit: every document of one list, written to a folder that appears only when it is complete."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from lawkit.errors import OutputError
from lawkit.kits.checklist import write_checklist
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.correlation import write_correlation, write_workbook
from lawkit.kits.model_act import PrintedAct, print_act
from lawkit.kits.profile import Answers
from lawkit.kits.start_here import write_start_here
from lawkit.library.loader import Library
from lawkit.localization.countries import Country


@dataclass(frozen=True, slots=True)
class KitDocument:
    """One file of a kit and the function that writes it."""

    name: str
    write: Callable[[KitContext, PrintedAct], bytes]


def _act(context: KitContext, act: PrintedAct) -> bytes:
    return act.data


DOCUMENTS: tuple[KitDocument, ...] = (
    KitDocument("00-start-here.docx", write_start_here),
    KitDocument("01-model-act.docx", _act),
    KitDocument("05-obligations-and-clauses.docx", write_correlation),
    KitDocument("05-obligations-and-clauses.xlsx", write_workbook),
    KitDocument("06-checklist.docx", write_checklist),
)
"""The files of a kit in order; a further document is one more module and one more line here."""


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
    date: Date | None,
    output: Path,
) -> Kit:
    """Writes a country's kit into a folder, which it replaces if a kit stands there already.

    Without a language, instruments or a tradition they follow from the country's profile; `00-start-here` says why.
    Raises ContentError when a clause cannot be rendered, UnknownNameError for an unknown instrument, OutputError when
    the folder cannot be written; then nothing is left behind.
    """
    context = make_context(library, country, language, instruments, tradition, answers or Answers(), date)
    act = print_act(context)
    files = {document.name: document.write(context, act) for document in DOCUMENTS}
    files["kit.json"] = _manifest(context, files)
    _place(files, output)
    from lawkit.kits.choices import count_open

    return Kit(output, tuple(files), context, count_open(act.wording))


def _manifest(context: KitContext, files: dict[str, bytes]) -> bytes:
    """kit.json: what made the kit, with which options, and a digest of each file."""
    content = {
        "lawkit": version("lawkit"),
        "schema": 1,
        "content": content_version(context.library),
        "country": context.country.iso2,
        "options": {
            "language": context.language.value,
            "language_reason": context.language.reason,
            "tradition": context.tradition.value,
            "tradition_reason": context.tradition.reason,
            "instruments": list(context.instruments),
            "instruments_reason": context.instruments_reason,
            "date": context.date.isoformat() if context.date else None,
            "answers": {
                "placeholders": dict(sorted(context.answers.placeholders.items())),
                "options": dict(sorted(context.answers.options.items())),
                "facts": dict(sorted(context.answers.facts.items())),
            },
        },
        "files": {name: sha256(data).hexdigest() for name, data in files.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def content_version(library: Library) -> str:
    """A digest of the clauses and obligations, the same wherever the content is installed."""
    digest = sha256()
    for model in (*library.obligations.values(), *library.parts, *library.placeholders.values()):
        digest.update(model.model_dump_json().encode())
    return digest.hexdigest()[:16]


def _place(files: dict[str, bytes], output: Path) -> None:
    """Writes beside the goal and renames, so that nothing half-written is ever seen."""
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output}: is a file; name a folder with --output")
    if output.is_dir() and any(output.iterdir()) and not (output / "kit.json").is_file():
        raise OutputError(f"{output}: the folder holds other files; name a new or empty one with --output")
    temporary = old = None
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
        temporary.chmod(0o755)
        for name, data in files.items():
            (temporary / name).write_bytes(data)
        if output.is_dir():
            old = Path(tempfile.mkdtemp(prefix=f".{output.name}-old-", dir=output.parent))
            output.rename(old / "kit")
        temporary.rename(output)
    except OSError as error:
        if old is not None and (old / "kit").is_dir() and not output.exists():
            (old / "kit").rename(output)
        raise OutputError(f"{output}: cannot be written: {error.strerror}; choose another with --output") from error
    finally:
        for folder in (temporary, old):
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
