"""What the `lawkit translate` commands do; files and the terminal are touched only here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from lawkit.console import tell
from lawkit.errors import TranslationError
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.library.translations import ENGLISH, translated_languages
from lawkit.localization.messages import translator
from lawkit.output import write_file
from lawkit.sentences import marked
from lawkit.translation.catalogue import keep, unit_files
from lawkit.translation.merge import Clash, Merged, by_file, merge, reviewed
from lawkit.translation.units import Unit, UnitFile
from lawkit.untranslated import labelled

DONE = 0
MOST = 40  # texts shown of each kind in the report of an import


def _loaded(content: Sequence[Path], language: str) -> Library:
    if language == ENGLISH:
        raise TranslationError(marked("en is the language that texts are translated from; name another"))
    return load(content)


def _chosen(files: Sequence[UnitFile], only: str | None, missing: bool) -> list[UnitFile]:
    """The files whose name matches, with all their units or only those without a usable translation."""
    named = [file for file in files if only is None or fnmatch(file.name, only)]
    if not named:
        known = ", ".join(file.name for file in files)
        raise TranslationError(marked("no content file is called '{only}'; there are {known}", only=only, known=known))
    if missing:
        named = [UnitFile(file.name, tuple(one for one in file.units if not one.usable)) for file in named]
    return [file for file in named if file.units]


@dataclass(frozen=True)
class ExportOptions:
    """The options of `lawkit translate export`, as typed."""

    language: str
    form: str
    output: Path | None
    only: str | None
    missing: bool
    report_language: str
    content: tuple[Path, ...]
    quiet: bool


def run_export(options: ExportOptions) -> int:
    """Write the texts of a language for translators."""
    from lawkit.translation.exchange import FORMS
    from lawkit.translation.tbx import tbx
    from lawkit.translation.term_base import every_entry

    library = _loaded(options.content, options.language)
    _ = translator(options.report_language, tuple(library.roots))
    if options.form == "tbx":
        output = options.output or Path(f"lawkit-{options.language}.tbx")
        entries = list(every_entry(library, options.language))
        write_file(output, tbx(entries, options.language))
        said = _("{count} terms are in {file}.").format(count=len(entries), file=output)
    else:
        files = _chosen(unit_files(library, options.language), options.only, options.missing)
        form = FORMS[options.form]
        output = options.output or Path(f"lawkit-{options.language}{form.ending}")
        write_file(output, form.write(files, options.language))
        count = sum(len(file.units) for file in files)
        said = _("{count} texts are in {file}.").format(count=count, file=output)
    if not options.quiet:
        print(labelled(said))
    return DONE


@dataclass(frozen=True)
class ImportOptions:
    """The options of `lawkit translate import`, as typed."""

    language: str
    file: Path
    reviewer: str | None
    date: str | None
    overwrite: bool
    dry_run: bool
    report_language: str
    content: tuple[Path, ...]
    quiet: bool


def run_import(options: ImportOptions) -> int:
    """Take in what a translator sends back, and say what became of every text."""
    from lawkit.translation.exchange import FORMS, form_of

    library = _loaded(options.content, options.language)
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise TranslationError(marked("cannot be read: {reason}", reason=error.strerror), at=options.file) from error
    form = form_of(data, str(options.file))
    root = options.content[-1] if options.content else content_root()
    if form == "tbx":
        return _import_terms(options, library, data, root)
    language, sent = FORMS[form].read(data, str(options.file))
    if language and language.replace("-", "_") != options.language.replace("-", "_"):
        raise TranslationError(
            marked("holds '{language}', not '{asked}'", language=language, asked=options.language), at=options.file
        )
    if options.reviewer:
        sent = reviewed(sent, options.reviewer, options.date or "")
    files = unit_files(library, options.language)
    _ = translator(options.report_language, tuple(library.roots))
    merged = merge(files, sent, options.overwrite, _)
    if not options.dry_run:
        only = merged.taken(options.overwrite) if options.content else None
        keep(by_file(files, merged.units), options.language, root, only)
    print(labelled("\n".join(_told(merged, options, _))))
    return DONE


def _told(merged: Merged, options: ImportOptions, _: Callable[[str], str]) -> list[str]:
    if options.dry_run:
        summary = _("To be taken in: {new} new and {changed} changed translations; {same} texts as before. "
                    "Nothing was written.")  # fmt: skip
    else:
        summary = _("Taken in: {new} new and {changed} changed translations; {same} texts as before.")
    lines = [summary.format(new=len(merged.added), changed=len(merged.changed), same=merged.unchanged)]
    conflicts = (
        _("Changed on both sides; the translator's was taken")
        if options.overwrite
        else _("Changed on both sides; that of the content was kept")
    )
    for clashes, title in (
        (merged.changed, "" if options.quiet else _("Changed")),
        (merged.conflicts, conflicts),
        (merged.stale, _("Made for an English text that has changed since; kept as fuzzy where there was nothing")),
        (merged.refused, _("Not taken in")),
    ):
        if clashes and title:
            lines.append(f"{title}: {len(clashes)}")
            lines += [line for clash in clashes[:MOST] for line in _both(clash, _)]
            lines += [f"  {_('and {count} more').format(count=len(clashes) - MOST)}"] if len(clashes) > MOST else []
    if merged.unknown:
        lines.append(f"{_('Unknown texts, not taken in')}: {len(merged.unknown)}")
        lines += [f"  {one.key}: {one.english[:80]}" for one in merged.unknown[:MOST]]
    return lines


def _both(clash: Clash, _: Callable[[str], str]) -> list[str]:
    """Both texts of a clash, each after what it is."""
    rows = [("en", clash.here.english)]
    if clash.sent.english != clash.here.english:
        rows.append((_("was"), clash.sent.english))
    rows += [(_("here"), clash.here.text or f"({_('nothing')})"), (_("sent"), clash.sent.text)]
    width = max(len(name) for name, _text in rows)
    head = f"  {clash.here.key}: {clash.why}" if clash.why else f"  {clash.here.key}"
    return [head, *(f"    {name.ljust(width)}  {text}" for name, text in rows)]


def _import_terms(options: ImportOptions, library: Library, data: bytes, root: Path) -> int:
    from lawkit.translation.tbx import read_tbx
    from lawkit.translation.term_import import take_terms

    sent = read_tbx(data, str(options.file), options.language)
    files = sorted((root / "locales" / options.language / "words").glob("*.yaml"))
    taken = take_terms(sent, library.words(options.language), files)
    if not options.dry_run:
        for path, text in taken.files.items():
            write_file(path, text)
    _ = translator(options.report_language, tuple(library.roots))
    lines = [
        _("{changed} changes of terms, {same} entries as before.").format(
            changed=len(taken.changed), same=taken.unchanged
        )
    ]
    lines += [f"  {concept}: {name}: {old or '–'} → {new}" for concept, name, old, new in taken.changed]
    unsought = _("the check does not look for “{term}”; add it to the words if laws use it")
    lines += [f"  {concept}: {unsought.format(term=term)}" for concept, term in taken.new_words]
    absent = _("no such entry in {language}").format(language=options.language)
    lines += [f"  {concept}: {absent}" for concept in taken.unknown]
    print(labelled("\n".join(lines)))
    return DONE


def run_check(
    language: str, file: Path | None, only: str | None, report_language: str, content: Sequence[Path]
) -> int:  # fmt: skip
    """Show what may be wrong with the translations of a language, or with those in a translator's file."""
    from lawkit.translation.checks import check_units, finding_lines
    from lawkit.translation.exchange import FORMS, form_of
    from lawkit.translation.language_checks import language_checks

    library = _loaded(content, language)
    if file is not None:
        data = file.read_bytes() if file.is_file() else b""
        units: list[Unit] = FORMS[form_of(data, str(file))].read(data, str(file))[1]
    else:
        units = [unit for one in _chosen(unit_files(library, language), only, False) for unit in one.units]
    _ = translator(report_language, tuple(library.roots))
    findings = list(check_units(units, language_checks(library, language, _)))
    sys.stdout.write("".join(f"{labelled(line)}\n" for line in finding_lines(findings, _)))
    told = _("{count} findings on {texts} translations.")
    print(labelled(told.format(count=len(findings), texts=sum(bool(unit.text) for unit in units))))
    return DONE


