"""Links whose text lets expect another host than the one they lead to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from tui.typeset import Layout, Role, read_blocks, real_host


def lines_of(body: str) -> list[str]:
    layout = Layout(read_blocks(Document(title="", body=body)), 80)
    layout.extend(100)
    return [line.text for line in layout.lines]


def roles_of(body: str) -> list[tuple[str, Role]]:
    """Return which words of a text have which role."""
    return [
        (block.text.chars[span.start : span.end], span.role)
        for block in read_blocks(Document(title="", body=body))
        for span in block.text.spans
    ]


HONEST = [
    ("https://bank.example/a", "https://bank.example/b"),
    ("bank.example", "https://www.bank.example"),
    ("www.bank.example", "http://bank.example:8080/"),
    ("https://bank.example。", "https://bank.example"),
    ("这里", "https://evil.example"),
    ("Node.js", "https://nodejs.org"),
    ("main.rs", "https://github.com/a"),
    ("crates.io#7146", "https://github.com/a"),
    ("os.path", "https://docs.python.org"),
    ("3.14", "https://python.org"),
    ("https://e.com/?to=https://other.com/x", "https://e.com/?to=https://other.com/x"),
    ("a@bank.example", "mailto:a@bank.example"),
    ("https://bank.example", "a/b.md"),
    ("https://bank.example", "#part"),
]


@pytest.mark.parametrize(("text", "target"), HONEST)
def test_a_link_that_leads_where_it_says_is_left_alone(text: str, target: str) -> None:
    assert real_host(text, target) == ""


DISGUISED = [
    ("https://bank.example", "https://evil.example/", "evil.example"),
    ("bank.example", "//evil.example/x", "evil.example"),
    ("BANK.example/login", "https://evil.example", "evil.example"),
    ("ｂａｎｋ．ｃｏｍ", "https://evil.example", "evil.example"),
    ("请到 https://bank.example 登录", "https://evil.example", "evil.example"),
    ("www.bank.example", "https://www.bank.example.evil.example", "www.bank.example.evil.example"),
    ("bank.example", "https:\\\\evil.example\\bank.example", "evil.example"),
    ("这里", "https://bank.example@evil.example/", "evil.example"),
    ("这里", "https://bank.example:x@evil.example:8080/", "evil.example"),
    ("这里", "https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
    ("这里", "https://аррle.com/", "xn--le-6kc8da.com"),
    ("a@bank.example", "mailto:a@evil.example?subject=x", "evil.example"),
    ("a@bank.example", "https://evil.example", "evil.example"),
]


@pytest.mark.parametrize(("text", "target", "host"), DISGUISED)
def test_a_link_that_leads_elsewhere_than_it_says_is_found_out(
    text: str, target: str, host: str
) -> None:
    assert real_host(text, target) == host


@pytest.mark.parametrize(
    "body",
    [
        "[https://bank.example](https://evil.example/x)后",
        "[**bank**.example](https://evil.example/x)后",
        "<a href='https://evil.example/x'>bank.example</a>后",
        "<p><a href='https://evil.example/x'>bank.example</a>后</p>",
    ],
)
def test_the_real_host_stands_quietly_behind_the_link(body: str) -> None:
    (line,) = lines_of(body)
    assert line == line[:20].partition(" ")[0] + " (evil.example)后"
    assert (" (evil.example)", Role.META) in roles_of(body)


def test_a_link_over_two_paragraphs_is_found_out_in_each() -> None:
    link = "<a href='https://evil.example'>bank.example<p>bank.example</p></a>"
    assert lines_of(f"<div>{link}</div>") == [
        "bank.example (evil.example)",
        "",
        "bank.example (evil.example)",
    ]
    assert lines_of(link)[-1].endswith("(evil.example)")


@given(st.text(), st.text())
def test_no_target_is_too_odd_to_be_looked_at(text: str, target: str) -> None:
    real_host(text, f"https://{target}")
