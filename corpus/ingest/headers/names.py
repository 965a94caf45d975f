"""The names of what a header says, in the spellings of the wild, likeliest first."""

from __future__ import annotations

TITLE = ("title", "headline", "标题", "標題", "题目")
SUBJECT = ("subject",)
"""A title too, but of the text that was translated."""

DATES = (
    *("date", "published", "pubdate", "publishdate", "publishedat", "datepublished"),
    *("pubdatetime", "publishedon", "publisheddate", "publicationdate", "datetime", "posted"),
    *("发布时间", "发布日期", "發布時間", "發布日期", "日期", "时间", "時間"),
    *("created", "createdat", "createdtime", "createddate", "datecreated", "datesaved"),
    *("创建时间", "创建日期", "updated", "updatedat", "updateddate", "dateupdated", "lastupdated"),
    *("lastmod", "modified", "moddatetime", "lastmodified", "lastedited", "lasteditedtime"),
    *("更新时间", "更新日期"),
)
DATE_PARTS = (".created", ".published", ".posted", ".updated")
"""Of a date that is a mapping."""

MOVING_DATES = frozenset(
    {"today", "now", "created", "lastmodified", "gitcreated", "gitlastmodified"}
)
"""What stands for a day that changes whenever the site is built."""

SUMMARY = ("description", "summary", "excerpt", "abstract", "摘要", "简介")
SOURCE = ("source", "publisher", "site", "sitename", "来源", "來源", "文章来源", "信息来源")
LINK = (
    *("url", "link", "permalink", "canonicalurl", "canonical", "sourceurl", "originalurl"),
    *("source", "via", "链接", "鏈接", "原文链接", "原文地址"),
)
TAGS = (
    *("tags", "tag", "categories", "category", "keywords", "topics"),
    *("标签", "標籤", "分类", "分類", "关键词", "關鍵詞"),
)
ID = ("id", "guid")
DRAFT = ("draft", "published", "status")
PATH = ("path", "permalink", "slug", "url")
"""Where the page stands on its site, which may tell its day."""

_OTHER = (
    *("author", "authors", "作者", "layout", "lang", "language", "subtitle", "status", "type"),
    *("template", "series", "image", "cover", "weight"),
)

KNOWN = frozenset(
    [*TITLE, *SUBJECT, *DATES, *SUMMARY, *SOURCE, *LINK, *TAGS, *ID, *DRAFT, *PATH, *_OTHER]
)
"""Names that make a header of a block, whatever else it holds."""


def folded_name(key: str) -> str:
    """Return a key as names are compared.

    >>> folded_name("publish_Date")
    'publishdate'
    """
    return key.casefold().replace("_", "").replace("-", "").replace(" ", "")
