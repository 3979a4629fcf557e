"""Drafts and their versions."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from lawkit.errors import StoreError
from lawkit.sentences import marked
from lawkit.store import audit, tables
from lawkit.store.clock import ago, now
from lawkit.store.database import Database
from lawkit.store.records import Draft, Version
from lawkit.store.vault import Vault, job_group, version_group


class Drafts:
    """The drafts of a project; their files lie in the vault."""

    def __init__(self, base: Database, vault: Vault) -> None:
        self._base, self._vault = base, vault

    def add(self, title: str, country: str = "", by: str = "") -> Draft:
        """A new draft, without a version yet."""
        made = now()
        draft = Draft(secrets.token_hex(16), title, country, by, made, made)
        with self._base.writing() as connection:
            row = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
            connection.execute(insert(tables.draft).values(row | {"title": self._vault.seal(title)}))
            audit.note(connection, by, "draft added", draft.id)
        return draft

    def put(self, suffix: str, data: bytes) -> str:
        """Keeps the file of a version that is then added; gives its id. A version without its file is never seen."""
        name = secrets.token_hex(16)
        self._vault.write(version_group(name), f"draft{suffix}", data)
        return name

    def add_version(self, draft: str, file: str, suffix: str, data: bytes, by: str = "", put: str = "") -> Version:
        """The next version of a draft; `put` names its file where it is kept already, so that a transaction is short.

        Raises StoreError where the draft is no more; then its file is no more either.
        """
        name = put or self.put(suffix, data)
        try:
            with self._base.writing() as connection:
                self._require(connection, draft)
                asked = select(func.max(tables.version.c.number)).where(tables.version.c.draft == draft)
                number = (connection.execute(asked).scalar() or 0) + 1
                digest = hashlib.sha256(data).hexdigest()
                version = Version(name, draft, number, file, suffix, digest, len(data), by, now())
                row = {name: getattr(version, name) for name in Version.__dataclass_fields__}
                connection.execute(insert(tables.version).values(row | {"file": self._vault.seal(file)}))
                audit.note(connection, by, "version added", draft, version=number, sha256=digest)
                _touch(connection, draft)
        except Exception:
            self._vault.remove(version_group(name))
            raise
        return version

    def draft(self, name: str) -> Draft | None:
        """A draft by its id; None where there is none."""
        with self._base.reading() as connection:
            row = connection.execute(select(tables.draft).where(tables.draft.c.id == name)).mappings().first()
        return self._draft(row) if row else None

    def drafts(self) -> list[Draft]:
        """All drafts, the last used first."""
        with self._base.reading() as connection:
            asked = select(tables.draft).order_by(tables.draft.c.used.desc(), tables.draft.c.id)
            return [self._draft(row) for row in connection.execute(asked).mappings()]

    def version(self, name: str) -> Version | None:
        """A version by its id; None where there is none."""
        with self._base.reading() as connection:
            row = connection.execute(select(tables.version).where(tables.version.c.id == name)).mappings().first()
        return self._version(row) if row else None

    def versions(self, draft: str) -> list[Version]:
        """The versions of a draft, the first first."""
        with self._base.reading() as connection:
            asked = select(tables.version).where(tables.version.c.draft == draft).order_by(tables.version.c.number)
            return [self._version(row) for row in connection.execute(asked).mappings()]

    def data(self, version: Version) -> bytes:
        """The file of a version, as it was sent."""
        return self._vault.read(version_group(version.id), f"draft{version.suffix}") or b""

    def path(self, version: Version) -> AbstractContextManager[Path]:
        """The file of a version for a reader to open, while the context lasts."""
        return self._vault.path(version_group(version.id), f"draft{version.suffix}")

    def change(self, draft: str, title: str, country: str, by: str = "") -> None:
        """Gives a draft another title or state. Raises StoreError where it is no more."""
        with self._base.writing() as connection:
            self._require(connection, draft)
            values = {"title": self._vault.seal(title), "country": country, "used": now()}
            connection.execute(update(tables.draft).where(tables.draft.c.id == draft).values(values))
            audit.note(connection, by, "draft changed", draft)

    def touch(self, draft: str) -> None:
        """Lets the retention period of a draft begin anew."""
        with self._base.writing() as connection:
            _touch(connection, draft)

    def delete(self, draft: str, by: str = "", what: str = "draft deleted") -> None:
        """Removes a draft for good: versions, results, decisions, sign-offs, and its entries in the audit log, which
        keeps only that a draft was deleted. Its jobs must have been stopped."""
        with self._base.writing() as connection:
            versions = connection.execute(select(tables.version.c.id).where(tables.version.c.draft == draft)).scalars()
            groups = [group for name in versions for group in _groups(connection, name)]
            if not connection.execute(delete(tables.draft).where(tables.draft.c.id == draft)).rowcount:
                return
            audit.forget(connection, draft)
            audit.note(connection, by, what)
        self._remove(groups)

    def delete_version(self, version: Version, by: str = "") -> None:
        """Removes one version with its results for good; decisions stay with the draft. The last version takes the
        draft with it."""
        if [one.id for one in self.versions(version.draft)] == [version.id]:
            self.delete(version.draft, by)
            return
        with self._base.writing() as connection:
            groups = _groups(connection, version.id)
            if connection.execute(delete(tables.version).where(tables.version.c.id == version.id)).rowcount:
                audit.note(connection, by, "version deleted", version.draft, version=version.number)
        self._remove(groups)

    def unused_for(self, days: int) -> list[str]:
        """The drafts that nobody used for so many days."""
        with self._base.reading() as connection:
            asked = select(tables.draft.c.id).where(tables.draft.c.used < ago(days=days))
            return list(connection.execute(asked).scalars())

    def _remove(self, groups: Sequence[str]) -> None:
        for group in groups:
            self._vault.remove(group)
        self._base.wipe()

    def _require(self, connection: Connection, draft: str) -> None:
        if connection.execute(select(tables.draft.c.id).where(tables.draft.c.id == draft)).first() is None:
            raise StoreError(marked("There is no such draft; it may have been deleted."))

    def _draft(self, row: Mapping[Any, Any]) -> Draft:
        return Draft(**{**row, "title": self._vault.unseal(row["title"])})

    def _version(self, row: Mapping[Any, Any]) -> Version:
        return Version(**{**row, "file": self._vault.unseal(row["file"])})


def _groups(connection: Connection, version: str) -> list[str]:
    jobs = connection.execute(select(tables.job.c.id).where(tables.job.c.version == version)).scalars()
    return [version_group(version), *(job_group(name) for name in jobs)]


def _touch(connection: Connection, draft: str) -> None:
    connection.execute(update(tables.draft).where(tables.draft.c.id == draft).values(used=now()))
