"""How long a check takes as a whole process, and what of it is only loading spaCy and tokenising the text.

    python -m tests.benchmarks.bench_check [--words 100000] [--runs 3] [--law FILE]

Without --law the sample draft is repeated, its sections numbered on, to the size asked for.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "kestria-nuclear-security-bill.txt"
TOKENISE = """
import sys, spacy
nlp = spacy.blank("en")
nlp.max_length = 10 ** 9
print(len(nlp(open(sys.argv[1], encoding="utf-8").read())))
"""


def long_law(words: int) -> str:
    """The sample draft over and over, each section with a number of its own."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("PART 1"))
    last = next(number for number, line in enumerate(lines) if line.startswith("FIRST SCHEDULE"))
    body, schedules = lines[first:last], lines[last:]
    made = lines[:first]
    count = section = part = 0
    while count < words:
        for line in body:
            if re.match(r"\d+\. ", line):
                section += 1
                line = re.sub(r"^\d+", str(section), line)
            elif re.match(r"PART \d+ ", line):
                part += 1
                line = re.sub(r"^PART \d+", f"PART {part}", line)
            made.append(line)
            count += len(line.split())
    return "\n".join(made + schedules) + "\n"


def timed(command: list[str], runs: int) -> tuple[float, float, float]:
    """Smallest, median and largest wall time of a whole process, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times), statistics.median(times), max(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--law", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        law = options.law or Path(folder) / "law.txt"
        if not options.law:
            law.write_text(long_law(options.words), encoding="utf-8")
        words = len(law.read_text(encoding="utf-8").split())
        base = timed([sys.executable, "-c", TOKENISE, str(law)], options.runs)
        base_memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        command = [sys.executable, "-m", "lawkit.cli", "check", str(law), "--language", "en"]
        check = timed([*command, "--instruments", "cppnm-a,icsant", "--format", "json"], options.runs)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        start = timed([sys.executable, "-m", "lawkit.cli", "--help"], options.runs)
    print(f"{words:,} words; minimum / median / maximum of {options.runs} runs, whole processes")
    print("import spaCy and tokenise  {:6.2f} / {:6.2f} / {:6.2f} s".format(*base) + f", peak {base_memory:.0f} MB")
    print("lawkit check               {:6.2f} / {:6.2f} / {:6.2f} s".format(*check) + f", peak {memory:.0f} MB")
    print("lawkit --help              {:6.2f} / {:6.2f} / {:6.2f} s".format(*start))
    print(f"ratio of check to tokenising: {check[1] / base[1]:.2f}")


if __name__ == "__main__":
    main()
