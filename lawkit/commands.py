"""What each command does, once its options are known; files and the terminal are touched only here."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lawkit.console import deliver, showing_progress, speech, tell, words_of
from lawkit.errors import ContentError
from lawkit.localization.chosen_instruments import chosen_instruments, not_yet_binding
from lawkit.output import write_file
from lawkit.sentences import marked
from lawkit.untranslated import labelled

if TYPE_CHECKING:
    from lawkit.checking.assessment import Assessment
    from lawkit.drafts.draft import Draft
    from lawkit.kits.context import KitContext
    from lawkit.library.loader import Library
    from lawkit.reports.view import ReportView

DONE, UNUSABLE, GAPS_FOUND = 0, 1, 3
_CLEAR_LANGUAGE = 0.6  # the share of a text in a language from which on it is said to be in it


@dataclass(frozen=True)
class CheckOptions:
    """The options of `lawkit check`, as typed."""

    draft: Path
    country: str | None
    instruments: str | None
    language: str | None
    report_language: str
    with_laws: tuple[Path, ...]
    form: str
    output: Path | None
    fail_on: str | None
    most: int | None
    date: date | None
    content: tuple[Path, ...]
    quiet: bool


def run_read(draft_path: Path, as_text: bool, language: str | None) -> int:
    """Print the text of a draft, or the tree of its provisions."""
    from lawkit.drafts.reading import read
    from lawkit.reports.outline import outline

    draft = read(draft_path, language)
    sys.stdout.write(draft.text if as_text else outline(draft, words_of(speech())))
    return DONE


def run_validate(folder: Path | None, content: Sequence[Path]) -> int:
    """Prove the content consistent, or list every fault."""
    from lawkit.library.paths import content_root
    from lawkit.library.validation import validate

    roots = [content_root(), *content, *([folder] if folder else [])]
    faults = validate(roots)
    if faults:
        raise ContentError(faults)
    tell(marked("The content is consistent."))
    return DONE


def collect_rarely() -> None:
    """Checks and kits make many small objects that all stay until the end: the collector would search them in vain."""
    gc.set_threshold(5_000_000, 100, 100)


def free_memory() -> None:
    """Between one job and the next: frees what refers to itself in circles, as a law and its units do.

    What is left is content and words, which stay, and are not searched the next time.
    """
    gc.collect()
    gc.freeze()


def run_check(options: CheckOptions) -> int:
    """Check a draft and report; gives the exit status."""
    collect_rarely()
    from lawkit.drafts.apart import DraftsApart

    with DraftsApart() as reading:
        reading.ask(options.draft, options.language)
        for path in options.with_laws:
            reading.ask(path, None)
        from lawkit.checking.check import Checker
        from lawkit.library.loader import load

        with showing_progress(options.quiet) as say:
            say(marked("Loading the library"))
            library = load(options.content)
            chosen, notes = chosen_instruments(library, options.country, options.instruments)
            checker = Checker(library, chosen)
            if options.language:
                checker.prepare(options.language)
            say(marked("Reading {file}", file=options.draft.name))
            drafts = reading.drafts()
            if not options.language:
                _require_words(library, drafts[0])
            assessment = checker.check(drafts, say, notes)
            assessment = assessment.with_later(not_yet_binding(library, options.country, chosen))
            if options.language:
                assessment = _with_doubt_about_the_language(assessment)
            say(marked("Writing the report"))
            _report(options, library, assessment)
    return _status(options.fail_on, assessment)


def _require_words(library: Library, draft: Draft) -> None:
    """DraftError for a draft in a language that lawkit reads and has no words to check with: nobody chose it."""
    if library.words(draft.language):
        return
    from lawkit.drafts import language as languages
    from lawkit.drafts.reading import supported_languages
    from lawkit.errors import DraftError

    known = ", ".join(sorted(one for one in supported_languages() if library.words(one)))
    raise DraftError(
        marked(
            "the draft is written in no language that the check supports ({known}); it looks like {language}; "
            "if that is wrong, name its language (--language)",
            known=known,
            language=languages.name(draft.language),
        ),
        at=draft.file,
    )


def _with_doubt_about_the_language(assessment: Assessment) -> Assessment:
    """Warns where a draft in which nothing was found does not look as if it were in the language that was named."""
    if any(finding.status in ("covered", "partial") for finding in assessment.findings):
        return assessment
    from lawkit.drafts import language as languages

    seen, share = languages.detect(assessment.draft.text)
    if seen in ("", assessment.draft.language) or share < _CLEAR_LANGUAGE:
        return assessment
    doubt = marked(
        "{file}: the text seems to be in {seen}, not in the language that was named ({language}); leave --language "
        "out, or name the right one",
        file=assessment.draft.file,
        seen=languages.name(seen),
        language=assessment.draft.language,
    )
    return replace(assessment, warnings=(doubt, *assessment.warnings))


@dataclass(frozen=True)
class KitOptions:
    """The options of `lawkit kit`, as typed."""

    country: str
    language: str | None
    bilingual: str | None
    instruments: str | None
    topic: str | None
    tradition: str | None
    answers: Path | None
    draft: Path | None
    template: Path | None
    date: date | None
    output: Path | None
    zipped: bool
    xml: bool
    content: tuple[Path, ...]
    quiet: bool


def run_kit(options: KitOptions) -> int:
    """Make a country kit and say where it is."""
    collect_rarely()
    from lawkit.house_template import read_house
    from lawkit.kits.kit import build_kit, zip_kit
    from lawkit.library.loader import load
    from lawkit.localization.answers import options_of, read_answers
    from lawkit.localization.countries import load_country
    from lawkit.localization.questions import load_questions

    with showing_progress(options.quiet) as say:
        house = read_house(options.template) if options.template else None
        say(marked("Loading the library"))
        library = load(options.content)
        country = load_country(options.country, library.roots)
        named = chosen_instruments(library, None, options.instruments)[0] if options.instruments else []
        answers = None
        if options.answers:
            asked = (library.placeholders, options_of(library), load_questions(library.roots))
            answers = read_answers(options.answers, country, *asked)
        output = options.output or Path("-".join(filter(None, ("kit", country.iso2, options.topic))))
        state = country.name(speech().spoken)
        say(marked("Writing the kit for {country}", country=state))

        def more(context: KitContext) -> dict[str, bytes]:
            if options.draft is None:
                return {}
            from lawkit.kits.draft_documents import draft_documents

            return draft_documents(context, options.draft, progress=say)

        made = (library, country, options.language, named, options.tradition, answers, options.date, output, more)
        kit = build_kit(*made, house=house, xml=options.xml, bilingual=options.bilingual, topic=options.topic)
        archive = zip_kit(kit) if options.zipped else None
    if not options.quiet:
        place, files = archive or kit.folder, ", ".join(kit.files)
        tell(marked("The kit for {country} is in {place}: {files}", country=state, place=place, files=files))
        tell(
            marked(
                "{count} choice is still open; 00-start-here.docx lists it.",
                "{count} choices are still open; 00-start-here.docx lists them.",
                count=kit.open_choices,
            )
        )
        spoken = kit.context.language
        if options.language and options.language.lower() != spoken.value:
            tell(
                marked(
                    "No clauses in the language '{asked}' are shipped yet: the kit is in {language}.",
                    asked=options.language,
                    language=spoken.value,
                )
            )
    return DONE


def run_topics(content: Sequence[Path]) -> int:
    """List the topics on which a kit can be made alone."""
    from lawkit.library.loader import load

    topics = load(content).topics.values()
    width = max((len(one.id) for one in topics), default=0)
    for one in topics:
        print(f"{one.id:<{width}}  {one.about}")
    return DONE


def run_pdf(sources: Sequence[Path], output: Path | None) -> int:
    """Turn Word files, or all those of a kit's folder, into PDF/A."""
    from lawkit.errors import DraftError
    from lawkit.pdf import make_pdfs

    files = [one for source in sources for one in (sorted(source.glob("*.docx")) if source.is_dir() else [source])]
    if not files:
        raise DraftError(marked("holds no Word files"), at=sources[0])
    first = sources[0]
    beside = first.with_name(f"{first.resolve().name}-pdf") if first.is_dir() else first.parent
    made = make_pdfs(files, output or beside)
    tell(marked("PDF/A files: {files}", files=", ".join(map(str, made))))
    return DONE


