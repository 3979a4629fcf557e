"""Printing a model text: front, clauses with authority footnotes and drafting notes, and the choices still to make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lawkit.kits.choices import Site
from lawkit.kits.context import KitContext
from lawkit.kits.law_text import LawText
from lawkit.kits.model_texts import MODEL_TEXTS, ModelText
from lawkit.kits.open_choices import write_open_choices
from lawkit.kits.opening import working_title, write_opening
from lawkit.kits.translated import write_state
from lawkit.kits.wording import Wording
from lawkit.word.columns import TextFlow
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Text


@dataclass(frozen=True)
class PrintedText:
    """A finished model text."""

    text: ModelText
    title: str
    data: bytes
    wording: Wording


@dataclass(frozen=True)
class PrintedTexts:
    """The model texts of a kit, the act first; the documents about them name clauses by text and number."""

    texts: Mapping[str, PrintedText]

    @cached_property
    def wordings(self) -> list[Wording]:
        """The rendered texts."""
        return [printed.wording for printed in self.texts.values()]

    def locator(self, text: str, mark: str) -> str:
        """A place as its text numbers it, after the name of the text where the kit holds several."""
        wording = self.texts[text].wording
        known = mark in wording.numbered.places
        number = wording.references.locator(mark) if known else wording.translate("opening words")
        return f"{wording.numbered.words.short} {number}" if len(self.texts) > 1 else number

    def locators(self, sites: Sequence[Site]) -> str:
        """Several places text by text, in its order: `Act 4, 12; Regulations 7`; in civil law `Law Articles 4, 12`."""
        grouped: dict[str, list[str]] = {}
        ranks = self._ranks
        for site in sorted(dict.fromkeys(sites), key=lambda one: ranks[one.text].get(one.clause, -1)):
            wording = self.texts[site.text].wording
            place = self.locator(site.text, site.clause).removeprefix(f"{wording.numbered.words.short} ")
            places = grouped.setdefault(site.text, [])
            places += [] if place in places else [place]
        _ = next(iter(self.texts.values())).wording.translate
        return _("; ").join(self._joined(text, grouped[text]) for text in self.texts if text in grouped)

    @cached_property
    def _ranks(self) -> dict[str, dict[str, int]]:
        """Where each mark of a text stands in it; what has none is in its opening words."""
        return {
            text: {mark: rank for rank, mark in enumerate(printed.wording.numbered.places)}
            for text, printed in self.texts.items()
        }

    def _joined(self, text: str, places: Sequence[str]) -> str:
        wording = self.texts[text].wording
        style = wording.numbered.style
        one, several = f"{style.table_clause} ", f"{style.table_clauses} "
        articles = [place.removeprefix(one) for place in places if style.table_clause and place.startswith(one)]
        words = [place for place in places if not (style.table_clause and place.startswith(one))]
        comma = wording.translate(", ")
        words += [(several if len(articles) > 1 else one) + comma.join(articles)] if articles else []
        name = f"{wording.numbered.words.short} " if len(self.texts) > 1 else ""
        return name + comma.join(words)


def named_texts(context: KitContext) -> PrintedTexts:
    """The model texts by their titles and numbers, before they are written."""
    texts = [text for text in MODEL_TEXTS if text.id in context.wordings]
    return PrintedTexts(
        {text.id: PrintedText(text, working_title(context, text), b"", context.wordings[text.id]) for text in texts}
    )


def print_texts(context: KitContext) -> PrintedTexts:
    """Every model text that has clauses in this kit. Raises ContentError when a clause cannot be rendered."""
    return PrintedTexts({text.id: print_text(context, text) for text in MODEL_TEXTS if text.id in context.wordings})


def print_text(context: KitContext, text: ModelText) -> PrintedText:
    """Writes a model text. Raises ContentError when a clause cannot be rendered or a reference dangles."""
    wording = context.wordings[text.id]
    title = working_title(context, text)
    document = WordDocument(context.setup(title, law=True))
    write_cover(document, context, title)
    document.contents(wording.numbered.words.contents)
    document.page_break()
    write_provisions(document, context, text)
    write_open_choices(document, wording)
    wording.check()
    return PrintedText(text, title, document.to_bytes(), wording)


def write_cover(document: TextFlow, context: KitContext, title: str) -> None:
    """What stands before the table of contents."""
    _ = context.translate
    document.title(title, _subtitle(context))
    document.paragraph(_instruments(context))
    write_state(document, context)
    document.note(
        [
            _("Words in yellow are open: fill in the blanks (one entry fills all), choose between the options. "),
            _("Footnotes give the authority of each paragraph; comments in the margin are drafting notes. "),
            _("Remove both before the text goes forward. To refresh the table of contents, click in it and press F9."),
        ]
    )


def write_provisions(
    document: TextFlow, context: KitContext, text: ModelText, ranks: Mapping[str, int] | None = None
) -> None:
    """The text itself, from its long title to its last schedule."""
    wording = context.wordings[text.id]
    write_opening(document, context, text)
    parts = [part for part in wording.selection.parts if not part.front]
    LawText(document, wording, ranks).parts(parts)


def _subtitle(context: KitContext) -> str:
    tradition = context.translate("civil-law form" if context.tradition.value == "civil" else "common-law form")
    topic = context.topic.title if context.topic else ""
    return " · ".join(one for one in (context.state, topic, tradition, context.day()) if one)


def _instruments(context: KitContext) -> Text:
    """The instruments that the text serves, in a line of small print."""
    titles = context.listed([context.library.instruments[one].short_title for one in context.instruments])
    return Text(context.translate("For {instruments}").format(instruments=titles), style="Faint", size=9)
