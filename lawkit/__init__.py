"""lawkit: treaty promises on nuclear security, turned into national law.

    library = lawkit.load_library()
    draft = lawkit.read("draft.docx")
    assessment = lawkit.check(library, [draft], ["cppnm-a", "icsant"])
    kit = lawkit.build_kit(library, lawkit.load_country("KE", library.roots), ...)

Nothing is imported before it is used: a kit needs no NLP, and a check needs no Word writer.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lawkit.checking.check import check
    from lawkit.drafts.reading import read
    from lawkit.kits.kit import build_kit
    from lawkit.library.loader import load as load_library
    from lawkit.localization.countries import load_country

__all__ = ["build_kit", "check", "load_country", "load_library", "read"]

_PLACES = {
    "build_kit": ("lawkit.kits.kit", "build_kit"),
    "check": ("lawkit.checking.check", "check"),
    "load_country": ("lawkit.localization.countries", "load_country"),
    "load_library": ("lawkit.library.loader", "load"),
    "read": ("lawkit.drafts.reading", "read"),
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'lawkit' has no attribute '{name}'")
    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
