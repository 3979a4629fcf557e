"""XLIFF 2.0 (OASIS): expressions as <ph> whose words stand in <originalData>; kind, state and mark as notes."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from lawkit.library.translations import ENGLISH, State
from lawkit.translation.inline import expressions
from lawkit.translation.units import Unit, UnitFile
from lawkit.translation.xml_form import XML, Element, fill, name_of, notes_of, parsed, text_of, unit_of, written

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_STATES = {State.MACHINE: "translated", State.REVIEWED: "reviewed", State.AUTHORITATIVE: "final"}


def xliff20(files: Sequence[UnitFile], language: str) -> bytes:
    """The units of some content files."""
    attributes = {"version": "2.0", "srcLang": ENGLISH, "trgLang": language}
    root = etree.Element(f"{{{NAMESPACE}}}xliff", attributes, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for number, file in enumerate(files, 1):
        part = _sub(root, "file", {"id": f"f{number}", "original": file.name})
        for place, unit in enumerate(file.units, 1):
            _unit(part, unit, f"u{place}")
    return written(root)


def _sub(parent: Element, name: str, attributes: dict[str, str] | None = None, text: str = "") -> Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes or {})
    element.text = text or None
    return element


def _unit(part: Element, unit: Unit, identifier: str) -> None:
    element = _sub(part, "unit", {"id": identifier, "name": unit.key, f"{XML}space": "preserve"})
    notes = _sub(element, "notes")
    for name, words in notes_of(unit):
        _sub(notes, "note", {"category": name}, words)
    data: dict[str, str] = {}

    def code(expression: str, number: int) -> Element:
        reference = data.setdefault(expression, f"d{len(data) + 1}")
        shown = {"id": str(number), "dataRef": reference, "equiv": "", "disp": expression}
        return etree.Element(f"{{{NAMESPACE}}}ph", shown)

    english = expressions(unit.english)
    state = "initial" if not unit.usable else _STATES[unit.state]
    segment = etree.Element(f"{{{NAMESPACE}}}segment", {"id": "s1", "state": state})
    fill(_sub(segment, "source"), unit.english, english, code)
    if unit.text:
        fill(_sub(segment, "target"), unit.text, english, code)
    if data:
        original = _sub(element, "originalData")
        for expression, name in data.items():
            _sub(original, "data", {"id": name}, expression)
    element.append(segment)


def read_xliff20(content: bytes, file: str = "") -> tuple[str, list[Unit]]:
    """The language and the units of a file. Raises TranslationError where it is no XLIFF 2.0."""
    root = parsed(content, file, "xliff")
    return root.get("trgLang", ""), [_read(one) for one in root.iter() if name_of(one) == "unit"]


def _read(element: Element) -> Unit:
    data = {str(one.get("id")): text_of(one) for one in element.iter() if name_of(one) == "data"}
    notes = {str(one.get("category", "")): text_of(one) for one in element.iter() if name_of(one) == "note"}

    def code(one: Element) -> str:
        if name_of(one) == "pc":  # a tool's own format around words
            return text_of(one, code)
        return data.get(str(one.get("dataRef", "")), "")

    sources = [text_of(one, code) for one in element.iter() if name_of(one) == "source"]
    targets = [text_of(one, code) for one in element.iter() if name_of(one) == "target"]
    return unit_of(str(element.get("name", "")), "".join(sources), "".join(targets), notes)
