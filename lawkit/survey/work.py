"""What a worker does: a law, or the laws of one state together, read and held against the instruments."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lawkit.checking.check import Checker
from lawkit.drafts.reading import read
from lawkit.errors import DraftError
from lawkit.library.loader import Library, load
from lawkit.sentences import marked
from lawkit.survey.first_pass import FirstPass, Sifted
from lawkit.survey.results import LAW, Result, result_of, with_file

_CODE = ("drafts", "checking", "survey/results.py", "survey/work.py")  # what decides the result of a check
_FIRST_PASS = ("survey/first_pass.py", "survey/sieve.py", "survey/raw_words.py")  # what decides that of a first pass
_CONTENT = ("checklists/*/*.yaml", "locales/*/*.yaml", "locales/*/words/*.yaml")


Outcome = Result | tuple[Sifted, ...]
"""Of a law, or laws read together, the result; of a first pass, what it says of each law."""


@dataclass(frozen=True, slots=True)
class Job:
    """Laws to be read together, one or several, under the key of their result; `names` as reports call them."""

    key: str
    paths: tuple[Path, ...]
    names: tuple[str, ...]
    size: int  # bytes, for the time left
    sifts: bool = False  # whether only the first pass is asked for, of each law by itself


@dataclass(frozen=True)
class Bench:
    """All that a check needs besides the laws; made ready once, and inherited by workers that are copies."""

    content: tuple[Path, ...]
    instruments: tuple[str, ...]
    language: str | None

    @classmethod
    def holding(
        cls, library: Library, content: tuple[Path, ...], instruments: tuple[str, ...], language: str | None
    ) -> Bench:
        """One that takes the content as it was loaded already."""
        bench = cls(content, instruments, language)
        bench.__dict__["library"] = library  # where `cached_property` keeps it
        return bench

    @cached_property
    def library(self) -> Library:
        """The content."""
        return load(self.content)

    @cached_property
    def first_pass(self) -> FirstPass:
        """The first pass over a collection, made ready."""
        return FirstPass(self.checker, self.library, self.instruments, self.language)

    @cached_property
    def checker(self) -> Checker:
        """The rules made ready."""
        return Checker(self.library, self.instruments)

    def __reduce__(self) -> tuple[type[Bench], tuple[object, ...]]:
        """How it goes to a process that is no copy of this one: what is made ready is made there again."""
        return Bench, (self.content, self.instruments, self.language)

    @cached_property
    def version(self) -> str:
        """A digest of everything that decides a result besides the laws: content, code, instruments, language."""
        package = Path(__file__).resolve().parent.parent
        digest = hashlib.sha256(json.dumps([self.instruments, self.language]).encode())
        for root in self.library.roots:
            for pattern in _CONTENT:
                for path in sorted(root.glob(pattern)):
                    _add(digest, path.relative_to(root), path)
        for part in _CODE:
            for path in sorted((package / part).rglob("*.py")) or [package / part]:
                _add(digest, path.relative_to(package), path)
        return digest.hexdigest()

    @cached_property
    def first_version(self) -> str:
        """A digest of everything that decides what the first pass says of a law besides the law."""
        digest = hashlib.sha256(self.version.encode())
        package = Path(__file__).resolve().parent.parent
        for part in _FIRST_PASS:
            _add(digest, Path(part), package / part)
        return digest.hexdigest()

    def first_key(self, digest: str) -> str:
        """The key of what the first pass says of the law with this digest."""
        return hashlib.sha256(f"{self.first_version}\n{digest}".encode()).hexdigest()

    def key(self, digests: Iterable[str]) -> str:
        """The key of the result for laws with these digests."""
        return hashlib.sha256("\n".join([self.version, *digests]).encode()).hexdigest()

    def outcome(self, job: Job) -> Outcome:
        """What comes of a job."""
        return self.first_pass.sift(job.paths) if job.sifts else self.check(job)

    def check(self, job: Job) -> Result:
        """The result of a job; a law that cannot be read gives its error."""
        try:
            drafts = [read(path, self.language) for path in job.paths]
        except DraftError as error:
            return Result(error=error.sentence)
        except MemoryError:
            return Result(error=marked("it needs more memory than this machine has; split the file"), lasting=False)
        names: Sequence[str] = job.names if len(drafts) > 1 else (LAW,)
        drafts = [dataclasses.replace(one, file=name) for one, name in zip(drafts, names, strict=True)]
        assessment = self.checker.check(drafts, found_only=True)
        result = result_of(assessment, sum(one.word_count for one in drafts))
        if len(drafts) == 1:
            return result
        return dataclasses.replace(result, findings=with_file(result.findings, names[0]))


def _add(digest: hashlib._Hash, name: Path, path: Path) -> None:
    data = path.read_bytes()
    digest.update(f"{name.as_posix()} {len(data)}\n".encode() + data)
