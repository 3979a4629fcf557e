"""Finding a state by any of its names: its codes, English names, CLDR's names in our languages and in its own."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from lawkit.errors import ContentError, ContentFault, UnknownNameError
from lawkit.library.content import Content
from lawkit.library.yaml_source import read_model
from lawkit.sentences import marked

FOLDER = "locales/countries"
INDEX = f"{FOLDER}/names.yaml"
_ARTICLE = re.compile(r"^(the|la|le|les|el|los|las|l)\s+")


class NamesFile(Content):
    """locales/countries/names.yaml: the names of every state by its two-letter code; the short name stands second."""

    names: dict[str, tuple[str, ...]] = Field(default_factory=dict)


def fold(name: str) -> str:
    """A name without case, accents, punctuation and leading article, so that spellings compare equal."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return _ARTICLE.sub("", " ".join(kept.split()))


def read_names(roots: Sequence[Path]) -> dict[str, tuple[str, ...]]:
    """Code -> names, of all packs together. Raises ContentError where an index has faults."""
    names: dict[str, tuple[str, ...]] = {}
    faults: list[ContentFault] = []
    for path in (root / INDEX for root in roots):
        if not path.is_file():
            continue
        index, _, found = read_model(path, NamesFile)
        faults += found
        for code, given in index.names.items() if index else ():
            names[code] = (*names.get(code, ()), *given)
    if faults:
        raise ContentError(faults)
    return names


def country_file(code: str, roots: Sequence[Path]) -> Path | None:
    """The file of a state's facts; that of the last pack that has one."""
    for root in reversed(roots):
        path = root / FOLDER / f"{code}.yaml"
        if path.is_file():
            return path
    return None


def find_country(name: str, roots: Sequence[Path]) -> str:
    """The two-letter code of the state that a user means.

    Raises UnknownNameError, naming the states that come close.
    """
    code = name.strip().upper()
    if re.fullmatch(r"[A-Z]{2}", code) and country_file(code, roots):
        return code
    index = read_names(roots)
    wanted = fold(name)
    by_name = {fold(one): code for code, names in index.items() for one in names}
    if wanted in by_name:
        return by_name[wanted]
    shown = " ".join(name.split())[:60]
    codes = _close(wanted, by_name)
    if not codes:
        raise UnknownNameError(
            marked("unknown country '{name}'; give its name or its ISO code, such as Kenya or KE", name=shown)
        )
    known = ", ".join(f"{index[code][min(1, len(index[code]) - 1)]} ({code})" for code in codes)
    raise UnknownNameError(marked("unknown country '{name}'; did you mean {known}?", name=shown, known=known))


def _close(wanted: str, by_name: dict[str, str]) -> list[str]:
    """The codes of up to three states whose names come close."""
    names = [one for one in by_name if len(one) > 3 or not one.isascii()]  # three-letter codes are close to everything
    within = [one for one in names if len(wanted) > 3 and wanted in one]
    close = [*difflib.get_close_matches(wanted, names, n=4, cutoff=0.7), *within]
    return list(dict.fromkeys(by_name[one] for one in close))[:3]
