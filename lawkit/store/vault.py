"""The files of a project: written aside and renamed, and encrypted where the project has a key.

A sealed file is a mark, a nonce and AES-256-GCM over the whole file; its place is part of what is proved, so that one
sealed file cannot stand in for another.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lawkit.errors import StoreError
from lawkit.output import write_file
from lawkit.sentences import marked

_MARK, _NONCE, _TEXT = b"lawkit-sealed-1\n", 12, "sealed:"
PARTS = ("drafts", "jobs", "surveys", "answers")  # the folders in which groups lie
_PROOF = "key-proof"  # a sealed file that tells the right key from a wrong one
_MEMORY = Path("/dev/shm")  # a file system that is never on a disk, where the system has one


class Vault:
    """Files in groups (a job, a version of a draft), each group a folder; and short texts for the database."""

    def __init__(self, folder: Path, key: bytes | None = None) -> None:
        """Raises StoreError for a key that does not fit, or where one is lacking."""
        self._folder, self._key = folder, key
        self._cipher = AESGCM(key) if key else None
        proof = folder / _PROOF
        if proof.exists():
            if key is None:
                raise StoreError(
                    marked("this project is encrypted; give its key with --key-file or LAWKIT_KEY"), at=folder
                )
            self._opened(proof.read_bytes(), _PROOF)
        elif key is not None:
            if any(path.is_file() for part in PARTS for path in (folder / part).rglob("*")):
                raise StoreError(
                    marked("this project is not encrypted; leave out the key, or choose a new --project"), at=folder
                )
            write_file(proof, self._sealed(b"", _PROOF))

    def __reduce__(self) -> tuple[type[Vault], tuple[Path, bytes | None]]:
        """How it goes to a worker."""
        return Vault, (self._folder, self._key)

    @property
    def sealed(self) -> bool:
        """Whether files are encrypted."""
        return self._cipher is not None

    def write(self, group: str, name: str, data: bytes | str) -> None:
        """Keeps a file, whole or not at all."""
        folder = self._folder / group
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = data.encode("utf-8") if isinstance(data, str) else data
        write_file(folder / name, self._sealed(content, f"{group}/{name}"))

    def read(self, group: str, name: str) -> bytes | None:
        """A file; None where there is none."""
        try:
            data = (self._folder / group / name).read_bytes()
        except OSError:
            return None
        return self._opened(data, f"{group}/{name}")

    def stands(self, group: str, name: str) -> object:
        """What tells one state of a file from another; None where there is no file."""
        try:
            stat = (self._folder / group / name).stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def names(self, group: str) -> set[str]:
        """The files of a group."""
        with contextlib.suppress(OSError):
            return {path.name for path in (self._folder / group).iterdir() if not path.name.startswith(".")}
        return set()

    def remove(self, group: str) -> None:
        """Removes a group for good."""
        shutil.rmtree(self._folder / group, ignore_errors=True)

    @contextmanager
    def path(self, group: str, name: str) -> Iterator[Path]:
        """A file as a reader can open it: itself, or a copy that lives as long as it is read, in memory where the
        system has a place for that."""
        if not self.sealed:
            yield self._folder / group / name
            return
        with tempfile.TemporaryDirectory(prefix="lawkit-", dir=self.scratch) as folder:
            path = Path(folder) / name
            path.write_bytes(self.read(group, name) or b"")
            yield path

    @property
    def scratch(self) -> Path | None:
        """Where plain copies of sealed files may lie for a moment; None for the usual place."""
        return _MEMORY if self.sealed and os.access(_MEMORY, os.W_OK) else None

    def seal(self, text: str) -> str:
        """A text as the database keeps it."""
        if not self.sealed:
            return text
        return _TEXT + base64.b64encode(self._sealed(text.encode("utf-8", "replace"), _TEXT)).decode("ascii")

    def unseal(self, kept: str) -> str:
        """A text that was kept."""
        if not self.sealed:
            return kept
        return self._opened(base64.b64decode(kept.removeprefix(_TEXT)), _TEXT).decode("utf-8")

    def _sealed(self, data: bytes, place: str) -> bytes:
        if self._cipher is None:
            return data
        nonce = secrets.token_bytes(_NONCE)
        return _MARK + nonce + self._cipher.encrypt(nonce, data, place.encode("utf-8"))

    def _opened(self, data: bytes, place: str) -> bytes:
        if self._cipher is None:
            return data
        start = len(_MARK) + _NONCE
        try:
            return self._cipher.decrypt(data[len(_MARK) : start], data[start:], place.encode("utf-8"))
        except (InvalidTag, ValueError):
            raise StoreError(
                marked("{place} cannot be opened with this key; give the key that the project began with", place=place),
                at=self._folder,
            ) from None


def job_group(job: str) -> str:
    """Where the files of a job lie."""
    return f"jobs/{job}"


def version_group(version: str) -> str:
    """Where the file of a version of a draft lies."""
    return f"drafts/{version}"


def survey_group(survey: str) -> str:
    """Where the laws of a survey lie, by their numbers."""
    return f"surveys/{survey}"


def new_key() -> str:
    """A key as it is written into a key file."""
    return base64.b64encode(AESGCM.generate_key(bit_length=256)).decode("ascii")


def key_of(text: str, source: str) -> bytes:
    """The key in a text. Raises StoreError, which names the source and not the text."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 32:
        raise StoreError(marked("{place} holds no key of lawkit; make one with: lawkit office key FILE", place=source))
    return key


def key_from(file: Path | None, environment: str | None) -> bytes | None:
    """The key that was given by a file or by the environment; None where none was."""
    if file is not None:
        try:
            return key_of(file.read_text(encoding="ascii", errors="replace"), str(file))
        except OSError as error:
            raise StoreError(marked("the key cannot be read: {reason}", reason=error.strerror), at=file) from error
    return key_of(environment, "LAWKIT_KEY") if environment else None
