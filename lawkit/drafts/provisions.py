"""From the tree of nodes to the provisions of a draft: reading order, locators, force, and the spans to read."""

from __future__ import annotations

import re

from lawkit.drafts.draft import Force, Kind, Provision, Span
from lawkit.drafts.nodes import Node
from lawkit.drafts.numbering import han_numeral
from lawkit.drafts.phrases import Phrases

_PLAIN_FORMS = {
    "paren": "({n})",
    "decimal": "({n})",
    "letter": "({n})",
    "roman": "({n})",
    "degree": "({n})",
    "other": "({n})",
    "text": ", para {n}",
    "definition": " ({n})",
}
_OTHER_RUN = re.compile(r" \[\d+\]$")
_WITHOUT_LOCATOR = {Kind.ROOT, Kind.PREAMBLE, Kind.CONTENTS, Kind.NOTE, Kind.PART, Kind.CHAPTER}
_JOINED = {Kind.ITEM, Kind.SUBSECTION, Kind.DEFINITION}


def provisions_of(root: Node, text: str, phrases: Phrases) -> tuple[Provision, ...]:
    """All provisions in reading order, the root first."""
    _divide_paragraphs(root, text)
    order: list[Node] = []
    _collect(root, order)
    index = {id(node): number for number, node in enumerate(order)}
    forms = _PLAIN_FORMS | phrases.words.labels
    locators = _locators(order, forms, phrases.words.paragraph_in_path)
    _mark_repealed(order, text, phrases)
    units: dict[int, int | None] = {}
    found: list[Provision] = []
    for number, node in enumerate(order):
        unit = _unit(node, number, units, index)
        units[number] = unit
        found.append(
            Provision(
                index=number,
                parent=index[id(node.parent)] if node.parent is not None else None,
                children=tuple(index[id(child)] for child in node.children),
                kind=node.kind,
                force=node.force,
                label=node.label,
                locator=locators[number],
                section=unit,
                heading=" ".join(text[start:end] for start, end in node.heading),
                start=node.start,
                end=node.end,
                own=tuple(node.lead + node.closing),
                effective=_effective(node, order[unit] if unit is not None else None),
            )
        )
    return tuple(found)


def _collect(root: Node, order: list[Node]) -> None:
    stack = [root]
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(reversed(node.children))


def _divide_paragraphs(root: Node, text: str) -> None:
    """Where a section has several paragraphs, its first words are the first of them."""
    stack = [root]
    while stack:
        node = stack.pop()
        paragraphs = [child for child in node.children if child.kind is Kind.TEXT]
        if paragraphs and node.kind in (Kind.SECTION, Kind.SUBSECTION, Kind.ITEM) and node.lead:
            first = node.children[0]
            ends = text[node.lead[-1][1] - 1 : node.lead[-1][1]]
            if first.kind is Kind.TEXT and ends not in ":：—–-" and node.kind is Kind.SECTION:
                child = Node(
                    Kind.TEXT,
                    node.lead[0][0],
                    node.lead[-1][1],
                    parent=node,
                    force=node.force,
                    form="text",
                    lead=node.lead,
                )
                node.lead = []
                node.children.insert(0, child)
        stack.extend(node.children)


def _locators(order: list[Node], forms: dict[str, str], paragraph_in_path: bool) -> list[str]:
    """The locator of every node; where two would be the same, the later one also says where it stands."""
    main = _main_run(order)
    taken: set[str] = {node.locator for node in order if node.locator and not node.inserted and node.run in (main, -1)}
    made: dict[int, str] = {}  # by which the children of a node are cited
    full: dict[int, str] = {}
    counts: dict[int, int] = {}  # paragraphs without a number, by their parent
    found: dict[int, str] = {}
    numberless = not any(node.kind is Kind.SECTION for node in order)
    for node in [*_standing(order, within=False), *_standing(order, within=True)]:
        above = made.get(id(node.parent), "") if node.parent is not None else ""
        locator = node.locator
        if node.run not in (main, -1) and locator:
            locator = f"{locator} [{node.run + 1}]"
        if node.inserted and node.kind is Kind.DEFINITION and node.term:
            locator += forms["definition"].replace("{n}", node.term)
        if not locator and node.kind not in _WITHOUT_LOCATOR:
            locator = _below(node, above, forms, counts, numberless)
            if locator in taken and node.parent is not None and node.parent.kind is Kind.TEXT:
                locator = _below(node, full.get(id(node.parent), above), forms, counts, numberless)
        elif node.inserted and (locator in taken or not locator):
            locator = f"{above}: {locator}"
        taken.add(locator)
        full[id(node)] = locator
        made[id(node)] = above if node.kind is Kind.TEXT and above and not paragraph_in_path else locator or above
        found[id(node)] = locator
    return [found[id(node)] for node in order]


