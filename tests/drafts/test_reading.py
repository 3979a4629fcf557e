"""Any file gives a draft, or one line that says what is wrong with it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from lawkit.drafts.formats.file import File, Limits
from lawkit.drafts.reading import format_of, read, read_source
from lawkit.errors import DraftError
from tests.drafts.formats.written_files import open_document, packed, paragraph, pdf_file, saved, word_file

LAW = "1. Any person who possesses nuclear material without lawful authority commits an offence."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def refusal(path: Path, limits: Limits | None = None) -> str:
    """The one line with which a file is refused."""
    with pytest.raises(DraftError) as caught:
        read_source(path, limits)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    return message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word_file(paragraph(LAW)), "word"),
        (open_document(f"<text:p>{LAW}</text:p>"), "opendocument"),
        (pdf_file([(70.0, 700.0, LAW)]), "pdf"),
        (f"<html><body><p>{LAW}</p></body></html>".encode(), "html"),
        (f"\ufeff<!-- a comment --><!DOCTYPE html><p>{LAW}".encode(), "html"),
        (
            b'<?xml version="1.0"?><akomaNtoso><act><body><p>' + LAW.encode() + b"</p></body></act></akomaNtoso>",
            "akoma_ntoso",
        ),
        (
            b'<an:akomaNtoso xmlns:an="x"><act><body><p>' + LAW.encode() + b"</p></body></act></an:akomaNtoso>",
            "akoma_ntoso",
        ),
        (rb"{\rtf1\ansi " + LAW.encode() + rb"\par}", "rich_text"),
        (LAW.encode(), "text"),
        (LAW.encode("utf-16"), "text"),
    ],
)
def test_the_format_is_known_by_content_whatever_the_name(tmp_path: Path, data: bytes, kind: str) -> None:
    path = saved(tmp_path, "draft.xyz", data)
    assert format_of(File(path.name, data)) == kind
    assert any(LAW in block.text for block in read_source(path).blocks)


def test_a_word_file_renamed_to_pdf_is_read(tmp_path: Path) -> None:
    assert read_source(saved(tmp_path, "bill.pdf", word_file(paragraph(LAW)))).blocks[0].text == LAW


def test_markdown_is_known_by_its_name() -> None:
    assert format_of(File("law.md", b"# Part 1")) == "markdown"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\0" * 5000, "empty"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel"),
        (OLE, "old Office file"),
        (rb"{\rtf1\ansi kept {\deleted gone}}", "tracked changes"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "OCR"),
        (b"\x1f\x8b\x08" + b"x" * 50, "archive"),
        (packed({"a.txt": "x"}), "zip archive"),
        (packed({"xl/workbook.xml": "<x/>"}), "Excel"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "no text document"),
        (packed({"mimetype": "application/epub+zip", "META-INF/container.xml": ""}), "EPUB"),
        (b"PK\x03\x04" + b"broken" * 30, "damaged"),
        (word_file(paragraph(LAW))[:-300], "damaged"),
        (word_file(""), "no text"),
        (packed({"word/document.xml": "<w:document"}), "not well formed"),
        (packed({"word/other.xml": "<x/>"}), "no document part"),
        (b'<?xml version="1.0"?><svg xmlns="x"/>', "XML of a kind"),
        (b"MIME-Version: 1.0\n\ntext", "MIME"),
        (os.urandom(64) * 80, "save"),
    ],
)
def test_what_is_no_draft_is_refused_with_the_reason(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(saved(tmp_path, "bill.docx", data))


def test_missing_files_folders_and_closed_files_are_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.docx")
    assert "folder" in refusal(tmp_path)
    closed = saved(tmp_path, "closed.txt", b"x")
    closed.chmod(0)
    if not os.access(closed, os.R_OK):
        assert "permission" in refusal(closed)


def test_pipes_are_refused_and_odd_names_keep_to_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in refusal(tmp_path / "pipe")
    with pytest.raises(DraftError, match=r"^two lines\.txt: the file is empty"):
        read_source(saved(tmp_path, "two\nlines.txt", b""))


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.docx"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    started = time.perf_counter()
    assert "200 MB" in refusal(path)
    assert time.perf_counter() - started < 0.2


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = packed({"word/document.xml": b"<w:document>" + b" " * 60_000_000})
    assert "zip bomb" in refusal(saved(tmp_path, "bomb.docx", bomb))


def test_a_large_blank_picture_makes_no_zip_bomb(tmp_path: Path) -> None:
    parts = {"word/document.xml": "<w:document/>", "word/media/image1.bmp": bytes(60_000_000)}
    assert "zip bomb" not in refusal(saved(tmp_path, "picture.docx", packed(parts)))


def test_a_part_that_is_larger_than_its_entry_says_is_refused(tmp_path: Path) -> None:
    data = word_file(paragraph("x" * 3_000_000))
    assert "MB" in refusal(saved(tmp_path, "lie.docx", data), Limits(part_bytes=1_000_000))


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(10_050):
            archive.writestr(f"{number}", b"")
    assert "entries" in refusal(saved(tmp_path, "many.docx", buffer.getvalue()))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
        '<!ENTITY b SYSTEM "http://127.0.0.1:9/x">',
    ],
)
def test_entities_never_expand(tmp_path: Path, declaration: str) -> None:
    xml = f"<!DOCTYPE x [{declaration}]><akomaNtoso><act><body><p>&b;</p></body></act></akomaNtoso>"
    assert "entities" in refusal(saved(tmp_path, "bomb.xml", xml.encode()))


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    xml = "<akomaNtoso>" + "<part>" * 100_000 + "x" + "</part>" * 100_000 + "</akomaNtoso>"
    assert "nested" in refusal(saved(tmp_path, "deep.xml", xml.encode()))


def test_reading_stops_at_the_time_limit(tmp_path: Path) -> None:
    path = saved(tmp_path, "slow.docx", word_file(paragraph("x") * 2000))
    assert "longer than" in refusal(path, Limits(seconds=0.0))


def test_too_many_pages_and_too_much_text_are_refused(tmp_path: Path) -> None:
    pages = pdf_file(*([[(70.0, 700.0, LAW)]] * 3))
    assert "too many pages (3;" in refusal(saved(tmp_path, "long.pdf", pages), Limits(pages=2))
    assert "characters" in refusal(saved(tmp_path, "long.txt", b"law " * 100), Limits(characters=200))


def test_a_fault_in_a_parser_is_one_line_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lawkit.drafts.formats import word

    def broken(file: File) -> None:
        raise KeyError("unforeseen\nand long")

    monkeypatch.setattr(word, "read", broken)
    assert "damaged" in refusal(saved(tmp_path, "odd.docx", word_file(paragraph("x"))))


def test_the_text_of_a_plain_file_is_the_text_that_offsets_index(tmp_path: Path) -> None:
    words = f"Nuclear Act\n\n{LAW}\n2. An attempt is an offence.\n"
    assert read(saved(tmp_path, "act.txt", words.replace("\n", "\r\n").encode())).text == words


def test_the_language_is_found_and_can_be_said(tmp_path: Path) -> None:
    path = saved(tmp_path, "act.txt", (LAW * 3).encode())
    assert read(path).language == "en"
    assert read(path, "fr").language == "fr"


def test_a_text_in_no_supported_language_asks_for_the_language(tmp_path: Path) -> None:
    text = "Chiunque detiene senza autorizzazione materie nucleari è punito con la reclusione da due a otto anni."
    with pytest.raises(DraftError, match=r"act\.txt: .*Italian.*--language"):
        read(saved(tmp_path, "act.txt", text.encode()))


def test_a_second_language_is_warned_about(tmp_path: Path) -> None:
    french = "Est puni de quinze ans d'emprisonnement quiconque détient sans autorisation des matières nucléaires.\n"
    path = saved(tmp_path, "act.txt", (f"{LAW}\n" * 60 + french * 40).encode())
    assert any("French" in warning for warning in read(path).warnings)


def test_reading_plain_text_loads_no_parser_of_other_formats(tmp_path: Path) -> None:
    path = saved(tmp_path, "act.txt", LAW.encode())
    script = (
        "import sys; from lawkit.drafts.reading import read; "
        f"read({str(path)!r}, 'en'); heavy = {{'lxml', 'docx', 'pypdfium2', 'lingua', 'markdown_it', 'spacy'}}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"


def test_a_law_of_a_hundred_thousand_words_is_read_in_seconds(tmp_path: Path) -> None:
    words = "Any person who possesses nuclear material without lawful authority commits an offence. " * 4
    path = saved(tmp_path, "long.docx", word_file(paragraph(words.strip()) * 2100))
    started = time.perf_counter()
    source = read_source(path)
    assert sum(len(block.text.split()) for block in source.blocks) > 100_000
    assert time.perf_counter() - started < 2.5