def run_status(language: str | None, report_language: str, content: Sequence[Path]) -> int:
    """Say how far the translations are, of one language file by file or of all."""
    from lawkit.translation.status import file_status, messages_status, status_lines, total

    library = load(content)
    _ = translator(report_language, tuple(library.roots))
    if language is not None:
        rows = [file_status(file) for file in unit_files(library, language) if file.units]
        rows.append(messages_status(language, library.roots))
        rows.append(total(rows, _("all")))
    else:
        languages = [one for one in translated_languages(library.roots) if one != ENGLISH]
        rows = [total(map(file_status, unit_files(library, one)), one) for one in languages]
    print(labelled("\n".join(status_lines(rows, _))))
    return DONE


def run_new(language: str, content: Sequence[Path]) -> int:
    """Begin a language, and say what is to be done."""
    from lawkit.translation.new_language import begin
    from lawkit.translation.status import file_status, total

    library = _loaded(content, language)
    root = content[-1] if content else content_root()
    written, there = begin(library, language, root)
    folder = root / "locales" / language
    tell(
        marked(
            "Files written in {folder}: {written}; files that stood there and were left alone: {there}.",
            folder=folder,
            written=len(written),
            there=len(there),
        )
    )
    left = total((file_status(file) for file in unit_files(library, language)), language)
    tell(
        marked(
            "To translate: {count} text of the content, below content/ (words: {words}).",
            "To translate: {count} texts of the content, below content/ (words: {words}).",
            count=left.texts - left.translated,
            words=left.words,
        )
    )
    tell(
        marked(
            "Then LC_MESSAGES/lawkit.po (the product's own words), drafting.yaml (units, numbers and citations), "
            "words/ (for the check of drafts) and structure.yaml (how laws are laid out)."
        )
    )
    tell(
        marked(
            "lawkit validate says what is wrong, lawkit translate check what looks wrong, lawkit translate status what "
            "is missing."
        )
    )
    return DONE
