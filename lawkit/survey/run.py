"""Making a survey: what is kept is taken, the rest is checked, the laws of one state also together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from lawkit.checking.assessment import Finding as FoundOne
from lawkit.sentences import changed, marked, placed
from lawkit.survey.crew import Crew
from lawkit.survey.finding import Finding, Found, batches
from lawkit.survey.first_look import FirstLook, measured
from lawkit.survey.laws import LawFile, digest_of
from lawkit.survey.results import LAW as NAME
from lawkit.survey.results import KeptFindings, Result, with_file
from lawkit.survey.store import Record, Store
from lawkit.survey.survey import (
    LAW,
    MEMBER,
    SET,
    Law,
    Since,
    Subject,
    Survey,
    best_carriers,
    since_of,
    subject_of,
    themes_of,
)
from lawkit.survey.work import Bench, Job

if TYPE_CHECKING:
    from lawkit.survey.cluster import Cluster

SIFTING, CHANGES = marked("Finding the laws that bear on a duty"), marked("Looking for changes")
CHECKING, TOGETHER = marked("Checking laws"), marked("Reading the laws of a state together")
LARGEST_SET = 500_000  # words read together for one state
MOST_HELD = 20_000  # findings in memory; of more the rest stays on the disk, as long as the store is open


class Watch(Protocol):
    """Who is told how far a survey is."""

    def begin(self, stage: str, total: int) -> None:
        """A stage of so many bytes begins."""

    def done(self, name: str, size: int) -> None:
        """So many bytes more are done."""

    def glance(self) -> None:
        """Nothing new; the clock goes on."""


class SurveyRun:
    """One run over some laws, its results going to `store`."""

    def __init__(
        self,
        bench: Bench,
        store: Store,
        files: Sequence[LawFile],
        watch: Watch,
        most_each: int | None = None,
        scheduler: str | None = None,
    ) -> None:
        """With `most_each`, a first pass finds the laws to be checked: so many for each obligation, 0 for all.

        With `scheduler`, the address of one, the workers of a Dask cluster do the work.
        """
        self._scheduler = scheduler
        self._bench, self._store, self._files, self._watch = bench, store, files, watch
        self._most_each = most_each
        self.found: Found | None = None  # what the first pass found
        self._passing: dict[str, Result] = {}  # results that are not kept: another run may end otherwise
        self._warnings: list[str] = []
        self.sifted = 0  # how many laws the first pass read and did not take from what was kept
        self.checked = 0  # how many jobs were done and not taken from what was kept

    def survey(self, workers: int) -> Survey:
        """Checks what is not known yet and gives the survey."""
        with self._crew(workers) as crew:
            self._watch.begin(CHANGES, sum(one.size for one in self._files))
            digests = {one.name: self._digest(one) for one in self._files}
            if self._most_each is not None:
                self._files = self._sift(crew, self._most_each, digests)
                digests = {one.name: digests[one.name] for one in self._files}
            keys = {name: self._bench.key([digest or name]) for name, digest in digests.items()}
            single = [Job(keys[one.name], (one.path,), (one.name,), one.size) for one in self._files]
            self._do(CHECKING, single, crew)
            rows, sets = self._grouped(digests, keys)
            self._do(TOGETHER, sets, crew)
            self._take_apart(rows)
        return self._arranged(digests, keys, rows)

    def _crew(self, workers: int) -> Crew | Cluster:
        if self._scheduler is None:
            return Crew(self._bench, workers)
        from lawkit.survey.cluster import Cluster

        return Cluster(self._bench, self._scheduler)

    def _sift(self, crew: Crew | Cluster, most_each: int, digests: dict[str, str]) -> Sequence[LawFile]:
        """The laws that bear on an obligation, as far as a first pass shows; what it found before is kept."""
        finding = Finding(self._files, most_each)
        keys = {name: self._bench.first_key(digest) for name, digest in digests.items() if digest}
        new: list[LawFile] = []
        for law in self._files:
            sifted = self._store.sifted(keys[law.name]) if law.name in keys else None
            if sifted is None:
                new.append(law)
            else:
                finding.add(law.name, sifted)
        self._watch.begin(SIFTING, sum(one.size for one in new))
        for job, outcome in crew.results(batches(new, self._bench), self._watch.glance):
            if isinstance(outcome, Result):
                for name in job.names:
                    finding.take(name)
            else:
                said = dict(zip(job.names, outcome, strict=True))
                lasting = [(keys[name], one) for name, one in said.items() if name in keys and not one.error]
                self._store.keep_sifted(lasting)
                for name, sifted in said.items():
                    finding.add(name, sifted)
            self.sifted += len(job.names)
            self._watch.done(job.names[0], job.size)
        self._store.drop_sifted(set(keys.values()))
        obligations = self._bench.library.obligations_of(self._bench.instruments)
        self.found = finding.found([one.id for one in obligations])
        self._warnings += self.found.warnings
        return self.found.files

    def _digest(self, law: LawFile) -> str:
        digest = digest_of(law.path)
        self._watch.done(law.name, law.size)
        return digest

    def _do(self, stage: str, jobs: Iterable[Job], crew: Crew | Cluster) -> None:
        by_key = {job.key: job for job in jobs}
        known = self._store.known(by_key)
        open_jobs = [job for key, job in by_key.items() if key not in known]
        if not open_jobs:
            return
        self._watch.begin(stage, sum(job.size for job in open_jobs))
        for job, result in crew.results(open_jobs, self._watch.glance):
            if isinstance(result, Result):
                self._take(job.key, result)
            self.checked += 1
            self._watch.done(job.names[0], job.size)

    def _take(self, key: str, result: Result) -> None:
        if result.lasting:
            self._store.keep(key, result)
        else:
            self._passing[key] = result

    def _result(self, key: str) -> Result | None:
        return self._passing.get(key) or self._store.result(key)

    def _loader(self, key: str, name: str) -> Callable[[], Sequence[FoundOne]]:
        def load() -> Sequence[FoundOne]:
            result = self._result(key)
            return with_file(result.findings, name) if result else ()

        return load

    def _grouped(self, digests: dict[str, str], keys: dict[str, str]) -> tuple[dict[str, list[list[str]]], list[Job]]:
        """The rows of every subject, states first, and the sets that are to be read together."""
        states: dict[str, list[LawFile]] = {}
        for law in self._files:
            if law.state:
                states.setdefault(law.state, []).append(law)
        rows: dict[str, list[list[str]]] = {}
        sets: list[Job] = []
        for state, laws in sorted(states.items()):
            members, names = self._members(laws, keys), []
            if len(members) > 1:
                names = [one.name for one in members]
                key = self._bench.key([part for name in names for part in (name, digests[name])])
                sets.append(Job(key, tuple(one.path for one in members), tuple(names), sum(m.size for m in members)))
            rows[state] = [[one.name, keys[one.name], MEMBER if one.name in names else LAW] for one in laws]
            if names:
                rows[state].append(["", key, SET])
        self._warnings += sorted({law.doubt for law in self._files if law.doubt})
        for law in self._files:
            if not law.state:
                rows[law.name] = [[law.name, keys[law.name], LAW]]
        return rows, sets

    def _take_apart(self, rows: dict[str, list[list[str]]]) -> None:
        """Laws that could not be read together count each for itself."""
        for state, own in rows.items():
            together = self._result(own[-1][1])
            if own[-1][2] == SET and (together is None or together.error):
                why = together.error if together else marked("no result was kept; run the survey again")
                self._warnings.append(
                    marked(
                        "{state}: its laws could not be read together ({why}); they count one by one",
                        state=state,
                        why=why,
                    )
                )
                rows[state] = [[name, key, LAW] for name, key, _role in own[:-1]]

    def _members(self, laws: Sequence[LawFile], keys: dict[str, str]) -> list[LawFile]:
        """The laws of a state to be read together: those that bear on most obligations first, up to LARGEST_SET.

        A law that addresses no duty alone may still bring a penalty or a definition to another. Where none addresses
        any, and for laws whose language has no words, there is nothing to read together.
        """
        duties = len(self._bench.library.obligations_of(self._bench.instruments))
        able: list[tuple[int, str, int, LawFile]] = []
        for law in laws:
            result = self._result(keys[law.name])
            if result is None or result.error:
                continue
            decided = [one for one in result.findings if not one.undecided]
            if len(result.findings) - len(decided) < duties:
                able.append((-len(decided), law.name, result.words, law))
        able.sort(key=lambda one: one[:2])
        if not able or not able[0][0]:
            return []
        words, members = 0, []
        for _found, _name, size, law in able:
            words += size
            if words <= LARGEST_SET:
                members.append(law)
        if 1 < len(members) < len(able):
            self._warnings.append(
                marked(
                    "{state}: its laws are too long to be read all together; {count} counts for itself",
                    "{state}: its laws are too long to be read all together; {count} count each for itself",
                    state=laws[0].state,
                    count=len(able) - len(members),
                )
            )
        return sorted(members, key=lambda one: one.name)

    def _arranged(self, digests: dict[str, str], keys: dict[str, str], rows: dict[str, list[list[str]]]) -> Survey:
        library = self._bench.library
        obligations = library.obligations_of(self._bench.instruments)
        laws: list[Law] = []
        skipped = list(self.found.skipped) if self.found else []
        held = 0
        general: dict[str, None] = {}  # warnings that are the same for many laws
        for file in self._files:
            result = self._result(keys[file.name])
            if result is None or result.error:
                skipped.append(
                    (file.name, result.error if result else marked("no result was kept; run the survey again"))
                )
                continue
            found: Sequence[FoundOne] = with_file(result.findings, file.name)
            held += len(found)
            if held > MOST_HELD:
                found = KeptFindings(self._loader(keys[file.name], file.name), len(found))
            laws.append(Law(file.name, file.state, digests[file.name], replace(result, findings=found)))
            for warning in result.warnings:
                said = changed(warning, partial(_with_name, file.name))
                general[said if "no rule yet" in said or file.name in said else placed(file.name, said)] = None
        lost = {name for name, _why in skipped if name in keys}
        rows = {name: [row for row in own if row[0] not in lost] for name, own in rows.items()}
        rows = {name: own for name, own in rows.items() if own}
        subjects: list[Subject] = []
        held = 0
        for name, own in rows.items():
            subject = subject_of(name, own, self._result)
            held += len(subject.findings)
            subjects.append(self._store.set_aside(len(subjects), subject) if held > MOST_HELD else subject)
        record = {
            "obligations": [one.id for one in obligations],
            "subjects": rows,
            "skipped": [[name, keys[name], LAW] for name in sorted(lost)],
        }
        return Survey(
            instruments=self._bench.instruments,
            obligations=tuple(obligations),
            laws=tuple(laws),
            skipped=tuple(sorted(skipped)),
            subjects=tuple(subjects),
            best=best_carriers(subjects, laws),
            themes=themes_of(obligations, subjects),
            since=self._since(record, subjects),
            warnings=(*self._warnings, *general),
            first_look=self._first_look(),
        )

    def _first_look(self) -> FirstLook | None:
        found = self.found
        if found is None or self._most_each is None:
            return None
        return FirstLook(
            laws=found.laws,
            words=found.words,
            able=found.able,
            checked=len(found.files),
            most_each=self._most_each,
            without_words=found.without_words,
            unread=len(found.skipped),
            recall=measured(self._bench.library.roots),
        )

    def _since(self, record: Record, subjects: Sequence[Subject]) -> Since | None:
        before = self._store.finish(record)
        if before is None:
            return None
        known = set(before["obligations"])
        both = [one for one in self._bench.library.obligations_of(self._bench.instruments) if one.id in known]
        was = (subject_of(name, rows, self._store.result) for name, rows in before["subjects"].items())
        return since_of(was, subjects, both)


def _with_name(name: str, words: str) -> str:
    return words.replace(NAME, name)
