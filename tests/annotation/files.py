"""Draft laws as Word files of every kind that ministries send, each small."""

from __future__ import annotations

from tests.drafts.formats.written_files import (
    list_definition,
    list_instance,
    packed,
    paragraph,
    run,
    word_file,
)
from tests.word.undone import parts

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Section"><w:name w:val="Section"/><w:pPr><w:keepNext/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/></w:style>'
)
LAW = (
    ("Section", "1. Short title"),
    ("", "This Act may be cited as the Radiation Act."),
    ("Section", "2. Interpretation"),
    ("", "In this Act—"),
    ("Sub", "“Agency” means the Radiation Agency established by section 3;"),
    ("Sub", "“nuclear material” means plutonium, uranium-233 and uranium enriched in the isotope 235 or 233."),
    ("Section", "3. The Agency"),
    ("Sub", "(1) There is established an Agency, which is the competent authority for this Act."),
    ("Sub", "(2) The Agency shall—"),
    ("Sub", "(a) grant licences; and"),
    ("Sub", "(b) inspect nuclear facilities."),
    ("Section", "4. Theft"),
    ("Sub", "(1) A person who steals nuclear material commits an offence."),
    ("Sub", "(2) The penalty for an offence under subsection (1) is imprisonment for up to ten years."),
    ("Section", "5. Jurisdiction"),
    ("", "The courts of Nowhere have jurisdiction over an offence committed in the territory of Nowhere."),
)


def body(law: tuple[tuple[str, str], ...] = LAW) -> str:
    return "".join(paragraph(run(words), style=style) for style, words in law)


def plain() -> bytes:
    """Typed numbers, a paragraph behind the law."""
    return word_file(body() + paragraph(run("Objects and reasons: none.")) + "<w:sectPr/>", styles=STYLES)


def ending_with_the_law() -> bytes:
    """Nothing stands behind the last section, so that no following mark can be used."""
    return word_file(body() + "<w:sectPr/>", styles=STYLES)


def numbered_by_word() -> bytes:
    """Sections, subsections and items numbered by one list."""
    levels = list_definition(
        ("decimal", "%1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)"),
        extra=("<w:suff w:val='tab'/>",) * 3,
    )  # fmt: skip
    levels = levels.replace("</w:lvl>", '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>')
    made = []
    for style, words in LAW:
        number, _, rest = words.partition(" ")
        level = {"1": 0, "2": 0, "3": 0, "4": 0, "5": 0}.get(number[:1], 1 if number[1:2].isdigit() else 2)
        if number[0] in "(12345":
            made.append(paragraph(run(rest), numbering=1, level=level, style=style))
        else:
            made.append(paragraph(run(words), style=style))
    return word_file("".join(made) + "<w:sectPr/>", styles=STYLES, numbering=levels + list_instance(1))


def with_comments() -> bytes:
    """A colleague's comment stands in it already."""
    marked = (
        '<w:commentRangeStart w:id="7"/>' + run("(1) A person who steals nuclear material commits an offence.")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    )  # fmt: skip
    old = paragraph(run("(1) A person who steals nuclear material commits an offence."), style="Sub")
    archive = parts(word_file((body() + paragraph(run("End."))).replace(old, paragraph(marked, style="Sub"))))
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    archive["word/comments.xml"] = (
        f'<?xml version="1.0"?><x:comments xmlns:x="{w}"><x:comment x:id="7" x:author="A. Colleague" x:initials="AC">'
        "<x:p><x:r><x:t>Too short?</x:t></x:r></x:p></x:comment></x:comments>"
    ).encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    archive["word/_rels/document.xml.rels"] = archive["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", f'<Relationship Id="c" Type="{kind}" Target="comments.xml"/></Relationships>'.encode()
    )
    return packed(dict(archive))


def with_tracked_changes() -> bytes:
    """A colleague inserted a word, deleted another and deleted a paragraph mark."""
    author = 'w:author="A. Colleague" w:date="2025-05-05T00:00:00Z"'
    old = paragraph(run(LAW[-1][1]))
    new = paragraph(
        run("The courts of Nowhere have ") + f'<w:ins w:id="3" {author}>{run("full ")}</w:ins>'
        + f'<w:del w:id="4" {author}><w:r><w:delText>some </w:delText></w:r></w:del>' + run("jurisdiction "),
        mark=f'<w:del w:id="5" {author}/>',
    ) + paragraph(run("over an offence committed in the territory of Nowhere."))  # fmt: skip
    return word_file(body().replace(old, new) + paragraph(run("End.")) + "<w:sectPr/>", styles=STYLES)


