"""A made-up library and a made-up use of two real profiles' shapes, so that no test depends on the shipped content."""

from __future__ import annotations

from pathlib import Path

from lawkit.library.content import Instrument, Obligation
from lawkit.library.loader import Library
from lawkit.localization.countries import Country

PACK = Path(__file__).parent / "pack"
TEXTS_PACK = Path(__file__).parent / "texts_pack"  # regulations and a bill to go with the act of PACK
BOTH = ("alpha", "beta")


def _obligation(name: str, modality: str = "shall", verified: bool = True, **more: object) -> Obligation:
    instrument, number = name.split(".")
    elements = more.pop("elements", ("wide",))
    return Obligation.model_validate({
        "id": name, "instrument": instrument, "pinpoint": f"art. {number}", "kind": more.pop("kind", "definition"),
        "modality": modality, "binding": "treaty", "duty": f"Do what article {number} asks.",
        "elements": [{"id": one, "text": f"the {one} thing", "required": True} for one in elements],
        "notes": "Error: doing less.", "basis": "text" if verified else "unverified",
        "pinpoint_confidence": "verified" if verified else "memory",
    })  # fmt: skip


def library(*roots: Path) -> Library:
    """Two instruments, Alpha and Beta, and the clauses of PACK or of other packs; TEXTS_PACK comes on top of PACK."""
    roots = (PACK, *roots) if roots in ((), (TEXTS_PACK,)) else roots
    instruments = [
        Instrument.model_validate({"id": one, "short_title": title, "title": title, "kind": "convention",
                                   "binding": True, "status_keys": [one]})
        for one, title in (("alpha", "Alpha"), ("beta", "Beta"))
    ]  # fmt: skip
    obligations = [
        _obligation("alpha.1"),
        _obligation("alpha.2", elements=("named",), kind="authority"),
        _obligation("alpha.3", elements=("mind", "act"), kind="offence"),
        _obligation("beta.1", modality="may"),
        _obligation("beta.2", verified=False, elements=("paint",), kind="offence"),
    ]
    return Library(roots, {one.id: one for one in instruments}, {one.id: one for one in obligations})


def country(**facts: str) -> Country:
    """A state that is party to Alpha, and on whose standing towards Beta nothing is known."""
    known = {
        "short_name_en": "Marovia",
        "official_name_en": "Republic of Marovia",
        "official_languages": "en",
        "tradition": "common",
        **facts,
    }
    return Country.model_validate({
        "iso2": "MV", "iso3": "MVX",
        "facts": {name: {"value": value, "source": "a book", "as_of": "2026-01-01"} for name, value in known.items()},
        "treaty_status": [
            {"instrument": "alpha", "status": "party", "date": "2010-02-03", "source": "a list", "as_of": "2025-06-30"},
            {"instrument": "beta", "status": "unknown"},
        ],
    })  # fmt: skip
