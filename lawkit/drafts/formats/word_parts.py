"""The parts of a Word file that decide how its text is printed: the document, its styles and its notes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.package import Package, parse_xml
from lawkit.sentences import marked

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# "Strict Open XML", a choice in Word's save dialog, names the same elements in other namespaces.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def on(properties: Element | None, name: str) -> bool | None:
    """A toggle such as `vanish`: True or False where the properties say so, None where they are silent."""
    if properties is None:
        return None
    toggle = properties.find(W + name)
    if toggle is None:
        return None
    return toggle.get(W + "val", "1") not in ("0", "false", "off")


def value(parent: Element | None, *path: str) -> str | None:
    """The w:val of a descendant element reached by names, None when it is not there."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(W + name)
    return None if parent is None else parent.get(W + "val")


def number_value(parent: Element | None, *path: str) -> int | None:
    """The w:val as a whole number, None when it is not there or no number."""
    text = value(parent, *path)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says about reading, its parents' word included."""

    name: str = ""
    hidden: bool = False
    outline: int | None = None  # 0 for the first heading level, 9 for body text
    numbering: int | None = None  # w:numId; 0 takes numbering away
    level: int | None = None  # w:ilvl


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self.default = ""
        for element in () if root is None else root.iterchildren(W + "style"):
            identity = element.get(W + "styleId", "")
            self._elements[identity] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self.default = identity
        self._known: dict[str, Style] = {}

    def __getitem__(self, identity: str) -> Style:
        """The style with this id; an empty one when the document does not define it."""
        if identity not in self._known:
            self._known[identity] = self._resolved(identity)
        return self._known[identity]

    def numbering_of(self, identity: str) -> int | None:
        """The w:numId that a numbering style (w:numStyleLink) stands for."""
        return number_value(self._elements.get(identity), "pPr", "numPr", "numId")

    def _resolved(self, identity: str) -> Style:
        name, hidden, outline, numbering, level = "", None, None, None, None
        seen: set[str] = set()
        at = identity
        while at and at not in seen:
            seen.add(at)
            element = self._elements.get(at)
            if element is None:
                break
            properties = element.find(W + "pPr")
            name = name or (value(element, "name") or at)
            hidden = on(element.find(W + "rPr"), "vanish") if hidden is None else hidden
            outline = number_value(properties, "outlineLvl") if outline is None else outline
            numbering = number_value(properties, "numPr", "numId") if numbering is None else numbering
            level = number_value(properties, "numPr", "ilvl") if level is None else level
            at = value(element, "basedOn") or ""
        return Style(name, bool(hidden), outline, numbering, level)


class WordParts:
    """The parts of a Word file, found through its relationships."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.package = Package(file)
        self.main = self._related("", "officeDocument") or "word/document.xml"
        document = self.xml(self.main)
        if document is None:
            raise file.unusable(
                marked("it has no document part; open it in Word or LibreOffice and save it again as .docx")
            )
        self.document = document
        self.styles = Styles(self._part("styles"))
        self.numbering = self._part("numbering")
        self.footnotes = self._part("footnotes")
        self.endnotes = self._part("endnotes")

    def xml(self, name: str) -> Element | None:
        """The root of a part by its name in the package; None when it is not there."""
        if name not in self.package.names:
            return None
        data = self.package.part(name)
        if b"purl.oclc.org/ooxml" in data[:4000]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return parse_xml(self.file, data)

    def core_title(self) -> str:
        """The title in the document properties."""
        core = self.xml(self._related("", "core-properties") or "docProps/core.xml")
        title = None if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title")
        return " ".join((title or "").split())

    def _part(self, kind: str) -> Element | None:
        name = self._related(self.main, kind)
        return self.xml(name) if name else None

    @lru_cache(maxsize=8)  # noqa: B019 - the parts live as long as one reading
    def _relations(self, source: str) -> dict[str, str]:
        folder, base = posixpath.split(source)
        root = self.package.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, str] = {}
        for relation in () if root is None else root.iter(_RELATION):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found.setdefault(relation.get("Type", "").rpartition("/")[2], posixpath.normpath(path))
        return found

    def _related(self, source: str, kind: str) -> str | None:
        return self._relations(source).get(kind)
