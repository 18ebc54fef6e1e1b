"""Who is let in, and for what: a token names a caller, and the caller has scopes."""

from sender.auth.callers import SCOPES, Caller, Callers
from sender.auth.tokens import Tokens, Unauthorized
from sender.logs.logs import logs, shown


class Forbidden(Exception):
    """The caller is known and may not do this; says what it lacks."""


class Access:
    """With `listed_only` a good token does not do: its caller has to be on the list."""

    def __init__(self, tokens: Tokens, callers: Callers, *, listed_only: bool):
        self._tokens, self._callers, self._listed_only = tokens, callers, listed_only

    def caller(self, authorization: str | None, scope: str) -> Caller:
        """Who calls, from now on in every log line.

        Raises Unauthorized, Forbidden and keys.KeysUnavailable, and boto3's errors where the list is away.
        """
        token = self._tokens.caller(authorization)
        logs.carry(caller=shown(token.user))
        caller = self._callers.get(token.user)
        if caller is None and self._listed_only:
            raise Unauthorized("The token's sub is no caller of ours")
        caller = caller or Caller(name=token.user)
        if caller.revoked_at:
            raise Unauthorized("The caller was revoked")
        if caller.outlived(token.issued_at):
            raise Unauthorized("The token is of before its caller was revoked")
        if scope not in caller.scopes:
            raise Forbidden(f"The caller may not {SCOPES[scope]}: it needs the scope {scope}")
        return caller
