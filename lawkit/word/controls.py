"""Content controls: blanks bound to one store of answers, tick boxes, drop-downs and bracketed options.

The store is a custom XML part. Word keeps every control bound to the same answer in step: filling
"competent authority" once fills it everywhere, and the answer can be read back from the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from lawkit.word.markup import Element, copied, node, printable, qualified, text_node, valued
from lawkit.word.pieces import Blank, CheckBox, DropDown, OpenChoice

STORE = "urn:lawkit:answers"
STORE_ID = "{" + str(uuid5(NAMESPACE_URL, STORE)).upper() + "}"
_LONGEST_TAG = 64  # characters Word allows in a tag or title
_VALUE = qualified("w:val")


@dataclass
class Store:
    """The answers of a document, and which bookmark stands for which clause, to find both again later."""

    answers: dict[str, tuple[str, bool]] = field(default_factory=dict)  # id -> value, open
    marks: dict[str, str] = field(default_factory=dict)  # bookmark name -> clause or paragraph id

    def xml(self) -> bytes:
        """The custom XML part."""
        root = etree.Element(f"{{{STORE}}}answers", nsmap={None: STORE})  # type: ignore[dict-item]
        for name, (value, is_open) in sorted(self.answers.items()):
            answer = etree.SubElement(root, f"{{{STORE}}}answer", {"id": name, "open": str(is_open).lower()})
            answer.text = printable(value)
        for bookmark, mark in self.marks.items():
            etree.SubElement(root, f"{{{STORE}}}mark", {"bookmark": bookmark, "id": mark})
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def properties(self) -> bytes:
        """The part that names the store for the controls bound to it."""
        uri = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
        item = etree.Element(f"{{{uri}}}datastoreItem", {f"{{{uri}}}itemID": STORE_ID}, nsmap={"ds": uri})
        references = etree.SubElement(item, f"{{{uri}}}schemaRefs")
        etree.SubElement(references, f"{{{uri}}}schemaRef", {f"{{{uri}}}uri": STORE})
        return etree.tostring(item, xml_declaration=True, encoding="UTF-8", standalone=True)


@dataclass
class ControlWriter:
    """Writes content controls, each with a number of its own."""

    store: Store
    count: int = 0

    def blank(self, blank: Blank, runs: list[Element]) -> Element:
        """A blank bound to the store; `runs` show its value."""
        self.store.answers.setdefault(blank.id, (blank.value, blank.open))
        binding = copied(_binding_like(blank.id.replace("'", "")))
        # A combo box takes any words, as a text control does, and LibreOffice keeps its highlighting.
        shown = printable(blank.value)
        again = node("w:listItem", {"w:displayText": shown, "w:value": shown}) if blank.open else None
        kind = node("w:text", {"w:multiLine": 1}) if blank.long else node("w:comboBox", None, again)
        return self._control(blank.id, blank.label, [binding, kind], runs, copied(_open()) if blank.open else None)

    def option(self, option: OpenChoice, runs: list[Element]) -> Element:
        """A bracketed option as one rich-text control."""
        return self._control(f"option:{option.id}", option.label, [], runs)

    def drop_down(self, choice: DropDown, runs: list[Element]) -> Element:
        """A list to choose from."""
        values = dict(zip(choice.choices, choice.values, strict=False))
        last = printable(values.get(choice.chosen, choice.chosen))
        items = node("w:dropDownList", {"w:lastValue": last} if last else None)
        for text, value in zip(choice.choices, choice.values or choice.choices, strict=True):
            items.append(copied(_choice_like(printable(text), printable(value))))
        shown = [] if choice.chosen else [node("w:showingPlcHdr")]
        return self._control(choice.id, choice.label, [*shown, items], runs)

    def check_box(self, box: CheckBox) -> Element:
        """A box that a click ticks."""
        state, mark = (copied(one) for one in _check_box_like(box.checked))
        return self._control(box.id, box.label, [state], [mark])

    def _control(
        self, tag: str, label: str, properties: list[Element], runs: list[Element], format_: Element | None = None
    ) -> Element:
        self.count += 1
        control = copied(_control_like())
        own, content = control
        alias, name, number = own
        alias.set(_VALUE, printable(label)[:_LONGEST_TAG])
        name.set(_VALUE, tag[:_LONGEST_TAG])
        number.set(_VALUE, str(1000 + self.count))
        if format_ is not None:
            own.insert(0, format_)
        own.extend(properties)
        content.extend(runs)
        return control


@cache
def _control_like() -> Element:
    """The pattern of a content control, to be named, numbered and filled."""
    names = (node("w:alias"), node("w:tag"), node("w:id"))
    return copied(node("w:sdt", None, node("w:sdtPr", None, *names), node("w:sdtContent")))


@lru_cache(maxsize=1024)
def _binding_like(answer: str) -> Element:
    """The pattern of what ties a control to an answer of the store."""
    attributes = {
        "w:prefixMappings": f"xmlns:k='{STORE}'",
        "w:xpath": f"/k:answers[1]/k:answer[@id='{answer}'][1]",
        "w:storeItemID": STORE_ID,
    }
    return copied(node("w:dataBinding", attributes))


@lru_cache(maxsize=1024)
def _choice_like(text: str, value: str) -> Element:
    """The pattern of one thing to choose from."""
    return copied(node("w:listItem", {"w:displayText": text, "w:value": value}))


@cache
def _check_box_like(checked: bool) -> tuple[Element, Element]:
    """The patterns of a box's state and of the sign that shows it."""
    state = node(
        "w14:checkbox",
        None,
        node("w14:checked", {"w14:val": int(checked)}),
        node("w14:checkedState", {"w14:val": "2612", "w14:font": "MS Gothic"}),
        node("w14:uncheckedState", {"w14:val": "2610", "w14:font": "MS Gothic"}),
    )
    face = {"w:hint": "eastAsia", **dict.fromkeys(("w:ascii", "w:eastAsia", "w:hAnsi"), "MS Gothic")}
    mark = node("w:r", None, node("w:rPr", None, node("w:rFonts", face)), text_node("☒" if checked else "☐"))
    return copied(state), copied(mark)


@cache
def _open() -> Element:
    """The format Word gives to a bound answer whenever it writes it anew."""
    return copied(node("w:rPr", None, valued("w:rStyle", "OpenChoice"), valued("w:highlight", "yellow")))
