"""The tests' own clients of AWS, beside those of our programs: no wire counts their calls, or kills at one."""

import os
from typing import Any

import boto3


class Outside:
    """A session whose clients are made once for each AWS: to make one takes as long as many calls."""

    def __init__(self):
        self._session, self._made = boto3.Session(), dict[tuple[str, str | None], Any]()

    @property
    def events(self) -> Any:
        return self._session.events

    def client(self, service: str) -> Any:
        which = service, os.environ.get("AWS_ENDPOINT_URL")
        if which not in self._made:
            self._made[which] = self._session.client(service)
        return self._made[which]


OUTSIDE = Outside()
