"""The page: paper, margins, running header and page numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawkit.word.fields import field_runs
from lawkit.word.house import House, Margins
from lawkit.word.letterhead import Letterhead
from lawkit.word.markup import Element, node, text_node, valued

_PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # twentieths of a point


@dataclass(frozen=True, slots=True)
class Page:
    """A paper with its margins, in twentieths of a point."""

    paper: str = "A4"
    landscape: bool = False
    margin: int = 1134  # two centimetres
    house: House | None = None  # a template that says otherwise

    @property
    def size(self) -> tuple[int, int]:
        """Width and height as the page is held."""
        width, height = (self.house and self.house.size) or _PAPERS[self.paper]
        return (height, width) if self.landscape else (width, height)

    @property
    def margins(self) -> Margins:
        """The margins as the page is held."""
        own = Margins(self.margin + 170, self.margin, self.margin, self.margin)
        return (self.house and self.house.margins) or own

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.size[0] - self.margins.left - self.margins.right


def section_element(
    page: Page, headers: Mapping[str, str], footers: Mapping[str, str], right_to_left: bool = False
) -> Element:
    """The section properties; `headers` and `footers` are relationship ids by the pages on which they stand."""
    width, height = page.size
    margins = page.margins
    letterhead = page.house.letterhead if page.house else Letterhead()
    return node(
        "w:sectPr",
        None,
        *(node("w:headerReference", {"w:type": kind, "r:id": name}) for kind, name in headers.items()),
        *(node("w:footerReference", {"w:type": kind, "r:id": name}) for kind, name in footers.items()),
        node("w:pgSz", {"w:w": width, "w:h": height} | ({"w:orient": "landscape"} if page.landscape else {})),
        node("w:pgMar", {"w:top": margins.top, "w:right": margins.right, "w:bottom": margins.bottom,
                         "w:left": margins.left, "w:header": letterhead.header_distance or 624,
                         "w:footer": letterhead.footer_distance or 567, "w:gutter": 0}),
        node("w:cols", {"w:space": 708}),
        node("w:titlePg") if "first" in headers or "first" in footers else None,
        node("w:bidi") if right_to_left else None,
    )  # fmt: skip


def _margin_paragraph(style: str, page: Page, right_to_left: bool, runs: list[Element]) -> Element:
    tabs = node("w:tabs", None, node("w:tab", {"w:val": "right", "w:pos": page.text_width}))
    properties = node("w:pPr", None, valued("w:pStyle", style), tabs, node("w:bidi") if right_to_left else None)
    return node("w:p", None, properties, *runs)


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line of the running header: something at its start and something at its end."""

    left: list[Element]
    right: list[Element]
    right_to_left: bool = False
    style: str = "Header"


def header_element(page: Page, lines: Sequence[HeaderLine]) -> Element:
    """The running header; one line, or one for each language."""
    header = node("w:hdr")
    for one in lines:
        runs = [*one.left, node("w:r", None, node("w:tab")), *one.right]
        header.append(_margin_paragraph(one.style, page, one.right_to_left, runs))
    return header if len(header) else node("w:hdr", None, node("w:p"))


def footer_element(page: Page, left: list[Element], right_to_left: bool = False, numbers: bool = True) -> Element:
    """The footer: a line of text, and `page / pages` at the end."""
    runs = list(left)
    if numbers:
        of = node("w:r", None, text_node(" / "))
        counts = [*field_runs("PAGE", text_node("1")), of, *field_runs("NUMPAGES", text_node("1"))]
        runs += [node("w:r", None, node("w:tab")), *counts]
    return node("w:ftr", None, _margin_paragraph("Footer", page, right_to_left, runs))
