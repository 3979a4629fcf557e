"""Which laws of a collection are checked in full: of each obligation those that speak of it most closely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawkit.sentences import marked
from lawkit.survey.first_pass import Sifted
from lawkit.survey.laws import LawFile
from lawkit.survey.work import Bench, Job

MOST_EACH = 20  # laws checked in full for one obligation
BATCH = 4_000_000  # bytes that one job of the first pass reads
USUAL_LAW = 4000  # words that are added to every law, so that one short law is not the closest by a single phrase
MOST_NAMED = 5  # laws that a warning names


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a first pass: the laws to be checked, why others were not, and what a reader must know."""

    files: tuple[LawFile, ...]
    skipped: tuple[tuple[str, str], ...]  # (law, why)
    warnings: tuple[str, ...]
    laws: int  # how many were looked at
    words: int
    able: int  # how many could bear on an obligation
    lacking: frozenset[str]  # obligations on which none could
    without_words: int  # laws in a language for which the check has no words


def batches(files: Sequence[LawFile], bench: Bench) -> Iterator[Job]:
    """The jobs of a first pass over some files."""
    batch: list[LawFile] = []
    size = 0
    for number, law in enumerate(files, 1):
        batch.append(law)
        size += law.size
        if size >= BATCH or number == len(files):
            key = bench.key(["first pass", *(one.name for one in batch)])
            yield Job(key, tuple(one.path for one in batch), tuple(one.name for one in batch), size, sifts=True)
            batch, size = [], 0


class Finding:
    """Gathers what the first pass says, law by law."""

    def __init__(self, files: Sequence[LawFile], most_each: int) -> None:
        self._files = {law.name: law for law in files}
        self._most_each = most_each
        self._ranked: dict[str, list[tuple[float, str]]] = {}  # by obligation: the closest laws, the closest first
        self._unread: list[tuple[str, str]] = []
        self._unsearched: list[str] = []
        self._taken: set[str] = set()  # whatever their words are
        self._words = self._able = 0

    def add(self, name: str, sifted: Sifted) -> None:
        """What the first pass says of one law."""
        if sifted.error:
            self._unread.append((name, sifted.error))
            return
        self._words += sifted.words
        if not sifted.languages:
            self._unsearched.append(name)
        self._able += bool(sifted.places)
        for obligation, places in sifted.places.items():
            ranked = self._ranked.setdefault(obligation, [])
            ranked.append((-places / (USUAL_LAW + sifted.words), name))
            if self._most_each and len(ranked) > 2 * self._most_each:
                ranked.sort()
                del ranked[self._most_each :]

    def take(self, name: str) -> None:
        """A law on which the first pass gave no answer is checked in full."""
        self._taken.add(name)

    def found(self, obligations: Sequence[str]) -> Found:
        """The laws to be checked, in the order of their names."""
        chosen = set(self._taken)
        for ranked in self._ranked.values():
            chosen.update(name for _closeness, name in sorted(ranked)[: self._most_each or None])
        return Found(
            files=tuple(self._files[name] for name in sorted(chosen)),
            skipped=tuple(sorted(self._unread)),
            warnings=tuple(self._warnings()),
            laws=len(self._files),
            words=self._words,
            able=self._able + len(self._taken),
            lacking=frozenset(obligations) - frozenset(self._ranked),
            without_words=len(self._unsearched),
        )

    def _warnings(self) -> Iterator[str]:
        if self._unsearched:
            names = sorted(self._unsearched)
            shown = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
            yield (
                marked(
                    "{count} law is in a language for which the check has no words, and was not searched: {laws}",
                    "{count} laws are in a language for which the check has no words, and were not searched: {laws}",
                    count=len(names),
                    laws=shown,
                )
            )
