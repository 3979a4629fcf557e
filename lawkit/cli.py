"""The command line: one command a job, one clear line for every failure."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from lawkit.cli_options import common_options, report_language_option
from lawkit.cli_words import click_speaking, in_language
from lawkit.console import Speech, speech, terminal_language, words_of
from lawkit.errors import LawkitError
from lawkit.localization.messages import ENGLISH
from lawkit.office_cli import office, serve
from lawkit.sentences import marked
from lawkit.translate_cli import translate

DONE, UNUSABLE, WRONG_USAGE = 0, 1, 2


DIFF_FORMATS = ["text", "json", "html", "docx"]
FORMATS = ["text", "json", "html", "docx", "xlsx", "annotated"]
SURVEY_FORMATS = ["html", "json", "xlsx"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lawkit", prog_name="lawkit")
def commands() -> None:
    """Nuclear-security treaty duties as national law: check a draft, make a country kit.

    Nothing leaves this machine.
    """


@commands.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--country", metavar="XX", help="The state whose law it is; picks the instruments that bind it.")
@click.option("--instruments", metavar="A,B", help="Instruments to check against, as cppnm-a,icsant.")
@click.option("--language", metavar="xx", help="The language of the draft; detected when left out.")
@click.option(
    "--with-law",
    "with_laws",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Another law of the state, read together with the draft; may be given several times.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="annotated: your own file back as Word, with comments and the missing clauses as tracked insertions.",
)
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The date of those comments.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the report.")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="Print only the N most serious gaps.")
@click.option("--fail-on", type=click.Choice(["missing", "partial"]), help="End with status 3 when there are gaps.")
@report_language_option
@common_options()
def check(date: datetime | None, **options: Any) -> None:
    """Say what a draft law covers and what it still lacks, with the evidence."""
    from lawkit.commands import CheckOptions, run_check

    sys.exit(run_check(CheckOptions(date=date.date() if date else None, **options)))


@commands.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--text", "as_text", is_flag=True, help="Print exactly the text that offsets index.")
@click.option("--language", metavar="xx", help="The language of the draft; detected when left out.")
@common_options()
def read(draft: Path, as_text: bool, language: str | None, content: tuple[Path, ...], quiet: bool) -> None:
    """Show how a draft was read: its provisions with their locators, or its bare text."""
    from lawkit.commands import run_read

    sys.exit(run_read(draft, as_text, language))


@commands.command()
@click.argument("country", required=False)
@click.option("--language", metavar="xx", help="The language of the kit; the state's own where it is shipped.")
@click.option(
    "--bilingual", metavar="xx", help="A second language: adds the model texts in two columns, and its terms."
)
@click.option(
    "--instruments", metavar="A,B", help="Instruments to legislate for; if left out, those that bind the state."
)
@click.option("--topic", metavar="T", help="One subject only, as transport; --topics lists them.")
@click.option("--topics", is_flag=True, help="List the topics and stop.")
@click.option("--tradition", type=click.Choice(["common", "civil"]), help="The drafting tradition.")
@click.option("--answers", type=click.Path(path_type=Path), metavar="FILE.yaml", help="Your answers about the state.")
@click.option(
    "--draft",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The state's own draft: adds a gap report and the draft with comments and tracked insertions.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE.docx",
    help="Your office's Word template: its styles, typefaces and page are used, by the names of the styles.",
)
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The date that the kit carries.")
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="The folder to write. [default: kit-XX]")
@click.option("--xml", is_flag=True, help="Write the model texts as Akoma Ntoso XML too.")
@click.option("--zip", "zipped", is_flag=True, help="Write the folder as one .zip file too.")
@click.option(
    "--from",
    "returned",
    type=click.Path(path_type=Path, exists=False),
    metavar="DIR",
    help="Read an edited kit back, say what changed, and make it anew in another folder; nothing is lost.",
)
@common_options()
def kit(date: datetime | None, returned: Path | None, topics: bool, **options: Any) -> None:
    """Write the kit of Word files for a COUNTRY, given by code or name; with --from, make an edited one anew."""
    if topics:
        from lawkit.commands import run_topics

        sys.exit(run_topics(options["content"]))
    day = date.date() if date else None
    if returned is not None:
        from lawkit.returning import ReturnOptions, run_return

        own = {name: options[name] for name in ("output", "template", "content", "quiet")}
        named = [name for name, value in options.items() if value and name not in own]
        if named:
            wrong = marked("with --from, the kit says the rest itself: leave out {options}", options=", ".join(named))
            raise click.UsageError(words_of(speech())(wrong))
        sys.exit(run_return(ReturnOptions(folder=returned, date=day, **own)))
    if not options["country"]:
        raise click.UsageError(words_of(speech())(marked("name a COUNTRY, or the folder of a kit with --from")))
    from lawkit.commands import KitOptions, run_kit

    sys.exit(run_kit(KitOptions(date=day, **options)))


@commands.command()
@click.argument("sources", type=click.Path(path_type=Path), metavar="FILE.docx|KIT_DIR...", nargs=-1, required=True)
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to write the PDF files.")
def pdf(sources: tuple[Path, ...], output: Path | None) -> None:
    """Turn Word files into PDF/A with tags, through LibreOffice where it is installed."""
    from lawkit.commands import run_pdf

    sys.exit(run_pdf(sources, output))


@commands.command("public-edition")
@click.argument("reports", type=click.Path(path_type=Path), metavar="08-REPORTS.docx")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE.docx", help="Where to write it.")
def public_edition(reports: Path, output: Path | None) -> None:
    """Make the public edition of a kit's reports: only the rows that are marked as public, without comments."""
    from lawkit.commands import run_public_edition

    sys.exit(run_public_edition(reports, output))


