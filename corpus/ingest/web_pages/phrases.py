"""Phrases: what stands within the lines of HTML, as Markdown: text, links, images, marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from corpus.ingest.web_pages import markdown_text
from corpus.ingest.web_pages.elements import Element
from corpus.ingest.web_pages.markdown_text import BREAK, collapsed, wrapped

LONG_LINE = 60
"""Characters of a line that is a paragraph, although only a line break ends it."""

UNSHOWN = frozenset(("head", "script", "title", "rp", "button"))

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "strike": "~~"}
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_SIGNS = frozenset(("#", "¶", "§", "🔗", "⚓", ""))
"""The links by which headings lead to themselves."""

_PARAGRAPH_END = re.compile(r"\n\s*\n|\n(?=[ \xa0]*\u3000|\xa0{2})")
_AROUND_BREAK = re.compile(r" *\n *")
_SPACES = re.compile(" {2,}")
_DOUBLED = re.compile(r"(?<![\\*])\*{4}(?!\*)")
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def paragraphs(phrase: str) -> list[str]:
    """Part a phrase where new paragraphs begin: at empty lines, at indents, after long lines."""
    phrase = _AROUND_BREAK.sub(BREAK, _SPACES.sub(" ", _DOUBLED.sub("", phrase)))
    found = []
    for part in _PARAGRAPH_END.split(phrase):
        lines: list[str] = []
        for line in filter(None, map(str.strip, part.split(BREAK))):
            if lines and len(lines[-1]) > LONG_LINE:
                found.append(_joined(lines))
                lines = []
            lines.append(line)
        if lines:
            found.append(_joined(lines))
    return found


def _joined(lines: Iterable[str]) -> str:
    return "  \n".join(map(markdown_text.line_start, lines)).replace("\xa0", " ")


class Phrases:
    """Writes what stands within lines."""

    def __init__(self, base: str, left_out: frozenset[int]) -> None:
        self._base = base
        self._left_out = left_out
        self._around: list[str] = []
        self._writers: dict[str, Callable[[Element], str]] = {
            **dict.fromkeys(_CODE, lambda element: markdown_text.code(element.text())),
            **dict.fromkeys(_MARKS, self._marked),
            **dict.fromkeys(("video", "audio", "iframe"), self._media),
            "a": self._link,
            "br": lambda _: BREAK,
            "img": self._image,
            "input": _box,
            "math": _math,
            "q": lambda element: f"“{self.phrase(element.children)}”",
            "rt": lambda element: f"({self.phrase(element.children)})",
            "sup": self._raised,
            "sub": self._lowered,
        }

    def phrase(self, nodes: Iterable[Element | str]) -> str:
        """Return nodes as inline Markdown; a line feed in it is a line break of the page."""
        parts: list[str] = []
        for is_text, group in groupby(nodes, lambda node: isinstance(node, str)):
            if is_text:
                text = "".join(node for node in group if isinstance(node, str))
                parts.append(markdown_text.plain(collapsed(text)))
            else:
                parts += (self._written(node) for node in group if isinstance(node, Element))
        return "".join(parts)

    def is_shown(self, element: Element) -> bool:
        """Whether an element is part of what is written."""
        return element.tag not in UNSHOWN and id(element) not in self._left_out

    def _written(self, element: Element) -> str:
        if not self.is_shown(element):
            return ""
        writer = self._writers.get(element.tag)
        return writer(element) if writer else self.phrase(element.children)

    def _marked(self, element: Element) -> str:
        mark = _MARKS[element.tag]
        if mark in self._around:  # strong in strong is no stronger
            return self.phrase(element.children)
        self._around.append(mark)
        phrase = self.phrase(element.children)
        self._around.pop()
        return wrapped(phrase, mark)

    def _link(self, element: Element) -> str:
        written = element.get("href")
        text = element.text().strip()
        if written.startswith("#") and text in _SIGNS:
            return ""
        phrase = self.phrase(element.children)
        address = self._resolved(written)
        if not address or not phrase.strip() or BREAK in phrase.strip():
            return phrase
        if address == text and address.startswith("http"):
            return f"<{address}>"
        return markdown_text.linked(phrase, address)

    def _image(self, element: Element) -> str:
        written = (element.get(name) for name in ("data-src", "data-original", "src"))
        address = next(filter(None, map(self._resolved, written)), "")
        if not address or {element.get("width"), element.get("height")} & {"0", "1"}:
            return ""
        alt = markdown_text.plain(" ".join(element.get("alt").split()))
        return "!" + markdown_text.linked(alt, address)

    def _media(self, element: Element) -> str:
        """Write a film, or the page of another site that has a name, as the tag it was."""
        title = " ".join(element.get("title").split())
        inside = self.phrase(element.children)
        if element.tag == "iframe" and not title:  # as those are that only count visits
            return inside
        said = {"src": self._resolved(element.get("src")), "title": title}
        told = "".join(f' {name}="{_quoted(value)}"' for name, value in said.items() if value)
        return f"<{element.tag}{told}></{element.tag}>{inside}"

    def _resolved(self, address: str) -> str:
        address = markdown_text.target(address)
        if not address or not self._base:
            return address
        from urllib.parse import urljoin

        try:
            return markdown_text.target(urljoin(self._base, address))
        except ValueError:
            return address

    def _raised(self, element: Element) -> str:
        text = element.text().strip()
        if any(e.tag == "a" and e.get("href").startswith("#") for e in element.elements()):
            return f"[{text.strip('[]')}]" if text else ""
        return _shifted(text, _RAISED) or self.phrase(element.children)

    def _lowered(self, element: Element) -> str:
        return _shifted(element.text().strip(), _LOWERED) or self.phrase(element.children)


def _shifted(text: str, table: dict[int, int]) -> str:
    """Return text in raised or lowered characters, if there are such for all of it."""
    return text.translate(table) if all(ord(char) in table for char in text) else ""


def _quoted(text: str) -> str:
    from html import escape  # its table of names takes a while to load

    return escape(text).replace("{", "&#123;")


def _box(element: Element) -> str:
    if element.get("type") != "checkbox":
        return ""
    return "[x] " if element.has("checked") else "[ ] "


def _math(element: Element) -> str:
    written = (e for e in element.elements() if e.tag == "annotation")
    tex = next((e.text().strip() for e in written if "tex" in e.get("encoding")), "")
    text = tex or " ".join(element.text().split())
    return f"${text}$" if tex and "$" not in tex else markdown_text.plain(text)
