"""The styles of every document lawkit writes, so that a ministry can map them onto its own by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lawkit.word.columns import LEVELS_BELOW, second_style, second_style_name
from lawkit.word.contents_table import NUMBER_WIDTH
from lawkit.word.law_numbering import NARROW_STEP
from lawkit.word.markup import Element, node, parse, qualified, valued
from lawkit.word.numbering import Numbering


@dataclass(frozen=True, slots=True)
class Fonts:
    """The typefaces by script: Latin (also Cyrillic), complex (Arabic) and East Asian."""

    latin: str = "Arial"
    complex: str = "Arial"
    east_asian: str = "SimSun"
    size: float = 10.0  # points


SERIF = Fonts("Times New Roman", "Times New Roman", "SimSun", 11.0)
SANS = Fonts()

_INK = "1F3A5F"  # headings and rules
_FAINT = "5F6B7A"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style; `paragraph` and `run` are OOXML fragments in schema order."""

    id: str
    name: str
    based: str = "Normal"
    next: str = ""
    paragraph: str = ""
    run: str = ""
    kind: str = "paragraph"
    built_in: bool = True
    quick: bool = True


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _heading(level: int, size: float, before: int, after: int, extra: str = "", based: str = "Normal") -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        based,
        "Normal",
        f'<w:keepNext/><w:keepLines/>{extra}{_spacing(before, after)}<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/><w:bCs/><w:color w:val="{_INK}"/>{_size(size)}',
    )


_BOLD = "<w:b/><w:bCs/>"
_UNTRANSLATED = '<w:i/><w:iCs/><w:color w:val="8A3D8F"/><w:u w:val="dotted"/>'
_RULE_BELOW = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{_INK}"/></w:pBdr>'
_RULE_ABOVE = f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="14" w:color="{_INK}"/></w:pBdr>'
_RULE_FAINT = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="A6AFBA"/></w:pBdr>'
_BOX = (
    f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{_INK}"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F7"/>'
)


def _law(style: str, name: str, after: int = 100, extra: str = "", run: str = "", indent: int = 0) -> Style:
    place = f'<w:ind w:left="{indent}"/>' if indent else ""
    return Style(style, name, "Normal", "", f"{extra}{_spacing(0, after)}{place}", run, built_in=False)


def _contents_line(level: int, text_width: int) -> Style:
    tabs = (
        f'<w:tabs><w:tab w:val="left" w:pos="{NUMBER_WIDTH}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{text_width}"/></w:tabs>'
        f"{_spacing(120 if level == 1 else 0, 30, 240)}"
        f'<w:ind w:left="{NUMBER_WIDTH}" w:right="567" w:hanging="{NUMBER_WIDTH}"/>'
    )
    return Style(f"TOC{level}", f"toc {level}", "Normal", "Normal", tabs, _BOLD if level == 1 else "", quick=False)


