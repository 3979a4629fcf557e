"""From a file to a Draft: what kind of file it is by its content, its language, its paragraphs, its structure."""

from __future__ import annotations

import dataclasses
import importlib
import os
import re
import stat
from pathlib import Path

from lawkit.drafts.draft import Draft
from lawkit.drafts.formats.file import File, Limits
from lawkit.drafts.source import Source
from lawkit.errors import DraftError
from lawkit.sentences import marked

# Readers by kind of file; imported only when such a file comes, because lxml and pdfium take time to load.
_READERS = {
    "word": "lawkit.drafts.formats.word",
    "opendocument": "lawkit.drafts.formats.opendocument",
    "pdf": "lawkit.drafts.formats.pdf",
    "html": "lawkit.drafts.formats.html",
    "akoma_ntoso": "lawkit.drafts.formats.akoma_ntoso",
    "markdown": "lawkit.drafts.formats.markdown",
    "rich_text": "lawkit.drafts.formats.rich_text",
    "text": "lawkit.drafts.formats.text",
}
_SAVE = marked("save the draft as .docx, .odt, .pdf, .html or .txt and retry")
_PROTECTED = marked("the file is protected with a password; remove the password and retry")
_OFFICE = {
    "word/": "word",
    "xl/": marked("this is an Excel workbook, not a draft law; {save}", save=_SAVE),
    "ppt/": marked("this is a PowerPoint file, not a draft law; {save}", save=_SAVE),
    "META-INF/container.xml": marked("this is an e-book (EPUB); {save}", save=_SAVE),
    "Index/Document.iwa": marked("this is an Apple Pages document; export it as Word and retry"),
}
_MAGIC = (
    (b"\x89PNG", marked("this is a picture; run OCR on it and save the text as .docx or .txt")),
    (b"\xff\xd8\xff", marked("this is a picture; run OCR on it and save the text as .docx or .txt")),
    (b"GIF8", marked("this is a picture; run OCR on it and save the text as .docx or .txt")),
    (b"II*\0", marked("this is a picture; run OCR on it and save the text as .docx or .txt")),
    (b"MM\0*", marked("this is a picture; run OCR on it and save the text as .docx or .txt")),
    (b"\x1f\x8b", marked("this is a compressed archive; unpack it and give lawkit the draft inside")),
    (b"7z\xbc\xaf\x27\x1c", marked("this is a compressed archive; unpack it and give lawkit the draft inside")),
    (b"Rar!\x1a", marked("this is a compressed archive; unpack it and give lawkit the draft inside")),
    (b"\xfd7zXZ", marked("this is a compressed archive; unpack it and give lawkit the draft inside")),
    (b"BZh9", marked("this is a compressed archive; unpack it and give lawkit the draft inside")),
)
_TAG = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_HTML_TAGS = {b"html", b"head", b"body", b"div", b"p", b"table", b"h1", b"title", b"meta", b"article", b"section"}
# A confident guess beats what a file declares: word processors declare their user's language, not the draft's.
_CONFIDENT = 0.6
_SECOND_LANGUAGE = 0.25
_FIRST_WORDS = 30_000  # characters


def read(path: str | Path, language: str | None = None) -> Draft:
    """Read a draft law of any supported format.

    `language` is the ISO 639-1 code of the draft; without it the language is detected. Raises DraftError, always one
    line, when the file cannot be read or is in no language that lawkit supports and none was given.
    """
    return structured(read_source(path), language)


def structured(source: Source, language: str | None = None) -> Draft:
    """The draft that the paragraphs of a file make; the second half of `read`, which takes longer than the first."""
    chosen, warnings = _language(source, language)
    source = dataclasses.replace(source, language=chosen, warnings=(*source.warnings, *warnings))
    from lawkit.drafts import structure

    return structure.build(source, chosen)


def likely_language(source: Source, language: str | None = None) -> str:
    """The language of the first words, which is soon known and nearly always that of the whole; '' where none is."""
    from lawkit.drafts import language as languages

    first = source.text[:_FIRST_WORDS]
    return language or languages.best(languages.shares(first))[0]


def read_source(path: str | Path, limits: Limits | None = None) -> Source:
    """The paragraphs of a file, before their structure and language are known.

    Raises DraftError, always one line: what is wrong, with which file, what to do.
    """
    file = opened(Path(path), limits or Limits())
    kind = format_of(file)
    try:
        source: Source = importlib.import_module(_READERS[kind]).read(file)
    except DraftError:
        raise
    except RecursionError:
        raise file.unusable(marked("its contents are nested too deeply to be a law; {save}", save=_SAVE)) from None
    except MemoryError:
        raise file.unusable(marked("it needs more memory than this machine has; split the file")) from None
    except Exception as fault:  # a damaged file can break a parser anywhere; the user gets one line, not a traceback
        detail = f"{type(fault).__name__}: {fault}".splitlines()[0][:120]
        raise file.unusable(
            marked(
                "it is damaged or not a real {kind} file ({detail}); {save}",
                kind=kind.replace("_", " "),
                detail=detail,
                save=_SAVE,
            )
        ) from fault
    characters = sum(len(block.text) for block in source.blocks)
    if characters > file.limits.characters:
        raise file.unusable(
            marked("it holds {characters:,} characters, more than any law; split the file", characters=characters)
        )
    if not any(block.text.strip() for block in source.blocks):
        raise file.unusable(marked("it holds no text; check that it is the right file"))
    return source


