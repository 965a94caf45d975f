"""Template tags: what Jekyll, Hexo, Hugo and Zola put between text, and the words in it.

A tag is one of `{% … %}`, `{{< … >}}`, `{{% … %}}` and `{{ … }}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.text.pattern import pattern

TEMPLATE = pattern(
    # Each form ends before the next tag begins, so that no text is looked at often.
    r"\{%(?:[^%{]|%(?!\})|\{(?!%)){0,8000}+%\}"
    r"|\{\{<(?!/\*)(?:[^>{]|>(?!\}\})|\{(?!\{)){0,8000}+>\}\}"
    r"|\{\{%(?!/\*)(?:[^%{]|%(?!\}\})|\{(?!\{)){0,8000}+%\}\}"
    # An expression has spaces, a path, a string, a call or a filter in it:
    # `{{a}}` alone is a formula, or a name somebody writes about, as are Go's `{{.Fields}}`.
    r"|(?<![A-Za-z\\^_$=])\{\{-?(?!\s*[.$])(?=\s|[\"']|[\w-]{1,99}[.(|\s]|(?:video|embed|query)\W)"
    r"[^{}\\\n]{1,500}\}\}"
)
"""A tag, on one line or over some."""

_CODE = "highlight codeblock code mermaid graphviz plantuml mathjax katex math"

CODE_TAGS = frozenset(_CODE.split())
"""What stands between one of these and its end is no Markdown but shown as it is."""

HIDDEN_TAGS = frozenset({"comment"})
"""What stands between one of these and its end is not shown."""

_NAME = pattern(
    r"\{%[-+~]?\s*(/?[\w-]+)|\{\{[<%]\s*(/?\s?[\w./-]+)|\{\{-?\s*([a-z_]\w*)\(|\{\{(video|embed)\b"
)
_SAID = pattern(r"\{\{-?\s*([\"'])([^\"'/]{1,200})\1\s*\|")
"""An expression that makes something of a word: `{{ "Sarah" | team_link }}`."""

_INSIDE = pattern(r"^\{[{%][<%~+-]?|[~+-]?[>%]?[}%]\}?$")
_NAMED = pattern(
    r"(?<=[\s,(])([A-Za-z_][\w-]{0,60})\s{0,9}[=:]\s{0,9}(?:\"([^\"]{0,8000})\"|'([^']{0,8000})')"
)
_POSITIONAL = pattern(r"(?<=\s)(?:\"([^\"]{0,2000})\"|'([^'\n]{0,2000})'(?=\s|$))")
_WORDS = pattern(r"\S+")

_SPOKEN = pattern("(?:sub)?title|caption|label|text|head(?:ing|er)|summary|desc(?:ription)?")
_UNSPOKEN = pattern(
    r"class|style|width|height|sizes?|id|when|date|time.*|src|srcset|url|href|link|issues|icon"
    r"|image|img|color|colour|type|layout|params?|opts|options|.*link|.*class|data-.*"
)
_ADDRESS = pattern(r"[a-z]+:(?=\S)|\S*/\S*$|\S+\.\w{2,5}$", re.IGNORECASE)
_SENTENCE = pattern(r"[぀-ヿ㐀-鿿가-힯]|[^\W\d_]+\W+[^\W\d_]+")
_FLAG = pattern(r"\d+(?:px|%)?|true|false|\w+:\S*", re.IGNORECASE)

_COMMA = pattern(r"\s*(?:,|::)\s*")
_HAN = pattern("[぀-ヿ㐀-鿿가-힯]")
_SETTING = pattern(r"[A-Za-z_][\w-]*[=:]")
_STYLE = pattern(
    r"#(?:[\da-f]{3,8})?|default|primary|success|info|warning|danger|red|blue|pink|orange|purple"
    r"|green|yellow|gr[ae]y|black|white|cyan|center|left|right|outline|checked",
    re.IGNORECASE,
)

_STATEMENT = pattern(
    r"assign|set|capture|if|elif|elsif|else|unless|for|when|case|cycle|import|extends|block|paginate"
)
_SILENT = pattern(
    r"highlight|include|include_code|include_relative|raw|ref|relref|param|post_url|url_for|iframe"
    r"|tabs|full_url_for|asset_path|post_path|render|layout|youtube|vimeo|bilibili|gist|jsfiddle"
)
_COMMENT = pattern(r"(\*\*)?<!--[^<>]*-->(?(1)\*\*)")


def template_name(source: str) -> str:
    """Return the name of a tag; empty for an expression. A closing one is named `end…`.

    >>> template_name("{%- endnote %}"), template_name("{{< /note >}}"), template_name("{{ a.b }}")
    ('endnote', 'endnote', '')
    """
    match = _NAME().match(source)
    name = (match[1] or match[2] or match[3] or match[4]) if match else ""
    return "end" + name[1:].strip() if name[:1] == "/" else name


def template_words(source: str) -> str:
    """Return the text that a tag carries for a reader; a blank line between parts of a long one.

    >>> template_words("{% post_link hello-world '你好，世界' %}")
    '你好，世界'
    >>> template_words('{{< figure src="a.png" class="wide" caption="The harbour" >}}')
    'The harbour'
    >>> template_words("{% include nav.html %}"), template_words("{{ page.title | upcase }}")
    ('', '')
    """
    if said := _SAID().match(source):
        return said[2].strip()
    name = template_name(source)
    if not name or name.startswith("end") or _STATEMENT().fullmatch(name):
        return ""
    inside = _INSIDE().sub("", source).strip()
    arguments = inside[len(name) :] if inside.startswith(name) else inside
    parts = _named(_COMMENT().sub("", arguments)) or [_positional(name, arguments)]
    return ("\n\n" if "\n" in source else " ").join(filter(None, map(str.strip, parts)))


def _named(arguments: str) -> list[str]:
    if "=" not in arguments and ":" not in arguments:
        return []
    found = [(key.lower(), double or single) for key, double, single in _NAMED().findall(arguments)]
    spoken = [text for key, text in found if _is_spoken(key, text)]
    return spoken or [text for key, text in found if key == "alt"]


def _is_spoken(key: str, text: str) -> bool:
    if _SPOKEN().fullmatch(key):
        return True
    if key == "alt" or _UNSPOKEN().fullmatch(key) or _ADDRESS().match(text):
        return False
    return _SENTENCE().search(text) is not None


def _positional(name: str, arguments: str) -> str:
    if _SILENT().fullmatch(name):
        return ""
    if reader := _READERS.get(name):
        return reader(arguments)
    quoted = " ".join(text for text in _quoted(arguments) if _SENTENCE().search(text))
    return quoted or " ".join(_chinese(arguments))


def _quoted(arguments: str) -> list[str]:
    return [double or single for double, single in _POSITIONAL().findall(arguments)]


def _bare(arguments: str) -> list[str]:
    """Return the words that are no address, size or switch."""
    words = (word.strip("\"'") for word in _WORDS().findall(arguments))
    return [word for word in words if not _ADDRESS().match(word) and not _FLAG().fullmatch(word)]


def _after_slug(arguments: str) -> str:
    """Of a link to an article: its title, or else the name of the article."""
    slug, _, rest = arguments.strip().partition(" ")
    title = next(iter(_quoted(f" {rest}")), "") or " ".join(_bare(rest))
    return title or slug.rpartition("/")[2].strip("\"'")


def _before_address(arguments: str) -> str:
    """Of a link: its text; a path alone is Jekyll's. Where commas part them, what it says too."""
    if "," in arguments:
        return _all_fields(arguments)
    words = _WORDS().findall(arguments)
    until = next((at for at, word in enumerate(words) if _ADDRESS().match(word)), 0)
    return " ".join(words[:until]).strip("\"'")


