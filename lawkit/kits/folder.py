"""The folder of a kit: it appears only when complete, and what a user has changed in it is never overwritten."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from lawkit.errors import OutputError
from lawkit.sentences import marked
from lawkit.word.package import zipped

MANIFEST, ANSWERS = "kit.json", "answers.yaml"


def write_folder(files: Mapping[str, bytes], output: Path) -> None:
    """Writes the files beside the goal and renames, so that nothing half-written is ever seen.

    A kit that stands there is replaced, save an answers file that was filled in. Raises OutputError when the place
    cannot be written, or holds files that are not a kit's or were changed since.
    """
    try:
        kept = _changed_answers(output)
        _write({**files, **kept}, output)
    except OSError as error:
        raise OutputError(
            marked("cannot be written: {reason}; choose another with --output", reason=error.strerror), at=output
        ) from error


def zip_folder(folder: Path, names: tuple[str, ...]) -> Path:
    """The files of a kit as one archive beside the folder; the same files give the same bytes."""
    archive = folder.with_name(folder.name + ".zip")
    try:
        archive.write_bytes(zipped({f"{folder.name}/{name}": (folder / name).read_bytes() for name in names}))
    except OSError as error:
        raise OutputError(
            marked("cannot be written: {reason}; choose another with --output", reason=error.strerror), at=archive
        ) from error
    return archive


def _changed_answers(output: Path) -> dict[str, bytes]:
    """The answers file of a kit that stands there, if the user wrote in it; other changes are refused."""
    if not output.exists():
        return {}
    if not output.is_dir():
        raise OutputError(marked("is a file; name a folder with --output"), at=output)
    present = sorted(path.name for path in output.iterdir())
    if not present:
        return {}
    try:
        digests = json.loads((output / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        raise OutputError(
            marked("the folder holds other files; name a new or empty one with --output"), at=output
        ) from None
    kept = {}
    for name in present:
        path = output / name
        if name == MANIFEST or (path.is_file() and sha256(path.read_bytes()).hexdigest() == digests.get(name)):
            continue
        if name != ANSWERS:
            raise OutputError(
                marked(
                    "was added or changed since the kit was made; make the kit anew with it by lawkit kit --from "
                    "{folder}, or name another folder with --output",
                    folder=output,
                ),
                at=path,
            )
        kept[name] = path.read_bytes()
    return kept


def _write(files: Mapping[str, bytes], output: Path) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as space:
        new, old = Path(space) / "new", Path(space) / "old"
        new.mkdir()
        for name, data in files.items():
            (new / name).write_bytes(data)
        if output.is_dir():
            shutil.move(output, old)
        try:
            new.rename(output)
        except OSError:
            if old.is_dir():
                old.rename(output)
            raise