def format_of(file: File) -> str:
    """The kind of a file by its content: a name in `formats`.

    Raises DraftError for a file that no reader can take, saying what it is.
    """
    data = file.data
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise file.unusable(marked("the file is empty; check that it is the right file"))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(file)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rich_text"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise file.unusable(_old_office(data))
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise file.unusable(reason)
    return _marked_up(file) or ("markdown" if file.name.lower().endswith((".md", ".markdown")) else "text")


def supported_languages() -> frozenset[str]:
    """Languages whose locale says how their laws are structured."""
    from lawkit.library.paths import content_root

    return frozenset(path.parent.name for path in (content_root() / "locales").glob("*/structure.yaml"))


def opened(path: Path, limits: Limits) -> File:
    """The bytes of a file with their limits. Raises DraftError when it cannot be read or is too large."""
    name = " ".join((path.name or str(path)).split())  # a message is one line whatever the file is called
    try:
        if path.is_dir():
            raise DraftError(marked("this is a folder; name the file of the draft"), at=name)
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise DraftError(marked("this is a device or a pipe; save the draft as a file and name that"), at=name)
        size = status.st_size
        if size > limits.file_bytes:
            raise DraftError(
                marked(
                    "the file has {size} MB; lawkit reads up to {most} MB: remove pictures or split it",
                    size=size // 1000000,
                    most=limits.file_bytes // 1000000,
                ),
                at=name,
            )
        with path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise DraftError(marked("there is no such file; check the name"), at=" ".join(str(path).split())) from None
    except PermissionError:
        raise DraftError(marked("no permission to read the file; copy it to a place you may read"), at=name) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise DraftError(
            marked("the file cannot be read ({reason}); copy it and retry", reason=reason), at=name
        ) from None
    if len(data) > limits.file_bytes:
        raise DraftError(marked("the file grew while it was read; copy it and retry"), at=name)
    return File(name, data, limits)


def _package_kind(file: File) -> str:
    from lawkit.drafts.formats.package import Package

    package = Package(file)
    if "mimetype" in package.names:
        mimetype = package.part("mimetype").decode("ascii", "replace").strip()
        if "opendocument.text" in mimetype:
            return "opendocument"
        if "epub" not in mimetype:
            raise file.unusable(
                marked("this is no text document ({mimetype}); {save}", mimetype=mimetype[:80], save=_SAVE)
            )
    for start, kind in _OFFICE.items():
        if any(name.startswith(start) for name in package.names):
            if kind in _READERS:
                return kind
            raise file.unusable(kind)
    raise file.unusable(marked("this is a zip archive; unpack it and give lawkit the draft inside"))


def _old_office(data: bytes) -> str:
    def names(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if names("EncryptedPackage"):
        return _PROTECTED
    if names("WordDocument"):
        return marked("this is an old Word file (.doc); open it in Word or LibreOffice, save it as .docx and retry")
    if names("Workbook") or names("PowerPoint Document"):
        return marked("this is an old Excel or PowerPoint file, not a draft law; {save}", save=_SAVE)
    return marked("this is an old Office file that lawkit does not read; {save}", save=_SAVE)


def _marked_up(file: File) -> str:
    """html, akoma_ntoso or opendocument (flat XML) when the text opens with markup of that kind, else ''."""
    head = file.data[:65_536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:13].lower() == b"mime-version:" or head[:5].lower() == b"from:":
        raise file.unusable(marked("this is a web archive or an e-mail (MIME); {save}", save=_SAVE))
    if not head.startswith(b"<"):
        return ""
    head = re.sub(rb"<!--.*?(?:-->|\Z)", b"", head, flags=re.DOTALL)
    if head[:14].lower() == b"<!doctype html":
        return "html"
    tag = _TAG.search(head)
    root = tag.group(1) if tag else b""
    if root.lower() == b"akomantoso":
        return "akoma_ntoso"
    if root == b"document" and b"opendocument" in head:
        return "opendocument"
    if root.lower() in _HTML_TAGS and not (head.startswith(b"<?xml") and root.lower() != b"html"):
        return "html"
    if head.startswith(b"<?xml"):
        other = root.decode(errors="replace")
        raise file.unusable(
            marked("this is XML of a kind that lawkit does not read (<{root}>); {save}", root=other, save=_SAVE)
        )
    return ""


def _language(source: Source, given: str | None) -> tuple[str, list[str]]:
    """The language to read a source in, and warnings about it."""
    from lawkit.drafts import language as languages

    supported = supported_languages()
    text = "\n".join(block.text for block in source.blocks)
    if given:
        return given.lower().replace("_", "-").partition("-")[0], []
    shares = languages.shares(text)
    detected, confidence = languages.best(shares)
    declared = source.language.lower().replace("_", "-").partition("-")[0]
    chosen = declared if declared in supported and confidence < _CONFIDENT else detected
    if chosen not in supported:
        known = ", ".join(sorted(supported))
        if not chosen:
            unknown = marked(
                "the draft is written in no language that lawkit supports ({known}); if that is wrong, name its "
                "language (--language)",
                known=known,
            )
            raise DraftError(unknown, at=source.file)
        raise DraftError(
            marked(
                "the draft is written in no language that lawkit supports ({known}); it looks like {language}; "
                "if that is wrong, name its language (--language)",
                known=known,
                language=languages.name(chosen),
            ),
            at=source.file,
        )
    warnings: list[str] = []
    if confidence < _CONFIDENT:
        warnings.append(
            marked(
                "the language was taken to be {language}, but that is uncertain; name its language (--language)",
                language=languages.name(chosen),
            )
        )
    for other, share in shares.items():
        if other != chosen and share >= _SECOND_LANGUAGE:
            warnings.append(
                marked(
                    "about {share:.0%} of the text seems to be in {language}",
                    share=share,
                    language=languages.name(other),
                )
            )
    return chosen, warnings
