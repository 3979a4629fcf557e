"""How one finding was reached: each element, the words that met it, what was looked for, the nearest provisions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawkit.checking.assessment import Assessment, Evidence
from lawkit.checking.notation import SIDES
from lawkit.library.content import Obligation, ObligationRule
from lawkit.library.loader import Library
from lawkit.reports.view import UNSURE, Translate, state_of
from lawkit.sentences import marked

INDENT = "    "


def explain(library: Library, assessment: Assessment, obligation: Obligation, translate: Translate) -> str:
    """The explanation as text."""
    _ = translate
    finding = next(one for one in assessment.findings if one.obligation == obligation.id)
    instrument = library.instruments[obligation.instrument].short_title
    rule = library.rules.get(obligation.id)
    lines = [
        f"{obligation.id}: {instrument} {obligation.pinpoint}",
        obligation.duty,
        "",
        f"{_('Status')}: {_(state_of(finding))} ({_('confidence')} {finding.confidence:.2f})",
    ]
    if finding.is_unsure:
        lines.append(_(UNSURE))
    if rule is None:
        lines.append(_("There is no rule for this obligation yet; a reviewer must decide."))
        return "\n".join(lines) + "\n"
    lines += ["", _("A provision addresses the duty when it speaks of") + ":"]
    lines += [f"{INDENT}- {in_words(one, _)}" for one in rule.addressed]
    lines += [_("Found in") + ":" if finding.evidence else _("No provision does.")]
    lines += _quotes(finding.evidence)
    lines += ["", _("Elements") + ":"]
    conditions = {one.element: one for one in rule.elements}
    for element, found in zip(obligation.elements, finding.elements, strict=True):
        kind = "" if element.required else f" ({_('not required')})"
        kind = f" ({element.effect})" if element.effect else kind
        lines.append(f"{INDENT}[{'x' if found.present else ' '}] {element.text}{kind}")
        if found.evidence:
            lines += [INDENT + line for line in _quotes(found.evidence)]
        elif element.id in conditions:
            condition = conditions[element.id]
            lines.append(f"{INDENT * 2}{_('looked for')} ({condition.within}): {in_words(condition.when, _)}")
    for narrowed in finding.narrowed_by:
        lines += ["", f"{_('Narrower than the duty')}: {narrowed.error}", *_quotes((narrowed.evidence,))]
    if finding.nearest:
        lines += ["", _("Nearest provisions") + ":", *_quotes(finding.nearest)]
    if finding.clauses:
        lines += ["", _("Model clauses") + ": " + ", ".join(finding.clauses)]
    lines += _sources(rule, _)
    return "\n".join(lines) + "\n"


def _sources(rule: ObligationRule, _: Translate) -> list[str]:
    if not rule.given:
        return []
    return ["", _("Only judged where the law addresses one of") + ": " + ", ".join(rule.given)]


def _quotes(evidence: tuple[Evidence, ...]) -> list[str]:
    return [
        f"{INDENT}{one.file + ': ' if one.file else ''}{one.provision} [{one.start}:{one.end}] "
        f"“{' '.join(one.quote.split())}”"
        for one in evidence
    ]


def _of_obligations(key: str, words: str) -> str:
    if key == "names":
        return marked("a reference to what carries {words}", words=words)
    if key == "elsewhere":
        return marked("a reference to other provisions than those that carry {words}", words=words)
    return marked("the law addresses {words}", words=words)


def _of_a_side(key: str, words: str) -> str:
    if key == "term":
        return marked("in the defined term: {words}", words=words)
    if key == "body":
        return marked("in the meaning: {words}", words=words)
    if key == "head":
        return marked("in the first words of the meaning: {words}", words=words)
    return marked("anywhere in the section: {words}", words=words)


def in_words(expression: Any, translate: Translate = str) -> str:
    """An expression over concepts as a person would say it."""

    either, both = f" {translate(marked('or'))} ", f" {translate(marked('and'))} "

    def grouped(part: Any) -> str:
        words = in_words(part, translate)
        return f"({words})" if either in words or both in words else words

    def listed(parts: Iterable[Any], joint: str) -> str:
        return joint.join(map(grouped, parts))

    if isinstance(expression, str):
        return either.join(name.strip() for name in expression.split("|"))
    if isinstance(expression, (list, tuple)):
        return listed(expression, both)
    pieces = []
    for key, value in expression.items():
        if key == "none":
            pieces.append(translate(marked("none of: {words}", words=listed(value, ", "))))
        elif key == "any":
            pieces.append(listed(value, either))
        elif key == "of":
            said = marked("at least {number} of: {words}", number=expression["least"], words=listed(value, ", "))
            pieces.append(translate(said))
        elif key in ("near", "order"):
            within = {"words": listed(value, ", "), "number": expression["words"]}
            if key == "near":
                said = marked("{words}, near each other (within {number} words)", **within)
            else:
                said = marked("{words}, one after the other (within {number} words)", **within)
            pieces.append(translate(said))
        elif key in ("names", "elsewhere", "addressed"):
            words = ", ".join(value)
            if "least" in expression:
                words = translate(marked("at least {number} of: {words}", number=expression["least"], words=words))
            pieces.append(translate(_of_obligations(key, words)))
        elif key == "each":
            shown = in_words(expression["show"], translate)
            said = marked("of each of {duties} that the law addresses: {words}", duties=", ".join(value), words=shown)
            pieces.append(translate(said))
        elif key in (*SIDES, "section"):
            pieces.append(translate(_of_a_side(key, in_words(value, translate))))
        elif key == "all":
            pieces.append(in_words(value, translate))
    return both.join(pieces)
