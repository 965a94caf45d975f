"""Escape sequences: what a terminal would obey, in every place a file can say something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hostile.case import GUESSED, MAYBE_HEADER, Case, Make, holding, reasons

from corpus import Reason

ATTACKS = {
    "osc-0-title": "\x1b]0;@\x07",
    "osc-2-title": "\x1b]2;@\x1b\\",
    "osc-4-palette": "\x1b]4;1;rgb:ff/00/00;@\x07",
    "osc-7-folder": "\x1b]7;file:///@\x07",
    "osc-8-link": "\x1b]8;;https://x.example/@\x07@\x1b]8;;\x07",
    "osc-9-notice": "\x1b]9;@\x07",
    "osc-10-ink": "\x1b]10;@\x07",
    "osc-11-paper": "\x1b]11;?;@\x07",
    "osc-22-pointer": "\x1b]22;@\x07",
    "osc-50-font": "\x1b]50;@\x07",
    "osc-52-clipboard": "\x1b]52;c;@\x07",
    "osc-133-prompt": "\x1b]133;A;@\x07",
    "osc-777-notice": "\x1b]777;notify;@;@\x07",
    "osc-1337-file": "\x1b]1337;File=inline=1:@\x07",
    "osc-unended": "\x1b]0;@",
    "dcs": "\x1bP@\x1b\\",
    "dcs-request": "\x1bP$q@\x1b\\",
    "dcs-sixel": "\x1bPq#0;2;0;0;0@\x1b\\",
    "dcs-tmux": "\x1bPtmux;\x1b\x1b]0;@\x07\x1b\\",
    "apc-kitty": "\x1b_Gf=32,a=T;@\x1b\\",
    "pm": "\x1b^@\x1b\\",
    "sos": "\x1bX@\x1b\\",
    "csi-colour": "\x1b[31;5m@\x1b[0m",
    "csi-clear": "\x1b[2J\x1b[3J@",
    "csi-move": "\x1b[1;1H@\x1b[9999C",
    "csi-screen": "\x1b[?1049l@\x1b[?9h",
    "csi-answer": "\x1b[6n\x1b[c\x1b[>c@",
    "csi-window": "\x1b[21t\x1b[8;1;1t@",
    "csi-reset": "\x1b[!p\x1b[r@",
    "csi-repeat": "@\x1b[65535b",
    "csi-broken": "\x1b[38;5;\x1b[;;;;@",
    "esc-reset": "\x1bc@",
    "esc-charset": "\x1b(0@\x1bN\x1bO",
    "esc-alone": "\x1b@\x1b\x1b",
    "enq": "\x05@\x05",
    "shift-out": "\x0e@\x0f",
    "bell-and-back": "\x07@\x08\x08\x08\x08",
    "carriage-return": "@\r@",
    "del": "\x7f@\x7f",
    "form-feed": "\x0c@\x0b@",
    "c1-csi": "\x9b31m@\x9b2J",
    "c1-osc": "\x9d0;@\x9c",
    "c1-dcs-apc": "\x90@\x9c\x9f@\x9c\x9e@\x9c\x98@\x9c",
    "c1-next-line": "\x84@\x85@\x8d@",
    "c1-all": "".join(map(chr, range(0x80, 0xA0))) + "@",
    "c0-all": "".join(map(chr, range(1, 0x20))) + "@",
}
"""Names and sequences; `@` stands for the word that must not be obeyed."""

EVERYWHERE = """\
---
title: {keep} {attack} title
tags: [{attack}tag, 'q{attack}']
source: {attack}source
author: {attack}
unknown{pwn}: {attack}
link: https://x.example/{attack}
summary: summary {attack}
date: 2025-01-02
---
# heading {attack}