@commands.command()
@click.argument("obligation")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--language", metavar="xx", help="The language of the draft; detected when left out.")
@report_language_option
@common_options()
def explain(
    obligation: str, draft: Path, language: str | None, report_language: str, content: tuple[Path, ...], quiet: bool
) -> None:
    """Show how the finding on one OBLIGATION (as cppnm-a.7.1.a) was reached."""
    from lawkit.commands import run_explain

    sys.exit(run_explain(obligation, draft, language, report_language, content, quiet))


@commands.command()
@click.argument("drafts", type=click.Path(path_type=Path), metavar="DRAFT DRAFT...", nargs=-1, required=True)
@click.option("--country", metavar="XX", help="The state whose law it is; picks the instruments that bind it.")
@click.option("--instruments", metavar="A,B", help="Instruments to check against, as cppnm-a,icsant.")
@click.option("--language", metavar="xx", help="The language of all versions; detected when left out.")
@click.option("--format", "form", type=click.Choice(DIFF_FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the report.")
@click.option(
    "--fail-on",
    type=click.Choice(["missing", "partial", "lost"]),
    help="End with status 3 when the last version has gaps, or lost what the one before it had.",
)
@report_language_option
@common_options()
def diff(drafts: tuple[Path, ...], **options: Any) -> None:
    """Say what each version of a draft gained and lost, the oldest version first."""
    from lawkit.diffing import DiffOptions, run_diff

    if len(drafts) < 2:
        raise click.UsageError(words_of(speech())(marked("give two or more versions of the draft, the oldest first")))
    sys.exit(run_diff(DiffOptions(drafts=drafts, **options)))


@commands.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="DIR|LIST")
@click.option("--instruments", metavar="A,B", help="Instruments to check against, as cppnm-a,icsant; all if left out.")
@click.option("--language", metavar="xx", help="The language of all laws; detected law by law when left out.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that check. [default: the cores]")
@click.option(
    "--compare",
    multiple=True,
    metavar="A,B",
    help="Also lay these states or laws of the survey side by side, as KE,Canada or old.docx,new.docx; repeatable.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Check on the machines of this Dask scheduler, as tcp://10.0.0.5:8786; see docs/cluster.md.",
)
@click.option("--find", is_flag=True, help="Find the laws that bear on a duty by their words, and check only those.")
@click.option(
    "--most-each",
    type=click.IntRange(min=0),
    metavar="N",
    default=20,
    show_default=True,
    help="With --find: laws checked for each duty, those that speak of it most closely; 0 for all that could.",
)
@click.option("--format", "form", type=click.Choice(SURVEY_FORMATS), default="html", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder for the report and the results, from which a stopped survey goes on. [default: NAME-survey]",
)
@report_language_option
@common_options()
def survey(**options: Any) -> None:
    """Check every law in a folder, or in a list of paths, and lay states and laws side by side.

    Laws whose file name or folder begins with a state's ISO code (ke-act.docx, KE/) count together as that state's.
    """
    from lawkit.surveying import SurveyOptions, run_survey

    sys.exit(run_survey(SurveyOptions(**options)))


@commands.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@click.option("--language", metavar="xx", help="Only laws in this language.")
@click.option("--errors", is_flag=True, help="List every mistake with the words that caused it.")
@report_language_option
@common_options()
def evaluate(
    gold: Path, language: str | None, errors: bool, report_language: str, content: tuple[Path, ...], quiet: bool
) -> None:
    """Measure the check on laws labelled by hand."""
    from lawkit.commands import run_evaluate

    sys.exit(run_evaluate(gold, language, errors, report_language, content, quiet))


@commands.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@common_options()
def validate(folder: Path | None, content: tuple[Path, ...], quiet: bool) -> None:
    """Prove that the content is consistent; with DIR, the shipped content together with that pack."""
    from lawkit.commands import run_validate

    sys.exit(run_validate(folder, content))


commands.add_command(translate)
commands.add_command(serve)
commands.add_command(office)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; failures become one line on standard error and an exit status."""
    said = Speech()
    spoken: click.Command = commands
    _ = words_of(said)
    with contextlib.ExitStack() as stack:
        if terminal_language() != ENGLISH:
            spoken = in_language(commands, _)
            stack.enter_context(click_speaking(_))
        _run(spoken, arguments, said)


def _run(spoken: click.Command, arguments: list[str] | None, said: Speech) -> None:
    def failed(sentence: str) -> None:
        print(f"lawkit: {words_of(said)(sentence)}", file=sys.stderr)
        sys.exit(UNUSABLE)

    try:
        spoken.main(args=arguments, prog_name="lawkit", standalone_mode=False, obj=said)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_USAGE)
    except click.Abort:
        failed(marked("stopped"))
    except LawkitError as error:
        print(f"lawkit: {error.said(words_of(said))}", file=sys.stderr)
        sys.exit(UNUSABLE)
    except BrokenPipeError:
        sys.exit(DONE)
    except MemoryError:
        failed(marked("this machine has not enough memory for that; split the file"))
    except Exception as fault:
        if os.environ.get("LAWKIT_DEBUG"):
            raise
        name = f"{type(fault).__name__}: {fault}".splitlines()[0]
        failed(marked("a fault in lawkit itself ({fault}); report it with what LAWKIT_DEBUG=1 shows", fault=name))


def program() -> NoReturn:
    """The command as a process of its own.

    It ends without taking apart, one by one, the million small objects of a check: that lasts a tenth of the whole.
    """
    status: int | str | None = DONE
    try:
        main()
    except SystemExit as stop:
        status = stop.code
    if threading.active_count() > 1 or not isinstance(status, int | None):
        sys.exit(status)
    with contextlib.suppress(OSError):  # nobody reads what is left of the output
        sys.stdout.flush()
        sys.stderr.flush()
    atexit._run_exitfuncs()
    os._exit(status or DONE)


if __name__ == "__main__":
    program()
