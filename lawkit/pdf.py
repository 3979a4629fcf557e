"""PDF/A with tags, for archives and for screen readers: Word files through LibreOffice, where it is installed.

LibreOffice runs with a profile of its own, so that an open window of the user does not get in the way, and nothing of
it is left behind. A table of contents gets its page numbers from a first round.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from lawkit.errors import DraftError, OutputError
from lawkit.sentences import marked
from lawkit.word.contents_pages import has_contents, with_pages

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
LONGEST = 600  # seconds for all files together
_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},  # PDF/A-2b
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "ExportNotes": {"type": "boolean", "value": "false"},  # their signs would cover the words they belong to
}


def make_pdfs(files: Sequence[Path], folder: Path) -> list[Path]:
    """The Word files as PDF/A in a folder, under their own names. Gives the places of the PDF files.

    Raises OutputError where LibreOffice is not installed, does not finish, or cannot write; DraftError for a file that
    it cannot read.
    """
    program = next((found for one in PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        raise OutputError(
            marked(
                "PDF files need LibreOffice, which was not found on this machine; install it, or save as PDF/A in Word"
            )
        )
    for number, one in enumerate(files):
        if not one.is_file():
            raise DraftError(marked("no such file; give Word files or the folder of a kit"), at=one)
        if any(one.stem == earlier.stem for earlier in files[:number]):
            raise DraftError(
                marked("two files would become {stem}.pdf; turn them into PDF one after the other", stem=one.stem),
                at=one,
            )
    with tempfile.TemporaryDirectory(prefix="lawkit-pdf-") as space:
        made = Path(space) / "out"
        _run(program, files, made, Path(space) / "profile")
        lost = [one for one in files if not (made / f"{one.stem}.pdf").is_file()]
        if lost:
            raise DraftError(marked("LibreOffice cannot turn it into PDF; is it a Word file?"), at=lost[0])
        again = [_paged(one, made / f"{one.stem}.pdf", Path(space)) for one in files if _has_contents(one)]
        if again:
            _run(program, again, made, Path(space) / "profile")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for one in files:
                shutil.move(made / f"{one.stem}.pdf", folder / f"{one.stem}.pdf")
        except OSError as error:
            reason = error.strerror or error
            raise OutputError(
                marked("cannot be written: {reason}; choose another with --output", reason=reason), at=folder
            ) from error
    return [folder / f"{one.stem}.pdf" for one in files]


def _has_contents(file: Path) -> bool:
    try:
        return has_contents(file.read_bytes())
    except (BadZipFile, KeyError, OSError):  # not a .docx, which LibreOffice may read all the same
        return False


def _paged(file: Path, pdf: Path, space: Path) -> Path:
    """A copy of a Word file whose table of contents says on which page of the PDF each heading stands."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        outline = [(one.get_title(), _page(one)) for one in document.get_toc()]
    finally:
        document.close()
    copy = space / file.name
    copy.write_bytes(with_pages(file.read_bytes(), [(title, page) for title, page in outline if page]))
    return copy


def _page(bookmark: Any) -> int:
    """The page that a bookmark of a PDF leads to, counted from 1; 0 where it leads nowhere."""
    goal = bookmark.get_dest()
    return goal.get_index() + 1 if goal is not None and goal.get_index() is not None else 0


def _run(program: str, files: Sequence[Path], made: Path, profile: Path) -> None:
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}", "--outdir", str(made),
        *(str(one.resolve()) for one in files),
    ]  # fmt: skip
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=LONGEST)
    except subprocess.TimeoutExpired as error:
        raise OutputError(
            marked("LibreOffice did not finish within {seconds} seconds; try fewer files at a time", seconds=LONGEST)
        ) from error
    except OSError as error:
        raise OutputError(marked("LibreOffice cannot be started: {reason}", reason=error.strerror or error)) from error
