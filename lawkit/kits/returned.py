"""A kit that came back from those who worked on it: which clauses changed, went or were added, and which answers came.

What a clause was when the kit was made is told by its digest in kit.json; nothing else of the old kit is needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from lawkit.errors import DraftError
from lawkit.kits.folder import MANIFEST
from lawkit.sentences import marked
from lawkit.word.fields import bookmark_name
from lawkit.word.returned import AddedClause, ReturnedClause, ReturnedComment, ReturnedDocument, read_returned

CHANGES = "changes.json"  # what came back, beside a kit made anew
FRESH = ".fresh"  # in the names of files as the kit alone would have them


@dataclass(frozen=True)
class ReturnedText:
    """A model text that came back: every clause by what became of it."""

    id: str  # act, regulations, amending-bill
    file: str
    data: bytes
    document: ReturnedDocument
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    added: tuple[AddedClause, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True)
class ReturnedKit:
    """A kit's folder read back."""

    folder: Path
    manifest: Mapping[str, Any]
    edited: Mapping[str, bytes]  # every file that is no longer as it was made
    missing: tuple[str, ...]  # files that were deleted
    new: Mapping[str, bytes]  # files that others put there
    texts: tuple[ReturnedText, ...]
    documents: Mapping[str, ReturnedDocument] = field(default_factory=dict)  # every edited Word file

    def comments(self) -> Iterable[tuple[str, ReturnedComment]]:
        """The comments that others wrote, with the file in which they stand."""
        for name, document in self.documents.items():
            for one in document.comments:
                if one.author != "lawkit":
                    yield name, one


def as_made(data: bytes, name: str) -> dict[str, Any]:
    """What kit.json keeps of a model text: a digest of every clause, and the words of the options that are offered."""
    document = read_returned(data, name, lambda _bookmark: "", printed=False)
    digests = {clause: one.digest(document.options) for clause, one in document.clauses.items()}
    return {"digests": digests, "options": document.options}


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """The kit.json of a folder. Raises DraftError, one line, where it is none of a kit."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if all(isinstance(manifest[key], dict) for key in ("files", "texts", "options")) and manifest["country"]:
            return manifest
    except (OSError, ValueError, KeyError, TypeError):
        pass
    reason = marked("is no folder of a kit (it has no usable {file}); name the folder that holds it", file=MANIFEST)
    raise DraftError(reason, at=folder)


def read_kit(folder: Path, manifest: Mapping[str, Any], marks: Sequence[str]) -> ReturnedKit:
    """A kit's folder; `marks` are all that the kit can write, for files whose store a program has dropped.

    Raises DraftError, one line, where one of its files cannot be read.
    """
    made: dict[str, str] = manifest["files"]
    texts: dict[str, Any] = manifest["texts"]
    edited, new = {}, {}
    present = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith(("~$", ".")))
    for path in present:
        data = path.read_bytes()
        if path.name in made and sha256(data).hexdigest() != made[path.name]:
            edited[path.name] = data
        elif path.name not in made and path.name not in (MANIFEST, CHANGES) and FRESH not in path.name:
            new[path.name] = data
    missing = tuple(name for name in made if not (folder / name).is_file())
    mark_of = _by_name(marks)
    documents = {name: read_returned(data, name, mark_of) for name, data in edited.items() if name.endswith(".docx")}
    found = [
        _text(name, text, edited[text["file"]], documents[text["file"]])
        for name, text in texts.items()
        if text["file"] in documents
    ]
    return ReturnedKit(folder, manifest, edited, missing, new, tuple(found), documents)


def _text(name: str, text: Mapping[str, Any], data: bytes, document: ReturnedDocument) -> ReturnedText:
    digests: Mapping[str, str] = text.get("digests", {})
    offered: Mapping[str, str] = text.get("options", {})
    held = {name: one.digest(offered) for name, one in document.clauses.items()}
    changed = [one for one in digests if one in held and held[one] != digests[one]]
    return ReturnedText(
        name,
        text["file"],
        data,
        document,
        tuple(changed),
        tuple(one for one in digests if one not in document.clauses),
        tuple(document.added),
        tuple(one for one in digests if one in document.clauses and one not in changed),
    )


def _by_name(marks: Sequence[str]) -> Any:
    names = {bookmark_name(mark): mark for mark in marks}
    return lambda bookmark: names.get(bookmark, "")


def difference(before: ReturnedClause | None, after: ReturnedClause) -> list[tuple[str, str]]:
    """The lines of a clause that went (`-`) and that came (`+`); without the old words only those that stand now."""
    if before is None:
        return [("+", line) for line in after.words]
    from difflib import SequenceMatcher

    found: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, before.words, after.words, autojunk=False)
    for kind, from_, until, at, end in matcher.get_opcodes():
        if kind != "equal":
            found += [("-", line) for line in before.words[from_:until]]
            found += [("+", line) for line in after.words[at:end]]
    return found
