"""The audit log: who did what, when. Entries are only added; those on a draft go when it is deleted for good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from lawkit.store import tables
from lawkit.store.clock import now
from lawkit.store.database import Database
from lawkit.store.plain import plain_values
from lawkit.store.records import Entry


def note(connection: Connection, by: str, what: str, draft: str | None = None, **detail: Any) -> None:
    """Adds an entry within the transaction of the deed that it speaks of."""
    values = {"made": now(), "by": by, "what": what, "draft": draft, "detail": plain_values(detail)}
    connection.execute(insert(tables.audit).values(values))


def forget(connection: Connection, draft: str) -> None:
    """Removes the entries on a draft that is no more; the database refuses it for one that is."""
    connection.execute(delete(tables.audit).where(tables.audit.c.draft == draft))


class Audit:
    """The log of a project."""

    def __init__(self, base: Database) -> None:
        self._base = base

    def note(self, by: str, what: str, draft: str | None = None, **detail: Any) -> None:
        """Adds an entry on a deed that changes nothing that is kept, such as a download."""
        with self._base.writing() as connection:
            note(connection, by, what, draft, **detail)

    def entries(self, draft: str | None = None, what: str = "", before: int = 0, most: int = 200) -> list[Entry]:
        """The latest entries, the newest first: of one draft, of one kind, or older than the entry `before`."""
        asked = select(tables.audit).order_by(tables.audit.c.number.desc()).limit(most)
        if draft is not None:
            asked = asked.where(tables.audit.c.draft == draft)
        if what:
            asked = asked.where(tables.audit.c.what == what)
        if before:
            asked = asked.where(tables.audit.c.number < before)
        with self._base.reading() as connection:
            return [_entry(row) for row in connection.execute(asked).mappings()]


def _entry(row: Mapping[Any, Any]) -> Entry:
    return Entry(**row)
