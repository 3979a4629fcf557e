"""The names that a clause's template uses, found without rendering it."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

CALLS = ("place", "ref", "part", "schedule", "option")
NAMES = {"this_act": frozenset[str](), "state": frozenset({"name", "official_name"})}

_ENVIRONMENT = ImmutableSandboxedEnvironment()


@dataclass(frozen=True, slots=True)
class Call:
    """One call in a template: `place('competent-authority')` calls place with that name."""

    function: str
    name: str


def read_template(text: str) -> tuple[list[Call], list[str]]:
    """The calls of a template in order, and what is wrong with it in words."""
    if "{" not in text:
        return [], []
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        return [], [f"not a valid template: {error.message}"]
    calls: list[Call] = []
    wrong: list[str] = []
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            wrong.append("only {{ … }} may stand in a template, no {% … %}")
            continue
        for piece in node.nodes:
            if not isinstance(piece, nodes.TemplateData):
                _read(piece, calls, wrong)
    return calls, wrong


def _read(piece: nodes.Expr, calls: list[Call], wrong: list[str]) -> None:
    match piece:
        case nodes.Call(node=nodes.Name(name=function), args=[nodes.Const(value=str(name))], kwargs=[]) if (
            function in CALLS
        ):
            calls.append(Call(function, name))
        case nodes.Name(name="this_act"):
            pass
        case nodes.Getattr(node=nodes.Name(name=owner), attr=attribute) if attribute in NAMES.get(owner, ()):
            pass
        case _:
            known = ", ".join(f"{name}('…')" for name in CALLS)
            wrong.append(f"a template may hold only {known}, this_act, state.name and state.official_name")
