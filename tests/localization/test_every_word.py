"""No word that a user reads stands outside the catalogues: the source is walked, and the help of every command."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import lawkit
from lawkit import errors
from lawkit.cli import commands
from lawkit.cli_words import help_texts, in_language
from lawkit.library.paths import content_root
from lawkit.localization.messages import PLACE
from lawkit.translation.messages import messages, read_catalogue

PACKAGE = Path(lawkit.__file__).parent
LANGUAGES = ("ar", "es", "fr", "id", "pt", "ru", "zh")
THROUGH = {"_", "translate", "marked", "partial", "tell"}  # what a sentence may stand in
SHOWN = {
    "print",
    "echo",
    "secho",
    "write",
    "say",
    "progress",
    "unusable",
    "fault",
    "_fault",
    "_missing",
    "ContentFault",
}
KEPT_IN = {"warnings", "_warnings", "wrong", "found", "notes"}  # lists of what is told
# For programs, in English by the interface's own rules: the description of the interface, and what the gate tells them.
FOR_PROGRAMS = {"web/api", "web/gate.py"}
NAMED = {"error", "reason", "why", "message", "hint", "doubt", "told", "advice", "unknown", "warning"}
WORD = re.compile(r"(?<![\w</.{-])[a-z]{2,}(?![\w/>=(])")
ERRORS = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Exception)} | {
    "OfficeError", "AddressError", "HTTPException", "UsageError", "ValueError", "_RefusedError",
}  # fmt: skip


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not any(name.startswith(one) for one in FOR_PROGRAMS):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def bare(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts of more than one word in an expression that no function for translating holds."""
    if isinstance(node, ast.Call) and (called(node) in THROUGH or isinstance(node.func, ast.Call)):
        return
    if isinstance(node, ast.Constant | ast.JoinedStr):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        text = "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in parts)
        if isinstance(node, ast.JoinedStr) or isinstance(node.value, str):
            if len(WORD.findall(text)) > 1:
                yield node.lineno, text
            return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.keyword) and child.arg == "style"):
            yield from bare(child)


def told(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What the calls and errors of a module tell a user, as far as it is not translated."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and NAMED & {getattr(one, "id", "") for one in node.targets}:
            yield from bare(node.value)
        if not isinstance(node, ast.Call):
            continue
        name = called(node)
        into = getattr(node.func, "value", None)
        appended = name == "append" and getattr(into, "id", getattr(into, "attr", "")) in KEPT_IN
        if name in SHOWN or name in ERRORS or appended:
            for argument in node.args:
                yield from bare(argument)
        for keyword in node.keywords:
            if keyword.arg in NAMED:
                yield from bare(keyword.value)


def test_what_errors_and_commands_say_can_be_translated() -> None:
    assert [(name, *one) for name, tree in sources() for one in told(tree) if name not in NOT_FOR_USERS] == []


NOT_FOR_USERS = {"drafts/numbering.py", "translation/xml_form.py"}  # a programmer's fault; notes in translators' files


def test_the_walk_sees_what_is_not_translated() -> None:
    source = 'raise DraftError(f"{name}: no such file")\nprint("all is well")\nprint(_("all is well"))\nx.unusable(y)\n'
    source += 'warnings.append("some words were left out")\nraise DraftError(marked("no such file"), at=name)\n'
    source += 'reason = "it is lost"\nResult(error="it is broken")\n'
    assert sorted(told(ast.parse(source))) == [
        (1, "{}: no such file"), (2, "all is well"), (5, "some words were left out"),
        (7, "it is lost"), (8, "it is broken"),
    ]  # fmt: skip


def every(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from every(one)


def test_every_command_and_option_has_help_and_all_of_it_is_among_the_messages() -> None:
    known = {message for message, _several in messages()}
    assert set(help_texts()) <= known
    for command in every(commands):
        assert command.help, command.name
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help or isinstance(option.type, click.Choice | click.IntRange), (
                    command.name,
                    option.name,
                )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_terminal_is_translated(language: str) -> None:
    known = read_catalogue(content_root() / "locales" / language / PLACE)
    assert [text for text in help_texts() if text not in known] == []
    said = in_language(commands, lambda text: known[text][0])
    assert commands.help != said.help
    assert commands.commands["kit"].help is not None
    assert "Write the kit" in commands.commands["kit"].help, "the commands themselves stay as they are"
