"""The callers whose tokens are kept fresh where they look for them: they never hold the secret that signs."""

from collections.abc import Callable
from typing import Any

from sender.auth.token_keys import SharedSecret
from sender.auth.tokens import make_token
from sender.settings import Settings
from service.settings import entries


class Callers:
    """`client` makes a boto3 client. The setting SENDER_TOKEN_PARAMETERS names each caller and its parameter."""

    def __init__(self, client: Callable[[str], Any], settings: Settings):
        self._client, self._settings = client, settings
        self._parameters = dict(entry.split("=", 1) for entry in entries(settings.token_parameters))

    def renew(self) -> dict[str, str]:
        """Lay a new token, good for 24 hours, into each caller's parameter: those tokens by caller.

        Raises KeysUnavailable, and boto3's own errors, with the tokens before still good.
        """
        secret = SharedSecret(self._client("secretsmanager"), self._settings.jwt_secret).current()
        ssm, issuer = self._client("ssm"), self._settings.jwt_issuer
        tokens = {caller: make_token(secret, caller, issuer=issuer) for caller in self._parameters}
        for caller, parameter in self._parameters.items():
            ssm.put_parameter(Name=parameter, Value=tokens[caller], Type="SecureString", Overwrite=True)
        return tokens
