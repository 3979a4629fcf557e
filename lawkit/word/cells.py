"""Reading tables of a Word file back: the words of each cell as they stand once every tracked change is accepted."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from lawkit.errors import DraftError
from lawkit.sentences import marked
from lawkit.word.markup import Element, qualified

LARGEST = 64 * 1024 * 1024  # bytes of the main part
_GONE = {qualified("w:del"), qualified("w:moveFrom")}


def table_rows(content: bytes, file: str = "") -> list[list[str]]:
    """Every row of every table, a string a cell; paragraphs are joined by line breaks.

    Raises DraftError where it is no Word file.
    """
    try:
        with ZipFile(BytesIO(content)) as package:
            if package.getinfo("word/document.xml").file_size > LARGEST:
                raise DraftError(marked("larger than 64 MB; split the file"), at=file)
            data = package.read("word/document.xml")
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (BadZipFile, KeyError, etree.XMLSyntaxError, OSError) as error:
        raise DraftError(marked("not a Word file (.docx)"), at=file) from error
    rows = root.iter(qualified("w:tr"))
    return [[_cell(cell) for cell in row.iter(qualified("w:tc"))] for row in rows]


def _cell(cell: Element) -> str:
    paragraphs = []
    for paragraph in cell.iter(qualified("w:p")):
        words: list[str] = []
        _gather(paragraph, words)
        paragraphs.append("".join(words))
    return "\n".join(paragraphs).strip("\n")


def _gather(element: Element, words: list[str]) -> None:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == qualified("w:t"):
            words.append(child.text or "")
        elif child.tag == qualified("w:tab"):
            words.append("\t" if element.tag == qualified("w:r") else "")
        elif child.tag in (qualified("w:br"), qualified("w:cr")):
            words.append("\n")
        elif child.tag == qualified("w:noBreakHyphen"):
            words.append("\u2011")
        else:
            _gather(child, words)
