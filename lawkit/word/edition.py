"""The public edition of a document whose table rows carry markings.

A row that is not marked as public goes, with everything written in it; so does a row without a marking in a table that
has markings, since nobody said that it may be published. Comments, footnotes of rows that went, answers that no control
shows any more, and the names of those who worked on the file go as well.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from lawkit.errors import DraftError
from lawkit.sentences import marked
from lawkit.word.controls import STORE
from lawkit.word.markup import Element, qualified
from lawkit.word.package import zipped

# The values of the lists to choose from, by which they are found: tags do not outlive every word processor.
MARKINGS = ("marking:public", "marking:restricted")
EDITIONS = ("edition:public", "edition:restricted")
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_COMMENTS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")


def public_edition(data: bytes, name: str = "") -> bytes:
    """The public edition of a Word file. Raises DraftError where it is none, has no markings or has tracked changes."""
    files = _unpacked(data, name)
    body = etree.fromstring(files["word/document.xml"])
    if any(next(body.iter(qualified(tag)), None) is not None for tag in _TRACKED):
        raise DraftError(
            marked("has tracked changes, which would be published; accept or reject all of them first"), at=name
        )
    if not any(_offers(control, MARKINGS) for control in body.iter(qualified("w:sdt"))):
        raise DraftError(marked("has no markings; give the file 08-reports.docx of a kit, filled in or not"), at=name)
    _leave_out_rows(body)
    _without_comments(body)
    kept_notes = {note.get(qualified("w:id")) for note in body.iter(qualified("w:footnoteReference"))}
    tags = _mark_edition(body)
    files["word/document.xml"] = _written(body)
    for part in [one for one in files if one.startswith(("word/header", "word/footer"))]:
        root = etree.fromstring(files[part])
        tags |= _mark_edition(root)
        files[part] = _written(root)
    if "word/footnotes.xml" in files:
        files["word/footnotes.xml"] = _notes(files["word/footnotes.xml"], kept_notes)
    for part in [one for one in files if one.startswith("customXml/item") and "Props" not in one]:
        files[part] = _answers(files[part], tags)
    return zipped(_without_parts(files))


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as package:
            files = {one: package.read(one) for one in package.namelist()}
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        files = {}
    if "word/document.xml" not in files:
        raise DraftError(marked("is not a Word file; give the file 08-reports.docx of a kit"), at=name)
    return files


def _tag(control: Element) -> str:
    """The tag of a content control."""
    properties = control.find(qualified("w:sdtPr"))
    tag = properties.find(qualified("w:tag")) if properties is not None else None
    return tag.get(qualified("w:val"), "") if tag is not None else ""


def _offers(control: Element, values: tuple[str, str]) -> bool:
    """Whether a control is a list to choose between two values."""
    found = control.find(f"{qualified('w:sdtPr')}/{qualified('w:dropDownList')}")
    return found is not None and tuple(item.get(qualified("w:value")) for item in found) == values


def _is_public(control: Element) -> bool:
    """Whether a marking shows the first of its choices, and nothing else."""
    items = list(control.iter(qualified("w:listItem")))
    content = control.find(qualified("w:sdtContent"))
    texts = content.iter(qualified("w:t")) if content is not None else ()
    shown = "".join(text.text or "" for text in texts).strip()
    return bool(items) and shown == items[0].get(qualified("w:displayText"))


def _leave_out_rows(body: Element) -> None:
    for table in list(body.iter(qualified("w:tbl"))):
        rows = list(table.iter(qualified("w:tr")))
        markings = {row: [one for one in row.iter(qualified("w:sdt")) if _offers(one, MARKINGS)] for row in rows}
        if not any(markings.values()):
            continue
        for row, marks in markings.items():
            if row.find(f"{qualified('w:trPr')}/{qualified('w:tblHeader')}") is None and not (
                marks and all(_is_public(one) for one in marks)
            ):
                _remove(row)
        left = [row for row in table.iter(qualified("w:tr")) if markings[row]]
        if not left:
            _remove(table)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _without_comments(body: Element) -> None:
    for tag in _COMMENTS:
        for element in list(body.iter(qualified(tag))):
            _remove(element)


def _mark_edition(root: Element) -> set[str]:
    """Sets the controls that name the edition to the public one; gives the tags of all controls."""
    tags = set()
    for control in root.iter(qualified("w:sdt")):
        tags.add(_tag(control))
        if not _offers(control, EDITIONS):
            continue
        first = next(control.iter(qualified("w:listItem")), None)
        words = first.get(qualified("w:displayText"), "") if first is not None else ""
        for number, text in enumerate(control.iter(qualified("w:t"))):
            text.text = "" if number else words
        for drop_down in control.iter(qualified("w:dropDownList")):
            drop_down.set(qualified("w:lastValue"), EDITIONS[0])
    return tags


def _notes(part: bytes, kept: set[str | None]) -> bytes:
    """The footnotes to which the text still refers, and the two that every file has."""
    root = etree.fromstring(part)
    for note in list(root):
        if note.get(qualified("w:type")) is None and note.get(qualified("w:id")) not in kept:
            root.remove(note)
    return _written(root)


def _answers(part: bytes, tags: set[str]) -> bytes:
    """The store without the answers that no control of the edition shows."""
    root = etree.fromstring(part)
    if root.tag != f"{{{STORE}}}answers":
        return part
    shown = {tag.removeprefix("option:") for tag in tags}
    for answer in root.findall(f"{{{STORE}}}answer"):
        if answer.get("id", "")[:64] not in shown:
            root.remove(answer)
    return _written(root)


def _without_parts(files: dict[str, bytes]) -> dict[str, bytes]:
    """The package without comments, and without the names and times in its properties."""
    gone = [one for one in files if one.startswith(("word/comments", "word/people", "docProps/custom", "docProps/app"))]
    kept = {one: content for one, content in files.items() if one not in gone}
    for part in [one for one in kept if one == "[Content_Types].xml" or one.endswith(".rels")]:
        root = etree.fromstring(kept[part])
        for element in list(root):
            target = element.get("PartName", element.get("Target", "")).lstrip("/")
            if any(target and one.endswith(target) for one in gone):
                root.remove(element)
        kept[part] = _written(root)
    if "docProps/core.xml" in kept:
        root = etree.fromstring(kept["docProps/core.xml"])
        for element in list(root):
            if etree.QName(element).localname not in ("title", "language"):
                root.remove(element)
        kept["docProps/core.xml"] = _written(root)
    return kept


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