def _general(size: float, text_width: int) -> tuple[Style, ...]:
    faint = f'<w:color w:val="{_FAINT}"/>{_size(8.5)}'
    return (
        Style("Title", "Title", next="Normal", paragraph=f"<w:keepNext/>{_spacing(0, 120)}",
              run=f'{_BOLD}<w:color w:val="{_INK}"/>{_size(22)}'),
        Style("Subtitle", "Subtitle", next="Normal", paragraph=_spacing(0, 240),
              run=f'<w:color w:val="{_FAINT}"/>{_size(12)}'),
        _heading(1, 15, 360, 120, _RULE_BELOW),
        _heading(2, 12, 240, 80),
        _heading(3, size + 0.5, 180, 60),
        _heading(4, size, 120, 40),
        Style("ListBullet", "List Bullet", paragraph=f"{_spacing(0, 60)}"),
        Style("ListBullet2", "List Bullet 2", paragraph=f"{_spacing(0, 60)}"),
        Style("ListNumber", "List Number", paragraph=_spacing(0, 80)),
        Style("ListNumber2", "List Number 2", paragraph=_spacing(0, 60)),
        Style("Note", "Note", paragraph=f'<w:keepLines/>{_BOX}{_spacing(120, 160)}<w:ind w:left="227" w:right="113"/>',
              built_in=False),
        Style("ModelClause", "Model Clause", paragraph=f'{_BOX}{_spacing(0, 0)}<w:ind w:left="227" w:right="113"/>',
              run=_size(size - 0.5), built_in=False),
        Style("TableText", "Table Text", paragraph=_spacing(20, 20, 240), run=_size(min(size, 9)), built_in=False),
        Style("TableGroup", "Table Group", "TableText", paragraph="<w:keepNext/>", run=_BOLD, built_in=False),
        Style("TableHead", "Table Head", "TableText", paragraph=f"<w:keepNext/>{_spacing(40, 40, 240)}",
              run=f'{_BOLD}<w:color w:val="FFFFFF"/>', built_in=False),
        Style("ColumnHead", "Column Head", paragraph=f"<w:keepNext/>{_RULE_FAINT}{_spacing(0, 120)}", run=faint,
              built_in=False),
        Style("Caption", "caption", paragraph=f"<w:keepNext/>{_spacing(160, 60)}",
              run=f'{_BOLD}<w:color w:val="{_INK}"/>'),
        Style("Header", "header", paragraph=f"{_RULE_FAINT}{_spacing(0, 0)}", run=faint, quick=False),
        Style("Footer", "footer", paragraph=_spacing(0, 0), run=faint, quick=False),
        Style("FootnoteText", "footnote text", paragraph='<w:spacing w:before="0" w:after="20" w:line="240" '
              'w:lineRule="auto"/><w:ind w:left="227" w:hanging="227"/>', run=_size(8.5), quick=False),
        Style("CommentText", "annotation text", paragraph=_spacing(0, 40, 240), run=_size(9), quick=False),
        Style("TOCHeading", "TOC Heading", next="Normal", paragraph=f"<w:keepNext/>{_spacing(240, 120)}",
              run=f'{_BOLD}<w:color w:val="{_INK}"/>{_size(13)}'),
        *(_contents_line(level, text_width) for level in (1, 2, 3)),
    )  # fmt: skip


def _paper_styles(size: float) -> tuple[Style, ...]:
    """The styles of a paper to be signed."""
    return (
        Style("PaperState", "Paper State", next="PaperTitle",
              paragraph=f"<w:keepNext/>{_RULE_ABOVE}{_spacing(480, 60)}",
              run=f"{_BOLD}<w:caps/>{_size(size + 1)}", built_in=False),
        Style("PaperTitle", "Paper Title", next="PaperText", paragraph=f"<w:keepNext/>{_spacing(0, 280)}",
              run=f"{_BOLD}{_size(size + 3)}", built_in=False),
        Style("PaperText", "Paper Text", paragraph=_spacing(120, 160, 288), run=_size(size + 0.5), built_in=False),
        Style("PaperLine", "Paper Line", paragraph=f'{_spacing(40, 80)}<w:ind w:left="851" w:hanging="425"/>',
              run=_size(size + 0.5), built_in=False),
        Style("PaperSignature", "Paper Signature", paragraph=f'<w:keepLines/>{_spacing(320, 0)}<w:ind w:left="4536"/>',
              run=_size(size + 0.5), built_in=False),
    )  # fmt: skip


def _character() -> tuple[Style, ...]:
    def character(style: str, name: str, run: str, built_in: bool = True) -> Style:
        return Style(style, name, "DefaultParagraphFont", run=run, kind="character", built_in=built_in, quick=False)

    return (
        character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        character("CommentReference", "annotation reference", _size(8)),
        character("Hyperlink", "Hyperlink", '<w:color w:val="0B5394"/><w:u w:val="single"/>'),
        character("PlaceholderText", "Placeholder Text", '<w:color w:val="6B6B6B"/>'),
        character("OpenChoice", "Open Choice", "", built_in=False),
        character("Untranslated", "Untranslated", _UNTRANSLATED, built_in=False),
        character("DefinedTerm", "Defined Term", _BOLD, built_in=False),
        character("Faint", "Faint", f'<w:color w:val="{_FAINT}"/>', built_in=False),
    )


def _in_columns(style: Style, size: float) -> Style:
    """A style of a law within a narrow column: smaller indents and headings, no page of its own."""
    paragraph = style.paragraph.replace("<w:pageBreakBefore/>", "")
    paragraph = _INDENT.sub(lambda left: f'w:left="{round(int(left[1]) * NARROW_STEP / 567)}"', paragraph)
    run = _LARGE.sub(lambda found: found[0] if float(found[2]) <= 2 * size else f'{found[1]}"{round(2 * size + 2)}"',
                     style.run)  # fmt: skip
    return replace(style, paragraph=paragraph, run=run)


