"""Builds the kit of every state in English, and says what is wrong: `python -m tests.kits.every_state [CODE]...`.

A few minutes of work, so that it is a command and no test; tests take samples.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

from lxml import etree

from lawkit.errors import LawkitError
from lawkit.kits.kit import build_kit
from lawkit.library.loader import Library, load
from lawkit.localization.countries import load_country
from lawkit.localization.names import FOLDER
from tests.word.element_order import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def states(library: Library) -> list[str]:
    """The codes of all states that have a profile."""
    return sorted(path.stem for path in (library.roots[0] / FOLDER).glob("[A-Z][A-Z].yaml"))


def wrong(library: Library, code: str, folder: Path) -> Iterator[str]:
    """What is wrong with the kit of a state."""
    kit = build_kit(library, load_country(code, library.roots), "en", [], None, None, None, folder)
    for name in kit.files:
        data = (folder / name).read_bytes()
        if not name.endswith(".docx"):
            continue
        yield from (f"{name}: {fault}" for fault in faults(data))
        with ZipFile(BytesIO(data)) as package:
            parts = [one for one in package.namelist() if one.startswith("word/") and one.endswith(".xml")]
            for part in parts:
                root = etree.fromstring(package.read(part))
                for paragraph in root.iter(f"{W}p"):
                    words = "".join(paragraph.itertext(f"{W}t"))
                    if "{" in words or "}" in words:
                        yield f"{name}: {part}: {words[:80]}"


def main(codes: list[str]) -> int:
    """Builds them one after the other; gives the number of states with a fault."""
    library, failed = load(), 0
    with tempfile.TemporaryDirectory() as space:
        for code in codes or states(library):
            begun = perf_counter()
            try:
                found = list(wrong(library, code, Path(space) / code))
            except LawkitError as error:
                found = [str(error)]
            failed += bool(found)
            print(f"{code} {perf_counter() - begun:.1f} s {'; '.join(found[:3]) or 'ok'}", flush=True)
    print(f"{failed} states with a fault")
    return failed


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
