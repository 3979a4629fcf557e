"""XML elements of WordprocessingML: the namespaces, and one short way to build an element."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lxml import etree

from lawkit.untranslated import END, START

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
WORD_ONLY = "word"
"""A second prefix of w14. Word (2010 and later) looks at the namespace behind a prefix, LibreOffice at the prefix alone
and does not know this one: a choice that `Requires` it is read by Word, its fallback by LibreOffice."""
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

_XML = "{http://www.w3.org/XML/1998/namespace}"
_SPACE = f"{_XML}space"
_NAMES = {prefix: f"{{{uri}}}" for prefix, uri in NAMESPACES.items()} | {"xml": _XML}
_FORBIDDEN = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF, ord(START), ord(END)])
_ANY_FORBIDDEN = re.compile(f"[{''.join(re.escape(chr(code)) for code in _FORBIDDEN)}]")

Element = etree._Element


class _Workshop:
    """Where elements are made, so that they share one document and its namespaces.

    An element that brings its own makes lxml reconcile them anew each time it is put into another, which took longer
    than all the rest of a kit. A new bench is set up for every document, so that nothing piles up.
    """

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        self.bench = etree.Element("bench", nsmap=NAMESPACES)


_WORKSHOP = _Workshop()


def new_document() -> None:
    """From here on elements are made for another document."""
    _WORKSHOP.renew()


@cache
def qualified(name: str) -> str:
    """`w:p` as lxml wants it: `{http://...}p`."""
    prefix, local = name.split(":")
    return _NAMES[prefix] + local


def node(name: str, attributes: Mapping[str, str | int] | None = None, *children: Element | None) -> Element:
    """An element such as `node('w:jc', {'w:val': 'center'})`; a child that is None is left out."""
    element = etree.SubElement(_WORKSHOP.bench, qualified(name))
    if attributes:
        for key, value in attributes.items():  # lxml takes longer over a mapping
            element.set(qualified(key), str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def copied(pattern: Element) -> Element:
    """A copy of an element that was built before, which is several times quicker than building it anew.

    A copy stands in a document of its own: a pattern that is kept must be one, lest it keep another document alive.
    """
    made: Element = pattern.__copy__()  # type: ignore[attr-defined]  # what `copy.copy` would call for lxml's elements
    return made


def valued(name: str, value: str | int) -> Element:
    """An element whose only attribute is `w:val`."""
    return node(name, {"w:val": value})


def printable(text: str) -> str:
    """The text without the control characters that XML forbids, and without the signs around untranslated passages."""
    return text.translate(_FORBIDDEN) if _ANY_FORBIDDEN.search(text) else text


def text_node(text: str, name: str = "w:t") -> Element:
    """A text element that keeps its outer spaces."""
    return filled(node(name), text)


def filled(element: Element, text: str) -> Element:
    """The element with some text, whose outer spaces it keeps."""
    element.text = printable(text)
    if text != text.strip() or "  " in text:
        element.set(_SPACE, "preserve")
    return element


def parse(xml: str) -> Element:
    """An element from a fragment that uses the prefixes w, r, mc, w14 without declaring them."""
    end = min(place for place in (xml.find(" "), xml.find(">"), xml.find("/")) if place > 0)
    return etree.fromstring(f"{xml[:end]} {DECLARATIONS}{xml[end:]}")


def serialized(element: Element) -> bytes:
    """The element as a stand-alone XML file."""
    if element.getparent() is None:
        etree.cleanup_namespaces(element, keep_ns_prefixes=["w", "r", "mc", "w14", WORD_ONLY])
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True, with_tail=False)
