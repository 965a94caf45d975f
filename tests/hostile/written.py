"""Texts as anybody may write them, for Hypothesis: headers of every kind, and what follows."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.text(
    alphabet="人工智能產業新闻 abc XYZ 012。，：:-#>*_`~|[](){}<>!\\/&;=+.'\"\t　", max_size=30
)
KEYS = st.sampled_from(
    ["title", "date", "tags", "source", "x", "标题", "He said", "content", "2025"]
)
PAIRS = st.tuples(KEYS, st.sampled_from([": ", ":", "：", " = ", ":  "]), WORDS).map("".join)
HEADS = st.one_of(
    st.just([]),
    st.lists(PAIRS, max_size=4).map(lambda pairs: ["---", *pairs, "---"]),
    st.lists(PAIRS, max_size=4).map(lambda pairs: ["---", *pairs, "..."]),
    st.lists(PAIRS | WORDS, max_size=5).map(lambda lines: ["---", *lines, "---"]),
    st.lists(PAIRS | WORDS, max_size=4).map(lambda lines: ["---", *lines, ""]),
    st.lists(PAIRS, max_size=4).map(lambda pairs: ["+++", *pairs, "+++"]),
    st.lists(PAIRS, max_size=4).map(lambda pairs: [*pairs, ""]),
    st.lists(PAIRS, max_size=3).map(lambda pairs: [*(f".. {pair}" for pair in pairs), ""]),
    st.lists(PAIRS, max_size=3).map(lambda pairs: [*(f"[#]: {pair}" for pair in pairs), ""]),
    st.lists(PAIRS, max_size=3).map(lambda pairs: [*(f"> * {pair}" for pair in pairs), ""]),
    st.just(['{"title": "x",', '"date": "2025-01-02"}', ""]),
)
MARKS = st.sampled_from(
    [
        "",
        "# ",
        "## ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "```",
        "~~~",
        "---",
        "===",
        "|a|b|",
        "|-|-|",
        "<div>",
        "</div>",
        "<!-- ",
        "-->",
        "$$",
        "[^1]: ",
        "![a](b) ",
        "来源：",
        "首页 > ",
        "{% x %}",
        "import x",
        "> [!NOTE] ",
        "[[a|b]] ",
    ]
)
BODIES = st.lists(st.tuples(MARKS, WORDS).map("".join), max_size=12)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x85", "\n\n", "\r\n\n"])
SUFFIX = st.sampled_from(["md", "mdx", "txt", "markdown", "", "rst"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