def _fields(arguments: str) -> list[str]:
    """Return what commas part, without addresses, colours and switches."""
    fields = (field.strip().strip("\"'") for field in _COMMA().split(arguments))
    return [" ".join(_bare(field)) for field in fields if not _STYLE().fullmatch(field)]


def _all_fields(arguments: str) -> str:
    return " ".join(filter(None, _fields(arguments)))


def _after_style(arguments: str) -> str:
    """Of words in a style, `red, words` or `primary@words`: the words."""
    style, mark, words = arguments.partition("@")
    if not mark:
        style, mark, words = arguments.partition(",")
    # Before the mark there may be words as well.
    styled = mark and style.isascii()
    return " ".join(_bare(words if styled else arguments))


def _label_words(arguments: str) -> str:
    """Of a label, `primary@words` or `words red`: the words."""
    if "@" in arguments:
        return _after_style(arguments)
    words = _bare(arguments)
    return " ".join(words[:-1] if len(words) > 1 and _STYLE().fullmatch(words[-1]) else words)


def _button_words(arguments: str) -> str:
    """Of a button, `address, words, icon`: the words."""
    fields = [field.strip().strip("\"'") for field in _COMMA().split(arguments)]
    return fields[1] if len(fields) > 1 else " ".join(_bare(arguments))


def _chinese(arguments: str) -> list[str]:
    """Return the words in Chinese of a tag that nothing is known of."""
    if arguments.startswith("("):
        return []
    words = (word.rpartition("@")[2] for field in _fields(arguments) for word in field.split())
    return [word for word in words if _HAN().search(word) and not _SETTING().match(word)]


def _after_picture(arguments: str) -> str:
    """Of a picture: what stands after its address, title or description."""
    quoted = _quoted(arguments)
    if quoted:
        return next((text for text in reversed(quoted) if not _ADDRESS().match(text)), "")
    words = _WORDS().findall(arguments)
    until = next((at for at, word in enumerate(words) if _ADDRESS().match(word)), len(words))
    return " ".join(_bare(" ".join(words[until + 1 :])))


def _after_kind(arguments: str) -> str:
    """Of a box: its title, in quotes or after the kind it is of."""
    return " ".join(_quoted(arguments)[-1:] or _bare(arguments)[1:])


def _all_bare(arguments: str) -> str:
    return " ".join(_bare(arguments))


def _code_title(arguments: str) -> str:
    """Of code: its title, which is often the name of a file."""
    words = _WORDS().findall(arguments)
    return " ".join(word for word in words if "/" not in word and not _FLAG().fullmatch(word))


_READERS: dict[str, Callable[[str], str]] = {
    "post_link": _after_slug,
    "link": _before_address,
    **dict.fromkeys(("codeblock", "code"), _code_title),
    **dict.fromkeys(("blockquote", "fold", "details", "tab"), _all_bare),
    **dict.fromkeys(("note", "admonition", "notice", "callout", "hint"), _after_kind),
    **dict.fromkeys(("asset_img", "asset_link", "img", "image", "figure"), _after_picture),
    "image_with_class": _after_picture,
    "label": _label_words,
    **dict.fromkeys(("btn", "button"), _button_words),
    **dict.fromkeys(("span", "p", "mark", "checkbox", "radio"), _after_style),
    **dict.fromkeys(("kbd", "emp", "u", "badge", "toggle"), _all_bare),
    **dict.fromkeys(("hideToggle", "hideBlock", "hideInline"), _all_fields),
}
