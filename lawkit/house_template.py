"""Reading a ministry's template, a file that somebody sends: with the limits of any draft, and nothing in it runs."""

from __future__ import annotations

import posixpath
from pathlib import Path

from lawkit.drafts.formats.file import File, Limits
from lawkit.drafts.formats.package import Package
from lawkit.errors import DraftError, TemplateError
from lawkit.sentences import marked
from lawkit.word.house import House, page_margins, page_size
from lawkit.word.letterhead import Letterhead, Strip, read_strip
from lawkit.word.markup import NAMESPACES, Element, qualified, serialized

_LIMITS = Limits(file_bytes=30_000_000, unpacked_bytes=60_000_000, part_bytes=30_000_000, package_entries=2_000)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def read_house(path: Path) -> House:
    """The look of a Word document or template (.docx, .dotx). Raises TemplateError, one line, where it has none."""
    try:
        if path.stat().st_size > _LIMITS.file_bytes:
            most = _LIMITS.file_bytes // 1_000_000
            raise TemplateError(marked("larger than {most} MB; give a template without text", most=most), at=path)
        file = File(str(path), path.read_bytes(), _LIMITS)
    except OSError as error:
        raise TemplateError(marked("cannot be read: {reason}", reason=error.strerror or error), at=path) from error
    try:
        package = Package(file)
        styles, body = package.xml("word/styles.xml"), package.xml(_MAIN)
        if styles is None or body is None:
            raise KeyError(_MAIN)
        theme = package.xml("word/theme/theme1.xml")
        sections = list(body.iter(qualified("w:sectPr")))
        section = sections[-1] if sections else None
        return House(
            serialized(styles),
            serialized(theme) if theme is not None else b"",
            page_size(section),
            page_margins(section),
            _letterhead(package, sections),
            _used(body),
            file.sha256,
        )
    except DraftError as error:
        if "damaged" in str(error):
            raise _no_template(path) from error
        raise TemplateError(str(error)) from error
    except KeyError as error:
        raise _no_template(path) from error


def _no_template(path: Path) -> TemplateError:
    return TemplateError(marked("is not a Word document; give a .docx or .dotx file with your styles"), at=path)


def _used(body: Element) -> frozenset[tuple[str, str]]:
    """The kind and id of the styles of paragraphs that hold words, of words, and of tables."""
    found = set()
    for one in body.iter(*(qualified(f"w:{name}") for name in _KINDS)):
        holder = one.getparent().getparent() if one.getparent() is not None else None  # type: ignore[union-attr]
        name = str(one.tag).rpartition("}")[2]
        words = () if holder is None else holder.iter(qualified("w:t"))
        if name == "tblStyle" or any((text.text or "").strip() for text in words):
            found.add((_KINDS[name], one.get(qualified("w:val"), "")))
    return frozenset(found)


def _letterhead(package: Package, sections: list[Element]) -> Letterhead:
    """The headers and footers of the last section; what it does not have of its own it has from those before it."""
    parts = _targets(package, _MAIN)
    strips: dict[str, dict[str, Strip]] = {"headerReference": {}, "footerReference": {}}
    first_page, distances = False, (0, 0)
    for section in sections:
        first_page = first_page or section.find(qualified("w:titlePg")) is not None
        margins = section.find(qualified("w:pgMar"))
        if margins is not None:
            distances = (_number(margins, "w:header"), _number(margins, "w:footer"))
        for name, found in strips.items():
            for one in section.findall(qualified(f"w:{name}")):
                target = parts.get(one.get(f"{{{NAMESPACES['r']}}}id", ""), "")
                root = package.xml(target)
                if root is not None:
                    found[one.get(qualified("w:type"), "default")] = _strip(package, target, root)
    return Letterhead(strips["headerReference"], strips["footerReference"], first_page, *distances)


def _strip(package: Package, name: str, root: Element) -> Strip:
    relations = package.xml(_relations_of(name))

    def picture(path: str) -> bytes:
        return package.part(path) if path in package.names else b""

    return read_strip(root, relations, picture, posixpath.dirname(name))


def _targets(package: Package, name: str) -> dict[str, str]:
    """The parts to which a part is related within the package, by relationship id."""
    relations = package.xml(_relations_of(name))
    folder = posixpath.dirname(name)
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        for one in (relations.iter(_RELATION) if relations is not None else ())
        if one.get("TargetMode") != "External"
    }


def _relations_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _number(element: Element, name: str) -> int:
    try:
        return max(0, int(float(element.get(qualified(name), "0"))))
    except (ValueError, OverflowError):
        return 0