def run_public_edition(reports: Path, output: Path | None) -> int:
    """Make the public edition of a kit's reports beside them, and say where it is."""
    from lawkit.errors import DraftError
    from lawkit.word.edition import public_edition

    try:
        data = reports.read_bytes()
    except OSError as error:
        raise DraftError(marked("cannot be read: {reason}", reason=error.strerror), at=reports) from error
    goal = output or reports.with_name(f"{reports.stem}-public.docx")
    write_file(goal, public_edition(data, str(reports)))
    tell(marked("The public edition is in {file}. Read it through before you send it.", file=goal))
    return DONE


def run_explain(
    obligation: str,
    draft_path: Path,
    language: str | None,
    report_language: str,
    content: Sequence[Path],
    quiet: bool,
) -> int:
    """Show how one finding was reached."""
    from lawkit.checking.check import check
    from lawkit.drafts.reading import read
    from lawkit.library.loader import load
    from lawkit.localization.messages import translator
    from lawkit.reports.explanation import explain

    library = load(content)
    wanted = library.require_obligation(obligation)
    with showing_progress(quiet) as say:
        assessment = check(library, [read(draft_path, language)], [wanted.instrument], say)
    library = library.in_language(report_language)
    _ = translator(report_language, tuple(library.roots))
    words = explain(library, assessment, library.obligations[obligation], _)
    sys.stdout.write(labelled(words))
    return DONE


