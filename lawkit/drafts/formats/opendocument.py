"""OpenDocument texts (.odt, .fodt): their paragraphs as printed, automatic numbers included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.lines import split_at_breaks
from lawkit.drafts.formats.opendocument_numbering import OFFICE, STYLE, TEXT, Counters, Element, Numbering, whole
from lawkit.drafts.formats.package import Package, parse_xml
from lawkit.drafts.source import Block, BlockKind, Source
from lawkit.sentences import marked

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SPACE = re.compile(r"[ \t\r\n]+")
_INDEXES = frozenset(
    TEXT + name
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index")
)
# Deleted words stand in text:tracked-changes, apart from the text; comments in office:annotation.
_DROPPED = frozenset(
    (
        TEXT + "tracked-changes", OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "sequence-decls",
        TEXT + "variable-decls", TEXT + "user-field-decls", TEXT + "table-of-content-source", OFFICE + "forms",
        TEXT + "soft-page-break", TEXT + "ruby-text", TEXT + "script", TEXT + "note-citation", TEXT + "number",
        TEXT + "alphabetical-index-source", TEXT + "bibliography-source", _DRAW + "object", _DRAW + "image",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: in which list and level, in a table, in a table of contents, in a note."""

    kind: BlockKind = BlockKind.PARAGRAPH
    style: str = ""  # of the list
    counters: Counters | None = None
    level: int = 0


@dataclass(slots=True)
class _Pieces:
    text: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


def read(file: File) -> Source:
    """The paragraphs of an OpenDocument text in reading order, tracked changes taken as accepted.

    Raises DraftError when the file is damaged, hostile, protected with a password, or no text.
    """
    content, styles, meta = _roots(file)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise file.unusable(marked("it is no OpenDocument text; save the draft as .odt or .docx and retry"))
    roots = [root for root in (styles, content) if root is not None]
    reader = _Reader(file, roots)
    blocks = tuple(reader.blocks(body, _Place(), 0))
    title = reader.title or ("" if meta is None else next((e.text or "" for e in meta.iter(_TITLE)), ""))
    warnings = []
    if body.find(TEXT + "tracked-changes") is not None:
        warnings.append(marked("the file holds tracked changes; they were read as if accepted"))
    if reader.hidden:
        warnings.append(
            marked(
                "{count} character of hidden text was left out",
                "{count} characters of hidden text were left out",
                count=reader.hidden,
            )
        )
    return Source(file.name, file.sha256, blocks, " ".join(title.split()), warnings=tuple(warnings))


