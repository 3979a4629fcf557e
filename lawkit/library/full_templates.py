"""Templates read by Jinja2: those that are not written in the plain way, and those that are wrong."""

from __future__ import annotations

from dataclasses import replace

from jinja2 import Environment, TemplateSyntaxError, nodes

from lawkit.library.templates import CALLS, FORMED, SEVERAL, STATE, TEXTS, TREATY, Call
from lawkit.sentences import marked

_ENVIRONMENT = Environment(autoescape=False)


def full_parts(text: str) -> tuple[tuple[str | Call, ...], tuple[str, ...]]:
    """The words and calls of a template in order, and what is wrong with it in words."""
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        return (), (marked("not a valid template: {problem}", problem=error.message),)
    parts: list[str | Call] = []
    wrong: list[str] = []
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            wrong.append(marked("only {{ … }} may stand in a template, no {% … %}"))
            continue
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                parts.append(piece.data)
            else:
                _read(piece, parts, wrong)
    return tuple(parts), tuple(wrong)


def _read(piece: nodes.Expr, parts: list[str | Call], wrong: list[str]) -> None:
    match piece:
        case nodes.Call(node=nodes.Name(name=function), args=[nodes.Const(value=str(name)), *others], kwargs=[]) if (
            function in SEVERAL and all(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in others)
        ):
            parts.append(Call(function, name, tuple(one.value for one in others if isinstance(one, nodes.Const))))
        case nodes.Call(node=nodes.Name(name=function), args=[nodes.Const(value=str(name))], kwargs=[]) if (
            function in CALLS
        ):
            parts.append(Call(function, name))
        case nodes.Filter(node=nodes.Expr() as inner, name="form", args=[nodes.Const(value=str(form))], kwargs=[]):
            _read(inner, parts, wrong)
            last = parts[-1] if parts else ""
            if isinstance(last, Call) and last.function in FORMED:
                parts[-1] = replace(last, form=form)
            elif not wrong:
                wrong.append(marked("form('{form}') may follow only {calls}", form=form, calls=", ".join(FORMED)))
        case nodes.Name(name=text) if text in TEXTS:
            parts.append(Call(text))
        case nodes.Getattr(node=nodes.Name(name="state"), attr=attribute) if attribute in STATE:
            parts.append(Call("state", attribute))
        case nodes.Getattr(node=nodes.Name(name="treaty"), attr=attribute) if attribute in TREATY:
            parts.append(Call("treaty", attribute))
        case _:
            known = ", ".join(f"{name}('…')" for name in CALLS)
            names = ", ".join((*TEXTS, *(f"state.{name}" for name in STATE)))
            wrong.append(marked("a template may hold only {known}, {names}", known=known, names=names))
