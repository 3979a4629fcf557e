"""Zip packages (docx, odt) and their XML parts, opened so that a hostile file cannot exhaust the machine."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from lxml import etree

from lawkit.drafts.formats.file import File
from lawkit.errors import DraftError
from lawkit.sentences import marked

DAMAGED = marked(
    "the file is damaged (its zip package cannot be read); open it in its program, save it again and retry"
)


def entry_names(file: File) -> frozenset[str]:
    """The names of the parts in a zip file.

    Raises DraftError when the package is damaged or larger than the limits.
    """
    with _opened(file) as archive:
        return frozenset(archive.namelist())


class Package:
    """The parts of a zip file by name."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.names = entry_names(file)

    def part(self, name: str) -> bytes:
        """The bytes of one part.

        Raises DraftError when it is damaged, encrypted or larger than the limit, KeyError when there is none.
        """
        limit = self.file.limits.part_bytes
        if name not in self.names:
            raise KeyError(name)
        with _opened(self.file) as archive:
            info = archive.getinfo(name)
            if info.flag_bits & 0x1:
                raise self.file.unusable(marked("the file is protected with a password; remove the password and retry"))
            with archive.open(info) as stream:
                data = stream.read(limit + 1)
        # The directory of a zip file can understate a size, so what was really unpacked is measured too.
        if len(data) > limit:
            raise self.file.unusable(
                marked("one of its parts unpacks to more than {limit} MB; it is not a law", limit=limit // 1000000)
            )
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root element of an XML part, or None when the package has no such part."""
        return parse_xml(self.file, self.part(name)) if name in self.names else None


def parse_xml(file: File, data: bytes) -> etree._Element:
    """Parse XML without document type definitions, entities, network or unlimited nesting.

    Raises DraftError when it is not well formed or declares entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        reason = str(fault)
        if "depth" in reason.lower():
            raise file.unusable(marked("its contents are nested too deeply to be a law; save it as .docx")) from None
        raise file.unusable(
            marked("its XML is not well formed ({reason}); save it again and retry", reason=reason)
        ) from None
    if root is None:
        raise file.unusable(marked("its XML is empty; save it again and retry"))
    internal: Any = root.getroottree().docinfo.internalDTD  # lxml-stubs does not know what a DTD offers
    if internal is not None and any(True for _ in internal.iterentities()):
        raise file.unusable(marked("its XML declares entities, which lawkit does not read; save it again without them"))
    return root


@contextmanager
def _opened(file: File) -> Iterator[zipfile.ZipFile]:
    limits = file.limits
    try:
        with zipfile.ZipFile(BytesIO(file.data)) as archive:
            entries = archive.infolist()
            # Pictures are never unpacked here, and an empty one may shrink a thousandfold.
            unpacked = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
            if len(entries) > limits.package_entries:
                raise file.unusable(
                    marked("its zip package has too many entries ({entries}); it is not a law", entries=len(entries))
                )
            if unpacked > limits.unpacked_bytes or unpacked > limits.unpacking_ratio * max(len(file.data), 20_000):
                raise file.unusable(
                    marked(
                        "its zip package unpacks to {unpacked} MB (a zip bomb?); not read", unpacked=unpacked // 1000000
                    )
                )
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as fault:
        if isinstance(fault, DraftError):
            raise
        raise file.unusable(DAMAGED) from None
