"""The names that a clause's template uses, found without rendering it."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

CALLS = ("place", "ref", "refs", "part", "schedule", "option", "inserted")
TEXTS = ("this_act", "the_act", "the_regulations")  # how a text names itself and the other texts
STATE = ("name", "official_name")

_ENVIRONMENT = ImmutableSandboxedEnvironment()


@dataclass(frozen=True, slots=True)
class Call:
    """One call in a template: `place('competent-authority')` calls place with that name.

    `refs('a', 'b')` is read as two calls of ref; `this_act` alone as a call without a name.
    """

    function: str
    name: str = ""


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
        case nodes.Call(node=nodes.Name(name="refs"), args=targets, kwargs=[]) if targets and all(
            map(_is_name, targets)
        ):
            calls += [Call("ref", target.value) for target in targets if isinstance(target, nodes.Const)]
        case nodes.Call(node=nodes.Name(name=function), args=[nodes.Const(value=str(name))], kwargs=[]) if (
            function in CALLS
        ):
            calls.append(Call(function, name))
        case nodes.Name(name=text) if text in TEXTS:
            calls.append(Call(text))
        case nodes.Getattr(node=nodes.Name(name="state"), attr=attribute) if attribute in STATE:
            pass
        case _:
            known = ", ".join(f"{name}('…')" for name in CALLS)
            names = ", ".join((*TEXTS, *(f"state.{name}" for name in STATE)))
            wrong.append(f"a template may hold only {known}, {names}")


def _is_name(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)
