"""One deployment of a stage at a time: whoever changes a stage holds its lease, in Parameter Store."""

import getpass
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Self

import msgspec

from deploy.aws.services import DeploymentFailed
from deploy.club import Club
from flows.london import LONDON

LONGEST = timedelta(minutes=30)  # longer than any deployment: a lease of before was left by one that was cut short


class Holder(msgspec.Struct, frozen=True):
    """Who changes the stage, on which machine, in which process, since when (a time with its zone)."""

    who: str
    machine: str
    process: int
    since: datetime

    @classmethod
    def here(cls) -> Self:
        return cls(getpass.getuser(), socket.gethostname(), os.getpid(), datetime.now(UTC))

    @property
    def is_gone(self) -> bool:
        """Whether nobody works there any more: it took too long, or it ran here and does not run now."""
        return datetime.now(UTC) - self.since > LONGEST or (self.machine == socket.gethostname() and not self._runs())

    def _runs(self) -> bool:
        if os.name == "nt":  # where to ask like this is to end the process
            return True
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:  # it is somebody else's
            return True
        return True


class Lease:
    """The lease of a stage. `ssm` is a boto3 client."""

    def __init__(self, ssm: Any, club: Club):
        self._ssm, self._club, self._name = ssm, club, club.parameter("deploying")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Raises DeploymentFailed, and changes nothing, while somebody else has it."""
        mine = Holder.here()
        self._take(mine)
        try:
            yield
        finally:
            if self._holder() == mine:
                self._ssm.delete_parameter(Name=self._name)

    def _take(self, mine: Holder) -> None:
        before = self._holder()
        if before and before.is_gone:
            with suppress(self._ssm.exceptions.ParameterNotFound):  # somebody else was faster
                self._ssm.delete_parameter(Name=self._name)
        try:
            self._ssm.put_parameter(Name=self._name, Value=msgspec.json.encode(mine).decode(), Type="String")
        except self._ssm.exceptions.ParameterAlreadyExists:
            raise DeploymentFailed(self._refusal()) from None

    def _holder(self) -> Holder | None:
        try:
            found = self._ssm.get_parameter(Name=self._name)
        except self._ssm.exceptions.ParameterNotFound:
            return None
        return msgspec.json.decode(found["Parameter"]["Value"], type=Holder)

    def _refusal(self) -> str:
        """Who is at it, and what to do."""
        title, held = self._club.title, self._holder()
        if held is None:
            return f"Somebody has just changed {title}. Nothing was changed: run this again."
        until = (held.since + LONGEST).astimezone(LONDON)
        return (
            f"{held.who} has been changing {title} from {held.machine} since {held.since.astimezone(LONDON):%H:%M}. "
            "Nothing was changed: run this again when that is done. If it was cut short, run it again on that machine, "
            f"or anywhere after {until:%H:%M}."
        )
