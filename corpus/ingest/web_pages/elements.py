"""Elements: HTML read into a tree, as forgiving as a browser and never deeper than a page is.

One pass from the first character to the last: no text takes more than its
length, none raises, and none is lost but what is no text of the page (scripts,
styles, drawings). Tags that only tell letters apart (`font`, `tbody`) are not
kept; what lies deeper than the tree goes is laid beside its parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.text.clean import clean
from corpus.text.pattern import pattern

MAX_DEPTH = 100
"""Elements in each other; a page seldom has half as many."""

MAX_ATTRIBUTES = 8192
"""Characters of a tag that are read."""

HAN = pattern("[\u3400-\u9fff]")
"""A character of Chinese."""

_TAG = pattern(r"<(?:(?P<slash>/?)(?P<name>[A-Za-z][^\s/<>]{0,40})|(?P<remark>!--)|[!?])")
# A quotation mark opens a value only behind `=`: a stray one must not swallow the text.
_TAG_END = pattern(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_ATTRIBUTE = pattern(
    r"""(?P<name>[^\s=/"'<>]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<bare>[^\s"'>]+)))?"""
)

_PICTURE = pattern(r"<img\b([^<>]{0,2000})>", re.IGNORECASE)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_PASSED_OVER = _names(
    "html font tbody thead tfoot colgroup col wbr plaintext o:p big small source track "
    "param embed area nobr blink"
)
_VERBATIM = _names(
    "script style title textarea iframe noembed noframes noscript svg canvas template select"
)
_TO_THE_END = frozenset(("script", "style"))
"""What has no end tag hides all that follows, as in a page that was cut."""

_ENDS = {name: pattern(rf"(?i:</{name}(?:[\s/][^<>]{{0,200}})?>)") for name in sorted(_VERBATIM)}
_ENDS |= {"!--": pattern("-->"), "!": pattern(">")}

BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr "
    "legend li main menu nav ol p pre search section summary table td th tr ul head xmp "
    "listing"
)
"""Elements that begin a new line."""

_CELL = frozenset(("td", "th"))
_CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "dir", "table", "td", "th"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", "table", "td", "th"))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", "table", "td", "th"))),
    "tr": (frozenset(("tr", "td", "th", "caption")), frozenset(("table",))),
    "td": (frozenset(("td", "th", "caption")), frozenset(("tr", "table"))),
    "th": (frozenset(("td", "th", "caption")), frozenset(("tr", "table"))),
    "a": (frozenset(("a",)), BLOCKS),
}
"""What an element ends by beginning, and what it does not reach beyond."""

_OF_TABLE = frozenset(("table", "tr", "td", "th", "caption"))
_IN_HEAD = frozenset(("base", "link", "meta", "title", "script", "style", "noscript", "template"))


