"""A PostgreSQL of the tests' own: Debian's programs, a folder that goes away, no password, this machine only."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import create_engine, text

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
PLAIN_USERS = ("postgres", "nobody")  # it refuses to run as root


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where they are not installed."""
    return next((one for one in PLACES if (one / "initdb").exists()), None)


class Server(NamedTuple):
    """A server; `address` goes up to the name of a database."""

    address: str
    stop: Callable[[], None]
    start: Callable[[], None]


@contextmanager
def running() -> Iterator[Server]:
    """A server that runs while the context lasts, unless a test stops it meanwhile."""
    place = programs()
    assert place is not None
    user = _plain_user()
    with tempfile.TemporaryDirectory(prefix="lawkit-pg-") as made:  # pytest's own folders are closed to other users
        where = Path(made)
        if user:
            shutil.chown(where, user.pw_name)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]

        def run(*command: str) -> None:
            given: dict[str, Any] = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
            subprocess.run(command, check=True, capture_output=True, cwd=where, env={"LC_ALL": "C.UTF-8"}, **given)

        data = str(where / "data")
        run(str(place / "initdb"), "-D", data, "-U", "lawkit", "-A", "trust", "-E", "UTF8", "--no-sync")
        asked = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        control = str(place / "pg_ctl")

        def stop() -> None:
            run(control, "-D", data, "-w", "-m", "immediate", "stop")

        def start() -> None:
            run(control, "-D", data, "-w", "-l", str(where / "log"), "-o", asked, "start")

        start()
        try:
            yield Server(f"postgresql://lawkit@127.0.0.1:{port}/", stop, start)
        finally:
            stop()


def new_database(server: str) -> str:
    """The address of an empty database."""
    name = f"t{uuid.uuid4().hex}"
    engine = create_engine(server.replace("postgresql", "postgresql+pg8000") + "postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server + name


def _plain_user() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in PLAIN_USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None
