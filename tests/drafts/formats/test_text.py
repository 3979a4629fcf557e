"""Plain text stays as it is, whatever its encoding."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats import text
from lawkit.drafts.source import Source
from lawkit.errors import DraftError
from tests.drafts.formats.written_files import file_of

LAW = {
    "cp1252": "Article 5. Est coupable d'un délit quiconque détient sans autorisation des matières nucléaires.\n" * 8,
    "cp1251": "Статья 5. Незаконное приобретение, хранение, использование ядерных материалов наказывается.\n" * 8,
    "cp1256": "المادة 5: يعاقب كل من حاز مواد نووية بدون ترخيص من الهيئة بالسجن مدة لا تقل عن خمس سنوات.\n" * 8,
    "gb18030": "第五条 任何单位和个人不得非法持有、使用、转让核材料，违反规定的，依法追究刑事责任。\n" * 8,
}


def read(data: bytes) -> Source:
    return text.read(file_of(data, "bill.txt"))


def whole(source: Source) -> str:
    return "\n".join(block.text for block in source.blocks)


def test_joined_blocks_give_the_text_of_the_file() -> None:
    words = "Part 1\n\n  1. Scope\n\n\n2. Offences\n"
    assert whole(read(words.encode())) == words


def test_newlines_of_every_system_become_one_kind() -> None:
    assert whole(read(b"a\r\nb\rc\nd")) == "a\nb\nc\nd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_guess(encoding: str) -> None:
    source = read("المادة 5 – Статья".encode(encoding))
    assert (whole(source), source.warnings) == ("المادة 5 – Статья", ())


@pytest.mark.parametrize("encoding", sorted(LAW))
def test_old_encodings_are_guessed_with_a_warning_that_names_the_guess(encoding: str) -> None:
    source = read(LAW[encoding].encode(encoding))
    assert whole(source) == LAW[encoding]
    assert any("guessed" in warning for warning in source.warnings)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised(encoding: str) -> None:
    words = "Section 5. Any person who possesses nuclear material commits an offence."
    assert whole(read(words.encode(encoding))) == words


def test_a_few_spoilt_bytes_do_not_change_the_encoding() -> None:
    source = read("Артикул и статья закона о ядерных материалах. ".encode() * 5 + b"\xff end")
    assert "Артикул" in whole(source)
    assert any("UTF-8" in warning for warning in source.warnings)


def test_binary_junk_is_refused() -> None:
    with pytest.raises(DraftError, match=r"bill\.txt: .*save"):
        read(bytes(range(256)) * 40)
