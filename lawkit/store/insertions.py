"""What is left out of annotated drafts: each choice, by obligation."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update

from lawkit.errors import StoreError
from lawkit.store import audit, tables
from lawkit.store.clock import now
from lawkit.store.database import Database
from lawkit.store.decisions import LOCKED, holding, is_signed_off
from lawkit.store.plain import written
from lawkit.store.records import Choice, Version


class Insertions:
    """The choices of a project."""

    def __init__(self, base: Database) -> None:
        self._base = base

    def choose(self, version: Version, obligation: str, left_out: bool, by: str = "") -> Choice:
        """Leaves what is put in for an obligation out of the annotated draft of a version, or puts it back.

        Raises StoreError for a version that is signed off.
        """
        values: dict[str, Any] = {
            "draft": version.draft,
            "version": version.number,
            "obligation": obligation,
            "left_out": left_out,
            "by": written(by),
            "made": now(),
        }
        with self._base.writing() as connection:
            if is_signed_off(connection, version.draft, version.number):
                raise StoreError(LOCKED)
            number = connection.execute(insert(tables.insertion).values(values)).inserted_primary_key
            deed = "insertion left out" if left_out else "insertion put back"
            audit.note(connection, written(by), deed, version.draft, version=version.number, obligation=obligation)
            connection.execute(update(tables.draft).where(tables.draft.c.id == version.draft).values(used=now()))
        return Choice(**values, number=number[0] if number else 0)

    def in_force(self, draft: str, version: int) -> dict[str, Choice]:
        """Obligation -> the choice that holds for a version: the latest made on it or on an earlier one."""
        asked = select(tables.insertion).where(tables.insertion.c.draft == draft).order_by(tables.insertion.c.number)
        with self._base.reading() as connection:
            return holding((Choice(**row) for row in connection.execute(asked).mappings()), version)
