"""Excel workbooks as a lawyer uses them: one sheet of rows to sort and filter, the same bytes for the same content."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from copy import copy
from io import BytesIO

from lawkit.spared_imports import without
from lawkit.untranslated import END, START, labelled
from lawkit.word.package import same_bytes, without_times

with without("numpy", "PIL"):  # it would load them in case there were arrays and pictures
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.hyperlink import Hyperlink
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_000  # characters; Excel's own limit is 32,767
LONGEST_NAME = 31  # of a sheet
_HEAD = PatternFill("solid", fgColor="1F3A5F")
_ONE_PAGE = 230  # characters that can still be read when a sheet is printed on the width of one page
_LINE, _MOST_LINES = 15, 27  # points a line; Excel ends at 409 points a row
_LINK = Font(name="Calibri", size=11, color="1F4F8F", underline="single")
_CONTROL = dict.fromkeys([*(code for code in range(32) if chr(code) not in "\n\t"), 0xFFFE, 0xFFFF])
_NOT_IN_NAMES = str.maketrans("[]:*?/\\", "()     ", START + END)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WRAPPED_FROM_RIGHT = Alignment(wrap_text=True, vertical="top", horizontal="right", readingOrder=2)
_WIDE = re.compile("[\u2e80-\U0010ffff]")  # signs of East Asian scripts take the room of two
_TURNED = re.compile("[\u0590-\u08ff]")

Value = str | float


class Book:
    """A workbook being written."""

    def __init__(self, right_to_left: bool = False) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._right_to_left = right_to_left

    def table(
        self,
        name: str,
        heads: Sequence[tuple[str, int]],
        rows: Sequence[Sequence[Value]],
        fills: Sequence[tuple[int, str]] = (),
        fill_column: int = 0,
        freeze: str = "B2",
    ) -> None:
        """A sheet with a head row; `heads` are (words, width in characters).

        `fills` gives for some rows (counted from 0) the colour RRGGBB of the cell in `fill_column` (counted from 1);
        what stands above and before the cell `freeze` stays in sight.
        """
        sheet = self._sheet(name)
        sheet.append([head for head, _ in heads])
        for row in rows:
            sheet.append([cell_value(value) for value in row])
        for number, colour in fills:
            sheet.cell(number + 2, fill_column).fill = PatternFill("solid", fgColor=colour)
        for number, (_, width) in enumerate(heads, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        _wrap(sheet)
        widths = [width for _, width in heads]
        for number, row in enumerate(([head for head, _ in heads], *rows), 1):
            if (lines := _lines(row, widths)) > 1:
                sheet.row_dimensions[number].height = _LINE * min(lines, _MOST_LINES)
        for cell in sheet[1]:
            cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
            cell.fill = _HEAD
        sheet.freeze_panes = freeze
        sheet.auto_filter.ref = sheet.dimensions
        sheet.print_title_rows = "1:1"
        sheet.print_title_cols = f"A:{get_column_letter(max(1, ord(freeze[0]) - ord('A')))}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = "9"  # A4
        if sum(width for _, width in heads) <= _ONE_PAGE:
            sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
            sheet.page_setup.fitToHeight = 0

    def fill(self, cells: Sequence[tuple[int, str, int]]) -> None:
        """Colours cells of the sheet written last: (row counted from 0, colour RRGGBB, column counted from 1)."""
        sheet = self._book.worksheets[-1]
        fills = {colour: PatternFill("solid", fgColor=colour) for _, colour, _ in cells}
        for row, colour, column in cells:
            sheet.cell(row + 2, column).fill = fills[colour]

    def link(self, name: str, to: str, links: Sequence[tuple[int, int, int]]) -> None:
        """Links cells of the sheet `name` to rows of the sheet `to`: (row, column, row there), rows counted from 0."""
        sheet = self._book[name.translate(_NOT_IN_NAMES)[:LONGEST_NAME]]
        place = to.translate(_NOT_IN_NAMES)[:LONGEST_NAME].replace("'", "''")
        for row, column, there in links:
            cell = sheet.cell(row + 2, column)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{place}'!A{there + 2}")
            cell.font = _LINK

    def lines(self, name: str, lines: Sequence[str]) -> None:
        """A sheet of plain lines."""
        sheet = self._sheet(name)
        for line in lines:
            sheet.append([cell_value(line)])
            sheet.cell(sheet.max_row, 1).alignment = _WRAPPED
        sheet.column_dimensions["A"].width = 110

    def _sheet(self, name: str) -> Worksheet:
        sheet: Worksheet = self._book.create_sheet(name.translate(_NOT_IN_NAMES)[:LONGEST_NAME])
        sheet.sheet_view.rightToLeft = self._right_to_left
        return sheet

    def to_bytes(self) -> bytes:
        """The file, without the moment at which it was made."""
        self._book.properties.creator = "lawkit"
        stream = BytesIO()
        self._book.save(stream)
        return same_bytes(without_times(stream.getvalue()))


def _lines(row: Sequence[Value], widths: Sequence[int]) -> int:
    """How many lines a row needs when its words are wrapped; not every program works it out by itself."""
    most = 1
    for value, width in zip(row, widths, strict=False):
        if isinstance(value, str) and len(value) * 2 > width:
            lines = value.split("\n")
            needed = sum(math.ceil((len(one) + len(_WIDE.findall(one))) / width) or 1 for one in lines)
            most = max(most, needed)
    return most


def _wrap(sheet: Worksheet) -> None:
    """Wraps the words of every cell; cells that had no format share one, which openpyxl would look up for each.

    In a sheet that runs from right to left a cell with words of such a script begins at the right, whatever its first
    sign is.
    """
    from_right = bool(sheet.sheet_view.rightToLeft)
    wrapped: dict[bool, StyleArray] = {}
    for cells in sheet.iter_rows():
        for cell in cells:
            turned = from_right and isinstance(cell.value, str) and _TURNED.search(cell.value) is not None
            if turned in wrapped and not cell.has_style:
                cell._style = copy(wrapped[turned])  # type: ignore[union-attr]
                continue
            plain = not cell.has_style
            cell.alignment = _WRAPPED_FROM_RIGHT if turned else _WRAPPED
            if plain:
                wrapped[turned] = cell._style  # type: ignore[union-attr]


def cell_value(value: Value) -> Value:
    """A value that Excel takes as it stands: no formula out of a draft's words, no control signs, not too long."""
    if not isinstance(value, str):
        return value
    clean = labelled(value).translate(_CONTROL)[:LONGEST_CELL]
    return "'" + clean if clean[:1] in ("=", "+", "-", "@") else clean