def with_a_table() -> bytes:
    """A section ends with a table, and another table follows the law."""
    cells = "".join(f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ("Category", "2 kg"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    after = LAW[13][1]
    law = body().replace(paragraph(run(after), style="Sub"), paragraph(run(after), style="Sub") + table)
    return word_file(law + table + paragraph("") + "<w:sectPr/>", styles=STYLES)


def with_footnotes() -> bytes:
    """A footnote hangs on the last words of a section."""
    words = LAW[-1][1]
    noted = paragraph(run(words) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = f'<w:footnote w:id="2">{paragraph(run("Compare the treaty."))}</w:footnote>'
    return word_file(body().replace(paragraph(run(words)), noted) + "<w:sectPr/>", styles=STYLES, footnotes=note)


def with_a_text_box() -> bytes:
    """Words of a section stand in a box."""
    inner = paragraph(run("(3) A person who attempts to steal nuclear material commits an offence."))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></w:r>"
    words = LAW[13][1]
    return word_file(
        body().replace(paragraph(run(words), style="Sub"), paragraph(run(words) + box, style="Sub"))
        + paragraph(run("End.")) + "<w:sectPr/>",
        styles=STYLES,
    )  # fmt: skip


def with_content_controls() -> bytes:
    """One section in a rich control, one in a locked one, words in an inline control."""
    whole = body()
    rich = "<w:sdt><w:sdtPr><w:tag w:val='theft'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    locked = "<w:sdt><w:sdtPr><w:lock w:val='sdtContentLocked'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    theft = "".join(paragraph(run(words), style=style) for style, words in LAW[11:14])
    agency = "".join(paragraph(run(words), style=style) for style, words in LAW[6:11])
    whole = whole.replace(theft, rich.format(theft)).replace(agency, locked.format(agency))
    return word_file(whole + paragraph(run("End.")) + "<w:sectPr/>", styles=STYLES)


def odd_markup() -> bytes:
    """Another prefix, a comment in the XML, single quotes, line ends of Windows, references to characters."""
    archive = parts(plain())
    text = archive["word/document.xml"].decode().replace("w:", "word:").replace("xmlns:w=", "xmlns:word=")
    text = text.replace("Radiation Act.", "Radiation &#65;ct.<!-- kept --> ").replace("/><word:r>", "/>\r\n<word:r>")
    archive["word/document.xml"] = ("<?xml version='1.0' encoding='UTF-8'?>\r\n" + text).encode()
    return packed(dict(archive))


def strict() -> bytes:
    """Saved as Strict Open XML."""
    archive = parts(plain())
    usual, other = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    for name in ("word/document.xml", "word/styles.xml"):
        archive[name] = archive[name].replace(usual, other)
    return packed(dict(archive))


def numbered_by_styles() -> bytes:
    """The styles carry the numbers; no paragraph says anything of its own."""
    levels = list_definition(
        ("decimal", "%1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)"),
        extra=tuple(f'<w:pStyle w:val="{style}"/>' for style in ("Section", "Sub", "Item")),
    )  # fmt: skip
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{style}"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for level, style in enumerate(("Section", "Sub", "Item"))
    )
    made = []
    for style, words in LAW:
        number, _, rest = words.partition(" ")
        if style == "Section":
            made.append(paragraph(run(rest), style="Section"))
        elif number.startswith("("):
            made.append(paragraph(run(rest), style="Sub" if number[1].isdigit() else "Item"))
        else:
            made.append(paragraph(run(words)))
    return word_file("".join(made) + "<w:sectPr/>", styles=styles, numbering=levels + list_instance(1))


def right_to_left() -> bytes:
    """An Arabic law: every paragraph and run from right to left, words marked as of complex script."""
    law = (
        ("المادة 1", "التعاريف"),
        ("", "في هذا القانون، تعني عبارة «السلطة المختصة» هيئة الرقابة النووية، "
             "وتعني عبارة «المواد النووية» البلوتونيوم واليورانيوم-233."),
        ("المادة 2", "السرقة"),
        ("", "كل من سرق مواد نووية يعاقب بالسجن مدة لا تتجاوز عشر سنوات."),
        ("المادة 3", "الاختصاص"),
        ("", "تختص محاكم الدولة بالنظر في الجرائم المرتكبة في إقليمها."),
    )  # fmt: skip
    made = ""
    for number, words in law:
        text = f"{number} {words}" if number else words
        bold = "<w:b/><w:bCs/>" if number else ""
        made += f"<w:p><w:pPr><w:bidi/></w:pPr>{run(text, f'{bold}<w:rtl/>')}</w:p>"
    return word_file(made + "<w:sectPr><w:bidi/></w:sectPr>", styles=STYLES)


def with_moves_and_fields() -> bytes:
    """A paragraph that a colleague moved, a cross-reference field within a sentence, and bookmarks around it."""
    author = 'w:author="A. Colleague" w:date="2025-05-05T00:00:00Z"'
    moved = LAW[1][1]
    there = paragraph(
        f'<w:moveFrom w:id="11" {author}>{run(moved)}</w:moveFrom>', mark=f'<w:moveFrom w:id="12" {author}/>'
    )
    here = paragraph(f'<w:moveTo w:id="13" {author}>{run(moved)}</w:moveTo>', mark=f'<w:moveTo w:id="14" {author}/>')
    field = (
        '<w:bookmarkStart w:id="1" w:name="theft"/>' + run("(2) The penalty for an offence under subsection (")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF theft \\n </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("1") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run(") is imprisonment for up to ten years.") + '<w:bookmarkEnd w:id="1"/>'
    )  # fmt: skip
    law = body().replace(paragraph(run(moved)), there + here)
    law = law.replace(paragraph(run(LAW[13][1]), style="Sub"), paragraph(field, style="Sub"))
    return word_file(law + paragraph(run("End.")) + "<w:sectPr/>", styles=STYLES)


FILES = {
    make.__name__: make
    for make in (
        plain, ending_with_the_law, numbered_by_word, with_comments, with_tracked_changes, with_a_table, with_footnotes,
        with_a_text_box, with_content_controls, odd_markup, strict, numbered_by_styles, right_to_left,
        with_moves_and_fields,
    )
}  # fmt: skip
