"""A ministry's own look: its template's styles, page and theme in place of ours, by the names of the styles.

What Word counts and references rest on stays ours: numbering, outline levels, and what keeps lines together. A style of
ours that the template does not have takes the typeface and colour of the one it is based on. A template can also define
our own styles by name ("Law Clause", "Law Paragraph", "Paper Text"…), and then decides how they look.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from lawkit.word.columns import first_style_name
from lawkit.word.letterhead import Letterhead
from lawkit.word.markup import NAMESPACES, Element
from lawkit.word.order import RUN_ORDER as _RUN_ORDER
from lawkit.word.style_names import other_names

_W = f"{{{NAMESPACES['w']}}}"
_OURS = ("keepNext", "keepLines", "pageBreakBefore", "numPr", "outlineLvl")  # of a paragraph's properties
_SCHEMA = """keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap
outlineLvl"""
_ORDER = tuple(_SCHEMA.split())  # of a style's paragraph properties
_LOOK = ("rFonts", "color", "sz", "szCs")  # of a run's properties: what a house decides
_PLACED = ("Header", "Footer", "TOC1", "TOC2", "TOC3")  # whose tab stops fit what we write into them
# Small print, and white on dark.
_SMALL = ("Header", "Footer", "FootnoteText", "CommentText", "TableText", "TableGroup", "TableHead")


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a page in twentieths of a point."""

    top: int
    right: int
    bottom: int
    left: int


@dataclass(frozen=True)
class House:
    """What is taken from a template."""

    styles: bytes  # word/styles.xml
    theme: bytes = b""  # word/theme/theme1.xml; empty where it has none
    size: tuple[int, int] | None = None  # of the page held upright
    margins: Margins | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    used: frozenset[tuple[str, str]] = frozenset()  # kind and id of the styles in which the template's own text stands
    sha256: str = ""  # of the file

    def dressed(self, styles: Element) -> dict[tuple[str, str], str]:
        """Gives our styles the look of the template's; the ids of those of its letterhead, by kind and own id."""
        ours = {_key(style): style for style in styles.findall(f"{_W}style")}
        _defaults(styles, self._root)
        added: dict[str, str] = {}
        for key, style in ours.items():
            if key[0] not in ("paragraph", "character", "table"):
                continue
            model = self._model((key[0], first_style_name(key[1])))
            if key[0] == "table":
                if model is not None and style.get(f"{_W}default") is None:
                    _take_table(style, model)
                continue
            if model is None:
                _plain_look(style)
                continue
            _take(style, model)
            base = model.find(f"{_W}basedOn")
            name = self._base(base.get(f"{_W}val", ""), key[0], ours, added, styles) if base is not None else ""
            _set_base(style, name)
            if key[1] == "normal" and (text := self._body_text(model)) is not None:
                _overlay(style, text)
        wanted = sorted({one for strip in self.letterhead.strips() for one in strip.styles()})
        return {one: self._base(one[1], one[0], ours, added, styles) for one in wanted}

    def _model(self, key: tuple[str, str]) -> Element | None:
        """The template's style for one of ours: by its name, by other names of it, by the level of its headings.

        One in which the template's own text stands goes before those that only lie in it.
        """
        kind, name = key
        known = [(kind, name), *((kind, other) for other in other_names().get(name, ()))]
        if kind == "paragraph" and name == "normal":
            known = known[:1]  # others are laid over it
        found = [self._by_name[one] for one in known if one in self._by_name]
        if kind == "paragraph" and name.startswith("heading "):
            found += self._by_level.get(name.removeprefix("heading "), [])
        if kind == "paragraph" and name == "normal" and not found:
            found += [one for one in self._by_name.values() if _is_default(one, "paragraph")]
        if kind == "table" and name == "lawkit table":
            found += [one for one in self._by_name.values() if one.get(f"{_W}type") == "table" and self._is_used(one)]
        return next((one for one in found if self._is_used(one)), found[0] if found else None)

    def _body_text(self, normal: Element) -> Element | None:
        """The style in which the template's text stands where it is not the plain one: Body Text."""
        if self._is_used(normal):
            return None
        names = (("paragraph", other) for other in other_names().get("normal", ()))
        found = (self._by_name[one] for one in names if one in self._by_name)
        return next((one for one in found if self._is_used(one) and one is not normal), None)

    def _is_used(self, style: Element) -> bool:
        return (style.get(f"{_W}type", "paragraph"), style.get(f"{_W}styleId", "")) in self.used

    @cached_property
    def _by_level(self) -> dict[str, list[Element]]:
        """The template's own styles for headings by their level, counted from one."""
        found: dict[str, list[Element]] = {}
        for style in self._root.findall(f"{_W}style"):
            level = style.find(f"{_W}pPr/{_W}outlineLvl")
            number = level.get(f"{_W}val", "") if level is not None else ""
            if number.isdecimal() and style.get(f"{_W}customStyle") is not None:
                found.setdefault(str(int(number) + 1), []).append(style)
        return found

    @cached_property
    def _root(self) -> Element:
        return etree.fromstring(self.styles)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Element]:
        return {_key(style): style for style in self._root.findall(f"{_W}style")}

    def _base(
        self,
        base: str,
        kind: str,
        ours: dict[tuple[str, str], Element],
        added: dict[str, str],
        styles: Element,
    ) -> str:
        """Our id for a style of the template on which another rests; one that we do not have is brought along."""
        model = next((one for one in self._root.findall(f"{_W}style") if one.get(f"{_W}styleId") == base), None)
        if model is None:
            return ""
        held = ours.get(_key(model))
        if held is not None:
            return held.get(f"{_W}styleId", "")
        if base not in added:
            added[base] = f"House{base}"
            brought = _cleaned(deepcopy(model))
            brought.set(f"{_W}styleId", added[base])
            if brought.get(f"{_W}default") is not None:
                del brought.attrib[f"{_W}default"]
            for tag in ("link", "next", "basedOn"):
                for child in brought.findall(f"{_W}{tag}"):
                    brought.remove(child)
            for numbers in brought.findall(f"{_W}pPr/{_W}numPr"):
                numbers.getparent().remove(numbers)  # type: ignore[union-attr]
            styles.append(brought)
            below = model.find(f"{_W}basedOn")
            if below is not None:
                _set_base(brought, self._base(below.get(f"{_W}val", ""), kind, ours, added, styles))
        return added[base]


