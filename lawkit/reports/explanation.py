"""How one finding was reached: each element, the words that met it, what was looked for, the nearest provisions."""

from __future__ import annotations

from typing import Any

from lawkit.checking.assessment import Assessment, Evidence
from lawkit.library.content import Obligation, ObligationRule
from lawkit.library.loader import Library
from lawkit.reports.view import UNSURE, Translate, state_of

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
    lines += [f"{INDENT}- {in_words(one)}" for one in rule.addressed]
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
            lines.append(f"{INDENT * 2}{_('looked for')} ({condition.within}): {in_words(condition.when)}")
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


def in_words(expression: Any) -> str:
    """An expression over concepts as a person would say it."""
    if isinstance(expression, str):
        return " or ".join(name.strip() for name in expression.split("|"))
    if isinstance(expression, (list, tuple)):
        return " and ".join(_grouped(part) for part in expression)
    pieces = []
    for key, value in expression.items():
        if key == "none":
            pieces.append("not " + " nor ".join(_grouped(part) for part in value))
        elif key == "any":
            pieces.append(" or ".join(_grouped(part) for part in value))
        elif key == "of":
            pieces.append(f"at least {expression['least']} of " + ", ".join(_grouped(part) for part in value))
        elif key in ("near", "order"):
            joint = " near " if key == "near" else " followed by "
            pieces.append(joint.join(_grouped(part) for part in value) + f" within {expression['words']} words")
        elif key == "names":
            pieces.append("a reference to what carries " + ", ".join(value))
        elif key in ("term", "body"):
            pieces.append(f"in the {'defined term' if key == 'term' else 'meaning'}: {in_words(value)}")
        elif key == "all":
            pieces.append(in_words(value))
    return " and ".join(pieces)


def _grouped(part: Any) -> str:
    words = in_words(part)
    return f"({words})" if " or " in words or " and " in words else words
