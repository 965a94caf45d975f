"""Plain pages: a text without header, read for its title, source, date and paragraphs.

Government sites and newspapers are saved as bare text, with the navigation of
the page around it. Every non-empty line is a paragraph; what only helped to
move about the site is left out of the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.article import Heading, Kind
from corpus.ingest.label import Label, read_label
from corpus.ingest.page import Page
from corpus.text.dates import parse_date
from corpus.text.pattern import pattern

HEAD = 12
"""Non-empty lines from the top among which labels stand."""

TAIL = 8
"""Non-empty lines from the end among which labels and footers stand."""

NOISE_LENGTH = 90
"""Characters of a line that may be navigation; a longer one is text whatever it holds."""

LONGEST_OPENING = 500
"""Characters in which a first sentence is looked for."""

LONG = 60
"""Characters that make a paragraph of a line, and more than most titles have."""

_NOISE = pattern(
    r"您?(?:现在|現在|當前|当前|所在)的?(?:位置|在位置).{0,80}"
    r"|.{0,20}(?:首页|首頁)\s*[>»＞›/→-].{0,80}"
    r"|[^。！？>»＞›]{0,40}(?:\s[>»＞›]\s[^。！？>»＞›]{1,20}){2,}"
    r"|【?\s*字[体體號号]\s*[:：]?.{0,20}(?:大|中|小|视力|】).*"
    r"|视力保护色.{0,10}|【?打印(?:本页)?】?(?:.{0,20}【?关闭】?)?|关闭(?:窗口)?|返回(?:顶部|首页)|收藏本页"
    r"|分享到?[:：]?|触碰右侧展开|點擊展開|点击展开|展开全文|阅读原文|查看更多|转存图片|轉存圖片"
    r"|(?:上一[篇條条]|下一[篇條条]|相关(?:阅读|链接|新闻|文章)|相關(?:閱讀|鏈接|新聞))(?:[:：].*)?"
    r"|(?:浏览次数|点击数|阅读量?|評論|评论|点赞)\s*[:：]?\s*\d+.{0,20}"
    r"|(?:登录|注册|登錄|註冊|搜索|无障碍.{0,6}|繁體版?|简体版?|English|移动版|客户端)(?:\s*[|｜]\s*\S+)*"
)
_FOOTER = pattern(
    r"版权(?:声明|所有).*|版權所有.*|(?:Copyright|©).*|.*ICP备.*号.*|主办单位.*|网站标识码.*|免责声明.*"
    r"|(?:责任编辑|責任編輯).*|(?:扫一扫|微信扫码).*"
)
_SECTION = pattern(
    r"政务动态|要闻|新闻|时政|财经|科技|国内|国际|通知公告|新闻中心|行业动态|公司新闻|媒体报道"
    r"|工作动态|政务公开|頭條|要聞|財經|正文"
)
_END = pattern(r"(?:[。！？!?；;…]|[a-z]\.)[”』」）)]?$")
_NO_TITLE = pattern(r".*[。；;，,]$|.*。|[一二三四五六七八九十\d]+[、.．]|—|－－|--")
_NO_HEADING = pattern(r".*[，,、：:]$")
_NUMBERED = pattern(r"[（(]?[一二三四五六七八九十]+[、)）]")
_DATELINE = pattern(
    r"[（(【\[]?(?:本报|本報|本网|本網|新华社|新華社|中新社|中新网|央视网|人民网|记者)[^，。]{0,30}?"
    r"(?:电|電|讯|訊|消息|报道)[）)】\]]?\s*(?:[（(][^）)]{0,20}[）)])?\s*[:：]?\s*"
)
_AGENCY = pattern(
    r"[（(【\[]?\s*(新华社|新華社|中新社|中新网|中新網|人民网|人民網|央视网|央視網|澎湃新闻|界面新闻"
    r"|财联社|每经|《[^》]{2,12}》)"
)
_SENTENCE = pattern(r"[^。！？!?]{4,}?(?:[。！？!?]|\.(?=\s|$))")
_CLAUSE_END = "，,；;：:、"


def read_plain(text: str, *, has_end: bool = True) -> Page:
    """Read cleaned text as a plain page.

    Args:
        text: the page, or its beginning.
        has_end: whether its end is there, with the labels that may stand below a text.
    """
    lines = [line.strip() for line in text.split("\n")]
    filled = [index for index, line in enumerate(lines) if line]
    labels = _find_labels(lines, filled, TAIL if has_end else 0)
    title_line, shown = _find_text(lines, filled, labels)
    body = _joined(lines, shown)
    opening = lines[shown[0]] if shown and shown[0] not in labels else ""
    told = list(labels.values())
    wrong = [(line, label.wrong_date) for line, label in labels.items() if label.wrong_date]
    return Page(
        body=body,
        kind=Kind.PLAIN,
        title=first_sentence(opening) if title_line is None else lines[title_line],
        source=next((label.source for label in told if label.source), "") or _agency(opening),
        published=next((label.published for label in told if label.published), None),
        outline=tuple(_find_inner_headings(body.split("\n"))),
        wrong_date=wrong[0] if wrong else None,
    )


def _find_text(
    lines: Sequence[str], filled: Sequence[int], labels: Mapping[int, Label]
) -> tuple[int | None, Sequence[int]]:
    """Return the line of the title, if it has one, and the lines of the text."""
    shown = [index for index in filled if index not in labels]
    shown = _without_noise(lines, shown)
    title_line = _find_title(lines, shown, min(labels, default=None))
    sections = {index for index in filled[:4] if _SECTION().fullmatch(lines[index])}
    shown = [index for index in shown if index != title_line and index not in sections]
    # Better labels and footers than nothing.
    return title_line, shown if shown or title_line is not None else filled


def _find_labels(lines: Sequence[str], filled: Sequence[int], tail: int) -> dict[int, Label]:
    """Return the labels among the first and the last lines, by their line."""
    labels = {}
    for index in filled[:HEAD]:
        # A first line that opens with a date, `2025年5月8日 AI日报`, is a title.
        is_below_title = index != filled[0] or parse_date(lines[index]) is not None
        labels[index] = read_label(lines[index], near_title=is_below_title)
    for index in filled[max(HEAD, len(filled) - tail) :]:
        labels[index] = read_label(lines[index], near_title=False)
    return {index: label for index, label in labels.items() if label}


def first_sentence(text: str) -> str:
    """Return what can stand for a title: the first sentence, cut at a comma when it is long.

    >>> first_sentence("新华社北京5月8日电（记者李四）人工智能产业发展势头强劲。多项指标创新高。")
    '人工智能产业发展势头强劲'
    """
    text = _DATELINE().sub("", text[:LONGEST_OPENING].strip(), count=1)
    match = _SENTENCE().match(text)
    sentence = (match[0] if match else text).rstrip("。." + _CLAUSE_END)
    limit = 40 if any(char > "\u2fff" for char in sentence) else 80
    if len(sentence) <= limit:
        return sentence
    cut = max(sentence.rfind(mark, 8, limit) for mark in _CLAUSE_END)
    if cut < 0:
        cut = limit if limit == 40 else sentence.rfind(" ", 8, limit)
    return sentence[: cut if cut > 0 else limit].rstrip(_CLAUSE_END + " ") + "…"


def _without_noise(lines: Sequence[str], shown: list[int]) -> list[int]:
    edges = {*shown[:HEAD], *shown[-TAIL:]}
    return [index for index in shown if not _is_noise(lines[index], at_edge=index in edges)]


def _is_noise(line: str, *, at_edge: bool) -> bool:
    if len(line) > NOISE_LENGTH:
        return False
    return bool(_NOISE().fullmatch(line) or (at_edge and _FOOTER().fullmatch(line)))


def _find_title(lines: Sequence[str], shown: Sequence[int], label: int | None) -> int | None:
    if label is not None:
        above = [index for index in shown if index < label][:-7:-1]
        if (title := next((index for index in above if _is_title(lines[index])), None)) is not None:
            return title
    for index, below in pairwise(shown[:4]):
        line = lines[index]
        if _is_title(line) and not _END().search(line) and len(lines[below]) > len(line):
            return index
    return None


def _is_title(line: str) -> bool:
    limit = 2 * LONG if line.isascii() else LONG
    return 5 <= len(line) <= limit and not (_NO_TITLE().match(line) or _SECTION().fullmatch(line))


def _agency(opening: str) -> str:
    match = _AGENCY().match(opening)
    return match[1].strip("《》") if match else ""


def _joined(lines: Sequence[str], shown: Sequence[int]) -> str:
    """Join the lines that are shown, with at most one empty line between two of them."""
    parts: list[str] = []
    for before, index in pairwise([-1, *shown]):
        if parts and "" in lines[before + 1 : index]:
            parts.append("")
        parts.append(lines[index])
    return "\n".join(parts)


def _find_inner_headings(lines: Sequence[str]) -> Iterator[Heading]:
    """Yield the short lines between long paragraphs."""
    filled = [index for index, line in enumerate(lines) if line]
    for index, below in pairwise(filled[1:]):
        if _is_heading(lines[index]) and len(lines[below]) > LONG:
            # Lines of Latin text are often wrapped: there it takes empty lines to set one apart.
            is_apart = not (lines[index - 1] or lines[index + 1])
            if is_apart or not lines[index].isascii():
                yield Heading(2, lines[index], index)


def _is_heading(line: str) -> bool:
    shortest = 4 if _NUMBERED().match(line) else 8
    if not shortest <= len(line) <= LONG:
        return False
    return not (_END().search(line) or _NO_HEADING().match(line))
