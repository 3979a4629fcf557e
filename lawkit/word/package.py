"""The file itself: parts and relations through python-docx, then a zip whose bytes depend on the content alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter
from docx.package import Package
from lxml import etree

from lawkit.word.controls import Store
from lawkit.word.letterhead import Picture
from lawkit.word.markup import Element, new_document, serialized

Pictures = Mapping[str, Picture]
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can record
_CUSTOM_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_CUSTOM_RELATION = f"{RT.CUSTOM_XML}Props"


class DocumentPackage:
    """A Word file being put together around its main part, whose relations can be made before its text is known."""

    def __init__(self) -> None:
        new_document()
        self._package = Package()
        self._main = Part(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, b"", self._package)
        self._package.relate_to(self._main, RT.OFFICE_DOCUMENT)

    def link(self, address: str) -> str:
        """The relationship id of an outside address."""
        return self._main.relate_to(address, RT.HYPERLINK, is_external=True)

    def add(self, name: str, content_type: str, relation: str, element: Element) -> str:
        """Adds a part beside the main one; gives the relationship id."""
        return self.add_bytes(name, content_type, relation, serialized(element))

    def add_bytes(self, name: str, content_type: str, relation: str, content: bytes) -> str:
        """Adds a finished part beside the main one; gives the relationship id."""
        part = Part(PackURI(f"/word/{name}"), content_type, content, self._package)
        return self._main.relate_to(part, relation)

    def add_strip(self, name: str, content_type: str, relation: str, element: Element, pictures: Pictures) -> str:
        """Adds a header or footer with pictures, by the relationship ids that it uses; gives its own id."""
        part = Part(PackURI(f"/word/{name}"), content_type, serialized(element), self._package)
        stem = name.partition(".")[0]
        for identity, picture in sorted(pictures.items()):
            place = PackURI(f"/word/media/{stem}-{picture.name}")
            held = Part(place, picture.content_type, picture.data, self._package)
            part.load_rel(RT.IMAGE, held, identity)
        return self._main.relate_to(part, relation)

    def add_store(self, store: Store) -> None:
        """Adds the answers that content controls are bound to."""
        item = Part(PackURI("/customXml/item1.xml"), CT.XML, store.xml(), self._package)
        properties = Part(PackURI("/customXml/itemProps1.xml"), _CUSTOM_PROPERTIES, store.properties(), self._package)
        item.relate_to(properties, _CUSTOM_RELATION)
        self._main.relate_to(item, RT.CUSTOM_XML)

    def add_properties(self, title: str, language: str, day: date | None) -> None:
        """Title and language; a date only if one was given, and never an author."""
        moment = f"{day.isoformat()}T00:00:00Z" if day else ""
        dated = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
        )
        core = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
            f"{dated if day else ''}</cp:coreProperties>"
        )
        part = Part(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, core.encode(), self._package)
        self._package.relate_to(part, RT.CORE_PROPERTIES)

    def to_bytes(self, body: Element) -> bytes:
        """The finished file around the main part's text."""
        self._main._blob = serialized(body)
        collected = _Collected()
        writer: Any = PackageWriter  # python-docx has no types here
        writer._write_content_types_stream(collected, self._package.parts)
        writer._write_pkg_rels(collected, self._package.rels)
        writer._write_parts(collected, self._package.parts)
        return zipped(collected.files)


class _Collected:
    """Takes what python-docx would put into a zip that had to be taken apart again for the same bytes every time."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def write(self, place: PackURI, content: bytes) -> None:
        """Takes one file."""
        self.files[place.membername] = content


def same_bytes(archive: bytes) -> bytes:
    """The zip written anew without the moment of writing or the machine that wrote it."""
    with ZipFile(BytesIO(archive)) as old:
        return zipped({name: old.read(name) for name in old.namelist()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on the files alone; the list of content types goes first, as Office wants it."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, files[name])
    return written.getvalue()


def without_times(archive: bytes) -> bytes:
    """The package without the moments of creation and change in its properties."""
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(written, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                root = etree.fromstring(data)
                for element in [one for one in root if etree.QName(one).localname in ("created", "modified")]:
                    root.remove(element)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, data)
    return written.getvalue()
