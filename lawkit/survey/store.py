"""The results of a survey as they come: an SQLite file from which a later run takes what has not changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from lawkit.checking.assessment import Finding
from lawkit.errors import OutputError
from lawkit.sentences import marked
from lawkit.survey.first_pass import Sifted, decoded_sifted, encoded_sifted
from lawkit.survey.results import Result, decoded, decoded_finding, encoded, encoded_finding
from lawkit.survey.survey import Subject, WithStates

FILE = "survey.sqlite"
_FORMAT = 1  # of what the tables hold; a file of another format is begun afresh
_AFRESH = "DROP TABLE IF EXISTS result; DROP TABLE IF EXISTS sifted; DROP TABLE IF EXISTS survey;"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sifted (key TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS survey (number INTEGER PRIMARY KEY, digest TEXT NOT NULL, record BLOB NOT NULL);
"""
_ASIDE = """
CREATE TEMPORARY TABLE aside (subject INTEGER, obligation TEXT, data BLOB NOT NULL, PRIMARY KEY (subject, obligation))
WITHOUT ROWID
"""
_AT_ONCE = 500  # keys asked for in one statement

Record = Mapping[str, Any]
"""A survey as it is remembered: obligations (ids), subjects (of each its rows), skipped (rows);
a row is [law, key of its result, role]."""


class Store:
    """An open file of results; a context. Every result is on the disk before the next is waited for."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self._path, isolation_level=None, timeout=30)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._base.execute("PRAGMA temp_store=FILE")
            self._base.execute(_ASIDE)
            if self._base.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                self._base.executescript(f"{_AFRESH} PRAGMA user_version = {_FORMAT};")
            self._base.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                marked(
                    "cannot keep results in {path}: {reason}; choose another --output", path=self._path, reason=error
                )
            ) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._base.close()

    def known(self, keys: Iterable[str]) -> set[str]:
        """Which of these results are kept."""
        wanted = list(keys)
        found: set[str] = set()
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            found.update(key for (key,) in self._base.execute(f"SELECT key FROM result WHERE key IN ({marks})", part))
        return found

    def keep(self, key: str, result: Result) -> None:
        """Keeps a result; one that was kept under the same key gives way."""
        data = zlib.compress(encoded(result).encode("utf-8"))
        try:
            self._base.execute("INSERT OR REPLACE INTO result VALUES (?, ?)", (key, data))
        except sqlite3.Error as error:
            raise OutputError(
                marked("cannot keep results in {path}: {reason}; run the survey again", path=self._path, reason=error)
            ) from error

    def result(self, key: str) -> Result | None:
        """A kept result."""
        row = self._base.execute("SELECT data FROM result WHERE key = ?", (key,)).fetchone()
        return decoded(zlib.decompress(row[0]).decode("utf-8")) if row else None

    def keep_sifted(self, sifted: Iterable[tuple[str, Sifted]]) -> None:
        """Keeps what the first pass says of some laws, all or none."""
        rows = [(key, zlib.compress(encoded_sifted(one).encode("utf-8"))) for key, one in sifted]
        try:
            with self._transaction():
                self._base.executemany("INSERT OR REPLACE INTO sifted VALUES (?, ?)", rows)
        except sqlite3.Error as error:
            raise OutputError(
                marked("cannot keep results in {path}: {reason}; run the survey again", path=self._path, reason=error)
            ) from error

    def sifted(self, key: str) -> Sifted | None:
        """What the first pass said of a law, where it is kept."""
        row = self._base.execute("SELECT data FROM sifted WHERE key = ?", (key,)).fetchone()
        return decoded_sifted(zlib.decompress(row[0]).decode("utf-8")) if row else None

    def drop_sifted(self, needed: set[str]) -> None:
        """Drops what the first pass said of other laws than these."""
        with self._transaction():
            self._drop_unneeded("sifted", needed)

    def set_aside(self, number: int, subject: Subject) -> Subject:
        """The subject with its findings on the disk, from where they are read one by one as long as this is open."""
        rows = (
            (number, name, zlib.compress(encoded_finding(one).encode("utf-8")))
            for name, one in subject.findings.items()
        )
        self._base.executemany("INSERT OR REPLACE INTO temp.aside VALUES (?, ?, ?)", rows)
        states = {name: subject.state(name) for name in subject.findings}
        return replace(subject, findings=SetAside(self._base, number, states))

    def finish(self, record: Record) -> Record | None:
        """Notes a survey as done and gives the last one that differed from it.

        A survey made again changes nothing: what it is compared with stays the same. Results that neither this survey
        nor the one before needs are dropped.
        """
        text = json.dumps(record, ensure_ascii=False).encode("utf-8")
        digest = hashlib.sha256(text).hexdigest()
        with self._transaction():
            newest = self._base.execute("SELECT number, digest FROM survey ORDER BY number DESC LIMIT 1").fetchone()
            if newest is None or newest[1] != digest:
                row = (digest, zlib.compress(text))
                self._base.execute("INSERT INTO survey (digest, record) VALUES (?, ?)", row)
            latest = self._base.execute("SELECT number, record FROM survey ORDER BY number DESC LIMIT 2").fetchall()
            surveys: list[Record] = [json.loads(zlib.decompress(data)) for _number, data in latest]
            self._base.execute("DELETE FROM survey WHERE number < ?", (latest[-1][0],))
            rows = (row for one in surveys for own in (*one["subjects"].values(), one["skipped"]) for row in own)
            self._drop_unneeded("result", {key for _law, key, _role in rows})
        return surveys[1] if len(surveys) > 1 else None

    def _drop_unneeded(self, table: str, needed: set[str]) -> None:
        kept = [key for (key,) in self._base.execute(f"SELECT key FROM {table}")]
        self._base.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in kept if key not in needed))

    def _transaction(self) -> _Transaction:
        return _Transaction(self._base)


class SetAside(WithStates):
    """The findings of a subject, by obligation; in memory stands only what state each duty is in."""

    def __init__(self, base: sqlite3.Connection, number: int, states: Mapping[str, str]) -> None:
        self._base = base
        self._number = number
        self.states = states

    def __getitem__(self, obligation: str) -> Finding:
        query = "SELECT data FROM temp.aside WHERE subject = ? AND obligation = ?"
        row = self._base.execute(query, (self._number, obligation)).fetchone()
        if row is None:
            raise KeyError(obligation)
        return decoded_finding(zlib.decompress(row[0]).decode("utf-8"))

    def __contains__(self, obligation: object) -> bool:
        return obligation in self.states

    def __iter__(self) -> Iterator[str]:
        return iter(self.states)

    def __len__(self) -> int:
        return len(self.states)


class _Transaction:
    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __enter__(self) -> None:
        self._base.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._base.execute("ROLLBACK" if kind else "COMMIT")
