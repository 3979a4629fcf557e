"""TBX-Basic (ISO 30042): the term base, definitions and all, with the preferred and deprecated terms of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from lawkit.library.translations import ENGLISH
from lawkit.translation.term_base import TermEntry
from lawkit.translation.xml_form import XML, Element, name_of, parsed, text_of, written

_STATUS = "administrativeStatus"
_PREFERRED, _ADMITTED, _DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'


def tbx(entries: Iterable[TermEntry], language: str) -> bytes:
    """The term base of English and one other language."""
    root = etree.Element("martif", {"type": "TBX-Basic", f"{XML}lang": ENGLISH})
    head = etree.SubElement(etree.SubElement(root, "martifHeader"), "fileDesc")
    description = etree.SubElement(etree.SubElement(head, "sourceDesc"), "p")
    description.text = f"lawkit term base, {ENGLISH} and {language}"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for entry in entries:
        element = etree.SubElement(body, "termEntry", {"id": entry.concept})
        etree.SubElement(element, "descrip", {"type": "definition"}).text = entry.definition
        english = [(term, _PREFERRED if number == 0 else _ADMITTED) for number, term in enumerate(entry.english)]
        if english:
            _language(element, ENGLISH, english, TermEntry(entry.concept, "", ()))
        own = [(entry.preferred, _PREFERRED)] if entry.preferred else []
        own += [(term, _ADMITTED) for term in dict.fromkeys(entry.admitted) if term != entry.preferred]
        own += [(term, _DEPRECATED) for term in entry.deprecated]
        if own:
            _language(element, language, own, entry)
    return written(root, _DOCTYPE)


def _language(element: Element, language: str, terms: list[tuple[str, str]], entry: TermEntry) -> None:
    part = etree.SubElement(element, "langSet", {f"{XML}lang": language})
    for term, status in terms:
        group = etree.SubElement(part, "tig")
        etree.SubElement(group, "term").text = term
        etree.SubElement(group, "termNote", {"type": _STATUS}).text = status
        if status == _PREFERRED and entry.source:
            etree.SubElement(group, "admin", {"type": "source"}).text = entry.source
        if status == _PREFERRED and entry.note:
            etree.SubElement(group, "note").text = entry.note


@dataclass(frozen=True, slots=True)
class SentTerm:
    """What a terminologist's file says of a concept in one language."""

    concept: str
    preferred: str = ""
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


def read_tbx(content: bytes, file: str, language: str) -> list[SentTerm]:
    """The entries of a file that have terms in a language. Raises TranslationError where it is no TBX."""
    root = parsed(content, file, "martif")
    return list(_entries(root, language))


def _entries(root: Element, language: str) -> Iterator[SentTerm]:
    for element in (one for one in root.iter() if name_of(one) == "termEntry"):
        concept = str(element.get("id", ""))
        for part in (one for one in element if name_of(one) == "langSet"):
            if str(part.get(f"{XML}lang", "")).split("-")[0] == language.split("-")[0]:
                yield _read(concept, part)


def _read(concept: str, part: Element) -> SentTerm:
    terms: dict[str, list[str]] = {_PREFERRED: [], _ADMITTED: [], _DEPRECATED: []}
    source = note = ""
    for group in (one for one in part if name_of(one) in ("tig", "ntig")):
        term = next((text_of(one) for one in group.iter() if name_of(one) == "term"), "").strip()
        states = [text_of(one) for one in group.iter() if name_of(one) == "termNote" and one.get("type") == _STATUS]
        status = states[0] if states and states[0] in terms else _ADMITTED
        if not term:
            continue
        terms[status].append(term)
        if status == _PREFERRED:
            source = next((text_of(one) for one in group.iter() if name_of(one) == "admin"), "")
            note = next((text_of(one) for one in group.iter() if name_of(one) == "note"), "")
    preferred, *more = terms[_PREFERRED] or [""]
    return SentTerm(concept, preferred, (*more, *terms[_ADMITTED]), tuple(terms[_DEPRECATED]), source, note)
