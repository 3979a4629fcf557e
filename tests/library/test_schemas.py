"""The JSON Schema files beside the content are those of the typed content."""

from __future__ import annotations

import json

from lawkit.library.paths import content_root
from lawkit.library.schemas import FILES, schemas


def test_schema_files_are_up_to_date() -> None:
    for place, text in schemas():
        assert (content_root() / place).read_text(encoding="utf-8") == text, "run python -m lawkit.library.schemas"


def test_every_kind_of_content_file_has_a_schema_that_refuses_unknown_keys() -> None:
    folders = {path.parent for path in content_root().glob("checklists/*/*.yaml")}
    assert {folder.name for folder in folders} <= {place.split("/")[-1].removesuffix(".json") for place in FILES}
    for _, text in schemas():
        assert json.loads(text)["additionalProperties"] is False
