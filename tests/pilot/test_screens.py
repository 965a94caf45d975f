"""The pictures of the README are what the program shows."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from screenshots.take import FOLDER, SCENES, Scene, take

FONTS = re.compile(r' (?:font-family|font-size|textLength)="[^"]*"')


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_the_screen_is_the_picture(scene: Scene) -> None:
    shown = FONTS.sub("", await take(scene)).splitlines()
    drawn = (FOLDER / f"{scene.name}.svg").read_text(encoding="utf-8")
    assert FONTS.sub("", drawn).splitlines() == shown, "`make screenshots`, and look at them"


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_picture_is_well_formed(scene: Scene) -> None:
    root = ElementTree.parse(FOLDER / f"{scene.name}.svg").getroot()
    assert root.tag.endswith("svg")
    assert len(root) > 20
