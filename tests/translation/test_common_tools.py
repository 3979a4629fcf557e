"""The files for translators open in the tools that translators use: read here by the Translate Toolkit.

The toolkit is licensed under the GPL, so it is no dependency: it lives in an environment of its own, whose Python is
named by LAWKIT_TOOLKIT (`make toolkit` makes it and runs this).
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from lawkit.translation.exchange import FORMS
from lawkit.translation.units import Unit, UnitFile

TOOLKIT = os.environ.get("LAWKIT_TOOLKIT", "")
UNITS = (
    Unit("clause:a.b/heading", "heading", "Nuclear & other material", "Matières nucléaires & autres"),
    Unit("clause:a.c/heading", "heading", "In {{ this_act }}, <other>", "Dans {{ this_act }}, <autre>"),
)
SUFFIX = {"po": ".po", "xliff12": ".xlf", "xliff20": ".xlf", "tmx": ".tmx"}
READ = """
import json, sys
from translate.storage import factory
from translate.storage.xliff2 import Xliff2File
path, form = sys.argv[1:]
store = Xliff2File.parsefile(path) if form == "xliff20" else factory.getobject(path)
print(json.dumps([[str(unit.source), str(unit.target or "")] for unit in store.units if not unit.isheader()]))
"""


@pytest.mark.skipif(not TOOLKIT, reason="LAWKIT_TOOLKIT names no Python with translate-toolkit; see `make toolkit`")
@pytest.mark.parametrize("form", sorted(SUFFIX))
def test_the_translate_toolkit_reads_every_text(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"texts{SUFFIX[form]}"
    path.write_bytes(FORMS[form].write([UnitFile("act/10-a", UNITS)], "fr"))
    told = subprocess.run([TOOLKIT, "-c", READ, str(path), form], capture_output=True, text=True, check=True)
    texts = json.loads(told.stdout)
    assert texts[0] == [UNITS[0].english, UNITS[0].text]
    assert len(texts) == len(UNITS)
    assert texts[1][1].startswith("Dans ")
