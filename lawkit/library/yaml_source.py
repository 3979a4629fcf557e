"""Reading content files: YAML as plain strings, with line numbers, refusing duplicate keys.

PyYAML's base loader is used because the safe loader turns the country NO into False and 1.10 into 1.1; pydantic
gives every value its type.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from lawkit.errors import ContentFault
from lawkit.sentences import Sentence, marked

Model = TypeVar("Model", bound=BaseModel)
Lines = dict[tuple[str | int, ...], int]

_Loader: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
LARGEST_FILE = 8 * 1024 * 1024  # bytes; content files are written by hand
DEEPEST = 40


class _RefusedError(Exception):
    def __init__(self, line: int, field: str, message: str) -> None:
        self.line, self.field, self.message = line, field, message


def _plain(node: yaml.Node, at: tuple[str | int, ...], lines: Lines) -> Any:
    lines[at] = node.start_mark.line + 1
    if len(at) > DEEPEST:
        raise _RefusedError(
            node.start_mark.line + 1, field_name(at), marked("nested too deeply (levels: {deepest})", deepest=DEEPEST)
        )
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*at, number), lines) for number, child in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise _RefusedError(line, field_name(at), marked("a key must be a word, found a list or a mapping"))
        if key in mapping:
            raise _RefusedError(line, field_name((*at, key)), marked("the key '{key}' stands twice; keep one", key=key))
        mapping[key] = _plain(value_node, (*at, key), lines)
        lines[(*at, key)] = line
    return mapping


def field_name(at: tuple[str | int, ...]) -> str:
    """A place in a file as messages show it: `obligations[3].elements[1].id`, counted from 1."""
    name = ""
    for part in at:
        name += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if name else part)
    return name


def read_mapping(path: Path) -> tuple[dict[str, Any], Lines, list[ContentFault]]:
    """A file as nested mappings, lists and strings, with the line of every value, and the faults found."""
    faults: list[ContentFault] = []
    lines: Lines = {}
    try:
        if path.stat().st_size > LARGEST_FILE:
            return {}, lines, [ContentFault(str(path), 0, "", marked("larger than 8 MB; split the file"))]
        text = path.read_text(encoding="utf-8-sig")
        if "&" in text and any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=_Loader)):
            return (
                {},
                lines,
                [ContentFault(str(path), 0, "", marked("aliases (*name) are not allowed; write the value out"))],
            )
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            return {}, lines, [ContentFault(str(path), 0, "", marked("the file is empty"))]
        data = _plain(node, (), lines)
        if not isinstance(data, dict):
            return (
                {},
                lines,
                [ContentFault(str(path), 1, "", marked("expected 'key: value' lines at the top of the file"))],
            )
        return data, lines, faults
    except OSError as error:
        faults.append(ContentFault(str(path), 0, "", marked("cannot be read: {reason}", reason=error.strerror)))
    except UnicodeDecodeError as error:
        faults.append(
            ContentFault(
                str(path), 0, "", marked("not UTF-8 text at byte {start}; save the file as UTF-8", start=error.start)
            )
        )
    except _RefusedError as refused:
        faults.append(ContentFault(str(path), refused.line, refused.field, refused.message))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        faults.append(
            ContentFault(
                str(path), mark.line + 1 if mark else 0, "", marked("not valid YAML: {problem}", problem=problem)
            )
        )
    return {}, lines, faults


def line_of(place: tuple[str | int, ...], lines: Mapping[tuple[str | int, ...], int]) -> int:
    """The line of a place, or of the nearest thing around it that has one."""
    at = place
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 0)


def expectation(error: Mapping[str, Any]) -> str:
    """What pydantic expected, in our words where it has none of use."""
    kind = error["type"]
    if kind == "extra_forbidden":
        return marked("unknown key; remove it or check its spelling")
    if kind == "missing":
        return marked("is missing; it must be given")
    own = error.get("ctx", {}).get("error")
    if isinstance(own, ValueError) and own.args and isinstance(own.args[0], Sentence):
        return own.args[0]
    given = error.get("input")
    said = f"{str(error['msg'])[:1].lower()}{str(error['msg'])[1:]}"
    if isinstance(given, str) and len(given) < 60:
        return marked("{expected}, found {given!r}", expected=said, given=given)
    return said


def read_model(path: Path, model: type[Model]) -> tuple[Model | None, Lines, list[ContentFault]]:
    """A content file as a typed object (None when it has faults), the line of every value, and all its faults."""
    data, lines, faults = read_mapping(path)
    if faults:
        return None, lines, faults
    try:
        return model.model_validate(data), lines, []
    except ValidationError as error:
        for one in error.errors():
            place = tuple(part for part in one["loc"] if not (isinstance(part, str) and "[" in part))
            faults.append(ContentFault(str(path), line_of(place, lines), field_name(place), expectation(one)))
    return None, lines, faults
