"""TMX 1.4 (translation memory): the texts that have a translation, expressions as <ph>."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from lawkit.library.translations import ENGLISH
from lawkit.translation.inline import expressions
from lawkit.translation.units import Unit, UnitFile
from lawkit.translation.xml_form import XML, Element, fill, name_of, notes_of, parsed, text_of, unit_of, written

_HEADER = {
    "creationtool": "lawkit", "creationtoolversion": "1", "segtype": "paragraph", "o-tmf": "lawkit", "adminlang": "en",
    "srclang": ENGLISH, "datatype": "plaintext",
}  # fmt: skip


def tmx(files: Sequence[UnitFile], language: str) -> bytes:
    """The memory of a language: what stands there and can be used."""
    root = etree.Element("tmx", {"version": "1.4"})
    etree.SubElement(root, "header", _HEADER)
    body = etree.SubElement(root, "body")
    for file in files:
        for unit in file.units:
            if unit.usable:
                _unit(body, unit, language)
    return written(root, doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">')


def _unit(body: Element, unit: Unit, language: str) -> None:
    element = etree.SubElement(body, "tu", {"tuid": unit.key})
    for name, words in notes_of(unit):
        etree.SubElement(element, "prop", {"type": f"x-lawkit-{name}"}).text = words
    english = expressions(unit.english)
    for tongue, text in ((ENGLISH, unit.english), (language, unit.text)):
        variant = etree.SubElement(element, "tuv", {f"{XML}lang": tongue})
        fill(etree.SubElement(variant, "seg"), text, english, _code)


def _code(expression: str, number: int) -> Element:
    element = etree.Element("ph", {"x": str(number), "type": "x-lawkit"})
    element.text = expression
    return element


def read_tmx(content: bytes, file: str = "") -> tuple[str, list[Unit]]:
    """The language and the units of a memory. Raises TranslationError where it is none."""
    root = parsed(content, file, "tmx")
    language, units = "", []
    for element in (one for one in root.iter() if name_of(one) == "tu"):
        texts = {}
        for variant in (one for one in element if name_of(one) == "tuv"):
            tongue = str(variant.get(f"{XML}lang") or variant.get("lang") or "")
            texts[tongue] = text_of(next((one for one in variant if name_of(one) == "seg"), None))
            language = language or ("" if tongue.split("-")[0].lower() == ENGLISH else tongue)
        english = next((text for tongue, text in texts.items() if tongue.split("-")[0].lower() == ENGLISH), "")
        properties = [one for one in element if name_of(one) == "prop"]
        notes = {str(one.get("type", "")).removeprefix("x-lawkit-"): text_of(one) for one in properties}
        units.append(unit_of(str(element.get("tuid", "")), english, texts.get(language, ""), notes))
    return language, units
