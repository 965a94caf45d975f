"""The main block: which element of a page holds its article, and what is only there to move about.

A page that marks its article is believed. In another, the smallest block that
holds most of the running text is the article: text that is no link, in pieces
long enough to be sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.ingest.web_pages.elements import HAN, Element
from corpus.text.pattern import pattern

SENTENCE = 20
"""Characters of a piece of text that may be part of an article; of Han, half as many."""

SHARE = 0.7
"""Of the running text of a page: what the main block holds at least."""

ALIKE = 0.5
"""Of the largest of several articles: what another one holds at least."""

MOST_NOISE = 0.4
"""Of the running text: what holds more is never left out."""

_NOISE_TAGS = frozenset(
    ("nav", "aside", "footer", "button", "dialog", "menu", "legend", "form", "head")
)
_NOISE_ROLES = frozenset(
    ("navigation", "complementary", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog")
)
_NOISE_NAME = pattern(
    r"(?:^|[\s_-])(?:(?:top|bottom|main|side|sub)?nav(?:bar|igation)?|menus?|breadcrumbs?|crumbs?"
    r"|side-?bar|foot(?:er)?|comments?|repl(?:y|ies)|share(?:bar|-?box)?|social|related"
    r"|recommend(?:ed|s)?|promo(?:tion)?|advert\w*|ads?|pagination|pager|toolbar|copyright"
    r"|login|popup|modal|cookies?|subscribe|newsletter|hot-?news|rank(?:ing)?|qr-?code|gutter|line-?nos?|line-?numbers?)"
    r"(?=$|[\s_\d-])",
    re.IGNORECASE,
)
# Not `visibility: hidden`, with which a page hides its own text until its scripts have run.
_HIDDEN = pattern(r"display\s*:\s*none", re.IGNORECASE)
_ARTICLE_NAME = pattern(
    r"(?:^|[\s_-])(?:article-?(?:body|content|text|main)|artibody|trs_editor|trs_ueditor|js_content"
    r"|ucapcontent|zoom|entry-?content|post-?(?:content|body|text)|rich_media_content|rm_txt_con"
    r"|main-?(?:content|text)|news-?(?:content|text|con)|markdown-body|e-content)(?=$|[\s_\d-])",
    re.IGNORECASE,
)
_LARGE = frozenset(("div", "section", "td", "article", "main"))
_LANDMARKS = frozenset(("article", "main"))


@dataclass(frozen=True, slots=True)
class MainBlock:
    """What a page is read for."""

    element: Element
    noise: frozenset[int]
    """`id()` of the elements that are left out."""


def find_main_block(root: Element) -> MainBlock:
    """Return the element of a page that holds its article."""
    sizes: dict[int, int] = {}
    _measure(root, sizes)
    total = sizes[id(root)]
    noise = frozenset(_find_noise(root, sizes, total))
    if noise:
        sizes.clear()
        _measure(root, sizes, noise)
    main = _marked(root, sizes, noise) or _densest(root, sizes)
    return MainBlock(main, noise)


def is_hidden(element: Element) -> bool:
    """Whether a browser does not show an element."""
    return element.has("hidden") or _HIDDEN().search(element.get("style")) is not None


def _measure(element: Element, sizes: dict[int, int], noise: frozenset[int] = frozenset()) -> int:
    """Note the length of the running text in every element."""
    size = 0
    if id(element) not in noise and element.tag not in ("a", "script", "title"):
        for child in element.children:
            if isinstance(child, Element):
                size += _measure(child, sizes, noise)
            else:
                size += _running(child)
    sizes[id(element)] = size
    return size


def _running(text: str) -> int:
    text = text.strip()
    if len(text) >= SENTENCE or (len(text) >= SENTENCE // 2 and HAN().search(text)):
        return len(text)
    return 0


def _find_noise(root: Element, sizes: dict[int, int], total: int) -> Iterator[int]:
    waiting = [(root, False)]
    while waiting:
        element, in_article = waiting.pop()
        # What holds the text of the page is its article, whatever it is called.
        if is_hidden(element) or (
            sizes.get(id(element), 0) <= total * MOST_NOISE and _is_noise(element, in_article)
        ):
            yield id(element)
            continue
        in_article = in_article or element.tag in _LANDMARKS
        waiting.extend((c, in_article) for c in element.children if isinstance(c, Element))


def _is_noise(element: Element, in_article: bool) -> bool:
    if element.tag == "header":
        return not in_article
    if element.tag in _NOISE_TAGS or element.get("role") in _NOISE_ROLES:
        return True
    names = f"{element.get('class')} {element.get('id')}"
    return len(names) > 1 and _NOISE_NAME().search(names) is not None


def _marked(root: Element, sizes: dict[int, int], noise: frozenset[int]) -> Element | None:
    """Return the element that the page itself calls its article, if most of the text is in it."""
    total = sizes[id(root)]
    blocks = [e for e in root.elements() if e.tag in _LARGE and id(e) not in noise]
    for is_marked in (_is_body, _is_article, _is_main):
        found = list(filter(is_marked, blocks))
        if not found:
            continue
        best = max(found, key=lambda e: sizes.get(id(e), 0))
        alike = list(_alike(found, best, sizes))
        size = sum(sizes.get(id(e), 0) for e in alike)
        if size and size >= total * 0.5:
            return _holder(root, alike)
    return None


def _alike(found: list[Element], best: Element, sizes: dict[int, int]) -> Iterator[Element]:
    """Yield the largest element, and those beside it that are not much smaller."""
    least = max(sizes.get(id(best), 0) * ALIKE, 1)
    inside: set[int] = set()
    for element in found:
        if id(element) in inside or (element is not best and sizes.get(id(element), 0) < least):
            continue
        yield element
        inside.update(map(id, element.elements()))


def _holder(root: Element, held: list[Element]) -> Element:
    """Return the smallest element that holds all of them."""
    parent = held[0] if len(held) == 1 else root
    while len(held) > 1:
        for child in parent.children:
            if isinstance(child, Element):
                inside = {id(child), *map(id, child.elements())}
                if all(id(element) in inside for element in held):
                    parent = child
                    break
        else:
            break
    return parent


def _is_body(element: Element) -> bool:
    if "articlebody" in element.get("itemprop").lower():
        return True
    return _ARTICLE_NAME().search(f"{element.get('class')} {element.get('id')}") is not None


def _is_article(element: Element) -> bool:
    return element.tag == "article" or element.get("role") == "article"


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.get("role") == "main"


def _densest(root: Element, sizes: dict[int, int]) -> Element:
    least = sizes[id(root)] * SHARE
    main = root
    while sizes.get(id(main), 0):
        blocks = [c for c in main.children if isinstance(c, Element) and c.holds_blocks]
        best = max(blocks, key=lambda c: sizes.get(id(c), 0), default=None)
        if (
            best is None
            or sizes.get(id(best), 0) < least
            or best.tag in ("ul", "ol", "dl", "blockquote")
        ):
            break
        main = best
    return main
