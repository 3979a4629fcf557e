"""What a Word file prints is what lawkit reads."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats import word
from lawkit.drafts.source import BlockKind, Source
from lawkit.errors import DraftError
from tests.drafts.formats.written_files import block_of, file_of, packed, paragraph, run, texts, word_file

BOX = "<w:txbxContent>{}</w:txbxContent>"


def read(body: str, **parts: str) -> Source:
    return word.read(file_of(word_file(body, **parts)))


def test_paragraphs_come_in_reading_order_and_runs_are_joined() -> None:
    body = paragraph(run("Any per") + run("son")) + paragraph("commits an offence.")
    assert texts(read(body)) == ["Any person", "commits an offence."]


def test_insertions_are_read_and_deletions_are_not() -> None:
    body = paragraph(
        run("liable to ")
        + f'<w:ins w:id="1">{run("fifteen")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>ten</w:delText></w:r></w:del>'
        + run(" years")
    )
    source = read(body)
    assert texts(source) == ["liable to fifteen years"]
    assert any("tracked changes" in warning for warning in source.warnings)


def test_moved_words_stand_where_they_were_moved_to() -> None:
    body = paragraph(f"<w:moveFrom>{run('here')}</w:moveFrom>") + paragraph(f"<w:moveTo>{run('there')}</w:moveTo>")
    assert texts(read(body)) == ["there"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = paragraph("who possesses ", mark='<w:del w:id="1"/>') + paragraph("nuclear material")
    assert texts(read(body)) == ["who possesses nuclear material"]


def test_a_paragraph_inserted_with_its_mark_stands_alone() -> None:
    body = paragraph(f"<w:ins>{run('new')}</w:ins>", mark='<w:ins w:id="1"/>') + paragraph("old")
    assert texts(read(body)) == ["new", "old"]


def test_deleted_rows_and_cells_are_not_read() -> None:
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr>{}</w:tcPr>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>"
        + row.format("", "", paragraph("kept"))
        + row.format("<w:del/>", "", paragraph("row"))
        + row.format("", "<w:cellDel/>", paragraph("cell"))
        + "</w:tbl>"
    )
    assert texts(read(body)) == ["kept"]


def test_tables_are_read_cell_by_cell_also_inside_tables() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc></w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr><w:tc>{paragraph('a')}{inner}{paragraph('after')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>" + paragraph("end")
    )
    source = read(body)
    assert texts(source, BlockKind.CELL) == ["a", "inner", "after", "b", "c"]
    assert block_of(source, "end").kind is BlockKind.PARAGRAPH


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    choice = f'<mc:Choice Requires="wps"><w:drawing>{BOX.format(paragraph("boxed"))}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict>{BOX.format(paragraph('boxed'))}</w:pict></mc:Fallback>"
    body = paragraph(
        run("before ") + f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>" + run("behind")
    )
    assert texts(read(body)) == ["before behind", "boxed"]


def test_content_controls_are_read_at_every_level() -> None:
    sdt = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = sdt.format(f"<w:tc>{paragraph('cell')}</w:tc>")
    row = sdt.format(f"<w:tr>{cell}</w:tr>")
    body = sdt.format(paragraph("block")) + paragraph(run("in") + sdt.format(run("line"))) + f"<w:tbl>{row}</w:tbl>"
    assert texts(read(body)) == ["block", "inline", "cell"]


def test_links_and_smart_tags_are_plain_words() -> None:
    body = paragraph(f"<w:hyperlink>{run('section ')}</w:hyperlink><w:smartTag>{run('5')}</w:smartTag>")
    assert texts(read(body)) == ["section 5"]


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = paragraph(
        run("see section ")
        + mark.format("begin")
        + "<w:r><w:instrText>REF _Ref1 \\r</w:instrText></w:r>"
        + mark.format("separate")
        + run("12")
        + mark.format("end")
        + f'<w:fldSimple w:instr="PAGE">{run("(3)")}</w:fldSimple>'
    )
    assert texts(read(body)) == ["see section 12(3)"]


def test_a_generated_table_of_contents_is_marked() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    gallery = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        gallery
        + f"<w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
        + paragraph("1 Offences 4", style="TOC1")
        + paragraph("1 Offences")
    )
    assert texts(read(body, styles=styles), BlockKind.CONTENTS) == ["Contents", "1 Offences 4"]


def test_a_table_of_contents_field_spans_paragraphs() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = mark.format("begin") + "<w:r><w:instrText> TOC \\o</w:instrText></w:r>" + mark.format("separate")
    body = paragraph(begin + run("Part 1")) + paragraph("Part 2") + paragraph(mark.format("end")) + paragraph("Part 1")
    assert [block.kind for block in read(body).blocks] == [BlockKind.CONTENTS, BlockKind.CONTENTS, BlockKind.PARAGRAPH]


def test_headings_are_known_by_outline_level_also_inherited() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H2"/></w:style>'
    )
    block = block_of(read(paragraph("Offences", style="Own"), styles=styles), "Offences")
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)


def test_a_footnote_follows_its_paragraph_and_does_not_interrupt_it() -> None:
    body = paragraph(run("material") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" is")) + paragraph("next")
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("line")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run("See the treaty."))}</w:footnote>'
    )
    source = read(body, footnotes=notes)
    assert texts(source) == ["material is", "See the treaty.", "next"]
    assert source.blocks[1].kind is BlockKind.FOOTNOTE


def test_hidden_text_is_left_out_with_a_warning() -> None:
    source = read(paragraph(run("seen") + run("unseen", "<w:vanish/>") + run("!", '<w:vanish w:val="0"/>')))
    assert texts(source) == ["seen!"]
    assert any("hidden" in warning for warning in source.warnings)


def test_comments_are_not_part_of_the_law() -> None:
    inner = '<w:commentRangeStart w:id="0"/>' + run("law") + '<w:commentRangeEnd w:id="0"/>'
    assert texts(read(paragraph(inner + '<w:r><w:commentReference w:id="0"/></w:r>'))) == ["law"]


def test_special_signs_stay_as_printed() -> None:
    inner = '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c\u00a0d</w:t><w:sym w:char="F0B7"/></w:r>'
    assert texts(read(paragraph(inner))) == ["a\tb\u2011c\u00a0d•"]


def test_a_run_in_heading_is_one_paragraph_with_its_text() -> None:
    body = paragraph("Offences. ", mark="<w:vanish/><w:specVanish/>") + paragraph("A person commits")
    assert texts(read(body)) == ["Offences. A person commits"]


def test_hand_made_line_breaks_part_list_entries_but_not_sentences() -> None:
    body = paragraph("<w:r><w:t>means:</w:t><w:br/><w:t>(a) plutonium; or</w:t><w:br/><w:t>(b) uranium</w:t></w:r>")
    wrapped = paragraph("<w:r><w:t>a person who</w:t><w:br/><w:t>possesses material</w:t></w:r>")
    assert texts(read(body + wrapped)) == [
        "means:",
        "(a) plutonium; or",
        "(b) uranium",
        "a person who possesses material",
    ]


def test_strict_open_xml_reads_like_the_usual_kind() -> None:
    data = word_file(paragraph("strict"))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("strict")}</w:body></w:document>'
    assert texts(word.read(file_of(data))) == texts(word.read(file_of(packed({"word/document.xml": xml}))))


def test_tables_in_tables_without_end_are_refused() -> None:
    depth = 120
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    with pytest.raises(DraftError, match="nested too deeply"):
        read(opening * depth + paragraph("deep") + closing * depth)
