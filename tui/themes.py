"""Colours: paper, ink and one seal of vermilion, and the same roles found in every other theme.

Widgets name roles only: `$ink`, `$muted`, `$here`, `$link`, `$star`, `$good`,
`$match` on `$match-paper`. Our themes set them; for the others they are derived.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color, ColorParseError
from textual.theme import Theme

READABLE = 4.5
"""The contrast every text must have on the shade it stands on (WCAG AA)."""


def _theme(
    name: str, *, dark: bool, paper: tuple[str, str, str], roles: Mapping[str, str]
) -> Theme:
    """Make a theme from its three shades (page, pane, bar) and the colours of its roles."""
    background, surface, panel = paper
    return Theme(
        name=name,
        dark=dark,
        primary=roles["here"],
        secondary=roles["link"],
        accent=roles["here"],
        warning=roles["star"],
        success=roles["good"],
        error=roles["here"],
        foreground=roles["ink"],
        background=background,
        surface=surface,
        panel=panel,
        variables=dict(roles),
    )


MO = _theme(
    "mo",
    dark=True,
    paper=("#15181b", "#1c2024", "#252a2f"),
    roles={
        "ink": "#dcd7ca",
        "muted": "#969b9f",
        "here": "#e07a5f",
        "link": "#86add4",
        "star": "#e3bf6a",
        "good": "#93b07f",
        "match": "#f4d58d",
        "match-paper": "#4a3a1c",
    },
)
XUAN = _theme(
    "xuan",
    dark=False,
    paper=("#f7f2e8", "#f0e9db", "#e7decd"),
    roles={
        "ink": "#2a2926",
        "muted": "#5f594f",
        "here": "#a63a24",
        "link": "#2c5883",
        "star": "#6b4f0a",
        "good": "#3d5f30",
        "match": "#3b2a00",
        "match-paper": "#f3d98b",
    },
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    paper=("#000000", "#0a0a0a", "#1a1a1a"),
    roles={
        "ink": "#ffffff",
        "muted": "#c4c4c4",
        "here": "#ff9a7a",
        "link": "#9ecbff",
        "star": "#ffd84d",
        "good": "#a6e38a",
        "match": "#000000",
        "match-paper": "#ffd84d",
    },
)
THEMES = (MO, XUAN, CONTRAST)


def derived_roles(variables: Mapping[str, str]) -> dict[str, str]:
    """Return our roles in the colours of a theme that does not know them."""
    ansi = variables["background"].startswith("ansi")
    return {
        "ink": variables["foreground"],
        "muted": "ansi_bright_black" if ansi else _muted(variables),
        "here": variables["accent"],
        "link": _readable(variables["primary"], variables),
        "star": _readable(variables["warning"], variables),
        "good": _readable(variables["success"], variables),
        "match": "ansi_black" if ansi else variables["background"],
        "match-paper": variables["warning"],
    }


def _muted(variables: Mapping[str, str]) -> str:
    """Return the palest mix of ink and paper that can still be read on the darkest shade."""
    ink, paper = Color.parse(variables["foreground"]), Color.parse(variables["panel"])
    mixes = (ink.blend(paper, share / 20) for share in range(9, 0, -1))
    return next((mix for mix in mixes if contrast(mix, paper) >= READABLE), ink).hex


def _readable(colour: str, variables: Mapping[str, str]) -> str:
    """Return the colour, drawn towards the ink until it can be read."""
    try:
        parsed, paper = Color.parse(colour), Color.parse(variables["panel"])
    except ColorParseError:
        return colour
    if parsed.ansi is not None:
        return colour
    ink = Color.parse(variables["foreground"])
    mixes = (parsed.blend(ink, share / 10) for share in range(11))
    return next((mix for mix in mixes if contrast(mix, paper) >= READABLE), ink).hex


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours: 1 to 21, as WCAG 2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance of a colour, 0 to 1."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
