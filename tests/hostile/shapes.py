"""Markdown and HTML in shapes that take a parser, or a page, for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hostile.case import Case, Make, holding

from corpus import Reason

MEGABYTE = 1024 * 1024

SHAPES: dict[str, Callable[[], str]] = {
    "brackets": lambda: "[" * 25_000,
    "brackets-closed": lambda: "[" * 4_000 + "]" * 4_000,
    "brackets-linked": lambda: "[" * 3_000 + "a" + "](b)" * 3_000,
    "images": lambda: "![" * 2_500 + "a" + "](b)" * 2_500,
    "parens": lambda: "[a](" + "(" * 25_000,
    "quotes": lambda: ">" * 25_000 + " a",
    "quotes-spaced": lambda: "> " * 25_000 + "a",
    "items": lambda: "- " * 25_000 + "a",
    "items-indented": lambda: "\n".join(" " * 2 * n + "- a" for n in range(400)),
    "items-and-quotes": lambda: "> - 1. " * 5_000 + "a",
    "headings": lambda: "# title\n\n" * 5_000,
    "headings-setext": lambda: "title\n===\n\n" * 5_000,
    "paragraphs": lambda: "one paragraph\n\n" * 20_000,
    "items-many": lambda: "- item\n" * 5_000,
    "tasks": lambda: "- [ ] task\n" * 1_000,
    "rules": lambda: "---\n\n" * 10_000,
    "fences": lambda: "```\ncode\n```\n\n" * 5_000,
    "table-rows": lambda: "|a|b|\n|-|-|\n" + "|c|d|\n" * 2_000,
    "table-columns": lambda: "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|c" * 10_000 + "|",
    "table-ragged": lambda: "|a|b|\n|-|-|\n" + ("|c" * 500 + "|\n") * 50,
    "tables-many": lambda: "|a|\n|-|\n|b|\n\n" * 2_000,
    "one-line": lambda: "one line " * (5 * MEGABYTE // 9),
    "one-word": lambda: "a" * (MEGABYTE // 2),
    "one-han-line": lambda: "一行很长的字，" * (MEGABYTE // 21),
    "fence-open": lambda: "```\n" + "code\n" * 5_000,
    "fence-open-nested": lambda: "".join("`" * n + "\n" for n in range(3, 500)),
    "html-open": lambda: "<div>" * 10_000 + "text",
    "html-comment-open": lambda: "<!-- " * 10_000 + "text",
    "html-tag-open": lambda: "<a " * 20_000 + "text",
    "html-attributes": lambda: "<a " + "x='y' " * 20_000 + ">text</a>",
    "html-script-open": lambda: "<script>" + "alert(1);\n" * 5_000,
    "html-table": lambda: "<table>" + "<tr><td>cell" * 5_000,
    "html-deep-lists": lambda: "<ul><li>" * 3_000 + "text",
    "html-processing": lambda: "<?" * 20_000 + "<![CDATA[" * 5_000 + "<!" * 10_000,
    "reference-bomb": lambda: "[a]: /u\n" * 5_000 + "[a]" * 5_000,
    "reference-unclosed": lambda: "[a]: <" * 10_000,
    "reference-long": lambda: "[" + "a" * 50_000 + "]: /u\n\n" + "[" + "a" * 50_000 + "]",
    "emphasis-run": lambda: "*" * 8_000 + "a" + "*" * 8_000,
    "emphasis-open": lambda: "*a " * 20_000,
    "emphasis-mixed": lambda: "**a *b _c __d ~~e " * 4_000,
    "emphasis-closing": lambda: "a* b** c_ d__ " * 5_000,
    "backticks": lambda: "`" * 50_000,
    "backtick-runs": lambda: "".join("`" * n + "a" for n in range(1, 400)),
    "footnote-loop": lambda: "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n",
    "footnote-many": lambda: "a[^1]" * 3_000 + "\n\n[^1]: note\n",
    "footnote-deep": lambda: "a^[" * 500 + "b" + "]" * 500,
    "entities": lambda: "&amp;" * 25_000,
    "entities-unknown": lambda: "&unknown;&#9999999;&#xFFFFFFFF;&" * 5_000,
    "code-block": lambda: "```python\n" + "x = [1, '二', None]  # three\n" * (2 * MEGABYTE // 28),
    "code-line": lambda: "```python\n" + "x = 1; " * 100_000 + "\n```",
    "code-odd-language": lambda: "".join(f"```{'x' * n}\na\n```\n" for n in range(1, 300)),
    "backslashes": lambda: "\\" * 50_000,
    "autolinks": lambda: "https://x.example/ " * 3_000,
    "autolinks-broken": lambda: "<http://" * 800,
    "mails": lambda: "a@" * 25_000 + "b.example",
    "long-address": lambda: "https://x.example/" + "a" * 100_000,
    "wikilinks": lambda: "[[" * 2_000 + "a|" * 2_000 + "]]",
    "callouts": lambda: "> [!NOTE] " * 2_000 + "\n> text\n",
    "callouts-nested": lambda: "\n".join(">" * n + " [!TIP] a" for n in range(1, 90)),
    "templates": lambda: "{% raw %}" * 5_000 + "{{ a" * 5_000,
    "templates-hugo": lambda: "{{< a " * 5_000 + "text",
    "jsx": lambda: "<Tabs>\n" * 3_000 + "text\n",
    "jsx-expression": lambda: "<A b={{" * 3_000 + "text",
    "imports": lambda: "import {\n" * 3_000 + "text",
    "math": lambda: "$a_b" * 10_000 + "$$\\x" * 5_000,
    "definitions": lambda: "term\n: a\n\n" * 1_500,
    "line-breaks": lambda: "a  \n" * 10_000,
    "spaces": lambda: " " * 300_000 + "a\n" + "\n" * 100_000,
    "tabs": lambda: "\t" * 50_000 + "a\n" + "a\t" * 20_000,
    "wide-prose": lambda: "\n".join("词 word " * 40 for _ in range(1_000)),
}
"""What stands between the first and the last paragraph of a page."""

PLAIN: dict[str, Callable[[], str]] = {
    "paragraphs": lambda: "一段话，说一件事。\n" * 20_000,
    "one-line": lambda: "一句话。" * (5 * MEGABYTE // 12),
    "one-word": lambda: "a" * (MEGABYTE // 2),
    "labels": lambda: "来源：甲　时间：2025-05-08\n" * 3_000,
    "breadcrumbs": lambda: "首页 > " * 5_000,
    "spaces": lambda: "　" * 200_000,
    "digits": lambda: "2025" * 50_000,
}


def cases() -> Iterator[Case]:
    """Yield every shape, with a word before and a word after it."""
    may = frozenset({Reason.LONG})
    for number, (name, shape) in enumerate(SHAPES.items()):
        first, last = f"KEEPx{number:03}", f"LASTx{number:03}"
        yield Case(
            f"shapes/{name}.md", _page(first, shape, last), may=may, keeps=(first, last), huge=True
        )
    for number, (name, shape) in enumerate(PLAIN.items()):
        first, last = f"KEEPz{number:03}", f"LASTz{number:03}"
        make = holding(_between(f"{first} first line", shape, last))
        yield Case(f"shapes/{name}.txt", make, may=may, keeps=(first, last), huge=True)


def _page(first: str, shape: Callable[[], str], last: str) -> Make:
    return holding(_between(f"---\ntitle: {first}\n---\n\n{first} begins.\n", shape, last))


def _between(first: str, shape: Callable[[], str], last: str) -> Callable[[], str]:
    return lambda: f"{first}\n\n{shape()}\n\n{last} ends.\n"
