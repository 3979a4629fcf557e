"""The answers that came back in a kit's controls: blanks that were filled in, options that were chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lawkit.kits.clauses import KeptClause
from lawkit.kits.returned import ReturnedKit
from lawkit.kits.wording import Wording, answer_to
from lawkit.word.pieces import Blank, Break, OpenChoice, Pieces, Reference, Tab, Text, as_pieces

_LONGEST_TAG = 64  # characters of a tag that Word keeps
_FACTS = {"enacting-formula": "enacting_formula"}


@dataclass
class ReturnedAnswers:
    """Answers by section and name as in an answers file; what could not be settled is told apart."""

    found: dict[str, dict[str, str]] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)  # blank -> the different answers that came
    unknown: dict[str, str] = field(default_factory=dict)  # option -> words that are none of its choices
    noted: dict[str, str] = field(default_factory=dict)  # other controls that were filled: evidence, owners
    ticked: list[str] = field(default_factory=list)


def returned_answers(kit: ReturnedKit, wordings: Mapping[str, Wording]) -> ReturnedAnswers:
    """The answers in the edited files of a kit; `wordings` render the same kit as it was made."""
    answers = ReturnedAnswers()
    shown = _blanks(kit)
    wording = next(iter(wordings.values()))
    for name, values in shown.items():
        entry = wording.library.placeholders.get(name)
        if entry is None and name not in _FACTS:
            filled = [value for value in values if value not in ("", "…")]
            if filled and (":" in name or not filled[0].startswith("[")):
                answers.noted[name] = filled[0]
            continue
        about = (wording.country, wording.answers, wording.language, tuple(wording.library.roots))
        before = answer_to(entry, *about) if entry else ""
        new = [value for value in values if not _is_open(value) and value != before]
        if len(new) > 1:
            answers.several[name] = new
        elif new:
            section, key = ("placeholders", name) if entry else ("facts", _FACTS[name])
            answers.found.setdefault(section, {})[key] = new[0]
    options = _options(wordings)
    for text in kit.texts:
        offered: Mapping[str, str] = kit.manifest["texts"][text.id].get("options", {})
        for tag, words in text.document.options.items():
            if words == offered.get(tag, words) or tag not in options:
                continue
            key, choices = options[tag]
            chosen = next((name for name, choice in choices.items() if _same(choice, words)), "")
            if chosen:
                answers.found.setdefault("options", {})[key] = chosen
            else:
                answers.unknown[key] = words
    answers.ticked = sorted({tag for document in kit.documents.values() for tag in document.ticks})
    return answers


def _blanks(kit: ReturnedKit) -> dict[str, list[str]]:
    """What every blank shows over all edited files; the store counts where no control shows anything new."""
    shown: dict[str, list[str]] = {}
    for document in kit.documents.values():
        for name, values in document.blanks.items():
            held = shown.setdefault(name, [])
            held += [value for value in (*values, " ".join(document.stored.get(name, "").split())) if value not in held]
    return {name: [value for value in values if value] for name, values in shown.items()}


def _is_open(value: str) -> bool:
    return value.startswith("[") and value.endswith("]")


def _options(wordings: Mapping[str, Wording]) -> dict[str, tuple[str, dict[str, str]]]:
    """The options of all texts by the tag of their control: name in an answers file, words of each choice."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for wording in wordings.values():
        clauses: dict[str, KeptClause] = {one.id: one for one in wording.selection.provisions()}
        for key, option in wording.options_used.items():
            clause = clauses.get(key.rpartition("/")[0])
            choices = {one.id: _tokens(wording.pieces(one.text, clause)) for one in option.choices}
            found[f"option:{key}"[:_LONGEST_TAG].removeprefix("option:")] = (key, choices)
    return found


def _tokens(pieces: Pieces) -> str:
    """Words as they are read back: blanks and references as names in braces."""
    words = ""
    for piece in as_pieces(pieces):
        match piece:
            case Text(text=text):
                words += text
            case Blank(id=name):
                words += f"{{{name}}}"
            case Reference():
                words += "{ref}"
            case OpenChoice(pieces=inner):
                words += _tokens(inner)
            case Tab() | Break():
                words += " "
            case _:
                continue
    return words


def _same(choice: str, words: str) -> bool:
    bare: Sequence[str] = [" ".join(one.replace("\u00a0", " ").split()).strip("[]/ .;,") for one in (choice, words)]
    return bare[0] == bare[1]
