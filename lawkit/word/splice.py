"""Writing into an XML part of somebody else's file without touching a byte of what stands there.

Parsing and writing XML anew changes quotes, entities and declarations even where nothing was meant to change. Here
text is only ever put between bytes that stay, so that taking it out again gives the old part byte for byte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast
from xml.parsers import expat

from lxml import etree

from lawkit.word.markup import Element

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
_NAMESPACE = re.compile(r' xmlns(?::[\w.-]+)?="[^"]*"')


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an element stands in the bytes of its part; `inside` is its content, empty where the tag closes itself."""

    start: int
    inside: int
    close: int
    end: int

    @property
    def closes_itself(self) -> bool:
        """Whether the element is one tag, so that nothing can be put into it."""
        return self.close == self.start


@dataclass
class Splice:
    """An XML part with text to be put into it. Elements are numbered in document order, the root being 0."""

    data: bytes
    extents: list[Extent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.encoding = _encoding(self.data)
        if self.encoding not in ("utf-8", "us-ascii", "iso-8859-1"):  # tags are looked for in ASCII
            self.data = etree.tostring(etree.fromstring(self.data), encoding="UTF-8", xml_declaration=True)
            self.encoding = "utf-8"
        self.extents = _extents(self.data)
        self._added: list[tuple[int, int, int, bytes]] = []

    def insert(self, at: int, xml: str, rank: int = 0) -> None:
        """Puts text at a byte; at one byte, lower ranks go first, and then what was given first."""
        written = xml.encode(self.encoding, "xmlcharrefreplace")
        self._added.append((at, rank, len(self._added), written))

    def before(self, number: int, xml: str, rank: int = 0) -> None:
        """Puts text before an element."""
        self.insert(self.extents[number].start, xml, rank)

    def after(self, number: int, xml: str, rank: int = 0) -> None:
        """Puts text behind an element."""
        self.insert(self.extents[number].end, xml, rank)

    def at_end_of(self, number: int, xml: str, rank: int = 0) -> None:
        """Puts text behind the last child of an element; an element that closes itself is opened for it."""
        extent = self.extents[number]
        if not extent.closes_itself:
            self.insert(extent.close, xml, rank)
            return
        tag = self.data[extent.start : extent.end]
        name = re.match(rb"<([^\s/>]+)", tag)
        closing = f"></{name.group(1).decode()}>" if name else ""
        self.data = self.data[: extent.end - 2] + closing.encode() + self.data[extent.end :]
        self.extents = _extents(self.data)
        self.insert(self.extents[number].close, xml, rank)

    def result(self) -> bytes:
        """The part with everything put in."""
        pieces, last = [], 0
        for at, _rank, _order, written in sorted(self._added, key=lambda one: one[:3]):
            pieces += [self.data[last:at], written]
            last = at
        return b"".join([*pieces, self.data[last:]])


def _encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    declared = _DECLARED.match(data.lstrip(b"\xef\xbb\xbf")[:200])
    return declared.group(1).decode().lower() if declared else "utf-8"


def _extents(data: bytes) -> list[Extent]:
    parser = expat.ParserCreate()
    found: list[list[int]] = []
    open_: list[int] = []

    def begin(_name: str, _attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        tag = _TAG.match(data, start)
        inside = tag.end() if tag else data.index(b">", start) + 1
        open_.append(len(found))
        found.append([start, inside, start, inside])

    def end(_name: str) -> None:
        extent = found[open_.pop()]
        at = parser.CurrentByteIndex
        if data[extent[1] - 2 : extent[1]] != b"/>":
            extent[2:] = [at, data.index(b">", at) + 1]

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return [Extent(*one) for one in found]


def fragment(elements: list[Element], root: Element) -> str:
    """Elements as text that can stand below `root`: prefixes that it declares are not declared again."""
    declared = cast("dict[str, str]", root.nsmap)  # lxml takes None for the default namespace; its stubs do not
    holder = etree.Element("holder", nsmap=declared)
    holder.extend(elements)
    etree.cleanup_namespaces(holder, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])
    written = etree.tostring(holder, encoding="unicode")
    opening = written.index(">") + 1
    return written[opening : written.rindex("</")] if not written.endswith("/>") else ""
