"""RTF gives its paragraphs with the numbers that it holds."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats import rich_text
from lawkit.drafts.source import BlockKind
from lawkit.errors import DraftError
from tests.drafts.formats.written_files import file_of, texts


def test_paragraphs_numbers_and_letters_of_any_script() -> None:
    data = rb"{\rtf1\ansi\ansicpg1252 {\listtext 1.\tab}Whoever poss\'e8de\par \u1057?\u1090?. 5\par}"
    assert texts(rich_text.read(file_of(data))) == ["1.\tWhoever possède", "Ст. 5"]


def test_cells_are_told_apart() -> None:
    data = rb"{\rtf1\ansi text\par\trowd\cellx100\cellx200 a\cell b\cell\row end\par}"
    source = rich_text.read(file_of(data))
    assert texts(source, BlockKind.CELL) == ["a", "b"]


def test_what_is_left_out_is_said_and_deletions_are_refused() -> None:
    source = rich_text.read(file_of(rb"{\rtf1\ansi law{\footnote note}\par}"))
    assert texts(source) == ["law"]
    assert any("footnote" in warning for warning in source.warnings)
    with pytest.raises(DraftError, match="tracked changes"):
        rich_text.read(file_of(rb"{\rtf1\ansi ten{\deleted seven} years\par}"))
