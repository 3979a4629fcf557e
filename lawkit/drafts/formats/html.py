"""Web pages (HTML, XHTML): their paragraphs as a browser shows them, list numbers included."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from lxml import etree

from lawkit.drafts.formats import text as plain_text
from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.html_lists import Counter
from lawkit.drafts.formats.lines import begins_with_number, split_at_breaks
from lawkit.drafts.source import Block, BlockKind, Source
from lawkit.sentences import marked

Element = etree._Element

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_SKIPPED = frozenset(
    (
        "script", "style", "template", "noscript", "head", "iframe", "object", "embed", "svg", "select",
        "option", "button", "input", "textarea", "canvas", "audio", "video", "map", "datalist", "dialog", "del",
        "rt", "rp",
    )
)  # fmt: skip
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i",
        "img", "ins", "kbd", "label", "mark", "math", "nobr", "output", "q", "ruby", "rb", "s", "samp", "small",
        "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p", "st1",
    )
)  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:^|\s)(?:toc\d*|table[-_ ]?of[-_ ]?contents\d*|tableofcontents|sommaire|msotoc\d)(?:\s|$)")
_NOTE_MARK = re.compile(
    r"^#(?:_?ftn\d|fn[:\-]?\w|_?ftnref\d|fnref|sd(?:foot|end)note\d+(?:sym|anc)|_edn\d|footnote|note-\d)", re.IGNORECASE
)
_NOTES = re.compile(
    r"(?:^|\s)(?:sdfootnote\d+|sdendnote\d+|ftn\d+|edn\d+|footnotes?|endnotes?|doc-(?:foot|end)notes?)(?:\s|$)"
)
_UNNUMBERED = re.compile(r"(?:^|[},\s])(?:li|ol|ul)\s*(?:,[^{]*)?\{[^}]*list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_MAIN_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Place:
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0  # of the list
    unnumbered: bool = False


def read(file: File) -> Source:
    """The paragraphs of a web page in reading order; scripts, hidden elements and deleted text are left out.

    Raises DraftError when the page is nested too deeply or its bytes are no text.
    """
    text, warnings = _decoded(file)
    root = _parsed(file, text)
    body = root.find("body")
    body = root if body is None else body
    main = _main(body)
    if main is not None:
        body = main
        warnings.append(marked("the page has a main part; menus and other text around it were left out"))
    styles = " ".join(style.text or "" for style in root.iter("style"))
    walk = _Walk(file)
    walk.block(body, _Place(unnumbered=_UNNUMBERED.search(styles) is not None), 0)
    walk.close(_Place())
    if walk.deleted:
        warnings.append(
            marked(
                "{count} passage marked as deleted was left out",
                "{count} passages marked as deleted were left out",
                count=walk.deleted,
            )
        )
    language = root.get("lang") or body.get("lang") or ""
    title = " ".join((root.findtext("head/title") or "").split())
    return Source(file.name, file.sha256, tuple(walk.blocks), title, language, tuple(warnings))


def _decoded(file: File) -> tuple[str, list[str]]:
    head = file.data[:4096]
    declared = _XML_ENCODING.search(head) or _CHARSET.search(head)
    if declared and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return file.data.decode(declared.group(1).decode("ascii").lower()), []
        except (UnicodeDecodeError, LookupError):
            pass  # the declaration is wrong, which is common; find out as for plain text
    return plain_text.decode(file)


def _parsed(file: File, text: str) -> Element:
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    root = etree.fromstring(_DECLARATION.sub("", text), parser)
    if root is None:
        raise file.unusable(marked("it holds no text; check that it is the right file"))
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise file.unusable(marked("its contents are nested too deeply to be a law; save it as plain text"))
    return root


def _main(body: Element) -> Element | None:
    """The one element that the page itself names as its main part, when it holds most of the words."""
    found = [element for element in body.iter("main", "article") if element.tag == "main"] or list(body.iter("article"))
    if len(found) != 1:
        return None
    whole = sum(len(str(piece).strip()) for piece in body.itertext())
    part = sum(len(str(piece).strip()) for piece in found[0].itertext())
    return found[0] if whole * _MAIN_SHARE < part < whole else None


class _Walk:
    """Gathers inline text into paragraphs and closes them at the borders of block elements."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._text: list[str] = []
        self._label = ""  # of a list item, waiting for its first paragraph
        self._count = 0
        self.blocks: list[Block] = []
        self.deleted = 0

    def close(self, place: _Place) -> None:
        """End the paragraph that is being gathered."""
        text = "".join(self._text).strip(" \n")
        self._text.clear()
        if not text.replace("\xa0", " ").strip():
            return
        for line in split_at_breaks(text):
            line = line.strip()
            if not line:
                continue
            label = "" if begins_with_number(line) else self._label
            self._label = ""
            self.blocks.append(Block(label + line, place.kind, place.level))
        self._count += 1
        if self._count % 512 == 0:
            self._file.check_time()

    def block(self, element: Element, place: _Place, depth: int) -> None:
        """Read a block element and what stands in it."""
        if depth > self._file.limits.nesting:
            raise self._file.unusable(marked("its contents are nested too deeply to be a law; save it as plain text"))
        self._say(element.text)
        counter = Counter(element, place.unnumbered) if element.tag in ("ol", "ul", "menu") else None
        for child in element.iterchildren():
            tag = child.tag if isinstance(child.tag, str) else ""
            self._child(child, tag.lower(), place, depth, counter)
            self._say(child.tail)

    def _child(self, child: Element, tag: str, place: _Place, depth: int, counter: Counter | None) -> None:
        if tag in _SKIPPED or child.get("hidden") is not None or _HIDDEN.search(child.get("style", "")):
            self.deleted += tag == "del"
        elif tag == "br":
            self._text.append("\n")
        elif tag == "pre":
            self._preformatted(child, place)
        elif tag in _INLINE or not tag:
            self._inline(child, place, depth)
        else:
            inside = _place_of(child, tag, place)
            self.close(place)
            if tag == "li" and counter is not None:
                self._label = counter.label(child)
            self.block(child, inside, depth + 1)
            self.close(inside)
            if tag == "li":
                self._label = ""

    def _inline(self, element: Element, place: _Place, depth: int) -> None:
        if element.tag == "a" and _is_note_mark(element):
            return
        identity = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if element.tag == "sup" and "footnote" in identity:
            return
        # Careless pages put blocks into inline elements; reading them as blocks serves both.
        self.block(element, place, depth + 1)

    def _preformatted(self, element: Element, place: _Place) -> None:
        self.close(place)
        text = "".join(str(piece) for piece in element.itertext())
        self.blocks.extend(Block(line.rstrip(), place.kind, place.level) for line in text.split("\n") if line.strip())

    def _say(self, text: str | None) -> None:
        if not text:
            return
        text = _WHITE.sub(" ", text)
        if text.startswith(" ") and (not self._text or self._text[-1].endswith((" ", "\n"))):
            text = text[1:]
        if text:
            self._text.append(text)


