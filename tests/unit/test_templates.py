"""Template tags and other things between the words of a text: what a reader sees of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from corpus.text.clean import clean
from tui.typeset import Block, BlockKind, Layout, Role, read_blocks

DATA = Path(__file__).parents[1] / "data" / "typeset" / "tools"
GOLDEN = sorted(DATA.glob("*.txt"))
"""`name.40.txt` holds the lines of `name.md` at 40 cells; to add a case, add the files."""


def blocks_of(body: str) -> tuple[Block, ...]:
    return read_blocks(Document(title="", body=body))


def lines_of(body: str, width: int = 80) -> list[str]:
    layout = Layout(blocks_of(body), width)
    layout.extend(10_000)
    return [line.text for line in layout.lines]


def spans_of(body: str) -> list[tuple[str, Role, str]]:
    """Return which words of a text have which role, and where they lead."""
    return [
        (block.text.chars[span.start : span.end], span.role, span.target)
        for block in blocks_of(body)
        for span in block.text.spans
    ]


# ── what the tools around Markdown add to it ──


@pytest.mark.parametrize("expected", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_every_addition_stands_as_expected(expected: Path) -> None:
    name, width = expected.stem.split(".")
    body = clean((DATA / f"{name}.md").read_text(encoding="utf-8"))
    assert lines_of(body, int(width)) == expected.read_text(encoding="utf-8").splitlines()


def test_every_addition_has_its_expected_lines() -> None:
    for path in DATA.glob("*.md"):
        assert {f"{path.stem}.40.txt", f"{path.stem}.80.txt"} <= {each.name for each in GOLDEN}


# ── tags ──


TAGS = [
    ("{% include nav.html %}", []),
    ("{% if x %}\n字\n{% endif %}", ["字"]),
    ("字{% assign x = 1 %}字", ["字字"]),
    ("one {{ page.title }} two", ["one two"]),
    ('by {{ "Sarah" | team_link }} and', ["by Sarah and"]),
    ("{{ x }}\n\n{{ y | upcase }}", []),
    ("- {{ x }}\n- 字", ["•", "• 字"]),
    ("字 \\{{ x }}", ["字 {{ x }}"]),
    ("`{{ x }}` 与 `{% y %}`", ["{{ x }} 与 {% y %}"]),
    ("```\n{% x %}\n```", ["{% x %}"]),
    ("    {% x %}", ["{% x %}"]),
    ("{% x\n字", ["{% x 字"]),
    ("字 {{ x 与 {% y", ["字 {{ x 与 {% y"]),
    ("名为 {{.Name}} 的字段", ["名为 {{.Name}} 的字段"]),
    ("$\\frac{{a}}{{b}}$", ["$\\frac{{a}}{{b}}$"]),
    ("前\n{% highlight c %}\n1 < 2 {{ x }}\n{% endhighlight %}", ["前", "", "1 < 2 {{ x }}"]),
    ("{% highlight ruby %}\n1 < 2", ["1 < 2"]),
    ("{% codeblock %}a{% endcodeblock %}", ["a"]),
    ("{% raw %}{{ x }}{% endraw %} 字", ["{{ x }} 字"]),
    ("{% raw %}\n**字** {{ x }}\n{% y %}\n{% endraw %}\n{% z %}", ["字 {{ x }} {% y %}"]),
    ("{% raw %} 字 {{ x }}", ["字"]),
    ("{% comment %}\n没有人看\n\n{% endcomment %}\n字", ["字"]),
    ("字{% comment %}没有人看{% endcomment %}字", ["字字"]),
    ("{% comment %}\n字", ["字"]),
    ("{% blockquote 某人 %}\n字\n{% endblockquote %}", ["▎ 字", "▎", "▎ 某人"]),
    ("{{< tabs >}}\n{{< tab \"一\" >}}\n字\n{{< /tab >}}\n{{< /tabs >}}", ["一", "", "字"]),
    ("<p>{{ x }}字{% y %}</p>", ["字"]),
    ("<pre>{{ x }}</pre>", ["{{ x }}"]),
    ("<img src=\"{{ '/a.png' | url }}\" alt='题'>", ["[图] 题"]),
    ("{: .wide}", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TAGS)
def test_a_tag_leaves_nothing_behind_but_words(body: str, expected: list[str]) -> None:
    assert lines_of(body) == expected


WORDS = [
    ("{% post_link a '另一篇' %}", ("另一篇", Role.META, "")),
    ("{% asset_img a/b.png 题 %}", ("[图] 题", Role.IMAGE, "a/b.png")),
    ("字{{< figure src='b.jpg' caption='题' >}}", ("[图] 题", Role.IMAGE, "b.jpg")),
    (
        "{% youtube HLJ9jJy7CMg %}",
        ("[视频] YouTube", Role.IMAGE, "https://www.youtube.com/watch?v=HLJ9jJy7CMg"),
    ),
    ("{% bilibili x %}", ("[视频] bilibili", Role.IMAGE, "")),
    ("<p>{% img b.png 题 %}</p>", ("[图] 题", Role.IMAGE, "b.png")),
    ("[字]({% post_url 2024-01-01-y %})", ("字", Role.LINK, "2024-01-01-y.md")),
    ('[字]({{< ref "a.md" >}})', ("字", Role.LINK, "a.md")),
    ("[字]({{ site.url }}/y/#z)", ("字", Role.LINK, "/y/#z")),
    ("[字]({{ '/y/' | url }})", ("字", Role.LINK, "/y/")),
    ("[字][a]\n\n[a]: {{ site.url }}/y '题'", ("字", Role.LINK, "/y")),
    ("![字]({{ base }}/a.png)", ("[图] 字", Role.IMAGE, "/a.png")),
    ("![[图.png]]", ("[图] 图.png", Role.IMAGE, "图.png")),
    ("字<Badge text='新' />", ("新", Role.META, "")),
]


@pytest.mark.parametrize(("body", "expected"), WORDS)
def test_words_of_tags_have_their_role(body: str, expected: tuple[str, Role, str]) -> None:
    found = spans_of(body)
    assert found == [expected] or [block.role for block in blocks_of(body)] == [Role.META]


def test_words_of_a_line_of_tags_are_quiet() -> None:
    (block,) = blocks_of("{% post_link a '另一篇' %}")
    assert (block.text.chars, block.role) == ("另一篇", Role.META)


def test_a_target_that_a_template_must_make_leads_nowhere() -> None:
    assert lines_of("[字]({{ base }}117)") == ["字"]
    assert spans_of("[字]({{ base }}117)") == []


def test_code_of_a_tag_has_its_language() -> None:
    for body in (
        "{% highlight py %}\nx\n{% endhighlight %}",
        "{% code lang:py %}\nx\n{% endcode %}",
    ):
        assert [(block.kind, block.language) for block in blocks_of(body)] == [
            (BlockKind.CODE, "py")
        ]


def test_a_text_within_a_tag_is_set_as_a_text() -> None:
    body = (
        '{% include qa.md\n  q="第一个**问题**是什么？\n\n  还有一段。"\n  a="这就是`回答`。"\n%}'
    )
    assert lines_of(body) == ["第一个问题是什么？", "", "还有一段。", "", "这就是回答。"]


# ── nothing is lost ──

PIECES = st.sampled_from(
    [
        *("\n", "\n\n", "> ", "- ", "  ", "    ", "# ", "```\n", "| a |\n|-|\n", "`", "]("),
        *(":::note\n", ":::\n", "::::tip 题\n", "> [!note]\n> ", '!!! tip "题"\n    '),
        *("{% note %}\n", "{% endnote %}\n", "{% x %}", "{{ y }}", "{{< z >}}\n", "{% if a %}\n"),
        *("{% highlight js %}\n", "{% endhighlight %}\n", "{% raw %}", "{% endraw %}\n"),
        *("<Card>\n", "</Card>\n", "<Card>", "<B a='1'/>", "{/* c */}", "{: .a}\n", "{#b}"),
        *("[[", "]]", "![[", "{{", "{%"),
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_the_words_between_tags_are_never_lost(pieces: list[str]) -> None:
    words = [f"字{number}词" for number in range(len(pieces))]
    body = clean("".join(piece + word for piece, word in zip(pieces, words, strict=True)))
    # What stands between the braces of a tag is its own.
    if "{%字" in body or "{{字" in body:
        return
    blocks = blocks_of(body)
    shown = "".join(
        block.text.chars + "".join(cell.chars for row in block.rows for cell in row)
        for block in blocks
    ) + "".join(span.target for block in blocks for span in block.text.spans)
    assert [word for word in words if word not in shown] == []


# Each would take hours if a line were looked at once for every other.
MANY = {
    "{{": "{{" * 20_000,
    "{%": "{%" * 20_000,
    "{% x": "{% x " * 10_000,
    "{{<": "{{< " * 10_000,
    "{/*": "{/*" * 5000,
    "{: .a": "{: .a" * 10_000,
    "after code": "`x`{.a " * 5000,
    "[[": "[[" * 3000,
    "![[": "![[" * 1500,
    "targets": "[x]({{ a " * 5000,
    "lines": "{% x\n" * 5000,
    "raw": "{% raw %} a " * 20_000,
    "comment": "a {% comment %}" * 20_000,
    "code": "{% highlight x %}\n\n" * 3000,
    "code closed elsewhere": "> {% highlight x %}\n" * 2000 + "\n{% endhighlight %}",
    "components": "<Foo a={" * 10_000,
    "component lines": "<Foo a\n" * 3000,
    "names": " ".join(f"<A{number}> </B{number}>" for number in range(3000)),
    "modules": "export const a = {\n\n" * 5000,
    "html": '<a href="{{ ' * 10_000,
    "headings": "# a {#b\n" * 2000,
}


@pytest.mark.parametrize("name", MANY)
def test_any_number_of_tags_is_read_in_no_more_than_its_share_of_time(name: str) -> None:
    assert "到底了" in "".join(block.text.chars for block in blocks_of(f"{MANY[name]}\n\n到底了"))