def page_size(section: Element | None) -> tuple[int, int] | None:
    """Width and height of a section's page held upright; None where it does not say."""
    size = section.find(f"{_W}pgSz") if section is not None else None
    found = _numbers(size, "w", "h") if size is not None else None
    return (min(found), max(found)) if found else None


def page_margins(section: Element | None) -> Margins | None:
    """The margins that a section has; None where it does not say all of them."""
    margins = section.find(f"{_W}pgMar") if section is not None else None
    found = _numbers(margins, "top", "right", "bottom", "left") if margins is not None else None
    return Margins(*(abs(number) for number in found)) if found else None


def _numbers(element: Element, *names: str) -> list[int] | None:
    """Attributes as whole numbers; None where one is missing or no number."""
    try:
        return [int(float(element.get(f"{_W}{name}", ""))) for name in names]
    except ValueError:
        return None


def _key(style: Element) -> tuple[str, str]:
    """A style's kind and name, by which Word itself knows a style; case makes no difference."""
    name = style.find(f"{_W}name")
    words = name.get(f"{_W}val", "") if name is not None else ""
    return style.get(f"{_W}type", "paragraph"), words.casefold()


def _cleaned(element: Element) -> Element:
    """Without what is not of WordprocessingML itself: extensions of later versions, whose names we do not declare."""
    for child in list(element.iter()):
        parent = child.getparent()
        if parent is not None and not (isinstance(child.tag, str) and child.tag.startswith(_W)):
            parent.remove(child)
    return element


