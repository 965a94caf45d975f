"""Which lines of a file its article keeps: in its header or in its body, and no other way.

What a plain page may leave out of its body is its title, a label, navigation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus import Article, Kind, Parsed, clean
from corpus.ingest.plain_pages.furniture import is_count, is_noise
from corpus.ingest.plain_pages.label import read_label

WEB = {".html", ".htm"}
"""Whose body is another text than the file's: made of what a browser shows of it."""

OPENER = re.compile(
    r"-{3,}|\+{3,}|;{3,}|\{|\[#\]:|\.\. |<!--|>|[*+-] |[\w-]+ *:|[^:：]{1,40}[:：]|#|="
)
"""What the first line of a header begins with."""

PAIR = re.compile(r"""\W*["']?[^\W_][\w .-]*["']?\s*(?:::?|：|=)""")
FENCED = re.compile(r"`{3,}\w*|~{3,}\w*")
EMPTY_HEADER = re.compile(r"-{3,}|\+{3,}|;{3,}|\.{3}|\{|\}")
LONGEST_LEFT_OUT = 120
"""Characters of a line that may be a label or navigation; whatever is longer is text."""

SECTION = re.compile(
    r"政务动态|要闻|新闻|时政|财经|科技|国内|国际|通知公告|新闻中心|行业动态|公司新闻|媒体报道|工作动态"
    r"|政务公开|頭條|要聞|財經|正文"
)


def lost_lines(parsed: Parsed) -> list[str]:
    """Return the lines of a file that are neither in its header nor in its body."""
    assert parsed.article is not None
    assert parsed.document is not None
    document = parsed.document
    given = filled(document.original)
    shown = filled(document.body)
    is_marked = shown and document.kind is Kind.MARKDOWN
    if is_marked and FENCED.fullmatch(shown[0]) and given[-len(shown) :] != shown:
        shown = shown[1:-1]  # a file that is all code
    above = given[: len(given) - len(shown)]
    if shown == given[len(above) :] and is_header(above):
        return []
    if document.kind is Kind.PLAIN:
        lost = list(_left_out(given, shown, parsed.article))
        return lost and list(_left_out(given, shown, parsed.article, early=True))
    return [] if parsed.article.path.suffix in WEB else above or ["invented"]


def filled(text: str) -> list[str]:
    """Return the lines with something in them, without the spaces around it."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def is_header(lines: list[str]) -> bool:
    """Whether lines above a body are a header: it opens like one and tells at least one thing."""
    if not lines:
        return True
    opens = OPENER.match(lines[0]) is not None
    return opens and (len(lines) < 3 or any(map(PAIR.match, lines)))


def _left_out(
    given: list[str], shown: list[str], article: Article, *, early: bool = False
) -> Iterator[str]:
    """Yield the lines that a plain page may not leave out, and those that it made up.

    Args:
        given: the lines of the file.
        shown: those of the body, in the same order.
        article: that was made of them.
        early: of lines that are alike, whether the first may be the one that is left out.
    """
    waiting = iter(shown)
    expected = next(waiting, None)
    spare = Counter(given) - Counter(shown)
    for above, line, below in zip(["", *given], given, [*given[1:], ""], strict=False):
        excused = (line != expected or early) and is_excused(above, line, below, article)
        if line == expected and not (excused and spare[line]):
            expected = next(waiting, None)
        elif excused:
            spare[line] -= 1
        else:
            yield line
    if expected is not None:
        yield f"made up: {expected}"


def is_furniture(line: str) -> bool:
    """Whether a line is a label or navigation, wherever it may stand."""
    return read_label(line) is not None or is_noise(line, at_edge=True)


def is_excused(above: str, line: str, below: str, article: Article) -> bool:
    """Whether a plain page may keep a line from its body."""
    if clean(line)[:200] == article.title[:200] or EMPTY_HEADER.fullmatch(line):
        return True
    if len(line) > LONGEST_LEFT_OUT:
        return False
    if is_furniture(line) or SECTION.fullmatch(line):
        return True
    is_value = above.endswith((":", "：")) and is_furniture(f"{above} {line}")
    return is_value or (is_count(line) and (is_furniture(above) or is_furniture(below)))
