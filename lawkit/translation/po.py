"""Units as PO: the form in which the content keeps translations, and one in which translators exchange them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import dropwhile

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, denormalize, normalize, read_po

from lawkit.errors import TranslationError
from lawkit.library.translations import State, state_of
from lawkit.sentences import marked
from lawkit.translation.units import Unit

_WIDTH = 110
_BASE = "base: "


def po_text(units: Iterable[Unit], language: str, state: State = State.MACHINE, for_translators: bool = False) -> str:
    """A PO file; `state` is that of every unit that says nothing else. The same units give the same text.

    One `for_translators` also holds the texts without a translation, and the mark of each translation.
    """
    lines = [
        f"# Translations of lawkit's content into {language}. msgctxt names the text, msgid is its English.",
        f"# state: {state.value}",
        'msgid ""',
        'msgstr ""',
        *(f'"{name}: {value}\\n"' for name, value in _header(language)),
    ]
    for unit in units:
        if unit.text or for_translators:
            lines += ["", *_entry(unit, state, for_translators)]
    return "\n".join(lines) + "\n"


def _header(language: str) -> Iterable[tuple[str, str]]:
    return (
        ("Project-Id-Version", "lawkit"),
        ("Language", language),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )


def state_comment(unit: Unit) -> str:
    """What a comment says of a unit's state, reviewer and date; `state_of` reads it back."""
    parts = (("state", unit.state.value), ("by", unit.by), ("date", unit.date))
    return "; ".join(f"{name}: {value}" for name, value in parts if value)


def _entry(unit: Unit, state: State, for_translators: bool) -> Iterable[str]:
    if unit.text and not unit.fuzzy and (unit.state, unit.by, unit.date) != (state, "", ""):
        yield f"# {state_comment(unit)}"
    yield f"#. {unit.kind}"
    if for_translators:
        yield f"#. {_BASE}{unit.base or unit.mark}"
    if unit.fuzzy:
        yield "#, fuzzy"
    if unit.previous:
        yield from (f"#| {line}" for line in f"msgid {normalize(unit.previous, width=_WIDTH)}".splitlines())
    yield f"msgctxt {normalize(unit.key, width=0)}"
    yield f"msgid {normalize(unit.english, width=_WIDTH)}"
    yield f"msgstr {normalize(unit.text, width=_WIDTH)}"


def read_po_units(content: bytes, file: str = "") -> tuple[str, list[Unit]]:
    """The language and the units of a PO file, those without a translation too.

    Raises TranslationError where it is no PO file.
    """
    try:
        catalogue = read_po(BytesIO(content), abort_invalid=True, ignore_obsolete=True, charset="utf-8")
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise TranslationError(marked("not a valid PO file: {error}", error=error), at=file) from error
    whole = state_of([catalogue.header_comment], (State.MACHINE, "", ""))
    units = [_read(message, whole) for message in catalogue if message.id]
    return str(catalogue.locale_identifier or ""), units


def _read(message: Message, whole: tuple[str, str, str]) -> Unit:
    state, by, date = state_of(message.user_comments, whole)
    return Unit(
        str(message.context or ""),
        message.auto_comments[0] if message.auto_comments else "text",
        str(message.id),
        str(message.string or ""),
        State(state),
        by,
        date,
        message.fuzzy,
        _previous(message.user_comments),
        next((line.removeprefix(_BASE) for line in message.auto_comments if line.startswith(_BASE)), ""),
    )


def _previous(comments: Sequence[str]) -> str:
    """The earlier English text: Babel reads the lines that begin with #| as comments."""
    lines = [line[1:].strip() for line in comments if line.startswith("|")]
    found = list(dropwhile(lambda line: not line.startswith("msgid"), lines))
    return denormalize("\n".join([found[0].removeprefix("msgid").strip(), *found[1:]])) if found else ""
