"""The tables of docs/settings.md, made from the code: `python -m scripts.settings` writes them anew."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from bot.settings import SETTINGS as OF_THE_BOT
from local.club_questions import SETTINGS as OF_ONE_MACHINE
from sender.settings import SETTINGS as OF_THE_SENDER

PAGE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"
HEAD = """# Settings

Made from `bot/settings.py`, `sender/settings.py` and `local/club_questions.py` by `python -m scripts.settings`; a test
fails when it is stale.

All are environment variables; a missing one stops the start with a message that names it. On one machine `start.py`
sets them, in production the deployment does, from `club.toml` and the outputs of the stacks: a value `ssm:NAME` is read
from Parameter Store at the start, `secretsmanager:NAME` from Secrets Manager when it is needed, and again after a
rotation, and so is `parameter:NAME` from Parameter Store. `AWS_ENDPOINT_URL`, which boto3 itself reads, is an emulator
instead of AWS. The club's names and addresses, `PAYMENT_URL` and `ALLOWED_NUMBERS` may also be given to `start.py`,
which else has a club of its own.
"""


class Setting(Protocol):
    """A row of either table."""

    variable: str
    purpose: str
    default: str | None


def page() -> str:
    """The whole page."""
    tables = {"The bot's": OF_THE_BOT, "The sender's": OF_THE_SENDER, "One machine's": OF_ONE_MACHINE}
    return HEAD + "".join(f"\n## {whose}\n\n{table(settings.values())}" for whose, settings in tables.items())


def table(settings: Iterable[Setting]) -> str:
    """Each setting's variable, purpose and default."""
    return "| Variable | What it is for | Default |\n|---|---|---|\n" + "".join(map(row, settings))


def row(setting: Setting) -> str:
    default = "required" if setting.default is None else f"`{setting.default}`" if setting.default else ""
    return f"| `{setting.variable}` | {setting.purpose} | {default} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
