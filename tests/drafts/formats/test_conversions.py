"""Files that LibreOffice writes read like their originals: real laws in five languages, and a law with everything.

Runs only where LibreOffice is; the real laws stand outside the project and are never part of it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from lawkit.drafts.reading import read, read_source
from lawkit.drafts.source import BlockKind, Source
from tests.drafts.formats.written_files import saved, word_file

SOFFICE = shutil.which("soffice")
LAWS = Path(__file__).parents[4] / "shared" / "laws"
SMALL_LAWS = [
    "en/nz-maritime-crimes-act-1999",
    "fr/ca-nuclear-terrorism-act-2013",
    "ar/ae-fdl-4-2012-civil-liability-nuclear-damage",
    "zh/cn-nuclear-safety-law-2017",
    "id/id-uu-10-1997-ketenaganukliran",
    "es/ar-ley-24804-actividad-nuclear",
]
SPACE = re.compile(r"[\s\u00ad\u200b]+")

needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
needs_laws = pytest.mark.skipif(not LAWS.is_dir(), reason="the real laws are not here")


def convert(paths: list[Path], target: str, folder: Path, *options: str) -> None:
    """Have LibreOffice write files in another format, all in one start of the program."""
    assert SOFFICE is not None
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, "--headless", profile, *options, "--convert-to", target, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)


def converted(path: Path, target: str, folder: Path) -> Path:
    """One file as LibreOffice writes it in another format."""
    convert([path], target, folder)
    return folder / f"{path.stem}.{target.partition(':')[0]}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conversions")


@pytest.fixture(scope="module")
def originals(folder: Path) -> list[Path]:
    """The laws as plain text, and beside each its conversion into every format."""
    copies = [Path(shutil.copy(LAWS / f"{law}.txt", folder / f"{law.replace('/', '-')}.txt")) for law in SMALL_LAWS]
    convert(copies, "docx", folder, "--infilter=Text (encoded):UTF8,LF")
    words = [copy.with_suffix(".docx") for copy in copies]
    for target in ("odt", "pdf", "rtf", "html"):
        convert(words, target, folder)
    return copies


def lines(source: Source) -> list[str]:
    """The lines of a source, white space apart."""
    return [line for block in source.blocks if (line := SPACE.sub(" ", block.text).strip())]


def letters(source: Source) -> str:
    return SPACE.sub("", "".join(block.text for block in source.blocks))


@needs_libreoffice
@needs_laws
@pytest.mark.parametrize("ending", [".docx", ".odt", ".rtf", ".html"])
def test_a_law_reads_the_same_from_every_format(ending: str, originals: list[Path]) -> None:
    for original in originals:
        other, plain = original.with_suffix(ending), read_source(original)
        assert letters(read_source(other)) == letters(plain)
        assert lines(read_source(other)) == lines(plain)
        locators = [provision.locator for provision in read(other).provisions]
        assert locators == [provision.locator for provision in read(original).provisions]


@needs_libreoffice
@needs_laws
def test_a_printed_law_keeps_its_text_and_nearly_all_its_lines(originals: list[Path]) -> None:
    for original in originals:
        if original.name.startswith("ar-"):
            continue  # printed from left to right by this conversion; see the next test
        plain, printed = read_source(original), read_source(original.with_suffix(".pdf"))
        assert letters(printed).replace("-", "") == letters(plain).replace("-", "")
        wanted, found = lines(plain), {SPACE.sub("", line) for line in lines(printed)}
        share = sum(SPACE.sub("", line) in found for line in wanted) / len(wanted)
        print(f"{original.stem}: {share:.1%} of the lines are equal")
        assert share > 0.9


@needs_libreoffice
@needs_laws
def test_a_printed_arabic_law_keeps_nearly_all_its_lines(folder: Path) -> None:
    original = LAWS / "ar/ae-fdl-4-2012-civil-liability-nuclear-damage.txt"
    right_to_left = "".join(
        f"<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>{line}</w:t></w:r></w:p>"
        for line in original.read_text(encoding="utf-8").split("\n")
    )
    path = saved(folder, "arabic.docx", word_file(right_to_left))
    printed = read_source(converted(path, "pdf", folder))
    wanted, found = lines(read_source(original)), set(lines(printed))
    share = sum(line in found for line in wanted) / len(wanted)
    print(f"{original.stem}: {share:.1%} of the lines are equal")
    assert share > 0.9


NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
LAW_WITH_EVERYTHING = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
  <text:list-style style:name="L">
    <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
    <text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="(" style:num-suffix=")"/>
    <text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
    <text:list-level-style-number text:level="4" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/>
  </text:list-style>
  <style:style style:name="G" style:family="graphic"/>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>a</dc:creator>
  <dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>seven </text:p></text:deletion>
  </text:changed-region>
  <text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>a</dc:creator>
  <dc:date>2026-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes>
<text:h text:outline-level="1">Offences</text:h>
<text:list text:style-name="L" xml:id="l1">
 <text:list-item><text:p>A person commits an offence who</text:p>
  <text:list><text:list-item><text:p>possesses</text:p>
    <text:list><text:list-item><text:p>plutonium; or</text:p></text:list-item>
     <text:list-item><text:p>uranium</text:p>
      <text:list><text:list-item><text:p>enriched</text:p></text:list-item></text:list></text:list-item></text:list>
   </text:list-item><text:list-item><text:p>uses material</text:p></text:list-item></text:list></text:list-item>
 <text:list-item><text:p>Penalty: <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>ten
   <text:change-end text:change-id="c2"/>years<text:note text:id="f1" text:note-class="footnote">
   <text:note-citation>1</text:note-citation><text:note-body><text:p>Compare the treaty.</text:p></text:note-body>
   </text:note>.</text:p></text:list-item>
</text:list>
<text:p>Between the lists.<draw:frame draw:style-name="G" text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm">
  <draw:text-box><text:p>Boxed words.</text:p></draw:text-box></draw:frame></text:p>
<text:list text:style-name="L" text:continue-list="l1"><text:list-item><text:p>Continued.</text:p></text:list-item>
</text:list>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
 <table:table-cell><text:p>Category</text:p></table:table-cell>
 <table:table-cell><text:p>Mass</text:p><table:table><table:table-column/><table:table-row>
  <table:table-cell><text:p>2 kg</text:p></table:table-cell></table:table-row></table:table><text:p/></table:table-cell>
</table:table-row></table:table>
<text:p>End.</text:p>
</office:text></office:body></office:document>"""
EXPECTED = [
    "Offences",
    "1. A person commits an offence who",
    "(1) possesses",
    "(a) plutonium; or",
    "(b) uranium",
    "(i) enriched",
    "(2) uses material",
    "2. Penalty: ten years.",
    "Compare the treaty.",
    "Between the lists.",
    "Boxed words.",
    "3. Continued.",
    "Category",
    "Mass",
    "2 kg",
    "End.",
]


@needs_libreoffice
@pytest.mark.parametrize("target", ["fodt", "odt", "docx"])
def test_numbers_changes_notes_boxes_and_tables_of_another_program(target: str, folder: Path) -> None:
    path = folder / "everything.fodt"
    path.write_text(LAW_WITH_EVERYTHING, encoding="utf-8")
    if target != "fodt":
        path = converted(path, target, folder)
    source = read_source(path)
    assert lines(source) == EXPECTED
    kinds = {SPACE.sub(" ", block.text).strip(): block.kind for block in source.blocks}
    assert kinds["Offences"] is BlockKind.HEADING
    assert kinds["Compare the treaty."] is BlockKind.FOOTNOTE
    assert kinds["2 kg"] is BlockKind.CELL
    assert any("tracked changes" in warning for warning in source.warnings)


@needs_libreoffice
def test_an_old_word_file_and_a_protected_one_are_told_apart(folder: Path) -> None:
    original = folder / "old.txt"
    original.write_text("1. Any person commits an offence.\n", encoding="utf-8")
    with pytest.raises(Exception, match=r"old Word file \(\.doc\)"):
        read_source(converted(original, "doc", folder))
