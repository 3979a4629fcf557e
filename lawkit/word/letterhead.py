"""The header and footer of a ministry's template: its letterhead, brought into our files without anything that acts.

Only what is printed is taken: text, tables, page numbers and pictures that lie in the template itself. Links, objects,
macros, fields that fetch something, and everything that points out of the file are left behind.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from lawkit.word.markup import NAMESPACES, Element

_W = f"{{{NAMESPACES['w']}}}"
_R = f"{{{NAMESPACES['r']}}}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MC = f"{{{NAMESPACES['mc']}}}"
_PRINTED = {
    *(NAMESPACES[one] for one in ("w", "wp", "a", "pic", "mc")),
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "urn:schemas-microsoft-com:vml",
}
_NAMES = {*_PRINTED, NAMESPACES["r"], "http://www.w3.org/XML/1998/namespace"}  # of attributes
_LEFT_OUT = {
    "object", "control", "altChunk", "subDoc", "hlinkClick", "hlinkHover", "hlinkMouseOver", "extLst", "bookmarkStart",
    "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "footnoteReference",
    "endnoteReference", "proofErr", "permStart", "permEnd", "del", "moveFrom", "numPr", "rPrChange", "pPrChange",
    "tblPrChange", "trPrChange", "tcPrChange", "sectPr", "dataBinding", "script", "customXmlPr", "movie", "audioFile",
    "videoFile", "wavAudioFile", "quickTimeFile", "lastRenderedPageBreak", "divId", "cnfStyle",
}  # fmt: skip
_UNWRAPPED = {"ins", "moveTo", "hyperlink", "smartTag", "customXml"}  # what stands in them stays
_FIELDS = re.compile(r"^\s*(PAGE|NUMPAGES|SECTIONPAGES|STYLEREF|TITLE)\b", re.IGNORECASE)
_PAGE = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpeg", "image/jpeg"),
    b"GIF8": ("gif", "image/gif"),
    b"\x01\x00\x00\x00": ("emf", "image/x-emf"),
    b"\xd7\xcd\xc6\x9a": ("wmf", "image/x-wmf"),
}
_LARGEST_PICTURE = 8_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a letterhead; `name` ends as its bytes say."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True)
class Strip:
    """A header or footer as it may be printed; `pictures` are those to which its relationship ids lead."""

    root: Element
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it is seen."""
        drawn = any(_local(one) in ("drawing", "pict", "fldChar", "fldSimple", "pgNum") for one in self.root.iter())
        return not drawn and not any((one.text or "").strip() for one in self.root.iter(f"{_W}t"))

    @property
    def numbers_pages(self) -> bool:
        """Whether it prints the number of the page."""
        codes = [one.text or "" for one in self.root.iter(f"{_W}instrText")]
        codes += [one.get(f"{_W}instr", "") for one in self.root.iter(f"{_W}fldSimple")]
        return any(_PAGE.match(one) for one in codes) or next(self.root.iter(f"{_W}pgNum"), None) is not None

    def styles(self) -> set[tuple[str, str]]:
        """The kind and id of every style of the template that it uses."""
        kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
        return {
            (kinds[_local(one)], one.get(f"{_W}val", "")) for one in self.root.iter() if _local(one) in kinds
        }  # fmt: skip

    def with_styles(self, ids: Mapping[tuple[str, str], str]) -> Element:
        """A copy in which styles have the ids that they have with us; one that we do not have goes."""
        kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
        root = deepcopy(self.root)
        for one in [one for one in root.iter() if _local(one) in kinds]:
            own = ids.get((kinds[_local(one)], one.get(f"{_W}val", "")), "")
            if own:
                one.set(f"{_W}val", own)
            else:
                _drop(one)
        return root


@dataclass(frozen=True)
class Letterhead:
    """Headers and footers by the pages on which they stand: `default`, `first`, `even`."""

    headers: Mapping[str, Strip] = field(default_factory=dict)
    footers: Mapping[str, Strip] = field(default_factory=dict)
    first_page: bool = False  # the first page has its own
    header_distance: int = 0  # from the edge of the paper, in twentieths of a point; 0: not said
    footer_distance: int = 0

    def strips(self) -> list[Strip]:
        """All of them."""
        return [*self.headers.values(), *self.footers.values()]


