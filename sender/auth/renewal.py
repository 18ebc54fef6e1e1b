"""The callers whose tokens are kept fresh where they look for them: they never hold a key that signs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sender.auth.callers import Caller, Callers
from sender.auth.token_keys import SharedSecret
from sender.auth.tokens import make_token
from sender.settings import Settings
from service.settings import entries


class Renewal:
    """`client` makes a boto3 client. The setting SENDER_TOKEN_PARAMETERS names each caller and its parameter."""

    def __init__(
        self, client: Callable[[str], Any], settings: Settings, callers: Callers, clock: Callable[[], datetime]
    ):
        self._client, self._settings, self._callers, self._clock = client, settings, callers, clock
        self._parameters = dict(entry.split("=", 1) for entry in entries(settings.token_parameters))

    def renew(self) -> dict[str, str]:
        """Lay a new token, good for 24 hours, into each caller's parameter: those tokens by caller.

        Who is not listed is listed from now on; who was revoked gets none. Raises KeysUnavailable, and boto3's own
        errors, with the tokens before still good.
        """
        secret = SharedSecret(self._client("secretsmanager"), self._settings.jwt_secret).current()
        ssm, issuer = self._client("ssm"), self._settings.jwt_issuer
        tokens = {
            caller: make_token(secret, caller, issuer=issuer) for caller in self._parameters if self._good(caller)
        }
        for caller, token in tokens.items():
            ssm.put_parameter(Name=self._parameters[caller], Value=token, Type="SecureString", Overwrite=True)
        return tokens

    def _good(self, name: str) -> bool:
        caller = self._callers.get(name) or self._callers.add(Caller(name=name), self._clock())
        return caller.revoked_at is None
