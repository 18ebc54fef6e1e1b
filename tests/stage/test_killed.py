"""A deployment that was killed at any step is run again and comes to its end, with nothing doubled or missing."""

from collections.abc import Callable

import msgspec
import pytest

from deploy.aws.services import SERVICES
from deploy.aws.zappa import Zappa
from deploy.release import Releases
from tests.stage.census import declared, found
from tests.stage.commands import Volunteer
from tests.stage.deployer import Deployer

pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def undisturbed(volunteer: Volunteer) -> Callable[[], bool]:
    """Whether all is as if nobody had been killed."""
    zappa = Zappa(volunteer.folder, volunteer.folder / ".build", volunteer.club)
    digests = {service.name: zappa.digest(service) for service in SERVICES}

    def look() -> bool:
        assert found(volunteer) == declared(volunteer, digests)
        return True

    return look


def test_it_comes_to_its_end(deployer: Deployer, undisturbed: Callable[[], bool]):
    assert "Both services answer" in deployer.last_words
    assert undisturbed()


def test_killed_before_the_release_was_kept_it_keeps_it(deployer: Deployer, undisturbed: Callable[[], bool]):
    releases = Releases(deployer.volunteer.client, deployer.volunteer.club)
    now = releases.current()
    releases.keep(msgspec.structs.replace(now, digests=dict.fromkeys(now.digests, "before")))
    assert "Nothing changed." in deployer.comes_to_its_end("production", "--no")
    assert undisturbed()


def test_it_leaves_no_litter_in_the_project(volunteer: Volunteer):
    assert not list(volunteer.folder.glob("*-template-*.json"))