_INDENT = re.compile(r'w:left="(\d+)"')
_LARGE = re.compile(r'(<w:sz(?:Cs)? w:val=)"(\d+)"')


def _second(styles: Iterator[Style], right_to_left: bool) -> Iterator[Style]:
    """The styles of the second language in two columns: as those of the first, headings under outline levels below."""
    for style in styles:
        built_in = style.id[:-1] in ("Heading", "TOC") and style.id[-1] in "123"
        own = f"{style.id[:-1]}{int(style.id[-1]) + LEVELS_BELOW}" if built_in else second_style(style.id)
        based = style.based
        if based[:-1] == "Heading":
            based = f"Heading{int(based[-1]) + LEVELS_BELOW}" if int(based[-1]) <= 3 else based
        following = second_style(style.next) if style.next and style.next not in ("", "Normal") else style.next
        paragraph = _OUTLINE.sub(lambda found: f'"{min(int(found[1]) + LEVELS_BELOW, _BODY)}"/>', style.paragraph)
        if right_to_left:
            paragraph = paragraph.replace("<w:left ", "<w:right ")
        name = second_style_name(style.name)
        yield replace(
            style, id=own, name=name, based=based, next=following, paragraph=paragraph, built_in=built_in
        )  # fmt: skip


_OUTLINE = re.compile(r'(?<=<w:outlineLvl w:val=)"(\d)"/>')
_BODY = 9  # the outline level of what is no heading


def _law_styles(size: float) -> tuple[Style, ...]:
    keep = "<w:keepNext/><w:keepLines/>"
    return (
        Style("LawPart", "Law Part", "Heading1", "LawClause", f"{keep}{_RULE_BELOW}{_spacing(440, 160)}"
              '<w:outlineLvl w:val="0"/>', _size(14), built_in=False),
        Style("LawDivision", "Law Division", "Heading2", "LawClause", f"{keep}{_spacing(280, 120)}"
              '<w:outlineLvl w:val="1"/>', _size(12), built_in=False),
        Style("LawClause", "Law Clause", "Heading3", "LawParagraph", f"{keep}{_spacing(260, 80)}"
              '<w:outlineLvl w:val="2"/>', _size(size), built_in=False),
        Style("LawSchedule", "Law Schedule", "Heading1", "ScheduleParagraph", f"{keep}<w:pageBreakBefore/>{_RULE_BELOW}"
              f'{_spacing(0, 200)}<w:outlineLvl w:val="0"/>', _size(14), built_in=False),
        _law("LawText", "Law Text", indent=567),
        _law("LawParagraph", "Law Paragraph"),
        _law("LawItem", "Law Item", 60),
        _law("LawSubitem", "Law Subitem", 60),
        _law("LawPoint", "Law Point", 60),
        _law("LawClosing", "Law Closing", indent=567),
        _law("ItemClosing", "Item Closing", 60, indent=1134),
        _law("LawDefinition", "Law Definition", indent=567),
        _law("DefinitionItem", "Definition Item", 60),
        _law("DefinitionSubitem", "Definition Subitem", 60),
        _law("ScheduleParagraph", "Schedule Paragraph"),
        _law("ScheduleItem", "Schedule Item", 60),
        _law("ScheduleSubitem", "Schedule Subitem", 60),
        Style("InsertedClause", "Inserted Clause", "Heading4", "InsertedText", f"{keep}{_spacing(200, 80)}"
              '<w:ind w:left="567"/><w:outlineLvl w:val="3"/>', _size(size), built_in=False),
        _law("InsertedText", "Inserted Text", indent=1134),
        _law("InsertedParagraph", "Inserted Paragraph"),
        _law("InsertedItem", "Inserted Item", 60),
        _law("InsertedSubitem", "Inserted Subitem", 60),
        _law("InsertedPoint", "Inserted Point", 60),
        _law("InsertedClosing", "Inserted Closing", indent=1134),
        _law("InsertedDefinition", "Inserted Definition", indent=1134),
        _law("InsertedTermItem", "Inserted Term Item", 60),
        _law("InsertedTermSubitem", "Inserted Term Subitem", 60),
        _law("LongTitle", "Long Title", 200, '<w:keepLines/>', "<w:b/><w:bCs/>"),
        _law("LawFront", "Law Front", 140),
        _law("Enacting", "Enacting Formula", 240, run="<w:i/><w:iCs/>"),
        Style("BackMatter", "Back Matter", "Heading1", "Normal", f"{keep}<w:pageBreakBefore/>{_RULE_BELOW}"
              f'{_spacing(0, 160)}<w:outlineLvl w:val="0"/>', _size(14), built_in=False),
    )  # fmt: skip


