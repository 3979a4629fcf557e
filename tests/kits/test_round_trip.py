"""A model text that went through LibreOffice and back still has its numbers, fields, controls, notes and title."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from lawkit.kits.bilingual import bilingual_texts
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.model_text import print_text
from lawkit.kits.model_texts import ACT
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country
from tests.kits.papers import shipped

SOFFICE = shutil.which("soffice")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@cache
def context() -> KitContext:
    """A short kit: one topic, one of whose languages runs from right to left."""
    country = load_country("JO", shipped().roots)
    return make_context(
        shipped(), country, "en", [], "common", Answers(), None, bilingual="ar", topic="enriched-uranium"
    )


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Each file as it was made and as LibreOffice saved it."""
    folder = tmp_path_factory.mktemp("round")
    assert SOFFICE is not None
    both = context()
    assert both.second is not None
    made = {"alone.docx": print_text(both, ACT).data, "two.docx": bilingual_texts(both, both.second)[TWO]}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder / "back")]
    sources = [str(folder / name) for name in made]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=300)
    return {name: (data, (folder / "back" / name).read_bytes()) for name, data in made.items()}


TWO = "01-model-act-bilingual.docx"


def part(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def said(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def controls(root: etree._Element) -> list[str]:
    """What the controls show; their tags do not outlive LibreOffice 7.4, nor a control around another."""
    own = [one for one in root.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}docPartObj") is None]
    return [said(one) for one in own if next(one.iterfind(f"{W}sdtContent//{W}sdt"), None) is None]


def lines(root: etree._Element) -> list[str]:
    """The words of every paragraph that holds any; what Word counts anew, pages and numbers of fields, left out."""
    found = []
    for paragraph in root.iter(f"{W}p"):
        words = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        if words.strip() and paragraph.find(f"{W}hyperlink") is None:
            found.append(re.sub(r"[\s\u00a0\u200e]+", " ", words).strip())
    return found


def numbered(data: bytes) -> list[str]:
    """The words of the paragraphs that a list counts, by themselves or through their style."""
    document = docx.Document(BytesIO(data))
    counted = set()
    for style in document.styles.element.iter(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None and number.get(f"{W}val") != "0":
            counted.add(style.get(f"{W}styleId"))
    found = []
    for paragraph in document.element.body.iter(f"{W}p"):
        own, style = paragraph.find(f"{W}pPr/{W}numPr/{W}numId"), paragraph.find(f"{W}pPr/{W}pStyle")
        by_style = style is not None and style.get(f"{W}val") in counted
        if own.get(f"{W}val") != "0" if own is not None else by_style:
            found.append("".join(one.text or "" for one in paragraph.iter(f"{W}t")).strip())
    return found


NAMES = ("alone.docx", "two.docx")


@pytest.mark.parametrize("name", NAMES)
def test_words_and_numbers_stay(name: str, files: dict[str, tuple[bytes, bytes]]) -> None:
    before, after = files[name]
    assert lines(part(after, "word/document.xml")) == lines(part(before, "word/document.xml"))
    assert len(numbered(before)) > 10
    assert numbered(after) == numbered(before)


@pytest.mark.parametrize("name", NAMES)
def test_controls_footnotes_and_comments_stay(name: str, files: dict[str, tuple[bytes, bytes]]) -> None:
    before, after = (part(data, "word/document.xml") for data in files[name])
    blanks = [controls(root) for root in (before, after)]
    assert len(blanks[0]) > 5
    assert blanks[1] == blanks[0]
    for mark in ("footnoteReference", "commentReference"):
        counts = [sum(1 for _ in root.iter(f"{W}{mark}")) for root in (before, after)]
        assert counts[0] > 3
        assert counts[1] == counts[0]
    notes = [lines(part(data, "word/comments.xml")) for data in files[name]]
    assert notes[1] == notes[0]


@pytest.mark.parametrize("name", NAMES)
def test_contents_references_and_title_stay(name: str, files: dict[str, tuple[bytes, bytes]]) -> None:
    before, after = files[name]
    codes = [[str(one.text) for one in part(data, "word/document.xml").iter(f"{W}instrText")] for data in files[name]]
    for code in ("TOC", "REF"):
        counts = [sum(code in one.split() for one in each) for each in codes]
        assert counts[1] == counts[0]
    assert any("TOC" in one for one in codes[0])
    titles = [docx.Document(BytesIO(data)).core_properties.title for data in (before, after)]
    assert titles[1] == titles[0] != ""