def run_evaluate(
    gold: Path, language: str | None, errors: bool, report_language: str, content: Sequence[Path], quiet: bool
) -> int:
    """Measure the check on labelled laws."""
    from collections import Counter

    from lawkit.checking.check import check
    from lawkit.checking.evaluation import JudgedRow, figures, judged_rows, labelled_laws, scope_of
    from lawkit.drafts.reading import read
    from lawkit.errors import DraftError
    from lawkit.library.loader import load
    from lawkit.localization.messages import translator
    from lawkit.reports.evaluation_report import figures_line, mistake_lines, reliability_lines

    if not gold.is_dir():
        raise DraftError(marked("no such folder; give the folder that holds the label files"), at=gold)
    library = load(content)
    _ = translator(report_language, tuple(library.roots))
    every: list[JudgedRow] = []
    groups: dict[str, dict[str, Counter[str]]] = {"language": {}, "instrument": {}, "kind": {}}
    with showing_progress(quiet) as say:
        for path, labels in labelled_laws(gold):
            if language and labels.language != language:
                continue
            say(marked("Checking {file}", file=path.stem))
            draft = read(path.parent / labels.law, labels.language)
            assessment = check(library, [draft], library.require_instruments(labels.instruments))
            rows = list(judged_rows(labels, assessment, scope_of(library, labels)))
            print(figures_line(path.stem, figures(sum((row.tally for row in rows), Counter())), _))
            if errors:
                print("\n".join(mistake_lines(row.mistake, _) for row in rows if row.mistake))
            every += rows
            for row in rows:
                obligation = library.obligations[row.obligation]
                names = {"language": labels.language, "instrument": obligation.instrument, "kind": obligation.kind}
                for group, name in names.items():
                    groups[group].setdefault(name, Counter()).update(row.tally)
    if not every:
        if language:
            raise DraftError(marked("holds no labelled law in the language {language}", language=language), at=gold)
        raise DraftError(marked("holds no labelled law"), at=gold)
    for group, tallies in groups.items():
        for name, tally in sorted(tallies.items()):
            print(figures_line(f"{group} {name}", figures(tally), _))
    unmeasured = [name for name in library.instruments if name not in groups["instrument"]]
    print(_("not measured: {instruments}").format(instruments=", ".join(unmeasured) or "–"))
    print(figures_line("ALL", figures(sum((row.tally for row in every), Counter())), _))
    print("\n".join(reliability_lines(every, _)))
    return DONE


def _status(fail_on: str | None, assessment: Assessment) -> int:
    if fail_on is None:
        return DONE
    failing = {"missing"} if fail_on == "missing" else {"missing", "partial"}
    gaps = any(finding.is_gap and finding.status.value in failing for finding in assessment.findings)
    return GAPS_FOUND if gaps else DONE


def _report(options: CheckOptions, library: Library, assessment: Assessment) -> None:
    from lawkit.reports.json_report import as_json

    if options.form == "json":
        deliver(options.output, as_json(assessment))
        return
    from lawkit.kits.plain import clause_texts
    from lawkit.localization.countries import load_country
    from lawkit.localization.messages import translator
    from lawkit.reports.view import arrange

    country = load_country(options.country, library.roots) if options.country else None
    _ = translator(options.report_language, tuple(library.roots))
    library = library.in_language(options.report_language)
    texts = clause_texts(library, assessment.instruments, country, options.report_language)
    view = arrange(assessment, library, _, texts)
    if options.form == "text":
        _print(view, options, _)
    elif options.form == "html":
        from lawkit.reports.html_report import as_html

        deliver(options.output, as_html(view, _, options.report_language))
    elif options.form == "xlsx":
        from lawkit.reports.workbook import as_workbook

        _deliver_file(options, "gap-report.xlsx", as_workbook(view, _))
    elif options.form == "annotated":
        from lawkit.annotation.annotate import annotate
        from lawkit.annotation.printing import source_for

        source = source_for(library, assessment.draft, assessment.instruments, country)
        annotated = annotate(options.draft, view, source, _, options.date, options.report_language)
        _deliver_file(options, "annotated.docx", annotated.data)
    elif options.form == "docx":
        from lawkit.reports.word_report import as_word

        _deliver_file(options, "gap-report.docx", as_word(view, _, options.report_language))


def _deliver_file(options: CheckOptions, ending: str, data: bytes) -> None:
    """Writes a report where it was asked for; else beside the draft, and says where that is."""
    if options.output is not None:
        deliver(options.output, data)
        return
    place = options.draft.with_name(f"{options.draft.stem}-{ending}")
    deliver(place, data)
    if not options.quiet:
        tell(marked("The report is in {file}", file=place))


def _print(view: ReportView, options: CheckOptions, _: Callable[[str], str]) -> None:
    import io

    from lawkit.reports.terminal import print_report

    if options.output is None:
        print_report(view, _, sys.stdout, options.most)
        return
    page = io.StringIO()
    print_report(view, _, page, options.most)
    deliver(options.output, page.getvalue())
