"""The application in a real browser: each job as a person does it, by keyboard and mouse, in English and Arabic."""

from __future__ import annotations

import io
import re
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from lawkit.store.vault import version_group
from lawkit.web import check_work
from lawkit.web.application import make_application
from lawkit.web.project import Project
from lawkit.web.work import Bench, Task, Told
from lawkit.web.workshop import Workshop
from tests.benchmarks.bench_check import SAMPLE, long_law
from tests.web.conftest import LAW

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent / "axe" / "axe.min.js"
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--no-first-run",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_PAGE = 150_000  # bytes, with style and script

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium")


class Server:
    """The application on a port of its own, in a thread."""

    def __init__(self, folder: Path) -> None:
        self.project = Project(folder)
        settings = uvicorn.Config(make_application(self.project), port=0, log_level="error")
        self._server = uvicorn.Server(settings)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        end = time.monotonic() + 60
        while not self._server.started:
            assert time.monotonic() < end
            time.sleep(0.05)
        self.base = f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(60)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("project"))
    yield started
    started.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


def until(page: playwright.Page, condition: str) -> None:
    """Waits for a condition in the page; Playwright's own way needs `eval`, which the pages do not allow."""
    end = time.monotonic() + 90  # a machine that does other work, too, may be slow
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)


class Person:
    """One person at a browser; what the page asks elsewhere, says in errors or pops up is remembered."""

    def __init__(self, chromium: playwright.Browser, server: Server, language: str = "en", script: bool = True) -> None:
        self.context = chromium.new_context(
            base_url=server.base, locale=language, java_script_enabled=script, reduced_motion="reduce",
            viewport={"width": 1280, "height": 900}, accept_downloads=True,
        )  # fmt: skip
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.bytes = 0
        self.page.on("dialog", self._popped_up)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.wrong.append(said.text))
        self.page.on("request", lambda asked: self._asked(asked.url, server.base))

    def _asked(self, address: str, base: str) -> None:
        if not address.startswith((base, "data:")):
            self.wrong.append(address)

    def _popped_up(self, dialog: playwright.Dialog) -> None:
        self.wrong.append(dialog.message)
        dialog.dismiss()

    def check(self, name: str, data: bytes) -> str:
        """Sends a draft and waits for its result; gives its address."""
        page = self.page
        page.goto("/check")
        page.set_input_files("#draft", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
        page.locator("main form button").click()
        page.wait_for_selector(".duty, [role=alert]", timeout=180_000)
        return page.url

    def faults(self, within: str = "html") -> list[str]:
        """What axe finds on the page, or in a part of it."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "([within, rules]) => axe.run(within, {runOnly: rules}).then(all => all.violations.map(one =>"
            " one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')))",
            [within, RULES],
        )
        return [f"{self.page.url}: {one}" for one in found]


@pytest.fixture
def person(chromium: playwright.Browser, server: Server) -> Iterator[Person]:
    one = Person(chromium, server)
    yield one
    one.context.close()
    assert one.wrong == []


@pytest.fixture(scope="module")
def checked(chromium: playwright.Browser, server: Server) -> str:
    """The address of a check of the sample draft."""
    return sent(chromium, server, SAMPLE.read_bytes())


@pytest.fixture(scope="module")
def checked_small(chromium: playwright.Browser, server: Server) -> str:
    """The address of a check of a few sections: axe needs long for a page of many links."""
    return sent(chromium, server, LAW.encode())


def sent(chromium: playwright.Browser, server: Server, data: bytes) -> str:
    one = Person(chromium, server)
    address = one.check("law.txt", data)
    one.context.close()
    return address.removeprefix(server.base)


def test_a_drafter_goes_from_a_gap_to_the_clause_and_from_the_draft_to_the_duty(person: Person, checked: str) -> None:
    page = person.page
    page.goto(checked)
    page.select_option("#status", "partial")
    until(page, "document.querySelectorAll('.duty.is-missing').length === 0")
    assert "status=partial" in page.url
    page.locator(".duty h3 a").first.click()
    opened = page.locator(".duty.open")
    opened.get_by_text("Why the check says so").wait_for()
    opened.locator("a[data-at]").first.click()
    page.wait_for_selector(".draft .mark.now")
    page.locator("#status").select_option("")
    until(page, "document.querySelectorAll('.duty.is-missing').length > 0")
    mark = page.locator(".draft a.mark").first
    number = mark.get_attribute("data-duty")
    mark.click()
    page.wait_for_selector(f"#f{number}.open")
    page.reload()
    assert page.locator(f"#f{number}.open").count() == 1


def test_a_clause_is_copied(person: Person, checked: str) -> None:
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = person.page
    page.goto(f"{checked}?status=missing")
    page.locator(".duty h3 a").first.click()
    page.locator(".duty.open button.copy").first.click()
    until(page, "document.getElementById('said').textContent !== ''")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".duty.open pre").first.text_content()


def test_the_same_without_any_script(chromium: playwright.Browser, server: Server, checked: str) -> None:
    one = Person(chromium, server, script=False)
    page = one.page
    page.goto(checked)
    page.select_option("#status", "partial")
    page.locator("form.filter button").click()
    page.locator(".duty h3 a").first.click()
    assert page.locator(".duty.open h4").count() > 0
    page.locator(".duty.open a[data-at]").first.click()
    page.wait_for_url(re.compile(r"#t\d+$"))
    assert page.locator(f"#{page.url.rsplit('#', 1)[1]}").count() == 1
    page.locator(".draft a.mark").first.click()
    page.wait_for_url(re.compile(r"#f\d+$"))
    assert page.locator(".duty.open").count() == 1
    one.context.close()
    assert one.wrong == []


def test_a_kit_is_planned_from_the_name_of_a_state_to_the_download(person: Person) -> None:
    page = person.page
    page.goto("/kit")
    page.locator("#name").press_sequentially("Ivory")
    until(page, "document.querySelectorAll('#states li').length === 1")
    page.locator("#states li a").click()
    page.select_option("#language", "en")
    page.get_by_text("Instruments", exact=True).first.click()
    page.get_by_label("ICSANT", exact=True).check()
    page.get_by_role("button", name="Next: the questions").click()
    page.locator("fieldset.question input[type=radio]").nth(1).check()
    page.get_by_role("button", name="look at the model law").click()
    page.wait_for_selector("article.law h3")
    page.locator(".aside nav a").nth(2).click()
    page.wait_for_selector("article.law h3")
    page.get_by_role("button", name="Make the kit").click()
    page.wait_for_selector("a[href$='/kit'].button", timeout=120_000)
    with page.expect_download() as coming:
        page.locator("a[href$='/kit'].button").click()
    names = zipfile.ZipFile(coming.value.path()).namelist()
    assert "kit-CI/01-model-act.docx" in names


def test_a_translation_is_checked_while_it_is_typed_and_kept(person: Person) -> None:
    page = person.page
    page.goto("/translate/fr?key=clause:offences.attempt/heading")
    field = page.locator(".unit textarea")
    field.fill("Tentative (2024")
    page.locator(".findings", has_text="2024").wait_for()
    field.fill("Tentative nouvelle")
    page.locator(".findings.none").wait_for()
    page.locator(".unit").get_by_role("button", name="Keep").click()
    page.get_by_text("Kept.").first.wait_for()
    assert page.locator(".unit textarea").input_value() == "Tentative nouvelle"
    page.goto("/translate/fr?file=act/70-offences&page=2")
    page.locator(".unit summary").first.click()
    page.locator(".unit [data-into] li, .unit [data-into] p").first.wait_for()


def test_two_people_work_at_once_and_neither_loses_anything(chromium: playwright.Browser, server: Server) -> None:
    one, other = Person(chromium, server), Person(chromium, server, "ar")
    place = "/translate/es?key=clause:offences.attempt/heading"
    for who in (one, other):
        who.page.goto(place)
    for who, words in ((one, "Tentativa primera"), (other, "Tentativa segunda")):
        who.page.locator(".unit textarea").fill(words)
        who.page.locator(".unit .row button").click()
        who.page.wait_for_load_state()
    assert other.page.locator("[role=alert]").count() == 1
    assert other.page.locator("textarea").input_value() == "Tentativa segunda"
    assert other.page.get_by_text("Tentativa primera").count() == 1
    for who in (one, other):
        who.page.goto("/check")
        data = {"name": "law.txt", "mimeType": "text/plain", "buffer": SAMPLE.read_bytes()[:3000]}
        who.page.set_input_files("#draft", data)
    for who in (one, other):
        who.page.locator("main form button").click()
    for who in (one, other):
        who.page.wait_for_selector(".duty", timeout=180_000)
    assert one.page.url != other.page.url
    assert other.page.locator("html[dir=rtl]").count() == 1
    for who in (one, other):
        who.context.close()
    # that the second translation was not kept is told as a status of the answer, which a browser reports
    assert one.wrong == []
    assert all("409" in wrong for wrong in other.wrong)


def test_a_draft_of_three_hundred_pages_is_read_part_by_part(person: Person) -> None:
    page, sizes = person.page, {"page": 0}
    address = person.check("long.txt", long_law(105_000).encode())

    def count(answer: playwright.Response) -> None:
        sizes["page"] += len(answer.body())

    page.on("response", count)
    page.goto(address)  # until everything that the page loads is there; its questions for news go on
    assert page.locator(".duty").count() > 0
    assert 0 < sizes["page"] < FIRST_PAGE
    page.locator("#draft-part a[data-part='2']").first.click()
    page.wait_for_selector("[data-part-shown='2']")


def test_findings_are_shown_as_they_come_and_keep_their_numbers(
    chromium: playwright.Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workshop, "open", lambda _workshop: None)  # this test does the work itself, step by step
    monkeypatch.setattr(check_work, "LONGEST_SILENCE", -1)
    server = Server(tmp_path / "project")
    project, bench = server.project, Bench((), server.project.vault)
    options = {"country": "", "instruments": ["cppnm-a", "icsant", "sua"], "language": "en", "report_language": "en"}
    job = project.send("law.txt", ".txt", SAMPLE.read_bytes(), options)
    project.jobs.begin(job.id)
    task = Task(job, (version_group(job.version), "draft.txt"), tmp_path)

    def until_some_are_judged(told: Told) -> None:
        if told.stage == check_work.JUDGING and told.progress > 45:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        check_work.check(bench, task, until_some_are_judged)
    one = Person(chromium, server)
    page = one.page
    page.goto(f"/jobs/{job.id}?status=missing")
    page.wait_for_selector("#so-far")
    assert all(words.startswith(("CPPNM", "ICSANT")) for words in page.locator(".duty h3 bdi").all_inner_texts())
    link = page.locator(".duty h3 a").last
    number, duty = link.get_attribute("data-duty"), link.inner_text()
    link.click()
    page.wait_for_selector(f"#f{number}.open h4")
    assert page.locator(".duty.open input[type=radio]").count() == 0
    faults = one.faults()
    check_work.check(bench, task, lambda _told: None)
    project.jobs.change(job.id, "done")
    page.wait_for_selector("#so-far", state="detached")  # nobody has touched the page
    page.locator(".duty h3 bdi", has_text=re.compile("^SUA")).first.wait_for()
    assert page.locator(f"#f{number}.open h3 a").inner_text() == duty
    assert page.locator(".duty.open input[type=radio]").count() > 0
    page.locator("#downloads a").nth(4).wait_for()  # they are written after the findings are shown
    assert page.locator("#downloads a").count() == 5
    one.context.close()
    server.stop()
    assert one.wrong + faults == []


def test_a_check_goes_on_by_itself_after_the_server_was_killed_in_the_middle_of_it(
    chromium: playwright.Browser, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "lawkit.cli", "serve", "--port", str(port), "--project", str(tmp_path / "project")]

    def started() -> subprocess.Popen[str]:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()  # that it is there
        return process

    server = started()
    try:
        context = chromium.new_context(base_url=f"http://127.0.0.1:{port}", locale="en")
        page = context.new_page()
        page.goto("/check")
        data = {"name": "long.txt", "mimeType": "text/plain", "buffer": long_law(40_000).encode()}
        page.set_input_files("#draft", data)
        page.locator("main form button").click()
        page.wait_for_selector("#at-work, .draft", timeout=60_000)
        assert page.locator("#downloads").count() == 0
        server.kill()
        server.wait()
        server = started()
        page.wait_for_selector("#downloads", timeout=180_000)  # nobody has touched the page
        assert page.locator(".duty").count() > 0
        page.goto("/")
        assert page.locator("main tbody tr").count() == 1
        context.close()
    finally:
        server.terminate()
        server.wait()


def test_a_hostile_file_does_nothing_but_say_what_is_wrong(person: Person) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<w>" + b" " * 50_000_000)
    person.check("<img src=x onerror=alert(1)>.docx", packed.getvalue())
    assert "onerror" in (person.page.locator("[role=alert]").text_content() or "")
    law = SAMPLE.read_text(encoding="utf-8").replace(
        "REPUBLIC OF KESTRIA", "<script>alert(2)</script><img src=http://x>"
    )
    person.check("law.txt", law.encode())
    assert "<script>alert(2)</script>" in (person.page.locator(".draft").text_content() or "")


def test_a_finding_is_decided_and_the_version_signed_off_by_the_keyboard_alone(
    person: Person, checked_small: str
) -> None:
    page = person.page
    page.goto(checked_small)
    page.locator(".duty.is-missing h3 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".duty.open .decide")
    page.locator(".duty.open input[name=decision]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("The Penal Code does this.")
    page.keyboard.press("Tab")
    page.keyboard.type("A. Reviewer")
    page.keyboard.press("Enter")
    page.wait_for_selector(".duty.open .decision")
    assert "The Penal Code does this." in page.locator(".duty.open .decision").inner_text()
    assert page.locator(".duty.open .badge.decided").count() == 1
    faults = person.faults()
    draft = page.locator("a[href^='/drafts/']").get_attribute("href")
    page.goto(f"{checked_small}/sign-off")
    faults += person.faults()
    end = time.monotonic() + 120
    while not page.locator("#note").count():  # the reports are still being written
        assert time.monotonic() < end
        page.wait_for_timeout(200)
        page.reload()
    page.locator("#note").focus()
    page.keyboard.type("Read as a whole.")
    page.keyboard.press("Tab")
    assert page.input_value("#name") == "A. Reviewer"
    page.keyboard.press("Enter")
    page.wait_for_selector("main .note.good")
    for address in (f"{checked_small}/sign-off", "/drafts", str(draft), f"{draft}/compare", "/audit", "/surveys"):
        page.goto(address)
        page.evaluate("[...document.querySelectorAll('main details')].forEach(box => box.open = true)")
        faults += person.faults()
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), address
    page.goto(f"{checked_small}/sign-off")
    page.locator("main form button").click()  # other tests read this draft too
    page.wait_for_selector("main #note")
    assert faults == []


def test_everything_is_reached_by_the_keyboard(person: Person) -> None:
    page = person.page
    page.goto("/kit/KE")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto("/")
    page.locator(".languages summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".languages[open]")
    page.keyboard.press("Escape")
    assert page.locator(".languages[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[dir=rtl]")


def test_a_clause_is_left_out_of_the_annotated_draft_and_put_back_by_the_keyboard(
    person: Person, checked_small: str
) -> None:
    page = person.page
    page.goto(f"{checked_small}?status=missing")
    page.locator(".duty h3 a").first.click()
    for before, after in (("leave-out", "put-in"), ("put-in", "leave-out")):
        page.locator(f".duty.open button[value={before}]").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f".duty.open button[value={after}]")
        assert "status=missing" in page.url
        assert person.faults() == []


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_on_a_phone_the_head_is_a_row_with_a_menu(chromium: playwright.Browser, server: Server, language: str) -> None:
    for script in (True, False):
        one = Person(chromium, server, language, script)
        page = one.page
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto("/kit")
        assert page.locator("header.top").bounding_box()["height"] < 60
        assert not script or one.faults() == []
        page.locator("header .menu summary").click()
        page.locator("header .menu a[href='/kit'][aria-current]").wait_for()
        box = page.locator("header .menu > div").bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
        if script:
            assert one.faults("header") == []  # the open menu lies over the page
            page.keyboard.press("Escape")
            assert not page.locator("header .menu > div").is_visible()
            page.locator("header .menu summary").click()
        page.locator("header .menu a[href='/drafts']").click()
        page.wait_for_url("**/drafts")
        one.context.close()
        assert one.wrong == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_can_be_used_by_everybody(
    chromium: playwright.Browser, server: Server, checked_small: str, language: str
) -> None:
    one = Person(chromium, server, language)
    one.page.goto(checked_small)
    draft = one.page.locator("a[href^='/drafts/']").first.get_attribute("href")
    pages = [
        "/", "/sign-in", "/drafts", str(draft), f"{draft}/compare?show=all", f"{checked_small}/sign-off", "/surveys",
        "/audit", "/check", "/kit", "/kit/KE", "/kit/KE/questions?language=en", "/kit/KE/preview?language=en",
        f"/kit/EG/preview?language={language}", checked_small, "/translate",
        "/translate/fr?file=act/70-offences", "/translate/ar?key=clause:offences.attempt/heading", "/nothing",
    ]  # fmt: skip
    # those that show nothing of the content
    own = ("/", "/sign-in", "/drafts", "/surveys", "/audit", "/check", "/translate", "/nothing")
    faults, english = [], []
    for address in pages:
        one.page.goto(address)
        if address == checked_small:
            one.page.locator(".duty h3 a").first.click()
            one.page.wait_for_selector(".duty.open h4")
        one.page.evaluate("[...document.querySelectorAll('main details')].slice(0, 6).forEach(box => box.open = true)")
        faults += one.faults()
        if language != "en" and address in own:
            found = one.page.evaluate("[...document.querySelectorAll('.untranslated')].map(one => one.textContent)")
            english += [f"{address}: {words}" for words in found]
        wide = one.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, f"{address} is wider than the window"
    one.context.close()
    assert faults == []
    assert english == []
