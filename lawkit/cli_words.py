"""The help on commands and what click says of wrong usage, in the language of the terminal."""

from __future__ import annotations

import contextlib
import copy
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module

import click

from lawkit.sentences import Sentence, marked

CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")  # its modules that speak
NOT_SAID = frozenset({  # what click says to programmers, or in prompts that lawkit has not
    "Value must be an iterable.", "Name '{name}' defined twice", "(dynamic)", "%(prog)s, version %(version)s",
    "Could not determine name for option with declarations {decls!r}", "Do you want to continue?", "deprecated",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?", "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Confirm the action without prompting.", "Unknown color {colour!r}", "Press any key to continue...",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}", "{value!r} is not a valid UUID.",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}", "Choice({choices})", "unknown error",
    "Could not open file {filename!r}: {message}", "{value!r} is not a valid boolean. Recognized values: {states}",
    "Takes {nargs} values but 1 was given.", "{len_type} values are required, but {len_value} was given.",
    "env var: {var}", "Repeat for confirmation", "Choose from:\n\t{choices}", "Argument {name!r} takes {nargs} values.",
    "{name} {filename!r} is not executable.", "Positional arguments", "Options",
    "Invalid start character for option ({option})",
})  # fmt: skip
_OURS = {"Options": marked("Command options")}  # where the same English word means something else in our messages
Translate = Callable[[str], str]


def help_texts() -> list[str]:
    """Every text of the help on commands and their options, in the order of the commands."""
    from lawkit.cli import commands

    found: dict[str, None] = {}
    in_language(commands, lambda text: found.setdefault(text) or text)
    return list(found)


def in_language(command: click.Command, translate: Translate) -> click.Command:
    """A command, and those below it, with the help in a language; the command itself stays as it is."""
    made = copy.copy(command)
    made._help_option = None  # click keeps it with its words once it was made
    made.help = _paragraphs(command.help, translate)
    made.params = [_option(one, translate) for one in command.params]
    if isinstance(command, click.Group) and isinstance(made, click.Group):
        made.commands = {name: in_language(one, translate) for name, one in command.commands.items()}
    return made


def _paragraphs(text: str | None, translate: Translate) -> str | None:
    """Click takes an empty line for a new paragraph and no other end of a line."""
    if not text:
        return text
    return "\n\n".join(translate(" ".join(one.split())) for one in inspect.cleandoc(text).split("\n\n"))


def _option(parameter: click.Parameter, translate: Translate) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    made = copy.copy(parameter)
    made.help = translate(parameter.help)
    return made


@contextlib.contextmanager
def click_speaking(translate: Translate) -> Iterator[None]:
    """Click says its own words (Usage, Options, what is wrong with an option) through `translate` meanwhile.

    Click asks gettext in each of its modules by the names `_` and `ngettext`, and has no other door for a translator.
    """

    def one(message: str) -> str:
        return translate(_OURS.get(message, message))

    def one_or_several(message: str, several: str, count: int) -> str:
        return translate(Sentence(message, several, count=count))

    names = {"_": one, "ngettext": one_or_several}
    modules = [import_module(f"click.{name}") for name in CLICK]
    before = [(module, name, getattr(module, name)) for module in modules for name in names if hasattr(module, name)]
    try:
        for module, name, _own in before:
            setattr(module, name, names[name])
        yield
    finally:
        for module, name, own in before:
            setattr(module, name, own)
