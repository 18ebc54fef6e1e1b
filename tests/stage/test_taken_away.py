"""A stage that is destroyed, by a command that is killed on its way, is gone whole."""

import pytest

from tests.stage.census import found
from tests.stage.deployer import Deployer
from tests.support.runner.thoroughness import some

ENDINGS = ["DeleteStack", "DeleteFunction", "DeleteTable", "DeleteSecret"]


@pytest.mark.timeout(900)
def test_what_was_destroyed_is_gone(deployer: Deployer):
    words = ("destroy", "production", "--with-data", "--yes")
    for call in some(ENDINGS, 1):
        deployer.is_killed_at(call, 1, *words)
    deployer.comes_to_its_end(*words)
    assert not [what for what, there in found(deployer.volunteer).items() if _any(there)]


def _any(there: object) -> bool:
    return any(there.values()) if isinstance(there, dict) else bool(there)
