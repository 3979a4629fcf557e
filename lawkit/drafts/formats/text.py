"""Plain text: what encoding it is in, and its lines as they stand."""

from __future__ import annotations

import codecs

from lawkit.drafts.formats.file import File
from lawkit.drafts.source import Block, Source
from lawkit.sentences import marked

# Encodings of drafts that older programs wrote, for the languages of lawkit.
_LEGACY = ["cp1252", "cp1251", "cp1256", "gb18030", "koi8_r", "big5", "iso8859_6", "cp1254", "cp1250"]
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(file: File) -> Source:
    """A block for each line; joined by newlines the blocks give the text of the file.

    Raises DraftError when the bytes are no text.
    """
    text, warnings = decode(file)
    lines = text.split("\n")
    return Source(file.name, file.sha256, tuple(Block(line) for line in lines), warnings=tuple(warnings))


def decode(file: File) -> tuple[str, list[str]]:
    """The text of a file with newlines as `\\n`, and warnings where the encoding had to be guessed.

    Raises DraftError when the bytes are no text.
    """
    warnings: list[str] = []
    text = _decoded(file, warnings).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        warnings.append(
            marked(
                "{count} NUL character was left out of the text",
                "{count} NUL characters were left out of the text",
                count=text.count(chr(0)),
            )
        )
        text = text.replace("\0", "")
    if _looks_binary(text):
        raise file.unusable(
            marked("this is no text and no format that lawkit reads; save the draft as .docx, .odt or .txt")
        )
    return text, warnings


def _decoded(file: File, warnings: list[str]) -> str:
    data = file.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            if "�" in text and "�".encode() not in data:
                warnings.append(marked("some bytes are not valid {encoding} and are shown as �", encoding=encoding))
            return text
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if _almost_utf8(data):
            warnings.append(
                marked(
                    "the bytes at {start} and perhaps others are not valid UTF-8 and are shown as �", start=fault.start
                )
            )
            return data.decode("utf-8", "replace")
    else:
        if data.count(0) * 4 < len(data):
            return text
    wide = _unmarked_utf16(data)
    if wide:
        warnings.append(marked("the file names no encoding; it was read as {encoding}", encoding=wide))
        return data.decode(wide, "replace")
    if data.count(0):
        raise file.unusable(marked("this is a binary file that lawkit does not read; save the draft as .docx or .txt"))
    encoding = _legacy_encoding(file)
    warnings.append(
        marked(
            "the file is not in UTF-8; its encoding was guessed as {encoding}: save it as UTF-8 to be sure",
            encoding=encoding,
        )
    )
    return data.decode(encoding, "replace")


def _almost_utf8(data: bytes) -> bool:
    """UTF-8 with a few spoilt bytes: rather that than a guess at a legacy encoding."""
    multibyte = data.decode("utf-8", "ignore")
    good = sum(1 for c in multibyte[:200_000] if ord(c) > 127)
    bad = data[:400_000].decode("utf-8", "replace").count("�")
    return good >= 20 and bad * 20 < good


def _unmarked_utf16(data: bytes) -> str:
    """utf-16-le or utf-16-be when every other byte is mostly zero or of one alphabet, else ''."""
    sample = data[:4000]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high and max(high.count(value) for value in (0, 4, 6)) * 10 > len(high) * 6:
            low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
            if len(set(low)) > len(set(high)) and not low.count(0) * 4 > len(low):
                return encoding
    return ""


def _legacy_encoding(file: File) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(file.data[:20_000], cp_isolation=_LEGACY, enable_fallback=False).best()
    if best is None:
        raise file.unusable(
            marked("its characters are in no encoding that lawkit recognises; save it as UTF-8 text or .docx")
        )
    return str(best.encoding)


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    if not sample:
        return False
    controls = sum(1 for c in sample if c < " " and c not in "\n\t\f\v\x1a\x1c\x1d\x1e\x1f")
    return controls * 50 > len(sample)
