"""Akoma Ntoso reads as a consolidated law prints it."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats import akoma_ntoso
from lawkit.drafts.source import BlockKind, Source
from lawkit.errors import DraftError
from tests.drafts.formats.written_files import block_of, file_of, texts

NAMESPACES = [
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13",
    "http://www.akomantoso.org/2.0",
]
META = '<meta><identification><FRBRExpression><FRBRlanguage language="{}"/></FRBRExpression></identification></meta>'


def read(body: str, language: str = "eng", namespace: str = NAMESPACES[0]) -> Source:
    act = f"<act>{META.format(language)}{body}</act>"
    return akoma_ntoso.read(file_of(f'<akomaNtoso xmlns="{namespace}">{act}</akomaNtoso>'.encode()))


SECTION = """
<body><part eId="part_1"><num>I</num><heading>Offences</heading>
  <section eId="sec_5"><num>5.</num><heading>Unlawful
      possession</heading>
    <subsection eId="sec_5__subsec_1"><num>(1)</num>
      <list><intro><p>A person who</p></intro>
        <point eId="sec_5__subsec_1__point_a"><num>(a)</num><content><p>possesses; or</p></content></point>
        <point eId="sec_5__subsec_1__point_b"><num>(b)</num><content><p>uses</p></content></point>
        <wrapUp><p>commits an offence.</p></wrapUp></list>
    </subsection>
  </section></part></body>"""


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_numbers_headings_and_words_in_any_version(namespace: str) -> None:
    source = read(SECTION, namespace=namespace)
    assert texts(source) == [
        "Part I Offences",
        "5. Unlawful possession",
        "(1) A person who",
        "(a) possesses; or",
        "(b) uses",
        "commits an offence.",
    ]
    assert source.language == "en"


def test_blocks_know_the_provision_that_they_open() -> None:
    source = read(SECTION)
    assert block_of(source, "(a)").locator == "sec_5__subsec_1__point_a"
    assert block_of(source, "5.").kind is BlockKind.HEADING


def test_groupings_that_hold_a_bare_number_are_named_in_the_language_of_the_law() -> None:
    body = "<body><chapter><num>2</num><heading>{}</heading></chapter></body>"
    assert texts(read(body.format("Infractions"), "fra")) == ["Chapitre 2 Infractions"]
    assert texts(read(body.format("Delitos"), "spa")) == ["Capítulo 2 Delitos"]


def test_a_number_without_words_stands_alone_before_its_items() -> None:
    body = (
        "<body><section><num>3.</num><subsection><num>(1)</num><paragraph><num>(a)</num><content><p>x</p></content>"
        "</paragraph></subsection></section></body>"
    )
    assert texts(read(body)) == ["3.", "(1)", "(a) x"]


def test_notes_wait_for_the_end_of_the_paragraph() -> None:
    source = read(
        "<body><section><content><p>any<authorialNote><p>note</p></authorialNote> source</p></content></section></body>"
    )
    assert [(block.text, block.kind.value) for block in source.blocks] == [
        ("any source", "paragraph"),
        ("note", "footnote"),
    ]


def test_quoted_structures_tables_and_contents_are_told_apart() -> None:
    source = read(
        "<preface><toc><tocItem>1 Scope</tocItem></toc></preface><body><section><content>"
        "<p><mod>insert <quotedStructure><section><num>9A.</num><content><p>new</p></content></section>"
        "</quotedStructure></mod></p>"
        "<table><tr><td><p>cell</p></td></tr></table></content></section></body>"
    )
    assert [(block.text, block.kind.value) for block in source.blocks] == [
        ("1 Scope", "contents"),
        ("insert", "paragraph"),
        ("9A. new", "quote"),
        ("cell", "cell"),
    ]


def test_schedules_and_conclusions_follow() -> None:
    body = (
        "<preamble><formula><p>Be it enacted</p></formula></preamble><body><section><content><p>x</p></content>"
        "</section></body><conclusions><p>Done.</p></conclusions><attachments><attachment><heading>Schedule 1</heading>"
        "<doc><mainBody><p>Category I</p></mainBody></doc></attachment></attachments>"
    )
    assert texts(read(body)) == ["Be it enacted", "x", "Done.", "Schedule 1", "Category I"]


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "x">]><akomaNtoso><act><body><p>&b;</p></body></act></akomaNtoso>'
    with pytest.raises(DraftError, match="entities"):
        akoma_ntoso.read(file_of(bomb.encode()))
