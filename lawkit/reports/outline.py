"""How a draft was read: a line a provision, indented as it stands in the tree."""

from __future__ import annotations

from collections.abc import Callable

from lawkit.drafts.draft import Draft, Force, Provision
from lawkit.sentences import marked

LONGEST_LINE = 100  # characters of a provision's own words


def outline(draft: Draft, translate: Callable[[str], str] = str) -> str:
    """The provision tree as text, with the locator, what kind of provision it is and how its words begin."""
    counted = marked(
        "{file}: words {words:,}, provisions {provisions:,}, definitions {definitions:,}, references {references:,}, "
        "language {language}",
        file=draft.file,
        words=draft.word_count,
        provisions=len(draft.provisions) - 1,
        definitions=len(draft.definitions),
        references=len(draft.references),
        language=draft.language,
    )
    lines = [translate(counted)]
    lines += [f"{translate(marked('Warning'))}: {translate(warning)}" for warning in draft.warnings]
    depths = {0: 0}
    for provision in draft.provisions[1:]:
        depth = depths[provision.index] = depths.get(provision.parent or 0, 0) + 1
        lines.append("  " * (depth - 1) + _line(draft, provision))
    return "\n".join(lines) + "\n"


def _line(draft: Draft, provision: Provision) -> str:
    words = " ".join(draft.words_of(provision.own).split())
    shown = words if len(words) <= LONGEST_LINE else words[:LONGEST_LINE].rsplit(" ", 1)[0] + "…"
    force = "" if provision.force is Force.OPERATIVE else f" [{provision.force}]"
    pieces = [provision.locator or provision.label or str(provision.kind), provision.heading, shown]
    return " · ".join(piece for piece in pieces if piece) + force