def _defaults(styles: Element, house: Element) -> None:
    """The template's defaults; the language stays that of the kit."""
    for place in ("rPrDefault/rPr", "pPrDefault/pPr"):
        outer, inner = place.split("/")
        ours = styles.find(f"{_W}docDefaults/{_W}{outer}/{_W}{inner}")
        theirs = house.find(f"{_W}docDefaults/{_W}{outer}/{_W}{inner}")
        if ours is None or theirs is None:
            continue
        language = ours.find(f"{_W}lang")
        for child in list(ours):
            ours.remove(child)
        ours.extend(child for child in _cleaned(deepcopy(theirs)) if child.tag != f"{_W}lang")
        if language is not None:
            ours.append(language)


def _take(style: Element, model: Element) -> None:
    """The look of the template's style; what counts and what keeps together stays."""
    own = style.find(f"{_W}pPr")
    theirs = model.find(f"{_W}pPr")
    kept = {_local(child): child for child in own} if own is not None else {}
    placed = "numPr" in kept or style.get(f"{_W}styleId") in _PLACED
    ours = (*_OURS, "ind", "tabs") if placed else _OURS
    found = {name: child for name, child in kept.items() if name in ours}
    for child in _cleaned(deepcopy(theirs)) if theirs is not None else ():
        name = _local(child)
        if name in _ORDER and name not in ours:
            found[name] = child
    _replace(style, "pPr", [found[name] for name in _ORDER if name in found])
    run = model.find(f"{_W}rPr")
    _replace(style, "rPr", list(_cleaned(deepcopy(run))) if run is not None else [])


def _overlay(style: Element, model: Element) -> None:
    """What a second style of the template says, on top of the first."""
    for name in ("pPr", "rPr"):
        theirs = model.find(f"{_W}{name}")
        if theirs is None:
            continue
        own = style.find(f"{_W}{name}")
        held = {_local(child): child for child in own} if own is not None else {}
        held |= {_local(child): child for child in _cleaned(deepcopy(theirs)) if _local(child) not in _OURS}
        order = _ORDER if name == "pPr" else _RUN_ORDER
        _replace(style, name, [held[one] for one in order if one in held])


def _take_table(style: Element, model: Element) -> None:
    """The look of a table of the template; its name stays ours."""
    for child in [one for one in style if _local(one) in _OF_TABLES]:
        style.remove(child)
    style.extend(child for child in _cleaned(deepcopy(model)) if _local(child) in _OF_TABLES)


_OF_TABLES = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")


def _is_default(style: Element, kind: str) -> bool:
    return style.get(f"{_W}type", "paragraph") == kind and style.get(f"{_W}default") in ("1", "true", "on")


def _replace(style: Element, name: str, children: list[Element]) -> None:
    old = style.find(f"{_W}{name}")
    if old is not None:
        style.remove(old)
    if not children:
        return
    new = style.makeelement(f"{_W}{name}")
    new.extend(children)
    run = style.find(f"{_W}rPr")
    if name == "pPr" and run is not None:
        run.addprevious(new)
    else:
        style.append(new)


def _plain_look(style: Element) -> None:
    """A style of ours that the template does not know: its typeface, size and colour are those of its base."""
    if style.get(f"{_W}styleId") in _SMALL or style.get(f"{_W}type") == "character":
        return
    run = style.find(f"{_W}rPr")
    if run is None:
        return
    for name in _LOOK:
        for child in run.findall(f"{_W}{name}"):
            run.remove(child)
    if not len(run):
        style.remove(run)


def _set_base(style: Element, base: str) -> None:
    for old in style.findall(f"{_W}basedOn"):
        style.remove(old)
    if base and base != style.get(f"{_W}styleId"):
        element = style.makeelement(f"{_W}basedOn", {f"{_W}val": base})
        before = style.find(f"{_W}aliases")
        (before if before is not None else style[0]).addnext(element)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
