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


FILES = {
    make.__name__: make
    for make in (
        plain, ending_with_the_law, numbered_by_word, with_comments, with_tracked_changes, with_a_table, with_footnotes,
        with_a_text_box, with_content_controls, odd_markup, strict,
    )
}  # fmt: skip
