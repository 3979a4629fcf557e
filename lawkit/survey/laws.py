"""The laws of a survey: which files hold them, and which of them count together as the law of one state."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawkit.errors import DraftError
from lawkit.sentences import marked
from lawkit.survey.states import States

# Kinds of file that may hold a law; a folder's other files are left out. Old Word files are named so that the reader
# says what to do with them.
KINDS = frozenset(
    {".docx", ".docm", ".doc", ".odt", ".fodt", ".pdf", ".html", ".htm", ".xhtml", ".xml", ".akn", ".md", ".rtf"}
    | {".markdown", ".txt"}
)
_NO_LAWS = ("readme", "licence", "license", "changelog")
_BLOCK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class LawFile:
    """A file of a survey: where it is, its name in every report, and the code of its state ('' for none)."""

    path: Path
    name: str
    state: str
    size: int  # bytes
    doubt: str = ""  # what is uncertain about its state, for a reader to mend


def laws_of(source: Path, roots: Sequence[Path], without: Path) -> list[LawFile]:
    """The laws of a folder, or of a file that lists one path a line, in the order of their names.

    `without` is the folder of the survey's own results. Paths in a list are taken from the folder of the list; empty
    lines and lines that begin with # are passed over. Raises DraftError where there are none.
    """
    states = States(roots)
    found = _in_folder(source, without.resolve()) if source.is_dir() else _in_list(source)
    laws = {}
    for path, name, said in found:
        state, doubt = states.of(path, name, said)
        laws[name] = LawFile(path, name, state, _size(path), doubt)
    if not laws:
        raise DraftError(marked("holds no laws; lawkit reads {kinds}", kinds=", ".join(sorted(KINDS))), at=source)
    return [laws[name] for name in sorted(laws)]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, '' where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def _in_folder(folder: Path, without: Path) -> Iterator[tuple[Path, str, str]]:
    for at, folders, files in os.walk(folder):
        here = Path(at)
        folders[:] = sorted(one for one in folders if not one.startswith(".") and (here / one).resolve() != without)
        for name in files:
            path = here / name
            hidden = name.startswith((".", "~$"))
            if not hidden and path.suffix.lower() in KINDS and not name.lower().startswith(_NO_LAWS):
                yield path, path.relative_to(folder).as_posix(), ""


def _in_list(source: Path) -> Iterator[tuple[Path, str, str]]:
    try:
        lines = source.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise DraftError(marked("there is no such file or folder; check the name"), at=source) from None
    except (OSError, UnicodeDecodeError):
        raise DraftError(
            marked("give a folder of laws, or a text file with the path of one law a line"), at=source
        ) from None
    for line in lines:
        said, tab, name = line.strip().rpartition("\t")
        if name and not name.startswith("#"):
            path = source.parent / name.strip()
            yield path, Path(name.strip()).as_posix(), said.strip() if tab else ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
