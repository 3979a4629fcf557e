"""What came back in a kit, in words for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lawkit.kits.remaking import Remade, changed_files
from lawkit.kits.returned import ReturnedText, difference
from lawkit.reports.view import Translate

_LONGEST = 160  # characters of a line that is shown


def returned_lines(remade: Remade, _: Translate) -> Iterator[str]:
    """The report line by line."""
    kit, answers = remade.kit, remade.answers
    for text in kit.texts:
        yield _("{file}: {changed} clauses changed, {deleted} deleted, {added} added, {kept} as they were").format(
            file=text.file, changed=len(text.changed), deleted=len(text.deleted), added=len(text.added),
            kept=len(text.kept),
        )  # fmt: skip
        yield from _clauses(remade, text, _)
    others = [*changed_files(kit)]
    if others:
        yield _("Also changed, and kept as they came back: {files}").format(files=", ".join(others))
    if kit.new:
        yield _("Put there by others, and kept: {files}").format(files=", ".join(kit.new))
    if kit.missing:
        yield _("No longer there, and made anew: {files}").format(files=", ".join(kit.missing))
    if not kit.edited and not kit.new:
        yield _("Nothing in the kit was changed.")
    for section, entries in answers.found.items():
        for name, answer in entries.items():
            yield _("Answer to {name}: {answer}").format(name=f"{section}.{name}", answer=_short(answer))
    for name, answer in remade.otherwise.items():
        yield _("{name}: the answers file says otherwise and was kept; the kit says: {answer}").format(
            name=name, answer=_short(answer)
        )
    for name, several in answers.several.items():
        yield _("{name}: different answers came back, and none was taken: {answers}").format(
            name=name, answers=" / ".join(map(_short, several))
        )
    for name, words in answers.unknown.items():
        yield _("{name}: none of the choices; the words stand in the file: {words}").format(
            name=name, words=_short(words)
        )
    if answers.noted or answers.ticked:
        yield _("{filled} other controls were filled in and {ticked} boxes ticked; they stay in their files.").format(
            filled=len(answers.noted), ticked=len(answers.ticked)
        )
    for file, comment in kit.comments():
        place = f" ({comment.clause})" if comment.clause else ""
        yield _("Comment of {author} in {file}{place}: {words}").format(
            author=comment.author or "?", file=file, place=place, words=_short(comment.words)
        )


def _clauses(remade: Remade, text: ReturnedText, _: Translate) -> Iterator[str]:
    before = remade.before.get(text.id, {})
    for name in text.changed:
        yield "  ~ " + name
        for sign, line in difference(before.get(name), text.document.clauses[name]):
            yield f"      {sign} {_short(line)}"
    for name in text.deleted:
        yield "  - " + name
    for one in text.added:
        yield "  + " + _("after {clause}: {heading}").format(clause=one.after or "–", heading=_short(one.words[0]))
    merged = remade.merged.get(text.file)
    if merged is None:
        return
    if merged.inserted:
        yield "  " + _("put in as tracked insertions: {clauses}").format(clauses=", ".join(merged.inserted))
    if merged.reworded:
        yield "  " + _("worded otherwise by the kit, told in comments: {clauses}").format(
            clauses=", ".join(merged.reworded)
        )
    if merged.dropped:
        yield "  " + _("no longer in the kit, told in comments: {clauses}").format(clauses=", ".join(merged.dropped))


def returned_json(remade: Remade) -> str:
    """The same as JSON, keys in a fixed order."""
    kit, answers = remade.kit, remade.answers
    data: dict[str, Any] = {
        "schema": 1,
        "country": kit.manifest["country"],
        "texts": [_text(remade, text) for text in kit.texts],
        "edited": sorted(kit.edited),
        "new": sorted(kit.new),
        "missing": list(kit.missing),
        "answers": answers.found,
        "answers_kept": dict(remade.otherwise),
        "answers_differing": answers.several,
        "options_reworded": answers.unknown,
        "noted": answers.noted,
        "ticked": answers.ticked,
        "comments": [
            {"file": file, "author": one.author, "date": one.date, "clause": one.clause, "text": one.words}
            for file, one in kit.comments()
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _text(remade: Remade, text: ReturnedText) -> dict[str, Any]:
    before = remade.before.get(text.id, {})
    merged = remade.merged.get(text.file)
    return {
        "text": text.id,
        "file": text.file,
        "changed": [
            {
                "clause": name,
                "lines": [
                    {"sign": sign, "text": line}
                    for sign, line in difference(before.get(name), text.document.clauses[name])
                ],
            }
            for name in text.changed
        ],
        "deleted": list(text.deleted),
        "added": [{"after": one.after, "paragraphs": list(one.words)} for one in text.added],
        "put_in": merged.inserted if merged else [],
        "reworded": merged.reworded if merged else [],
        "dropped": merged.dropped if merged else [],
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"
