"""Small files of each format, written for the tests."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lawkit.drafts.formats.file import File
from lawkit.drafts.source import Block, BlockKind, Source

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/></Types>'
)
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
    )
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip package of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_file(body: str, *, numbering: str = "", styles: str = "", footnotes: str = "", endnotes: str = "") -> bytes:
    """A .docx with this body; the arguments are the inner XML of the parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    targets = ""
    for name, content in (
        ("numbering", numbering),
        ("styles", styles),
        ("footnotes", footnotes),
        ("endnotes", endnotes),
    ):
        if content:
            parts[f"word/{name}.xml"] = f"<w:{name} {_W}>{content}</w:{name}>"
            targets += f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{targets}</Relationships>'
    return packed(parts)


def paragraph(words: str, *, numbering: int = 0, level: int = 0, style: str = "", mark: str = "") -> str:
    """A w:p; `words` may be plain text or runs, `mark` are properties of the paragraph mark."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    runs = words if words.startswith("<") else run(words) if words else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(words: str, properties: str = "") -> str:
    """A w:r with this text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def list_definition(*levels: tuple[str, str], identity: int = 1, extra: tuple[str, ...] = ()) -> str:
    """A w:abstractNum: (format, text) for each level, and more XML for each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{extra[index] if index < len(extra) else ""}<w:lvlText w:val="{text}"/></w:lvl>'
        for index, (number_format, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{identity}">{inner}</w:abstractNum>'


def list_instance(number: int, abstract: int = 1, overrides: str = "") -> str:
    """A w:num."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def open_document(body: str, *, styles: str = "", automatic: str = "", manifest: str = "") -> bytes:
    """An .odt with this body, these styles in styles.xml and these automatic styles."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def pdf_file(*pages: list[tuple[float, float, str]], encrypted: bool = False) -> bytes:
    """A PDF in Helvetica 11; a page is a list of (left, bottom, text) in points on A4.

    A text that begins with `small:` is set in 7 points.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        lines = "".join(
            f"BT /F1 {7 if text.startswith('small:') else 11} Tf {x} {y} Td "
            f"({_escaped(text.removeprefix('small:'))}) Tj ET\n"
            for x, y, text in page
        )
        objects.append(f"<< /Length {len(lines)} >>\nstream\n{lines}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    output, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(output))
        output += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    guard = (
        "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> /P -4 >>"
    )
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R {guard if encrypted else ''} >>"
    output += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(output)}\n%%EOF"
    )
    return output.encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def file_of(data: bytes, name: str = "draft") -> File:
    """The file as a format reader is given it."""
    return File(name, data)


def texts(source: Source, kind: BlockKind | None = None) -> list[str]:
    """The texts of all blocks, or of those of one kind."""
    return [block.text for block in source.blocks if kind is None or block.kind is kind]


def block_of(source: Source, words: str) -> Block:
    """The one block that holds these words."""
    [found] = [block for block in source.blocks if words in block.text]
    return found


def saved(folder: Path, name: str, data: bytes) -> Path:
    """The data as a file in a folder."""
    path = folder / name
    path.write_bytes(data)
    return path
