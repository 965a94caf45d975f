"""Bare labels: lines that tell a date and a source without saying so.

`2025年05月08日 21:15 新浪财经`, `人民日报 2025年05月08日 第01版`, `原创 张三
滨海闲话 2025-05-08 09:30 北京`, `By Jane Doe | May 8, 2025`. What else stands on
such a line makes text of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text.dates import FoundDate, find_date
from corpus.text.pattern import pattern

SOURCE_LENGTH = 16
"""Characters of a source that nothing names as one."""

EDGES = " \u3000\xa0|｜()（）【】[]〔〕-–—·•,，、"
"""Characters around a value that are no part of it."""

_BARS = "|｜·•/／丨"
_TEXT = re.compile(r"[:：,，。！？!?；;=<>]|\d{3}")
_BYLINE = pattern(
    r"(?:[Bb]y|BY)(?:\ [A-Z][\w.'’-]*){2,4}(?:(?:,|,?\ and|\ &)(?:\ [A-Z][\w.'’-]*){2,4})*"
    r"(?:,\ [A-Z][\w\ .'’-]{2,30})?"
    r"|[A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]*){1,3},\ (?:[A-Z]\w+\ ){0,2}"
    r"(?:Writer|Reporter|Correspondent|Editor|Contributor)"
    r"|[〔（【]?(?:记者|記者)[^\s／/，。]{2,12}[／/][^\s，。]{2,10}(?:报道|報導|報道)[〕）】]?"
)
_MEDIA = pattern(
    r"[^\s，。：:]{1,14}(?:报|報|网|網|社|台|臺|刊|新闻|新聞|财经|財經|客户端|频道|头条|通讯|评论)"
    r"|[A-Z][\w.’' ]{1,30}(?:Times|News|Post|Daily|Herald|Journal|Reuters|Press|Tribune|Guardian)"
)
_OF_ENGLISH = pattern(
    r"(?i:(?:first\ )?(?P<said>published|posted)|(?:last\ )?(?P<changed>updated|modified))"
    r"(?i:\ on|\ at)?(?:\ \d{1,2}:\d\d(?:\ ?[AaPp]\.?[Mm]\.?)?(?:\ [A-Z]{2,4})?)?,?"
    r"(?:\ ?[A-Z][a-z]{2,8})?,?"
)
_ORIGINAL = re.compile(r"(?:原创|原創|转载|Original)\s+(?P<names>\S.*)")
_AFTER = pattern(
    r"[（(]?(?:\s*(?:第\s*\d{1,3}\s*[版期]|\d{1,2}\s*版)[^，。]{0,12}|(?:举报|舉報|发布于|發布於)\s*\S{0,6}"
    r"|[(（].{0,24}(?:更新|修訂|修订)[)）]|(?i:by)\ [\w .'’-]{2,40}|IP\s?属地\s?\S{1,4})\s*"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./-]+\s+", re.ASCII)
_MORE = re.compile(r"\s*[／/]|\s+(?=记者|記者|作者|文[/／]|来自|举报|舉報|IP\s?属地|第\s*\d)")


@dataclass(frozen=True, slots=True)
class Bare:
    """What such a line tells."""

    source: str
    found: FoundDate
    is_update: bool = False


def is_byline(line: str) -> bool:
    """Whether a line only names who wrote the text.

    >>> is_byline("By Jane Doe and Li Si"), is_byline("By the river")
    (True, False)
    """
    return _BYLINE().fullmatch(line) is not None


def read_bare(line: str) -> Bare | None:
    """Return what a stripped line tells without labels, or None if it is text."""
    line = line[match.end() :] if (match := _ADDRESS.match(line)) else line
    found = find_date(line)
    if found is None:
        return None
    before, after = line[: found.start].strip(EDGES), line[found.end :]
    if _AFTER().fullmatch(after.strip()):
        after = ""
    if before:
        return _read_before(line, before, after.strip(EDGES), found)
    # What follows a bare day, `2018年3月1日 施行`, is seldom who published.
    is_parted = not found.is_day or after.lstrip()[:1] in tuple(_BARS)
    source = _MORE.split(after.strip(EDGES))[0].strip(EDGES)
    if (source and not is_parted) or not _is_name(source):
        return None
    return Bare(source, found)


def _read_before(line: str, before: str, after: str, found: FoundDate) -> Bare | None:
    if match := _OF_ENGLISH().fullmatch(before):
        return Bare("", found, is_update=match["changed"] is not None) if not after else None
    if before.lower().startswith("by ") or "|" in line or "｜" in line:
        return Bare("", found) if not after else None
    if match := _ORIGINAL.fullmatch(before):
        return Bare(match["names"].split()[-1], found) if len(after) <= 6 else None
    name = before.strip("《》")
    if _MEDIA().fullmatch(name) and len(after) <= 6:
        return Bare(name, found)
    # An account, the minute, and the province it was written in.
    is_account = not found.is_day and len(after) <= 4 and " " not in name
    return Bare(name, found) if is_account and _is_name(name) and not name.isascii() else None


def _is_name(text: str) -> bool:
    return len(text) <= SOURCE_LENGTH and _TEXT.search(text) is None