def _place_of(element: Element, tag: str, place: _Place) -> _Place:
    """What the paragraphs in a block element are."""
    identity = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}".lower()
    if _NOTES.search(identity) or "mso-element:footnote" in element.get("style", ""):
        return dataclasses.replace(place, kind=BlockKind.FOOTNOTE)
    if tag == "nav" or _CONTENTS.search(identity) or identity.strip() == "doc-toc":
        return dataclasses.replace(place, kind=BlockKind.CONTENTS, unnumbered=True)
    if tag in ("ol", "ul", "menu"):
        return dataclasses.replace(place, level=place.level + 1)
    if place.kind is not BlockKind.PARAGRAPH:
        return place
    if tag in _HEADINGS:
        return dataclasses.replace(place, kind=BlockKind.HEADING, level=_HEADINGS[tag])
    if tag == "blockquote":
        return dataclasses.replace(place, kind=BlockKind.QUOTE)
    if tag in ("td", "th"):
        return dataclasses.replace(place, kind=BlockKind.CELL)
    return place


def _is_note_mark(element: Element) -> bool:
    """Whether a link is the mark of a footnote; the mark would stand in the middle of the law's words."""
    if element.get("role") == "doc-noteref" or "noteref" in element.get("class", "").lower():
        return True
    words = "".join(str(piece) for piece in element.itertext()).strip()
    marked = len(words) <= 5 and re.fullmatch(r"[\[(]?(?:\d{1,3}|[ivx]+|[*†‡])[\])]?", words) is not None
    return marked and _NOTE_MARK.match(element.get("href", "")) is not None
