"""Web facts: what the head of a web page says of the article in it, as the fields of a header.

Sites name things for search engines, for those who share a link, and Chinese
government sites for the state archive; all of them are asked, likeliest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.ingest.headers.key_lines import Field
from corpus.ingest.web_pages.elements import HAN, Element
from corpus.text.dates import parse_date
from corpus.text.pattern import pattern

MAX_DATA = 65_536
"""Characters of linked data that are read."""

LONGEST_SITE = 20
"""Characters of the name of a site, or of a part of one."""

MAX_HEADS = 6
"""Headings of a page among which its title may be."""

_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "articletitle", "twitter:title", "dc.title", "headline"),
    "date": (
        *("article:published_time", "og:published_time", "datepublished", "publishdate"),
        *("publish_date", "publish-date", "pubdate", "publishtime", "publish_time", "pubtime"),
        *("parsely-pub-date", "sailthru.date", "weibo:article:create_at", "release_date"),
        *("og:release_date", "dc.date", "dc.date.issued", "dcterms.created", "date", "createdate"),
        *("firstpublishedtime", "article:published", "published_date", "published"),
    ),
    "source": (
        *("contentsource", "source", "mediaid", "og:site_name", "sitename", "publisher"),
        *("dc.publisher", "application-name"),
    ),
    "description": ("description", "og:description", "twitter:description", "dc.description"),
    "link": ("og:url", "twitter:url"),
    "tags": ("article:tag",),
    "keywords": ("keywords", "news_keywords"),
}
_ASKED = frozenset(("meta", "link", "title", "time", "script", "h1", "h2"))
_OF_SITE = ("og:site_name", "sitename", "application-name", "sitedomain", "publisher")
_PLATFORM = "微信公众平台"
"""What every page of WeChat calls its site, whoever wrote it."""

_ARTICLE_TYPE = re.compile(r"Article|Posting|Report")
_LISTING = re.compile(r"[,，、;；]")
_PART = pattern(r"\s+[-–—|·»«:]\s+|\s*[_|｜]+\s*|(?<=[\u3000-\u9fff])-+(?=[\u3400-\u9fff])|--+")
_SPACE = re.compile(r"\s+")


def find_fields(root: Element, shown: Sequence[str], labelled: str = "") -> dict[str, Field]:
    """Return what a page says of its article.

    Args:
        root: of the tree of the page.
        shown: lines of the page around its article, of which one may be its title.
        labelled: the line above the source and the date, where there is one.
    """
    asked = [element for element in root.elements() if element.tag in _ASKED]
    said = _read_metas(asked)
    fields: dict[str, Field] = {}
    if _PLATFORM in said.get("og:site_name", ()):
        said = {name: found for name, found in said.items() if found[0] != _PLATFORM}
        said["contentsource"] = [_find_account(root) or _first(said, ("author",))]
    for key in ("title", "source", "description", "link"):
        if value := _first(said, _NAMES[key]):
            fields[key] = value
    fields = {**_linked_data(asked), **fields}
    if date := _find_date(asked, said, fields):
        fields["date"] = date
    if tags := list(_find_tags(said, fields)):
        fields["tags"] = tags
    if address := _canonical(asked):
        fields["link"] = address
    sites = {_first(said, (name,)) for name in _OF_SITE} - {""}
    if title := _find_title(asked, fields, shown, sites):
        # Old pages are named after the section they stand in.
        is_section = len(title) < len(labelled) and _compared(title) not in map(_compared, shown)
        fields["title"] = labelled if is_section else title
    return fields


def base_of(root: Element, fields: dict[str, Field]) -> str:
    """Return the address that the links of a page start from; empty if it is not known."""
    bases = (element.get("href") for element in root.elements() if element.tag == "base")
    link = fields.get("link", "")
    found = [next(bases, ""), link if isinstance(link, str) else ""]
    return next((address for address in found if address.startswith("http")), "")


def _read_metas(asked: Sequence[Element]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for element in asked:
        # Microdata stands in the text too, as `<meta itemprop="datePublished" content="…">`.
        if element.tag == "meta" or element.get("itemprop") == "datePublished":
            name = element.get("property") or element.get("name") or element.get("itemprop")
            value = element.get("content") or element.get("datetime")
            if name and value:
                said.setdefault(name.lower(), []).append(value)
    return said


def _first(said: dict[str, list[str]], names: Sequence[str]) -> str:
    return next((said[name][0] for name in names if said.get(name, [""])[0]), "")


def _find_account(root: Element) -> str:
    """Return who published on a platform; empty where the page does not tell."""
    for element in root.elements():
        is_named = element.get("id") == "js_name"
        is_named = is_named or "profile_nickname" in element.get("class").split()
        if is_named and (name := _one_line(element.text())):
            return name
    return ""


def _canonical(asked: Sequence[Element]) -> str:
    for element in asked:
        if element.tag == "link" and element.get("rel").lower() == "canonical":
            address = element.get("href")
            return address if address.startswith("http") else ""
    return ""


def _find_date(
    asked: Sequence[Element], said: dict[str, list[str]], fields: dict[str, Field]
) -> str:
    found = [said[name][0] for name in _NAMES["date"] if name in said]
    known = fields.get("date", "")
    found += [known] if isinstance(known, str) and known else []
    times = [e.get("datetime") for e in asked if e.tag == "time" and e.get("datetime")]
    # Of several times on a page, the others belong to the articles beside it.
    found += times[:1]
    return next(filter(parse_date, found), found[0] if found else "")


def _find_tags(said: dict[str, list[str]], fields: dict[str, Field]) -> Iterator[str]:
    yield from said.get("article:tag", [])
    known = fields.get("keywords", [])
    for text in [*said.get("keywords", [])[:1], *said.get("news_keywords", [])[:1], *known]:
        if _LISTING.search(text):
            yield from _LISTING.split(text)
        elif HAN().search(text):
            yield from text.split()
        else:
            yield text


# ── linked data ──


def _linked_data(asked: Sequence[Element]) -> dict[str, Field]:
    import json

    for element in asked:
        if element.tag == "script" and "ld+json" in element.get("type"):
            try:
                data = json.loads(element.text()[:MAX_DATA], strict=False)
            except (ValueError, RecursionError):
                continue
            if found := next(_articles(data), None):
                return dict(_read_article(found))
    return {}


def _articles(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if isinstance(data, dict):
        kind = data.get("@type")
        if any(_ARTICLE_TYPE.search(name) for name in _strings(kind)):
            yield data
        data = data.get("@graph")
    if isinstance(data, list) and depth < 3:
        for item in data:
            yield from _articles(item, depth + 1)


def _read_article(data: dict[str, object]) -> Iterator[tuple[str, Field]]:
    names = {"headline": "title", "datePublished": "date", "description": "description"}
    for name, key in names.items():
        if text := next(_strings(data.get(name)), ""):
            yield key, text
    publisher = data.get("publisher")
    if isinstance(publisher, dict) and (name := next(_strings(publisher.get("name")), "")):
        yield "source", name
    if words := list(_strings(data.get("keywords"))):
        yield "keywords", words


def _strings(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item.strip()


# ── the title ──


def _find_title(
    asked: Sequence[Element], fields: dict[str, Field], shown: Sequence[str], sites: set[str]
) -> str:
    named = fields.get("title", "")
    titles = (e.text().strip() for e in asked if e.tag == "title")
    written = _one_line(named if isinstance(named, str) and named else next(titles, ""))
    heads = [_one_line(e.text()) for e in asked if e.tag in ("h1", "h2")][:MAX_HEADS]
    if not written:
        return heads[0] if heads else ""
    return _without_site(written, (shown, heads), sites)


def _without_site(title: str, known: Sequence[Sequence[str]], sites: set[str]) -> str:
    """Return a title without the name of its site: the part of it that the page shows."""
    gaps = list(_PART().finditer(title))
    if not gaps:
        return title
    starts = [title, *(title[: gap.start()].strip() for gap in reversed(gaps))]
    ends = [title[gap.end() :].strip() for gap in gaps]
    for lines in known:
        compared = set(map(_compared, lines))
        for part in [*starts, *ends]:
            if _compared(part) in compared and part not in sites:
                return part
    if starts[-1] in sites:
        return ends[0]
    # Nothing tells: the name of a site is short, and comes last.
    parts = _PART().split(title)[1:]
    for site, rest in zip(reversed(parts), starts[1:], strict=True):
        if site not in sites and (len(site) > LONGEST_SITE or len(rest) < len(site)):
            break
        title = rest
    return title


def _compared(text: str) -> str:
    return _SPACE.sub("", text).casefold()


def _one_line(text: str) -> str:
    return " ".join(text.split())