def _standing(order: list[Node], *, within: bool) -> list[Node]:
    """The nodes that stand within what an amending provision inserts, or those that do not."""
    inside: set[int] = set()
    for node in order:
        if node.inserted or (node.parent is not None and id(node.parent) in inside):
            inside.add(id(node))
    return [node for node in order if (id(node) in inside) is within]


def _main_run(order: list[Node]) -> int:
    """Of several instruments in one file (a decree and the regulation annexed to it), that with most sections.

    Of two with as many it is the longer.
    """
    sizes: dict[int, tuple[int, int]] = {}
    for node in order:
        if node.run >= 0:
            count, length = sizes.get(node.run, (0, 0))
            sizes[node.run] = count + 1, length + node.end - node.start
    return max(sizes, key=lambda run: (sizes[run], -run), default=0)


def _below(node: Node, above: str, forms: dict[str, str], counts: dict[int, int], numberless: bool) -> str:
    if node.form == "text" and numberless and node.parent is not None and not above:
        number = counts[0] = counts.get(0, 0) + 1  # of the whole law
        return forms["text"].replace("{n}", str(number)).replace("{h}", han_numeral(number)).lstrip(" ,")
    if node.parent is None or not above or node.parent.kind in (Kind.PART, Kind.CHAPTER):
        return ""
    if node.form == "text":
        before = 1 if node.parent.lead else 0  # the words before its lists are its first paragraph
        number = counts[id(node.parent)] = counts.get(id(node.parent), before) + 1
        return above + forms["text"].replace("{n}", str(number)).replace("{h}", han_numeral(number))
    if node.form == "definition":
        return above + forms["definition"].replace("{n}", node.term) if node.term else ""
    if node.form == "bullet":
        return ""
    head = node.number.rpartition(".")[0]
    if head and (own := re.search(rf"(?<![\d.]){re.escape(head)}[.º°ª]*$", above)):  # "3.2.1" below 3.2
        return above[: own.start()] + node.number
    if node.form == "whole" and node.parent.kind is Kind.SECTION:  # "3.1" below III
        above = _OTHER_RUN.sub("", above)
        return above[: len(above) - len(node.parent.number)] + node.number
    form = forms.get("decimal" if node.form == "whole" else node.form, forms["other"])
    if node.kind is Kind.SUBSECTION:  # 一、 is a 款 as the paragraph of an article, a 项 as the item of a list
        form = forms.get(f"{node.form} paragraph", form)
    if form.startswith(".") and above[-1:] in "º°ª":
        form = " " + form[1:]
    return above + form.replace("{n}", node.number)


def _unit(node: Node, number: int, units: dict[int, int | None], index: dict[int, int]) -> int | None:
    if node.kind in (Kind.SECTION, Kind.SCHEDULE) or (node.inserted and node.kind in _JOINED):
        return number
    return units[index[id(node.parent)]] if node.parent is not None else None


def _mark_repealed(order: list[Node], text: str, phrases: Phrases) -> None:
    for node in order:
        if node.parent is not None and node.parent.force is Force.REPEALED and node.force is Force.OPERATIVE:
            node.force = Force.REPEALED
        if node.force is not Force.OPERATIVE or node.kind in (Kind.PART, Kind.CHAPTER, Kind.ROOT):
            continue
        words = " ".join(text[start:end] for start, end in node.lead + node.closing).strip()
        if not words and not node.children and node.heading:
            words = " ".join(text[start:end] for start, end in node.heading)
        if not words or (node.children and any(child.kind is not Kind.NOTE for child in node.children)):
            continue
        if _is_void(words, node, phrases):
            node.force = Force.REPEALED


def _is_void(words: str, node: Node, phrases: Phrases) -> bool:
    if len(words) > 250:
        return False
    bare = words.rstrip(" .。")
    if bare[:1] in "([（［" and bare[-1:] in ")]）］" and node.kind is Kind.SECTION:
        return True
    if phrases.repealed.match(words):
        return len(words) < 120 or bare[:1] == "["
    opened = words.find("[")
    return opened > 0 and bool(phrases.repealed.match(words[opened:])) and node.kind is Kind.DEFINITION


def _effective(node: Node, unit: Node | None) -> tuple[Span, ...]:
    """Lead-ins from the section down, the words themselves, and the closing words on the way back up."""
    before: list[list[Span]] = []
    after: list[list[Span]] = []
    at: Node = node
    while at is not unit and at.parent is not None and unit is not None:
        parent = at.parent
        if at.kind in _JOINED:
            before.append(parent.lead)
            after.append([span for span in parent.closing if span[0] >= at.end])
            earlier = [span for span in parent.closing if span[0] < at.start]
            if earlier:
                before.append(earlier)
        elif at.kind is not Kind.TEXT:
            break
        elif parent.kind is not Kind.SECTION and parent.kind is not Kind.SCHEDULE:
            at = parent
            continue
        at = parent
    spans = [span for group in reversed(before) for span in group] + node.lead + node.closing
    spans += [span for group in after for span in group]
    return tuple(dict.fromkeys(spans))
