"""The product's own wording: gathering the messages of the source code into the catalogues of every language.

`python -m lawkit.translation.messages` writes locales/<language>/LC_MESSAGES/lawkit.po anew from the source: new
messages are added without a translation, those that are gone are dropped; a test holds the catalogues to the source.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.plurals import get_plural
from babel.messages.pofile import normalize, read_po
from jinja2 import Environment

from lawkit.cli_words import CLICK, NOT_SAID, help_texts
from lawkit.library.paths import content_root
from lawkit.localization.messages import PLACE
from lawkit.output import write_file

CALLED = ("_", "translate", "marked", "partial")  # the functions with whose first text a message begins
_WIDTH = 110
Message = tuple[
    str, str
]  # what is said of one thing, or of any number; and what of several, '' where that is no matter


@cache
def messages() -> tuple[Message, ...]:
    """Every message of the source code, of the page templates, and of the help on commands, each once.

    Those of click (the library of the command line) are among them: they stand between ours.
    """
    package = Path(__file__).resolve().parent.parent
    found: dict[Message, None] = {}
    for path in sorted(package.rglob("*.py"), key=lambda path: path.relative_to(package).as_posix()):
        found.update(dict.fromkeys(_of_module(path.read_text(encoding="utf-8"))))
    pages = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for path in sorted(package.rglob("*.j2")):
        source = path.read_text(encoding="utf-8")
        rows = pages.extract_translations(source, ("_", "marked"))  # type: ignore[attr-defined]
        found.update(dict.fromkeys(one for _line, _call, text in rows for one in _of_page(text)))
    found.update(dict.fromkeys((text, "") for text in help_texts()))
    found.update(dict.fromkeys(_of_click()))
    several = {message for message, forms in found if forms}
    return tuple(one for one in found if one[1] or one[0] not in several)


def _of_page(text: str | tuple[str | None, ...] | None) -> Iterator[Message]:
    words = [one for one in (text if isinstance(text, tuple) else (text,)) if isinstance(one, str)]
    if words:
        yield words[0], words[1] if len(words) > 1 else ""


def _of_module(source: str) -> Iterator[Message]:
    """The messages of a module in the order of its lines, those within f-strings too."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name == "partial" and getattr(call.args[0], "id", "") != "marked":
            continue
        if name in CALLED or isinstance(call.func, ast.Call):  # translator("fr")("…")
            one, *others = call.args[name == "partial" :]
            several = next(iter(_constants(others[0])), "") if others and name in ("marked", "partial") else ""
            yield from ((message, several) for message in _constants(one))


def _constants(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from _constants(first)
            yield from _constants(second)


def _of_click() -> Iterator[Message]:
    import click

    folder = Path(str(click.__file__)).parent
    for name in CLICK:
        with (folder / f"{name}.py").open("rb") as source:
            for _line, texts, _comments, _context in extract("python", source, {"_": None, "ngettext": (1, 2)}):
                yield from (one for one in _of_page(texts) if one[0] not in NOT_SAID)


def plural_rule(path: Path) -> str:
    """The rule of a catalogue for choosing the form of a number, in the syntax of gettext."""
    with path.open("rb") as file:
        return str(read_po(file, ignore_obsolete=True, charset="utf-8").plural_expr)


def read_catalogue(path: Path) -> dict[str, list[str]]:
    """Message -> its translation in each form (one form where the number is no matter), those without one left out."""
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        catalogue: Catalog = read_po(file, ignore_obsolete=True, charset="utf-8")
    found = {}
    for one in catalogue:
        forms = list(one.string) if isinstance(one.string, tuple) else [str(one.string)]
        if one.id and all(forms) and not one.fuzzy:
            found[one.id[0] if isinstance(one.id, tuple) else str(one.id)] = forms
    return found


def catalogue_text(language: str, translations: Mapping[str, Sequence[str]]) -> str:
    """The catalogue of a language, with every message of the source."""
    rule = get_plural(language.replace("-", "_"))
    lines = [
        f"# lawkit's own wording in {language}: command line, reports, fixed words of kit documents.",
        "# state: machine-drafted",
        'msgid ""',
        'msgstr ""',
        '"Project-Id-Version: lawkit\\n"',
        f'"Language: {language}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Plural-Forms: {rule.plural_forms}\\n"',
    ]
    for message, several in messages():
        flags = ["#, python-brace-format"] if "{" in message else []
        lines += ["", *flags, f"msgid {normalize(message, width=_WIDTH)}"]
        forms = translations.get(message, ())
        if not several:
            lines.append(f"msgstr {normalize(forms[0] if forms else '', width=_WIDTH)}")
            continue
        lines.append(f"msgid_plural {normalize(several, width=_WIDTH)}")
        shown = [forms[number] if len(forms) == rule.num_plurals else "" for number in range(rule.num_plurals)]
        lines += [f"msgstr[{number}] {normalize(text, width=_WIDTH)}" for number, text in enumerate(shown)]
    return "\n".join(lines) + "\n"


def update(root: Path) -> None:
    """Write every catalogue that a content folder has anew."""
    for path in sorted(root.glob(f"locales/*/{PLACE}")):
        write_file(path, catalogue_text(path.parents[1].name, read_catalogue(path)))


if __name__ == "__main__":
    update(content_root())
