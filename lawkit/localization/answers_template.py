"""The answers file as a user first gets it: every question with advice and example, what is known, and no answer."""

from __future__ import annotations

import json
import os
import re
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lawkit.errors import OutputError
from lawkit.library.content import Choice, Option, Placeholder
from lawkit.localization.answers import Answers
from lawkit.localization.countries import Country, Fact, TreatyStatus
from lawkit.localization.questions import Question, questions_for
from lawkit.sentences import marked
from lawkit.untranslated import labelled

_CALL = re.compile(r"\{\{.*?(?:\(\s*'([^']*)'\s*\)|([\w.]+))\s*\}\}")
_WIDTH = 110
Translate = Callable[[str], str]


def write_answers_template(
    country: Country,
    placeholders: Mapping[str, Placeholder],
    options: Mapping[str, Option],
    questions: Mapping[str, Question],
    path: Path,
    answers: Answers | None = None,
    _: Translate = marked,
) -> None:
    """Writes the answers file of a state; what `answers` holds is filled in.

    Raises OutputError where the file stands already, so that nobody's answers are lost, or cannot be written.
    """
    text = answers_template(country, placeholders, options, questions, answers, _)
    if path.exists():
        raise OutputError(
            marked(
                "{path} is there already; lawkit does not overwrite answers. Rename it or name another file", path=path
            )
        )
    unfinished = ""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
            unfinished = file.name
            file.write(text)
        Path(unfinished).chmod(0o644)
        os.replace(unfinished, path)
    except OSError as error:
        Path(unfinished).unlink(missing_ok=True) if unfinished else None
        raise OutputError(
            marked("{path} cannot be written: {reason}; choose another folder", path=path, reason=error.strerror)
        ) from error


def answers_template(
    country: Country,
    placeholders: Mapping[str, Placeholder],
    options: Mapping[str, Option],
    questions: Mapping[str, Question],
    answers: Answers | None = None,
    _: Translate = marked,
) -> str:
    """The text of an answers file, with explanations in the language of `_`. The same content gives the same text."""
    given = answers or Answers()
    lines = [*_comment(_header(country, _), ""), f"country: {country.iso2}\n"]
    lines += _section("facts", _("Facts on the State"))
    for fact, question in questions_for(country, questions).items():
        lines += _comment(_question_lines(question, country.fact(fact), _))
        lines.append(_entry(fact, _yes_no(question, given.facts.get(fact, ""))))
    lines += _section("treaty_status", _("Treaties: party, signatory or not party, and the date (party 2019-05-31)"))
    for row in country.treaty_status:
        lines += _comment([_status_line(row, _)])
        told = given.treaty_status.get(row.instrument)
        date = f" {told.date}" if told and told.date != "unknown" else ""
        lines.append(_entry(row.instrument, f"{told.status}{date}" if told else ""))
    lines += _section("placeholders", _("Blanks of the model law"))
    for key, placeholder in placeholders.items():
        known = country.fact(placeholder.fact) if placeholder.fact else None
        lines += _comment(_placeholder_lines(placeholder, known, _))
        lines.append(_entry(key, given.placeholders.get(key, "")))
    lines += _section("options", _("Bracketed options of the model law: give the name of one choice"))
    for key, option in options.items():
        lines += _comment(_option_lines(option, _))
        lines.append(_entry(key, given.options.get(key, "")))
    return "\n".join(lines)


def _header(country: Country, _: Translate) -> list[str]:
    return [
        _("Answers on {country}, for lawkit kit {code} --answers THIS-FILE").format(
            country=country.short_name, code=country.iso2
        ),
        _("Write each answer after its colon. An empty answer stays open: the kit prints its blank in brackets."),
        _("Put an answer that holds a colon or a hash sign in quotes. Lines that begin with # are explanations."),
    ]


def _section(name: str, title: str) -> list[str]:
    return [*_comment([title], ""), f"{name}:"]


def _comment(paragraphs: list[str], indent: str = "  ") -> Iterator[str]:
    for paragraph in paragraphs:
        plain = " ".join(labelled(paragraph).split())
        yield from textwrap.wrap(
            plain, _WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}#   ", break_on_hyphens=False
        )


def _entry(key: str, value: str) -> str:
    return f"  {key}: {json.dumps(value, ensure_ascii=False)}\n" if value else f"  {key}:\n"


def _yes_no(question: Question, value: str) -> str:
    return {"true": "yes", "false": "no"}.get(value, value) if question.kind == "yes-no" else value


def _known_line(fact: Fact | None, _: Translate, shown: Callable[[str], str] = str) -> list[str]:
    if fact is None or not fact.known:
        return []
    dated = _("{source}, as of {date}") if fact.as_of != "unknown" else _("{source}, undated")
    source = dated.format(source=fact.source, date=fact.as_of)
    doubt = f"; {fact.note}" if fact.note else ""
    return [
        _("Known: {value} ({source}{doubt}). Leave empty to keep it.").format(
            value=shown(fact.text), source=source, doubt=doubt
        )
    ]


def _question_lines(question: Question, fact: Fact, _: Translate) -> list[str]:
    lines = [question.question + (f" ({question.expected})" if question.expected else "")]
    lines += [_("Advice: {text}").format(text=question.advice)] if question.advice else []
    lines += [_("Example: {text}").format(text=question.example)] if question.example else []
    return lines + _known_line(fact, _, lambda value: _yes_no(question, value))


def _status_line(row: TreatyStatus, _: Translate) -> str:
    if row.status == "unknown":
        return _("Not known ({reason}).").format(reason=row.basis or _("no source was seen"))
    date = f" {row.date}" if row.date != "unknown" else ""
    source = ", ".join(part for part in (row.source, row.as_of if row.source else "", row.basis) if part)
    return _("Known: {value} ({source}).").format(value=f"{row.status}{date}", source=source)


def _placeholder_lines(placeholder: Placeholder, fact: Fact | None, _: Translate) -> list[str]:
    lines = [f"[{placeholder.label}] {placeholder.question}"]
    lines += [_("Advice: {text}").format(text=placeholder.advice)] if placeholder.advice else []
    lines += [_("Example: {text}").format(text=placeholder.example)] if placeholder.example else []
    return lines + _known_line(fact, _)


def choice_words(choice: Choice) -> str:
    """What a choice puts into the law, shortened, with its blanks in brackets; empty where it puts in nothing."""
    words = _CALL.sub(lambda call: f"[{(call[1] or call[2]).replace('_', ' ')}]", choice.text)
    return textwrap.shorten(" ".join(words.split()), 160, placeholder=" …")


def _option_lines(option: Option, _: Translate) -> list[str]:
    lines = [option.question, _("Advice: {text}").format(text=option.advice)]
    for choice in option.choices:
        advice = f" ({choice.advice})" if choice.advice else ""
        lines.append(f"- {choice.id}: {choice_words(choice) or _('no words')}{advice}")
    if option.default:
        lines.append(_("Without an answer: {choice}").format(choice=option.default))
    return lines
