"""What of a Markdown body can be found, and that no text of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.search.prose import read_prose

READ = [
    # emphasis and code do not part Chinese words
    ("**深圳**大模型", "深圳大模型"),
    ("*人工*智能", "人工智能"),
    ("支持`代码`功能", "支持代码功能"),
    ("**重点：**内容", "重点：内容"),
    ("2*3 and `x`", "2*3 and `x`"),
    # addresses are not text
    ("[大模型](https://a.example/x)发布", "[大模型]()发布"),
    ('![图](/a.png "深圳")', '![图]( "深圳")'),
    ("[1]: https://a.example/", "[1]:"),
    ("[注]: 见下文", "[注]: 见下文"),
    ("[note]: this", "[note]: this"),
    # a soft break is none between two Chinese characters
    ("深\n圳", "深圳"),
    ("发布，\n深圳", "发布，深圳"),
    ("open\nsource", "open\nsource"),
    ("深圳\n\n北京", "深圳\n\n北京"),
    ("# 要闻\n深圳", "# 要闻\n深圳"),
    ("- 深圳\n- 北京", "- 深圳\n- 北京"),
]


@pytest.mark.parametrize(("markdown", "prose"), READ)
def test_prose_is_what_a_reader_sees(markdown: str, prose: str) -> None:
    assert read_prose(markdown) == prose


@settings(deadline=None)
@given(st.text(alphabet="深圳ab1 \n*`[]()#:/-"))
def test_no_chinese_character_is_lost(markdown: str) -> None:
    def signs(text: str) -> list[str]:
        return [char for char in text if char in "深圳"]

    visible = markdown.replace("](", "] (")
    assert signs(read_prose(visible)) == signs(visible)
