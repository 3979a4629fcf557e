"""Templates of clauses, taken apart: words, and calls such as `place('competent-authority')`.

The syntax is that of Jinja2, of which only a few calls and names are allowed. Nothing is run: whoever prints a
template finds the words for each call.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

CALLS = ("place", "ref", "refs", "part", "parts", "schedule", "option", "inserted")
SEVERAL = {"refs": "ref", "parts": "part"}  # calls that take any number of names, and what each name is
TEXTS = ("this_act", "the_act", "the_regulations")  # how a text names itself and the other texts
STATE = ("name", "official_name", "code")
TREATY = ("title", "name", "short", "made", "depositary", "address")  # of the treaty that a paper is for
FORMED = ("ref", "refs", "part", "parts", "schedule", "inserted", *TEXTS)  # may be asked for in a form: `| form('de')`

_ENVIRONMENT = Environment(autoescape=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One call in a template: `place('competent-authority')` calls place with that name.

    `this_act` alone is a call without a name, `state.name` a call of state, `treaty.title` one of treaty.
    """

    function: str
    name: str = ""
    more: tuple[str, ...] = ()  # the further names of `refs('a', 'b')`
    form: str = ""  # the grammatical form asked for: `{{ ref('a') | form('de') }}`


@lru_cache(maxsize=16384)
def template_parts(text: str) -> tuple[tuple[str | Call, ...], tuple[str, ...]]:
    """The words and calls of a template in order, and what is wrong with it in words."""
    if "{" not in text:
        return ((text,) if text else ()), ()
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        return (), (f"not a valid template: {error.message}",)
    parts: list[str | Call] = []
    wrong: list[str] = []
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            wrong.append("only {{ … }} may stand in a template, no {% … %}")
            continue
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                parts.append(piece.data)
            else:
                _read(piece, parts, wrong)
    return tuple(parts), tuple(wrong)


def read_template(text: str) -> tuple[list[Call], list[str]]:
    """The calls of a template that must lead somewhere, and what is wrong with it; `refs` is read as calls of ref."""
    parts, wrong = template_parts(text)
    calls: list[Call] = []
    for part in parts:
        if isinstance(part, Call) and part.function in SEVERAL:
            calls += [Call(SEVERAL[part.function], name) for name in (part.name, *part.more)]
        elif isinstance(part, Call) and part.function != "state":
            calls.append(part)
    return calls, list(wrong)


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
                wrong.append(f"form('{form}') may follow only {', '.join(FORMED)}")
        case nodes.Name(name=text) if text in TEXTS:
            parts.append(Call(text))
        case nodes.Getattr(node=nodes.Name(name="state"), attr=attribute) if attribute in STATE:
            parts.append(Call("state", attribute))
        case nodes.Getattr(node=nodes.Name(name="treaty"), attr=attribute) if attribute in TREATY:
            parts.append(Call("treaty", attribute))
        case _:
            known = ", ".join(f"{name}('…')" for name in CALLS)
            names = ", ".join((*TEXTS, *(f"state.{name}" for name in STATE)))
            wrong.append(f"a template may hold only {known}, {names}")
