"""Beginning a language: a folder with everything that is to be filled in, and nothing that stands there touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lawkit.errors import TranslationError
from lawkit.library.content import ConceptWordsFile
from lawkit.library.loader import Library
from lawkit.library.parsed import read_parsed
from lawkit.library.paths import content_root
from lawkit.library.translations import ENGLISH, FOLDER
from lawkit.localization.locales import is_language, language_name
from lawkit.localization.messages import PLACE
from lawkit.output import write_file
from lawkit.sentences import marked
from lawkit.translation.catalogue import unit_files
from lawkit.translation.messages import catalogue_text
from lawkit.translation.po import po_text


def begin(library: Library, language: str, root: Path) -> tuple[list[Path], list[Path]]:
    """Write the files of a language below a content folder; gives those written and those that stood there.

    Raises TranslationError for what is no language code.
    """
    if not is_language(language):
        raise TranslationError(
            marked("'{language}' is no language code; give one such as sw, uk or pt_BR", language=language)
        )
    written, there = [], []
    for path, text in _files(library, language, root / "locales" / language):
        if path.exists():
            there.append(path)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, text)
        written.append(path)
    return written, there


def _files(library: Library, language: str, folder: Path) -> Iterator[tuple[Path, str]]:
    shipped = content_root() / "locales" / ENGLISH
    name = language_name(language, ENGLISH)
    drafting = (shipped / "drafting.yaml").read_text(encoding="utf-8")
    begun = drafting.replace(f"language: {ENGLISH}\n", f"language: {language}\n", 1)
    begun = begun.replace("locale: en_001\n", f"locale: {language}\n", 1)
    yield (
        folder / "drafting.yaml",
        f"# How laws in {name} are drafted. This is the English file: put your own words, forms and numbers in\n"
        f"# place of the English ones. A language with one way of drafting keeps one style.\n{begun}",
    )
    checks = f"# What the checks of translations must know of {name}; see the other languages.\nlanguage: {language}\n"
    yield folder / "checks.yaml", checks
    yield folder / PLACE, catalogue_text(language, {})
    structure = (shipped / "structure.yaml").read_text(encoding="utf-8")
    yield (
        folder / "structure.yaml.example",
        f"# How laws in {name} are laid out, for reading drafts. Fill it in and name it structure.yaml.\n{structure}",
    )
    for path in sorted((shipped / "words").glob("*.yaml")):
        yield folder / "words" / f"{path.name}.example", _words(path, name)
    for file in unit_files(library, language):
        if file.units:
            yield folder / FOLDER / f"{file.name}.po", po_text(file.units, language, for_translators=True)


def _words(path: Path, name: str) -> str:
    """A file of words with an empty entry for each concept, and the English words beside it."""
    content, _faults = read_parsed(path, ConceptWordsFile)
    lines = [
        f"# {name} words for the concepts of {path.name}: for the check of drafts, and the term base. Fill in",
        "# the words, name the preferred term where it is a term of art, and take .example off the file's name.",
        "words:",
    ]
    for entry in content.words if content else ():
        lines += [f"- concept: {entry.concept}", f"  # English: {', '.join(entry.words[:8])}", "  words: []"]
    return "\n".join(lines) + "\n"
