"""Files for translators, out and in: what the pages and the interface for programs both do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.exceptions import HTTPException

from lawkit.library.translations import ENGLISH
from lawkit.output import write_file
from lawkit.sentences import marked
from lawkit.store.clock import now
from lawkit.translation.exchange import FORMS, form_of
from lawkit.translation.merge import Merged, reviewed
from lawkit.translation.tbx import read_tbx, tbx
from lawkit.translation.term_base import every_entry
from lawkit.translation.term_import import TermsTaken, take_terms
from lawkit.translation.units import UnitFile
from lawkit.web.site import Site
from lawkit.web.workbench import Texts

EXPORTS = (*FORMS, "tbx")
MEDIA = {"po": "text/x-gettext-translation", "tbx": "application/x-tbx", "tmx": "application/x-tmx"}


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a translator sends back, and how it is to be taken in: with `trial` nothing is written."""

    name: str
    data: bytes
    overwrite: bool
    trial: bool
    reviewer: str  # who vouches for all of it; '' for nobody


def texts_of(site: Site, language: str) -> Texts:
    """The texts of a language that is begun. Raises HTTPException (404) for another."""
    if language == ENGLISH or language not in site.begun_languages:
        raise HTTPException(404, marked("Nothing is translated into this language here yet."))
    return site.workbench.texts(language)


def exported(site: Site, language: str, name: str, file: str = "", state: str = "") -> tuple[bytes, str, str]:
    """The texts of a language in a form that translators' tools read: bytes, name and type of the file.

    `file` and `state` choose among the texts. Raises HTTPException (404) for a form that is none.
    """
    texts = texts_of(site, language)
    if name == "tbx":
        return tbx(every_entry(site.library, language), language), f"lawkit-{language}.tbx", MEDIA["tbx"]
    if name not in FORMS:
        raise HTTPException(404, marked("There is no such form of file."))
    units = {unit.key for _file, unit in texts.chosen(file, state, "")}
    files = [UnitFile(one.name, tuple(unit for unit in one.units if unit.key in units)) for one in texts.files]
    form = FORMS[name]
    data = form.write([one for one in files if one.units], language)
    return data, f"lawkit-{language}-{name}{form.ending}", MEDIA.get(name, "application/octet-stream")


def taken_in(
    site: Site, language: str, sent: SentFile, words: Callable[[str], str]
) -> tuple[Merged, TermsTaken | None]:
    """What became of every text of a file, or of every term of a term base; `words` says why a text was refused.

    Raises HTTPException (400) for a file in another language, and for terms where their words files do not lie here.
    """
    texts_of(site, language)
    kind = form_of(sent.data, sent.name)
    if kind == "tbx":
        return Merged({}), _terms(site, language, sent)
    spoken, units = FORMS[kind].read(sent.data, sent.name)
    if spoken and spoken.replace("-", "_") != language.replace("-", "_"):
        told = marked(
            "{name} is in another language ({spoken}); import it on the page of that language.",
            name=sent.name,
            spoken=spoken,
        )
        raise HTTPException(400, told)
    if sent.reviewer:
        units = reviewed(units, sent.reviewer, now()[:10])
    merged = site.workbench.keep(language, units, words, sent.overwrite, sent.trial)
    if not sent.trial:
        site.content_changed()
    return merged, None


def _terms(site: Site, language: str, sent: SentFile) -> TermsTaken:
    files = sorted((site.workbench.folder / "locales" / language / "words").glob("*.yaml"))
    if not files:
        words = marked(
            "Terms are taken in only where the words of the language lie in the folder given with --content."
        )
        raise HTTPException(400, words)
    taken = take_terms(read_tbx(sent.data, sent.name, language), site.library.words(language), files)
    for path, text in taken.files.items():
        if not sent.trial:
            write_file(path, text)
    return taken


def one_line(words: str) -> str:
    """The name of a reviewer as it is kept: no sign that parts entries, and not long."""
    return " ".join(words.replace(";", ",").split())[:100]
