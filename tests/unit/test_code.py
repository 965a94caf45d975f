"""What colours code is given, and that it is code before it is colourful."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from tui.typeset import Block, BlockKind, Layout, Role, Text
from tui.typeset.code import MAX_HIGHLIGHTED, highlight

PYTHON = 'def greet(name):\n    """Say\n    hello."""\n    return 1  # 注释\n'


def roles_of(code: str, language: str) -> list[tuple[str, Role]]:
    return [(code[span.start : span.end], span.role) for span in highlight(code, language)]


def lines_of(code: str, width: int, language: str = "") -> list[str]:
    layout = Layout([Block(Text(code), BlockKind.CODE, Role.FENCE, language=language)], width)
    layout.extend(10_000)
    assert all(line.role is Role.FENCE for line in layout.lines)
    return [line.text for line in layout.lines]


def test_words_of_a_known_language_have_their_roles() -> None:
    assert roles_of(PYTHON, "python") == [
        ("def", Role.KEYWORD),
        ("greet", Role.NAME),
        ('"""Say\n    hello."""', Role.STRING),
        ("return", Role.KEYWORD),
        ("1", Role.NUMBER),
        ("# 注释", Role.COMMENT),
    ]


def test_a_diff_shows_what_came_and_what_went() -> None:
    assert roles_of("-旧\n+新\n", "diff") == [("-旧", Role.DELETED), ("+新", Role.INSERTED)]


def test_code_without_a_known_language_has_no_roles() -> None:
    assert roles_of(PYTHON, "") == roles_of(PYTHON, "no-such-language") == []


def test_very_long_code_is_shown_without_colours() -> None:
    assert roles_of("x = 1\n" * MAX_HIGHLIGHTED, "python") == []


def test_a_role_goes_on_where_a_line_ends() -> None:
    layout = Layout([Block(Text(PYTHON), BlockKind.CODE, Role.FENCE, language="python")], 40)
    layout.extend(10)
    assert [span.role for span in layout.lines[1].spans] == [Role.STRING]
    assert [span.role for span in layout.lines[2].spans] == [Role.STRING]


def test_long_lines_are_cut_at_the_width_and_spaces_stay() -> None:
    assert lines_of("    if x:  \n\n中文中文a", 6) == ["    if", " x:  ", "", "中文中", "文a"]


@given(st.text(alphabet="ab \n中，é👍🇨🇳\u200d\u0301", max_size=60), st.integers(4, 20))
def test_no_character_of_code_is_lost(code: str, width: int) -> None:
    assert "".join(lines_of(code, width)) == code.replace("\n", "")


def test_the_highlighter_is_loaded_only_for_code_that_has_a_language() -> None:
    script = (
        "import sys; from corpus import Document; from tui.typeset import Layout, read_blocks\n"
        "layout = Layout(read_blocks(Document(title='', body='字\\n\\n    code')), 40)\n"
        "layout.extend(9); print('pygments' in sys.modules, 'textual' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
