"""Another program agrees: LibreOffice rejects all and has the old draft, accepts all and has the completed one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tests.annotation.files import FILES
from tests.annotation.test_annotate import SAMPLE, annotated
from tests.drafts.formats.written_files import saved
from tests.word.undone import W, parts

SOFFICE = shutil.which("soffice")
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Silent"
  how(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, how())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim out(0) As New com.sun.star.beans.PropertyValue
  out(0).Name = "FilterName"
  out(0).Value = "MS Word 2007 XML"
  doc.storeToURL(ConvertToURL(target), out())
  doc.close(True)
End Sub
</script:module>
"""

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice that holds the macro."""
    folder = tmp_path_factory.mktemp("libreoffice")
    first = folder / "first.txt"
    first.write_text("1. Law.\n", encoding="utf-8")
    call(folder, "--convert-to", "docx", "--outdir", str(folder), str(first))
    module = folder / "profile" / "user" / "basic" / "Standard"
    (module / "Module1.xba").write_text(MODULE, encoding="utf-8")
    library = (module / "script.xlb").read_text(encoding="utf-8")
    if "Module1" not in library:
        element = ' <library:element library:name="Module1"/>\n</library:library>'
        library = library.replace("/>", f">\n{element}", 1) if "</library:library>" not in library else library.replace(
            "</library:library>", element
        )  # fmt: skip
        (module / "script.xlb").write_text(library, encoding="utf-8")
    return folder


def call(folder: Path, *arguments: str) -> None:
    assert SOFFICE is not None
    place = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, "--headless", "--norestore", place, *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def settle(folder: Path, source: Path, command: str) -> list[tuple[str, str, str]]:
    """Style, list and words of every paragraph after a command of LibreOffice."""
    target = source.with_name(f"{source.stem}-{command}.docx")
    call(folder, f"macro:///Standard.Module1.Settle({source},{target},{command})")
    if not target.is_file():
        pytest.skip("this LibreOffice runs no macros")
    found = []
    for paragraph in etree.fromstring(parts(target.read_bytes())["word/document.xml"]).iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        words = "".join(text.text or "" for text in paragraph.iter(W + "t"))
        values = (one.get(W + "val", "") if one is not None else "" for one in (style, number))
        found.append((*values, words))
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("kind", ["sample", "ending_with_the_law"])
def test_libreoffice_rejects_to_the_old_draft_and_accepts_to_the_completed_one(
    kind: str, profile: Path, tmp_path: Path
) -> None:
    old = SAMPLE.read_bytes() if kind == "sample" else FILES[kind]()
    before = saved(tmp_path, "old.docx", old)
    done = annotated(before)
    after = saved(tmp_path, "new.docx", done.data)
    as_it_was = settle(profile, before, "RejectAllTrackedChanges")
    assert settle(profile, after, "RejectAllTrackedChanges") == as_it_was
    completed = settle(profile, after, "AcceptAllTrackedChanges")
    assert len(completed) == len(as_it_was) + sum(len(one.paragraphs) for one in done.insertions)
