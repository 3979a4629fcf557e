"""Making a kit anew with everything that came back in it: answers, edited clauses, comments. Nothing is lost.

The new kit stands in a folder of its own. A model text that somebody edited is there as that file with the news of the
kit put in; the same text as the kit alone would have it stands beside it (`01-model-act.fresh.docx`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lawkit.kits.answers_file import with_answers
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.folder import ANSWERS, MANIFEST, write_folder
from lawkit.kits.kit import kit_files
from lawkit.kits.merged import Merged, merged_text
from lawkit.kits.model_text import PrintedTexts, print_texts
from lawkit.kits.returned import FRESH, ReturnedKit, read_kit, read_manifest
from lawkit.kits.returned_answers import ReturnedAnswers, returned_answers
from lawkit.library.loader import Library
from lawkit.localization.answers import Answers, options_of, read_answers
from lawkit.localization.countries import Country, TreatyStatus, load_country
from lawkit.localization.direction import direction
from lawkit.localization.questions import load_questions
from lawkit.sentences import marked
from lawkit.word.house import House
from lawkit.word.returned import ReturnedClause, read_returned

_NO_DATE = date(2026, 1, 1)  # of comments and changes where the kit carries no date


@dataclass(frozen=True)
class Remade:
    """What came back and what was made of it."""

    kit: ReturnedKit
    answers: ReturnedAnswers
    otherwise: Mapping[str, str]  # answers that the answers file holds otherwise: `section.name` -> what came
    before: Mapping[str, Mapping[str, ReturnedClause]]  # text -> clauses as they were made, where that is known
    merged: Mapping[str, Merged]  # file -> what the new kit had to say to it
    folder: Path
    files: tuple[str, ...]


def remake(
    library: Library,
    folder: Path,
    output: Path,
    day: date | None,
    progress: Callable[[str], None] = lambda _stage: None,
    house: House | None = None,
) -> Remade:
    """Reads a kit's folder back and writes the kit anew into another.

    Raises DraftError where the folder is no kit or a file in it cannot be read, AnswersError for a faulty answers file,
    OutputError where the output cannot be written or holds something else.
    """
    manifest = read_manifest(folder)
    country = load_country(str(manifest["country"]), library.roots)
    progress(marked("Making the kit as it was"))
    old = _context(library, country, manifest, _old_answers(manifest), _day(manifest), house)
    old_texts = print_texts(old)
    marks = [mark for wording in old.wordings.values() for mark in wording.numbered.places]
    progress(marked("Reading what came back"))
    kit = read_kit(folder, manifest, marks)
    answers = returned_answers(kit, old.wordings)
    written, otherwise = with_answers(_answers_text(folder), answers.found)
    progress(marked("Making the kit anew"))
    new = _context(library, country, manifest, _read(library, country, written), day or _day(manifest), house)
    fresh, _texts = kit_files(new, xml=any(name.endswith(".xml") for name in manifest["files"]))
    merged = _merged(kit, fresh, new)
    files = dict(fresh)
    for name, data in kit.edited.items():
        if name in fresh and name not in (ANSWERS, MANIFEST):
            stem, dot, ending = name.rpartition(".")
            files[f"{stem}{FRESH}{dot}{ending}"] = fresh[name]
        files[name] = merged[name].data if name in merged else data
    for name in [*kit.new, *(one for one in manifest["files"] if one not in fresh and one not in kit.missing)]:
        files.setdefault(name, (folder / name).read_bytes())
    files[ANSWERS] = written.encode() if written else fresh[ANSWERS]
    write_folder(dict(sorted(files.items())), output)
    before = _before(old_texts, manifest)
    return Remade(kit, answers, otherwise, before, merged, output, tuple(sorted(files)))


def _context(
    library: Library, country: Country, manifest: Mapping[str, Any], answers: Answers, day: date | None,
    house: House | None,
) -> KitContext:  # fmt: skip
    options = manifest["options"]
    language, instruments = options.get("language"), options.get("instruments") or []
    told = options.get("answers", {}).get("facts", {}).get("tradition", "")
    asked = options.get("tradition") if answers.facts.get("tradition", told) == told else None  # told anew since
    second, topic = options.get("bilingual"), options.get("topic")
    return make_context(library, country, language, instruments, asked, answers, day, house, second, topic)


def _old_answers(manifest: Mapping[str, Any]) -> Answers:
    given = manifest["options"].get("answers", {})
    statuses = {
        name: TreatyStatus(instrument=name, status=status) for name, status in given.get("treaty_status", {}).items()
    }
    return Answers(given.get("placeholders", {}), given.get("options", {}), given.get("facts", {}), statuses)


def _day(manifest: Mapping[str, Any]) -> date | None:
    written = manifest["options"].get("date")
    return date.fromisoformat(written) if written else None


def _answers_text(folder: Path) -> str:
    path = folder / ANSWERS
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _read(library: Library, country: Country, text: str) -> Answers:
    """The answers of a file that stands only in memory yet."""
    if not text:
        return Answers()
    with tempfile.TemporaryDirectory() as space:
        path = Path(space) / ANSWERS
        path.write_text(text, encoding="utf-8")
        asked = (library.placeholders, options_of(library), load_questions(library.roots))
        return read_answers(path, country, *asked)


def _merged(kit: ReturnedKit, fresh: Mapping[str, bytes], context: KitContext) -> dict[str, Merged]:
    moment = f"{(context.date or _NO_DATE).isoformat()}T00:00:00Z"
    right_to_left = direction(context.language.value) == "rtl"
    return {
        text.file: merged_text(
            text, fresh[text.file], kit.manifest["texts"][text.id], moment, right_to_left, context.translate
        )
        for text in kit.texts
        if text.file in fresh
    }


def _before(texts: PrintedTexts, manifest: Mapping[str, Any]) -> dict[str, dict[str, ReturnedClause]]:
    """The clauses as the kit had them, where the content still says the same."""
    found: dict[str, dict[str, ReturnedClause]] = {}
    for name, printed in texts.texts.items():
        made = manifest["texts"].get(name, {})
        digests, offered = made.get("digests", {}), made.get("options", {})
        document = read_returned(printed.data, printed.text.file, lambda _bookmark: "")
        found[name] = {
            clause: one for clause, one in document.clauses.items() if one.digest(offered) == digests.get(clause)
        }
    return found


def changed_files(kit: ReturnedKit) -> Sequence[str]:
    """The edited files that are no model texts."""
    texts = {one.file for one in kit.texts}
    return [name for name in kit.edited if name not in texts]
