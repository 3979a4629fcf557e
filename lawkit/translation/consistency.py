"""What must hold of the translations that the content carries: known texts, the same expressions and brackets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lawkit.errors import ContentFault
from lawkit.library.loader import load_packs
from lawkit.library.templates import Call, template_parts
from lawkit.library.translations import ENGLISH, FOLDER, Entry, read_entries, translation_files
from lawkit.localization.drafting import load_drafting
from lawkit.sentences import marked
from lawkit.translation.segments import segment_files

_RUN = ("text", "definition", "option", "heading")  # what is a template: the other kinds are printed as they stand


def translation_faults(roots: Sequence[Path]) -> list[ContentFault]:
    """Every fault in the translations of some packs. The packs' own content must be sound."""
    languages = {path.parent.name for root in roots for path in (root / "locales").glob(f"*/{FOLDER}")}
    if not languages:
        return []
    texts = {one.key: (one.kind, one.text) for file in segment_files(load_packs(roots)) for one in file.words}
    faults: list[ContentFault] = []
    for language in sorted(languages - {ENGLISH}):
        forms = load_drafting(roots, language).forms
        for path in translation_files(roots, language):
            for entry in read_entries(path, faults):
                for message in entry_faults(entry, texts, forms):
                    faults.append(ContentFault(str(path), _line(path, entry.key), entry.key, message))
    return faults


def entry_faults(entry: Entry, texts: dict[str, tuple[str, str]], forms: Collection[str]) -> Iterator[str]:
    """What is wrong with one translation; `texts` is key -> kind and English text, `forms` those of the language."""
    if entry.key not in texts:
        yield marked("no text of the content has this key; take the entry out, or rename it as the text was renamed")
        return
    kind, _ = texts[entry.key]
    if kind in _RUN:
        yield from template_faults(entry.english, entry.text)
        asked = {part.form for part in template_parts(entry.text)[0] if isinstance(part, Call)} - {"", *forms}
        if asked:
            known = ", ".join(forms) or "none"
            yield marked(
                "the form '{form}' is not in this language's drafting.yaml; it has: {known}",
                form=min(asked),
                known=known,
            )
    if entry.english.count("[") != entry.text.count("["):
        yield marked("the English text and its translation have different numbers of brackets [ ]")


def template_faults(english: str, text: str, _: Callable[[str], str] = marked) -> Iterator[str]:
    """What a translation does wrong to the expressions of a text, in the language of a translator."""
    parts, wrong = template_parts(text)
    yield from wrong
    wanted, found = _calls(template_parts(english)[0]), _calls(parts)
    if not wrong and wanted != found:
        lost, added = (", ".join(_shown(one) for one in few) for few in ((wanted - found), (found - wanted)))
        if lost:
            yield _("expressions of the English text that the translation lacks: {names}").format(names=lost)
        if added:
            yield _("expressions that the English text does not have: {names}").format(names=added)


def _calls(parts: Sequence[str | Call]) -> Counter[Call]:
    return Counter(replace(part, form="") for part in parts if isinstance(part, Call))


def _shown(call: Call) -> str:
    names = ", ".join(f"'{name}'" for name in (call.name, *call.more) if name)
    return f"{call.function}({names})" if names else call.function


def _line(path: Path, key: str) -> int:
    """The line at which an entry stands."""
    wanted = f'msgctxt "{key}"'
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line == wanted), 0)
