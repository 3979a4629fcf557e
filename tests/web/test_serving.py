"""The server, its project folder, and what outlives a restart."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from lawkit.errors import OutputError
from lawkit.web.application import make_application
from lawkit.web.project import Project
from lawkit.web.serving import AddressError, ServeOptions, opened, run_serve
from tests.web.conftest import BASE, LAW, Browser


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org"])
def test_an_address_that_others_reach_is_refused_in_one_line_without_a_site(host: str, tmp_path: Path) -> None:
    with pytest.raises(AddressError, match="give --site") as refusal:
        run_serve(ServeOptions(host, 8000, tmp_path / "p", (), True))
    assert "\n" not in str(refusal.value)
    assert not (tmp_path / "p").exists()


def test_an_address_that_others_reach_is_refused_until_there_is_an_account(tmp_path: Path) -> None:
    with pytest.raises(AddressError, match="lawkit office administrator"):
        run_serve(ServeOptions("0.0.0.0", 8000, tmp_path / "p", (), True, site="https://lawkit.example.org"))
    Project(tmp_path / "p").close()


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        asked = [sys.executable, "-m", "lawkit.cli", "serve", "--port", str(port), "--project", str(tmp_path)]
        answer = subprocess.run(asked, capture_output=True, text=True)
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"lawkit: 127.0.0.1:{port} cannot be opened")
    assert answer.stderr.count("\n") == 1


def test_answers_go_at_once_and_do_not_wait_to_be_filled_up() -> None:
    """asyncio asks the connections of a server for it where the server's socket says that it speaks TCP."""

    async def delayed() -> list[int]:
        found: list[int] = []

        async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            found.append(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        door = opened("127.0.0.1", 0)
        async with await asyncio.start_server(answer, sock=door):
            reader, writer = await asyncio.open_connection(*door.getsockname())
            await reader.read()
            writer.close()
        return found

    assert all(asyncio.run(delayed()))


def test_the_command_serves_until_it_is_interrupted_also_from_a_folder_with_a_long_name(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    project = tmp_path / ("long" * 30)
    asked = [sys.executable, "-m", "lawkit.cli", "serve", "--port", str(port), "--project", str(project)]
    server = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            browser = Browser(client, project)
            assert "duties are shown" in browser.wait(browser.upload("law.txt", LAW.encode()))
    finally:
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=60)
    assert (server.returncode, errors) == (0, "")
    assert not list((project / "temporary").iterdir())


def test_a_job_that_was_under_way_is_taken_up_after_a_restart(tmp_path: Path) -> None:
    project = Project(tmp_path)
    options = {"country": "", "instruments": ["icsant"], "language": "en", "report_language": "en"}
    job = project.send("law.txt", ".txt", LAW.encode(), options)
    project.jobs.begin(job.id)
    project.close()
    with TestClient(make_application(Project(tmp_path)), base_url=BASE) as client:
        assert "duties are shown" in Browser(client, tmp_path).wait(f"/jobs/{job.id}")
    with TestClient(make_application(Project(tmp_path)), base_url=BASE) as client:
        assert "duties are shown" in client.get(f"/jobs/{job.id}").text


def test_one_project_has_one_server(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with pytest.raises(OutputError, match="another lawkit serve"):
        Project(tmp_path)
    project.close()
    Project(tmp_path).close()


def test_the_help_of_the_command_loads_nothing_of_the_application() -> None:
    asked = "import sys; from lawkit.cli import commands; commands(['serve', '--help'], standalone_mode=False)"
    told = "; print([name for name in ('starlette', 'uvicorn', 'jinja2') if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", asked + told], capture_output=True, text=True, check=True)
    assert answer.stdout.rstrip().endswith("[]")
