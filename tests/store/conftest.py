"""A project on each database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lawkit.web.project import Project
from tests.store import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    if postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgresql.running() as started:
        yield started.address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """The setting that names a database; '' for the one in the project folder."""
    return "" if request.param == "sqlite" else postgresql.new_database(request.getfixturevalue("server"))


Open = Callable[..., Project]


@pytest.fixture
def opened(tmp_path: Path, address: str) -> Iterator[Open]:
    """Opens the project of a test, as often as it is closed."""
    made: list[Project] = []

    def again(key: bytes | None = None) -> Project:
        for one in made:
            one.close()
        made[:] = [Project(tmp_path / "project", address, key)]
        return made[0]

    yield again
    for one in made:
        one.close()


@pytest.fixture
def project(opened: Open) -> Project:
    return opened()
