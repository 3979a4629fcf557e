"""Markdown reads without its marks."""

from __future__ import annotations

from lawkit.drafts.formats import markdown
from lawkit.drafts.source import BlockKind, Source
from tests.drafts.formats.written_files import file_of, texts


def read(text: str) -> Source:
    return markdown.read(file_of(text.encode(), "law.md"))


def test_headings_emphasis_links_and_comments() -> None:
    source = read("# Part *1*\n\n**5** [Offences](x.html) <!-- no --> are `listed`<br>(a) here\n")
    assert texts(source) == ["Part 1", "5 Offences  are listed", "(a) here"]
    assert (source.blocks[0].kind, source.blocks[0].level) == (BlockKind.HEADING, 1)


def test_front_matter_gives_title_and_language() -> None:
    source = read('---\ntitle: "Loi"\nlang: fr\n---\nArticle 1\n')
    assert (texts(source), source.title, source.language) == (["Article 1"], "Loi", "fr")


def test_list_numbers_stay_as_written_unless_all_are_alike() -> None:
    assert texts(read("3. a\n5. b\n")) == ["3. a", "5. b"]
    assert texts(read("1. a\n1. b\n")) == ["1. a", "2. b"]
    assert texts(read("- (a) x\n- y\n")) == ["(a) x", "- y"]


def test_lines_that_open_provisions_are_paragraphs() -> None:
    assert texts(read("The following:\n(a) plutonium and\nthorium;\n(b) uranium.\n")) == [
        "The following:",
        "(a) plutonium and thorium;",
        "(b) uranium.",
    ]


def test_notes_tables_and_quotes_are_told_apart() -> None:
    source = read("material[^1] is\n\n[^1]: See the treaty.\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert [(block.text, block.kind.value) for block in source.blocks] == [
        ("material is", "paragraph"),
        ("See the treaty.", "footnote"),
        ("quoted", "quote"),
        ("a", "cell"),
        ("b", "cell"),
        ("c", "cell"),
        ("d", "cell"),
    ]
