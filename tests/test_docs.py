"""Docs that cannot drift."""

from pathlib import Path

from bot.settings import SETTINGS
from scripts import diagram

ROOT = Path(__file__).resolve().parent.parent


def test_the_diagram_is_drawn_from_this_machine():
    assert diagram.PAGE.read_text(encoding="utf-8") == diagram.page(), "run: python -m scripts.diagram"


def test_every_setting_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for setting in SETTINGS.values():
        assert f"`{setting.variable}`" in readme
