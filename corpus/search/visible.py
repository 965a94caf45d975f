"""What of a Markdown body is text: without tags, templates, targets of wikilinks, module lines.

Code stays as it is. What reads like markup and is none stays too: no text is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from corpus.text import mdx, tags
from corpus.text.callouts import read_callout
from corpus.text.clean import clean
from corpus.text.pattern import pattern
from corpus.text.templates import CODE_TAGS, HIDDEN_TAGS, TEMPLATE, template_name, template_words
from corpus.text.wikilinks import WIKILINK, read_wikilink

_SIGNS = ("<", "{", "[[", "&", "[!", ":::", "!!!", "???", "import ", "export ")
"""Without any of these all of a body is text."""

# Every part begins with a character of its own: the search passes over all others at once.
_START = pattern(
    r"<(?P<tag>[A-Za-z/!])|\{(?P<brace>[%{:#./ ])|\[(?P<link>\[)|!(?P<embed>\[\[)"
    r"|&(?P<entity>[#A-Za-z])|`(?P<code>[^`\n]{1,1000}`|`[^\n]{1,1000}?``(?!`))"
    r"|\n(?=[ >`~ie\[:!?])(?:(?P<fence>[ >]{0,20}(?:```|~~~))|(?P<module>(?:im|ex)port\b)"
    r"|(?P<callout>[ >]{0,20}(?:\[!|:::|!!!|\?\?\?)))"
)
_FENCED = pattern(
    r"\n[ >]{0,20}(`{3,}+|~{3,}+).*(?:\n(?![ >]{0,20}\1).*)*+(?:\n[ >]{0,20}\1[`~]*+[ ]*(?=\n))?"
)
_MODULE_REST = pattern(
    r"(?:\n(?: .*|[\w$]{1,80}(?: as [\w$]{1,80})?,?(?=\n)|(?=\n))){0,500}+\n[}\])].*"
)
"""What follows a module line with an open bracket: indented lines and names, up to the bracket."""

_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][\dA-Za-z]{1,31});")
_ATTRIBUTES = pattern(r"\{(?::[^{}\n]{0,300}|[#.][\w-][^{}\n]{0,300})\}(?=\s)")

_VERBATIM = CODE_TAGS | {"raw"}
_END = pattern(r"\{[{%][<%]?[-~+]?\s?(?:end|/\s?)([a-z]{3,20})\s?[-~+]?[>%]?[%}]\}")

LONGEST = 10_000
"""Characters among which the end of what is not shown is looked for."""

Read = tuple[str, int] | None
"""What is to be found instead of a stretch of the body, and where it ends; None: it is text."""


def visible_text(markdown: str) -> str:
    """Return what a reader sees of a body, its marks still in it.

    >>> visible_text('[[note|this]] <b class="x">bold</b> {% include a.html %}, `<b>`')
    'this bold , `<b>`'
    """
    if not any(sign in markdown for sign in _SIGNS):
        return markdown
    text = f"\n{markdown}\n"
    parts: list[str] = []
    done = position = 0
    while found := _START().search(text, position):
        start, position = found.span()
        kind = found.lastgroup or ""
        read = None if kind == "code" or text[start - 1] == "\\" else _READERS[kind](text, start)
        if read is not None:
            parts += (text[done:start], read[0])
            done = position = read[1]
    parts.append(text[done:])
    return "".join(parts)[1:-1]


def _read_tag(text: str, start: int) -> Read:
    if text[start + 1] == "!":
        return _without(tags.COMMENT(), text, start)
    found = tags.TAG().match(text, start)
    name = found[1] if found else ""
    if name.lower() in ("script", "style"):
        return _without(tags.UNSEEN(), text, start) or ("", found.end() if found else start)
    if not name.islower() and (component := _component(text, start)):
        return f" {mdx.component_words(component[0])} ", component.end()
    return (tags.speak_tag(found), found.end()) if found else None


def _component(text: str, start: int) -> re.Match[str] | None:
    # One that has its line to itself is known by that.
    line = text.rfind("\n", max(0, start - 21), start) + 1
    alone = line > 0 and not text[line:start].strip(" ")
    return mdx.COMPONENT().match(text, line if alone else start)


def _read_brace(text: str, start: int) -> Read:
    if found := TEMPLATE().match(text, start):
        return _block(text, found) or (template_words(found[0]), found.end())
    return _without(mdx.COMMENT(), text, start) or _without(_ATTRIBUTES(), text, start)


def _block(text: str, tag: re.Match[str]) -> Read:
    """Read what stands between a tag and its end, if that is code or hidden."""
    name, after = template_name(tag[0]), tag.end()
    if name not in _VERBATIM | HIDDEN_TAGS:
        return None
    if _last_ends(text).get(name, -1) < after:
        return None
    last = after + LONGEST
    found = _END().search(text, after, last)
    while found and found[1] != name:
        found = _END().search(text, found.end(), last)
    if found is None:
        return None
    return text[after : found.start()] if name in _VERBATIM else "", found.end()


@lru_cache(1)
def _last_ends(text: str) -> dict[str, int]:
    """Return where the last end of each name stands: a hundred thousand tags may have none."""
    return {found[1]: found.start() for found in _END().finditer(text)}


def _read_link(text: str, start: int) -> Read:
    found = WIKILINK().match(text, start)
    return (read_wikilink(found).shown, found.end()) if found else None


def _read_entity(text: str, start: int) -> Read:
    from html import unescape  # its table of names takes a while to load

    found = _ENTITY().match(text, start)
    return (clean(unescape(found[0])), found.end()) if found else None


def _read_fence(text: str, start: int) -> Read:
    found = _FENCED().match(text, start)
    return (found[0], found.end()) if found else None


def _read_module(text: str, start: int) -> Read:
    end = text.index("\n", start + 1)
    line = text[start + 1 : end]
    if not mdx.is_module_line(line):
        return None
    rest = _MODULE_REST().match(text, end) if mdx.opens_block(line) else None
    return "\n", rest.end() if rest else end


def _read_callout(text: str, start: int) -> Read:
    end = text.index("\n", start + 1)
    line = text[start + 1 : end].lstrip(" >")
    callout = read_callout(line)
    return (f"\n{callout.title}", end) if callout else None


def _without(kind: re.Pattern[str], text: str, start: int) -> Read:
    found = kind.match(text, start)
    return ("", found.end()) if found else None


_READERS: dict[str, Callable[[str, int], Read]] = {
    "tag": _read_tag,
    "brace": _read_brace,
    "link": _read_link,
    "embed": _read_link,
    "entity": _read_entity,
    "fence": _read_fence,
    "module": _read_module,
    "callout": _read_callout,
}
