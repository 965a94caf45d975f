"""Unicode: characters that turn, hide, pile up, or take more room than they seem to."""

from __future__ import annotations

from collections.abc import Iterator

from hostile.case import GUESSED, MAYBE_HEADER, Case, holding, reasons

from corpus import Reason

FAMILY = "👩\u200d👩\u200d👧\u200d👦"

TEXTS = {
    "bidi-override": "abc\u202edcba\u202cxyz",
    "bidi-embedding": "\u202aa\u202bb\u202cc",
    "bidi-isolates": "\u2066a\u2067b\u2068c\u2069d",
    "bidi-unclosed": "\u202e\u2066\u202d" * 50 + "x",
    "bidi-marks": "a\u200eb\u200fc\u061cd",
    "line-separators": "a\u2028b\u2029c\u0085d\u000be\u000cf",
    "tag-characters": "a\U000e0001\U000e0041\U000e0042\U000e007fb",
    "flag-by-tags": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "zero-width": "\u200ba\u200b\u2060b\ufeffc\u200c\u200dd\u00ade\u180ef",
    "invisible-operators": "a\u2061b\u2062c\u2063d\u2064e",
    "joiner-flood": "a" + "\u200d" * 50_000 + "b",
    "grapheme-joiner-flood": "a" + "\u034f" * 50_000 + "b",
    "zalgo": "".join(letter + "\u0301\u0316\u20dd\u0489" * 100 for letter in "zalgo"),
    "marks-without-letter": "\u0301" * 400,
    "marks-interleaved": "a" + "\u0301\u200d" * 400,
    "emoji-family": FAMILY * 20,
    "emoji-chain": "👩\u200d" * 2_000 + "👩",
    "emoji-skin": "👍" + "🏽" * 500,
    "flags": "🇨🇳🇺🇸" * 20,
    "flags-odd": "🇨" * 1_001,
    "variation-selectors": "字" + "\ufe0f" * 500 + "\U000e0100" * 500,
    "keycaps": "1\ufe0f\u20e3" * 50,
    "private-use": "\ue000\uf8ff\U000f0000\U0010fffd",
    "noncharacters": "a\ufffe\uffffb\ufdd0\ufdefc\U0001fffe\U0010ffffd",
    "replacement": "\ufffd\ufffc" * 20,
    "interlinear": "a\ufff9b\ufffac\ufffbd",
    "arabic": "مرحبا بالعالم " * 20,
    "hebrew-and-numbers": "שלום 123 abc (עולם) " * 20,
    "widest-arabic": "﷽" * 40,
    "cuneiform": "𒐫𒈙" * 40,
    "thai": "ก็กี่กิ๊ก" * 40,
    "indic": "क्ष्म्यशास्त्री" * 20,
    "tibetan-stack": "ཧཱུྃ" + "\u0f71\u0f72" * 200,
    "hangul-fillers": "\u3164\u115f\u1160\uffa0 x",
    "hangul-jamo": "\u1100\u1161\u11a8" * 100,
    "braille-blank": "\u2800" * 60 + "x",
    "spaces": "\u00a0\u1680\u2000\u2003\u2009\u200a\u202f\u205f\u3000 x",
    "full-width": "ＡＢＣ　１２３！＂＃＄％＆＇（）＊",
    "half-width": "ｱｲｳｴｵﾊﾟﾋﾞ" * 20,
    "ambiguous": "①②③ΩЖ±×÷°§¶" * 20,
    "musical": "\U0001d173\U0001d174\U0001d15e\U0001d165" * 20,
    "many-planes": "".join(map(chr, range(0x20000, 0x20080))),
    "ten-thousand-cells": "很长" * 2_500,
    "ten-thousand-letters": "a" * 10_000,
    "growing-case": "İıßŉǰΐﬃ" * 20,
}
"""Texts that stand in titles, tags, names and bodies."""

HIDDEN = {
    "fillers": "\u3164\u115f\u1160\uffa0",
    "braille": "\u2800" * 8,
    "zero-width": "\u200b\u2060\ufeff",
    "marks": "\u0301\u034f\ufe0f",
    "ideographic-space": "\u3000\u3000",
    "private-selectors": "\U000e0100" * 5,
}
"""Titles in which there is nothing to see."""


def cases() -> Iterator[Case]:
    """Yield every text in every place."""
    for number, (name, odd) in enumerate(TEXTS.items()):
        keep = f"KEEPu{number:03}"
        page = f'---\ntitle: "{keep} {odd}"\ntags: ["{odd}", x]\nsource: "{odd}"\n---\n'
        page += f"# {odd}\n\n{keep} {odd} **{odd}** `{odd}`\n\n|{odd}|b|\n|-|-|\n|c|{odd}|\n"
        yield Case(f"unicode/{name}.md", holding(page), may=MAYBE_HEADER, keeps=(keep,))
        plain = f"{keep} {odd}\n\n{odd}\n　　{odd}{keep}\n"
        yield Case(f"unicode/{name}.txt", holding(plain), keeps=(keep,))
    for number, (name, hidden) in enumerate(HIDDEN.items()):
        keep = f"KEEPv{number:03}"
        page = f'---\ntitle: "{hidden}"\ntags: ["{hidden}"]\n---\n{keep} text.\n'
        yield Case(f"unicode/hidden-{name}.md", holding(page), keeps=(keep,))
    yield Case(
        "unicode/surrogates-in-bytes.md",
        holding("# KEEPs000 \ud800 \udfff\n\nKEEPs000 \ud83d\ude00\n"),
        may=GUESSED,
        keeps=("KEEPs000",),
    )
    for number, (name, header) in enumerate(
        {
            "yaml": '---\ntitle: "KEEPs001 \\ud800\\udfff"\n---\n',
            "toml": '+++\ntitle = "KEEPs002 \\ud800"\n+++\n',
        }.items(),
        1,
    ):
        keep = f"KEEPs{number:03}"
        may = MAYBE_HEADER | reasons(Reason.HEADER_UNSAFE)
        yield Case(
            f"unicode/surrogates-{name}.md", holding(f"{header}{keep}\n"), may=may, keeps=(keep,)
        )
