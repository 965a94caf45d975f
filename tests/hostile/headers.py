"""Headers: YAML, TOML and key lines made to hang, crash, mislead or swallow the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hostile.case import MAYBE_HEADER, Case, holding, reasons

from corpus import Reason

UNSAFE = reasons(Reason.HEADER_UNSAFE)
BROKEN = reasons(Reason.HEADER)
UNDATED = reasons(Reason.DATE)

Content = str | Callable[[], str]


def _alias_bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


def _merge_bomb(levels: int) -> str:
    lines = ["m0: &m0 {k0: v}"]
    for n in range(1, levels):
        merged = ", ".join([f"*m{n - 1}"] * 9)
        lines.append(f"m{n}: &m{n} {{<<: [{merged}], k{n}: v}}")
    return "\n".join(lines)


YAML: dict[str, tuple[Content, frozenset[Reason]]] = {
    "deep-brackets": (lambda: "x: " + "[" * 25_000, UNSAFE),
    "deep-brackets-closed": (lambda: "x: " + "[" * 25_000 + "]" * 25_000, UNSAFE),
    "deep-braces": (lambda: "x: " + "{a: " * 15_000, UNSAFE),
    "deep-items": (lambda: "x:\n " + "- " * 25_000, UNSAFE),
    "deep-keys": (lambda: "x: " + "? " * 25_000, BROKEN | UNSAFE),
    "forty-deep": ("x: " + "[" * 40 + "]" * 40, UNSAFE),
    "alias-bomb": (lambda: _alias_bomb(9), UNSAFE),
    "merge-bomb": (lambda: _merge_bomb(10), UNSAFE),
    "self-alias": ("x: &a [*a, *a]", UNSAFE),
    "python-call": ("x: !!python/object/apply:os.system ['touch PWNED']", UNSAFE),
    "python-name": ("x: !!python/name:os.system", UNSAFE),
    "python-tag-spelled-out": ("x: !<tag:yaml.org,2002:python/object/new:os.system> [id]", UNSAFE),
    "foreign-tag": ("x: !ruby/object:Gem::Installer {i: x}", frozenset()),
    "binary-tag": ("x: !!binary R0lGODlhDAAMAIQAAP", frozenset()),
    "date-month-16": ("date: 2017-16-26", UNDATED),
    "date-day-32": ("date: 2017-01-32 25:61:61", UNDATED),
    "date-zone": ("date: 2017-01-02T03:04:05+99:99", frozenset()),
    "date-year-0": ("date: 0000-00-00", UNDATED),
    "date-year-99999": ("date: 99999-01-01", UNDATED),
    "date-epoch-huge": ("date: 99999999999999999999", UNDATED),
    "date-epoch-negative": ("date: -99999999999", UNDATED),
    "date-list": ("date: [2025-01-02, x]", frozenset()),
    "date-map": ("date: {year: 2025}", frozenset()),
    "date-braces": ("date: {{ date }}", frozenset()),
    "huge-number": (lambda: "x: " + "9" * 5_000, frozenset()),
    "huge-sexagesimal": ("x: " + "59:" * 300 + "59", frozenset()),
    "huge-float": ("x: 1e999999999\ny: .inf\nz: .nan", frozenset()),
    "twice": ("tags: a\ntags: b\ntitle: again", frozenset()),
    "tabs": ("\ttags: a\nx:\ty\n\t- z", BROKEN),
    "at-sign": ("x: @y", BROKEN),
    "backtick": ("x: `y`", BROKEN),
    "two-colons": ("x: AI: news", BROKEN),
    "percent": ("%YAML 9.9\nx: y", BROKEN),
    "nul": ("x: a\0b\0", frozenset()),
    "quote-open": ('x: "never closed', BROKEN),
    "bracket-open": ("tags: [a, b", BROKEN),
    "block-scalar-with-fence": ("x: |\n  one\n  ---\n  two", frozenset()),
    "two-documents": ("x: y\n--- !z\na: b", BROKEN),
    "three-hundred-keys": (lambda: "\n".join(f"k{n}: v" for n in range(300)), UNSAFE),
    "six-thousand-values": (lambda: "x: [" + "a, " * 6_000 + "]", UNSAFE),
    "seventy-kilobytes": (lambda: "x: " + "y" * 70_000, UNSAFE),
    "odd-keys": (
        "content: a\nhandler: b\nself: c\n2025: d\non: e\nnull: f\n~: g\n'': h\n: i\n"
        "metadata: j\n1.5: k\n__class__: l\ntrue: m",
        frozenset(),
    ),
    "complex-keys": ("? [a, b]\n: c\n? {d: e}\n: f", frozenset()),
    "tags-deep": ("tags: {a: {b: {c: [d, {e: f}]}}}", frozenset()),
    "booleans": ("draft: maybe\npublished: 12\nid: yes\nlink: no", frozenset()),
    "link-script": ("link: javascript:alert(1)\nsource: file:///etc/passwd", frozenset()),
    "id-of-an-other": ("id: same\nguid: same", frozenset()),
    "nel-and-bom": ("x: a\u0085y: b\ufeff\u2028z: c", frozenset()),
}
"""What stands below the title: blocks, and what must be told of them."""

TITLES: dict[str, Content] = {
    "list": "[a, b, [c]]",
    "map": "{a: b}",
    "null": "~",
    "empty": "''",
    "false": "No",
    "number": "010",
    "time": "12:30:45",
    "remark": "#1 C # x",
    "spaces": "'     '",
    "block": "|\n  one\n\n  two",
    "folded": ">-\n  one\n  two",
    "hundred-kilobytes": lambda: "y" * 60_000,
    "tag": "!!int x",
}

WHOLE: dict[str, tuple[Content, frozenset[Reason]]] = {
    "never-closed": ("---\ntitle: x\ntags: a\n\n@ body\n", reasons(Reason.HEADER_OPEN)),
    "closed-far-below": ("---\ntitle: x\n\n@ body, prose.\n\nMore.\n\n---\n\nend\n", frozenset()),
    "only-header": ("---\ntitle: '@ x'\n---\n", frozenset()),
    "only-fences": ("---\n---\n---\n@\n", frozenset()),
    "empty-header": ("---\n---\n@ text\n", frozenset()),
    "rule-prose-rule": ("---\n@ is prose: only.\n\nNot a key here\n---\nrest\n", frozenset()),
    "many-rules": (lambda: "---\n" * 8_000 + "@\n", frozenset()),
    "dots": ("---\ntitle: x\n...\n@ text\n", frozenset()),
    "two-marks": ("\ufeff\ufeff---\ntitle: x\n---\n@ text\n", frozenset()),
    "below-blank-lines": (lambda: "\n" * 5_000 + "---\ntitle: x\n---\n@ text\n", frozenset()),
    "full-width-colon": ("---\ntitle：@ x\n---\ntext\n", frozenset()),
    "no-space": ("---\ntitle:@\n---\ntext\n", frozenset()),
    "lone-cr": ("---\rtitle: x\r---\r@ text\r", frozenset()),
    "toml-deep": (lambda: "+++\ntitle='x'\na=" + "[" * 30_000 + "\n+++\n@\n", UNSAFE),
    "toml-dots": (lambda: "+++\ntitle='x'\n" + "a." * 20_000 + "b=1\n+++\n@\n", UNSAFE),
    "toml-tables": (lambda: "+++\ntitle='x'\n" + "[[a]]\n" * 5_000 + "+++\n@\n", frozenset()),
    "toml-twice": ("+++\ntitle='x'\ntitle='y'\n+++\n@\n", BROKEN),
    "toml-date": ("+++\ntitle='x'\ndate=2017-16-26\n+++\n@\n", frozenset()),
    "toml-number": (lambda: "+++\ntitle='x'\na=" + "9" * 5_000 + "\n+++\n@\n", frozenset()),
    "toml-open": ("+++\ntitle='x'\n\n@ text\n", reasons(Reason.HEADER_OPEN)),
    "json-deep": (lambda: '{"title": ' + "[" * 4_000 + "\n@\n", frozenset()),
    "json-number": (lambda: '{"title": "x", "n": ' + "9" * 5_000 + "}\n\n@ text\n", frozenset()),
    "json-twice": ('{"title": "x", "title": "y"}\n\n@ text\n', frozenset()),
    "json-open": ('{"title": "x",\n\n@ text\n', frozenset()),
    "json-list": ('["title", "x"]\n\n@ text\n', frozenset()),
    "json-fenced": (';;;\n{"title": "x"}\n;;;\n\n@ text\n', frozenset()),
    "pelican-many": (lambda: "Title: x\n" + "Key: v\n" * 10_000 + "\n@ text\n", frozenset()),
    "lctt-many": (lambda: "[#]: title: (x)\n" * 10_000 + "\n@ text\n", frozenset()),
    "nikola-open": ("<!--\n.. title: x\n\n@ text\n", frozenset()),
    "nikola-many": (lambda: ".. title: x\n" * 10_000 + "\n@ text\n", frozenset()),
    "colon-prose": ("Title: @\nHe said: nothing.\nThis is prose.\n", frozenset()),
    "code-first": ("```yaml\n---\ntitle: x\n---\n```\n@ text\n", frozenset()),
}
"""Whole files; `@` stands for the word to keep."""

ALL = frozenset({*MAYBE_HEADER, Reason.HEADER_UNSAFE, Reason.DATE, Reason.LONG})


def cases() -> Iterator[Case]:
    """Yield every header, each with a text below it that must be there."""
    for number, (name, (block, told)) in enumerate(YAML.items()):
        keep = f"KEEPy{number:03}"
        yield _case(f"yaml-{name}", _around(f"title: {keep}\n", block, keep), keep, told)
    for number, (name, block) in enumerate(TITLES.items()):
        keep = f"KEEPl{number:03}"
        yield _case(f"title-{name}", _around("", _titled(block), keep), keep)
    for number, (name, (content, told)) in enumerate(WHOLE.items()):
        keep = f"KEEPk{number:03}"
        yield _case(f"whole-{name}", _with_word(content, keep), keep, told)


def _case(
    name: str, content: Callable[[], str], keep: str, told: frozenset[Reason] = frozenset()
) -> Case:
    may = ALL if not told else ALL - {Reason.DATE}
    wanted = told if len(told) < 2 else frozenset()
    return Case(f"headers/{name}.md", holding(content), reasons=wanted, may=may, keeps=(keep,))


def _around(above: str, block: Content, keep: str) -> Callable[[], str]:
    return lambda: f"---\n{above}{_built(block)}\n---\n\n{keep} body\n"


def _titled(block: Content) -> Callable[[], str]:
    return lambda: f"title: {_built(block)}"


def _with_word(content: Content, keep: str) -> Callable[[], str]:
    return lambda: _built(content).replace("@", keep)


def _built(content: Content) -> str:
    return content() if callable(content) else content
