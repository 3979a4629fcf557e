"""The forms in which texts go to translators and come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lawkit.errors import TranslationError
from lawkit.sentences import marked
from lawkit.translation.bilingual import bilingual_table, read_bilingual_table
from lawkit.translation.po import po_text, read_po_units
from lawkit.translation.tmx import read_tmx, tmx
from lawkit.translation.units import Unit, UnitFile
from lawkit.translation.xliff12 import read_xliff12, xliff12
from lawkit.translation.xliff20 import read_xliff20, xliff20

Write = Callable[[Sequence[UnitFile], str], bytes]
Read = Callable[[bytes, str], tuple[str, list[Unit]]]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the ending of its files, and how it is written and read."""

    ending: str
    write: Write
    read: Read


def _po(files: Sequence[UnitFile], language: str) -> bytes:
    units = (unit for file in files for unit in file.units)
    return po_text(units, language, for_translators=True).encode()


FORMS: dict[str, Form] = {
    "po": Form(".po", _po, read_po_units),
    "xliff12": Form(".xlf", xliff12, read_xliff12),
    "xliff20": Form(".xlf", xliff20, read_xliff20),
    "tmx": Form(".tmx", tmx, read_tmx),
    "docx": Form(".docx", bilingual_table, read_bilingual_table),
}


def form_of(content: bytes, file: str) -> str:
    """Which form a file has, by its first bytes. Raises TranslationError where it has none that lawkit knows."""
    start = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"PK"):
        return "docx"
    if b"<martif" in start:
        return "tbx"
    if b"<tmx" in start:
        return "tmx"
    if b"<xliff" in start:
        return "xliff20" if b'version="2' in start or b"document:2." in start else "xliff12"
    if b"msgid" in content[:20_000]:
        return "po"
    raise TranslationError(
        marked("not a file that lawkit reads; it takes PO, XLIFF 1.2 and 2.0, TMX, TBX and .docx"), at=file
    )