def read_strip(root: Element, relations: Element | None, picture: Callable[[str], bytes], folder: str) -> Strip:
    """A header or footer part as it may be printed; `picture` gives the bytes of a part of the package by its name."""
    sources = {} if relations is None else {
        one.get("Id", ""): one for one in relations.iter(_RELATION) if one.get("TargetMode") != "External"
    }  # fmt: skip
    pictures: dict[str, Picture] = {}
    for name, relation in sources.items():
        if relation.get("Type", "").rpartition("/")[2] != "image":
            continue
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found = _picture(picture(path), len(pictures))
        if found is not None:
            pictures[name] = found
    clean = deepcopy(root)
    _clean(clean, pictures)
    return Strip(clean, pictures)


def _picture(data: bytes, number: int) -> Picture | None:
    kind = next((one for start, one in _PICTURES.items() if data.startswith(start)), None)
    if kind is None or len(data) > _LARGEST_PICTURE:
        return None
    return Picture(f"letterhead{number}.{kind[0]}", kind[1], data)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clean(root: Element, pictures: Mapping[str, Picture]) -> None:
    """Takes everything away that is not printed, or that leads out of the file."""
    for one in list(root.iter()):
        if one is root or one.getparent() is None:
            continue
        if not isinstance(one.tag, str) or etree.QName(one).namespace not in _PRINTED or _local(one) in _LEFT_OUT:
            _drop(one)
        elif one.tag.startswith(_W) and _local(one) in _UNWRAPPED:
            _unwrap(one)
    for one in list(root.iter()):
        _clean_attributes(one, pictures)
    for one in [one for one in root.iter() if _local(one) in ("blip", "imagedata")]:
        if not any(key.startswith(_R) for key in map(str, one.attrib)):
            holder = next((up for up in one.iterancestors() if _local(up) in ("drawing", "pict")), one)
            _drop(holder)
    for one in list(root.iter(f"{_MC}AlternateContent")):
        _clean_choice(one)
    _clean_fields(root)


def _clean_choice(alternatives: Element) -> None:
    """Alternatives of which something is left to print, in names that the file still declares."""
    for one in list(alternatives):
        used = {etree.QName(child).namespace for child in one.iter()}
        needed = {one.nsmap.get(prefix) for prefix in one.get("Requires", "").split()}
        if not len(one) or not needed <= used:
            alternatives.remove(one)
    if not any(_local(one) == "Choice" for one in alternatives):
        for fallback in list(alternatives):
            _unwrap(fallback)
        _unwrap(alternatives)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(place, child)
        parent.remove(element)


def _clean_attributes(element: Element, pictures: Mapping[str, Picture]) -> None:
    for key in list(map(str, element.attrib)):
        name, value = key.rpartition("}")[2], element.get(key, "")
        leads = key.startswith(_R) and (value not in pictures or name not in ("embed", "id"))
        foreign = key.startswith("{") and etree.QName(key).namespace not in _NAMES
        if leads or foreign or name.startswith("rsid") or name in ("href", "src", "gfxdata", "Ignorable"):
            del element.attrib[key]


def _clean_fields(root: Element) -> None:
    """Fields that only count pages or repeat a heading stay; of any other what it shows stays, as words."""
    for simple in list(root.iter(f"{_W}fldSimple")):
        if not _FIELDS.match(simple.get(f"{_W}instr", "")):
            _unwrap(simple)
    open_fields: list[list[Element]] = []
    codes: list[str] = []
    for one in list(root.iter(f"{_W}fldChar", f"{_W}instrText")):
        kind = one.get(f"{_W}fldCharType", "")
        if kind == "begin":
            open_fields.append([])
            codes.append("")
        if not open_fields:
            _drop(one)
            continue
        open_fields[-1].append(one)
        if one.tag == f"{_W}instrText":
            codes[-1] += one.text or ""
        if kind == "end":
            marks, code = open_fields.pop(), codes.pop()
            if not _FIELDS.match(code):
                for mark in marks:
                    _drop(mark)
    for marks in open_fields:
        for mark in marks:
            _drop(mark)
