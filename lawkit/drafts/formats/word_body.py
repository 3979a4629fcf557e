"""The paragraphs of a Word part in reading order, as the final text shows them.

Insertions are read and deletions are not; of a field the result is read and not the instruction; text boxes follow
the paragraph that they are anchored to; notes follow the paragraph that refers to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.word_numbering import ListPlace, Numbering
from lawkit.drafts.formats.word_parts import MC, Element, Styles, W, number_value, on, value
from lawkit.sentences import marked

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Signs of the Symbol and Wingdings fonts that stand in laws; Word stores them in the private use area.
_SYMBOLS = {
    0xB7: "•",
    0xA7: "▪",
    0xA8: "□",
    0xFC: "✓",
    0xFE: "☑",
    0x6F: "□",
    0x2D: "-",
    0xB3: "≥",
    0xA3: "≤",
    0xB0: "°",
}
_TEXT_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n",
    W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad",
}  # fmt: skip
_DROPPED = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "customXmlPr",
        "smartTagPr", "instrText", "delText", "delInstrText", "commentReference", "annotationRef", "footnoteRef",
        "endnoteRef", "separator", "continuationSeparator", "lastRenderedPageBreak", "proofErr", "bookmarkStart",
        "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "sectPr", "object", "rt",
    )
)  # fmt: skip


@dataclass(slots=True)
class Paragraph:
    """One printed paragraph, before hand-made line breaks part it.

    `runs` tell for each piece of `text` where it begins and which w:r it comes from, so that a comment can be put
    into the file at the place of a quotation; the printed number belongs to no run.
    """

    element: Element
    last: Element | None = None  # the last w:p of several that deleted or hidden marks join
    style: str = ""
    number: str = ""
    text: str = ""
    runs: list[tuple[int, Element]] = field(default_factory=list)
    outline: int | None = None
    list_level: int = 0
    list_place: ListPlace | None = None
    in_contents: bool = False
    in_table: bool = False
    note: bool = False


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shows: bool = False  # between the separator and the end stands the result


@dataclass(slots=True)
class _Pieces:
    """What the runs of a paragraph give: text, anchored text boxes, references to notes."""

    text: list[tuple[str, Element | None]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class Body:
    """Walks the document part; collects on the way what had to be left out."""

    def __init__(self, file: File, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], Element]) -> None:
        self._file = file
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._fields: list[_Field] = []
        self._waiting: Paragraph | None = None  # its paragraph mark is deleted or hidden: the next one joins it
        self._count = 0
        self.hidden = 0
        self.revisions = 0
        self.unstored_numbers = 0
        self.embedded = 0

    def paragraphs(self, container: Element) -> Iterator[Paragraph]:
        """Every paragraph below a block container (w:body, w:tc, w:txbxContent, w:footnote …) in reading order."""
        yield from self._blocks(container, depth=0, in_table=False, in_contents=False)
        if self._waiting is not None:
            last, self._waiting = self._waiting, None
            yield last

    def _blocks(self, container: Element, depth: int, in_table: bool, in_contents: bool) -> Iterator[Paragraph]:
        if depth > self._file.limits.nesting:
            raise self._file.unusable(marked("its contents are nested too deeply to be a law; save it as plain text"))
        for element in container.iterchildren():
            tag = element.tag
            if tag == W + "p":
                yield from self._paragraph(element, depth, in_table, in_contents)
            elif tag == W + "tbl":
                yield from self._flush()
                yield from self._table(element, depth, in_contents)
                yield from self._flush()
            elif tag == W + "sdt":
                gallery = value(element.find(W + "sdtPr"), "docPartObj", "docPartGallery") or ""
                content = element.find(W + "sdtContent")
                if content is not None:
                    listed = in_contents or gallery == "Table of Contents"
                    yield from self._blocks(content, depth + 1, in_table, listed)
            elif tag == MC + "AlternateContent":
                chosen = _alternative(element)
                if chosen is not None:
                    yield from self._blocks(chosen, depth + 1, in_table, in_contents)
            elif tag in (W + "del", W + "moveFrom"):
                self.revisions += 1
            elif tag in (W + "altChunk", W + "subDoc"):
                self.embedded += 1
            elif tag not in _DROPPED:
                yield from self._blocks(element, depth + 1, in_table, in_contents)

    def _flush(self) -> Iterator[Paragraph]:
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            yield waiting

    def _table(self, table: Element, depth: int, in_contents: bool) -> Iterator[Paragraph]:
        for row in _unwrapped(table, W + "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self.revisions += 1
                continue
            for cell in _unwrapped(row, W + "tc"):
                if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                    self.revisions += 1
                    continue
                yield from self._blocks(cell, depth + 1, True, in_contents)
                yield from self._flush()

    def _paragraph(self, element: Element, depth: int, in_table: bool, in_contents: bool) -> Iterator[Paragraph]:
        self._count += 1
        if self._count % 256 == 0:
            self._file.check_time()
        properties = element.find(W + "pPr")
        style_id = value(properties, "pStyle") or self._styles.default
        style = self._styles[style_id]
        listed = in_contents or self._in_contents_field()
        pieces = _Pieces()
        self._inline(element, pieces, hidden=style.hidden, depth=depth)
        listed = listed or self._in_contents_field()
        listed = listed or style.name.lower().startswith(("toc ", "table of figures", "table of authorities"))
        mark = None if properties is None else properties.find(W + "rPr")
        joins = mark is not None and (
            mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None or bool(on(mark, "specVanish"))
        )
        has_text = any(text.strip() for text, _ in pieces.text)
        paragraph = self._waiting
        self._waiting = None
        if paragraph is None or not (paragraph.text or paragraph.number):
            paragraph = Paragraph(element, style=style_id, in_contents=listed, in_table=in_table)
            outline = number_value(properties, "outlineLvl")
            paragraph.outline = style.outline if outline is None else outline
            # A paragraph whose words and mark are both deleted is not printed, so it takes no number.
            if has_text or not joins:
                paragraph.number = self._numbering.label(properties, style_id)
                paragraph.list_level = self._numbering.level(properties, style_id)
                paragraph.list_place = self._numbering.place(properties, style_id)
        paragraph.last = element
        _append(paragraph, pieces)
        if joins:
            self._waiting = paragraph
        else:
            yield paragraph
        for box in pieces.boxes:
            outer, self._fields = self._fields, []
            yield from self._blocks(box, depth + 1, in_table, in_contents)
            yield from self._flush()
            self._fields = outer
        for reference in pieces.notes:
            yield from self._note(reference)

    def _note(self, reference: tuple[str, str]) -> Iterator[Paragraph]:
        note = self._notes.pop(reference, None)  # a note is printed once, also when it is referred to again
        if note is None:
            return
        for paragraph in Body(self._file, self._styles, self._numbering, {}).paragraphs(note):
            paragraph.note = True
            yield paragraph

    def _inline(self, parent: Element, pieces: _Pieces, hidden: bool, depth: int) -> None:
        if depth > self._file.limits.nesting:
            raise self._file.unusable(marked("its contents are nested too deeply to be a law; save it as plain text"))
        for element in parent.iterchildren():
            tag = element.tag
            if tag == W + "r":
                self._run(element, pieces, hidden)
            elif tag in (W + "del", W + "moveFrom"):
                self.revisions += 1
            elif tag in _DROPPED:
                continue
            elif tag == W + "ins" or tag == W + "moveTo":
                self.revisions += 1
                self._inline(element, pieces, hidden, depth + 1)
            elif tag == MC + "AlternateContent":
                chosen = _alternative(element)
                if chosen is not None:
                    self._inline(chosen, pieces, hidden, depth + 1)
            elif tag == _MATH_TEXT:
                pieces.text.append((element.text or "", None))
            elif tag == W + "fldSimple":
                self._note_unstored(element.get(W + "instr", ""))
                self._inline(element, pieces, hidden, depth + 1)
            elif tag == W + "sdt":
                content = element.find(W + "sdtContent")
                if content is not None:
                    self._inline(content, pieces, hidden, depth + 1)
            else:  # hyperlink, smartTag, customXml, dir, bdo, ruby, oMath …
                self._inline(element, pieces, hidden, depth + 1)

    def _run(self, run: Element, pieces: _Pieces, hidden: bool) -> None:
        properties = run.find(W + "rPr")
        if properties is not None:
            direct = on(properties, "vanish")
            if direct is None:
                style = value(properties, "rStyle")
                direct = True if style and self._styles[style].hidden else None
            hidden = hidden if direct is None else direct
        for element in run.iterchildren():
            tag = element.tag
            if tag == W + "t":
                text = element.text or ""
                if hidden:
                    self.hidden += len(text.strip())
                elif self._shows():
                    pieces.text.append((text, run))
            elif tag == W + "fldChar":
                self._field_mark(element.get(W + "fldCharType", ""))
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].shows:
                    self._fields[-1].instruction = (self._fields[-1].instruction + (element.text or "")).lstrip()
            elif hidden or not self._shows() or tag in _DROPPED:
                continue
            elif tag in _TEXT_SIGNS:
                pieces.text.append((_TEXT_SIGNS[tag], run))
            elif tag == W + "sym":
                pieces.text.append((_symbol(element), run))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                pieces.notes.append((tag, element.get(W + "id", "")))
            elif tag == W + "ruby":
                self._inline(element, pieces, hidden, 0)
            elif tag == MC + "AlternateContent":
                chosen = _alternative(element)
                if chosen is not None:
                    self._drawing(chosen, pieces)
            else:  # drawing, pict: their words stand in text boxes
                self._drawing(element, pieces)

    def _drawing(self, element: Element, pieces: _Pieces) -> None:
        """Text boxes below a drawing; boxes inside boxes are found when the outer box is read."""
        tag = element.tag
        if tag == W + "txbxContent":
            pieces.boxes.append(element)
        elif tag == MC + "AlternateContent":
            chosen = _alternative(element)
            if chosen is not None:
                self._drawing(chosen, pieces)
        elif len(element):
            for child in element.iterchildren():
                self._drawing(child, pieces)

    def _in_contents_field(self) -> bool:
        return any(part.instruction.startswith("TOC") for part in self._fields)

    def _shows(self) -> bool:
        return all(part.shows for part in self._fields)

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._note_unstored(self._fields.pop().instruction)

    def _note_unstored(self, instruction: str) -> None:
        if instruction.lstrip().startswith(("LISTNUM", "AUTONUM")):
            self.unstored_numbers += 1


def _unwrapped(parent: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, also those inside content controls and custom XML."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            yield from _unwrapped(child, tag)


def _alternative(element: Element) -> Element | None:
    """One branch of alternate content: the first choice that holds words, else the fallback."""
    for choice in element.iterchildren(MC + "Choice"):
        if next(choice.iter(W + "t", W + "txbxContent"), None) is not None:
            return choice
    return element.find(MC + "Fallback")


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
        return _SYMBOLS.get(code, chr(code) if 0x20 <= code < 0x7F else "□")
    return _SYMBOLS.get(code, chr(code)) if code < 0x110000 else ""


def _append(paragraph: Paragraph, pieces: _Pieces) -> None:
    at = len(paragraph.text)
    texts = [paragraph.text]
    for text, run in pieces.text:
        if run is not None and text:
            paragraph.runs.append((at, run))
        texts.append(text)
        at += len(text)
    paragraph.text = "".join(texts)
