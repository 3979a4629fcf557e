"""The tables come and go, and say what they are; a database that cannot be opened is said in one line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from lawkit.errors import StoreError
from lawkit.store.database import Database, migrate, sqlite_url
from lawkit.store.tables import metadata


def test_the_migrations_make_the_tables_and_take_them_away(address: str, tmp_path: Path) -> None:
    engine = create_engine(address.replace("postgresql", "postgresql+pg8000") or sqlite_url(tmp_path))
    for _ in range(2):
        migrate(engine)
        assert set(metadata.tables) <= set(inspect(engine).get_table_names())
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        migrate(engine, "base")
        assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "no address of a database"),
        ("mysql://root@localhost/x", "SQLite or PostgreSQL"),
        ("postgresql://u:secret@127.0.0.1:1/x", "cannot be opened"),
        ("sqlite:////nowhere/at/all.sqlite", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_be_opened_is_said_in_one_line_without_its_password(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as refusal:
        Database(url)
    assert "\n" not in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_without_the_driver_of_postgresql_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(StoreError, match=r"lawkit\[office\]"):
        Database("postgresql://u@127.0.0.1:1/x")
