"""How long a kit takes as a whole process, and what plain python-docx needs to write as many paragraphs and cells.

python -m tests.benchmarks.bench_kit [--country KE] [--runs 3]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.benchmarks.bench_check import timed

PLAIN = """
import sys
from docx import Document
paragraphs, cells, comments = map(int, sys.argv[1:4])
document = Document()
for number in range(paragraphs):
    paragraph = document.add_paragraph("A person who commits an offence under this Part is liable to imprisonment.")
    if number < comments:
        document.add_comment(paragraph.runs, text="A drafting note that says why the clause is there.", author="lawkit")
table = document.add_table(rows=cells // 4, cols=4)
for row in table.rows:
    for cell in row.cells:
        cell.text = "CPPNM/A art. 7(1)(a)"
document.save(sys.argv[4])
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--country", default="KE")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kit = Path(folder) / "kit"
        command = [sys.executable, "-m", "lawkit.cli", "kit", options.country, "--output", str(kit), "--quiet"]
        made = timed(command, options.runs)
        paragraphs = cells = comments = 0
        for path in kit.glob("*.docx"):
            with zipfile.ZipFile(path) as package:
                body = package.read("word/document.xml")
                cells += body.count(b"<w:tc>")
                paragraphs += body.count(b"<w:p>") + body.count(b"<w:p ") - body.count(b"<w:tc>")
                if "word/comments.xml" in package.namelist():
                    comments += package.read("word/comments.xml").count(b"<w:comment ")
        counts = [str(paragraphs), str(cells), str(comments)]
        plain = timed([sys.executable, "-c", PLAIN, *counts, str(Path(folder) / "plain.docx")], options.runs)
    print(f"kit {options.country}: {paragraphs:,} paragraphs, {cells:,} cells, {comments:,} comments")
    print(f"minimum / median / maximum of {options.runs} runs, whole processes")
    print("lawkit kit         {:6.2f} / {:6.2f} / {:6.2f} s".format(*made))
    print("plain python-docx  {:6.2f} / {:6.2f} / {:6.2f} s".format(*plain))
    print(f"ratio: {made[1] / plain[1]:.2f}")


if __name__ == "__main__":
    main()
