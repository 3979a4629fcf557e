"""How the application bears an office: uploads at once, what pages take meanwhile, memory, and one long draft.

    python -m tests.benchmarks.bench_serve [--drafts 20] [--pages 50] [--long 300] [--also FILE …] [--most 600]

Starts `lawkit serve` with accounts on a project of its own, signs people in, lets them all send a draft at once and
measures on loopback until every draft has its result, at most so many seconds (`--most`). Meanwhile a visitor, in a
process of its own, signs in, sends and overrides every second; beside that stands what an empty page of an empty
server and what looking at one password take on the same machine at the same time, so that one sees what is lawkit's
and what is the machine's. A page is taken as 350 words.
The long draft is plain text; `--also` sends further files after it, as a Word file or a PDF of the same length.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from lawkit.store import accounts as accounts_module
from lawkit.store.accounts import Accounts
from lawkit.store.database import Database, sqlite_url
from lawkit.web.serving import opened
from tests.benchmarks.bench_check import long_law

PASSWORD = "correct horse battery"
WORDS = 350  # a page
PROOF = re.compile(r'name="proof" value="([0-9a-f]{64})"')


def memory(process: int) -> float:
    """MB that a process and all that it started hold as their own share (proportional set size)."""
    total, todo = 0, [process]
    while todo:
        one = todo.pop()
        try:
            todo += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
            rolled = Path(f"/proc/{one}/smaps_rollup").read_text()
            total += int(next(line for line in rolled.splitlines() if line.startswith("Pss:")).split()[1])
        except (OSError, StopIteration):
            continue
    return total / 1024


class Person:
    """One visitor of the office, with the times that each kind of page took."""

    def __init__(self, base: str, name: str, end: float = math.inf) -> None:
        self.client = httpx.Client(base_url=base, timeout=600)
        self.end = end  # on the clock of `time.monotonic`, after which nothing is waited for
        self.name = name
        self.times: dict[str, list[float]] = {}

    def timed(self, kind: str, method: str, address: str, **given: object) -> httpx.Response:
        start = time.perf_counter()
        answer = self.client.request(method, address, **given)  # type: ignore[arg-type]
        self.times.setdefault(kind, []).append(time.perf_counter() - start)
        assert answer.status_code < 400, f"{address}: {answer.status_code} {answer.text[:200]}"
        return answer

    def proof(self, kind: str, address: str) -> str:
        found = PROOF.search(self.timed(kind, "GET", address).text)
        assert found
        return found[1]

    def sign_in(self) -> None:
        given = {"proof": self.proof("sign-in page", "/sign-in"), "name": self.name, "password": PASSWORD, "next": "/"}
        self.timed("signing in", "POST", "/sign-in", data=given, follow_redirects=False)

    def send(self, name: str, data: bytes) -> tuple[str, float]:
        """Sends a draft; gives its job and when the upload had ended."""
        given = {"proof": self.proof("upload page", "/check"), "report_language": "en"}
        files = {"draft": (name, data)}
        answer = self.timed("upload", "POST", "/check", data=given, files=files, follow_redirects=False)
        return answer.headers["location"].rsplit("/", 1)[1], time.perf_counter()

    def wait(self, job: str, reports: bool) -> float:
        """When the result, or with `reports` all of the job, is there."""
        while True:
            assert time.monotonic() < self.end, f"job {job} did not end in time"
            told = self.client.get(f"/api/v1/jobs/{job}").json()
            assert told["state"] in ("waiting", "running", "done"), told
            if told["state"] == "done":
                return time.perf_counter()
            if not reports and told["progress"] >= 80:
                return time.perf_counter()
            time.sleep(0.05 if not reports else 2)

    def drop(self, job: str) -> None:
        """Stops a job, so that the visitor adds no work."""
        self.client.post(f"/api/v1/jobs/{job}/cancel", headers=self.header()).raise_for_status()

    def header(self) -> dict[str, str]:
        """The proof that a page's own script sends."""
        return {"x-lawkit-proof": self.proof("upload page", "/check")}

    def finding(self, job: str) -> tuple[str, str]:
        """The address for decisions on the draft of a job, and one obligation in it."""
        version = self.client.get(f"/api/v1/jobs/{job}").json()["version"]
        for draft in self.client.get("/api/v1/drafts").json():
            if version in [one["id"] for one in self.client.get(f"/api/v1/drafts/{draft['id']}/versions").json()]:
                duty = self.client.get(f"/api/v1/jobs/{job}/findings").json()["rows"][0]["obligation"]
                return f"/api/v1/drafts/{draft['id']}/versions/1/decisions", duty
        raise AssertionError("the draft is not listed")

    def decide(self, place: str, duty: str) -> None:
        """Overrides a finding."""
        asked = {"obligation": duty, "verdict": "overridden", "status": "covered", "reason": "another law"}
        self.timed("override", "POST", place, json=asked, headers=self.header())


def visit(base: str, empty: str, name: str, law: bytes, finding: tuple[str, str], told: Connection) -> None:
    """What a visitor meets while the others' drafts are read; tells the times when asked to end."""
    times: dict[str, list[float]] = {}
    nothing, hasher = Person(empty, ""), accounts_module._HASHER
    hashed = hasher.hash(PASSWORD)
    while not told.poll(1):
        nothing.timed("empty page", "GET", "/")
        start = time.perf_counter()
        hasher.verify(hashed, PASSWORD)
        nothing.times.setdefault("password alone", []).append(time.perf_counter() - start)
        visitor = Person(base, name)
        visitor.sign_in()
        job, _sent = visitor.send("visitor.txt", law)
        visitor.drop(job)
        visitor.decide(*finding)
        for kind, found in visitor.times.items():
            times.setdefault(kind, []).extend(found)
    told.send(times | nothing.times)


