"""`lawkit kit --from DIR`: a kit that came back is read and made anew; files and the terminal are touched only here."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawkit.console import showing_progress, speech, tell, words_of
from lawkit.errors import OutputError
from lawkit.output import write_file
from lawkit.sentences import marked

DONE = 0


@dataclass(frozen=True)
class ReturnOptions:
    """The options of `lawkit kit --from`, as typed."""

    folder: Path
    output: Path | None
    template: Path | None
    date: date | None
    content: tuple[Path, ...]
    quiet: bool


def run_return(options: ReturnOptions) -> int:
    """Read a kit back, make it anew beside the old one, and say what came back."""
    from lawkit.house_template import read_house
    from lawkit.kits.remaking import remake
    from lawkit.kits.returned import CHANGES
    from lawkit.library.loader import load
    from lawkit.reports.returned_report import returned_json, returned_lines

    output = options.output or options.folder.with_name(f"{options.folder.resolve().name}-merged")
    if output.resolve() == options.folder.resolve():
        raise OutputError(
            marked("is the folder that is read; name another with --output, so that nothing is lost"), at=output
        )
    with showing_progress(options.quiet) as say:
        say(marked("Loading the library"))
        library = load(options.content)
        house = read_house(options.template) if options.template else None
        remade = remake(library, options.folder, output, options.date, say, house)
        write_file(output / CHANGES, returned_json(remade))
    for line in returned_lines(remade, words_of(speech())):
        sys.stdout.write(line + "\n")
    if not options.quiet:
        tell(marked("The kit made anew, with everything that came back, is in {folder}.", folder=remade.folder))
    return DONE
