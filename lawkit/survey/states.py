"""Of which state a law is, told by where it lies and what it says of itself, never by its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from lawkit.drafts.reading import supported_languages
from lawkit.errors import ContentError
from lawkit.library.content import Content
from lawkit.library.yaml_source import read_model
from lawkit.localization.names import country_file, fold, read_names
from lawkit.sentences import marked

SETS = "checklists/survey/sets.yaml"
_HEAD = 8192  # bytes of a file in which it says of itself whose law it is
_SAYS = re.compile(
    rb"""<(?:\w+:)?FRBRcountry\s[^<>]*?value="([A-Za-z]{2})"|^country:[ \t]*["']?([A-Za-z]{2})["']?[ \t]*\r?$""",
    re.MULTILINE,
)
_SAYING = frozenset({".xml", ".akn", ".md", ".markdown"})  # kinds of file that can say it
_SHORTEST_NAME = 4  # letters of a folder that may be called by a state's name


class SetsFile(Content):
    """checklists/survey/sets.yaml: how laws are told to be of one state."""

    look_at: tuple[Literal["list", "metadata", "file-name", "folder"], ...]
    signs: tuple[str, ...]
    no_codes: tuple[str, ...] = ()


class States:
    """Tells states apart by the rules of sets.yaml; ContentError where that file has faults."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = roots
        path = next(root / SETS for root in reversed(roots) if (root / SETS).is_file())
        sets, _, faults = read_model(path, SetsFile)
        if sets is None or faults:
            raise ContentError(faults)
        self._sets = sets
        self._languages = supported_languages()
        self._folders: dict[str, tuple[str, str]] = {}
        self._by_name: dict[str, str] | None = None

    def of(self, path: Path, name: str, said: str) -> tuple[str, str]:
        """The code of a law's state ('' for none), and what is doubtful about it.

        `name` is its path as reports show it, `said` the state that a list names.
        """
        *folders, file = name.split("/")
        doubts = []
        for place in self._sets.look_at:
            code = doubt = ""
            if place == "list":
                code = self._code(said)
            elif place == "metadata":
                code = self._said_by(path)
            elif place == "file-name":
                code, doubt = self._of_file(file)
            else:
                for folder in reversed(folders):
                    code, doubt = self._of_folder(folder)
                    if code or doubt:
                        break
            if doubt:
                doubts.append(doubt)
            if code:
                return code, "; ".join(doubts) if place in ("file-name", "folder") else ""
        return "", "; ".join(doubts)

    def _code(self, one: str) -> str:
        is_code = len(one) == 2 and one.isascii() and one.isalpha() and country_file(one.upper(), self._roots)
        return one.upper() if is_code else ""

    def _said_by(self, path: Path) -> str:
        if path.suffix.lower() not in _SAYING:
            return ""
        try:
            with path.open("rb") as stream:
                found = _SAYS.search(stream.read(_HEAD))
        except OSError:
            return ""
        return self._code((found[1] or found[2]).decode("ascii")) if found else ""

    def _of_file(self, file: str) -> tuple[str, str]:
        sign, head = file[2:3], file[:2]
        if sign not in self._sets.signs or head.lower() in self._sets.no_codes:
            return "", ""
        code = self._code(head)
        if code and head in self._languages:
            return code, marked(
                "files called {head}{sign}… are taken for laws of {code}, not in the language {head}",
                head=head,
                sign=sign,
                code=code,
            )
        return code, ""

    def _of_folder(self, folder: str) -> tuple[str, str]:
        if folder not in self._folders:
            self._folders[folder] = self._looked_at(folder)
        return self._folders[folder]

    def _looked_at(self, folder: str) -> tuple[str, str]:
        code = self._code(folder)
        if code and folder.lower() == folder and folder in self._languages:
            doubt = marked(
                "the folder {folder}/ is taken for a language, not for the state {code}; call it {code}/ if it is",
                folder=folder,
                code=code,
            )
            return "", doubt
        if code or len(folder) < _SHORTEST_NAME:
            return code, ""
        if self._by_name is None:
            index = read_names(self._roots)
            self._by_name = {fold(one): state for state, names in index.items() for one in names}
        return self._by_name.get(fold(folder), ""), ""
