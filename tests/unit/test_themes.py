"""Every text can be read on every shade it stands on, in our themes and in all others."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.themes import CONTRAST, MO, THEMES, XUAN, contrast, derived_roles

ROLES = ("muted", "here", "link", "star", "good")
SHADES = ("background", "surface", "panel")


def least_contrast(role: str, theme: Theme) -> float:
    shades = [theme.background, theme.surface, theme.panel]
    colour = Color.parse(theme.variables[role])
    return min(contrast(colour, Color.parse(shade)) for shade in shades if shade)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_and_everything_else_can_be_read(theme: Theme) -> None:
    assert least_contrast("ink", theme) >= 10
    for role in ROLES:
        assert least_contrast(role, theme) >= (7 if theme is CONTRAST else 4.5), role


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_was_found_can_be_read(theme: Theme) -> None:
    match, paper = (Color.parse(theme.variables[role]) for role in ("match", "match-paper"))
    assert contrast(match, paper) >= 4.5


def test_one_theme_is_dark_and_one_is_light() -> None:
    assert (MO.dark, XUAN.dark) == (True, False)


@pytest.mark.parametrize("name", [name for name in BUILTIN_THEMES if not name.startswith("ansi")])
def test_other_themes_get_roles_that_can_be_read(name: str) -> None:
    variables = BUILTIN_THEMES[name].to_color_system().generate()
    roles = derived_roles(variables)
    panel = Color.parse(variables["panel"])
    ink = contrast(Color.parse(roles["ink"]), panel)
    for role in ("muted", "link", "star", "good"):
        # Where a theme's own text is paler than the rule, nothing can be darker than its text.
        assert contrast(Color.parse(roles[role]), panel) >= min(4.5, ink) - 0.01, role
