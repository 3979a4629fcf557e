"""`lawkit serve`: the application on this machine's own address."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import tempfile
from dataclasses import dataclass
from multiprocessing.util import get_temp_dir
from pathlib import Path

import uvicorn

from lawkit.console import tell
from lawkit.errors import LawkitError, OutputError
from lawkit.sentences import marked, placed
from lawkit.store.accounts import Accounts
from lawkit.store.database import Database, sqlite_url
from lawkit.store.vault import key_from, new_key
from lawkit.web.application import make_application
from lawkit.web.guard import LOOPBACK
from lawkit.web.office import Office
from lawkit.web.project import Project

MOST_CONNECTIONS = 500
NO_HTTPS = marked(
    "passwords and drafts go over the network unencrypted; put a reverse proxy with HTTPS before lawkit and give its "
    "address: --site https://…"
)


class AddressError(LawkitError):
    """The address cannot be served."""


@dataclass(frozen=True)
class ServeOptions:
    """The options of `lawkit serve`, as typed."""

    host: str
    port: int
    project: Path
    content: tuple[Path, ...]
    quiet: bool
    database: str = ""
    key_file: Path | None = None
    keep_days: int | None = None
    site: str = ""
    trust_proxy: str = ""
    user_header: str = ""
    workers: int | None = None


def run_serve(options: ServeOptions) -> int:
    """Serves until it is stopped.

    Raises AddressError for an address that others could reach without signing in, OfficeError for settings that do
    not fit together, OutputError or StoreError where the project cannot be opened.
    """
    office = Office(options.site, options.trust_proxy, options.user_header)
    near = options.host in LOOPBACK
    if not near and not office.site:
        raise AddressError(
            marked(
                "for an address that others reach, give --site too, the address that people type, as "
                "https://lawkit.example.org"
            ),
            at=options.host,
        )
    key = key_from(options.key_file, os.environ.get("LAWKIT_KEY"))
    project = Project(options.project.resolve(), options.database, key)
    if not (near or office.user_header or project.accounts.any()):
        project.close()
        raise AddressError(
            marked(
                "others reach this address and nobody has an account yet; make the first one with: lawkit "
                "office administrator NAME --project {project}",
                project=options.project,
            ),
            at=options.host,
        )
    _keep_temporary_files_in(project.scratch)
    with opened(options.host, options.port) as door:
        shown = f"[{options.host}]" if ":" in options.host else options.host
        if not options.quiet:
            place = office.site or f"http://{shown}:{options.port}/"
            tell(
                marked(
                    "lawkit is at {place} (end it with Ctrl-C); drafts are kept in {folder}",
                    place=place,
                    folder=options.project,
                )
            )
        if office.site and not office.is_encrypted:
            tell(placed("lawkit", NO_HTTPS), sys.stderr)
        application = make_application(
            project, options.content, keep_days=options.keep_days, office=office, workers=options.workers
        )
        settings = uvicorn.Config(
            application,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,  # who is believed about that, --trust-proxy says
            limit_concurrency=MOST_CONNECTIONS,
            timeout_keep_alive=75,  # seconds: longer than reverse proxies keep a connection, so that none meets its end
        )
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(settings).run(sockets=[door])
    return 0


def run_administrator(name: str, password: str, folder: Path, database: str) -> int:
    """Makes an administrator's account, or sets another password for one; also while the server runs."""
    if not database and not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True)
    base = Database(database or sqlite_url(folder.resolve()))
    accounts = Accounts(base)
    known = accounts.account(name)
    if known is None:
        accounts.add(name, name, "administrator", password, by="terminal")
        tell(marked("{name} can sign in now, as an administrator.", name=name))
    else:
        accounts.set_password(known, password, by="terminal")
        accounts.change(known, known.shown, "administrator", True, by="terminal")
        tell(marked("{name} is an administrator and has another password now.", name=name))
    base.close()
    return 0


def run_key(file: Path) -> int:
    """Writes a new key into a file that is not there yet."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
            opened.write(new_key() + "\n")
    except FileExistsError:
        raise OutputError(
            marked("{file} is there already; choose another name: what a key sealed needs that key", file=file)
        ) from None
    except OSError as error:
        raise OutputError(marked("the key cannot be written: {reason}", reason=error.strerror), at=file) from error
    tell(
        marked(
            "The key is in {file}. Keep a copy apart from the project: without it nothing can be opened again.",
            file=file,
        )
    )
    return 0


def opened(host: str, port: int) -> socket.socket:
    """A socket that listens at an address. Raises AddressError where it cannot be had."""
    try:
        door = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise AddressError(
            marked(
                "{host}:{port} cannot be opened: {reason}; give another --port",
                host=host,
                port=port,
                reason=error.strerror,
            )
        ) from error
    # asyncio lets answers go at once (TCP_NODELAY) where the socket says that it speaks TCP: else each waits 40 ms.
    return socket.socket(door.family, door.type, socket.IPPROTO_TCP, fileno=door.detach())


def _keep_temporary_files_in(folder: Path) -> None:
    """Uploads on their way stay in the project folder; the workers' sockets do not, their paths must be short."""
    get_temp_dir()  # chooses the place of the sockets, once
    tempfile.tempdir = str(folder)
