"""Make a token: `python -m sender.token USER_ID [EMAIL] [CUSTOMER_ID]` prints one that is good for 24 hours."""

import os
import sys
import time
from collections.abc import Mapping

import jwt

from sender.auth.tokens import LONGEST_LIFE


def make_token(
    secret: str,
    user: str,
    email: str | None = None,
    customer: str | None = None,
    *,
    issuer: str,
    life: int = LONGEST_LIFE,
) -> str:
    """A token for `user`, signed with the shared secret, good for `life` seconds."""
    now = int(time.time())
    claims = {"iss": issuer, "sub": user, "iat": now, "exp": now + life, "email": email, "customer_id": customer}
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, secret, algorithm="HS256")


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if not 1 <= len(arguments) <= 3 or arguments[0].startswith("-") or not arguments[0].strip():
        print("usage: python -m sender.token USER_ID [EMAIL] [CUSTOMER_ID]", file=sys.stderr)
        return 2
    import boto3

    from sender.auth.token_keys import KeysUnavailable, SharedSecret
    from sender.settings import read
    from service.settings import MissingSettings

    try:
        settings = read(environment, "jwt_secret", "jwt_issuer")
        secret = SharedSecret(boto3.client("secretsmanager"), settings["jwt_secret"]).current()
    except MissingSettings as missing:
        print(missing, file=sys.stderr)
        return 1
    except KeysUnavailable:
        print("The secret cannot be read: is SENDER_JWT_SECRET_ARN right, and may you read it?", file=sys.stderr)
        return 1
    print(make_token(secret, *arguments, issuer=settings["jwt_issuer"]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