class Element:
    """A node of the tree."""

    __slots__ = ("_attributes", "_written", "children", "holds_blocks", "tag")

    def __init__(self, tag: str, written: str = "") -> None:
        self.tag = tag
        self.children: list[Element | str] = []
        self.holds_blocks = False
        """Whether there is an element in it that begins a new line."""

        self._written = written
        self._attributes: dict[str, str] | None = None

    def get(self, name: str) -> str:
        """Return an attribute, cleaned; empty where there is none."""
        if not self._written:
            return ""
        if self._attributes is None:
            self._attributes = dict(_read_attributes(self._written))
        return self._attributes.get(name, "")

    def has(self, name: str) -> bool:
        """Whether an attribute is there, with a value or without."""
        return self.get(name) != "" or name in (self._attributes or ())

    def elements(self) -> Iterator[Element]:
        """Yield all elements in it, in the order of the text."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                yield node
                waiting.extend(reversed(node.children))

    def text(self) -> str:
        """Return all text in it, as it is written; a line break is a space."""
        parts: list[str] = []
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
            elif node.tag == "br":
                parts.append(" ")
            else:
                waiting.extend(reversed(node.children))
        return "".join(parts)


def parse_elements(html: str) -> Element:
    """Return the tree of cleaned HTML, of a whole page or a part of one."""
    tree = _Tree()
    position = 0
    while match := _TAG().search(html, position):
        tree.add_text(html[position : match.start()])
        end = _end_of_tag(tree, html, match)
        if end < 0:  # the last tag is never closed
            position = match.start()
            break
        position = _take(tree, html, match, end)
    tree.add_text(html[position:])
    return tree.root


def _end_of_tag(tree: _Tree, html: str, match: re.Match[str]) -> int:
    if match["name"]:
        found = _TAG_END().match(html, match.end())
    else:
        found = tree.find_end("!--", html, match.end() - 2) if match["remark"] else None
        found = found or tree.find_end("!", html, match.end())
    return found.end() if found else -1


def _take(tree: _Tree, html: str, match: re.Match[str], end: int) -> int:
    """Add one tag to the tree; return where the text goes on."""
    name = (match["name"] or "").lower()
    if not name:
        return end
    if match["slash"]:
        tree.close(name)
        return end
    written = html[match.end() : min(end - 1, match.end() + MAX_ATTRIBUTES)]
    if name not in _VERBATIM:
        tree.open(name, written)
        return end
    if written.endswith("/"):
        return end
    closing = tree.find_end(name, html, end)
    if closing is None:
        return len(html) if name in _TO_THE_END else end
    tree.add_verbatim(name, written, html[end : closing.start()])
    return closing.end()


class _Tree:
    """A tree that grows, and the elements that are open in it."""

    def __init__(self) -> None:
        self.root = Element("html")
        self._open = [self.root]
        self._deeper = 0
        self._endless: set[str] = set()

    def find_end(self, name: str, html: str, start: int) -> re.Match[str] | None:
        if name in self._endless:  # looking to the end of the text again and again takes long
            return None
        found = _ENDS[name]().search(html, start)
        if found is None:
            self._endless.add(name)
        return found

    def add_text(self, text: str) -> None:
        if not text:
            return
        if "&" in text:
            text = _decoded(text)
        if self._open[-1].tag == "head":
            if not text.strip():
                return
            self.close("head")
        self._open[-1].children.append(text)

    def add_verbatim(self, name: str, written: str, text: str) -> None:
        if name == "noscript" and self._open[-1].tag != "head":
            self._add_pictures(text)
        if name not in ("script", "title", "iframe"):
            return
        element = Element(name, written)
        if name == "iframe":
            self._open[-1].children.append(element)
            return
        element.children.append(_decoded(text) if name == "title" else text)
        self._open[-1].children.append(element)

    def _add_pictures(self, text: str) -> None:
        """Add what a page shows where its scripts do not run, unless it stands there already."""
        children = self._open[-1].children
        before = next((node for node in reversed(children) if isinstance(node, Element)), None)
        if before is None or before.tag != "img":
            children += (Element("img", match[1]) for match in _PICTURE().finditer(text))

    def open(self, name: str, written: str) -> None:
        if self._open[-1].tag == "head" and name not in _IN_HEAD:
            self.close("head")
        if name in _PASSED_OVER or name == "body":
            return
        self._make_room(name)
        element = Element(name, written)
        if len(self._open) >= MAX_DEPTH and name not in _VOID:
            self._deeper += 1
            self._open[-1].children.append(" ")
            return
        self._open[-1].children.append(element)
        if name in BLOCKS:
            self._tell_of_block()
        if name not in _VOID and not (written.endswith("/") and ":" in name):
            self._open.append(element)

    def close(self, name: str) -> None:
        if name in _PASSED_OVER or name in _VOID:
            return
        if name == "p" and not any(element.tag == "p" for element in self._open):
            return
        if self._deeper:
            self._deeper -= 1
            return
        index = self._find_open(name)
        if index:
            del self._open[index:]

    def _find_open(self, name: str) -> int:
        """Return which open element an end tag closes; 0 if none."""
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag == name:
                return index
            if name in _OF_TABLE:
                if tag == "table":
                    return 0
            elif tag in _CELL or (name not in BLOCKS and tag in BLOCKS):
                return 0
        return 0

    def _make_room(self, name: str) -> None:
        """Close what cannot hold this element."""
        if name in BLOCKS:
            self._close_before(frozenset(("p",)), BLOCKS - {"p"})
        if name in _CLOSED_BY:
            self._close_before(*_CLOSED_BY[name])

    def _close_before(self, closed: frozenset[str], barriers: frozenset[str]) -> None:
        found = 0
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag in closed:
                found = index
            elif tag in barriers:
                break
        if found:
            del self._open[found:]

    def _tell_of_block(self) -> None:
        for element in reversed(self._open):
            if element.holds_blocks:
                break
            element.holds_blocks = True


def _read_attributes(written: str) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE().finditer(written):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), _decoded(value).strip())
    return iter(found.items())


def _decoded(text: str) -> str:
    from html import unescape  # its table of names takes a while to load

    return clean(unescape(text))
