"""A Word file that somebody else made, opened to put something in: its other parts stay as they are, byte for byte."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from lawkit.word.splice import Splice

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass
class OpenedPackage:
    """The parts of a package by name. What is not replaced is written back unchanged, in the old order."""

    data: bytes
    main: str  # the name of the document part
    _changed: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with ZipFile(BytesIO(self.data)) as archive:
            self._entries = archive.infolist()
            self._old = {entry.filename: archive.read(entry) for entry in self._entries}

    def part(self, name: str) -> bytes | None:
        """A part as it stands now; None when there is none."""
        return self._changed.get(name, self._old.get(name))

    def replace(self, name: str, data: bytes) -> None:
        """Gives a part new bytes."""
        self._changed[name] = data

    @property
    def is_strict(self) -> bool:
        """Whether the file is Strict Open XML, a choice in Word's save dialog that names everything differently."""
        return b"purl.oclc.org/ooxml" in (self.part(self.main) or b"")[:4000]

    def related(self, kind: str) -> str | None:
        """The name of the part to which the document part is related in this way ("comments", "styles")."""
        data = self.part(self._relations())
        if data is None:
            return None
        for relation in etree.fromstring(data).iter(f"{{{_RELATIONS}}}Relationship"):
            if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                folder = posixpath.dirname(self.main)
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                return posixpath.normpath(path)
        return None

    def add(self, name: str, data: bytes, content_type: str, relation: str) -> str:
        """Adds a part beside the document part and relates it; gives its full name, which is free."""
        folder = posixpath.dirname(self.main)
        stem, ending = posixpath.splitext(name)
        path, number = posixpath.join(folder, name), 1
        while self.part(path) is not None:
            number += 1
            path = posixpath.join(folder, f"{stem}{number}{ending}")
        self._changed[path] = data
        self._declare(path, content_type)
        self._relate(posixpath.basename(path), relation)
        return path

    def to_bytes(self) -> bytes:
        """The package; the same changes to the same file give the same bytes."""
        written = BytesIO()
        with ZipFile(written, "w") as archive:
            for entry in self._entries:
                info = ZipInfo(entry.filename, entry.date_time)
                info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
                archive.writestr(info, self._changed.get(entry.filename, self._old[entry.filename]))
            for name in sorted(set(self._changed) - set(self._old)):
                info = ZipInfo(name, _EARLIEST)
                info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
                archive.writestr(info, self._changed[name])
        return written.getvalue()

    def _relations(self) -> str:
        folder, base = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{base}.rels")

    def _declare(self, path: str, content_type: str) -> None:
        splice = Splice(self._changed.get(_TYPES, self._old[_TYPES]))
        prefix = _prefix(splice.data)
        splice.at_end_of(0, f'<{prefix}Override PartName="/{path}" ContentType="{content_type}"/>')
        self._changed[_TYPES] = splice.result()

    def _relate(self, target: str, relation: str) -> None:
        name = self._relations()
        data = self.part(name) or f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        taken = {one.get("Id") for one in etree.fromstring(data)}
        identity = next(f"rIdLawkit{n}" for n in range(1, len(taken) + 2) if f"rIdLawkit{n}" not in taken)
        splice = Splice(data)
        prefix = _prefix(splice.data)
        splice.at_end_of(0, f'<{prefix}Relationship Id="{identity}" Type="{relation}" Target="{target}"/>')
        self._changed[name] = splice.result()


def _prefix(data: bytes) -> str:
    """The namespace prefix of the root element with its colon; empty where it has none."""
    prefix = etree.fromstring(data).prefix
    return f"{prefix}:" if prefix else ""
