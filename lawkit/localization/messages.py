"""The product's own wording in the language of the reader.

Every fixed word of a report, a kit document or the terminal passes through the function that `translator` gives.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache

from lawkit.library.paths import content_root

DOMAIN = "lawkit"


@cache
def translator(language: str) -> Callable[[str], str]:
    """A function from an English message to the same in `language`; English where no catalogue says otherwise."""
    catalogue = gettext.translation(DOMAIN, str(content_root() / "locales"), languages=[language], fallback=True)
    return catalogue.gettext
