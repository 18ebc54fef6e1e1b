"""A deployed stage and who looks after it. It is made once, by a deployment that is killed on its way."""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.stage.commands import STAGE, Volunteer
from tests.stage.deployer import Deployer, deployer_with_a_world
from tests.support.runner.thoroughness import some

STEPS = [  # some of these, with --all each: it continues what the one before has left
    ("CreateChangeSet", 1),  # a review is left
    ("CreateStack", 1),  # the sender's stack is under way
    ("CreateStack", 1),  # and the bot's
    ("PutSecretValue", 1),
    ("PutItem", 5),
    ("CreateContent", 1),  # a template whose approval was not asked for
    ("AskForApproval", 2),
    ("CreateFunction", 1),  # the sender's, before its API
    ("CreateStack", 1),  # its API is under way
    ("CreateDeployment", 1),
    ("TagFunction", 1),
    ("CreateFunction", 2),  # the worker's is there, the bot's has no API
    ("UpdateFunctionConfiguration", 1),
    ("UpdateStack", 1),  # the queue's mapping
    ("SetWebhooks", 1),
    ("PutParameter", 1),  # the release is kept
]


@pytest.fixture(scope="package")
def deployer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployer]:
    """Who has deployed, by the command of docs/production.md, again after each time that it was killed."""
    environment, folder = dict(os.environ), tmp_path_factory.mktemp("stage")
    try:
        with ExitStack() as stack:
            deployer = stack.enter_context(deployer_with_a_world(folder))
            for call, count in some(STEPS, 2):
                deployer.is_killed_at(call, count, STAGE, "--no")
            deployer.comes_to_its_end(STAGE, "--no")
            yield deployer
    finally:
        os.environ.clear()
        os.environ.update(environment)


@pytest.fixture(scope="package")
def volunteer(deployer: Deployer) -> Volunteer:
    return deployer.volunteer
