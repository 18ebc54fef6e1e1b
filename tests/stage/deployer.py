"""Who deploys at a terminal, and is killed at it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from local.rehearsal.stage import Stage
from tests.stage.commands import Volunteer
from tests.support.deploy.killing_proxy import Fate, before

TIME = 240  # seconds for one deployment; the first also gathers the packages


class Deployer:
    """The volunteer's `start.py deploy`, in a process group of its own; `mortal` is where all that it asks goes by a
    fate: the environment of the proxies before AWS and Twilio.
    """

    def __init__(self, volunteer: Volunteer, mortal: Mapping[str, str], fate: Fate):
        self.volunteer, self._mortal, self._fate = volunteer, mortal, fate
        self._token = {"TWILIO_AUTH_TOKEN": volunteer.stage.machine.keys["auth_token"]}
        self.last_words = ""

    def is_killed_at(self, call: str, count: int, *words: str) -> None:
        self._fate.decides(call, count)
        code, said = self._runs(self._mortal, *words)
        assert self._fate.struck, f"{call} was not called {count} times:\n{said}"
        assert code == -9

    def comes_to_its_end(self, *words: str) -> str:
        """What it says."""
        code, self.last_words = self._runs({}, *words)
        assert code == 0, self.last_words
        return self.last_words

    def _runs(self, environment: Mapping[str, str], *words: str) -> tuple[int, str]:
        done = subprocess.Popen(  # noqa: S603 ours
            [sys.executable, "-m", "deploy", *words],
            cwd=self.volunteer.folder,
            env=self.volunteer.environment | self._token | environment,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._fate.victim = done.pid
        with done:
            said = done.communicate(timeout=TIME)[0]
        return done.returncode, said


@contextmanager
def deployer_with_a_world(folder: Path) -> Iterator[Deployer]:
    """One with a verified sender at SES, Twilio's token, and nothing deployed yet."""
    (folder / "world").mkdir()
    (folder / "project").mkdir()
    fate = Fate()
    with (
        Stage(folder / "world") as stage,
        before(os.environ["AWS_ENDPOINT_URL"], fate) as aws,
        before(stage.phone, fate) as twilio,
    ):
        volunteer = Volunteer(stage, folder / "project")
        stage.client("sesv2").create_email_identity(EmailIdentity=volunteer.club.email_from)
        yield Deployer(volunteer, {"AWS_ENDPOINT_URL": aws, "TWILIO_API_URL": twilio, "NO_PROXY": "127.0.0.1"}, fate)
