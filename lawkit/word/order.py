"""The order in which ECMA-376 wants the properties of paragraphs and runs, to add one to those that stand there."""

from __future__ import annotations

from lxml import etree

from lawkit.word.markup import Element

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
}
RUN_ORDER = tuple(_ORDER["rPr"].split())
_PLACES = {name: {child: place for place, child in enumerate(words.split())} for name, words in _ORDER.items()}


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def put(properties: Element, child: Element) -> None:
    """Puts a child of w:pPr or w:rPr where the schema wants it, in place of one of the same name."""
    places, name = _PLACES[local(properties)], local(child)
    for old in [one for one in properties if local(one) == name]:
        properties.remove(old)
    later = [number for number, one in enumerate(properties) if places.get(local(one), -1) > places[name]]
    properties.insert(later[0] if later else len(properties), child)
