"""The questions of a club.toml beside start.py: who has none asks what every club asks."""

import os
import tomllib
from pathlib import Path
from typing import Any

from flows.registration.club_questions.faults import faults_of
from service.settings import Setting

BESIDE = Path(__file__).resolve().parent.parent / "club.toml"
SETTINGS = {
    "club_file": Setting("CLUB_FILE", "the file with the club's own questions; empty: there are none", "club.toml")
}


class BadQuestions(ValueError):
    """The file has faults; names each of them with its remedy."""


def own_questions() -> list[dict[str, Any]]:
    """The entries of the club's file, which may lack every other setting. Raises BadQuestions."""
    place = os.environ.get(SETTINGS["club_file"].variable, str(BESIDE))
    if not place or not Path(place).is_file():
        return []
    try:
        entries = tomllib.loads(Path(place).read_text(encoding="utf-8")).get("questions", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadQuestions(f"{place} is no TOML: {error}") from None
    if faults := list(faults_of(entries)):
        raise BadQuestions(f"{place} has faults:\n  " + "\n  ".join(faults))
    return entries
