"""Passages: lines that belong together and are no text, such as formulas and comments.

Only what is closed is one: a mark that stands alone hides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text.pattern import pattern
from corpus.text.templates import CODE_TAGS, HIDDEN_TAGS, template_name

OPENERS = frozenset("${")
"""Characters that may begin one."""

_TAG = pattern(r"\{%[^%]*%\}|\{\{[<%][^<>%]*[%>]\}\}")


class Passages:
    """The lines of a text, asked which of them open a passage."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._last: dict[str, int] = {}

    def closing(self, index: int, line: str) -> str:
        """Return what stands in the last line of the passage that `line` opens; else nothing."""
        mark = closing_mark(line)
        return mark if mark and self.is_closed(index, mark) else ""

    def is_closed(self, index: int, mark: str) -> bool:
        """Whether a mark stands in any line behind the one at `index`."""
        if mark not in self._last:
            behind = (at for at in range(len(self._lines) - 1, -1, -1) if mark in self._lines[at])
            self._last[mark] = next(behind, -1)
        return self._last[mark] > index


def closing_mark(line: str) -> str:
    """Return what would close the passage that a line opens, if it opens one.

    >>> closing_mark("{% highlight sh %}"), closing_mark("$$"), closing_mark("{% note %}")
    ('endhighlight', '$$', '')
    """
    if line.startswith("$$"):
        return "" if "$$" in line[2:] else "$$"
    if line.startswith("{/*"):
        return "" if "*/" in line else "*/"
    return _closing_tag(line) if line.startswith(("{%", "{{<", "{{%")) else ""


def _closing_tag(line: str) -> str:
    if _TAG().match(line) is None:
        end = "%}" if line.startswith("{%") else f"{line[2].replace('<', '>')}}}}}"
        return "" if end in line else end
    name = template_name(line)
    if name not in CODE_TAGS | HIDDEN_TAGS:
        return ""
    mark = f"end{name}" if line.startswith("{%") else f"/{name}"
    return "" if mark in line.replace("/ ", "/") else mark
