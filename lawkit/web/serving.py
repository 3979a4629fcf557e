"""`lawkit serve`: the application on this machine's own address."""

from __future__ import annotations

import contextlib
import os
import socket
import tempfile
from dataclasses import dataclass
from multiprocessing.util import get_temp_dir
from pathlib import Path

import uvicorn

from lawkit.errors import LawkitError
from lawkit.store.vault import key_from
from lawkit.web.application import make_application
from lawkit.web.guard import LOOPBACK
from lawkit.web.project import Project


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


def run_serve(options: ServeOptions) -> int:
    """Serves until it is stopped. Raises AddressError for an address that others could reach."""
    if options.host not in LOOPBACK:
        raise AddressError(
            f"{options.host}: only this machine can be served yet, because accounts are not built; "
            f"leave out --host, or give one of {', '.join(LOOPBACK)}"
        )
    key = key_from(options.key_file, os.environ.get("LAWKIT_KEY"))
    project = Project(options.project.resolve(), options.database, key)
    _keep_temporary_files_in(project.scratch)
    with _opened(options.host, options.port) as door:
        shown = f"[{options.host}]" if ":" in options.host else options.host
        if not options.quiet:
            place = f"http://{shown}:{options.port}/"
            print(f"lawkit is at {place} (end it with Ctrl-C); drafts are kept in {options.project}", flush=True)
        application = make_application(project, options.content, keep_days=options.keep_days)
        settings = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(settings).run(sockets=[door])
    return 0


def _opened(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise AddressError(f"{host}:{port} cannot be opened: {error.strerror}; give another --port") from error


def _keep_temporary_files_in(folder: Path) -> None:
    """Uploads on their way stay in the project folder; the workers' sockets do not, their paths must be short."""
    get_temp_dir()  # chooses the place of the sockets, once
    tempfile.tempdir = str(folder)
