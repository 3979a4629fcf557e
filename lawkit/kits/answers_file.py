"""Writing answers into an answers file that somebody keeps: only empty lines are filled, every other byte stays."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_SECTION = re.compile(r"^([\w-]+):\s*(?:#.*)?$")
_ENTRY = re.compile(r"^(\s+)([^\s#:][^:]*|\"[^\"]+\"|'[^']+')\s*:[ \t]*(.*?)\s*$")
_OPEN = ("", "~", "null", '""', "''")


def with_answers(text: str, answers: Mapping[str, Mapping[str, str]]) -> tuple[str, dict[str, str]]:
    """The file with answers filled in, by section and name, and the answers that the file holds otherwise.

    An answer to a question that the file does not ask is added at the end of its section. What stands in the file
    already is kept: the second value names it by `section.name`, with the answer that came.
    """
    lines = text.splitlines(keepends=True)
    left = {section: dict(entries) for section, entries in answers.items() if entries}
    otherwise: dict[str, str] = {}
    section = ""
    last: dict[str, int] = {}  # the last line of each section
    for number, line in enumerate(lines):
        head = _SECTION.match(line)
        if head and not line[0].isspace():
            section = head.group(1)
            last[section] = number
            continue
        entry = _ENTRY.match(line)
        if not entry or not section:
            continue
        last[section] = number
        name = entry.group(2).strip().strip("\"'")
        if name not in left.get(section, {}):
            continue
        answer = left[section].pop(name)
        if entry.group(3).partition(" #")[0].strip() in _OPEN:
            end = "\n" if line.endswith("\n") else ""
            lines[number] = f"{entry.group(1)}{entry.group(2)}: {json.dumps(answer, ensure_ascii=False)}{end}"
        elif _plain(entry.group(3)) != answer:
            otherwise[f"{section}.{name}"] = answer
    for section, entries in left.items():
        added = [f"  {name}: {json.dumps(answer, ensure_ascii=False)}\n" for name, answer in entries.items()]
        if not added:
            continue
        if section in last:
            lines[last[section]] = lines[last[section]].rstrip("\n") + "\n" + "".join(added)
        else:
            lines.append(("" if not lines or lines[-1].endswith("\n") else "\n") + f"{section}:\n" + "".join(added))
    return "".join(lines), otherwise


def _plain(written: str) -> str:
    try:
        return str(json.loads(written)) if written.startswith('"') else written.strip("'")
    except ValueError:
        return written
