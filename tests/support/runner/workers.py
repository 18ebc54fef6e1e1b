"""How the files of tests are shared out to workers: a file is one worker's, and the longest come first."""

from collections.abc import Sequence

import pytest
from xdist.scheduler import LoadFileScheduling

# Seconds, roughly, of what would keep one worker busy when the others are done. What needs the same machine or
# stage is one worker's, so that these are made once.
MACHINE, SEASON = "machine", "season"
TOGETHER = {
    "tests/stage/": "stage",
    "tests/aws/": "emulators",
    "tests/deploy/packing/": "packing",
    "tests/whole/test_machine.py": MACHINE,
    "tests/whole/test_at.py": MACHINE,
    "tests/whole/test_page.py": MACHINE,
    "tests/whole/test_example_season.py": SEASON,
    "tests/whole/test_payments.py": SEASON,
}
LONGEST = (
    "tests/stage/",
    "tests/season/",
    "tests/deploy/packing/",
    "tests/whole/",
    "tests/bot/web/desk/test_api.py",
    "tests/sender/worker/test_crashes.py",
    "tests/local/test_survival.py",
    "tests/scripts/",
    "tests/aws/",
    "tests/sender/api/",
    "tests/bot/",
    "tests/sender/",
    "tests/deploy/",
    "tests/local/",
)


def share_of(nodeid: str) -> str:
    """What a test belongs to: all of it goes to one worker."""
    file = nodeid.partition("::")[0]
    return next((name for place, name in TOGETHER.items() if file.startswith(place)), file)


class Sharing(LoadFileScheduling):
    """Files, or what belongs together, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The same tests, with each file's in their order."""

    def place(item: pytest.Item) -> int:
        return next((at for at, start in enumerate(LONGEST) if item.nodeid.startswith(start)), len(LONGEST))

    return sorted(items, key=place)