{keep} body {attack} *{attack}* `{attack}` ~~{attack}~~ [text {attack}](https://x.example/{attack})

![alt {attack}](pic{attack}.png "title {attack}") <https://x.example/{attack}>

[[wiki{attack}|{attack}]]

> quote {attack}
> [!NOTE] callout {attack}

- item {attack}

| head {attack} | b |
|---|---|
| cell {attack} | c |

```py{attack}
code {attack}
```

    indented {attack}

<p title="{attack}">html {attack} <img alt="{attack}" src=x></p>

note[^1{attack}] $$math {attack} * x$$ {{{{< template {attack} >}}}}

[^1{attack}]: footnote {attack}

{filler}
"""

FILLER = "word " * 4_000
"""So that the file is text, however many controls it holds."""

HEADERS = {
    "yaml-e": '---\ntitle: "{keep} \\e]0;{pwn}\\a\\x9b31m"\ntags: ["\\e]0;{pwn}\\a"]\n---\n',
    "yaml-x": '---\ntitle: "{keep} \\x1b]52;c;{pwn}\\x07\\x9d0;{pwn}\\x9c"\n---\n',
    "yaml-u": '---\ntitle: "{keep} \\u001b]0;{pwn}\\u0007\\u202e\\u2028\\U000E0041"\n---\n',
    "yaml-key": '---\ntitle: {keep}\n"k\\e]0;{pwn}\\a": x\n---\n',
    "yaml-summary": '---\ntitle: {keep}\nsummary: "\\e]0;{pwn}\\a\\L\\P\\N"\n---\n',
    "yaml-source": '---\ntitle: {keep}\nsource: "\\e]0;{pwn}\\a"\nid: "\\e]0;{pwn}\\a"\n---\n',
    "yaml-link": '---\ntitle: {keep}\nlink: "https://x.example/\\e]0;{pwn}\\a"\n---\n',
    "yaml-names": '---\ntitle: "{keep} \\0\\a\\b\\t\\n\\v\\f\\r\\e{pwn}\\N\\_\\L\\P"\n---\n',
    "toml-u": '+++\ntitle = "{keep}\\u001b]0;{pwn}\\u0007\\u009b31m"\ntags=["\\u001b{pwn}"]\n+++\n',
    "toml-b": '+++\ntitle = "{keep} \\b\\f\\r\\n\\U0000001b]0;{pwn}\\u0007"\n+++\n',
    "lctt": "[#]: title: ({keep} \x1b]0;{pwn}\x07)\n[#]: via: (https://x.example/\x1b{pwn})\n\n",
    "pelican": "Title: {keep} \x1b]0;{pwn}\x07\nDate: 2025-01-02\nTags: \x9b31m{pwn}\n\n",
    "nikola": ".. title: {keep} \x1b]0;{pwn}\x07\n.. tags: \x9b31m{pwn}\n\n",
}
"""Headers that say a sequence in their own way."""

REFUSED = {
    "date": ('---\ntitle: {keep}\ndate: "\\e]0;{pwn}\\a"\n---\n', Reason.DATE),
    "date-raw": ("---\ntitle: {keep}\ndate: \x1b]0;{pwn}\x07\n---\n", Reason.DATE),
    "yaml-tag": ("---\ntitle: {keep}\nx: !<\x1b]0;{pwn}> [\n---\n", Reason.HEADER),
    "yaml-anchor": ("---\ntitle: {keep}\nx: *\x9b31m{pwn}\n---\n", None),
    "yaml-escape": ('---\ntitle: {keep}\nx: "\\q\x1b]0;{pwn}\x07"\n---\n', Reason.HEADER),
    "yaml-directive": ("---\n%\x1b]0;{pwn}\x07\ntitle: {keep}\n---\n", None),
    "toml-key": ('+++\ntitle = \'{keep}\'\n"\\u001b{pwn}" = 1\n"\\u001b{pwn}" = 2\n+++\n', None),
    "toml-value": ("+++\ntitle = '{keep}'\nx = \x1b]0;{pwn}\x07\n+++\n", Reason.HEADER),
}
"""Headers that are refused with a sequence in what is said about them."""

BODIES = {
    "entities": "&#27;]0;{pwn}&#7; &#x1b;[31m{pwn} &#x9b;31m{pwn} &#8238;{pwn} &NewLine;&Tab;{pwn}",
    "entities-bidi": "&#8238;{pwn}&#8203;&#xE0041;&#x2028;&#x2029;&#65279;&lrm;&rlm;&zwj;&shy;",
    "percent-autolink": "<https://x.example/%1b]0;{pwn}%07> <https://x.example/%9b31m{pwn}>",
    "percent-bare": "www.x.example/%1b%5b31m{pwn} https://x.example/%1b%5d0;{pwn}%07",
    "percent-c1": "<https://x.example/%c2%9b31m{pwn}%c2%9d0;%c2%9c> www.x.example/%e2%80%ae{pwn}",
    "percent-host": "<https://%1b]0;{pwn}%07.example/> <http://xn--a-%1b{pwn}.example/>",
    "link-target": "[t](<https://x.example/&#27;]0;{pwn}> '&#27;{pwn}') [r]\n\n[r]: javascript:%1b",
    "javascript": "[click](javascript:alert%28'{pwn}'%29) [d](data:text/html,{pwn}) [f](file:///{pwn})",
    "html": "<a href='&#27;]0;{pwn}&#7;' title='&#x9b;{pwn}'>x</a><img alt='&#27;]0;{pwn}&#7;'>",
    "html-block": "<div>\n&#x9b;31m{pwn}\n<iframe src='https://x.example/&#27;{pwn}'></iframe></div>",
    "fence-word": "```\x1b]0;{pwn}\x07\ncode\n```\n\n~~~&#27;]0;{pwn}\ncode\n~~~",
    "heading": "# &#27;]0;{pwn}&#7; \x1b]0;{pwn}\x07\n\n&#x9b;{pwn}\n===",
    "table": "|&#27;]0;{pwn}|\x9b31m{pwn}|\n|-|-|\n|<b>&#x9d;0;{pwn}</b>|`\x1b[2J{pwn}`|",
    "footnote": "a[^\x1b{pwn}]\n\n[^\x1b{pwn}]: &#27;]0;{pwn}&#7;",
    "definition": "term \x1b]0;{pwn}\x07\n: &#27;]0;{pwn}&#7;",
    "wikilink": "[[a\x1b]0;{pwn}\x07|b\x9b31m{pwn}]] ![[\x1b{pwn}.png]]",
    "callout": "> [!\x1b{pwn}] \x1b]0;{pwn}\x07\n> text &#27;{pwn}",
    "template": "{{% include \x1b]0;{pwn}\x07 %}} {{{{ \x9b31m{pwn} }}}}",
    "split": "\x1b\n]0;{pwn}\x07 \x1b\x1b[31m{pwn} \x1b*]0;{pwn}* \x1b**\x9b**31m{pwn}",
}
"""Bodies that make a sequence once they are decoded, or almost do."""

NAMES = {
    "esc": "n\x1b]0;{pwn}\x07.md",
    "csi": "n\x1b[31m{pwn}\x1b[2J.md",
    "c1": "n\x9b31m{pwn}\x9d0;{pwn}\x9c.md",
    "bidi": "n\u202e{pwn}\u2028\u2066.md",
    "controls": "n\x01\x05\x0e\x7f\r{pwn}.md",
    "folder": "d\x1b]0;{pwn}\x07/{keep}.md",
    "folder-c1": "d\x9b31m{pwn}/\x1bP{pwn}\x1b.md",
}


def cases() -> Iterator[Case]:
    """Yield every sequence in every place."""
    for number, (name, attack) in enumerate(ATTACKS.items()):
        words = {"keep": f"KEEPa{number:03}", "pwn": f"PWNa{number:03}", "filler": FILLER}
        text = EVERYWHERE.format(attack=attack.replace("@", words["pwn"]), **words)
        yield _case(f"{name}.md", text, words["keep"], may=MAYBE_HEADER)
    yield from _c1_bytes()
    for number, (name, header) in enumerate(HEADERS.items()):
        keep, text = _filled(f"h{number:03}", header + "body {keep}\n")
        yield _case(f"header-{name}.md", text, keep)
    for number, (name, (header, reason)) in enumerate(REFUSED.items()):
        keep, text = _filled(f"r{number:03}", header + "body {keep}\n")
        wanted = reasons(reason) if reason else frozenset()
        may = MAYBE_HEADER | {Reason.HEADER_UNSAFE}
        yield _case(f"refused-{name}.md", text, keep, wanted, may)
    for number, (name, body) in enumerate(BODIES.items()):
        keep, text = _filled(f"b{number:03}", "---\ntitle: {keep}\n---\n\n" + body + "\n\n{keep}\n")
        yield _case(f"body-{name}.md", text, keep)
        keep, text = _filled(f"p{number:03}", "{keep} first line\n" + body + "\nlast {keep}\n")
        yield _case(f"plain-{name}.txt", text, keep)
        keep, text = _filled(f"w{number:03}", "<p>{keep}</p>\n<p>" + body + "</p>\n")
        yield _case(f"page-{name}.html", text, keep)
    yield from _names()


def _c1_bytes() -> Iterator[Case]:
    """C1 as the single bytes of an old terminal, which are no UTF-8."""
    for name, frame in {"in-utf-8": "智能 {} 体 body", "in-ascii": "body {} body"}.items():
        keep = f"KEEPc{len(name)}"
        text = f"---\ntitle: {keep} {frame}\n---\n{keep} {frame}\n"
        data = text.encode().replace(b"{}", b"\x9b31mPWNc000\x9d0;PWNc001\x9c\x90PWNc002\x9c")
        yield Case(f"escapes/bytes-{name}.md", holding(data), may=GUESSED, keeps=(keep,))


def _filled(number: str, text: str) -> tuple[str, str]:
    keep = f"KEEP{number}"
    return keep, text.format(keep=keep, pwn=f"PWN{number}")


def _case(
    file: str,
    text: str,
    keep: str,
    wanted: frozenset[Reason] = frozenset(),
    may: frozenset[Reason] = frozenset(),
) -> Case:
    return Case(f"escapes/{file}", holding(text), reasons=wanted, may=may, keeps=(keep,))


def _names() -> Iterator[Case]:
    for number, (name, file) in enumerate(NAMES.items()):
        keep, named = _filled(f"n{number:03}", file)
        yield Case(f"escapes/name-{name}", _below(named, f"{keep} text".encode()), keeps=(keep,))
        yield Case(
            f"escapes/binary-{name}", _below(named, b"\0\1\2" * 99), 0, reasons(Reason.BINARY)
        )


def _below(name: str, data: bytes) -> Make:
    def make(path: Path) -> None:
        file = path / name
        file.parent.mkdir(parents=True)
        file.write_bytes(data)

    return make
