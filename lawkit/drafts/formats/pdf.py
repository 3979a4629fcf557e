"""PDF files with a text layer: their lines, page by page, and the paragraphs that these make up."""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.pdf_layout import Line, Page, paragraphs
from lawkit.drafts.source import Source

# Pdfium keeps global state: two threads inside it at once crash the process.
_ONE_AT_A_TIME = threading.Lock()
_ARABIC_OR_HEBREW = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LINE = re.compile(r"[^\r\n\x02\ufffe]+(?:[\x02\ufffe])?")
_LABEL_DASH = re.compile(r"(?<!\S)([-–.])(\d{1,3})(?=\s)")  # of right-to-left lines: `1-` comes out as `-1`
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»"}
_MIRROR = str.maketrans("()[]{}«»", ")(][}{»«")
_ALEFS = "اأإآٱ"
_SCANNED = (
    "the PDF has no text layer (scanned pages?); run OCR on it, or ask for the Word file, and give lawkit that instead"
)


def read(file: File) -> Source:
    """The paragraphs of a PDF, wrapped lines joined, page headers, footers and numbers left out.

    Raises DraftError when it is scanned, protected with a password, damaged or too long.
    """
    with _ONE_AT_A_TIME:
        pages, title = _pages(file)
    letters = sum(1 for page in pages for line in page.lines for c in line.text if c.isalnum())
    silent = [page.number for page in pages if not page.lines]
    if letters < 20 * max(1, len(pages) - len(silent)) or len(silent) * 2 > len(pages):
        raise file.unusable(_SCANNED)
    unreadable = sum(
        line.text.count("�") + sum("\ue000" <= c <= "\uf8ff" for c in line.text) for p in pages for line in p.lines
    )
    if unreadable * 5 > letters:
        raise file.unusable(
            "the fonts of this PDF do not say which letters they show; run OCR on it or use the Word file"
        )
    blocks, warnings = paragraphs(pages)
    if silent:
        shown = ", ".join(str(number) for number in silent[:10]) + (" …" if len(silent) > 10 else "")
        warnings.append(f"{len(silent)} pages have no text and were not read (scanned or blank): {shown}")
    return Source(file.name, file.sha256, tuple(blocks), title, warnings=tuple(warnings))


def _pages(file: File) -> tuple[list[Page], str]:
    try:
        document = pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or "security" in str(fault).lower():
            raise file.unusable("the PDF is protected with a password; remove the password and retry") from None
        raise file.unusable("the PDF is damaged and cannot be opened; export it again and retry") from None
    try:
        count = len(document)
        if count > file.limits.pages:
            raise file.unusable(f"the PDF has {count} pages; lawkit reads up to {file.limits.pages}: split it")
        pages = []
        for index in range(count):
            file.check_time()
            pages.append(_page(document, index))
        title = str(document.get_metadata_dict().get("Title", ""))
        return pages, " ".join(title.split())
    finally:
        document.close()


def _page(document: Any, index: int) -> Page:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page(index + 1, 0.0, 0.0, [])
    text_page = page.get_textpage()
    try:
        width, height = page.get_size()
        return Page(index + 1, width, height, list(_lines(text_page)))
    finally:
        text_page.close()
        page.close()


def _lines(text_page: Any) -> Iterator[Line]:
    count = text_page.count_chars()
    if count <= 0:
        return
    text: str = text_page.get_text_range()
    measured = len(text) == count  # else characters and positions do not correspond
    right_to_left = len(_ARABIC_OR_HEBREW.findall(text)) * 2 > sum(1 for c in text if c.isalpha())
    if right_to_left:
        if measured:
            text = _ligatures_in_order(text_page, text)
        text = _LABEL_DASH.sub(r"\2\1", brackets_in_order(text))
    for match in _LINE.finditer(text):
        words = match.group()
        hyphenated = words.endswith(("\x02", "\ufffe"))
        words = words.rstrip("\x02\ufffe").rstrip() + ("-" if hyphenated else "")
        if not words.strip():
            continue
        left = bottom = right = top = size = 0.0
        if measured:
            left, bottom, right, top = _box(text_page, match.start(), match.end() - match.start())
            first = match.start() + len(words) - len(words.lstrip())
            size = pdfium.FPDFText_GetFontSize(text_page, first)
        yield Line(words.strip(), left, bottom, right, top, size, right_to_left)


def _box(text_page: Any, start: int, length: int) -> tuple[float, float, float, float]:
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    boxes = []
    for rectangle in range(pdfium.FPDFText_CountRects(text_page, start, length)):
        if pdfium.FPDFText_GetRect(text_page, rectangle, left, top, right, bottom):
            boxes.append((left.value, bottom.value, right.value, top.value))
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _ligatures_in_order(text_page: Any, text: str) -> str:
    """Lam and alef in one glyph come out of pdfium as alef, lam; they are told from the article by their one place."""
    letters = list(text)
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(len(text) - 1):
        if letters[at] in _ALEFS and letters[at + 1] == "ل":
            pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
            place = (x.value, y.value)
            pdfium.FPDFText_GetCharOrigin(text_page, at + 1, x, y)
            if place == (x.value, y.value):
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def brackets_in_order(text: str) -> str:
    """Some programs store the mirrored bracket of right-to-left text; the way that leaves fewer open is right."""
    mirrored = text.translate(_MIRROR)
    page_is_mirrored = _misplaced(mirrored) < _misplaced(text)
    lines = []
    for line, turned in zip(text.split("\n"), mirrored.split("\n"), strict=True):
        surplus = _misplaced(line) - _misplaced(turned)
        lines.append(turned if surplus > 0 or (surplus == 0 and page_is_mirrored) else line)
    return "\n".join(lines)


def _misplaced(text: str) -> int:
    """How many brackets of a text find no partner."""
    depth = wrong = 0
    for sign in text:
        if sign in _BRACKETS:
            depth += 1
        elif sign in _BRACKETS.values():
            if depth:
                depth -= 1
            else:
                wrong += 1
    return wrong + depth
