"""What the check is known to get wrong on its own examples: expected to fail, strictly, until the rule is mended.

Each was seen on 2026-11-24, when the rules were made wider for laws nobody had tuned to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

KNOWN = {
    ("act", "offences-german-code"): "offences abroad are also taken for jurisdiction over acts against nationals",
    ("act", "offences-us-style"): "jurisdiction clauses of the short act are called partial instead of covered",
    ("act", "plain-act"): "two co-operation duties are read more generously than the labels allow",
}


def marked(kind: str, values: Iterable[Any]) -> list[Any]:
    """The values as parameters, those with a known error marked as expected to fail."""
    parameters = []
    for value in values:
        name = getattr(value, "stem", None) or str(value).removesuffix(".txt")
        reason = KNOWN.get((kind, name))
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        parameters.append(pytest.param(value, marks=marks, id=name))
    return parameters
