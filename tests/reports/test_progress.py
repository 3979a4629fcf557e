"""Comparisons of versions: every format tells the same, escapes the draft, and is the same every time."""

from __future__ import annotations

import io
import json
import re

import pytest
from docx import Document
from lxml import html

from lawkit.checking.progress import STATES
from lawkit.localization.messages import translator
from lawkit.reports.progress_html import progress_as_html
from lawkit.reports.progress_json import progress_as_json
from lawkit.reports.progress_terminal import print_progress
from lawkit.reports.progress_view import ProgressView, arrange_progress
from lawkit.reports.progress_word import progress_as_word
from lawkit.reports.view import DISCLAIMER
from tests.checking.test_progress import library, progress
from tests.word.element_order import faults

_ = translator("en")


def view() -> ProgressView:
    return arrange_progress(progress(), library(), _)


def printed() -> str:
    stream = io.StringIO()
    print_progress(view(), _, stream)
    return stream.getvalue()


def test_the_terminal_shows_a_bar_a_version_and_what_was_lost_before_what_was_gained() -> None:
    text = printed()
    assert text.index("1.txt") < text.index("2.txt") < text.index("3.txt")
    step = text[text.index("2.txt → 3.txt") :]
    assert "Lost: " in step
    assert "CPPNM/A art. 11(1)" in step
    assert " ".join(DISCLAIMER.split()) in " ".join(text.split())


def test_the_page_draws_one_bar_a_version_in_itself_and_fetches_nothing() -> None:
    source = progress_as_html(view(), _, "en")
    tree = html.fromstring(source)
    assert len(tree.xpath("//svg/g")) == 3
    drawn = [sum(float(one.get("width")) for one in group.xpath("rect")) for group in tree.xpath("//svg/g")]
    assert len(set(drawn)) == 1  # every version has the same duties
    assert "<script" not in source
    assert not re.search(r"""(src|href)=["'](?!#)""", source)
    assert '<html lang="ar" dir="rtl">' in progress_as_html(view(), _, "ar")


def test_the_json_counts_and_names_every_change() -> None:
    data = json.loads(progress_as_json(progress()))
    assert list(data) == ["lawkit", "schema", "drafts", "instruments", "steps", "warnings"]
    assert [list(one["counts"]) for one in data["drafts"]] == [list(STATES)] * 3
    assert len(data["steps"]) == 2
    assert {one["change"] for step in data["steps"] for one in step["changes"]} >= {"gained", "lost"}


def test_the_word_file_lists_every_change_in_tables() -> None:
    data = progress_as_word(view(), _, "en")
    assert not faults(data)
    document = Document(io.BytesIO(data))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    for step in view().steps:
        for _name, rows in step.lists:
            assert {row.authority for row in rows} <= cells


@pytest.mark.parametrize("make", [lambda: progress_as_word(view(), _, "en"), lambda: progress_as_json(progress())])
def test_the_same_versions_give_the_same_bytes(make) -> None:  # type: ignore[no-untyped-def]
    assert make() == make()
