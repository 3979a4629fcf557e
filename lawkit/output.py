"""Writing results: aside first, then renamed, so that nobody ever finds half a file."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lawkit.errors import OutputError
from lawkit.sentences import marked


def write_file(path: Path, data: bytes | str | Iterator[str]) -> None:
    """Write a whole file or nothing; a long text may be given in pieces, which are written as they come.

    Raises OutputError when the place cannot be written.
    """
    pieces = (data,) if isinstance(data, bytes | str) else data
    if path.is_dir():
        raise OutputError(marked("cannot write {path}: it is a folder; give the name of a file", path=path))
    aside = ""
    try:
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8") if isinstance(piece, str) else piece)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, _usual_mode())
        os.replace(aside, path)
        aside = ""
    except OSError as error:
        raise OutputError(
            marked(
                "cannot write {path}: {reason}; choose another place with --output",
                path=path,
                reason=error.strerror or error,
            )
        ) from error
    finally:  # whatever ended it, the pieces of a text that are made while it is written among others
        if aside:
            with contextlib.suppress(OSError):
                os.unlink(aside)


def _usual_mode() -> int:
    """The mode that a plain `open` would give: temporary files are private, results are not meant to be."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
