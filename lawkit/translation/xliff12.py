"""XLIFF 1.2 (OASIS): a file element a content file, a trans-unit a text, expressions as <ph> with their own words."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from lawkit.library.translations import ENGLISH, State
from lawkit.translation.inline import expressions
from lawkit.translation.units import Unit, UnitFile
from lawkit.translation.xml_form import XML, Element, fill, name_of, notes_of, parsed, text_of, unit_of, written

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_STATES = {State.MACHINE: "needs-review-translation", State.REVIEWED: "signed-off", State.AUTHORITATIVE: "final"}


def xliff12(files: Sequence[UnitFile], language: str) -> bytes:
    """The units of some content files."""
    root = etree.Element(f"{{{NAMESPACE}}}xliff", {"version": "1.2"}, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for file in files:
        attributes = {
            "original": file.name, "datatype": "plaintext", "source-language": ENGLISH, "target-language": language,
        }  # fmt: skip
        body = _sub(_sub(root, "file", attributes), "body")
        for unit in file.units:
            _unit(body, unit, language)
    return written(root)


def _sub(parent: Element, name: str, attributes: dict[str, str] | None = None, text: str = "") -> Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes or {})
    element.text = text or None
    return element


def _unit(body: Element, unit: Unit, language: str) -> None:
    approved = "yes" if unit.usable and unit.state is not State.MACHINE else "no"
    element = _sub(body, "trans-unit", {"id": unit.key, "approved": approved, f"{XML}space": "preserve"})
    english = expressions(unit.english)
    fill(_sub(element, "source", {f"{XML}lang": ENGLISH}), unit.english, english, _code)
    if unit.text:
        state = "needs-adaptation" if unit.fuzzy else _STATES[unit.state]
        fill(_sub(element, "target", {f"{XML}lang": language, "state": state}), unit.text, english, _code)
    for name, words in notes_of(unit):
        _sub(element, "note", {"from": f"lawkit-{name}"}, words)


def _code(expression: str, number: int) -> Element:
    element = etree.Element(f"{{{NAMESPACE}}}ph", {"id": str(number), "ctype": "x-lawkit"})
    element.text = expression
    return element


def read_xliff12(content: bytes, file: str = "") -> tuple[str, list[Unit]]:
    """The language and the units of a file. Raises TranslationError where it is no XLIFF 1.2."""
    root = parsed(content, file, "xliff")
    language, units = "", []
    for part in (one for one in root.iter() if name_of(one) == "file"):
        language = language or part.get("target-language", "")
        units += [_read(one) for one in part.iter() if name_of(one) == "trans-unit"]
    return language, units


def _read(element: Element) -> Unit:
    source = next((one for one in element if name_of(one) == "source"), None)
    target = next((one for one in element if name_of(one) == "target"), None)
    notes = {
        str(one.get("from", "")).removeprefix("lawkit-"): text_of(one) for one in element if name_of(one) == "note"
    }
    return unit_of(str(element.get("id", "")), text_of(source), text_of(target), notes)
