"""The tree while it is being built: nodes that still change, before they become provisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawkit.drafts.draft import Force, Kind, Span
from lawkit.drafts.numbering import Value

Style = tuple[str, str]  # wrap and alphabet: ("paren", "lower-roman")


@dataclass(slots=True, eq=False)
class Node:
    """A provision in the making. `lead` are its words before its children, `closing` those after them."""

    kind: Kind
    start: int
    end: int
    parent: Node | None = None
    force: Force = Force.OPERATIVE
    label: str = ""
    label_span: Span | None = None
    number: str = ""  # the bare number, for the locator
    form: str = ""  # which form of the locator the number takes: "paren", "letter", …
    locator: str = ""  # complete, where the label alone gives it: sections, schedules, inserted provisions
    heading: list[Span] = field(default_factory=list)
    lead: list[Span] = field(default_factory=list)
    closing: list[Span] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    term: str = ""
    defines: bool = False  # its words open a list of definitions
    inserted: bool = False  # stands in the law that this draft amends
    run: int = -1  # which of several instruments in one file a section belongs to; -1 where it is no matter

    def add(self, child: Node) -> Node:
        """Put a child after the children that stand already."""
        child.parent = self
        self.children.append(child)
        return child

    def section(self) -> Node | None:
        """The section or schedule that the node stands in."""
        at: Node | None = self
        while at is not None:
            if at.kind in (Kind.SECTION, Kind.SCHEDULE):
                return at
            at = at.parent
        return None

    @property
    def empty(self) -> bool:
        return not self.lead and not self.children


@dataclass(slots=True)
class Level:
    """One open list: the item that stands in it now, the style of its numbers and the last of them."""

    node: Node
    style: Style | None = None
    value: Value = ()
    ended: bool = False  # the item before the last already ended its sentence
