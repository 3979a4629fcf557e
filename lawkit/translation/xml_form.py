"""What the XML forms of exchange share: safe reading, texts with inline codes, and writing in a fixed order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from lawkit.errors import TranslationError
from lawkit.library.translations import State, state_of
from lawkit.sentences import marked
from lawkit.translation.inline import numbered
from lawkit.translation.po import state_comment
from lawkit.translation.units import Unit

Element = etree._Element
XML = "{http://www.w3.org/XML/1998/namespace}"
_TEXTS = ("source", "target", "seg", "note", "prop", "data", "term", "descrip")  # what holds text
LARGEST = 64 * 1024 * 1024  # bytes


def parsed(content: bytes, file: str, root: str) -> Element:
    """The root of an XML file that must be called `root`, without any of its outside references followed.

    Raises TranslationError where the file is no such XML.
    """
    if len(content) > LARGEST:
        raise TranslationError(marked("larger than 64 MB; split the file"), at=file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        element = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TranslationError(marked("not valid XML: {error}", error=error), at=file) from error
    if name_of(element) != root:
        raise TranslationError(
            marked(
                "expected an XML file whose root is <{root}>, found <{element}>", root=root, element=name_of(element)
            ),
            at=file,
        )
    return element


def name_of(element: Element) -> str:
    """An element's name without its namespace; '' for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def written(root: Element, doctype: str = "") -> bytes:
    """The file, a line an element; nothing is put into an element that holds text."""
    _on_lines(root)
    data = etree.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return (head + data).encode()


def _on_lines(element: Element) -> None:
    if name_of(element) not in _TEXTS and len(element):
        element.text = "\n"
        for child in element:
            _on_lines(child)
            child.tail = "\n"


def fill(element: Element, text: str, english: list[str], code: Callable[[str, int], Element]) -> None:
    """Put a text into an element, its expressions as inline codes that `code(expression, number)` makes."""
    last: Element | None = None
    for piece, number in numbered(text, english):
        if number:
            last = code(piece, number)
            element.append(last)
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece


def text_of(element: Element | None, code: Callable[[Element], str] | None = None) -> str:
    """The text of an element with its inline codes as expressions again; `code` reads one that holds no text."""
    if element is None:
        return ""
    found = element.text or ""
    for child in element:
        name = name_of(child)
        if code is not None and name in ("ph", "x", "pc", "sc", "ec"):
            found += code(child)
        elif name:
            found += text_of(child, code)
        found += child.tail or ""
    return found


def with_state(unit: Unit, comments: list[str]) -> Unit:
    """A unit with the state that a note of it tells."""
    state, by, date = state_of(comments, (State.MACHINE.value, "", ""))
    return replace(unit, state=State(state), by=by, date=date)


def notes_of(unit: Unit) -> list[tuple[str, str]]:
    """What a file says of a unit beside its texts: name and words of each note."""
    found = [("kind", unit.kind), ("base", unit.base or unit.mark)]
    if unit.usable:
        found.append(("state", state_comment(unit)))
    if unit.fuzzy:
        found.append(("fuzzy", "the translation belongs to an earlier English text"))
    if unit.previous:
        found.append(("previous", unit.previous))
    return found


def unit_of(key: str, english: str, text: str, notes: dict[str, str]) -> Unit:
    """A unit from its texts and its notes."""
    unit = Unit(
        key,
        notes.get("kind", "text"),
        english,
        text,
        fuzzy="fuzzy" in notes,
        previous=notes.get("previous", ""),
        base=notes.get("base", ""),
    )
    return with_state(unit, [notes["state"]]) if "state" in notes else unit
