"""An assessment as an Excel workbook: a row an obligation, for sorting, filtering and noting what was decided."""

from __future__ import annotations

import io
import zipfile
from typing import cast

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lawkit.reports.view import ReportView, Row, Translate, where

_FILLS = {
    "covered": "C9E7D5",
    "partial": "FBE3B8",
    "missing": "F6C6C3",
    "undecided": "DDD0EE",
    "not-applicable": "E5E7EB",
}
_WIDTHS = (18, 16, 16, 46, 18, 14, 12, 40, 40, 24, 36, 34, 10, 10, 36)
LONGEST_CELL = 32_000  # characters; Excel's own limit is 32,767
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def as_workbook(view: ReportView, translate: Translate) -> bytes:
    """The workbook as bytes; the same assessment gives the same bytes."""
    _ = translate
    book = Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.title = _("Findings")[:31]
    heads = [_("Obligation"), _("Instrument"), _("Pinpoint"), _("Duty"), _("Kind"), _("Modality"), _("Status")]
    heads += [_("Elements found"), _("What is lacking"), _("Found in"), _("Quote"), _("Clauses"), _("Confidence")]
    heads += [_("Priority"), _("Reviewer's decision")]
    sheet.append(heads)
    for count in view.instruments:
        for row in count.rows:
            sheet.append([_cell(value) for value in _values(row, _)])
            sheet.cell(sheet.max_row, 7).fill = PatternFill("solid", fgColor=_FILLS[row.state])
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    notes = book.create_sheet(_("Notes")[:31])
    for line in (
        view.disclaimer,
        f"{view.assessment.draft.file} · SHA-256 {view.assessment.draft.sha256}",
        *view.assessment.warnings,
    ):
        notes.append([_cell(line)])
        notes.cell(notes.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    notes.column_dimensions["A"].width = 110
    return _reproducible(book)


def _values(row: Row, _: Translate) -> list[str | float]:
    narrowed = [f"{_('narrowed')}: {one.error} ({one.evidence.provision})" for one in row.narrowed]
    quote = row.finding.evidence[0].quote if row.finding.evidence else ""
    return [
        row.obligation.id,
        row.instrument,
        row.obligation.pinpoint,
        row.obligation.duty,
        row.obligation.kind,
        row.obligation.modality.value,
        _(row.state),
        "; ".join(row.present),
        "; ".join([*row.lacking, *narrowed]) if row.state != "covered" else "",
        where(row.finding.evidence),
        quote,
        ", ".join(row.finding.clauses),
        row.finding.confidence,
        row.finding.priority,
        "",
    ]


def _cell(value: str | float) -> str | float:
    """A value that Excel takes as it stands: no formula out of a draft's words, no control signs, not too long."""
    if isinstance(value, float):
        return value
    clean = "".join(sign for sign in value if sign >= " " or sign in "\n\t")[:LONGEST_CELL]
    return "'" + clean if clean[:1] in "=+-@" else clean


def _reproducible(book: Workbook) -> bytes:
    """The file without clock readings: fixed times in the package and none in the properties."""
    book.properties.creator = "lawkit"
    first = io.BytesIO()
    book.save(first)
    second = io.BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _without_times(data)
            target.writestr(zipfile.ZipInfo(name, FIXED_TIME), data, zipfile.ZIP_DEFLATED)
    return second.getvalue()


def _without_times(core: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(core)
    for element in list(root):
        if etree.QName(element).localname in ("created", "modified"):
            root.remove(element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
