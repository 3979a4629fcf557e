"""The audit log: who did what and when, of one draft or of all, on a page and as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from lawkit.sentences import marked
from lawkit.store.records import Entry
from lawkit.web.downloads import attachment
from lawkit.web.site import Site
from lawkit.workbooks import cell_value

PAGE = 100  # entries
DEEDS = (
    marked("finding confirmed"), marked("finding overridden"), marked("finding withdrawn"),
    marked("insertion left out"), marked("insertion put back"),
    marked("version signed off"), marked("sign-off withdrawn"), marked("draft added"), marked("draft changed"),
    marked("draft deleted"), marked("draft deleted after the retention period"), marked("version added"),
    marked("version deleted"), marked("check asked for"), marked("kit asked for"), marked("survey asked for"),
    marked("job deleted"), marked("survey added"), marked("survey deleted"),
    marked("survey deleted after the retention period"), marked("account added"), marked("account changed"),
    marked("password set"), marked("signed in"),
    marked("sign-in refused"), marked("signed out"), marked("token made"), marked("token ended"),
)  # fmt: skip
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the file for another encoding


class AuditPages:
    """Handlers of the audit log; the gate keeps it to reviewers and administrators."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def show(self, request: Request) -> Response:
        """The latest entries, or those before one."""
        draft, what = self._asked(request)
        before = request.query_params.get("before", "")
        number = int(before[:12]) if before.isascii() and before.isdigit() else 0
        entries = self._site.project.audit.entries(draft or None, what, number, PAGE + 1)
        return self._site.page(
            request, "audit.html.j2", entries=entries[:PAGE], titles=self._titles(), draft=draft, what=what,
            deeds=DEEDS, older=entries[PAGE - 1].number if len(entries) > PAGE else 0, told=told,
        )  # fmt: skip

    def table(self, request: Request) -> Response:
        """All entries that were asked for as CSV, the newest first; no cell is taken for a formula."""
        draft, what = self._asked(request)
        lines = self._lines(draft, what, self._site.language_of(request))
        headers = {"Content-Disposition": attachment("audit.csv")}
        return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)

    def _lines(self, draft: str, what: str, language: str) -> Iterator[str]:
        _ = self._site.words(language)
        titles, before = self._titles(), 0
        heads = [_("Number"), _("When (UTC)"), _("Who"), _("What"), _("Draft"), _("Details")]
        yield _BYTE_ORDER_MARK + _line(heads)
        while entries := self._site.project.audit.entries(draft or None, what, before, 1000):
            for one in entries:
                title = titles.get(one.draft, one.draft) if one.draft else ""
                yield _line([one.number, one.made, one.by, _(one.what), title, told(one)])
            before = entries[-1].number

    def _titles(self) -> dict[str, str]:
        return {one.id: one.title for one in self._site.project.drafts.drafts()}

    def _asked(self, request: Request) -> tuple[str, str]:
        return request.query_params.get("draft", "")[:40], request.query_params.get("what", "")[:60]


def told(entry: Entry) -> str:
    """The details of an entry in a line."""
    return "; ".join(f"{name}: {value}" for name, value in entry.detail.items())


def _line(cells: list[Any]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow([cell_value(one) for one in cells])
    return stream.getvalue()
