"""One reader's view of a result: what the address asks for, and where the links of the page lead."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from lawkit.library.loader import Library
from lawkit.reports.explanation import in_words
from lawkit.web.pane import Piece, part_at, parts, pieces, places_of
from lawkit.web.result import FILTERS, Data, filtered

ROWS = 40  # duties that a page shows at once


class Reading:
    """The duties that were asked for, a page at a time, beside one part of the draft."""

    def __init__(self, job: str, result: Data, query: Mapping[str, str], library: Library) -> None:
        self._job, self._result, self._library = job, result, library
        self.asked = {name: query.get(name, "")[:200] for name in FILTERS}
        self.duty = _whole(query.get("duty", ""))
        self._page, self._part = query.get("page", ""), query.get("part", "")
        self._to_duty: dict[int, str] = {}  # a page links to the same duty many times

    @cached_property
    def every(self) -> dict[int, Data]:
        """All rows by number."""
        return {row["number"]: row for row in self._result["rows"]}

    @cached_property
    def rows(self) -> list[Data]:
        """The rows that were asked for."""
        return filtered(self._result["rows"], self.tiers, self.asked)

    @property
    def pages(self) -> int:
        """How many pages the rows fill."""
        return max(1, -(-len(self.rows) // ROWS))

    @cached_property
    def page(self) -> int:
        """The page that is shown: the one asked for, else that of the open duty, from one."""
        if self._page:
            return min(max(_whole(self._page), 1), self.pages)
        place = next((place for place, row in enumerate(self.rows) if row["number"] == self.duty), 0)
        return place // ROWS + 1

    @cached_property
    def shown(self) -> list[Data]:
        """The rows of this page; an open duty that is none of those asked for stands before them."""
        found = self.rows[(self.page - 1) * ROWS : self.page * ROWS]
        outside = self.duty in self.every and all(row["number"] != self.duty for row in found)
        return [self.every[self.duty], *found] if outside else found

    @cached_property
    def parts(self) -> list[tuple[int, int]]:
        """Where the parts of the draft begin and end."""
        return parts(len(self._result["text"]), (one["start"] for one in self._result.get("sections", ())))

    @cached_property
    def part(self) -> int:
        """The part of the draft that is shown: the one asked for, else that of the open duty's first place."""
        if self._part:
            return min(max(_whole(self._part), 1), len(self.parts))
        row = self.every.get(self.duty)
        places = [*places_of(row), *row["nearest"]] if row else []
        return part_at(self.parts, places[0]["start"]) + 1 if places else 1

    def part_name(self, part: int) -> str:
        """The first and the last unit of a part as the law numbers them: `12 – 18`."""
        begin, end = self.parts[part - 1]
        units = [one["locator"] for one in self._result.get("sections", ()) if begin <= one["start"] < end]
        named = [one for one in units if one]
        return " – ".join(dict.fromkeys((named[0], named[-1]))) if named else ""

    def pieces(self) -> list[Piece]:
        """The part of the draft that is shown, in pieces."""
        return pieces(self._result["text"], self._result["rows"], *self.parts[self.part - 1])

    def tiers(self, row: Data) -> list[str]:
        """How needed the clauses are that fill a gap."""
        clauses = (self._library.clauses.get(one["id"]) for one in row["clauses"])
        return list(dict.fromkeys(one.tier.value for one in clauses if one))

    def why(self, row: Data) -> dict[str, Any]:
        """What the check looked for: for the duty as a whole, and for each element that it did not find."""
        rule = self._library.rules.get(row["obligation"])
        sought = {one.element: one for one in rule.elements} if rule else {}
        absent = [
            (one["text"], _named(in_words(sought[one["id"]].when)) if one["id"] in sought else "")
            for one in row.get("absent", ())
        ]
        return {"addressed": [_named(in_words(one)) for one in rule.addressed] if rule else [], "absent": absent}

    def address(self, **changes: Any) -> str:
        """The address of this page with something else asked for, from the page itself."""
        told = {**self.asked, "page": self._page, "duty": self.duty or "", "part": self._part, **changes}
        query = urlencode({name: value for name, value in told.items() if value})
        return f"?{query}" if query else f"/jobs/{self._job}"

    def to_duty(self, number: int) -> str:
        """Where a link to a duty leads; the draft stays as it is."""
        found = self._to_duty.get(number)
        if found is None:
            found = self._to_duty[number] = f"{self.address(duty=number, page='', part=self.part)}#f{number}"
        return found

    def to_place(self, start: int, number: int = 0) -> str:
        """Where a link to a place in the draft leads; the duty from which it comes stays open."""
        return f"{self.address(duty=number or self.duty or '', part=self.part_of(start))}#t{start}"

    def part_of(self, start: int) -> int:
        """The number of the part in which a place stands."""
        return part_at(self.parts, start) + 1


def _whole(text: str) -> int:
    number = 0
    with contextlib.suppress(ValueError):
        number = int(text[:9])
    return max(number, 0)


def _named(words: str) -> str:
    """Names of concepts as a person reads them."""
    return words.replace("-", " ").replace("_", " ")
