"""How long a survey takes and how much memory, as a collection grows, and whether kills lose anything.

    python -m tests.benchmarks.bench_survey grow LAWS [--words 1000000] [--find] [--most-each 20] [--workers 1]
    python -m tests.benchmarks.bench_survey sift LAWS [--words 1000000] [--workers 1] [--folder DIR]
    python -m tests.benchmarks.bench_survey kills LAWS [--kills 20] [--workers 2] [--words 200000] [--folder DIR]
    python -m tests.benchmarks.bench_survey recall LAWS [--sample 60] [--most-each 20]

LAWS is a folder of real laws. A collection of the size asked for is made of them in a folder outside the repository:
each law over and over, with another year and a line that no other copy has, so that no result can be taken for
another's. Figures are those of whole processes.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_TEXTS = ("*.txt", "*.md")


def collection(source: Path, folder: Path, words: int) -> tuple[int, int]:
    """Writes a collection of about so many words; gives how many laws and words it has."""
    originals = sorted(path for kind in _TEXTS for path in source.rglob(kind) if not path.name.startswith("README"))
    texts = [(path.parent.name, path.read_text(encoding="utf-8", errors="replace")) for path in originals]
    # Chinese has 1.8 signs to a word and no spaces.
    counts = [round(len(text) / 1.8) if language == "zh" else text.count(" ") for language, text in texts]
    chance = random.Random(8)
    laws = count = 0
    while count < words:
        for (language, text), own in zip(texts, counts, strict=True):
            year = str(1950 + chance.randrange(70))
            goal = folder / f"{laws // 1000:04}" / f"law-{laws:06}-{language}.txt"
            goal.parent.mkdir(parents=True, exist_ok=True)
            changed = re.sub(r"\b(?:19|20)\d\d\b", year, text, count=3)
            goal.write_text(f"{changed}\n\nNote {laws}.\n", encoding="utf-8")
            laws += 1
            count += own
            if count >= words:
                break
    return laws, count


def command(folder: Path, output: Path, workers: int, find: bool, most_each: int = 20) -> list[str]:
    made = [sys.executable, "-m", "lawkit", "survey", str(folder), "--output", str(output), "--format", "json"]
    return [*made, "--workers", str(workers), *(["--find", "--most-each", str(most_each)] if find else [])]


def peak_of(process: subprocess.Popen[str]) -> tuple[int, int]:
    """The largest memory of a process, and of the largest of its workers, in MB, until it ends."""
    own = worker = 0
    while process.poll() is None:
        own = max(own, _resident(process.pid))
        worker = max([worker, *(_resident(child) for child in _children(process.pid))])
        time.sleep(0.2)
    return own, worker


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def grow(options: argparse.Namespace, folder: Path) -> None:
    """A survey of a collection of some size, and another one when nothing has changed."""
    laws, words = collection(options.laws, folder / "laws", options.words)
    made = command(folder / "laws", folder / "out", options.workers, options.find, options.most_each)
    print(f"{laws:,} laws, {words:,} words: {' '.join(made[4:])}; load {os.getloadavg()[0]:.1f}", flush=True)
    for _ in range(2):
        start, busy = time.perf_counter(), os.times()
        running = subprocess.Popen(made, stdout=subprocess.PIPE, text=True)
        own, worker = peak_of(running)
        said = running.stdout.read() if running.stdout else ""
        took = time.perf_counter() - start
        now = os.times()
        cpu = now.children_user + now.children_system - busy.children_user - busy.children_system
        print(f"{took:.1f} s by the clock, {cpu:.1f} s of processors; {words / took:,.0f} words a second by the clock")
        print(f"peak memory: {own} MB, and {worker} MB in the largest worker")
        print(said.strip(), flush=True)


def sift(options: argparse.Namespace, folder: Path) -> None:
    """The first pass alone over a collection of some size, and again when nothing has changed."""
    from lawkit.library.loader import load
    from lawkit.survey.crew import Crew
    from lawkit.survey.finding import MOST_EACH
    from lawkit.survey.laws import laws_of
    from lawkit.survey.run import SurveyRun
    from lawkit.survey.store import Store
    from lawkit.survey.work import Bench
    from tests.survey.noted import Noted

    class Sifting(SurveyRun):
        """A run that ends where laws would be checked in full."""

        def sifted_in(self, workers: int) -> None:
            digests = {one.name: self._digest(one) for one in self._files}
            with Crew(self._bench, workers) as crew:
                self._sift(crew, MOST_EACH, digests)

    laws, words = collection(options.laws, folder / "laws", options.words)
    print(f"{laws:,} laws, {words:,} words, {options.workers} workers; load {os.getloadavg()[0]:.1f}", flush=True)
    for _ in range(2):
        start, busy = time.perf_counter(), os.times()
        child = os.fork()
        if not child:
            library = load()
            bench = Bench((), tuple(library.instruments), None)
            with Store(folder / "out") as store:
                files = laws_of(folder / "laws", library.roots, folder / "out")
                run = Sifting(bench, store, files, Noted())
                run.sifted_in(options.workers)
                print(f"read anew: {run.sifted:,}; to be checked in full: {len(run.found.files) if run.found else 0}")
            sys.stdout.flush()
            os._exit(0)
        own = worker = 0
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            own = max(own, _resident(child))
            worker = max([worker, *(_resident(one) for one in _children(child))])
            time.sleep(0.2)
        took, now = time.perf_counter() - start, os.times()
        cpu = now.children_user + now.children_system - busy.children_user - busy.children_system
        print(
            f"{took:.1f} s by the clock, {cpu:.1f} s of processors; {words / took:,.0f} words a second by the clock, "
            f"{words / cpu:,.0f} for a second of a processor; peak memory {own} MB, largest worker {worker} MB",
            flush=True,
        )


def kills(options: argparse.Namespace, folder: Path) -> None:
    """Kills the run, or a worker of it, at random moments, until so many kills are done; then lets it end."""
    laws, words = collection(options.laws, folder / "laws", options.words)
    chance = random.Random(20)
    whole = command(folder / "laws", folder / "whole", options.workers, False)
    start = time.perf_counter()
    subprocess.run(whole, check=True, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - start
    again = command(folder / "laws", folder / "killed", options.workers, False)
    done, runs = {"run": 0, "worker": 0}, 0
    kept: list[int] = []
    while sum(done.values()) < options.kills:
        running = subprocess.Popen(again, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        runs += 1
        until = time.perf_counter() + took * chance.uniform(0.3, 1.0)
        while running.poll() is None and time.perf_counter() < until:
            time.sleep(chance.uniform(0.2, 0.1 * took + 0.2))
            workers = _children(running.pid)
            if workers and sum(done.values()) < options.kills - 1:
                os.kill(chance.choice(workers), signal.SIGKILL)
                done["worker"] += 1
        if running.poll() is None:
            running.send_signal(signal.SIGKILL)
            done["run"] += 1
        elif sum(done.values()) < options.kills:  # it was done: begin anew
            for name in (folder / "killed").glob("survey*"):
                name.unlink()
        running.wait()
        kept.append(_results(folder / "killed"))
    subprocess.run(again, check=True, stdout=subprocess.DEVNULL)
    same = (folder / "whole/survey.json").read_bytes() == (folder / "killed/survey.json").read_bytes()
    print(f"{laws:,} laws, {words:,} words; an undisturbed run took {took:.1f} s")
    print(
        f"kills: {done['run']} of the run, {done['worker']} of workers, in {runs} runs; results kept after each: {kept}"
    )
    print(f"results at the end: {_results(folder / 'killed')} (undisturbed {_results(folder / 'whole')})")
    print("the report is the same, byte for byte" if same else "THE REPORTS DIFFER")


def _results(output: Path) -> int:
    try:
        with sqlite3.connect(f"file:{output / 'survey.sqlite'}?mode=ro", uri=True) as base:
            return int(base.execute("SELECT count(*) FROM result").fetchone()[0])
    except sqlite3.Error:
        return 0


def recall(options: argparse.Namespace) -> None:
    """The first pass against a full check of every law of a sample."""
    from lawkit.checking.check import Checker
    from lawkit.drafts.reading import read
    from lawkit.errors import DraftError
    from lawkit.library.loader import load
    from lawkit.survey.finding import Finding
    from lawkit.survey.first_pass import FirstPass
    from lawkit.survey.laws import LawFile

    library = load()
    instruments = tuple(library.instruments)
    checker = Checker(library, instruments)
    first_pass = FirstPass(checker, library, instruments, None)
    paths = sorted(path for kind in _TEXTS for path in options.laws.rglob(kind) if not path.name.startswith("README"))
    sample = sorted(random.Random(1).sample(paths, min(options.sample, len(paths))))
    finding = Finding([LawFile(path, str(path), "", 0) for path in sample], options.most_each)
    true: dict[str, set[str]] = {}
    seen: dict[str, set[str]] = {}
    sifting = checking = 0.0
    words: dict[str, int] = {}
    for path in sample:
        name = str(path)
        start = time.process_time()
        sifted = first_pass.sift([path])[0]
        sifting += time.process_time() - start
        finding.add(name, sifted)
        seen[name], words[name] = set(sifted.places), sifted.words
        start = time.process_time()
        try:
            findings = checker.check([read(path)], found_only=True).findings
        except DraftError:
            findings = ()
        checking += time.process_time() - start
        true[name] = {one.obligation for one in findings if not one.undecided}
    found = finding.found([one.id for one in library.obligations_of(instruments)])
    chosen = {one.name for one in found.files}
    pairs = [(name, one) for name, duties in true.items() for one in duties]
    duties = {one for _name, one in pairs}
    total = sum(words.values()) or 1
    able = sum(one in seen[name] for name, one in pairs)
    print(f"{len(sample)} laws, {total:,} words; a duty found in a law by the full check: {len(pairs)} times")
    print(f"possible by the first pass: {able} of {len(pairs)} ({able / max(1, len(pairs)):.4f})")
    for name, one in pairs:
        if one not in seen[name]:
            print(f"  not seen: {one} in {name}")
    passed = sum(count for name, count in words.items() if seen[name])
    print(f"laws that could bear on a duty: {found.able} of {len(sample)}, {passed / total:.2f} of the words")
    best = {one for name, one in pairs if name in chosen}
    kept = sum(name in chosen for name, _one in pairs)
    print(
        f"checked with --most-each {options.most_each}: {len(chosen)} laws, "
        f"{sum(words[name] for name in chosen) / total:.2f} of the words; duties found in any law "
        f"{len(best)} of {len(duties)}, findings law by law {kept} of {len(pairs)}"
    )
    print(f"processor time: first pass {total / sifting:,.0f} words a second, full check {total / checking:,.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("grow", "sift", "kills", "recall"))
    parser.add_argument("laws", type=Path)
    parser.add_argument("--words", type=int, default=200_000)
    parser.add_argument("--find", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--most-each", type=int, default=20)
    parser.add_argument("--folder", type=Path, help="Where the collection is made. [default: a temporary folder]")
    options = parser.parse_args()
    if options.what == "recall":
        recall(options)
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        {"grow": grow, "sift": sift, "kills": kills}[options.what](options, Path(folder))


if __name__ == "__main__":
    main()
