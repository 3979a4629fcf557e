"""Page numbers for a table of contents, once somebody has laid out the pages: Word does it itself, a PDF needs them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from lawkit.word.columns import LEVELS_BELOW
from lawkit.word.markup import Element, qualified
from lawkit.word.package import zipped

_DOCUMENT = "word/document.xml"
_NUMBERING = "word/numbering.xml"


def has_contents(data: bytes) -> bool:
    """Whether a Word file has a table of contents with page fields."""
    with ZipFile(BytesIO(data)) as package:
        return b"PAGEREF" in package.read(_DOCUMENT)


def with_pages(data: bytes, outline: Sequence[tuple[str, int]]) -> bytes:
    """The file with the page of each heading in its table of contents, as words in place of the fields.

    LibreOffice prints nothing for such a field, and hangs the numbers of right-to-left paragraphs out of the margin
    unless they are said to stand on the right, which Word would take for the left. `outline` gives the headings of the
    laid-out document in order, each with its page counted from 1. An entry that is not found there stays without a
    page.
    """
    with ZipFile(BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(files[_DOCUMENT])
    titles = [(_squeezed(title), page) for title, page in outline]
    at, second = 0, False
    for link in root.iter(qualified("w:hyperlink")):
        result = _result(link)
        if result is None:
            continue
        if not second and _of_second_language(link):
            at, second = 0, True  # the second table goes through the headings once more
        words = _squeezed("".join(text.text or "" for text in link.iter(qualified("w:t")) if text is not result))
        found = next((place for place in range(at, len(titles)) if _same(titles[place][0], words)), None)
        if found is None:
            continue
        result.text = str(titles[found][1])
        _unfield(link)
        at = found + 1
        paragraph = link.getparent()
        properties = paragraph.find(qualified("w:pPr")) if paragraph is not None else None
        if properties is None:
            continue
        for tab in properties.iter(qualified("w:tab")):
            if tab.get(qualified("w:leader")) == "none":
                tab.set(qualified("w:leader"), "dot")
        indent = properties.find(qualified("w:ind"))
        if indent is None:
            indent = etree.SubElement(properties, qualified("w:ind"))
        indent.set(qualified("w:right"), "0")  # LibreOffice prints nothing beyond the indent
    files[_DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if _NUMBERING in files:
        files[_NUMBERING] = _numbers_within_the_margin(files[_NUMBERING])
    return zipped(files)


def _of_second_language(link: Element) -> bool:
    """Whether an entry stands in the table of the second language of a document in two columns."""
    paragraph = link.getparent()
    style = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}") if paragraph is not None else None
    name = style.get(qualified("w:val"), "") if style is not None else ""
    return name[:3] == "TOC" and name[3:].isdecimal() and int(name[3:]) > LEVELS_BELOW


def _numbers_within_the_margin(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for level in root.iter(qualified("w:lvl")):
        side = level.find(qualified("w:lvlJc"))
        if side is not None and level.find(f"{qualified('w:rPr')}/{qualified('w:rtl')}") is not None:
            side.set(qualified("w:val"), "right")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _result(link: Element) -> Element | None:
    """The text element in which a page field of an entry shows its page."""
    code = next((one for one in link.iter(qualified("w:instrText")) if "PAGEREF" in (one.text or "")), None)
    if code is None:
        return None
    texts = list(link.iter(qualified("w:t")))
    return texts[-1] if texts else None


def _unfield(link: Element) -> None:
    """Takes the field away and leaves what it shows."""
    for tag in ("w:fldChar", "w:instrText"):
        for element in list(link.iter(qualified(tag))):
            run = element.getparent()
            if run is not None and run in link:
                link.remove(run)


def _same(title: str, words: str) -> bool:
    """Whether a heading of the outline is that of an entry; the outline may leave the number out, or write it apart."""
    return bool(title) and (title == words or words.endswith(title) or title.endswith(words))


def _squeezed(text: str) -> str:
    return "".join(text.split())
