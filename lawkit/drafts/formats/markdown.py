"""Markdown: its paragraphs without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lawkit.drafts.formats import text as plain_text
from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.lines import begins_with_number, split_at_breaks
from lawkit.drafts.source import Block, BlockKind, Source

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|lang|language)\s*:\s*(.+?)\s*$", re.MULTILINE | re.IGNORECASE)
_NOTE = re.compile(r"^\[\^[^\]\s]+\]:\s*")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(file: File) -> Source:
    """The paragraphs of a Markdown file; marks of emphasis and links are left out, list numbers are kept.

    Raises DraftError when the bytes are no text.
    """
    text, warnings = plain_text.decode(file)
    title = language = ""
    front = _FRONT_MATTER.match(text)
    if front:
        text = text[front.end() :]
        fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(front.group(1))}
        title, language = fields.get("title", ""), fields.get("lang") or fields.get("language", "")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    blocks = tuple(_blocks(tokens, file))
    return Source(file.name, file.sha256, blocks, title, language, tuple(warnings))


def _blocks(tokens: Sequence[Token], file: File) -> Iterator[Block]:
    lists: list[str] = []  # "ordered_list_open" or "bullet_list_open", the outermost first
    label, heading, quotes, cells = "", 0, 0, 0
    numbers: dict[int, str] = _item_numbers(tokens)
    for at, token in enumerate(tokens):
        if at % 1024 == 0:
            file.check_time()
        kind = token.type
        if kind in ("ordered_list_open", "bullet_list_open"):
            lists.append(kind)
        elif kind in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif kind == "list_item_open":
            label = numbers.get(at, "- " if token.markup == "-" else "• ")
        elif kind == "list_item_close":
            label = ""
        elif kind == "heading_open":
            heading = int(token.tag[1:])
        elif kind == "heading_close":
            heading = 0
        elif kind in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif kind in ("td_open", "th_open", "td_close", "th_close"):
            cells += token.nesting
        elif kind in ("inline", "code_block", "fence", "html_block"):
            text = _inline(token) if kind == "inline" else _unmarked(token.content)
            pieces = split_at_breaks(text) if kind == "inline" else text.split("\n")
            for piece in pieces:
                if not piece.strip():
                    continue
                note = _NOTE.match(piece)
                block_kind = (
                    BlockKind.FOOTNOTE if note
                    else BlockKind.HEADING if heading
                    else BlockKind.CELL if cells
                    else BlockKind.QUOTE if quotes
                    else BlockKind.PARAGRAPH
                )  # fmt: skip
                words = _NOTE_MARK.sub("", piece[note.end() :] if note else piece).strip()
                number = "" if label in ("- ", "• ") and begins_with_number(words) else label
                yield Block(number + words, block_kind, heading or len(lists))
                label = ""


def _item_numbers(tokens: Sequence[Token]) -> dict[int, str]:
    """Labels of ordered items by the place of their tokens, as written; counted where all are written alike."""
    found: dict[int, str] = {}
    open_lists: list[list[int]] = []
    for at, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_lists.append([])
        elif token.type == "list_item_open" and open_lists and token.info:
            open_lists[-1].append(at)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = open_lists.pop()
            written = [int(tokens[item].info) for item in items]
            counted = len(items) > 1 and len(set(written)) == 1
            for place, item in enumerate(items):
                number = written[0] + place if counted else written[place]
                found[item] = f"{number}{tokens[item].markup} "
    return found


def _inline(token: Token) -> str:
    text = ""
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and _BREAK_TAG.match(child.content)
        ):
            text += "\n"
        elif child.type in ("text", "code_inline", "text_special"):
            text += child.content
    return text


def _unmarked(text: str) -> str:
    return _TAG.sub("", _BREAK_TAG.sub("\n", text))