def _roots(file: File) -> tuple[Element, Element | None, Element | None]:
    """The roots that hold the text, the styles and the metadata; one and the same in a flat file."""
    if not file.data.startswith(b"PK"):
        root = parse_xml(file, file.data)
        return root, root, root
    package = Package(file)
    manifest = package.part("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if b"encryption-data" in manifest or "encrypted-package" in package.names:
        raise file.unusable(marked("the file is protected with a password; remove the password and retry"))
    content = package.xml("content.xml")
    if content is None:
        raise file.unusable(marked("it has no content part; open it in LibreOffice and save it again"))
    return content, package.xml("styles.xml"), package.xml("meta.xml")


class _Reader:
    """Walks the text; collects on the way the title and what had to be left out."""

    def __init__(self, file: File, roots: list[Element]) -> None:
        self._file = file
        self._numbering = Numbering(roots)
        self._parents: dict[str, str] = {}
        self._list_styles: dict[str, str] = {}
        self._hidden_styles: set[str] = set()
        for root in roots:
            for style in root.iter(STYLE + "style"):
                self._learn(style)
        self._count = 0
        self.title = ""
        self.hidden = 0

    def _learn(self, style: Element) -> None:
        name = style.get(STYLE + "name", "")
        self._parents[name] = style.get(STYLE + "parent-style-name", "")
        listed = style.get(STYLE + "list-style-name")
        if listed is not None:
            self._list_styles[name] = listed
        properties = style.find(STYLE + "text-properties")
        if properties is not None and properties.get(TEXT + "display") == "none":
            self._hidden_styles.add(name)

    def _lineage(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self._parents.get(style, "")

    def blocks(self, container: Element, place: _Place, depth: int) -> Iterator[Block]:
        """The blocks below an element that holds paragraphs, lists, tables and sections."""
        if depth > self._file.limits.nesting:
            raise self._file.unusable(marked("its contents are nested too deeply to be a law; save it as plain text"))
        for element in container.iterchildren():
            tag = element.tag
            if tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(element, place, depth, numbered=False)
            elif tag == TEXT + "list":
                yield from self._list(element, place, depth + 1)
            elif tag == TEXT + "numbered-paragraph":
                yield from self._numbered_paragraph(element, place, depth + 1)
            elif tag in _DROPPED or tag == _TABLE + "covered-table-cell":
                continue
            elif tag == _TABLE + "table":
                cell = place if place.kind is not BlockKind.PARAGRAPH else _Place(BlockKind.CELL)
                yield from self.blocks(element, cell, depth + 1)
            elif tag in _INDEXES:
                yield from self.blocks(element, _Place(BlockKind.CONTENTS), depth + 1)
            elif tag == TEXT + "section" and element.get(TEXT + "display") == "none":
                self.hidden += sum(len(str(text).strip()) for text in element.itertext())
            else:
                yield from self.blocks(element, place, depth + 1)

    def _list(self, element: Element, outer: _Place, depth: int) -> Iterator[Block]:
        if depth > self._file.limits.nesting:
            raise self._file.unusable(marked("its contents are nested too deeply to be a law; save it as plain text"))
        style = element.get(TEXT + "style-name", "") or outer.style or self._style_of_first(element)
        counters = self._numbering.begin(element, style) if outer.counters is None else outer.counters
        place = _Place(outer.kind, style, counters, outer.level + 1)
        for item in element.iterchildren(TEXT + "list-item", TEXT + "list-header"):
            # Only the first paragraph of an item bears the number; an item that opens with a list only deepens it.
            numbered = item.tag == TEXT + "list-item"
            for child in item.iterchildren():
                if child.tag in (TEXT + "p", TEXT + "h"):
                    start = whole(item.get(TEXT + "start-value"))
                    yield from self._paragraph(child, place, depth, numbered, start)
                    numbered = False
                elif child.tag == TEXT + "list":
                    numbered = False
                    yield from self._list(child, place, depth + 1)
                elif child.tag not in _DROPPED:
                    yield from self.blocks(child, place, depth + 1)

    def _numbered_paragraph(self, element: Element, outer: _Place, depth: int) -> Iterator[Block]:
        style = element.get(TEXT + "style-name", "")
        counters = self._numbering.begin(element, style)
        place = _Place(outer.kind, style, counters, whole(element.get(TEXT + "level")) or 1)
        for child in element.iterchildren(TEXT + "p", TEXT + "h"):
            yield from self._paragraph(child, place, depth, True, whole(element.get(TEXT + "start-value")))

    def _style_of_first(self, element: Element) -> str:
        first = next(element.iter(TEXT + "p", TEXT + "h"), None)
        lineage = self._lineage("" if first is None else first.get(TEXT + "style-name", ""))
        return next((self._list_styles[name] for name in lineage if name in self._list_styles), "")

    def _paragraph(
        self, element: Element, place: _Place, depth: int, numbered: bool, start: int | None = None
    ) -> Iterator[Block]:
        self._count += 1
        if self._count % 256 == 0:
            self._file.check_time()
        style = element.get(TEXT + "style-name", "")
        lineage = list(self._lineage(style))
        pieces = _Pieces()
        self._inline(element, pieces, not self._hidden_styles.isdisjoint(lineage), depth)
        text = "".join(pieces.text).strip(" \t\r\n")
        kind, level = place.kind, place.level
        number = ""
        if numbered and place.counters is not None:
            number = self._numbering.item(place.style, place.counters, place.level, start)
        if element.tag == TEXT + "h":
            outline = whole(element.get(TEXT + "outline-level")) or 1
            own_start = whole(element.get(TEXT + "start-value"))
            if place.counters is None and element.get(TEXT + "is-list-header") != "true":
                number = self._numbering.heading(outline, own_start)
            if kind is BlockKind.PARAGRAPH:
                kind, level = BlockKind.HEADING, outline
        cached = element.find(TEXT + "number")
        if cached is not None and (cached.text or "").strip():
            number = f"{(cached.text or '').strip()} "
        if not self.title and "Title" in lineage:
            self.title = text
        for line in split_at_breaks(text):
            whole_line = (number + line).rstrip() if line else number.strip(" •")
            if whole_line:
                yield Block(whole_line, kind, level)
            number = ""
        inside = BlockKind.CELL if kind is BlockKind.CELL else BlockKind.PARAGRAPH
        for box in pieces.boxes:
            yield from self.blocks(box, _Place(inside), depth + 1)
        for note in pieces.notes:
            yield from self.blocks(note, _Place(BlockKind.FOOTNOTE), depth + 1)

    def _inline(self, parent: Element, pieces: _Pieces, hidden: bool, depth: int) -> None:
        if depth > self._file.limits.nesting:
            raise self._file.unusable(marked("its contents are nested too deeply to be a law; save it as plain text"))
        self._add(parent.text, pieces, hidden)
        for element in parent.iterchildren():
            tag = element.tag
            if tag == TEXT + "s":
                self._add_sign(" " * (whole(element.get(TEXT + "c")) or 1), pieces, hidden)
            elif tag == TEXT + "tab":
                self._add_sign("\t", pieces, hidden)
            elif tag == TEXT + "line-break":
                self._add_sign("\n", pieces, hidden)
            elif tag == TEXT + "note":
                body = element.find(TEXT + "note-body")
                if body is not None:
                    pieces.notes.append(body)
            elif tag in _DROPPED:
                pass
            elif tag == _DRAW + "text-box":
                pieces.boxes.append(element)
            elif tag.startswith(_DRAW) and element.find(TEXT + "p") is not None:
                pieces.boxes.append(element)  # a shape with words in it
            else:
                veiled = element.get(TEXT + "is-hidden") == "true" and tag == TEXT + "hidden-text"
                style = element.get(TEXT + "style-name", "") if tag == TEXT + "span" else ""
                concealed = hidden or veiled or not self._hidden_styles.isdisjoint(self._lineage(style))
                self._inline(element, pieces, concealed, depth + 1)
            self._add(element.tail, pieces, hidden)

    def _add(self, text: str | None, pieces: _Pieces, hidden: bool) -> None:
        """White space in the file counts as one space (OpenDocument 1.3 part 3, 6.1.2)."""
        if not text:
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and (not pieces.text or pieces.text[-1].endswith((" ", "\n", "\t"))):
            text = text[1:]
        self._add_sign(text, pieces, hidden)

    def _add_sign(self, text: str, pieces: _Pieces, hidden: bool) -> None:
        if hidden:
            self.hidden += len(text.strip())
        elif text:
            pieces.text.append(text[:1000] if text.isspace() else text)
