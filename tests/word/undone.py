"""What Word does when a reader accepts or rejects lawkit's changes: an oracle written apart from the writer."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
IDENTITY = ("paraId", "textId", "rsidR", "rsidRDefault", "rsidP", "rsidRPr", "rsidTr")


def parts(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as package:
        return {name: package.read(name) for name in package.namelist()}


def canonical(root: etree._Element) -> bytes:
    """The part without identities that Word gives anew whenever it saves, and without properties that say nothing."""
    for element in root.iter(etree.Element):
        for key in [key for key in element.attrib if etree.QName(key).localname in IDENTITY]:
            del element.attrib[key]
    for name in ("rPr", "pPr"):
        for element in [one for one in root.iter(f"{{*}}{name}") if not len(one) and not one.attrib]:
            element.getparent().remove(element)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n")


def settled(data: bytes, comments: bytes | None, accept: bool) -> etree._Element:
    """The document part after accepting or rejecting lawkit's changes and deleting its comments."""
    root = etree.fromstring(data)
    w = STRICT if root.tag.startswith(STRICT) else W
    ours: set[str] = set()
    if comments is not None:
        ours = {one.get(w + "id") for one in etree.fromstring(comments) if one.get(w + "author") == "lawkit"}
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in [one for one in root.iter(w + name) if one.get(w + "id") in ours]:
            target = mark.getparent() if name == "commentReference" else mark
            target.getparent().remove(target)
    marks = [one for one in root.iter(w + "ins") if one.get(w + "author") == "lawkit"]
    joined = [one.getparent().getparent().getparent() for one in marks if one.getparent().tag == w + "rPr"]
    for mark in marks:
        parent = mark.getparent()
        if parent.tag == w + "rPr":
            parent.remove(mark)
            if not len(parent):
                properties = parent.getparent()
                properties.remove(parent)
                if not len(properties) and properties.getparent() in joined:
                    properties.getparent().remove(properties)
            continue
        if accept:
            for child in list(mark):
                mark.addprevious(child)
        parent.remove(mark)
    changed = [one for one in root.iter(w + "pPrChange") if one.get(w + "author") == "lawkit"]
    for change in changed:
        properties = change.getparent()
        properties.remove(change)
        if not accept:
            kept = properties.find(w + "rPr")
            for child in list(properties):
                properties.remove(child)
            properties.extend(list(change.find(w + "pPr")))
            if kept is not None:
                properties.append(kept)
            if not len(properties):
                properties.getparent().remove(properties)
    if not accept:
        for paragraph in joined:
            following = paragraph.getnext()
            content = [one for one in paragraph if one.tag != w + "pPr"]
            if content:
                at = 1 if following.find(w + "pPr") is not None else 0
                for number, one in enumerate(content):
                    following.insert(at + number, one)
            paragraph.getparent().remove(paragraph)
        for start in list(root.iter(w + "bookmarkStart")):  # a name for words that are gone
            end = start.getnext()
            if end is not None and end.tag == w + "bookmarkEnd" and end.get(w + "id") == start.get(w + "id"):
                start.getparent().remove(end)
                start.getparent().remove(start)
    return root
