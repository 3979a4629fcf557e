from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from lxml import etree

from lawkit import pdf
from lawkit.cli import commands, main
from lawkit.errors import DraftError, OutputError
from lawkit.word.columns import ColumnParagraph, SecondLanguage
from lawkit.word.contents_pages import has_contents, with_pages
from lawkit.word.document import Setup, WordDocument
from lawkit.word.markup import qualified
from tests.word.element_order import faults


def word_file(folder: Path, name: str = "act.docx") -> Path:
    document = WordDocument(Setup("Model act"))
    document.heading("Offences")
    document.paragraph("A person commits an offence.")
    document.save(folder / name)
    return folder / name


def test_without_libreoffice_the_user_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(OutputError, match="PDF files need LibreOffice, which was not found"):
        pdf.make_pdfs([word_file(tmp_path)], tmp_path)


def test_an_absent_file_and_two_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/true")
    with pytest.raises(DraftError, match="no such file"):
        pdf.make_pdfs([tmp_path / "absent.docx"], tmp_path)
    (tmp_path / "other").mkdir()
    with pytest.raises(DraftError, match="two files would become act"):
        pdf.make_pdfs([word_file(tmp_path), word_file(tmp_path / "other")], tmp_path)


def test_a_file_that_is_not_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/true")
    with pytest.raises(DraftError, match="cannot turn it into PDF"):
        pdf.make_pdfs([word_file(tmp_path)], tmp_path)


def test_a_folder_without_word_files_ends_with_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["pdf", str(tmp_path)])
    assert stop.value.code == 1
    assert "holds no Word files" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_pdf_is_pdf_a_with_tags_and_stands_beside_the_kit(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    kit.mkdir()
    word_file(kit)
    result = CliRunner().invoke(commands, ["pdf", str(kit)])
    assert result.exit_code == 0, result.output
    data = (tmp_path / "kit-pdf" / "act.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"/MarkInfo<</Marked true>>" in data


def test_an_entry_of_the_contents_gets_the_page_on_which_its_heading_stands() -> None:
    document = WordDocument(Setup("Model act"))
    document.contents("Contents")
    document.heading("Offences")
    document.heading("Penalties")
    document.heading("Penalties")  # the second of one name has its own page
    data = with_pages(document.to_bytes(), [("Offences", 2), ("Penalties", 3), ("Penalties", 7)])
    assert has_contents(document.to_bytes())
    assert not has_contents(data)
    with ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    links = ["".join(link.itertext()) for link in root.iter(qualified("w:hyperlink"))]
    assert links == ["Offences2", "Penalties3", "Penalties7"]
    assert faults(data) == []


def test_in_two_columns_each_language_has_the_pages_of_its_own_headings() -> None:
    document = WordDocument(Setup("Model act", second=SecondLanguage("ar", right_to_left=True)))
    document.contents("Contents")
    document.contents("فهرس", second=True)
    for first, second in (("Offences", "الجرائم"), ("Penalties", "العقوبات")):
        row = [ColumnParagraph(first, "Heading1")], [ColumnParagraph(second, "Heading1")]
        document.columns(("English", "العربية"), [row], "Model act")
    outline = [("Offences", 2), ("الجرائم", 2), ("Penalties", 3), ("العقوبات", 3)]
    with ZipFile(BytesIO(with_pages(document.to_bytes(), outline))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    links = ["".join(link.itertext()) for link in root.iter(qualified("w:hyperlink"))]
    assert links == ["Offences2", "Penalties3", "الجرائم2", "العقوبات3"]