def _fonts(fonts: Fonts) -> Element:
    return node(
        "w:rFonts",
        {"w:ascii": fonts.latin, "w:hAnsi": fonts.latin, "w:eastAsia": fonts.east_asian, "w:cs": fonts.complex},
    )


def _defaults(fonts: Fonts, language: str, right_to_left: bool) -> Element:
    tags: dict[str, str | int] = {
        "w:val": language,
        "w:eastAsia": "zh-CN",
        "w:bidi": language if right_to_left else "ar-SA",
    }
    run = node("w:rPr", None, _fonts(fonts), valued("w:sz", round(fonts.size * 2)),
               valued("w:szCs", round(fonts.size * 2)), node("w:lang", tags))  # fmt: skip
    paragraph = node("w:pPr", None, parse('<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'))
    return node("w:docDefaults", None, node("w:rPrDefault", None, run), node("w:pPrDefault", None, paragraph))


def _element(style: Style, numbering: Numbering) -> Element:
    place = numbering.list_of(style.id)
    element = parse(_written(style, empty=place is not None))
    paragraph = element.find(qualified("w:pPr"))
    if place is not None and paragraph is not None:
        number = node("w:numPr", None, valued("w:ilvl", place[1]) if place[1] else None,
                      valued("w:numId", numbering.instance(place[0])))  # fmt: skip
        before = ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
        position = sum(1 for child in paragraph if str(child.tag).rpartition("}")[2] in before)
        paragraph.insert(position, number)
        if numbering.level(*place).centred:
            last = len(paragraph) - 1 if str(paragraph[-1].tag).endswith("}outlineLvl") else len(paragraph)
            paragraph.insert(last, valued("w:jc", "center"))
    return element


def _written(style: Style, empty: bool) -> str:
    """A style as XML; `empty`: with a place for paragraph properties even where it has none of its own."""
    custom = "" if style.built_in else ' w:customStyle="1"'
    return "".join((
        f'<w:style w:type="{style.kind}" w:styleId="{style.id}"{custom}>',
        f'<w:name w:val="{style.name}"/>',
        f'<w:basedOn w:val="{style.based}"/>' if style.based else "",
        f'<w:next w:val="{style.next}"/>' if style.next else "",
        "<w:qFormat/>" if style.quick else "",
        f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph or empty else "",
        f"<w:rPr>{style.run}</w:rPr>" if style.run else "",
        "</w:style>",
    ))  # fmt: skip


_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFC7D1"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_LAWKIT_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="LawkitTable"><w:name w:val="Lawkit Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>"
    '<w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{_INK}"/></w:tcPr></w:tblStylePr></w:style>'
)


_DOUBLED = (
    "Title", "Subtitle", "Note", "Heading1", "Heading2", "Heading3", "TOC1", "TOC2", "TOC3", "TOCHeading", "ColumnHead",
    "Header",
)  # fmt: skip


def styles_element(
    fonts: Fonts,
    language: str,
    numbering: Numbering,
    text_width: int,
    right_to_left: bool = False,
    second_right_to_left: bool | None = None,
) -> Element:
    """styles.xml: the defaults, then every style; numbered styles point at their list.

    `second_right_to_left` says how the second language of a document in two columns runs; None where it has none.
    """
    root = node("w:styles", None, _defaults(fonts, language, right_to_left))
    normal = parse(
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    font = parse(
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    none = parse(
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    root.extend([normal, font, parse(_TABLE), none])
    size = fonts.size
    general, law = _general(size, text_width), _law_styles(size)
    second: list[Style] = []
    if second_right_to_left is not None:
        law = tuple(_in_columns(style, size) for style in law)
        doubled = (style for style in (*general, *law) if style in law or style.id in _DOUBLED)
        second = list(_second(doubled, second_right_to_left))
    for style in second:
        root.append(_element(style, numbering))
    for style in (*general, *law, *_paper_styles(size), *_character()):
        if right_to_left:  # a border at the begin of the line
            style = replace(style, paragraph=style.paragraph.replace("<w:left ", "<w:right "))
        root.append(_element(style, numbering))
    root.append(parse(_LAWKIT_TABLE))
    return root
