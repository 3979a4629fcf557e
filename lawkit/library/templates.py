"""Templates of clauses, taken apart: words, and calls such as `place('competent-authority')`.

The syntax is that of Jinja2, of which only a few calls and names are allowed. Nothing is run: whoever prints a
template finds the words for each call. What is written in the plain way is read without Jinja2; it reads the rest, and
says what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

CALLS = ("place", "ref", "refs", "part", "parts", "schedule", "option", "inserted")
SEVERAL = {"refs": "ref", "parts": "part"}  # calls that take any number of names, and what each name is
TEXTS = ("this_act", "the_act", "the_regulations")  # how a text names itself and the other texts
STATE = ("name", "official_name", "code")
TREATY = ("title", "name", "short", "made", "depositary", "address")  # of the treaty that a paper is for
FORMED = ("ref", "refs", "part", "parts", "schedule", "inserted", *TEXTS)  # may be asked for in a form: `| form('de')`

_PLAIN = re.compile(
    r"""\{\{\s*(?:(?P<call>\w+)\(\s*(?P<names>'[^'\\]*'(?:\s*,\s*'[^'\\]*')*)\s*\)|(?P<text>\w+)"""
    r"""|(?P<space>\w+)\.(?P<attribute>\w+))\s*(?:\|\s*form\(\s*'(?P<form>[^'\\]*)'\s*\)\s*)?\}\}"""
)
_NAME = re.compile(r"'([^']*)'")


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
    parts = _plain_parts(text)
    if parts is not None:
        return parts, ()
    from lawkit.library.full_templates import full_parts

    return full_parts(text)


def _plain_parts(text: str) -> tuple[str | Call, ...] | None:
    """The parts of a template in which every call is allowed and written in the plain way; None for any other."""
    parts: list[str | Call] = []
    end = 0
    for found in _PLAIN.finditer(text):
        call = _plain_call(found)
        if call is None:
            return None
        if found.start() > end:
            parts.append(text[end : found.start()])
        parts.append(call)
        end = found.end()
    if end < len(text):
        parts.append(text[end:])
    odd = any(isinstance(one, str) and ("{" in one or "}" in one or "\n" in one) for one in parts)
    return None if odd else tuple(parts)


def _plain_call(found: re.Match[str]) -> Call | None:
    call, text, space, attribute, form = found.group("call", "text", "space", "attribute", "form")
    if call is not None:
        names = _NAME.findall(found["names"])
        allowed = call in SEVERAL or (call in CALLS and len(names) == 1)
        made = Call(call, names[0], tuple(names[1:])) if allowed else None
    elif text is not None:
        made = Call(text) if text in TEXTS else None
    else:
        made = Call(space, attribute) if attribute in {"state": STATE, "treaty": TREATY}.get(space, ()) else None
    if made is None or form is None:
        return made
    return replace(made, form=form) if made.function in FORMED else None


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
