"""What a template tag is called, what of it a reader should see, and what is no tag."""

from __future__ import annotations

import pytest

from corpus.text.templates import TEMPLATE, template_name, template_words

NAMES = [
    ("{% highlight ruby %}", "highlight"),
    ("{%- endnote -%}", "endnote"),
    ("{% post_link a %}", "post_link"),
    ("{{< figure src=a >}}", "figure"),
    ("{{< /figure >}}", "endfigure"),
    ("{{% / note %}}", "endnote"),
    ('{{ youtube(id="x") }}', "youtube"),
    ("{{ site.title }}", ""),
    ('{{ "/a/" | url }}', ""),
]

WORDS = [
    # titles and captions
    ("{% post_link hello '你好，世界' %}", "你好，世界"),
    ("{% post_link hello Hello there false %}", "Hello there"),
    ("{% post_link 2025/how-to-bake %}", "how-to-bake"),
    ("{% asset_link a.pdf The report %}", "The report"),
    ("{% asset_img a.png This is a harbour %}", "This is a harbour"),
    ("{% asset_img a.png 500 400 %}", ""),
    ('{% asset_img "a b.png" "two words" %}', "two words"),
    ("{% link Hexo https://hexo.io true %}", "Hexo"),
    ("{% link _posts/2025-05-08-a.md %}", ""),
    ('{% image "a/b.jpg" "Overview" %}', "Overview"),
    ('{% image_with_class "a.png" "wide-card" "The team" %}', "The team"),
    ('{{< figure src="a.png" title="港口" caption="夜里的港口" alt="x" >}}', "港口 夜里的港口"),
    ('{{< figure src="a.png" alt="A crane" >}}', "A crane"),
    ('{{< glossary_tooltip text="容器" term_id="container" >}}', "容器"),
    ('{{ figure(src="a.png", caption="Two words") }}', "Two words"),
    # boxes
    ('{% note warn "Warning!" %}', "Warning!"),
    ("{% note info 網站存放在子目錄 %}", "網站存放在子目錄"),
    ("{% note info %}", ""),
    ("{% fold 点击展开 %}", "点击展开"),
    ("{% blockquote Seth Godin https://a.example/x Welcome %}", "Seth Godin Welcome"),
    ("{% codeblock Array.map lang:js %}", "Array.map"),
    ("{% codeblock lang:py setup.py https://a.example/x %}", "setup.py"),
    ('{{ "Sarah" | team_link }}', "Sarah"),
    # words in a style, buttons, and what has no name we know
    ("{% label primary@文字标签 %}", "文字标签"),
    ("{% label 臣亮言 orange %}", "臣亮言"),
    ("{% btn https://a.com, 按钮文字, home %}", "按钮文字"),
    ("{% btn #, Read on, heart fa-2x %}", "Read on"),
    ("{% hideToggle 点我展开 %}", "点我展开"),
    ("{% hideInline 门里站着人,查看答案 %}", "门里站着人 查看答案"),
    ("{% p center, 居中段 %}", "居中段"),
    ("{% span red, 红色 的字 %}", "红色 的字"),
    ("{% kbd Ctrl %}", "Ctrl"),
    ("{% u 下划线 文本 %}", "下划线 文本"),
    ("{% checkbox checked, 任务一 %}", "任务一"),
    ("{% checkbox 任务二 %}", "任务二"),
    ('{{< badge "New" >}}', "New"),
    ("{{< toggle Question >}}", "Question"),
    ("{% link 标题, https://a.com , 描述 %}", "标题 描述"),
    ("{% timeline_item blue@二月, 图/a.png, class=宽 %}", "二月"),
    ('{% image src: "a.png", caption: "The harbour" %}', "The harbour"),
    ('{% image src: "a.png", alt: "A crane" %}', "A crane"),
    # nothing to read
    ("{% tabs 分栏 %}", ""),
    ("{% include nav.html %}", ""),
    ('{% include issues.md issues="1339,3697" when="2025-11-25 16:30" %}', ""),
    ('{% assign size = "two hundred bytes" %}', ""),
    ("{% highlight ruby linenos %}", ""),
    ("{% raw %}", ""),
    ("{% endnote %}", ""),
    ("{% youtube lJIrF4YjHfQ 'playlist' %}", ""),
    ("{{ page.title | upcase }}", ""),
    ('{{ "/2019/a/" | url }}', ""),
    ("{% %}", ""),
    ("{% post_link %}", ""),
]


@pytest.mark.parametrize(("source", "name"), NAMES)
def test_a_tag_is_known_by_its_name(source: str, name: str) -> None:
    assert template_name(source) == name


@pytest.mark.parametrize(("source", "words"), WORDS)
def test_the_words_of_a_tag_are_those_meant_for_a_reader(source: str, words: str) -> None:
    assert TEMPLATE().fullmatch(source)
    assert template_words(source) == words


def test_questions_and_answers_in_a_tag_of_many_lines_are_not_lost() -> None:
    source = """{% include functions/details-list.md
  q0="<!--why-->为什么要这样做？"
  a0="因为更安全，
  也更快。"
  a0link="https://example.org/#l-93"
%}"""
    assert TEMPLATE().fullmatch(source)
    assert template_words(source) == "为什么要这样做？\n\n因为更安全，\n  也更快。"


@pytest.mark.parametrize(
    "text",
    [
        r"\frac{{a}}{{b}}",
        "$x^{{n+1}}$",
        "std::panic::{{closure}}",
        "初期状態({{S0}})では",
        "${{ secrets.TOKEN }}",
        "style={{width: 300}}",
        "{{.Name}}",
        "{{</* figure */>}}",
        "100 {% and more",
        "{% a {% b",
        "{ % a % }",
    ],
)
def test_what_only_looks_like_a_tag_stays_as_it_is(text: str) -> None:
    assert TEMPLATE().search(text) is None


def test_every_tag_of_a_line_is_one() -> None:
    line = '{% raw %}{{ a.b }}{% endraw %} and {{< ref "x.md" >}}'
    assert TEMPLATE().sub("", line) == " and "


@pytest.mark.parametrize("start", ["{%", "{{<", "{{%", "{{ a ", "{% note '", '{% x a="'])
def test_tags_that_never_end_are_passed_over(start: str) -> None:
    assert TEMPLATE().search(start * 20_000) is None