def serve_nothing(door: socket.socket) -> None:
    """A server with one page that is empty."""

    async def empty(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("")

    settings = uvicorn.Config(Starlette(routes=[Route("/", empty)]), log_level="warning", access_log=False)
    uvicorn.Server(settings).run(sockets=[door])


def printed(title: str, times: dict[str, list[float]]) -> None:
    """A line for each kind of page."""
    print(title)
    for kind, found in sorted(times.items()):
        shown = [1000 * one for one in found]
        print(f"  {kind:14} median {statistics.median(shown):6.1f} ms, most {max(shown):7.1f} ms, {len(shown)} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=int, default=20)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--long", type=int, default=300)
    parser.add_argument("--also", type=Path, nargs="+", default=[], help="further drafts to be timed alone")
    parser.add_argument("--most", type=int, default=600, help="seconds that all of it may take")
    parser.add_argument("--workers", type=int, default=0, help="0 for what lawkit takes itself")
    options = parser.parse_args()
    if options.drafts < 2:
        parser.error("--drafts: two at least, since people who come at once are compared")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        project.mkdir()
        base = Database(sqlite_url(project))
        accounts = Accounts(base)
        names = [f"person{number}" for number in range(options.drafts)]
        for name in names:
            accounts.add(name, name, "reviewer", PASSWORD)
        base.close()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        asked = ["serve", "--port", str(port), "--project", str(project)]
        asked += ["--workers", str(options.workers)] if options.workers else []
        server = subprocess.Popen([sys.executable, "-m", "lawkit.cli", *asked, "--quiet"])
        try:
            run(f"http://127.0.0.1:{port}", names, server.pid, options)
        finally:
            server.terminate()
            server.wait()


def run(base: str, names: list[str], server: int, options: argparse.Namespace) -> None:
    """The measurement."""
    while True:
        try:
            httpx.get(f"{base}/sign-in")
            break
        except httpx.TransportError:
            time.sleep(0.2)
    end = time.monotonic() + options.most
    people = [Person(base, name, end) for name in names]
    idle = people[0]
    idle.sign_in()
    warm, _ = idle.send("warm.txt", long_law(1000).encode())
    idle.wait(warm, reports=True)
    alone = [(path.name, path.read_bytes()) for path in options.also]
    if options.long:
        alone.insert(0, (f"{options.long}-pages.txt", long_law(options.long * WORDS).encode()))
    for name, data in alone:
        job, sent = idle.send(name, data)
        shown = idle.wait(job, reports=False)
        print(f"{name}: result {shown - sent:.2f} s after the end of the upload, "
              f"all downloads {idle.wait(job, reports=True) - sent:.2f} s")  # fmt: skip
    finding = idle.finding(warm)
    for person in people:
        person.times.clear()
    law = long_law(options.pages * WORDS).encode()
    most, ended = [memory(server)], threading.Event()

    def watch() -> None:
        while not ended.wait(0.5):
            most.append(memory(server))

    def office_day(person: Person) -> tuple[str, float, float]:
        job, sent = person.send(f"{person.name}.txt", law)
        return job, sent, person.wait(job, reports=True)

    with ThreadPoolExecutor(len(people)) as together:
        list(together.map(Person.sign_in, people[1:]))
    printed("people who sign in all at once:", people[1].times | {"signing in": times_of(people, "signing in")})
    door = opened("127.0.0.1", 0)
    spawned = multiprocessing.get_context("spawn")
    nothing = spawned.Process(target=serve_nothing, args=(door,), daemon=True)
    nothing.start()
    ours, theirs = spawned.Pipe()
    empty = f"http://127.0.0.1:{door.getsockname()[1]}"
    visitor = spawned.Process(target=visit, args=(base, empty, names[-1], law, finding, theirs), daemon=True)
    watcher = threading.Thread(target=watch)
    watcher.start()
    start = time.perf_counter()
    with ThreadPoolExecutor(len(people)) as together:
        days = [together.submit(office_day, person) for person in people]
        visitor.start()
        done = [day.result() for day in days]
    ours.send("end")
    met = ours.recv()
    nothing.terminate()
    ended.set()
    watcher.join()
    waits = [end - sent for _job, sent, end in done]
    print(f"{len(done)} drafts of {options.pages} pages at once: all done in {time.perf_counter() - start:.1f} s; "
          f"each waited {min(waits):.1f} to {max(waits):.1f} s, median {statistics.median(waits):.1f}")  # fmt: skip
    print(f"memory of the server with its workers: {most[0]:.0f} MB before, {max(most):.0f} MB at most")
    printed("all at once:", {"upload": times_of(people, "upload"), "upload page": times_of(people, "upload page")})
    printed("a visitor meanwhile, and an empty page:", met)


def times_of(people: list[Person], kind: str) -> list[float]:
    """What one kind of page took, over all people."""
    return [one for person in people for one in person.times.get(kind, ())]


if __name__ == "__main__":
    main()
