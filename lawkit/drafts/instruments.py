"""Where a file holds a second instrument: the regulation that a decree of a few points approves.

The regulation is what the file is about. It counts its sections anew, often in another way than the decree, and is
law as the decree is, whether it stands under the word "Annex", under "Approved by …" or only under its own title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lawkit.drafts.lines import Line
from lawkit.drafts.numbering import FIRST, Value
from lawkit.drafts.phrases import Phrases

_MOST = 8  # points of a decree that only approves
_FEWEST = 3  # sections of what it approves
_HEAD = 14  # lines between the beginning of the regulation and its first number
_TITLE = 160  # letters
_STEM = 5  # letters of a word that stay when it is inflected
_SIGNS = 4  # that a name has in common with its mention, where no spaces part words


def instrument_starts(lines: Sequence[Line], known: Phrases) -> list[int]:
    """The number of the line at which an approved regulation begins, its heading included; none in most files."""
    approving = ""
    counted = 0
    for line in lines:
        if counted and _begins(line, approving, known):
            head = lines[line.number : line.number + _HEAD]
            first = next((one for one in head if _number(one)), None)
            if (
                first is not None
                and _number(first) in (FIRST, (1, 1))
                and not any(known.treaties.search(one.text) for one in head[: first.number - line.number])
                and _sections(lines[first.number :]) >= max(_FEWEST, counted + 1)
            ):
                return [line.number]
        counted += bool(_number(line))
        if counted > _MOST:
            break
        if known.approves.search(line.text):
            approving += f" {line.text}"
        elif not approving and known.enacting.search(line.text):  # the numbers before it were those of recitals
            counted = 0
    return []


def _begins(line: Line, approving: str, known: Phrases) -> bool:
    if not approving or _number(line) or len(line.text) > _TITLE:
        return False
    if line.schedule or known.approved.match(line.text):
        return True
    title = line.text.isupper() or (known.uncased and line.text[-1] not in ".。:：;；،,")
    return title and len(_stems(line.text) & _stems(approving)) >= min(2, len(_stems(line.text)) or 2)


def _number(line: Line) -> Value:
    """The number of what may be a section; of "1.1" the number of the chapter counts, where that has none itself."""
    return line.section.value if line.section else line.plain_value


def _sections(lines: Sequence[Line]) -> int:
    """How many numbers rise from the first one on."""
    numbers = [number for line in lines if (number := _number(line))]
    return 1 + sum(after > before for before, after in pairwise(numbers))


def _stems(words: str) -> frozenset[str]:
    signs = "".join(re.findall(r"[\u4e00-\u9fff]", words))
    if signs:
        return frozenset(signs[at : at + _SIGNS] for at in range(len(signs) - _SIGNS + 1))
    plain = (word.casefold().removeprefix("ال") for word in re.findall(r"\w+", words))
    return frozenset(word[:_STEM] for word in plain if len(word) >= _STEM)
