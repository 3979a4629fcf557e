"""The order in which ECMA-376 (transitional) wants the children of the elements that lawkit writes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo "
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation comboBox "
    "date docPartObj docPartList dropDownList picture richText text citation group bibliography checkbox",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "zoom defaultTabStop characterSpacingControl updateFields footnotePr endnotePr compat themeFontLang",
    "p": "pPr *",
    "r": "rPr *",
    "body": "* sectPr",
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def faults(archive: bytes) -> list[str]:
    """Every child that stands out of order, in every part of a Word file."""
    found = []
    with ZipFile(BytesIO(archive)) as package:
        for part in package.namelist():
            if part.startswith("word/") and part.endswith(".xml"):
                root = etree.fromstring(package.read(part))
                found += [f"{part}: {fault}" for element in root.iter() for fault in _faults(element)]
    return found


def _faults(element: etree._Element) -> list[str]:
    name = etree.QName(element).localname
    if not isinstance(element.tag, str) or not element.tag.startswith(_W) or name not in ORDER:
        return []
    order = ORDER[name].split()
    last, found = -1, []
    children = [one for child in element for one in _alternatives(child)]
    for child in children:
        local = etree.QName(child).localname
        if local not in order and "*" not in order:
            found.append(f"{local} may not stand in {name}")
            continue
        place = order.index(local) if local in order else order.index("*")
        if place < last:
            found.append(f"{local} stands too late in {name}")
        last = max(last, place)
    return found


def _alternatives(child: etree._Element) -> list[etree._Element]:
    """The element itself; for alternate content what each kind of reader finds in its place (ECMA-376 part 3, 9.3)."""
    if child.tag != f"{_MC}AlternateContent":
        return [child]
    return [one for branch in child for one in branch]
