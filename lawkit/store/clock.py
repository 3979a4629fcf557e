"""The time as it is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def now() -> str:
    """This second, UTC."""
    return datetime.now(UTC).strftime(_FORM)


def ago(**span: float) -> str:
    """The second that was a span (of `timedelta`) before now; a negative span lies ahead."""
    return (datetime.now(UTC) - timedelta(**span)).strftime(_FORM)
