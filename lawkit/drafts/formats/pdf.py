"""PDF files with a text layer: their lines, page by page, and the paragraphs that these make up."""

from __future__ import annotations

import ctypes
import re
import threading
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.pdf_layout import paragraphs
from lawkit.drafts.formats.pdf_page import Line, Page, beside, joined
from lawkit.drafts.formats.pdf_right_to_left import brackets_in_order, in_reading_order, is_right_to_left
from lawkit.drafts.source import Source
from lawkit.sentences import marked

# Pdfium keeps global state: two threads inside it at once crash the process.
_ONE_AT_A_TIME = threading.Lock()
_LINE = re.compile(r"[^\r\n\x02\ufffe]+(?:[\x02\ufffe])?")
_NO_LETTERS = marked("the fonts of this PDF do not say which letters they show; run OCR on it, or use the Word file")
_PROGRAM_TITLE = re.compile(r"^Microsoft Word - |\.(?:docx?|rtf|odt|pdf|indd|wpd)$", re.IGNORECASE)
# Behind a word or its punctuation; the 2 of m2 is no mark.
_NOTE_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_]{3} )|(?<=[.,;:)”»]))\d{1,3}(?!\w)")
_SCANNED = marked(
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
    signs = sum(1 for page in pages for line in page.lines for c in line.text if not c.isspace() and c not in "._-")
    unknown = sum(
        line.text.count("�") + sum("\ue000" <= c <= "\uf8ff" for c in line.text) for p in pages for line in p.lines
    )
    if letters * 10 < signs * 6 or unknown * 5 > letters:
        raise file.unusable(_NO_LETTERS)
    blocks, warnings = paragraphs(pages)
    if silent:
        shown = ", ".join(str(number) for number in silent[:10]) + (" …" if len(silent) > 10 else "")
        warnings.append(
            marked(
                "{count} page has no text and was not read (scanned or blank): {pages}",
                "{count} pages have no text and were not read (scanned or blank): {pages}",
                count=len(silent),
                pages=shown,
            )
        )
    return Source(file.name, file.sha256, tuple(blocks), title, warnings=tuple(warnings))


def _pages(file: File) -> tuple[list[Page], str]:
    try:
        document = pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or "security" in str(fault).lower():
            raise file.unusable(marked("the PDF is protected with a password; remove the password and retry")) from None
        raise file.unusable(marked("the PDF is damaged and cannot be opened; export it again and retry")) from None
    try:
        count = len(document)
        if count > file.limits.pages:
            raise file.unusable(
                marked(
                    "the PDF has too many pages ({count}; lawkit reads up to {pages}); split it",
                    count=count,
                    pages=file.limits.pages,
                )
            )
        pages = []
        for index in range(count):
            file.check_time()
            pages.append(_page(document, index))
        title = str(document.get_metadata_dict().get("Title", ""))
        # Programs put the name of a file there, which is no title of a law.
        return pages, "" if _PROGRAM_TITLE.search(title.strip()) else " ".join(title.split())
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
        return Page(index + 1, width, height, _lines(text_page))
    finally:
        text_page.close()
        page.close()


def _lines(text_page: Any) -> list[Line]:
    count = text_page.count_chars()
    if count <= 0:
        return []
    text: str = text_page.get_text_range()
    measured = len(text) == count  # else characters and positions do not correspond
    right_to_left = is_right_to_left(text)
    lines: list[Line] = []
    ranges: list[list[tuple[int, int]]] = []  # which characters each line is made of
    for match in _LINE.finditer(text):
        line = _line(text_page, match, measured, right_to_left)
        if not line.text:
            continue
        here = (match.start(), match.end() - match.start())
        if right_to_left and lines and beside(lines[-1], line):
            # Pdfium parts a printed line at vowel signs; the parts are of no order.
            lines[-1] = joined(lines[-1], line)
            ranges[-1].append(here)
        else:
            lines.append(line)
            ranges.append([here])
    if right_to_left and measured:
        for line, parts in zip(lines, ranges, strict=True):
            if is_right_to_left(line.text):
                line.text = in_reading_order(text_page, parts, line.size)
        ordered = brackets_in_order("\n".join(line.text for line in lines)).split("\n")
        for line, words in zip(lines, ordered, strict=True):
            line.text = words
    return lines


def _line(text_page: Any, match: re.Match[str], measured: bool, right_to_left: bool) -> Line:
    words = match.group()
    hyphenated = words.endswith(("\x02", "\ufffe"))
    words = words.rstrip("\x02\ufffe").rstrip() + ("-" if hyphenated else "")
    line = Line(words.strip(), right_to_left=right_to_left)
    if measured and line.text:
        line.left, line.bottom, line.right, line.top = _box(text_page, match.start(), match.end() - match.start())
        first = match.start() + len(words) - len(words.lstrip())
        line.size = pdfium.FPDFText_GetFontSize(text_page, first)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text_page, first, x, y)
        line.base = y.value
        line.text = _without_note_marks(text_page, match.start(), words, line).strip()
    return line


def _without_note_marks(text_page: Any, start: int, words: str, line: Line) -> str:
    """The words without the raised marks of footnotes, which would stand in the middle of the law's words."""
    y, x = ctypes.c_double(), ctypes.c_double()
    kept, at = "", 0
    for mark in _NOTE_MARK.finditer(words):
        index = start + mark.start()
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        small = pdfium.FPDFText_GetFontSize(text_page, index) < line.size * 0.8
        if small and y.value > line.base + line.size * 0.15:
            kept += words[at : mark.start()]
            at = mark.end()
    return (kept + words[at:]).replace("  ", " ") if kept else words


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
