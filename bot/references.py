"""Settings that are kept elsewhere: a value `ssm:NAME` or `secretsmanager:NAME` stands for what lies there.

So a function's environment names its secrets and holds none. Parameters are read once, at the start. A secret is read
when it is first needed, and again while the process lives, since it may be rotated; so is one that lies in a parameter,
`parameter:NAME`. Of a secret that holds several in JSON, `secretsmanager:NAME#FIELD` is one: AWS bills by the secret.
"""

import json
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from bot.errors import Unavailable
from bot.logs.logs import log_failure

PARAMETER, SECRET, SECRET_IN_PARAMETER = "ssm:", "secretsmanager:", "parameter:"
MOST = 10  # names in one GetParameters: docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
FRESH = 60.0  # seconds for which a secret is not read again
AGAIN = 5.0  # seconds after which a secret that does not fit is worth another look: it may just have been rotated
STALE = 15 * 60.0  # seconds for which what was read bridges an outage
CHANGING_OVER = timedelta(hours=1)  # for which the value before is looked at


class MissingParameters(LookupError):
    """Names every parameter that there is not."""


def with_parameters(environment: Mapping[str, str], ssm: Any) -> dict[str, str]:
    """The environment with each reference to a parameter replaced by its value. `ssm` is a boto3 client.

    Raises MissingParameters, and boto3's own errors where Parameter Store does not answer.
    """
    wanted = {value.removeprefix(PARAMETER) for value in environment.values() if value.startswith(PARAMETER)}
    found: dict[str, str] = {}
    names = sorted(wanted)
    for start in range(0, len(names), MOST):
        answer = ssm.get_parameters(Names=names[start : start + MOST], WithDecryption=True)
        found |= {each["Name"]: each["Value"] for each in answer["Parameters"]}
    if missing := sorted(wanted - found.keys()):
        raise MissingParameters(f"There are no such parameters: {', '.join(missing)}. `python -m deploy` makes them.")
    return {
        name: found[value.removeprefix(PARAMETER)] if value.startswith(PARAMETER) else value
        for name, value in environment.items()
    }


class Secret:
    """A secret's value now. `given` is the value itself or a reference; `secrets` is a boto3 client, and `ssm` one for
    who may have it in a parameter.
    """

    def __init__(self, given: str, secrets: Any, monotonic: Callable[[], float] = time.monotonic, *, ssm: Any = None):
        self._secrets, self._ssm, self._monotonic = secrets, ssm, monotonic
        self._in_parameter = ssm is not None and given.startswith(SECRET_IN_PARAMETER)
        self._kept_elsewhere = self._in_parameter or given.startswith(SECRET)
        self._name, _, self._field = given.removeprefix(
            SECRET_IN_PARAMETER if self._in_parameter else SECRET
        ).partition("#")
        self._value = "" if self._kept_elsewhere else given
        self._before: str | None = None
        self._since: datetime | None = None
        self._read_at = self._looked_at = float("-inf")
        self._lock = threading.Lock()

    def current(self) -> str:
        """The value, a minute old at most. Raises Unavailable where it was never read and cannot be now."""
        with self._lock:
            if self._kept_elsewhere and self._monotonic() - self._read_at > FRESH:
                self._read()
            return self._value

    def changed(self, value: str) -> bool:
        """Whether the secret is another by now than this value, which somebody has refused.

        Looks again once in five seconds at most, however many strangers knock.
        """
        with self._lock:
            if self._kept_elsewhere and self._monotonic() - self._looked_at > AGAIN:
                self._looked_at = self._monotonic()
                self._read()
            return self._value != value

    def before(self) -> str:
        """The value before this one, for an hour after it was rotated: others change over later than we. Else "", and
        where it lies in a parameter: who signs with that signs with both meanwhile.
        """
        with self._lock:
            if self._in_parameter or self._since is None or datetime.now(UTC) - self._since > CHANGING_OVER:
                return ""
            if self._before is None:
                self._before = self._read_before()
            return self._before

    def _read(self) -> None:
        try:
            value, since = self._found()
            if value != self._value:
                self._before = None
            self._value, self._since, self._read_at = value, since, self._monotonic()
        except (BotoCoreError, ClientError, LookupError, ValueError) as error:  # the latter two: it has no value yet
            log_failure("the secret store does not answer", error, secret=self._name)
            if self._monotonic() - self._read_at > STALE:
                raise Unavailable(f"secret {self._name}") from None

    def _found(self) -> tuple[str, datetime]:
        """What lies there, and since when."""
        if self._in_parameter:
            told = self._ssm.get_parameter(Name=self._name, WithDecryption=True)["Parameter"]
            return told["Value"], told["LastModifiedDate"]
        told = self._secrets.get_secret_value(SecretId=self._name)
        return self._of(told), told["CreatedDate"]

    def _read_before(self) -> str:
        try:
            return self._of(self._secrets.get_secret_value(SecretId=self._name, VersionStage="AWSPREVIOUS"))
        except (BotoCoreError, ClientError, LookupError, ValueError):  # it was never rotated
            return ""

    def _of(self, told: Mapping[str, Any]) -> str:
        """Raises KeyError or ValueError where there is no such value."""
        return json.loads(told["SecretString"])[self._field] if self._field else told["SecretString"]
