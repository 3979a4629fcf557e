"""The versions of a draft side by side, as data and as a workbook; the page of the same is a template."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from lawkit.reports.json_report import lawkit_version
from lawkit.reports.progress_view import FILLS, Translate
from lawkit.store.records import Draft, Job, Version
from lawkit.web.versions import Cell, Line
from lawkit.workbooks import Book, Value

FORMS = ("html", "xlsx", "json")
SCHEMA = 1
Checks = Sequence[tuple[Version, Job]]


def compared(draft: Draft, checks: Checks, lines: Sequence[Line]) -> dict[str, Any]:
    """The comparison as plain data: versions, and of every obligation what each says, gained and lost, and who
    decided."""
    return {
        "lawkit": lawkit_version(),
        "schema": SCHEMA,
        "draft": {"title": draft.title, "country": draft.country},
        "versions": [{"number": one.number, "file": one.file, "sha256": one.sha256} for one, _job in checks],
        "obligations": [
            {
                "obligation": line.obligation,
                "authority": line.authority,
                "duty": line.duty,
                "option": line.option,
                "versions": [_told(cell) for cell in line.cells],
            }
            for line in lines
        ],
    }


def comparison_as_json(draft: Draft, checks: Checks, lines: Sequence[Line]) -> str:
    """The same as JSON."""
    return json.dumps(compared(draft, checks, lines), ensure_ascii=False, indent=1) + "\n"


def comparison_as_workbook(checks: Checks, lines: Sequence[Line], translate: Translate) -> bytes:
    """The comparison as an Excel file: a row an obligation, the columns of each version beside each other."""
    _ = translate
    heads = [(_("Obligation"), 18), (_("Pinpoint"), 22), (_("Duty"), 46)]
    for version, _job in checks:
        name = _("Version {number}").format(number=version.number)
        heads += [(f"{name}: {_('Status')}", 13), (_("Found in"), 20), (_("gained"), 34), (_("lost"), 34)]
        heads += [(_("Reviewer's decision"), 34)]
    last = [line.cells[-1] for line in lines]
    fills = [(at, FILLS[one.state]) for at, one in enumerate(last) if one is not None and one.state in FILLS]
    book = Book()
    rows = [
        [line.obligation, line.authority, line.duty, *(value for cell in line.cells for value in _values(cell, _))]
        for line in lines
    ]
    book.table(_("Versions side by side"), heads, rows, fills, len(heads) - 4, freeze="D2")
    book.lines(_("Versions"), [f"{one.number}: {one.file} · SHA-256 {one.sha256}" for one, _job in checks])
    return book.to_bytes()


def _values(cell: Cell | None, _: Translate) -> list[Value]:
    if cell is None:
        return ["", "", "", "", ""]
    review = cell.review
    words = (f"{_(review.status)} ({review.by}, {review.made[:10]})", review.reason) if review else ()
    return [_(cell.state), cell.places, "; ".join(cell.gained), "; ".join(cell.lost), ": ".join(filter(None, words))]


def _told(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return {
        "status": cell.state,
        "found_in": cell.places,
        "change": cell.direction,
        "gained": list(cell.gained),
        "lost": list(cell.lost),
        "decision": asdict(cell.review) if cell.review else None,
        "decide_again": cell.is_changed,
    }
