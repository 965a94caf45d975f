"""What a reader sees of a wikilink, and what is none."""

from __future__ import annotations

import pytest

from corpus.text.wikilinks import WIKILINK, read_wikilink

SHOWN = [
    ("[[DeepSeek]]", "DeepSeek"),
    ("[[notes/2025/DeepSeek]]", "DeepSeek"),
    ("[[DeepSeek|这家公司]]", "这家公司"),
    ("[[DeepSeek#Price]]", "DeepSeek › Price"),
    ("[[DeepSeek#Price#2025]]", "DeepSeek › Price › 2025"),
    ("[[#Price]]", "Price"),
    ("[[DeepSeek#^a1b2c3]]", "DeepSeek"),
    ("[[#^a1b2c3]]", "a1b2c3"),
    ("![[img/cat.png]]", "cat.png"),
    ("![[img/cat.png|300]]", "cat.png"),
    ("![[img/cat.png|300x200]]", "cat.png"),
    ("![[cat.png|a cat|300]]", "a cat"),
    (r"[[DeepSeek\|in a table]]", "in a table"),
    ("[[2025-05-08]]", "2025-05-08"),
    ("[[DeepSeek|]]", "DeepSeek"),
]


@pytest.mark.parametrize(("source", "shown"), SHOWN)
def test_a_wikilink_shows_its_words(source: str, shown: str) -> None:
    match = WIKILINK().fullmatch(source)
    assert match
    link = read_wikilink(match)
    assert link.shown == shown
    assert link.embed == source.startswith("!")


@pytest.mark.parametrize(
    "text",
    [
        "[[1]](https://example.org)",
        "[[1]][ref]",
        "已有研究[[1]]表明",
        "[[1, 2]]",
        "if [[ -f x ]]; then",
        "[[$a == b]]",
        "[[^1]]",
        r"\[[a]]",
        "[[two\nlines]]",
        "[[a[0]]]",
        "[[" + "字" * 301 + "]]",
    ],
)
def test_what_only_looks_like_a_wikilink_is_left_alone(text: str) -> None:
    assert WIKILINK().search(text) is None


def test_the_target_is_kept_as_it_is_written() -> None:
    match = WIKILINK().match("[[notes/价格#旧价|价格]]")
    assert match
    assert read_wikilink(match).target == "notes/价格#旧价"
