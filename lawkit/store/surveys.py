"""Surveys: many laws that were sent together."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update

from lawkit.store import audit, tables
from lawkit.store.clock import ago, now
from lawkit.store.database import Database
from lawkit.store.records import Survey
from lawkit.store.vault import Vault, survey_group

_LONGEST = 180  # bytes of a name


class Surveys:
    """The surveys of a project; their laws lie in the vault."""

    def __init__(self, base: Database, vault: Vault) -> None:
        self._base, self._vault = base, vault

    def add(self, title: str, laws: Sequence[tuple[str, bytes]], by: str = "") -> Survey:
        """Keeps laws under the names with which they were sent; one name twice gets a number."""
        names: dict[str, bytes] = {}
        for sent, data in laws:
            name = _plain(sent)
            stem, dot, ending = name.rpartition(".")
            number, free = 2, name
            while free in names:
                free = f"{stem or ending}-{number}{dot if stem else ''}{ending if stem else ''}"
                number += 1
            names[free] = data
        made = now()
        survey = Survey(secrets.token_hex(16), title, tuple(names), by, made, made)
        for number, data in enumerate(names.values()):
            self._vault.write(survey_group(survey.id), str(number), data)
        values = {field: getattr(survey, field) for field in Survey.__dataclass_fields__}
        sealed = {"title": self._vault.seal(title), "laws": self._vault.seal(json.dumps(survey.laws))}
        with self._base.writing() as connection:
            connection.execute(insert(tables.survey).values(values | sealed))
            audit.note(connection, by, "survey added", survey=survey.id, laws=len(names))
        return survey

    def survey(self, name: str) -> Survey | None:
        """A survey by its id; None where there is none."""
        with self._base.reading() as connection:
            row = connection.execute(select(tables.survey).where(tables.survey.c.id == name)).mappings().first()
        return self._survey(row) if row else None

    def surveys(self) -> list[Survey]:
        """All surveys, the last used first."""
        with self._base.reading() as connection:
            asked = select(tables.survey).order_by(tables.survey.c.used.desc(), tables.survey.c.id)
            return [self._survey(row) for row in connection.execute(asked).mappings()]

    def touch(self, name: str) -> None:
        """Lets the retention period of a survey begin anew."""
        with self._base.writing() as connection:
            connection.execute(update(tables.survey).where(tables.survey.c.id == name).values(used=now()))

    def delete(self, name: str, by: str = "", what: str = "survey deleted") -> None:
        """Removes a survey with its laws for good; its jobs are removed by who asks."""
        with self._base.writing() as connection:
            if not connection.execute(delete(tables.survey).where(tables.survey.c.id == name)).rowcount:
                return
            audit.note(connection, by, what)
        self._vault.remove(survey_group(name))
        self._base.wipe()

    def unused_for(self, days: int) -> list[str]:
        """The surveys that nobody used for so many days."""
        with self._base.reading() as connection:
            asked = select(tables.survey.c.id).where(tables.survey.c.used < ago(days=days))
            return list(connection.execute(asked).scalars())

    def _survey(self, row: Mapping[Any, Any]) -> Survey:
        words = {"title": self._vault.unseal(row["title"]), "laws": tuple(json.loads(self._vault.unseal(row["laws"])))}
        return Survey(**{**row, **words})


def _plain(name: str) -> str:
    """A name that a file can have in any folder."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(sign for sign in last if sign.isprintable()).lstrip(". ")
    return visible.encode("utf-8", "ignore")[-_LONGEST:].decode("utf-8", "ignore") or "law"
