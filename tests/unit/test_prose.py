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
    # wikilinks and template tags are what is shown of them
    ("[[notes/hidden|深圳]] and [[Qwen]]", "深圳 and Qwen"),
    ("![[img/map.png]]", "map.png"),
    ("{% include nav.html %}深圳{{ site.name }}", "深圳"),
    ("{% post_link slug '标题' %}", "标题"),
    ('[站内]({{ "/2019/a/" | url }})', "[站内]()"),
    ("{% comment %}no\nno{% endcomment %}yes", "yes"),
    ("{% highlight html %}<b>{{ x }}{% endhighlight %}", "<b>{{ x }}"),
    ("{% raw %}{{ x.y }}{% endraw %}", "{{ x.y }}"),
    ("{{.Name}} and {{closure}}", "{{.Name}} and {{closure}}"),
    # of tags nothing is text but what pictures show
    ('<b class="深">圳</b>', "圳"),
    ("深<sub>圳</sub>", "深圳"),
    ("<p>one<br>two</p>", " one two "),
    ('<img class="x" alt="港口">', " 港口 "),
    ("a <!-- no\nno --> b", "a  b"),
    ("<style>\nno {}\n</style>yes", "yes"),
    ("<script>no</script>yes", "yes"),
    ("Vec<String> and 1 < 2 > 0", "Vec<String> and 1 < 2 > 0"),
    (r"\<select\>", r"\<select\>"),
    ("AT&amp;T &#x6df1;圳", "AT&T 深圳"),
    # nor of components and modules
    ("import A from './a'\n\n深圳", "\n\n深圳"),
    ("export const a = {\n  no: 1,\n};\nyes", "\nyes"),
    ("import taxes rise", "import taxes rise"),
    ("import {\nA,\nB as C\n} from './a'\nyes", "\nyes"),
    ("import {\n深圳 stays\n\n}", "\n深圳 stays\n\n}"),
    ('<Card href="/no" title="深圳" />', " 深圳 "),
    ("<Tabs>\n\nyes\n\n</Tabs>", "  \n\nyes\n\n  "),
    ("{/* no */}yes", "yes"),
    ("# 要闻 {#no .no}", "# 要闻 "),
    (":::info 深圳\nyes\n:::", "深圳\nyes\n"),
    ("> [!NOTE] 深圳\n> yes", "深圳\n> yes"),
    # code is text as it is written
    ("```html\n<b class='x'> {% y %} [[z]]\n```", "```html\n<b class='x'> {% y %} [[z]]\n```"),
    ("`<b>` and ``{{ x }}``", "`<b>` and ``{{ x }}``"),
    # an anchor that is left empty
    ("**<!--no-->****深圳：** x", "深圳： x"),
]


@pytest.mark.parametrize(("markdown", "prose"), READ)
def test_prose_is_what_a_reader_sees(markdown: str, prose: str) -> None:
    assert read_prose(markdown) == prose


MARKUP = st.sampled_from(
    [
        *(
            "深",
            "圳",
            "a",
            " ",
            "\n",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "{% x %}",
            "{{ y }}",
            "[[",
            "]]",
        ),
        *(
            "```",
            "`",
            "import x from 'y'",
            "export {",
            "<Card ",
            "/>",
            ":::",
            "[!NOTE]",
            "> ",
            "&lt;",
        ),
        *("{% raw %}", "{% endraw %}", "{/*", "*/}", "**", "|", "<script>", "</script>", "\\"),
    ]
)


@settings(deadline=None)
@given(st.lists(MARKUP, max_size=30).map("".join))
def test_no_markup_makes_it_raise_or_add_what_was_not_there(markdown: str) -> None:
    shown = read_prose(markdown)
    assert shown.count("深") <= markdown.count("深")
    assert shown.count("圳") <= markdown.count("圳")


@pytest.mark.parametrize("start", ["{% comment %}", "<a ", "<!--", "[[", "`", "export {\n", "{{ a"])
def test_a_page_of_opened_marks_stays_as_it_is(start: str) -> None:
    text = start * 5_000
    assert read_prose(text).strip() in (text.strip(), "")


@settings(deadline=None)
@given(st.text(alphabet="深圳ab1 \n*`[]()#:/-"))
def test_no_chinese_character_is_lost(markdown: str) -> None:
    def signs(text: str) -> list[str]:
        return [char for char in text if char in "深圳"]

    visible = markdown.replace("](", "] (")
    assert signs(read_prose(visible)) == signs(visible)


@pytest.mark.parametrize("fence", ["```", "~~~~", "> ```"])
def test_text_behind_code_is_read_as_text_again(fence: str) -> None:
    quote = fence.rpartition("`")[0].replace("`", "")
    body = f"{fence}\n{quote}<b>code</b>\n{fence}\n\nsee [[note|alias]] {{% include h.html %}} end"
    found = read_prose(body)
    assert "<b>code</b>" in found
    assert "see alias  end" in found
