"""The product's own wording: gathering the messages of the source code into the catalogues of every language.

`python -m lawkit.translation.messages` writes locales/<language>/LC_MESSAGES/lawkit.po anew from the source: new
messages are added without a translation, those that are gone are dropped; a test holds the catalogues to the source.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import normalize, read_po
from jinja2 import Environment

from lawkit.library.paths import content_root
from lawkit.localization.messages import PLACE
from lawkit.output import write_file

CALLED = ("_", "translate", "marked")  # the functions whose first argument is a message
_WIDTH = 110


def messages() -> list[str]:
    """Every message of the source code and of the page templates, in order of modules, each once."""
    package = Path(__file__).resolve().parent.parent
    found: dict[str, None] = {}
    for path in sorted(package.rglob("*.py"), key=lambda path: path.relative_to(package).as_posix()):
        found.update(dict.fromkeys(_of_module(path.read_text(encoding="utf-8"))))
    pages = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for path in sorted(package.rglob("*.j2")):
        rows = pages.extract_translations(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
        found.update(dict.fromkeys(text for _line, _call, text in rows if isinstance(text, str)))
    return list(found)


def _of_module(source: str) -> Iterator[str]:
    """The messages of a module in the order of its lines, those within f-strings too."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in CALLED or isinstance(call.func, ast.Call):  # translator("fr")("…")
            yield from _constants(call.args[0])


def _constants(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from _constants(first)
            yield from _constants(second)


def read_catalogue(path: Path) -> dict[str, str]:
    """Message -> translation of one catalogue, those without a translation left out."""
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        catalogue: Catalog = read_po(file, ignore_obsolete=True, charset="utf-8")
    return {str(one.id): str(one.string) for one in catalogue if one.id and one.string and not one.fuzzy}


def catalogue_text(language: str, translations: dict[str, str]) -> str:
    """The catalogue of a language, with every message of the source."""
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
    ]
    for text in messages():
        flags = ["#, python-brace-format"] if "{" in text else []
        lines += ["", *flags, f"msgid {normalize(text, width=_WIDTH)}"]
        lines.append(f"msgstr {normalize(translations.get(text, ''), width=_WIDTH)}")
    return "\n".join(lines) + "\n"


def update(root: Path) -> None:
    """Write every catalogue that a content folder has anew."""
    for path in sorted(root.glob(f"locales/*/{PLACE}")):
        write_file(path, catalogue_text(path.parents[1].name, read_catalogue(path)))


if __name__ == "__main__":
    update(content_root())
