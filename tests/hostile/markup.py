"""Markup of the toolkit: what Rich and Textual would act upon, die of, or draw otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hostile.case import MAYBE_HEADER, Case, Make, holding

MARKUP = (
    "[/]",
    "[/red]",
    "[/bold red]",
    "[bold red]@[/bold red]",
    "[on red]@",
    "[reverse]@[/reverse]",
    "[@click=app.quit]@[/]",
    "[@click='app.bell']@[/]",
    "[@click=app.quit",
    "[link=https://x.example/@]@[/link]",
    "[link='x",
    "[not a tag]@[/not a tag]",
    "[$primary]@[/]",
    "[=red]@",
    "[[@]]",
    "\\[@\\]",
    ":smile: :pile_of_poo: :@:",
    "$@ ${@} $primary",
    "{0} {title} {detail} {@!r:>9999999}",
    "%s %d %(title)s %99999999d",
    "&amp;lt;b&amp;gt; &lt;@&gt;",
    "#@ .@ *{display: none}",
)
"""In titles, tags, sources, texts; `@` stands for a word."""

TAGS = {
    "ids": "['1abc', 'a b', '', ' ', '新闻', '-', '--help', 'a/b', '.', '..', 'a:b', '#x', 'a,b']",
    "views": "[All, Unread, Queue, Starred, Tags, Sources, 全部, all, ALL, ａｌｌ]",
    "twins": "[AI, ai, ＡＩ, Ａi, ' AI ', AI, 智能, 智能, 智能體, 智能体]",
    "types": "[1, 2.5, true, null, ~, 2025-05-08, 0x1F, [a, [b, [c]]], {a: b}, !!str x, 'none']",
    "thousand": "[" + ", ".join(f"tag{n}" for n in range(1000)) + "]",
    "long": "[" + "很长" * 5000 + "]",
    "quotes": '[\'it\'\'s\', "say \\"x\\"", `a`, “b”, "a\\\\b"]',
    "query": "['is:unread', 'tag:x', '\"', '(', '|', '-x', 'date:2025', 'a OR b']",
    "scalar": "AI, 新闻、深圳；广州 #x",
    "map": "{name: x, [a]: b}",
    "lines": "|\n  one\n  two\n",
    "number": "42",
    "null": "~",
}

NAMES = (
    "[bold].md",
    "[-].md",
    "[@click=app.quit]{pwn}.md",
    ":smile:.md",
    "{0}{title}.md",
    "%s%d.md",
    "$HOME`id`;id.md",
    "[link='x.md",
)

_PAGE = """\
---
title: '{keep} {quoted}'
tags: ['{quoted}', 'q{quoted}']
source: '{quoted}'
summary: '{quoted}'
---
# {markup}

{keep} {markup} *{markup}* `{markup}`

| {markup} | b |
|---|---|
| {markup} | c |

```
{markup}
```
"""


def cases() -> Iterator[Case]:
    """Yield every markup in every place, then tags and names made to be taken for something."""
    for number, markup in enumerate(MARKUP):
        keep = f"KEEPm{number:03}"
        shown = markup.replace("@", f"PWNm{number:03}")
        text = _PAGE.replace("{keep}", keep).replace("{quoted}", shown.replace("'", "''"))
        yield _case(f"{number:02}.md", text.replace("{markup}", shown), keep)
        yield _case(f"{number:02}.txt", f"{shown}{keep}\n{shown}\n\n{shown} text\n", keep)
    for number, (name, tags) in enumerate(TAGS.items()):
        keep = f"KEEPt{number:03}"
        yield _case(f"tags-{name}.md", f"---\ntitle: {keep}\ntags: {tags}\n---\n{keep}\n", keep)
    for number, name in enumerate(NAMES):
        keep = f"KEEPf{number:03}"
        file = name.replace("{pwn}", f"PWNf{number:03}")
        yield Case(f"markup/name-{number}", _named(file, f"{keep} text\n"), keeps=(keep,))


def _case(file: str, text: str, keep: str) -> Case:
    return Case(f"markup/{file}", holding(text), may=MAYBE_HEADER, keeps=(keep,))


def _named(name: str, text: str) -> Make:
    def make(path: Path) -> None:
        path.mkdir()
        (path / name).write_text(text, encoding="utf-8")

    return make
