"""Raw HTML: tags apart from text, and what a tag within a line means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from corpus import INLINE_TAGS, KNOWN_TAGS, decode_entities, link_target
from tui.typeset.targets import real_host
from tui.typeset.text import Role, Text, TextBuilder

EFFORT = 50_000_000
"""Characters looked through in vain for the end of a tag, before the rest is taken as text."""

_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")
_BEGINNING = re.compile(r"<(/?[A-Za-z][\w:.-]*)")
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_UNSEEN = {"<!--": "-->", "<![CDATA[": "", "<!": ">", "<?": ">"}
_SCRIPT_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}

_ROLES = {
    **dict.fromkeys(("b", "strong", "mark"), Role.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Role.EMPHASIS),
    **dict.fromkeys(("s", "del", "strike"), Role.STRIKE),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Role.CODE),
}
_MEDIA = {
    "img": "[图]",
    "video": "[视频]",
    "audio": "[音频]",
    "iframe": "[嵌入]",
    "embed": "[嵌入]",
}
UNTICKED, TICKED = "☐", "☑"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, its name in lower case."""

    name: str
    closing: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    source: str = ""
    """The tag as it is written."""

    line: int = 0
    """How many lines are above it."""

    @property
    def known(self) -> bool:
        """Whether HTML has such a tag; others may be meant as text: `List<String>`."""
        return self.name in KNOWN_TAGS


def split_html(source: str) -> Iterator[str | Tag]:
    """Yield text, decoded and cleaned, and tags; comments, scripts and styles are left out.

    What is not closed is no markup: it is text, and nothing after it is lost.
    """
    ends = {name: _last_end(pattern, source) for name, pattern in _SCRIPT_ENDS.items()}
    text = position = line = 0
    effort = EFFORT
    while effort > 0 and (opening := _OPENING.search(source, position)):
        start = opening.start()
        tag, end = _read_markup(source, start, ends)
        if end == start:
            position, effort = start + 1, effort - len(source) + start
            continue
        if start > text:
            yield decode_entities(source[text:start])
        line += source.count("\n", text, start)
        if tag is not None:
            yield replace(tag, line=line)
        line += source.count("\n", start, end)
        text = position = end
    if text < len(source):
        yield decode_entities(source[text:])


def paired_names(sources: Iterable[str]) -> frozenset[str]:
    """Return the names of the tags that are both opened and closed in some HTML.

    >>> sorted(paired_names(["<tabs>\\n<your-name>", "</tabs>"]))
    ['tabs']
    """
    names = {name.lower() for source in sources for name in _BEGINNING.findall(source)}
    return frozenset(name for name in names if f"/{name}" in names)


def _last_end(pattern: re.Pattern[str], source: str) -> int:
    return max((found.end() for found in pattern.finditer(source)), default=0)


def _read_markup(source: str, start: int, ends: Mapping[str, int]) -> tuple[Tag | None, int]:
    """Return the tag that begins here, if it is to be heeded, and where to read on."""
    for opener, closer in _UNSEEN.items():
        if source.startswith(opener, start):
            end = source.find(closer, start + len(opener))
            return None, start if end < 0 else end + len(closer)
    found = _TAG.match(source, start)
    if found is None:
        return None, start
    name = found[2].lower()
    if not found[1] and found.end() < ends.get(name, 0):
        unseen = _SCRIPT_ENDS[name].search(source, found.end())
        return None, unseen.end() if unseen else found.end()
    return Tag(name, bool(found[1]), _attributes(found[3]), decode_entities(found[0])), found.end()


def _attributes(source: str) -> dict[str, str]:
    return {
        found[1].lower(): decode_entities(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(source)
    }


class InlineBuilder(TextBuilder):
    """A text that understands the tags within a line."""

    def __init__(self) -> None:
        super().__init__()
        self._raised = False
        self._apart = False
        self._link = ""
        """Where the link leads that is open."""

        self._words: list[str] = []
        """What it says so far."""

    def add(self, chars: str, role: Role | None = None, target: str = "") -> None:
        """Add characters, set off from a picture before them and from what they are raised over."""
        if self._apart and chars[:1].isalnum():
            chars = " " + chars
        # 10<sup>6</sup> must not become 106.
        if self._raised and chars[:1].isdigit() and self.last.isalnum():
            chars = "^" + chars
        if chars:
            self._raised = self._apart = False
            if self._link:
                self._words.append(chars)
        super().add(chars, role, target)

    def aside(self, words: str) -> None:
        """Add words that are said about the text, apart from it."""
        if self.last.isalnum() and words:
            self.add(" ")
        self.add(words, Role.META)
        self._apart = True

    def open(self, role: Role, target: str = "") -> None:
        """Give the characters that follow a role, until it is closed."""
        if role is Role.LINK:
            self._link, self._words = target, []
        super().open(role, target)

    def close(self, role: Role) -> None:
        """End the role opened last; a link with where it really leads, if its text hides that."""
        super().close(role)
        if role is Role.LINK and self._link:
            self._tell_host()

    def take(self) -> Text:
        """Return the text so far, and begin another in which what is open stays open."""
        if self._link:
            self._tell_host()
        return super().take()

    def _tell_host(self) -> None:
        text, target, self._link = "".join(self._words), self._link, ""
        if text and (host := real_host(text, target)):
            self.add(f" ({host})", Role.META)

    def media(self, tag: str, caption: str, target: str) -> None:
        """Stand in for a picture or a film: its caption, or the name of its file."""
        words = f"{_MEDIA[tag]} {caption.strip() or PurePosixPath(target.partition('?')[0]).name}"
        if self.last.isalnum():
            self.add(" ")
        self.add(words.rstrip(), Role.IMAGE, target)
        self._apart = True

    def tag(self, tag: Tag) -> None:
        """Heed a tag within a line; others are left out."""
        if tag.name in _ROLES:
            (self.close if tag.closing else self.open)(_ROLES[tag.name])
        elif tag.name == "a":
            self._anchor(tag)
        elif tag.name == "sup":
            self._raised = not tag.closing
        elif tag.name == "br":
            self.line_break()
        elif tag.name in _MEDIA and not tag.closing:
            caption = tag.attributes.get("alt") or tag.attributes.get("title", "")
            self.media(tag.name, caption, link_target(tag.attributes.get("src", "")))
        elif tag.name == "input" and tag.attributes.get("type") == "checkbox":
            self.add(TICKED if "checked" in tag.attributes else UNTICKED)
            self._apart = True
        elif tag.name in KNOWN_TAGS - INLINE_TAGS and self.last.strip():
            self.line_break()

    def line_break(self) -> None:
        """Begin another line."""
        self.add("\n")

    def _anchor(self, tag: Tag) -> None:
        # An anchor in an anchor ends it, as browsers have it.
        self.close(Role.LINK)
        target = link_target(tag.attributes.get("href", ""))
        if target and not tag.closing:
            self.open(Role.LINK, target)
