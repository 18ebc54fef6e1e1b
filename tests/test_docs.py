"""Docs that cannot drift."""

from pathlib import Path
from typing import Any

import pytest

from bot.settings import SETTINGS as OF_THE_BOT
from flows.engine.summary import summary_lines
from scripts import diagram
from sender.settings import SETTINGS as OF_THE_SENDER
from tests.support.chat import Chat

ROOT = Path(__file__).resolve().parent.parent


def test_the_diagram_is_drawn_from_this_machine():
    assert diagram.PAGE.read_text(encoding="utf-8") == diagram.page(), "run: python -m scripts.diagram"


@pytest.mark.parametrize(
    "setting", [*OF_THE_BOT.values(), *OF_THE_SENDER.values()], ids=lambda setting: setting.variable
)
def test_every_setting_is_in_the_readme(setting):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"| `{setting.variable}` | {setting.purpose} |" in readme


def test_the_question_of_the_guide_is_one_entry():
    """The difference in the guide, applied to the flow as it is, makes a flow that asks the question in its place."""
    guide = (ROOT / "docs" / "add-a-question.md").read_text(encoding="utf-8")
    hunk = guide.partition("```diff\n")[2].partition("```")[0].splitlines()[3:]
    before = "\n".join(line[1:] for line in hunk if line.startswith(" "))
    after = "\n".join(line[1:] for line in hunk)
    source = (ROOT / "flows" / "registration" / "questions.py").read_text(encoding="utf-8")
    assert before in source
    module: dict[str, Any] = {"__name__": "flows.registration_with_lifts"}
    exec(compile(source.replace(before, after), "the guide", "exec"), module)  # noqa: S102 our own flow, one entry longer
    asked = list(module["registration"].questions)
    assert asked.index("lifts") == asked.index("photo") - 1
    registration = Chat().registration
    registration.answers["lifts"] = False
    assert "Lifts to away matches: No" in " ".join(summary_lines(module["registration"].questions, registration))
