"""The model texts of a kit: the act, the regulations made under it, the bill that amends the criminal law."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelText:
    """One model text: its folder below model_laws/, its file in a kit, and the blank that holds its title."""

    id: str
    file: str
    title_blank: str
    is_law: bool = True  # the legislature enacts it; other texts carry making words of their own


ACT = ModelText("act", "01-model-act.docx", "short-title")
REGULATIONS = ModelText("regulations", "02-model-regulations.docx", "regulations-title", is_law=False)
BILL = ModelText("amending-bill", "03-amending-bill.docx", "bill-title")
MODEL_TEXTS = (ACT, REGULATIONS, BILL)
