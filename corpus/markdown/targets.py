"""Targets of links: which may be followed, and those that are written with template tags."""

from __future__ import annotations

import re
from types import ModuleType
from typing import TYPE_CHECKING

from corpus.text.clean import clean
from corpus.text.templates import template_name

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MAY_BE_FOLLOWED = re.compile(r"https?:|mailto:|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)

_TAG = re.compile(
    r"\{%[^%{}\n]{0,500}%\}|\{\{<[^{}\n]{0,500}>\}\}|\{\{%[^{}\n]{0,500}%\}\}|\{\{[^{}\n]{0,500}\}\}"
)
_VALUE = rf"\"(?:{_TAG.pattern}|[^\"]){{0,2000}}+\"|'(?:{_TAG.pattern}|[^']){{0,2000}}+'"
HTML_TAG = re.compile(
    rf"<[A-Za-z][\w-]*+(?:\s+[^\s<>\"'={{}}/]++(?:\s*=\s*(?:{_VALUE}|[^\s\"'<>]++))?){{0,50}}+\s*/?>"
)
"""A tag of HTML, template tags in its values."""

_DESTINATION = re.compile(
    rf"<?(?:{_TAG.pattern}|[^\s(){{}}<>\\\x00-\x1f]|\{{(?![{{%])|\([^\s(){{}}<>\\]{{0,500}}\)"
    r"){1,2000}+>?"
)
_NAMES_FILE = frozenset(
    ("ref", "relref", "post_url", "post_link", "link", "post_path", "asset_path")
)
_QUOTED = re.compile(r"\{\{-?\s*([\"'])([^\"']+)\1")
_ARGUMENT = re.compile(r"\s\"([^\"]+)\"|\s'([^']+)'|\s([^\s\"'%>}]+)")


def install(parser: MarkdownIt) -> None:
    """Read links whose targets hold template tags."""
    helpers = ModuleType("helpers")
    vars(helpers).update(vars(parser.helpers))
    vars(helpers)["parseLinkDestination"] = _parse_destination
    parser.helpers = helpers


def link_target(address: str) -> str:
    """Return an address that may be followed: web, mail, relative, within the page; or nothing.

    >>> link_target("https://example.com/"), link_target("javascript:alert(1)")
    ('https://example.com/', '')
    """
    address = "".join(clean(address).split())
    return address if _MAY_BE_FOLLOWED.match(address) else ""


def without_tags(target: str) -> str:
    """Return the part of a target that is known before the tags in it are filled in.

    >>> without_tags("{{ site.url }}/news/"), without_tags("{{bse}}117546")
    ('/news/', '')
    >>> without_tags('{{< ref "notes/a.md" >}}#part'), without_tags('{{ "/a/b/" | url }}')
    ('notes/a.md#part', '/a/b/')
    """
    known = _TAG.sub(_named_file, target)
    begins = _TAG.match(target)
    is_path = known.startswith(("/", "#", "?")) or (begins and _named_file(begins))
    return known if is_path or not begins else ""


def fill_tags(html: str) -> str:
    """Return HTML whose tags have their targets without template tags.

    >>> fill_tags("<img src='{{ site.base }}/a.png' alt=x> {{ site.base }}")
    "<img src='/a.png' alt=x> {{ site.base }}"
    """
    return HTML_TAG.sub(lambda found: _TAG.sub(_named_file, found[0]), html)


def _named_file(tag: re.Match[str]) -> str:
    if quoted := _QUOTED.match(tag[0]):
        return str(quoted[2])
    name = template_name(tag[0])
    argument = _ARGUMENT.search(tag[0].partition(name)[2]) if name in _NAMES_FILE else None
    if argument is None:
        return ""
    file: str = argument[1] or argument[2] or argument[3]
    return file if "." in file.rpartition("/")[2] else f"{file}.md"


def _parse_destination(string: str, pos: int, maximum: int) -> object:
    """Return a link's target as markdown-it does, and one with template tags in it as well."""
    from markdown_it.helpers import parseLinkDestination

    if (found := _DESTINATION.match(string, pos, maximum)) is None or not _TAG.search(found[0]):
        return parseLinkDestination(string, pos, maximum)
    result = parseLinkDestination("", 0, 0)
    result.ok, result.pos = True, found.end()
    result.str = without_tags(found[0].strip("<>"))
    return result
