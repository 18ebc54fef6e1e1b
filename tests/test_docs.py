"""Docs that cannot drift."""

from pathlib import Path

import pytest

from bot.settings import SETTINGS as OF_THE_BOT
from scripts import diagram
from sender.settings import SETTINGS as OF_THE_SENDER

ROOT = Path(__file__).resolve().parent.parent


def test_the_diagram_is_drawn_from_this_machine():
    assert diagram.PAGE.read_text(encoding="utf-8") == diagram.page(), "run: python -m scripts.diagram"


@pytest.mark.parametrize(
    "setting", [*OF_THE_BOT.values(), *OF_THE_SENDER.values()], ids=lambda setting: setting.variable
)
def test_every_setting_is_in_the_readme(setting):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"| `{setting.variable}` | {setting.purpose} |" in readme
